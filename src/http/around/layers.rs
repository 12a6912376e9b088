//! What stands around every request: ids, logs, limits, CSRF, headers, and errors in the reader's form.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use domain::Language;
use texts::Texts;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;
use wellspring_core::Error;

use super::networks::peer;
use crate::http::answer::refusal::{to_page, to_problem};
use crate::http::ground::acts::Acts;
use crate::http::ground::{Refusal, Refused, language, wants_json};
use crate::http::site::Site;

/// Forms and JSON are small.
const BODY: usize = 64 * 1024;

/// One static policy for every page: nothing but our own files, and wasm.
const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

/// The same for a page that these origins may show in a frame of theirs.
pub fn framed_by(origins: &[String]) -> HeaderValue {
    let ancestors = if origins.is_empty() { "'none'".to_owned() } else { origins.join(" ") };
    let policy = CSP.replace("frame-ancestors 'none'", &format!("frame-ancestors {ancestors}"));
    // Origins were parsed as addresses at start; nothing else stands in there.
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static(CSP))
}

/// Features of browsers that no page of ours uses.
const PERMISSIONS: &str =
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()";

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Headers on every answer.
const ALWAYS: [(HeaderName, HeaderValue); 5] = [
    (CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP)),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS)),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

/// Puts everything around the routes. It is one stack, since each `Router::layer` boxes every request once more; the first
/// line is the first to see a request.
pub fn around(routes: Router<Site>, site: &Site) -> Router<Site> {
    let small = DefaultPredicate::new().and(NotForContentType::new("text/calendar"));
    let stack = ServiceBuilder::new()
        .layer(CompressionLayer::new().compress_when(small))
        .layer(from_fn_with_state(site.clone(), dressed))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(csrf(site))
        .layer(DefaultBodyLimit::max(BODY));
    routes.layer(stack)
}

fn csrf(site: &Site) -> CsrfLayer {
    let layer = CsrfLayer::new();
    // A public URL that is no origin was refused at start.
    layer.clone().add_trusted_origin(&site.app.settings.public_url).unwrap_or(layer)
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    Refused::from(Error::Internal("a handler panicked".to_owned())).into_response()
}

/// Refusals in the reader's form, headers on every answer, a line in the log, and an id that is in both.
async fn dressed(site: Site, mut request: Request, next: Next) -> Response {
    let site = site.reading(language::note(&mut request));
    let asked = Asked::from_request(&mut request);
    let mut response = match site.networks.asks(peer(request.extensions()), request.headers()) {
        Ok(held) => {
            let response = next.run(request.map(|body| site.pace.of(body))).await;
            match held {
                Some(held) => response.map(|body| held.until_sent(body)),
                None => response,
            }
        }
        Err(refused) => Refused::from(refused).into_response(),
    };
    if let Some(refusal) = refusal(&mut response) {
        let referrer = response.headers_mut().remove(REFERRER_POLICY);
        response = asked.refuse(&site, refusal);
        // What stands behind a secret address stays secret when it is refused.
        response.headers_mut().extend(referrer.map(|policy| (REFERRER_POLICY, policy)));
    }
    let id = site.app.outside.uuid().to_string();
    let took = asked.began.elapsed();
    site.metrics.answered(asked.route(), &asked.method, response.status(), took);
    asked.log(&id, &response, took);
    headers(&site, id, response.headers_mut());
    response
}

/// What is remembered of a request while it is answered.
struct Asked {
    method: Method,
    route: Option<MatchedPath>,
    json: bool,
    acts: Acts,
    began: tokio::time::Instant,
}

impl Asked {
    fn from_request(request: &mut Request) -> Self {
        Self {
            method: request.method().clone(),
            route: request.extensions().get::<MatchedPath>().cloned(),
            json: wants_json(request.uri().path(), request.headers()),
            acts: Acts::within(request),
            began: tokio::time::Instant::now(),
        }
    }

    /// The route's template, the same in all languages.
    fn route(&self) -> Option<&str> {
        self.route.as_ref().map(|route| Language::plain(route.as_str()))
    }

    /// A page for people, problem details for programs.
    fn refuse(&self, site: &Site, refusal: Refusal) -> Response {
        let refusal = &refusal.told(Texts::of(site.language));
        let mut written = if self.json { to_problem(refusal, site) } else { to_page(refusal, site) };
        if self.method == Method::HEAD {
            *written.body_mut() = Body::empty();
        }
        written
    }

    /// One line: id, method, route, status, time, and who asked by their id, where they are known. Never a name; never a path,
    /// since paths hold tokens; never a query or an address.
    /// Reads that went well are told from the level `debug` on: a hall full of phones would drown everything else.
    fn log(&self, id: &str, response: &Response, took: Duration) {
        let status = response.status();
        let routine = self.method.is_safe() && !status.is_client_error() && !status.is_server_error();
        if routine && !tracing::enabled!(tracing::Level::DEBUG) {
            return;
        }
        let route = self.route().unwrap_or("(none)");
        let millis = took.as_secs_f64() * 1000.0;
        let actor = self.acts.id();
        tracing::info!(id, method = %self.method, route, status = status.as_u16(), millis, actor, "request");
    }
}

fn refusal(response: &mut Response) -> Option<Refusal> {
    let refusal = response.extensions_mut().remove::<Refusal>();
    refusal.or_else(|| is_bare_error(response).then(|| Refusal::of_status(response.status(), String::new())))
}

/// An error that some layer answered without a page.
fn is_bare_error(response: &Response) -> bool {
    let status = response.status();
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("text/plain");
    (status.is_client_error() || status.is_server_error()) && kind.starts_with("text/plain")
}

/// What nobody said may be kept is not kept.
fn headers(site: &Site, id: String, set: &mut HeaderMap) {
    set.reserve(ALWAYS.len() + 4);
    for (name, value) in ALWAYS {
        set.entry(name).or_insert(value);
    }
    or_insert(set, REFERRER_POLICY, "strict-origin-when-cross-origin");
    or_insert(set, CACHE_CONTROL, "no-store");
    keep_whole(set);
    if site.is_https() {
        set.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    if let Ok(id) = HeaderValue::try_from(id) {
        set.insert(X_REQUEST_ID, id);
    }
}

/// A page arrives as it was sent: proxies that shorten or translate break its forms and what wakes in it.
fn keep_whole(set: &mut HeaderMap) {
    let is_page = set.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page && set.get(CACHE_CONTROL).is_some_and(|cache| cache == "no-store") {
        set.insert(CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform"));
    }
}

fn or_insert(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}
