//! What every handler is given.

use std::convert::Infallible;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, request};
use axum::response::Response;
use domain::Language;
use wellspring_core::{Error, Wellspring};

use super::around::cache::{HTML, Rendered, Sessions, Shelf, Stamp};
use super::around::limits::Limits;
use super::around::metrics::Durations;
use super::around::networks::Networks;
use super::around::rows::Rows;
use super::ground::language;
use super::ground::pace::Pace;
use crate::assets::Assets;
use crate::config::Config;

/// An account of the demo: address, password, role.
pub type Account = (String, String, String);

/// What every handler is given. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    parts: Arc<Parts>,
    /// What the reader of this request reads in, by its address.
    pub language: Language,
}

/// The parts of [`Site`].
pub struct Parts {
    /// The product.
    pub app: Wellspring,
    /// Every setting.
    pub config: Config,
    /// Browser assets.
    pub assets: Assets,
    /// Rendered public pages.
    pub shelf: Shelf,
    /// Public sessions by address part.
    pub sessions: Sessions,
    /// How long answers and commits take, for monitoring.
    pub metrics: Durations,
    /// Rate limits of strangers' posts.
    pub limits: Limits,
    /// How much each network holds.
    pub networks: Networks,
    /// How fast bodies have to come.
    pub pace: Pace,
    /// Listeners whose sockets are written without hyper.
    pub rows: Rows,
    /// The demo's accounts, for its sign-in page.
    pub accounts: Vec<Account>,
}

impl Deref for Site {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.parts
    }
}

impl Site {
    /// Everything that the handlers need; requests are told apart by these `routes`.
    pub fn new(
        app: Wellspring,
        config: Config,
        accounts: Vec<Account>,
        routes: impl Iterator<Item = &'static str>,
    ) -> Self {
        let (limits, metrics) = (Limits::new(&config), Durations::new(routes));
        let (networks, pace) = (Networks::new(&config), Pace::new(Duration::from_secs(config.body_seconds)));
        app.measure_commits(metrics.commits());
        let parts = Parts {
            app,
            config,
            assets: Assets::load(),
            shelf: Shelf::default(),
            sessions: Sessions::default(),
            metrics,
            limits,
            networks,
            pace,
            rows: Rows::default(),
            accounts,
        };
        Self { parts: Arc::new(parts), language: Language::default() }
    }

    /// The same for a reader of this language.
    #[must_use]
    pub fn reading(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// A page of strangers at `path`, kept for everybody who reads its language.
    ///
    /// # Errors
    /// What `render` says.
    pub async fn kept_page<F, R, T>(
        &self,
        path: &str,
        stamp: Stamp,
        headers: &HeaderMap,
        render: F,
    ) -> Result<Response, Error>
    where
        F: FnOnce() -> R,
        R: Future<Output = Result<T, Error>>,
        T: Into<Rendered>,
    {
        self.shelf.answer(&self.language.path(path), stamp, HTML, headers, render).await
    }

    /// Whether browsers reach us by https, so that cookies are for https alone.
    pub fn is_https(&self) -> bool {
        self.app.settings.public_url.starts_with("https://")
    }
}

impl FromRequestParts<Site> for Site {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut request::Parts, site: &Site) -> Result<Self, Infallible> {
        Ok(site.clone().reading(language::of(parts)))
    }
}
