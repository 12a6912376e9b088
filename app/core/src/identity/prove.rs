//! Somebody who is signed in shows again who they are.

use std::net::IpAddr;

use domain::id::StaffId;

use super::throttle::{Browser, From};
use super::{Secret, sign_in};
use crate::actor::Caller;
use crate::storage::sign_ins;
use crate::{Error, Wellspring};

/// Takes the password once more: for ten minutes it counts for administrators' deeds in this sign-in.
///
/// # Errors
/// [`Error::Invalid`] beside `confirm_password`; [`Error::TooMany`] after too many failures; [`Error::Busy`].
pub async fn prove(
    app: &Wellspring,
    caller: &Caller,
    token: &str,
    address: IpAddr,
    password: &str,
) -> Result<(), Error> {
    given(app, caller, token, address, ("confirm_password", password)).await?;
    let mut work = app.begin(caller).await?;
    let now = work.now();
    sign_ins::prove(&mut work, &Secret::Cookie.digest(token), now).await?;
    work.upkeep().await
}

/// Checks the caller's own password, which stands in a form's field; gives its hash.
///
/// # Errors
/// As for [`prove`], beside that field.
pub(crate) async fn given(
    app: &Wellspring,
    caller: &Caller,
    token: &str,
    address: IpAddr,
    (field, password): (&'static str, &str),
) -> Result<String, Error> {
    // Whoever has this sign-in is no stranger; whoever guesses with a cookie that they found is stopped by its own count.
    let from = From { address, browser: Some(Browser::of(&Secret::Cookie.digest(token))) };
    let counted = app.throttle.attempt(&from, caller.email(), app.now())?;
    match sign_in::checked(app, caller.email(), password).await {
        Ok(Some((_, hash))) => {
            counted.succeeded();
            Ok(hash)
        }
        Ok(None) => {
            let id: StaffId = caller.id().parse().map_err(|_| Error::NotFound)?;
            sign_in::note_failure(app, Some(&id), true).await;
            Err(Error::field(field, "This is not your password."))
        }
        Err(error) => {
            counted.forgiven();
            Err(error)
        }
    }
}
