//! Whoever comes through a door: a browser with its cookies, or a program with its token.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, SET_COOKIE, USER_AGENT};
use axum::http::{HeaderName, HeaderValue, Method, Request, Response};
use serde_json::Value;
use tower::ServiceExt;

use super::answer::Thrown;
use super::{Answer, Stream, World};
use crate::openapi::told;

/// Somebody with a way of asking. A clone shares the cookies.
#[derive(Clone)]
pub struct Actor {
    pub world: World,
    address: IpAddr,
    agent: String,
    token: Option<String>,
    /// None for programs, which keep no cookies.
    cookies: Option<Arc<Mutex<BTreeMap<String, String>>>>,
    more: Vec<(HeaderName, HeaderValue)>,
}

/// What is sent.
enum Sent {
    Nothing,
    Form(String),
    Json(String),
    Raw(&'static str, String),
    Octets(&'static str, Vec<u8>),
}

impl Actor {
    pub(super) fn browser(world: &World, address: IpAddr) -> Self {
        let agent = "Mozilla/5.0 (Phone) Story/1".to_owned();
        Self { world: world.clone(), address, agent, token: None, cookies: Some(Arc::default()), more: Vec::new() }
    }

    pub(super) fn program(world: &World, address: IpAddr, token: Option<String>) -> Self {
        let agent = "story-program/1".to_owned();
        Self { world: world.clone(), address, agent, token, cookies: None, more: Vec::new() }
    }

    /// The same with a header more, in every request.
    pub fn with(&self, name: &'static str, value: &str) -> Self {
        let value = HeaderValue::try_from(value).expect("a header");
        let more = self.more.iter().cloned().chain([(HeaderName::from_static(name), value)]).collect();
        Self { more, ..self.clone() }
    }

    /// The same in another browser.
    pub fn with_agent(self, agent: &str) -> Self {
        Self { agent: agent.to_owned(), ..self }
    }

    /// The same with a cookie more.
    pub fn with_cookie(self, name: &str, value: &str) -> Self {
        self.jar().insert(name.to_owned(), value.to_owned());
        self
    }

    /// Somebody else with the same address and browser, without cookies: as a second tap before the first's answer.
    pub fn without_cookies(&self) -> Self {
        Self { cookies: Some(Arc::default()), ..self.clone() }
    }

    /// The same person at another node, or after a restart.
    pub fn on(&self, world: &World) -> Self {
        Self { world: world.clone(), ..self.clone() }
    }

    /// The same from another address.
    pub fn from(&self, address: &str) -> Self {
        Self { address: address.parse().expect("an address"), ..self.clone() }
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar().get(name).cloned()
    }

    fn jar(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.cookies.as_ref().expect("a browser").lock().expect("a jar")
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, Sent::Nothing).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask(Method::POST, path, Sent::Form(body)).await
    }

    /// Presses a button.
    pub async fn presses(&self, path: &str) -> Answer {
        self.post(path, &[]).await
    }

    /// Sends JSON.
    pub async fn sends(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.ask(method.parse().expect("a method"), path, Sent::Json(body.to_string())).await
    }

    /// Sends a body of another kind.
    pub async fn raw(&self, path: &str, kind: &'static str, body: String) -> Answer {
        self.ask(Method::POST, path, Sent::Raw(kind, body)).await
    }

    /// Sends bytes as they are.
    pub async fn octets(&self, path: &str, kind: &'static str, body: &[u8]) -> Answer {
        self.ask(Method::POST, path, Sent::Octets(kind, body.to_vec())).await
    }

    /// Sends something without a body.
    pub async fn does(&self, method: &str, path: &str) -> Answer {
        self.ask(method.parse().expect("a method"), path, Sent::Nothing).await
    }

    /// Sends next to nothing; gives status and `Location` without waiting for a body, which may be a stream.
    pub async fn knocks(&self, method: &str, path: &str) -> (u16, String) {
        let sent = match method {
            "GET" | "DELETE" => Sent::Nothing,
            _ if path.starts_with("/api/") => Sent::Json("{}".to_owned()),
            _ => Sent::Form(String::new()),
        };
        let response = self.send(method.parse().expect("a method"), path, sent).await;
        let location = response.headers().get("location").map(|value| value.to_str().expect("text").to_owned());
        (response.status().as_u16(), location.unwrap_or_default())
    }

    /// Sends anything that a socket may carry; `None` where it is not even an address. A stream is not waited for.
    pub async fn throws(
        &self,
        method: &str,
        path: &str,
        headers: &[(HeaderName, HeaderValue)],
        body: Vec<u8>,
    ) -> Option<Thrown> {
        path.parse::<axum::http::Uri>().ok()?;
        let mut request = self.request(method.parse().ok()?, path, Sent::Nothing);
        for (name, value) in headers {
            request.headers_mut().insert(name, value.clone());
        }
        *request.body_mut() = Body::from(body);
        let response = self.world.router.clone().oneshot(request).await.expect("an answer");
        Some(Thrown::read(response).await)
    }

    /// Opens an event stream.
    pub async fn listens(&self, path: &str) -> Stream {
        let response = self.send(Method::GET, path, Sent::Nothing).await;
        assert_eq!(response.status(), 200, "GET {path}");
        Stream::of(response)
    }

    /// Gets, and expects a page.
    pub async fn opens(&self, path: &str) -> Answer {
        self.get(path).await.is(200)
    }

    async fn ask(&self, method: Method, path: &str, sent: Sent) -> Answer {
        let asked = format!("{method} {path}");
        let response = self.send(method.clone(), path, sent).await;
        let answer = Answer::read(asked, response).await;
        told::expect(method.as_str(), path, &answer);
        answer
    }

    async fn send(&self, method: Method, path: &str, sent: Sent) -> Response<Body> {
        let request = self.request(method, path, sent);
        let response = self.world.router.clone().oneshot(request).await.expect("an answer");
        self.keep_cookies(&response);
        response
    }

    fn request(&self, method: Method, path: &str, sent: Sent) -> Request<Body> {
        let posts = method != Method::GET;
        let mut request = Request::builder().method(method).uri(path).header(USER_AGENT, &self.agent);
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        let (kind, body) = match sent {
            Sent::Nothing => (None, Body::empty()),
            Sent::Form(body) => (Some("application/x-www-form-urlencoded"), Body::from(body)),
            Sent::Json(body) => (Some("application/json"), Body::from(body)),
            Sent::Raw(kind, body) => (Some(kind), Body::from(body)),
            Sent::Octets(kind, body) => (Some(kind), Body::from(body)),
        };
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        let mut request = request.body(body).expect("a request");
        let headers = request.headers_mut();
        if self.cookies.is_some() {
            headers.insert(ACCEPT, HeaderValue::from_static("text/html,*/*;q=0.8"));
            headers.insert("host", HeaderValue::from_static("wellspring.example"));
            if posts {
                headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
            }
            let jar = self.jar().iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
            if !jar.is_empty() {
                headers.insert(COOKIE, HeaderValue::try_from(jar).expect("cookies"));
            }
        }
        for (name, value) in &self.more {
            headers.insert(name, value.clone());
        }
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(self.address, 40_000)));
        request
    }

    fn keep_cookies(&self, response: &Response<Body>) {
        if self.cookies.is_none() {
            return;
        }
        for set in response.headers().get_all(SET_COOKIE) {
            let pair = set.to_str().expect("a cookie").split(';').next().expect("a pair");
            let (name, value) = pair.split_once('=').expect("a pair");
            match value {
                "" => drop(self.jar().remove(name)),
                value => drop(self.jar().insert(name.to_owned(), value.to_owned())),
            }
        }
    }
}
