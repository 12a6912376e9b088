//! Tables of routes: axum lists none, so a table records what it adds, for the tests and for readers.

use axum::Router;
use axum::handler::Handler;
use axum::middleware::{from_fn, map_response};
use axum::routing::{MethodRouter, delete, get, patch, post};
use utoipa_axum::router::UtoipaMethodRouter;

use crate::http::answer::behind_link;
use crate::http::ground::sending;
use crate::http::openapi::told::Told;
use crate::http::site::Site;

/// Who comes through a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Strangers on their phones.
    Attendee,
    /// Clinicians, by the link they were given.
    Clinician,
    /// Staff who signed in.
    Staff,
    /// Programs: with a token, or public.
    Api,
    /// Whoever runs the machine.
    Operator,
}

/// One route: who, how, where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Whose table it stands in.
    pub who: Who,
    /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    pub method: &'static str,
    /// Path with its parameters, as axum writes them.
    pub path: &'static str,
}

/// A table of routes for one kind of people.
pub struct Table {
    who: Who,
    router: Router<Site>,
    routes: Vec<Route>,
    told: Told,
}

impl Table {
    /// An empty table for `who`.
    pub fn new(who: Who) -> Self {
        Self { who, router: Router::new(), routes: Vec::new(), told: Told::default() }
    }

    /// Adds a GET route.
    #[must_use]
    pub fn get<T: 'static>(self, path: &'static str, handler: impl Handler<T, Site>) -> Self {
        self.with("GET", path, get(handler))
    }

    /// Adds a POST route.
    #[must_use]
    pub fn post<T: 'static>(self, path: &'static str, handler: impl Handler<T, Site>) -> Self {
        self.with("POST", path, post(handler))
    }

    /// Adds a PATCH route.
    #[must_use]
    pub fn patch<T: 'static>(self, path: &'static str, handler: impl Handler<T, Site>) -> Self {
        self.with("PATCH", path, patch(handler))
    }

    /// Adds a DELETE route.
    #[must_use]
    pub fn delete<T: 'static>(self, path: &'static str, handler: impl Handler<T, Site>) -> Self {
        self.with("DELETE", path, delete(handler))
    }

    fn with(mut self, method: &'static str, path: &'static str, answers: MethodRouter<Site>) -> Self {
        self.routes.push(Route { who: self.who, method, path });
        Self { router: self.router.route(path, answers), ..self }
    }

    /// Whatever this table answers stands behind a secret address.
    #[must_use]
    pub fn behind_links(self) -> Self {
        Self { router: self.router.layer(map_response(behind_link)), ..self }
    }

    /// Forms that this table takes are held until they are answered.
    #[must_use]
    pub fn holds_forms(self) -> Self {
        Self { router: self.router.layer(from_fn(sending::hold)), ..self }
    }

    /// Adds routes whose handlers say their methods, and describe themselves, with `#[utoipa::path]`.
    #[must_use]
    pub fn at(mut self, path: &'static str, (schemas, paths, router): UtoipaMethodRouter<Site>) -> Self {
        for item in paths.paths.into_values() {
            let methods = self.told.add(path, item).into_iter();
            self.routes.extend(methods.map(|method| Route { who: self.who, method, path }));
        }
        self.told.schemas.extend(schemas);
        Self { router: self.router.route(path, router), ..self }
    }

    /// What was added.
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// What was told of it.
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// The router.
    pub fn router(self) -> Router<Site> {
        self.router
    }
}
