//! Lists by pages: `{"items":[…],"next":cursor|null}`, with `?cursor` and `?limit`.

use std::str::FromStr;

use axum::response::Response;
use domain::Problems;
use serde_json::{Value, json};
use wellspring_core::Error;

use crate::http::ground::query::Query;

/// Items on a page where nobody asks for another number.
const ITEMS: i64 = 50;
/// Items on a page at most.
const MOST: i64 = 200;

/// Which part of a list is asked for.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where the page before ended; empty for the first.
    pub cursor: String,
    limit: usize,
}

impl Page {
    /// Reads `cursor` and `limit`. `filters` are the list's other words: any word beyond is refused, since a
    /// mistyped filter would otherwise give everything.
    ///
    /// # Errors
    /// [`Error::Invalid`] beside the word.
    pub fn of(query: &Query, filters: &[&str]) -> Result<Self, Error> {
        let mut wrong = Problems::default();
        for name in query.names().filter(|name| !["cursor", "limit"].contains(name) && !filters.contains(name)) {
            wrong.add(name, "There is no such filter here.");
        }
        let limit = wrong.take("limit", limit(query.get("limit")));
        wrong.or(limit.map(|limit| Self { cursor: query.text("cursor"), limit })).map_err(Error::from)
    }

    /// How many rows to read: one more than are shown tells whether there is a next page.
    pub fn rows(&self) -> i64 {
        i64::try_from(self.limit).unwrap_or(MOST) + 1
    }

    /// Leaves the rows that this page shows; gives the cursor of the next one, made from the last row shown.
    pub fn cut<T>(&self, rows: &mut Vec<T>, cursor: impl FnOnce(&T) -> String) -> Option<String> {
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        rows.last().filter(|_| more).map(cursor)
    }
}

fn limit(text: Option<&str>) -> Result<usize, String> {
    let number = text.map_or(Ok(ITEMS), str::parse).ok().filter(|number| (1..=MOST).contains(number));
    number.and_then(|number| usize::try_from(number).ok()).ok_or_else(|| format!("Use 1 to {MOST}."))
}

/// A filter's word, checked.
///
/// # Errors
/// [`Error::Invalid`] beside the filter.
pub fn word<T: FromStr<Err = String>>(query: &Query, name: &str) -> Result<Option<T>, Error> {
    query.get(name).map(str::parse).transpose().map_err(|why| Error::field(name, why))
}

/// A cursor that is an id, checked; empty for the first page.
///
/// # Errors
/// [`Error::Invalid`] beside `cursor`.
pub fn after_id<T: FromStr<Err = String>>(page: &Page) -> Result<&str, Error> {
    let known = page.cursor.is_empty() || page.cursor.parse::<T>().is_ok();
    known.then_some(page.cursor.as_str()).ok_or_else(no_cursor)
}

/// What is said to a cursor that no list gave.
pub fn no_cursor() -> Error {
    Error::field("cursor", "Use the `next` of the page before.")
}

/// A page of a list.
pub fn answer(items: &[Value], next: Option<String>) -> Response {
    super::ok(&json!({ "items": items, "next": next }))
}
