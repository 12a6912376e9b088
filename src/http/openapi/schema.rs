//! JSON Schema (2020-12), as much of it as the document needs.

use serde_json::{Map, Value, json};

/// A schema in the making.
#[derive(Clone, Debug)]
pub(super) struct Schema(Map<String, Value>);

impl From<Schema> for Value {
    fn from(schema: Schema) -> Self {
        Self::Object(schema.0)
    }
}

impl Schema {
    fn of(kind: &str) -> Self {
        Self(Map::from_iter([("type".to_owned(), json!(kind))]))
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// What it means, where its name does not say.
    pub fn about(self, text: &str) -> Self {
        self.with("description", text)
    }

    /// Null is a value too.
    pub fn or_null(mut self) -> Self {
        match self.0.get("type").cloned() {
            Some(Value::String(kind)) => {
                if let Some(Value::Array(words)) = self.0.get_mut("enum") {
                    words.push(Value::Null);
                }
                self.with("type", json!([kind, "null"]))
            }
            Some(_) => self,
            None => Self(Map::from_iter([("anyOf".to_owned(), json!([self.0, { "type": "null" }]))])),
        }
    }

    /// Characters of a text, at least and at most.
    pub fn long(self, least: u32, most: u32) -> Self {
        let least = if least > 0 { self.with("minLength", least) } else { self };
        least.with("maxLength", most)
    }

    /// The smallest and the largest number.
    pub fn within(self, least: i64, most: i64) -> Self {
        self.with("minimum", least).with("maximum", most)
    }

    /// What is meant where nothing is sent.
    pub fn otherwise(self, value: impl Into<Value>) -> Self {
        self.with("default", value)
    }

    /// A value as it may really look.
    pub fn example(self, value: impl Into<Value>) -> Self {
        self.with("examples", vec![value.into()])
    }

    /// The same fields as a change: all may be left out and be emptied, and the version that was seen is needed.
    pub fn changes(self) -> Self {
        let Some(Value::Object(mut fields)) = self.0.get("properties").cloned() else { return self };
        for field in fields.values_mut() {
            if let Value::Object(schema) = field.take() {
                *field = Self(schema).or_null().into();
                field.as_object_mut().map(|schema| schema.remove("default"));
            }
        }
        fields.insert("version".to_owned(), integer().about("The version that you saw.").into());
        Self::of("object").with("properties", fields).with("required", json!(["version"]))
    }
}

/// A text.
pub(super) fn text() -> Schema {
    Schema::of("string")
}

fn formatted(format: &str, example: &str) -> Schema {
    text().with("format", format).example(example)
}

/// A UUID.
pub(super) fn id() -> Schema {
    formatted("uuid", "01935f5e-7c1a-7000-8000-000000000001")
}

/// An instant in UTC.
pub(super) fn instant() -> Schema {
    formatted("date-time", "2027-03-28T08:00:00Z")
}

/// A day.
pub(super) fn day() -> Schema {
    formatted("date", "2027-03-28")
}

/// A local time; its zone stands beside it.
pub(super) fn local() -> Schema {
    text().with("pattern", "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$").example("2027-03-28T10:00")
}

/// The name of an IANA zone.
pub(super) fn zone() -> Schema {
    text().about("IANA zone").example("Europe/Berlin")
}

/// An address of the web.
pub(super) fn link() -> Schema {
    text().with("format", "uri")
}

/// An address of a mailbox.
pub(super) fn email() -> Schema {
    formatted("email", "lin@clinic.example")
}

/// A whole number.
pub(super) fn integer() -> Schema {
    Schema::of("integer")
}

/// True or false.
pub(super) fn flag() -> Schema {
    Schema::of("boolean")
}

/// One of a few words.
pub(super) fn word<T: Copy + ToString>(all: &[T]) -> Schema {
    text().with("enum", all.iter().map(|word| json!(word.to_string())).collect::<Vec<Value>>())
}

/// A list.
pub(super) fn list(item: Schema) -> Schema {
    Schema::of("array").with("items", Value::from(item))
}

/// A schema of the document, by its name.
pub(super) fn the(name: &str) -> Schema {
    Schema(Map::from_iter([("$ref".to_owned(), json!(format!("#/components/schemas/{name}")))]))
}

/// A page of a list.
pub(super) fn page(item: Schema) -> Schema {
    object([
        ("items", list(item)),
        ("next", text().or_null().about("Send it as `cursor` for what follows; null on the last page.")),
    ])
}

/// An answer's fields, all there unless their names end in `?`. More may come with later versions.
pub(super) fn object(fields: impl IntoIterator<Item = (&'static str, Schema)>) -> Schema {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for (name, schema) in fields {
        let plain = name.trim_end_matches('?');
        if plain == name {
            required.push(plain);
        }
        properties.insert(plain.to_owned(), schema.into());
    }
    Schema::of("object").with("properties", properties).with("required", json!(required))
}

/// Fields that are sent: likewise, but others are refused.
pub(super) fn draft(fields: impl IntoIterator<Item = (&'static str, Schema)>) -> Schema {
    object(fields).with("additionalProperties", false)
}
