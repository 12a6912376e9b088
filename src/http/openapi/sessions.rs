//! `/sessions`.

use domain::permission::Permission::{Desk, Plan};
use domain::question;
use domain::session::{Moderation, State};
use serde_json::json;

use super::noun::Noun;
use super::schema::{Schema, draft, flag, id, instant, integer, link, list, local, object, text, the, word, zone};
use super::{Book, Operation};

pub(super) fn write(book: &mut Book) {
    book.chapter("sessions", "Live sessions: draft → scheduled → live → ended, or cancelled.");
    let noun = Noun {
        paths: ["/sessions", "/sessions/{id}"],
        one: "session",
        many: "sessions",
        schema: "Session",
        shown: shown(),
        draft: sent(),
        filters: vec![
            ("campaign", id(), "Only those of this campaign."),
            ("state", word(State::ALL), "Only those in this state."),
        ],
        changing: "A change of its time is a rescheduling: whoever has a part in it is asked again, and told once. Where a \
                   clinician is taken then, it is refused (409, `slot-conflict`) and names whom.",
        keeps: "Only what was never published can be deleted; cancel it instead (`wrong-state`).",
    };
    noun.write(book);
    let step = Operation::post("/sessions/{id}/{step}", "step_session", "Take a session to its next state");
    let words = "`schedule`: its public page stands and takes questions. `go_live`, `end`: it happens. `cancel`: its page \
                 says so, and clinicians are told.";
    let step = step.step("step", &["schedule", "go_live", "end", "cancel"], words).needs(Plan).keyed();
    let step = step.answers("200", "As it is now.", the("Session"));
    book.add(step.conflicts("Not from the state that it is in (`wrong-state`)."));
    book.schema("Hall", hall());
    let about = "Set while it runs or before; what is not sent stays as it is.";
    let set = Operation::post("/sessions/{id}/hall", "set_hall", "Set how a session takes questions").about(about);
    book.add(set.needs(Desk).keyed().may_take(the("Hall")).answers("200", "As it is now.", the("Session")));
}

fn hall() -> Schema {
    draft([
        ("paused?", flag().or_null().about("No questions for the moment.")),
        (
            "questions_until?",
            text().or_null().about("Local time in the session's zone, or an instant; empty for no end."),
        ),
        ("slow_seconds?", integer().about("Seconds between two questions of one person; 0 for as many as they like.")),
        ("votes_hidden?", flag().or_null().about("People vote without seeing how others did.")),
        ("stage_line?", text().or_null().about("A line for the experts' screen; nobody else reads it.")),
    ])
    .example(json!({ "paused": true, "slow_seconds": 60 }))
}

fn shown() -> Schema {
    let open = object([("id", id()), ("text", text()), ("state", word(question::State::ALL))]);
    object([
        ("id", id()),
        ("campaign_id", id().or_null()),
        ("title", text()),
        ("summary", text()),
        ("slug", text().about("Public address part; frozen once published.")),
        ("code", text().about("Six characters to type on a phone.")),
        ("state", word(State::ALL)),
        ("starts", local().or_null().about("Local start in `zone`; null for an undated draft.")),
        ("zone", zone()),
        ("minutes", integer().about("Planned length, in elapsed minutes.")),
        ("starts_at", instant().or_null()),
        ("ends_at", instant().or_null()),
        ("join_url", link().or_null()),
        ("moderation", word(Moderation::ALL)),
        ("sequence", integer().about("iCalendar SEQUENCE.")),
        ("series_id", id().or_null().about("The series whose rule made it.")),
        ("original_starts", local().or_null().about("The local start that the rule gave.")),
        ("detached", flag().about("Edited by hand, so that changes of its series pass it by.")),
        ("published_at", instant().or_null()),
        ("live_at", instant().or_null()),
        ("closed_at", instant().or_null().about("When it ended or was called off.")),
        ("paused", flag().about("The desk takes no questions for the moment.")),
        ("questions_until", instant().or_null().about("No questions from then on.")),
        ("slow_seconds", integer().about("Seconds between two questions of one person.")),
        ("votes_hidden", flag()),
        ("stage_line", text().about("For the experts' screen.")),
        ("created_at", instant()),
        ("updated_at", instant()),
        ("version", integer()),
        ("open_questions?", list(open).about("After `end`: what has no end yet.")),
    ])
    .example(json!({
        "id": "01935f5e-7c1a-7000-8000-000000000006", "campaign_id": null, "title": "Sleep after 60",
        "summary": "What helps, what does not.", "slug": "sleep-after-60", "code": "4kq7wx", "state": "scheduled",
        "starts": "2027-03-28T10:00", "zone": "Europe/Berlin", "minutes": 60, "starts_at": "2027-03-28T08:00:00Z",
        "ends_at": "2027-03-28T09:00:00Z", "join_url": null, "moderation": "held", "sequence": 1, "series_id": null,
        "original_starts": null, "detached": false, "published_at": "2027-03-01T09:00:00Z", "live_at": null,
        "closed_at": null, "paused": false, "questions_until": null, "slow_seconds": 0, "votes_hidden": false, "stage_line": "",
        "created_at": "2027-03-01T08:00:00Z", "updated_at": "2027-03-01T09:00:00Z", "version": 2,
    }))
}

fn sent() -> Schema {
    draft([
        ("campaign_id?", id().or_null()),
        ("title", text().long(1, 160)),
        ("summary?", text().long(0, 4_000)),
        ("starts?", local().or_null().about("A draft may do without.")),
        ("zone", zone()),
        ("minutes", integer().within(5, 720)),
        ("join_url?", link().or_null()),
        ("moderation?", word(Moderation::ALL).otherwise("held")),
    ])
    .example(json!({ "title": "Sleep after 60", "starts": "2027-03-28T10:00", "zone": "Europe/Berlin", "minutes": 60 }))
}
