//! What stands around every request: ids, logs, limits, CSRF, headers, and errors in the reader's form.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;
use wellspring_core::Error;

use super::Site;
use super::error::{Refusal, Refused, wants_json};

/// Forms and JSON are small.
const BODY: usize = 64 * 1024;
/// How long a body may pause between two pieces.
const BODY_TIME: Duration = Duration::from_secs(30);

/// One static policy for every page: nothing but our own files, and wasm.
const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

const PERMISSIONS: &str = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()";

/// Puts everything around the routes. The last layer is the first to see a request.
pub fn around(routes: Router<Site>, site: &Site) -> Router<Site> {
    routes
        .layer(DefaultBodyLimit::max(BODY))
        .layer(RequestBodyTimeoutLayer::new(BODY_TIME))
        .layer(csrf(site))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(site.clone(), refusals))
        .layer(CompressionLayer::new().br(false).compress_when(DefaultPredicate::new().and(NotForContentType::new("text/calendar"))))
        .layer(from_fn_with_state(site.clone(), headers))
        .layer(from_fn(logged))
}

fn csrf(site: &Site) -> CsrfLayer {
    let layer = CsrfLayer::new();
    // A public URL that is no origin was refused at start.
    layer.clone().add_trusted_origin(&site.app.settings.public_url).unwrap_or(layer)
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    Refused(Error::Internal("a handler panicked".to_owned())).into_response()
}

/// Writes refusals as a page for people, as problem details for programs.
async fn refusals(State(site): State<Site>, request: Request, next: Next) -> Response {
    let json = wants_json(request.uri().path(), request.headers());
    let head = request.method() == Method::HEAD;
    let mut response = next.run(request).await;
    let refusal = match response.extensions_mut().remove::<Refusal>() {
        Some(refusal) => refusal,
        None if is_bare_error(&response) => Refusal::of_status(response.status(), String::new()),
        None => return response,
    };
    let mut written = if json { refusal.to_problem(&site) } else { refusal.to_page(&site) };
    if head {
        *written.body_mut() = axum::body::Body::empty();
    }
    written
}

/// An error that some layer answered without a page.
fn is_bare_error(response: &Response) -> bool {
    let status = response.status();
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("text/plain");
    (status.is_client_error() || status.is_server_error()) && kind.starts_with("text/plain")
}

/// Headers on every answer; what nobody said may be kept is not kept.
async fn headers(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let set = response.headers_mut();
    set.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP));
    set.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    set.insert(HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS));
    set.insert(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    set.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    or_insert(set, REFERRER_POLICY, "strict-origin-when-cross-origin");
    or_insert(set, CACHE_CONTROL, "no-store");
    if site.is_https() {
        set.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

fn or_insert(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}

/// One line a request: id, method, route, status, time. Never a path, since paths hold tokens, never a query or an address.
async fn logged(request: Request, next: Next) -> Response {
    let id = wellspring_core::outside::Outside::real().code(10);
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "(none)".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    let began = tokio::time::Instant::now();
    let mut response = next.run(request).await;
    let millis = began.elapsed().as_secs_f64() * 1000.0;
    tracing::info!(id, %method, route, status = response.status().as_u16(), millis, "request");
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}
