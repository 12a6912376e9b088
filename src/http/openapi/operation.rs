//! What every operation of its kind has beside what its handler tells: the parts of its path, who may use it, how a
//! deed is done once, and the refusals that come with each of these.

use serde_json::{Map, Value, json};

/// What several operations take.
pub(super) fn parameters() -> Value {
    json!({
        "Cursor": {
            "name": "cursor", "in": "query", "description": "The `next` of the page before.", "schema": { "type": "string" },
        },
        "Limit": {
            "name": "limit", "in": "query", "description": "Items on a page.",
            "schema": { "type": "integer", "minimum": 1, "maximum": 200, "default": 50 },
        },
        "IdempotencyKey": {
            "name": "Idempotency-Key", "in": "header",
            "description": "Any text of your own, new for each deed. Sent again with the same body, it answers as the \
                first time; with another body it is refused (422, `key-reused`).",
            "schema": { "type": "string", "minLength": 1, "maxLength": 200, "examples": ["5f2c0d3e-order-17"] },
        },
    })
}

/// A handler's description with everything that follows from it.
pub(super) fn whole(path: &str, method: &str, mut told: Value) -> Value {
    let signed = told["security"].is_array();
    let kind = body(&mut told);
    let keyed = method == "POST" && (kind == Body::Json || signed && kind == Body::None);
    let parameters = parameters_of(path, &told, keyed);
    let has = |place: &str| parameters.iter().any(|one| one["in"] == place);
    let checked = kind != Body::None || parameters.iter().any(|one| one["in"] != "path");
    let refusals = [
        (signed, "401", "NotSignedIn"),
        (signed, "403", "Forbidden"),
        (has("path"), "404", "NotFound"),
        (kind == Body::Json, "413", "TooLarge"),
        (kind == Body::Json, "415", "UnsupportedMediaType"),
        (checked, "422", "Invalid"),
        (!signed && method != "GET", "429", "TooMany"),
        (true, "default", "Problem"),
    ];
    let mut answers = answers(method, &told, signed);
    for (_, status, name) in refusals.into_iter().filter(|(meant, ..)| *meant) {
        answers.entry(status).or_insert_with(|| json!({ "$ref": format!("#/components/responses/{name}") }));
    }
    told["responses"] = answers.into();
    if !parameters.is_empty() {
        told["parameters"] = parameters.into();
    }
    told
}

#[derive(Clone, Copy, PartialEq)]
enum Body {
    None,
    Json,
    Raw,
}

/// What is sent; a body that may be null need not be sent at all.
fn body(told: &mut Value) -> Body {
    let Some(body) = told.get_mut("requestBody") else { return Body::None };
    let Some(content) = body["content"].get_mut("application/json") else { return Body::Raw };
    let sent = content["schema"]["oneOf"][0].clone();
    if sent.is_object() {
        content["schema"] = sent;
        body["required"] = json!(false);
    }
    Body::Json
}

fn parameters_of(path: &str, told: &Value, keyed: bool) -> Vec<Value> {
    let own = told["parameters"].as_array().cloned().unwrap_or_default();
    let is_told = |name: &str| own.iter().any(|one| one["in"] == "path" && one["name"] == name);
    let parts = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut all: Vec<Value> = parts.filter(|name| !is_told(name)).map(in_path).collect();
    all.extend(own.iter().cloned().map(plain).map(shared));
    if keyed {
        all.push(json!({ "$ref": "#/components/parameters/IdempotencyKey" }));
    }
    all
}

fn in_path(name: &str) -> Value {
    let schema = match name {
        "code" => json!({
            "type": "string", "description": "The session's short code, or its public address part.", "examples": ["4kq7wx"],
        }),
        "handle" => json!({ "type": "string", "description": "The question's public name." }),
        _ => json!({ "type": "string", "format": "uuid", "examples": ["01935f5e-7c1a-7000-8000-000000000001"] }),
    };
    json!({ "name": name, "in": "path", "required": true, "schema": schema })
}

/// A parameter with one schema, which is never null: it may be left out instead.
fn plain(mut parameter: Value) -> Value {
    let schema = &mut parameter["schema"];
    if let Some([one, more]) = schema["allOf"].as_array().map(Vec::as_slice) {
        let mut whole = one.clone();
        whole["default"] = more["default"].clone();
        *schema = whole;
    }
    if let Some(kind) = schema["type"].as_array().and_then(|kinds| kinds.iter().find(|kind| *kind != "null").cloned()) {
        schema["type"] = kind;
    }
    parameter
}

/// What several operations take is told once.
fn shared(parameter: Value) -> Value {
    let all = parameters();
    let known = all.as_object().into_iter().flatten().find(|(_, one)| one["name"] == parameter["name"]);
    known.map_or(parameter.clone(), |(name, _)| json!({ "$ref": format!("#/components/parameters/{name}") }))
}

/// Its own answers, each with what its status brings.
fn answers(method: &str, told: &Value, signed: bool) -> Map<String, Value> {
    let mut answers = told["responses"].as_object().cloned().unwrap_or_default();
    for (status, answer) in &mut answers {
        if status == "201" && signed {
            let location = json!({ "description": "Where it is.", "schema": { "type": "string" } });
            answer["headers"] = json!({ "Location": location });
        }
        if status.starts_with('4') {
            answer["content"] = super::problem::content();
        }
    }
    if method == "DELETE" && !answers.contains_key("200") {
        answers.insert("204".to_owned(), json!({ "description": "It is gone." }));
    }
    answers
}
