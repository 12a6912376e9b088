//! The language of a request: every page of attendees and clinicians stands once more below `/es`.

use axum::extract::Request;
use axum::http::header::{ACCEPT_LANGUAGE, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Language;

/// Where a navigation comes from, of what kind, and what for (W3C Fetch Metadata).
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
const DEST: HeaderName = HeaderName::from_static("sec-fetch-dest");

/// The language that was noted of a request; the first where none was.
pub fn of(parts: &request::Parts) -> Language {
    parts.extensions.get().copied().unwrap_or_default()
}

/// Notes the language that the address of a request says; gives it.
pub fn note(request: &mut Request) -> Language {
    let language = Language::of_path(request.uri().path());
    if language != Language::default() {
        request.extensions_mut().insert(language);
    }
    language
}

/// An answer whose way on is in the language that its reader has just chosen, whatever they came from.
pub fn leads(language: Language, mut response: Response) -> Response {
    response.extensions_mut().insert(language);
    response
}

/// What a page in `language` leads on to stays in it, unless another one was chosen.
pub fn stays(language: Language, mut response: Response) -> Response {
    let language = response.extensions_mut().remove().unwrap_or(language);
    let to = response.headers().get(LOCATION).and_then(|to| to.to_str().ok());
    let own = to.filter(|to| to.starts_with('/') && Language::of_path(to) == Language::default());
    if let Some(to) = own.and_then(|to| HeaderValue::try_from(language.path(to)).ok()) {
        response.headers_mut().insert(LOCATION, to);
    }
    response
}

/// Whoever comes from elsewhere with a browser that prefers another language gets the page in it. Whoever comes from a page
/// of ours has chosen: no cookie has to remember that.
pub async fn prefer(request: Request, next: Next) -> Response {
    let wanted = arriving(&request).filter(|language| *language != Language::default());
    let Some(language) = wanted else { return next.run(request).await };
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let vary = HeaderValue::from_static("accept-language, sec-fetch-site");
    ([(VARY, vary)], Redirect::to(&language.path(path))).into_response()
}

/// What the reader of an answer to these headers reads best of what we have.
pub fn preferred(headers: &HeaderMap) -> Option<Language> {
    Language::preferred(said(headers, &ACCEPT_LANGUAGE))
}

/// What somebody who comes from elsewhere with a browser reads best.
fn arriving(request: &Request) -> Option<Language> {
    let headers = request.headers();
    // A letter's link says by itself what its reader reads.
    let mailed = ["/questions/", "/follow/"].iter().any(|path| request.uri().path().starts_with(path));
    let arrives = !mailed
        && request.method() == Method::GET
        && said(headers, &MODE) == "navigate"
        && said(headers, &DEST) == "document"
        && said(headers, &SITE) != "same-origin";
    arrives.then(|| preferred(headers)).flatten()
}

fn said<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_where_it_leads() {
        let response = leads(Language::En, ([(LOCATION, "/clinicians/abc")]).into_response());
        assert_eq!(stays(Language::Es, response).headers()[LOCATION], "/clinicians/abc");
    }

    #[test]
    fn what_leads_on_stays_in_its_language() {
        let led = |to: &'static str| {
            let response = stays(Language::Es, ([(LOCATION, to)]).into_response());
            response.headers()[LOCATION].to_str().unwrap().to_owned()
        };
        assert_eq!(led("/questions/abc"), "/es/questions/abc");
        assert_eq!(led("/es/questions/abc"), "/es/questions/abc");
        assert_eq!(led("https://elsewhere.example/ask"), "https://elsewhere.example/ask");
    }
}
