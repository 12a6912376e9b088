//! Whether a value fits a schema of the document: the words of JSON Schema that the document uses, and no others.

use domain::{Instant, LocalDate, LocalTime};
use serde_json::Value;

/// What a schema may say; a word beyond would be passed over in silence.
const WORDS: [&str; 18] = [
    "$ref",
    "additionalProperties",
    "anyOf",
    "default",
    "description",
    "enum",
    "examples",
    "format",
    "items",
    "maxLength",
    "maximum",
    "minLength",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "type",
];

/// Everything about `value` that `schema` does not allow, each with its place. Members that the schema does not name are
/// wrong too: nothing leaves that no reader expects.
pub fn misfits(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    Fit { document, wrong: &mut wrong }.see(schema, value, "");
    wrong
}

struct Fit<'a> {
    document: &'a Value,
    wrong: &'a mut Vec<String>,
}

impl Fit<'_> {
    fn say(&mut self, at: &str, why: &str, value: &Value) {
        self.wrong.push(format!("{at}: {why}: {value}"));
    }

    fn see(&mut self, schema: &Value, value: &Value, at: &str) {
        let words = schema.as_object().expect("a schema");
        for word in words.keys().filter(|word| !WORDS.contains(&word.as_str())) {
            self.say(at, "an unknown word", &Value::from(word.as_str()));
        }
        if let Some(path) = schema["$ref"].as_str() {
            let there =
                self.document.pointer(path.trim_start_matches('#')).unwrap_or_else(|| panic!("{path} is nowhere"));
            self.see(there, value, at);
        }
        if let Some(any) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
            let document = self.document;
            if !any.iter().any(|one| misfits(document, one, value).is_empty()) {
                self.say(at, "none of its forms", value);
            }
        }
        self.kind(schema, value, at);
        match value {
            Value::Object(_) => self.object(schema, value, at),
            Value::Array(items) if schema["items"].is_object() => {
                for (n, item) in items.iter().enumerate() {
                    self.see(&schema["items"], item, &format!("{at}/{n}"));
                }
            }
            Value::String(text) => self.text(schema, text, value, at),
            Value::Number(number) => {
                let number = number.as_i64().expect("a whole number");
                let within = schema["minimum"].as_i64().is_none_or(|least| number >= least)
                    && schema["maximum"].as_i64().is_none_or(|most| number <= most);
                if !within {
                    self.say(at, "out of bounds", value);
                }
            }
            _ => {}
        }
    }

    fn kind(&mut self, schema: &Value, value: &Value, at: &str) {
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "integer",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        let known = match &schema["type"] {
            Value::String(one) => one == kind,
            Value::Array(several) => several.iter().any(|one| one == kind),
            _ => true,
        };
        let listed = schema["enum"].as_array().is_none_or(|words| words.contains(value));
        if !known || !listed {
            self.say(at, &format!("not {} {}", schema["type"], schema["enum"]), value);
        }
    }

    fn object(&mut self, schema: &Value, value: &Value, at: &str) {
        let fields = value.as_object().expect("an object");
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                self.say(at, &format!("{name} is missing"), value);
            }
        }
        let Some(known) = schema["properties"].as_object().filter(|known| !known.is_empty()) else { return };
        for (name, field) in fields {
            match known.get(name) {
                Some(schema) => self.see(schema, field, &format!("{at}/{name}")),
                None => self.say(at, &format!("{name} is not told of"), field),
            }
        }
    }

    fn text(&mut self, schema: &Value, text: &str, value: &Value, at: &str) {
        let long = u64::try_from(text.chars().count()).expect("a length");
        let format = match schema["format"].as_str() {
            Some("uuid") => text.len() == 36,
            Some("date-time") => text.ends_with('Z') && text.parse::<Instant>().is_ok(),
            Some("date") => text.parse::<LocalDate>().is_ok(),
            Some("email") => text.contains('@'),
            Some("uri") => text.starts_with("https://"),
            Some(other) => panic!("an unknown format: {other}"),
            None => true,
        };
        // The only pattern there is.
        let pattern = schema["pattern"].is_null() || text.parse::<LocalTime>().is_ok();
        let bounds = schema["minLength"].as_u64().is_none_or(|least| long >= least)
            && schema["maxLength"].as_u64().is_none_or(|most| long <= most);
        if !(format && pattern && bounds) {
            self.say(at, &format!("not as {schema}"), value);
        }
    }
}
