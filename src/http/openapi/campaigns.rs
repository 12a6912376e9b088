//! `/campaigns`.

use domain::campaign::Color;
use serde_json::json;

use super::Book;
use super::noun::Noun;
use super::schema::{Schema, day, draft, id, integer, list, object, text, word, zone};

pub(super) fn write(book: &mut Book) {
    book.chapter("campaigns", "An objective, a main message, audiences and dates; campaigns hold sessions and posts.");
    let noun = Noun {
        paths: ["/campaigns", "/campaigns/{id}"],
        one: "campaign",
        many: "campaigns",
        schema: "Campaign",
        shown: shown(),
        draft: sent(),
        filters: Vec::new(),
        changing: "",
        keeps: "It holds something, or its public page stands (`wrong-state`).",
    };
    noun.write(book);
}

fn shown() -> Schema {
    object([
        ("id", id()),
        ("slug", text().about("Public address part.")),
        ("version", integer()),
        ("name", text()),
        ("objective", text().about("What it is to achieve (internal).")),
        ("main_message", text().about("The one sentence that everybody should keep (public).")),
        ("audience_ids", list(id())),
        ("starts_on", day()),
        ("ends_on", day().about("Included.")),
        ("zone", zone()),
        ("color", word(Color::ALL)),
    ])
    .example(json!({
        "id": "01935f5e-7c1a-7000-8000-000000000001", "slug": "stay-strong", "version": 1, "name": "Stay strong",
        "objective": "Twice as many over 60 in strength classes", "main_message": "Strength comes back at any age.",
        "audience_ids": [], "starts_on": "2027-03-01", "ends_on": "2027-05-31", "zone": "America/New_York", "color": "teal",
    }))
}

fn sent() -> Schema {
    draft([
        ("name", text().long(1, 120)),
        ("objective?", text().long(0, 4_000)),
        ("main_message?", text().long(0, 4_000)),
        ("audience_ids?", list(id())),
        ("starts_on", day()),
        ("ends_on", day()),
        ("zone", zone()),
        ("color?", word(Color::ALL).otherwise("teal")),
    ])
    .example(json!({ "name": "Stay strong", "starts_on": "2027-03-01", "ends_on": "2027-05-31", "zone": "America/New_York" }))
}
