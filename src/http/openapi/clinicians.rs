//! `/clinicians`.

use serde_json::json;

use super::Book;
use super::noun::Noun;
use super::schema::{Schema, draft, email, id, integer, link, list, object, text, zone};

pub(super) fn write(book: &mut Book) {
    book.chapter("clinicians", "Who has a part in sessions and answers questions; they never sign in.");
    let noun = Noun {
        paths: ["/clinicians", "/clinicians/{id}"],
        one: "clinician",
        many: "clinicians",
        schema: "Clinician",
        shown: shown(),
        draft: sent(),
        filters: Vec::new(),
        changing: "",
        keeps: "They have slots (`wrong-state`).",
    };
    noun.write(book);
}

fn shown() -> Schema {
    object([
        ("id", id()),
        ("version", integer()),
        ("name", text()),
        ("position", text().about("As it stands on public pages.")),
        ("email", email()),
        ("zone", zone()),
        ("topics", list(text())),
        ("feed_url?", link().about("Their private calendar feed; with the scope `plan` alone.")),
        ("link_url?", link().about("Their own page, where they answer; with the scope `plan` alone.")),
    ])
    .example(json!({
        "id": "01935f5e-7c1a-7000-8000-000000000003", "version": 1, "name": "Dr. Mei Lin",
        "position": "Director of geriatric medicine", "email": "lin@clinic.example", "zone": "Europe/Berlin",
        "topics": ["sleep", "falls"],
    }))
}

fn sent() -> Schema {
    draft([
        ("name", text().long(1, 80)),
        ("position?", text().long(0, 120)),
        ("email", email()),
        ("zone", zone()),
        ("topics?", list(text()).about("300 characters in all.")),
    ])
    .example(
        json!({ "name": "Dr. Mei Lin", "email": "lin@clinic.example", "zone": "Europe/Berlin", "topics": ["sleep"] }),
    )
}
