//! What the document tells of a request, and whether an answer is as told.

use std::sync::LazyLock;

use serde_json::Value;
use wellspring::http::routes;

use super::fits::misfits;
use crate::world::Answer;

/// The whole document.
pub static DOCUMENT: LazyLock<Value> = LazyLock::new(routes::document);

/// The operation at a path as it is asked for; plain words go before `{parameters}`.
pub fn operation(method: &str, path: &str) -> Option<&'static Value> {
    let asked: Vec<&str> = path.split('?').next().expect("a path").split('/').collect();
    let method = method.to_lowercase();
    let fits = |told: &str| {
        let told: Vec<&str> = told.split('/').collect();
        told.len() == asked.len() && told.iter().zip(&asked).all(|(told, asked)| told.starts_with('{') || told == asked)
    };
    let paths = DOCUMENT["paths"].as_object().expect("paths").iter();
    let found = paths.filter(|(told, item)| fits(told) && item[&method].is_object());
    found.min_by_key(|(told, _)| told.matches('{').count()).map(|(_, item)| &item[&method])
}

/// The answer that the document tells of for this status, or for every other.
fn response(operation: &Value, status: u16) -> &Value {
    let told = &operation["responses"][status.to_string()];
    let told = if told.is_null() { &operation["responses"]["default"] } else { told };
    told["$ref"].as_str().map_or(told, |path| DOCUMENT.pointer(&path[1..]).expect("a response"))
}

/// What of an answer is otherwise than told.
pub fn otherwise(operation: &Value, answer: &Answer) -> Vec<String> {
    // Not sent again: there is nothing to read.
    if answer.status == 304 {
        return Vec::new();
    }
    let Some(content) = response(operation, answer.status)["content"].as_object() else {
        return if answer.body.is_empty() {
            Vec::new()
        } else {
            vec![format!("a body that is not told of: {}", answer.body)]
        };
    };
    let (kind, told) = content.iter().next().expect("a kind");
    let got = answer.header("content-type");
    if got.split(';').next() != Some(kind) {
        return vec![format!("{got} and not {kind}: {}", answer.body)];
    }
    if kind.ends_with("json") { misfits(&DOCUMENT, &told["schema"], &answer.json()) } else { Vec::new() }
}

/// Expects every answer of the API to be as told. Addresses that there are not have nothing told of them.
#[track_caller]
pub fn expect(method: &str, path: &str, answer: &Answer) {
    let Some(operation) = operation(method, path).filter(|_| path.starts_with("/api/v1/")) else { return };
    let wrong = otherwise(operation, answer);
    assert!(wrong.is_empty(), "{method} {path} answers {} otherwise than told: {wrong:#?}", answer.status);
}
