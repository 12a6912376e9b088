//! A program that believes the document: each answer it gets must be one that the document tells of.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::fits::misfits;
use super::told::{self, DOCUMENT};
use crate::world::{Actor, Answer};

pub struct Caller {
    actor: Actor,
    /// Operations that answered well so far.
    answered: RefCell<BTreeSet<String>>,
}

impl Caller {
    pub fn new(actor: Actor) -> Self {
        Self { actor, answered: RefCell::default() }
    }

    fn operation(&self, method: &str, path: &str) -> &'static Value {
        told::operation(method, path).unwrap_or_else(|| panic!("{method} {path} is not in the document"))
    }

    /// Sends JSON that fits, and gives the answer that fits.
    pub async fn sends(&self, method: &str, path: &str, body: Value) -> Value {
        let sent = &self.operation(method, path)["requestBody"]["content"]["application/json"]["schema"];
        if sent.is_object() {
            let wrong = misfits(&DOCUMENT, sent, &body);
            assert!(wrong.is_empty(), "{method} {path} is sent what it does not take: {wrong:#?}");
        }
        let answer = self.actor.sends(method, path, &body).await;
        self.checked(method, path, answer)
    }

    pub async fn posts(&self, path: &str, body: Value) -> Value {
        self.sends("POST", path, body).await
    }

    pub async fn puts(&self, path: &str, body: Value) -> Value {
        self.sends("PUT", path, body).await
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

    /// What was answered; that it is as told is seen for every answer of a story.
    #[track_caller]
    fn checked(&self, method: &str, path: &str, answer: Answer) -> Value {
        let operation = self.operation(method, path);
        if answer.status < 400 {
            self.answered.borrow_mut().insert(operation["operationId"].as_str().expect("an id").to_owned());
        }
        match answer.header("content-type") {
            kind if kind.ends_with("json") => answer.json(),
            _ => Value::from(answer.body),
        }
    }

    /// Operations that have not answered well yet, by their names.
    pub fn unheard(&self) -> Vec<String> {
        let answered = self.answered.borrow();
        let all = DOCUMENT["paths"]
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
