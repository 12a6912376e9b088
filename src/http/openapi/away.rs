//! `/clinicians/{id}/…`: when they are away, who acts for them, what their feed shows.

use domain::permission::Permission::{Plan, Read};
use serde_json::json;

use super::schema::{Schema, day, draft, email, flag, id, instant, integer, link, list, object, page, text, the};
use super::{Book, Operation};

pub(super) fn write(book: &mut Book) {
    schemas(book);
    leaves(book);
    busy(book);
    assistants(book);
}

fn schemas(book: &mut Book) {
    book.schema("Leave", leave());
    book.schema("BusyTimes", busy_times());
    book.schema("Assistant", assistant());
    let alarm =
        || integer().within(0, 10_080).or_null().about("Minutes before a slot at which a calendar app reminds.");
    book.schema(
        "Feed",
        object([
            ("alarm", alarm()),
            ("reduced", flag().about("Whether every title is “Wellness session”, for shared screens.")),
            ("back", integer().within(0, 366).about("How many past days the feed keeps.")),
        ])
        .example(json!({ "alarm": 60, "reduced": false, "back": 90 })),
    );
    let back = integer().within(0, 366).otherwise(90);
    book.schema("FeedDraft", draft([("alarm?", alarm()), ("reduced?", flag().otherwise(false)), ("back?", back)]));
}

fn leave() -> Schema {
    object([
        ("id", id()),
        ("clinician_id", id()),
        ("starts_on", day().about("In the clinician's zone.")),
        ("ends_on", day().about("Included.")),
        ("note", text()),
    ])
    .example(json!({
        "id": "01935f5e-7c1a-7000-8000-000000000004", "clinician_id": "01935f5e-7c1a-7000-8000-000000000003",
        "starts_on": "2027-03-22", "ends_on": "2027-03-28", "note": "Holiday",
    }))
}

fn leaves(book: &mut Book) {
    const ALL: &str = "/clinicians/{id}/leaves";
    let listed = Operation::get(ALL, "list_leaves", "List a clinician's days away to come").needs(Read);
    book.add(listed.answers("200", "All of them.", page(the("Leave"))));
    let sent = draft([
        ("starts_on", day()),
        ("ends_on?", day().about("Included; the first day where it is left out.")),
        ("note?", text().long(0, 120)),
    ]);
    let add = Operation::post(ALL, "add_leave", "Note days away").needs(Plan).takes(sent);
    book.add(add.answers("201", "As it is stored.", the("Leave")));
    let remove = Operation::delete("/clinicians/{id}/leaves/{leave}", "remove_leave", "They are here after all");
    book.add(remove.needs(Plan));
}

fn busy_times() -> Schema {
    let span = object([("starts_at", instant()), ("ends_at", instant())]);
    object([
        (
            "host",
            text().or_null().about("Where they are read. The address itself opens the calendar, so it is not told."),
        ),
        ("read_at", instant().or_null()),
        ("error", text().or_null().about("Why the last reading failed.")),
        ("items", list(span).about("Of the next 400 days.")),
    ])
    .example(json!({ "host": "calendar.example", "read_at": "2027-03-01T09:00:00Z", "error": null, "items": [] }))
}

fn busy(book: &mut Book) {
    const PATH: &str = "/clinicians/{id}/busy";
    let read = Operation::get(PATH, "get_busy", "Read when a clinician's own calendar is busy").needs(Read);
    book.add(read.answers("200", "The spans to come.", the("BusyTimes")));
    let url = link().or_null().about("https or webcal, of an .ics file; null ends the reading.");
    let set = Operation::post(PATH, "set_busy", "Say where a clinician's own calendar is").needs(Plan);
    let set = set.about("It is read at once, then every hour.").takes(draft([("url?", url)]));
    book.add(set.answers("200", "What was read.", the("BusyTimes")));
    let feed = Operation::post("/clinicians/{id}/feed", "choose_feed", "Choose what a clinician's feed shows");
    book.add(feed.needs(Plan).takes(the("FeedDraft")).answers("200", "As chosen.", the("Feed")));
}

fn assistant() -> Schema {
    object([
        ("id", id()),
        ("clinician_id", id()),
        ("name", text()),
        ("email", email()),
        ("link_used_at", instant().or_null()),
        ("link_url", link().about("By which they act for the clinician.")),
    ])
    .example(json!({
        "id": "01935f5e-7c1a-7000-8000-000000000005", "clinician_id": "01935f5e-7c1a-7000-8000-000000000003",
        "name": "Sam Park", "email": "sam@clinic.example", "link_used_at": null,
        "link_url": "https://wellspring.example/clinicians/token",
    }))
}

fn assistants(book: &mut Book) {
    const ALL: &str = "/clinicians/{id}/assistants";
    let listed = Operation::get(ALL, "list_assistants", "List who may act for a clinician").needs(Plan);
    book.add(listed.answers("200", "All of them.", page(the("Assistant"))));
    let sent = draft([("name", text().long(1, 80)), ("email", email())]);
    let add = Operation::post(ALL, "add_assistant", "Let somebody act for a clinician").needs(Plan).takes(sent);
    book.add(add.answers("201", "As it is stored.", the("Assistant")));
    let remove = Operation::delete(
        "/clinicians/{id}/assistants/{assistant}",
        "remove_assistant",
        "End that; their link ends too",
    );
    book.add(remove.needs(Plan));
}
