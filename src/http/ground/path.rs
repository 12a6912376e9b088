//! What addresses name, typed.

use axum::extract::{FromRequestParts, Path as Parameters};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use wellspring_core::Error;

use super::error::Refused;

/// The address's parameters: ids, steps, tokens. What is no id or no step names nothing, which is 404.
#[derive(Clone, Debug)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refused> {
        let named = Parameters::<T>::from_request_parts(parts, state).await;
        named.map(|Parameters(named)| Self(named)).map_err(|_| Error::NotFound.into())
    }
}
