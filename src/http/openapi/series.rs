//! `/series`, and `/campaigns/{id}/shift`.

use domain::permission::Permission::{Plan, Read};
use domain::session::Moderation;
use serde_json::{Value, json};

use super::schema::{
    Schema, day, draft, flag, id, instant, integer, link, list, local, object, page, text, the, word, zone,
};
use super::{Book, Operation};

const IN_THE_WAY: &str = "Changed meanwhile (`conflict`); a clinician would be in two places (`slot-conflict`); or not to \
                          be moved (`wrong-state`). Nothing is kept. With `dry_run` the answer is 200 and names all of it.";

pub(super) fn write(book: &mut Book) {
    book.chapter("series", "A rule whose dates become sessions of their own, kept a year ahead.");
    book.schema("Series", shown());
    book.schema("SeriesDraft", sent());
    book.schema("SeriesChanges", sent().changes());
    book.schema("Outcome", outcome());
    let all = Operation::get("/series", "list_series", "List series").needs(Read);
    let all = all.filter("campaign", id(), "Only those of this campaign.").pages();
    book.add(all.answers("200", "A page.", page(the("Series"))));
    let make = Operation::post("/series", "create_series", "Make a new series and its sessions, as drafts").needs(Plan);
    let make = dry_run(make).takes(the("SeriesDraft")).answers("201", "As it is stored.", the("Series"));
    book.add(make.answers("200", "With `dry_run`: what it would be.", the("Series")));
    let get = Operation::get("/series/{id}", "get_series", "Read a series").needs(Read);
    book.add(get.answers("200", "As it is stored.", the("Series")));
    let edit = Operation::patch("/series/{id}", "edit_series", "Change a series, all of it or from a date on").about(
        "Each session to come becomes what its date is now; one that was edited by hand stays. With `from` the series ends \
         the day before, and goes on as another, which is the answer: its first date and what is left of its count are \
         where the change begins.",
    );
    let edit = dry_run(edit).filter("from", day(), "The first of its dates that changes; all, where it is left out.");
    let edit = edit.needs(Plan).takes(the("SeriesChanges")).answers("200", "As it is now.", the("Series"));
    book.add(edit.conflicts(IN_THE_WAY));
    let delete = Operation::delete("/series/{id}", "delete_series", "Delete a series and its drafts").needs(Plan);
    book.add(delete.conflicts(
        "Some of its sessions are public, cancelled, or have clinicians, questions or a post (`wrong-state`).",
    ));
    shift(book);
}

fn shift(book: &mut Book) {
    book.schema(
        "ShiftDraft",
        draft([
            ("starts_on", day().about("The new first day.")),
            ("version", integer().about("The version that you saw.")),
        ])
        .example(json!({ "starts_on": "2027-04-05", "version": 1 })),
    );
    let shift = Operation::post("/campaigns/{id}/shift", "shift_campaign", "Move a campaign with everything in it")
        .about("Local hours stay, each in its own zone. What is published, live, over or cancelled stays where it is.");
    let shift = dry_run(shift).needs(Plan).takes(the("ShiftDraft"));
    book.add(shift.answers("200", "What moved, or would.", the("Outcome")).conflicts(IN_THE_WAY));
}

fn dry_run(operation: Operation) -> Operation {
    operation.filter("dry_run", flag().otherwise(false), "Only look: nothing is saved.")
}

fn rule() -> Schema {
    text().about(
        "An RRULE's value (RFC 5545): FREQ=DAILY, WEEKLY with BYDAY, or MONTHLY with BYMONTHDAY or one BYDAY such as 2TU \
         or -1FR; INTERVAL up to 52; UNTIL or COUNT (500 at most).",
    )
}

fn shown() -> Schema {
    object([
        ("id", id()),
        ("campaign_id", id().or_null()),
        ("title", text()),
        ("summary", text()),
        ("rule", rule()),
        ("sentence", text().about("The rule in plain words.")),
        ("starts", local().about("The first date, in `zone`.")),
        ("zone", zone()),
        ("minutes", integer()),
        ("join_url", link().or_null()),
        ("moderation", word(Moderation::ALL)),
        ("created_at", instant()),
        ("updated_at", instant()),
        ("version", integer()),
        ("next?", list(local()).about("After a change or a look: the next five dates.")),
        ("outcome?", the("Outcome")),
    ])
    .example(example())
}

fn example() -> Value {
    json!({
        "id": "01935f5e-7c1a-7000-8000-000000000009", "campaign_id": null, "title": "Walk and talk", "summary": "",
        "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=6",
        "sentence": "Every second Tuesday at 18:00, New York time, 6 times", "starts": "2027-03-02T18:00",
        "zone": "America/New_York", "minutes": 45, "join_url": null, "moderation": "held",
        "created_at": "2027-02-01T08:00:00Z", "updated_at": "2027-02-01T08:00:00Z", "version": 1,
    })
}

fn sent() -> Schema {
    draft([
        ("campaign_id?", id().or_null()),
        ("title", text().long(1, 160)),
        ("summary?", text().long(0, 4_000)),
        ("starts", local().about("The first date; where the rule does not give it, the next that it gives.")),
        ("zone", zone()),
        ("minutes", integer().within(5, 720)),
        ("join_url?", link().or_null()),
        ("moderation?", word(Moderation::ALL).otherwise("held")),
        ("rule", rule()),
    ])
    .example(json!({
        "title": "Walk and talk", "starts": "2027-03-02T18:00", "zone": "America/New_York", "minutes": 45,
        "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=6",
    }))
}

fn outcome() -> Schema {
    let noun = || word(&["session", "post"]);
    let moves = object([
        ("noun", noun()),
        ("title", text().about("As it is from now on.")),
        ("from", local().or_null()),
        ("to", local().or_null()),
        ("zone", zone()),
        ("skipped", local().or_null().about("The hour that its clocks skip, where that is why it stands later.")),
    ]);
    let stays = object([("noun", noun()), ("title", text()), ("starts", local().or_null()), ("why", text())]);
    object([
        ("added", integer()),
        ("deleted", integer().about("Drafts that the rule no longer gives.")),
        ("moves", list(moves).about("What changes.")),
        ("stays", list(stays).about("What stays as it is, and why.")),
        ("conflicts", list(text()).about("Whatever is in the way, each a sentence.")),
    ])
    .example(json!({
        "added": 0, "deleted": 0, "stays": [], "conflicts": [],
        "moves": [{
            "noun": "session", "title": "Walk and talk", "from": "2027-03-02T18:00", "to": "2027-03-09T18:00",
            "zone": "America/New_York", "skipped": null,
        }],
    }))
}
