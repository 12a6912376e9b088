//! `/audiences`.

use serde_json::json;

use super::Book;
use super::noun::Noun;
use super::schema::{Schema, draft, id, integer, list, object, text};

pub(super) fn write(book: &mut Book) {
    book.chapter("audiences", "Whom a campaign is written for.");
    let noun = Noun {
        paths: ["/audiences", "/audiences/{id}"],
        one: "audience",
        many: "audiences",
        schema: "Audience",
        shown: shown(),
        draft: sent(),
        filters: Vec::new(),
        changing: "",
        keeps: "A campaign is written for it (`wrong-state`).",
    };
    noun.write(book);
}

fn shown() -> Schema {
    object([
        ("id", id()),
        ("version", integer()),
        ("name", text()),
        ("needs", text().about("What they need to know or do.")),
        ("languages", list(text())),
        ("reading_level", text()),
    ])
    .example(json!({
        "id": "01935f5e-7c1a-7000-8000-000000000002", "version": 1, "name": "Adults over 60 who train",
        "needs": "How to begin safely", "languages": ["English", "Spanish"], "reading_level": "grade 6",
    }))
}

fn sent() -> Schema {
    draft([
        ("name", text().long(1, 120)),
        ("needs?", text().long(0, 4_000)),
        ("languages?", list(text()).about("120 characters in all.")),
        ("reading_level?", text().long(0, 120)),
    ])
    .example(json!({ "name": "Adults over 60 who train", "languages": ["English"] }))
}
