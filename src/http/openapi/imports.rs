//! `/import` and `/mail/inbound`: what comes from other programs as it is.

use domain::import::Into;
use domain::permission::Permission::{Desk, Plan};
use domain::slot;
use serde_json::json;

use super::schema::{Schema, day, email, flag, id, instant, integer, list, local, object, text, the, word, zone};
use super::{Book, Operation};

pub(super) fn write(book: &mut Book) {
    book.chapter("imports", "Calendars, tables and mail of others. A second time changes nothing.");
    book.schema("Import", imported());
    book.schema("TableImport", table());
    book.schema("QuestionImport", brought());
    book.schema("ReceivedMail", received());
    calendar(book);
    let csv = Operation::post("/import/sessions.csv", "import_sessions", "Import a table of sessions").needs(Plan);
    let csv = csv.about(
        "CSV in UTF-8 with a head: `title, zone, minutes` and, where wished, `campaign_id, summary, starts, join_url, \
         moderation`; 2,000 rows and 2 MiB at most. Nothing is saved until every row passes; a wrong cell is named by its \
         line and column, such as `3.title`.",
    );
    let csv = dry_run(csv).takes_raw("text/csv", text().example("title,zone,minutes\r\nSleep,UTC,60\r\n"));
    book.add(csv.answers("200", "What was imported.", the("TableImport")));
    questions(book);
    let mail = Operation::post("/mail/inbound", "receive_mail", "Hand on a reply to an invitation").needs(Plan);
    let mail = mail.about(
        "For mail gateways: the raw message, 2 MiB at most, with an iTIP REPLY in it (RFC 5546). It is matched by its UID \
         and the attendee's address, and confirms or declines; an ORGANIZER is not needed.",
    );
    let mail = mail.takes_raw("message/rfc822", text()).answers("200", "What became of it.", the("ReceivedMail"));
    book.add(mail.refused("404", "NotFound"));
}

fn dry_run(operation: Operation) -> Operation {
    operation.filter("dry_run", flag().otherwise(false), "Only look: nothing is saved.")
}

fn questions(book: &mut Book) {
    const PATH: &str = "/sessions/{id}/questions/import";
    let csv = Operation::post(PATH, "import_questions", "Bring in the questions of a webinar tool").needs(Desk).about(
        "The Q&A export of Zoom or Teams, or any table with a column `question` (and `name, email, answer` where wished): \
         UTF-8 or UTF-16, with commas, semicolons or tabs; 2,000 questions and 2 MiB at most. They come in held, with the \
         tool’s answer for the asker alone, and nobody gets a letter. What is here already, by its words, is left out.",
    );
    let csv = dry_run(csv).takes_raw("text/csv", text().example("Question,Asker Name,Answer(s)\r\nTea?,Rosa,Yes.\r\n"));
    book.add(csv.keyed().answers("200", "What was brought in.", the("QuestionImport")));
}

fn brought() -> Schema {
    let line = || integer().about("Where it begins in the export, from 1.");
    let item = object([
        ("id", id().or_null().about("Null while it is only looked at.")),
        ("line", line()),
        ("text", text()),
        ("name", text().or_null().about("Null where they did not wish to say.")),
        ("email", email().or_null()),
        ("asked_at", instant().or_null().about("Where the export tells.")),
        ("answer", text().or_null()),
        ("answered_by", text().or_null()),
        ("answered_at", instant().or_null()),
    ]);
    object([
        ("added", integer()),
        ("skipped", list(object([("line", line()), ("reason", text())]))),
        ("items", list(item).about("In the export’s order.")),
    ])
    .example(json!({
        "added": 1, "skipped": [{ "line": 3, "reason": "it is here already." }],
        "items": [{
            "id": null, "line": 2, "text": "Tea?", "name": "Rosa", "email": null, "asked_at": null, "answer": "Yes.",
            "answered_by": null, "answered_at": null,
        }],
    }))
}

fn calendar(book: &mut Book) {
    let ics = Operation::post("/import/ics", "import_calendar", "Import a calendar").needs(Plan).about(
        "An iCalendar file, 2 MiB and 5,000 components at most. What is known is matched by UID, RECURRENCE-ID and SEQUENCE, \
         else by start and title. Broken ones are refused with a line number, and nothing is half imported.",
    );
    let ics = dry_run(ics)
        .filter("as", word(Into::ALL).otherwise("sessions"), "What it becomes.")
        .filter("campaign_id", id(), "For sessions: the campaign that holds them.")
        .filter("clinician_id", id(), "For busy times: whose.")
        .filter("layer", text(), "For observances: the layer's name.")
        .filter("zone", zone(), "The zone of times that have none.")
        .filter("from", day(), "The first day; today where it is left out.")
        .filter("to", day(), "The day after the last; two years on where it is left out.");
    let ics = ics.takes_raw("text/calendar", text());
    book.add(ics.answers("200", "What was imported.", the("Import")));
}

fn imported() -> Schema {
    let skipped = object([
        ("uid", text()),
        ("line", integer().about("Where it begins in the file, from 1.")),
        ("reason", text()),
    ]);
    let item = object([
        ("uid", text()),
        ("title", text()),
        ("starts_at", instant()),
        ("ends_at", instant()),
        ("all_day", flag()),
    ]);
    object([
        ("added", integer()),
        ("changed", integer()),
        ("same", integer()),
        ("skipped", list(skipped)),
        ("items", list(item).about("Every date in the window that was not left out.")),
    ])
    .example(json!({
        "added": 1, "changed": 0, "same": 0, "skipped": [],
        "items": [{
            "uid": "1@calendar.example", "title": "Sleep", "starts_at": "2027-03-28T08:00:00Z",
            "ends_at": "2027-03-28T09:00:00Z", "all_day": false,
        }],
    }))
}

fn table() -> Schema {
    let row = object([
        ("id", id().or_null().about("Null while it is only looked at.")),
        ("title", text()),
        ("starts", local().or_null()),
    ]);
    object([("added", integer()), ("items", list(row).about("In the table's order."))])
        .example(json!({ "added": 1, "items": [{ "id": null, "title": "Sleep", "starts": null }] }))
}

fn received() -> Schema {
    let outcome = word(&["confirmed", "declined", "noted", "moved", "late"]).about(
        "`noted`: they may come. `moved`: the slot had changed since, and they are told anew. `late`: there is nothing to \
         answer any more.",
    );
    object([("slot_id", id()), ("state", word(slot::State::ALL)), ("outcome", outcome)]).example(
        json!({ "slot_id": "01935f5e-7c1a-7000-8000-000000000007", "state": "confirmed", "outcome": "confirmed" }),
    )
}
