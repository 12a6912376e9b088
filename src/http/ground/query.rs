//! Addresses' queries.

use std::collections::HashMap;
use std::str::FromStr;

use axum::extract::FromRequestParts;
use axum::http::Uri;
use axum::http::request::Parts;
use wellspring_core::Error;

/// The address's query as words by name; of doubled names the last.
#[derive(Clone, Debug, Default)]
pub struct Query(HashMap<String, String>);

impl Query {
    /// An address's query.
    pub fn from_uri(address: &Uri) -> Self {
        let query = address.query().unwrap_or_default();
        Self(url::form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }

    /// A word by name; `None` where it is missing or empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|word| !word.is_empty())
    }

    /// Every name that was asked with.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// An id by name; what is no id names nothing ([`Error::NotFound`]).
    pub fn id<T: FromStr>(&self, name: &str) -> Result<Option<T>, Error> {
        self.get(name).map(str::parse).transpose().map_err(|_| Error::NotFound)
    }

    /// A word by name, or an empty one.
    pub fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::from_uri(&parts.uri))
    }
}
