//! One operation: what it is asked with, and how it answers. What every operation of its kind has comes by itself.

use domain::permission::Permission;
use serde_json::{Map, Value, json};

use super::schema::{self, Schema};

/// An operation in the making.
pub(super) struct Operation {
    path: &'static str,
    method: &'static str,
    told: Value,
    parameters: Vec<Value>,
    answers: Map<String, Value>,
}

impl Operation {
    fn new(method: &'static str, path: &'static str, id: &str, summary: &str) -> Self {
        let told = json!({ "operationId": id, "summary": summary });
        Self { path, method, told, parameters: Vec::new(), answers: Map::new() }
    }

    /// Reads.
    pub fn get(path: &'static str, id: &str, summary: &str) -> Self {
        Self::new("get", path, id, summary)
    }

    /// Does something.
    pub fn post(path: &'static str, id: &str, summary: &str) -> Self {
        Self::new("post", path, id, summary)
    }

    /// Changes something.
    pub fn patch(path: &'static str, id: &str, summary: &str) -> Self {
        Self::new("patch", path, id, summary)
    }

    /// Deletes something; answers 204.
    pub fn delete(path: &'static str, id: &str, summary: &str) -> Self {
        Self::new("delete", path, id, summary)
    }

    /// More than the summary says.
    pub fn about(mut self, text: &str) -> Self {
        self.told["description"] = json!(text);
        self
    }

    /// The permission without which it answers 401 or 403.
    pub fn needs(mut self, scope: Permission) -> Self {
        self.told["security"] = json!([{ "token": [scope] }]);
        self.refused("401", "NotSignedIn").refused("403", "Forbidden")
    }

    /// A word of the query.
    pub fn filter(mut self, name: &str, schema: Schema, about: &str) -> Self {
        self.parameters
            .push(json!({ "name": name, "in": "query", "description": about, "schema": Value::from(schema) }));
        self.refused("422", "Invalid")
    }

    /// Comes by pages.
    pub fn pages(mut self) -> Self {
        self.parameters.extend([shared("Cursor"), shared("Limit")]);
        self.refused("422", "Invalid")
    }

    /// The words that a part of the path may be.
    pub fn step(mut self, name: &str, words: &[&str], about: &str) -> Self {
        let schema = Value::from(schema::word(words));
        let told = json!({ "name": name, "in": "path", "required": true, "description": about, "schema": schema });
        self.parameters.push(told);
        self
    }

    /// What a request may carry beside its body.
    pub fn header(mut self, name: &str, schema: Schema, about: &str) -> Self {
        let schema = Value::from(schema);
        self.parameters.push(json!({ "name": name, "in": "header", "description": about, "schema": schema }));
        self
    }

    /// Sent twice with the same key, it is done once.
    pub fn keyed(mut self) -> Self {
        self.parameters.push(shared("IdempotencyKey"));
        self.refused("422", "Invalid")
    }

    /// What it is sent, as JSON.
    pub fn takes(self, schema: Schema) -> Self {
        let kept = self.method == "post";
        let sent = self.body("application/json", schema, true);
        if kept { sent.keyed() } else { sent }
    }

    /// Likewise, but nothing has to be sent.
    pub fn may_take(self, schema: Schema) -> Self {
        self.body("application/json", schema, false).keyed()
    }

    /// A body of another kind.
    pub fn takes_raw(self, kind: &str, schema: Schema) -> Self {
        self.body(kind, schema, true)
    }

    fn body(mut self, kind: &str, schema: Schema, required: bool) -> Self {
        self.told["requestBody"] =
            json!({ "required": required, "content": { kind: { "schema": Value::from(schema) } } });
        let checked = self.refused("422", "Invalid");
        if kind == "application/json" {
            checked.refused("413", "TooLarge").refused("415", "UnsupportedMediaType")
        } else {
            checked
        }
    }

    /// The answer, when all is well.
    pub fn answers(self, status: &str, about: &str, schema: Schema) -> Self {
        self.answers_raw(status, about, "application/json", schema)
    }

    /// Likewise, of another kind.
    pub fn answers_raw(mut self, status: &str, about: &str, kind: &str, schema: Schema) -> Self {
        let mut answer = json!({ "description": about, "content": { kind: { "schema": Value::from(schema) } } });
        if status == "201" && self.told["security"].is_array() {
            let location = json!({ "description": "Where it is.", "schema": { "type": "string" } });
            answer["headers"] = json!({ "Location": location });
        }
        self.answers.insert(status.to_owned(), answer);
        self
    }

    /// What may be in the way as things stand (409).
    pub fn conflicts(mut self, about: &str) -> Self {
        let content = json!({ "application/problem+json": { "schema": Value::from(schema::the("Problem")) } });
        self.answers.insert("409".to_owned(), json!({ "description": about, "content": content }));
        self
    }

    /// A refusal that several operations have.
    pub fn refused(mut self, status: &str, response: &str) -> Self {
        self.answers.insert(status.to_owned(), json!({ "$ref": format!("#/components/responses/{response}") }));
        self
    }

    /// Path, method, and the whole.
    pub fn told(mut self) -> (&'static str, &'static str, Value) {
        if self.method == "delete" && !self.answers.contains_key("200") {
            self.answers.insert("204".to_owned(), json!({ "description": "It is gone." }));
        }
        let mut parameters = self.of_the_path();
        if !parameters.is_empty() {
            self = self.refused("404", "NotFound");
        }
        self = self.refused("default", "Problem");
        parameters.append(&mut self.parameters);
        if !parameters.is_empty() {
            self.told["parameters"] = json!(parameters);
        }
        self.told["responses"] = json!(self.answers);
        (self.path, self.method, self.told)
    }

    /// The parts of the path that are no step.
    fn of_the_path(&self) -> Vec<Value> {
        let parts = self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let known = |name: &str| self.parameters.iter().any(|told| told["in"] == "path" && told["name"] == name);
        parts.filter(|name| !known(name)).map(in_path).collect()
    }
}

fn in_path(name: &str) -> Value {
    let schema = match name {
        "code" => schema::text().about("The session's short code, or its public address part.").example("4kq7wx"),
        "handle" => schema::text().about("The question's public name."),
        _ => schema::id(),
    };
    json!({ "name": name, "in": "path", "required": true, "schema": Value::from(schema) })
}

fn shared(name: &str) -> Value {
    json!({ "$ref": format!("#/components/parameters/{name}") })
}

/// What several operations take.
pub(super) fn parameters() -> Value {
    let told = |name: &str, place: &str, about: &str, schema: Schema| json!({ "name": name, "in": place, "description": about, "schema": Value::from(schema) });
    json!({
        "Cursor": told("cursor", "query", "The `next` of the page before.", schema::text()),
        "Limit": told("limit", "query", "Items on a page.", schema::integer().within(1, 200).otherwise(50)),
        "IdempotencyKey": told(
            "Idempotency-Key",
            "header",
            "Any text of your own, new for each deed. Sent again with the same body, it answers as the first time; with \
             another body it is refused (422, `key-reused`).",
            schema::text().long(1, 200).example("5f2c0d3e-order-17"),
        ),
    })
}
