//! A program that believes the document: each answer it gets must be one that the document tells of.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::fits::misfits;
use crate::world::{Actor, Answer};

pub struct Caller {
    actor: Actor,
    document: Value,
    /// Operations that answered well so far.
    answered: RefCell<BTreeSet<String>>,
}

impl Caller {
    pub fn new(actor: Actor) -> Self {
        Self { actor, document: wellspring::http::openapi::document(), answered: RefCell::default() }
    }

    /// The operation at a path as it is asked for; plain words go before `{parameters}`.
    fn operation(&self, method: &str, path: &str) -> &Value {
        let asked: Vec<&str> = path.split('?').next().expect("a path").split('/').collect();
        let paths = self.document["paths"].as_object().expect("paths").iter();
        let fits = |told: &str| {
            let told: Vec<&str> = told.split('/').collect();
            told.len() == asked.len()
                && told.iter().zip(&asked).all(|(told, asked)| told.starts_with('{') || told == asked)
        };
        let found = paths
            .filter(|(told, item)| fits(told) && item[method.to_lowercase()].is_object())
            .min_by_key(|(told, _)| told.matches('{').count());
        &found.unwrap_or_else(|| panic!("{method} {path} is not in the document")).1[method.to_lowercase()]
    }

    /// Sends JSON that fits, and gives the answer that fits.
    pub async fn sends(&self, method: &str, path: &str, body: Value) -> Value {
        let sent = &self.operation(method, path)["requestBody"]["content"]["application/json"]["schema"];
        if sent.is_object() {
            let wrong = misfits(&self.document, sent, &body);
            assert!(wrong.is_empty(), "{method} {path} is sent what it does not take: {wrong:#?}");
        }
        let answer = self.actor.sends(method, path, &body).await;
        self.checked(method, path, answer)
    }

    pub async fn posts(&self, path: &str, body: Value) -> Value {
        self.sends("POST", path, body).await
    }

    /// Steps and deeds without fields.
    pub async fn steps(&self, path: &str) -> Value {
        self.posts(path, json!({})).await
    }

    pub async fn gets(&self, path: &str) -> Value {
        self.checked("GET", path, self.actor.get(path).await)
    }

    pub async fn deletes(&self, path: &str) -> Value {
        self.checked("DELETE", path, self.actor.does("DELETE", path).await)
    }

    /// A body of another kind, which the operation must take.
    pub async fn hands_over(&self, path: &str, kind: &'static str, body: String) -> Value {
        let taken = self.operation("POST", path)["requestBody"]["content"].as_object().expect("a body");
        assert!(taken.contains_key(kind), "{path} takes no {kind}");
        self.checked("POST", path, self.actor.raw(path, kind, body).await)
    }

    /// Expects the answer that the document tells of for this status, or for every other.
    #[track_caller]
    fn checked(&self, method: &str, path: &str, answer: Answer) -> Value {
        let operation = self.operation(method, path);
        let told = &operation["responses"][answer.status.to_string()];
        let told = if told.is_null() { &operation["responses"]["default"] } else { told };
        let told = told["$ref"].as_str().map_or(told, |path| self.document.pointer(&path[1..]).expect("a response"));
        if answer.status < 400 {
            self.answered.borrow_mut().insert(operation["operationId"].as_str().expect("an id").to_owned());
        }
        let Some(content) = told["content"].as_object() else {
            assert_eq!((answer.status, answer.body.as_str()), (204, ""), "{method} {path}");
            return Value::Null;
        };
        let (kind, content) = content.iter().next().expect("a kind");
        let got = answer.header("content-type");
        assert_eq!(got.split(';').next(), Some(kind.as_str()), "{method} {path}: {} {}", answer.status, answer.body);
        if !kind.ends_with("json") {
            return Value::from(answer.body);
        }
        let value = answer.json();
        let wrong = misfits(&self.document, &content["schema"], &value);
        assert!(wrong.is_empty(), "{method} {path} answers {} otherwise than told: {wrong:#?}", answer.status);
        value
    }

    /// Operations that have not answered well yet, by their names.
    pub fn unheard(&self) -> Vec<String> {
        let answered = self.answered.borrow();
        let all = self.document["paths"]
            .as_object()
            .expect("paths")
            .values()
            .flat_map(|item| item.as_object().expect("an item").values());
        let names = all.map(|operation| operation["operationId"].as_str().expect("an id").to_owned());
        let mut unheard: Vec<String> = names.filter(|name| !answered.contains(name)).collect();
        unheard.sort();
        unheard
    }
}
