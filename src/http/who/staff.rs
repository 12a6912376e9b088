//! Staff, by the cookie of their sign-in.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::REFERER;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::screens::Frame;
use domain::screens::settings::{Kept, SignInScreen};
use wellspring_core::actor::{Caller, Repeat};
use wellspring_core::identity::{self, Use, browsers};
use wellspring_core::{Error, Wellspring, key};

use super::Allowed;
use crate::http::answer::{Notice, Reply, form, html, public_frame, see_other, staff_frame};
use crate::http::ground::acts::Acts;
use crate::http::ground::cookie::cookie;
use crate::http::ground::{Query, Refused, Sending, upload, wants_json};
use crate::http::site::Site;

/// A member of staff who signed in, as the actor that a handler needs: their pages, and the ends of their forms.
pub struct As<A> {
    /// The product.
    pub app: Wellspring,
    /// What the command takes.
    pub actor: A,
    /// Who it is.
    pub caller: Caller,
    /// Whether JSON is asked for, as the islands do.
    pub json: bool,
    site: Site,
    notice: Option<Notice>,
}

impl<A> As<A> {
    /// What stands around their pages, with the notice that the address asks for.
    pub async fn frame(&self) -> Result<Frame, Error> {
        staff_frame(&self.site, &self.caller, self.notice).await
    }

    /// A page.
    pub async fn page<S>(&self, page: impl Fn(&Frame, &S) -> String, screen: &S) -> Reply {
        Ok(html(page(&self.frame().await?, screen)))
    }

    /// The [end of a form](form::end); what goes back on it comes from `again`. Who asks for JSON reads what was wrong.
    pub async fn form<S, F>(
        &self,
        done: Result<Response, Error>,
        page: impl Fn(&Frame, &S) -> String,
        again: impl FnOnce(Error) -> F,
    ) -> Reply
    where
        F: Future<Output = Result<S, Error>>,
    {
        if self.json {
            return Ok(done?);
        }
        form::end(done, async |why| {
            let screen = again(why).await?;
            Ok(page(&self.frame().await?, &screen))
        })
        .await
    }

    /// The same person as another actor.
    pub fn acting<B>(self, actor: B) -> As<B> {
        let Self { app, caller, json, site, notice, .. } = self;
        As { app, actor, caller, json, site, notice }
    }
}

/// Where nobody is signed in, it leads to the sign-in page, which leads back; where another password is to be chosen
/// first, to that.
impl<A: Allowed> FromRequestParts<Site> for As<A> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let token = sign_in_token(parts, site);
        let caller = match identity::by_cookie(&site.app, &token, using(parts)).await {
            Ok(caller) => caller,
            Err(Error::NotSignedIn) => return Err(sign_in_first(site, parts)),
            Err(Error::PasswordDue) => return Err(see_other(&leading_back("/account/password", parts), None)),
            Err(error) => return Err(Refused::from(error).into_response()),
        };
        Acts::by(parts, caller.who());
        let caller = caller.repeating(repeat(parts));
        Ok(Self {
            app: site.app.clone(),
            actor: A::from_caller(&caller).map_err(|why| Refused::from(why).into_response())?,
            caller,
            json: wants_json("", &parts.headers),
            site: site.clone(),
            notice: Query::from_uri(&parts.uri).get("notice").and_then(Notice::named),
        })
    }
}

/// What the cookie of a sign-in holds; empty without one.
pub fn sign_in_token(parts: &Parts, site: &Site) -> String {
    cookie(&parts.headers, sign_in_cookie(site)).unwrap_or_default()
}

/// What a page reads by itself is no use of the sign-in, or a forgotten tab would keep it for ever. Browsers say which reads
/// are a person's (W3C Fetch Metadata); where none says so, each counts.
fn using(parts: &Parts) -> Use {
    let mode = parts.headers.get("sec-fetch-mode").and_then(|mode| mode.to_str().ok());
    match mode {
        Some(mode) if parts.method == Method::GET && mode != "navigate" => Use::Looks,
        _ => Use::Counts,
    }
}

/// Programs of the page read why; a form comes back with the sign-in, so that nothing typed is lost.
fn sign_in_first(site: &Site, parts: &Parts) -> Response {
    if wants_json("", &parts.headers) {
        return Refused::from(Error::NotSignedIn).into_response();
    }
    match Sending::of(parts) {
        Some(sending) => waiting(site, parts, sending.fields(), false),
        None => see_other(&leading_back("/signin", parts), None),
    }
}

/// The sign-in page, with the form that waits for it: for whoever signed in last in this browser, and for nobody else.
fn waiting(site: &Site, parts: &Parts, fields: Vec<(String, String)>, file: bool) -> Response {
    let known = cookie(&parts.headers, known_cookie(site));
    let whose = browsers::last_in(&site.app, known.as_deref());
    let kept = whose.map(|whose| Kept { action: parts.uri.to_string(), fields, whose, file });
    let screen =
        SignInScreen { next: came_from(parts), kept, demo_accounts: site.accounts.clone(), ..SignInScreen::default() };
    (StatusCode::UNAUTHORIZED, html(pages::signin(&public_frame(site), &screen))).into_response()
}

/// Bytes of a field that waits beside a file that has to be chosen again; a whole calendar comes with that.
const LONGEST: usize = 64 * 1024;

async fn lasts(site: &Site, parts: &Parts) -> bool {
    identity::lasts(&site.app, &sign_in_token(parts, site)).await.unwrap_or(true)
}

/// A form with a file in it, of somebody who signed in. Without a sign-in what was typed waits; the file has to be chosen
/// again.
pub struct Uploads<A> {
    /// Who sends it.
    pub who: As<A>,
    /// What arrives.
    pub parts: Result<Multipart, MultipartRejection>,
}

impl<A: Allowed> FromRequest<Site> for Uploads<A> {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let who = As::from_request_parts(&mut parts, site).await;
        // Nothing is read of what nobody waits for.
        let known = cookie(&parts.headers, known_cookie(site));
        let ended =
            who.is_err() && browsers::last_in(&site.app, known.as_deref()).is_some() && !lasts(site, &parts).await;
        let sent = Multipart::from_request(Request::from_parts(parts.clone(), body), site).await;
        match who {
            Ok(who) => Ok(Self { who, parts: sent }),
            Err(refused) if ended => match upload::read(sent).await {
                Ok(sent) => Err(waiting(site, &parts, sent.typed(LONGEST), true)),
                // What cannot be read can wait for nobody either.
                Err(_) => Err(refused),
            },
            Err(refused) => Err(refused),
        }
    }
}

/// A form that arrives twice is done once.
fn repeat(parts: &Parts) -> Option<Repeat> {
    let sent = Sending::of(parts)?.repeats()?;
    let key = key::digest(&[parts.uri.path().as_bytes(), sent]);
    Some(Repeat { fingerprint: key.clone(), key })
}

/// The page that held the form.
fn came_from(parts: &Parts) -> String {
    let from = parts.headers.get(REFERER).and_then(|from| url::Url::parse(from.to_str().ok()?).ok());
    let path = |from: url::Url| from[url::Position::BeforePath..url::Position::AfterQuery].to_owned();
    from.map(path).filter(|path| !path.starts_with("/signin")).unwrap_or_else(|| "/plan".to_owned())
}

/// A page that leads back to what was asked for; a form's, to the page that held it.
fn leading_back(page: &str, parts: &Parts) -> String {
    let next = if parts.method == Method::GET { parts.uri.to_string() } else { came_from(parts) };
    let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("{page}?next={next}")
}

/// The sign-in cookie's name; behind https only this very host can set it.
pub fn sign_in_cookie(site: &Site) -> &'static str {
    if site.is_https() { "__Host-ws_signin" } else { "ws_signin" }
}

/// The name of the cookie by which a browser that has signed in is known again.
pub fn known_cookie(site: &Site) -> &'static str {
    if site.is_https() { "__Host-ws_known" } else { "ws_known" }
}
