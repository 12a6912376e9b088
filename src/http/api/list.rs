//! Lists by pages: `{"items":[…],"next":cursor|null}`, with `?cursor` and `?limit`.

use std::borrow::Cow;
use std::str::FromStr;

use axum::response::Response;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::{ArrayBuilder, ObjectBuilder, Ref, RefOr, Schema, Type};
use utoipa::{IntoParams, PartialSchema, ToSchema};
use wellspring_core::Error;

use super::ok;

/// Items on a page at most.
const MOST: usize = 200;

/// Which part of a list is asked for.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Page {
    /// The `next` of the page before.
    pub cursor: String,
    /// Items on a page.
    #[serde(deserialize_with = "limit")]
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: usize,
}

impl Default for Page {
    fn default() -> Self {
        Self { cursor: String::new(), limit: 50 }
    }
}

fn limit<'de, D: Deserializer<'de>>(from: D) -> Result<usize, D::Error> {
    let number = String::deserialize(from)?.parse().ok().filter(|number| (1..=MOST).contains(number));
    number.ok_or_else(|| serde::de::Error::custom(format!("Use 1 to {MOST}.")))
}

impl Page {
    /// How many rows to read: one more than are shown tells whether there is a next page.
    pub fn rows(&self) -> i64 {
        self.limit as i64 + 1
    }

    /// The rows that this page shows, and the cursor of the next one, made from the last of them.
    pub fn answer<T: Serialize>(&self, mut rows: Vec<T>, cursor: impl FnOnce(&T) -> String) -> Response {
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        let next = rows.last().filter(|_| more).map(cursor);
        ok(&Listed { items: rows, next })
    }
}

/// A cursor that is an id, or empty for the first page; else [`no_cursor`].
pub fn after_id<T: FromStr<Err = String>>(page: &Page) -> Result<&str, Error> {
    let known = page.cursor.is_empty() || page.cursor.parse::<T>().is_ok();
    known.then_some(page.cursor.as_str()).ok_or_else(no_cursor)
}

/// What is said to a cursor that no list gave.
pub fn no_cursor() -> Error {
    Error::field("cursor", "Use the `next` of the page before.")
}

/// A page of a list.
#[derive(Serialize)]
pub struct Listed<T> {
    items: Vec<T>,
    next: Option<String>,
}

impl<T> Listed<T> {
    /// A list that has one page alone.
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}

impl<T: ToSchema> PartialSchema for Listed<T> {
    fn schema() -> RefOr<Schema> {
        let next = "Send it as `cursor` for what follows; null on the last page.";
        let next =
            ObjectBuilder::new().schema_type(SchemaType::from_iter([Type::String, Type::Null])).description(Some(next));
        let items = ArrayBuilder::new().items(Ref::from_schema_name(T::name()));
        ObjectBuilder::new().property("items", items).required("items").property("next", next).into()
    }
}

impl<T: ToSchema> ToSchema for Listed<T> {
    fn name() -> Cow<'static, str> {
        format!("{}List", T::name()).into()
    }

    fn schemas(all: &mut Vec<(String, RefOr<Schema>)>) {
        all.push((T::name().into(), T::schema()));
        T::schemas(all);
    }
}
