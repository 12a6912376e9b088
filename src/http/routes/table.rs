//! Tables of routes: axum lists none, so a table records what it adds, for the tests and for readers.

use axum::Router;
use axum::handler::Handler;
use axum::middleware::map_response;
use axum::routing::{delete, get, patch, post};

use crate::http::answer::page::behind_link;
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
    /// `GET`, `POST`, `PATCH` or `DELETE`.
    pub method: &'static str,
    /// Path with its parameters, as axum writes them.
    pub path: &'static str,
}

/// A table of routes for one kind of people.
pub struct Table {
    who: Who,
    router: Router<Site>,
    routes: Vec<Route>,
}

macro_rules! methods {
    ($($name:ident $method:literal),+) => { $(
        #[doc = concat!("Adds a ", $method, " route.")]
        #[must_use]
        pub fn $name<H, T>(mut self, path: &'static str, handler: H) -> Self
        where
            H: Handler<T, Site>,
            T: 'static,
        {
            self.routes.push(Route { who: self.who, method: $method, path });
            Self { router: self.router.route(path, $name(handler)), ..self }
        }
    )+ };
}

impl Table {
    /// An empty table for `who`.
    pub fn of(who: Who) -> Self {
        Self { who, router: Router::new(), routes: Vec::new() }
    }

    methods!(get "GET", post "POST", patch "PATCH", delete "DELETE");

    /// Whatever this table answers stands behind a secret address.
    #[must_use]
    pub fn behind_links(self) -> Self {
        Self { router: self.router.layer(map_response(behind_link)), ..self }
    }

    /// What was added.
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// The router.
    pub fn router(self) -> Router<Site> {
        self.router
    }
}
