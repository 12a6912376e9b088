//! What handlers tell of themselves, as a table of routes collects it.

use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::{RefOr, Schema};

/// What was told so far.
#[derive(Clone, Default)]
pub struct Told {
    /// Each operation with its path and its method.
    pub operations: Vec<(&'static str, &'static str, Operation)>,
    /// The bodies that they name.
    pub schemas: Vec<(String, RefOr<Schema>)>,
}

impl Told {
    /// Adds what stands at a path; gives its methods.
    pub fn add(&mut self, path: &'static str, item: PathItem) -> Vec<&'static str> {
        let methods =
            [("GET", item.get), ("POST", item.post), ("PUT", item.put), ("PATCH", item.patch), ("DELETE", item.delete)];
        let told: Vec<_> = methods.into_iter().filter_map(|(method, told)| Some((path, method, told?))).collect();
        let methods = told.iter().map(|(_, method, _)| *method).collect();
        self.operations.extend(told);
        methods
    }
}
