//! Bearer tokens of programs: made once, shown once, revoked.

use domain::activity::Verb;
use domain::id::TokenId;
use domain::permission::Permissions;
use domain::screens::settings::TokenRow;
use domain::text::Name;
use domain::token::Token;
use domain::{Instant, Problems};

use crate::actor::{Administrator, Operator};
use crate::identity::Secret;
use crate::storage::tokens as rows;
use crate::{Activity, Error, Wellspring};

/// What a token is asked for with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenForm {
    /// What its owner calls it.
    pub name: String,
    /// Permissions with commas between them, such as `read,plan`.
    pub scopes: String,
    /// When it stops working; never without.
    pub expires_at: Option<Instant>,
}

/// A new token. Not `Debug`: it holds the token.
pub struct Issued {
    /// Its id.
    pub id: TokenId,
    /// The token, beginning with `ws_`. It is not stored and cannot be shown again.
    pub token: String,
}

/// Makes a token.
///
/// # Errors
/// [`Error::Invalid`] beside `name`, `scopes` and `expires`.
pub async fn create(app: &Wellspring, who: &Administrator, form: &TokenForm) -> Result<Issued, Error> {
    let (name, scopes) = checked(form, app.now())?;
    let mut work = app.begin(who).await?;
    let id: TokenId = work.id();
    let (token, digest) = Secret::Bearer.issue(&app.outside);
    let now = work.now();
    let new =
        rows::NewToken { id: &id, name: &name, digest: &digest, scopes: &scopes, expires_at: form.expires_at, now };
    rows::insert(&mut work, &new).await?;
    work.commit(Activity::token(&id, Verb::Created).detail(format!("{name}: {scopes}"))).await?;
    Ok(Issued { id, token })
}

/// Ends a token at once. One that has ended stays so.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn revoke(app: &Wellspring, who: &Administrator, id: &TokenId) -> Result<(), Error> {
    let mut work = app.begin(who).await?;
    let token = rows::get(&mut work, id).await?;
    let now = work.now();
    if !rows::revoke(&mut work, id, now).await? {
        return Ok(());
    }
    work.commit(Activity::token(id, Verb::Revoked).detail(token.name)).await
}

/// Every token, the latest first; those that have ended included.
///
/// # Errors
/// [`Error::Storage`].
pub async fn list(app: &Wellspring, _: &Operator) -> Result<Vec<TokenRow>, Error> {
    let row = |Token { id, name, scopes, created_at, expires_at, last_used_at, revoked_at }| TokenRow {
        id,
        name: name.to_string(),
        scopes: scopes.to_string(),
        created_at,
        last_used_at,
        expires_at,
        revoked: revoked_at.is_some(),
    };
    Ok(rows::all(&app.storage).await?.into_iter().map(row).collect())
}

fn checked(form: &TokenForm, now: Instant) -> Result<(Name, Permissions), Problems> {
    let mut problems = Problems::default();
    let name = problems.take("name", form.name.parse::<Name>());
    let scopes = problems.take("scopes", form.scopes.parse::<Permissions>());
    if form.expires_at.is_some_and(|ends| ends <= now) {
        problems.add("expires", "Choose a day to come.");
    }
    problems.or(name.zip(scopes.map(|scopes| scopes.in_order())))
}
