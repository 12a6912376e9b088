//! Coming in and going: the sign-in page, and one-time links.

use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use domain::screens::account::PasswordScreen;
use domain::screens::settings::{Kept, KeptScreen, SetupScreen, SignInScreen};
use serde_json::{Map, Value};
use wellspring_core::identity::{self, Attempt, SignedIn, browsers};
use wellspring_core::{Error, staff};

use crate::http::answer::{Notice, Reply, form, html, problems, public_frame, see_other};
use crate::http::ground::cookie::{cookie, set_cookie};
use crate::http::ground::{Path, Query, Sent};
use crate::http::site::Site;
use crate::http::who::Device;
use crate::http::who::staff::{known_cookie, sign_in_cookie};

/// What the sign-in form sends. Not `Debug`: it holds a password.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct SignInForm {
    email: String,
    password: String,
    next: String,
    #[serde(flatten)]
    waits: Waiting,
}

/// A form that waits for a sign-in, as the pages on the way carry it.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Waiting {
    kept_action: String,
    kept_for: String,
    #[serde(deserialize_with = "domain::form::tick")]
    kept_file: bool,
    /// Its fields, each behind `kept.`.
    #[serde(flatten)]
    rest: Map<String, Value>,
}

impl Waiting {
    /// The form, if there is one.
    pub(super) fn kept(&self) -> Option<Kept> {
        let one = |name: &str, value: &Value| Some((name.to_owned(), value.as_str()?.to_owned()));
        let fields = self.rest.iter().filter_map(|(name, value)| Some((name.strip_prefix("kept.")?, value)));
        let fields = fields.flat_map(|(name, value)| match value {
            Value::Array(several) => several.iter().filter_map(|value| one(name, value)).collect(),
            value => Vec::from_iter(one(name, value)),
        });
        is_ours(&self.kept_action).then(|| Kept {
            action: self.kept_action.clone(),
            fields: fields.collect(),
            whose: self.kept_for.clone(),
            file: self.kept_file,
        })
    }

    /// Where whoever is in now goes on: to their form that waited, else to `next`. Somebody else's is shown to nobody.
    pub(super) fn leads(&self, site: &Site, signed_in: &SignedIn, next: &str, notice: Option<Notice>) -> Response {
        let Some(kept) = self.kept() else { return let_in(site, signed_in, next, notice) };
        if !browsers::is_of(&site.app, &kept.whose, signed_in.caller.email()) {
            return let_in(site, signed_in, next, Some(Notice::NotTheirs));
        }
        let (frame, next) = (public_frame(site), next.to_owned());
        let page = match signed_in.password_due {
            true => {
                let email = signed_in.caller.email().to_owned();
                pages::password(&frame, &PasswordScreen { next, email, kept: Some(kept), ..PasswordScreen::default() })
            }
            false => pages::kept(&frame, &KeptScreen { kept, next }),
        };
        with_cookies(site, signed_in, html(page))
    }
}

/// `GET /signin?next=/plan`
pub async fn page(site: Site, query: Query) -> Reply {
    let screen =
        SignInScreen { next: query.text("next"), demo_accounts: site.accounts.clone(), ..SignInScreen::default() };
    Ok(html(pages::signin(&public_frame(&site), &screen)))
}

/// `POST /signin`
pub async fn sign_in(site: Site, device: Device, Sent(sent): Sent<SignInForm>) -> Reply {
    let attempt = Attempt {
        address: device.address,
        email: &sent.email,
        password: &sent.password,
        replaces: device.token.as_deref(),
        known: device.known.as_deref(),
        agent: &device.agent,
    };
    let signed_in = identity::sign_in(&site.app, attempt).await;
    let next = next_path(&sent.next);
    let done = signed_in.map(|signed_in| sent.waits.leads(&site, &signed_in, &next, None));
    form::end(done, async |why| {
        let (problems, demo_accounts, kept) = (problems(&why), site.accounts.clone(), sent.waits.kept());
        let screen = SignInScreen { email: sent.email, next: sent.next, problems, demo_accounts, kept };
        Ok(pages::signin(&public_frame(&site), &screen))
    })
    .await
}

/// A path on this site; anything else leads to the plan.
pub(super) fn next_path(next: &str) -> String {
    if is_ours(next) { next.to_owned() } else { "/plan".to_owned() }
}

/// Whether it is a path on this site. Browsers read a backslash as a slash, and pass over tabs and line breaks:
/// "/\t/other.example" is another site.
fn is_ours(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(|c: char| c == '\\' || c.is_control())
}

/// How long a browser is known again, in seconds: as long as browsers keep a cookie (RFC 6265bis §5.5).
const KNOWN_FOR: i64 = 400 * 86_400;

/// In, with the cookie of the sign-in and the one by which this browser is known; whoever has to choose another password is
/// led to that first.
pub(super) fn let_in(site: &Site, signed_in: &SignedIn, path: &str, notice: Option<Notice>) -> Response {
    let response = match signed_in.password_due {
        true => {
            let next: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
            see_other(&format!("/account/password?next={next}"), None)
        }
        false => see_other(path, notice),
    };
    with_cookies(site, signed_in, response)
}

fn with_cookies(site: &Site, signed_in: &SignedIn, mut response: Response) -> Response {
    let seconds = signed_in.ends_at.since(site.app.now()) / 1000;
    let cookie = set_cookie(site.is_https(), sign_in_cookie(site), &signed_in.token, seconds);
    response.headers_mut().append(SET_COOKIE, cookie);
    let known = set_cookie(site.is_https(), known_cookie(site), &signed_in.known, KNOWN_FOR);
    response.headers_mut().append(SET_COOKIE, known);
    response
}

/// `POST /signout`
pub async fn sign_out(site: Site, headers: HeaderMap) -> Reply {
    if let Some(token) = cookie(&headers, sign_in_cookie(&site)) {
        identity::sign_out(&site.app, &token).await?;
    }
    let mut response = see_other("/signin", None);
    response.headers_mut().append(SET_COOKIE, set_cookie(site.is_https(), sign_in_cookie(&site), "", 0));
    Ok(response)
}

/// `GET /setup/{token}`: shows the form; opening a link uses nothing up.
pub async fn setup_page(site: Site, Path(token): Path<String>) -> Reply {
    let screen = staff::setup_screen(&site.app, &token).await?;
    Ok(html(pages::setup(&public_frame(&site), &screen)))
}

/// `POST /setup/{token}`
pub async fn setup(site: Site, device: Device, Path(token): Path<String>, Sent(sent): Sent<staff::SetupForm>) -> Reply {
    let done = staff::setup(&site.app, &token, &sent, device.browser()).await;
    let done = done.map(|signed_in| let_in(&site, &signed_in, "/plan", Some(Notice::Welcome)));
    form::end(done, async |why| {
        let screen = staff::setup_screen(&site.app, &token).await?;
        Ok(pages::setup(&public_frame(&site), &setup_again(screen, sent, &why)))
    })
    .await
}

fn setup_again(screen: SetupScreen, sent: staff::SetupForm, why: &Error) -> SetupScreen {
    let (name, email) = if screen.first { (sent.name, sent.email) } else { (screen.name, screen.email) };
    SetupScreen { name, email, problems: problems(why), ..screen }
}
