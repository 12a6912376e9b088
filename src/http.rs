//! The HTTP door: what stands around every request, and the server itself.

pub mod answer;
pub mod api;
pub mod attend;
pub mod blog;
pub mod cache;
pub mod calendars;
pub mod clinic;
pub mod desk;
pub mod door;
pub mod error;
pub mod form;
pub mod identity;
pub mod keeping;
mod layers;
pub mod limits;
pub mod live;
pub mod mail_log;
pub mod metrics;
pub mod openapi;
pub mod operate;
pub mod people;
pub mod plan;
pub mod reply;
pub mod routes;
mod rows;
mod server;
pub mod sign;
mod upload;
mod voices;

use std::ops::Deref;
use std::sync::Arc;

use wellspring_core::Wellspring;

use crate::assets::Assets;
use crate::config::Config;

pub use server::{answer, serve};

/// What every handler is given. Cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<Parts>);

/// The parts of [`Site`].
pub struct Parts {
    /// The product.
    pub app: Wellspring,
    /// Every setting.
    pub config: Config,
    /// Browser assets.
    pub assets: Assets,
    /// Rendered public pages.
    pub shelf: cache::Shelf,
    /// Public sessions by address part.
    pub sessions: cache::Sessions,
    /// Names requests, in logs and answers.
    ids: layers::Ids,
    /// What was answered, for monitoring.
    pub metrics: metrics::Counters,
    /// Rate limits of strangers' posts.
    pub limits: limits::Limits,
    /// Listeners whose sockets are written without hyper.
    rows: rows::Rows,
    /// The demo's accounts, for its sign-in page.
    pub accounts: Vec<(String, String, String)>,
}

impl Deref for Site {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Site {
    /// Everything that the handlers need.
    pub fn new(app: Wellspring, config: Config, accounts: Vec<(String, String, String)>) -> Self {
        let limits = limits::Limits::new(&config);
        Self(Arc::new(Parts {
            app,
            config,
            assets: Assets::load(),
            shelf: cache::Shelf::default(),
            sessions: cache::Sessions::default(),
            ids: layers::Ids::new(),
            metrics: metrics::Counters::default(),
            limits,
            rows: rows::Rows::default(),
            accounts,
        }))
    }

    /// Whether browsers reach us by https, so that cookies are for https alone.
    pub fn is_https(&self) -> bool {
        self.app.settings.public_url.starts_with("https://")
    }

    /// The whole door: every route with everything around it.
    pub fn router(&self) -> axum::Router {
        layers::around(routes::all(), self).with_state(self.clone())
    }
}

impl axum::extract::FromRef<Site> for Wellspring {
    fn from_ref(site: &Site) -> Self {
        site.app.clone()
    }
}
