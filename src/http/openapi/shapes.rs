//! From what types tell of themselves to what readers of the document want: flat objects, each field that is always
//! there named as such, and whole examples.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// Where schemas stand in the document.
const PLACE: &str = "#/components/schemas/";

/// Schemas by name, as types tell them.
pub(super) struct Shapes(Map<String, Value>);

/// What an object has: its fields, those that are always there, and how it may look.
#[derive(Default)]
struct Members {
    fields: Map<String, Value>,
    required: BTreeSet<String>,
    example: Map<String, Value>,
}

/// What an object is for.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    /// It is an answer: what may be null is there all the same.
    Answer,
    /// It is sent: other fields are refused.
    Draft,
    /// It is sent by a PATCH: likewise, but what is not sent stays, and null empties a field.
    Changes,
}

impl Shapes {
    /// Of these schemas.
    pub fn new(told: Map<String, Value>) -> Self {
        Self(told)
    }

    /// Every schema that these paths name, and those that they name in turn.
    pub fn used_in(&self, paths: &Map<String, Value>) -> Map<String, Value> {
        let mut shown = Map::new();
        let operations = paths.values().filter_map(Value::as_object).flatten();
        for (method, operation) in operations {
            let sent = if method == "patch" { Use::Changes } else { Use::Draft };
            self.show(&operation["requestBody"], sent, &mut shown);
            self.show(&operation["parameters"], Use::Answer, &mut shown);
            self.show(&operation["responses"], Use::Answer, &mut shown);
        }
        self.show(&super::problem::responses(), Use::Answer, &mut shown);
        let all = Self(shown.clone());
        for schema in shown.values_mut() {
            if let Some(example) = all.completed(schema) {
                schema["examples"] = json!([example]);
            }
        }
        shown
    }

    /// A schema by its name. One that nothing told stays out, and a test misses it.
    fn told(&self, name: &str) -> &Value {
        self.0.get(name).unwrap_or(&Value::Null)
    }

    /// Adds whatever `value` names.
    fn show(&self, value: &Value, meant: Use, shown: &mut Map<String, Value>) {
        if let Some(name) = name(value).filter(|name| self.0.contains_key(*name) && !shown.contains_key(*name)) {
            let schema = self.flat(self.told(name), meant);
            shown.insert(name.to_owned(), schema.clone());
            self.show(&schema, meant, shown);
        }
        match value {
            Value::Object(fields) => fields.values().for_each(|field| self.show(field, meant, shown)),
            Value::Array(items) => items.iter().for_each(|item| self.show(item, meant, shown)),
            _ => {}
        }
    }

    /// One object with the fields of all its parts.
    fn flat(&self, schema: &Value, meant: Use) -> Value {
        if !schema["allOf"].is_array() && !schema["properties"].is_object() {
            return schema.clone();
        }
        let mut flat = schema.clone();
        let Members { fields, mut required, example } = self.members(schema, meant);
        if meant == Use::Changes {
            required = BTreeSet::from(["version".to_owned()]);
        }
        if let Some(flat) = flat.as_object_mut() {
            flat.remove("allOf");
            flat.remove("examples");
        }
        flat["type"] = json!("object");
        flat["properties"] = fields.into();
        flat["required"] = required.into_iter().collect();
        if meant != Use::Answer {
            flat["additionalProperties"] = json!(false);
        }
        if !example.is_empty() && meant != Use::Changes {
            flat["examples"] = json!([example]);
        }
        flat
    }

    fn members(&self, schema: &Value, meant: Use) -> Members {
        if let Some(name) = name(schema) {
            return self.members(self.told(name), meant);
        }
        let mut whole = Members::default();
        for part in schema["allOf"].as_array().into_iter().flatten() {
            let part = self.members(part, meant);
            whole.fields.extend(part.fields);
            whole.required.extend(part.required);
            whole.example.extend(part.example);
        }
        // What need not be there, or is one of several, promises nothing.
        for form in schema["oneOf"].as_array().into_iter().flatten() {
            let form = self.members(form, meant);
            whole.fields.extend(form.fields);
            whole.example.extend(form.example);
        }
        whole
            .required
            .extend(schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            if meant == Use::Answer && may_be_null(field) {
                whole.required.insert(name.clone());
            }
            whole.fields.insert(name.clone(), used(field.clone(), meant));
        }
        whole.example.extend(schema["examples"][0].as_object().cloned().unwrap_or_default());
        whole
    }

    /// An object's example, completed with fields that are always there, as their types may look.
    fn completed(&self, schema: &Value) -> Option<Value> {
        let mut example = schema["examples"][0].as_object()?.clone();
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for name in required.filter(|name| !example.contains_key(*name)).map(str::to_owned).collect::<Vec<_>>() {
            let field = self.example(&schema["properties"][&name]);
            example.insert(name, field);
        }
        Some(example.into())
    }

    fn example(&self, schema: &Value) -> Value {
        if let Some(name) = name(schema) {
            return self.example(self.told(name));
        }
        if let Some(whole) = self.completed(schema) {
            return whole;
        }
        let given = [&schema["examples"][0], &schema["enum"][0], &schema["minimum"]];
        match given.into_iter().find(|given| !given.is_null()) {
            _ if may_be_null(schema) => Value::Null,
            Some(given) => given.clone(),
            None if schema["type"] == "boolean" => json!(false),
            None if schema["type"] == "integer" => json!(0),
            None if schema["type"] == "array" => json!([]),
            None => json!(""),
        }
    }
}

/// The schema that is referred to.
fn name(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix(PLACE)
}

fn may_be_null(schema: &Value) -> bool {
    let listed = |all: &Value, null: Value| all.as_array().is_some_and(|all| all.contains(&null));
    listed(&schema["type"], json!("null")) || listed(&schema["oneOf"], json!({ "type": "null" }))
}

/// A field as it is sent: an empty default says nothing, and a change has none and may be null.
fn used(mut field: Value, meant: Use) -> Value {
    let says_nothing = [json!(null), json!(""), json!([])].contains(&field["default"]);
    if let Some(field) = field.as_object_mut()
        && (says_nothing || meant == Use::Changes)
    {
        field.remove("default");
    }
    if meant != Use::Changes || may_be_null(&field) || field["description"] == "The version that you saw." {
        return field;
    }
    match field["type"].as_str().map(str::to_owned) {
        Some(kind) => {
            field["type"] = json!([kind, "null"]);
            field
        }
        None => json!({ "oneOf": [field, { "type": "null" }] }),
    }
}
