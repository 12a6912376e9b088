//! Who acts in a request, told to the line in the log that ends it: an id, never a name.

use std::sync::{Arc, OnceLock};

use axum::http::request::Parts;
use axum::http::{Extensions, Request};
use domain::activity::Who;

/// Where the id is put once somebody is known.
#[derive(Clone, Debug, Default)]
pub struct Acts(Arc<OnceLock<String>>);

impl Acts {
    /// A place for it, carried by the request.
    pub fn within<B>(request: &mut Request<B>) -> Self {
        let acts = Self::default();
        request.extensions_mut().insert(acts.clone());
        acts
    }

    /// Says who it is: what they are, and their id.
    pub fn by(parts: &Parts, who: &Who) {
        Self::note(&parts.extensions, who);
    }

    fn note(extensions: &Extensions, who: &Who) {
        if let Some(Self(place)) = extensions.get() {
            let _ = place.set(format!("{}:{}", who.kind, who.id));
        }
    }

    /// What was said; empty for strangers.
    pub fn id(&self) -> &str {
        self.0.get().map_or("", String::as_str)
    }
}
