//! `/calendar` and its export.

use domain::permission::Permission::Read;
use domain::plan::Kind;
use domain::slot;
use serde_json::json;

use super::schema::{Schema, id, instant, integer, list, local, object, page, text, the, word, zone};
use super::{Book, Operation};

pub(super) fn write(book: &mut Book) {
    book.chapter("calendar", "Sessions, posts and slots in one list, by their start.");
    book.schema("CalendarPerson", person());
    book.schema("CalendarItem", item());
    let listed = span(Operation::get("/calendar", "list_calendar", "List what lies in a stretch of time"));
    book.add(listed.pages().answers("200", "A page.", page(the("CalendarItem"))));
    let about = "UTF-8 with a byte order mark, CRLF: `kind, id, title, state, starts, zone, minutes, starts_at, ends_at, \
                 campaign, people`. No cell is a formula.";
    let csv = span(Operation::get("/export/calendar.csv", "export_calendar", "The same as a table for spreadsheets"));
    book.add(csv.about(about).answers_raw("200", "A table.", "text/csv", text()));
}

fn span(operation: Operation) -> Operation {
    let example = || text().example("2027-03-01");
    operation.needs(Read).filter("from", example(), "An instant, or a day of UTC; today where it is left out.").filter(
        "to",
        example(),
        "Likewise, not included; 31 days on where it is left out, 800 at most.",
    )
}

fn person() -> Schema {
    object([
        ("clinician_id", id()),
        ("name", text()),
        ("role", word(slot::Role::ALL)),
        ("state", word(slot::State::ALL)),
    ])
}

fn item() -> Schema {
    object([
        ("kind", word(Kind::ALL)),
        ("id", id()),
        ("title", text()),
        ("state", text().about("A word of its kind's own states.")),
        ("starts", local().or_null()),
        ("zone", zone()),
        ("minutes", integer().about("0 for a post.")),
        ("starts_at", instant().or_null()),
        ("ends_at", instant().or_null()),
        ("campaign_id", id().or_null()),
        ("session_id?", id().or_null().about("Of slots and posts.")),
        ("version?", integer().about("Of sessions and posts.")),
        ("clinician?", the("CalendarPerson").or_null().about("Of slots.")),
        ("clinicians?", list(the("CalendarPerson")).about("Of sessions.")),
    ])
    .example(json!({
        "kind": "session", "id": "01935f5e-7c1a-7000-8000-000000000006", "title": "Sleep after 60", "state": "scheduled",
        "starts": "2027-03-28T10:00", "zone": "Europe/Berlin", "minutes": 60, "starts_at": "2027-03-28T08:00:00Z",
        "ends_at": "2027-03-28T09:00:00Z", "campaign_id": null, "clinicians": [], "version": 2,
    }))
}
