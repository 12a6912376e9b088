//! `/sessions/{id}/slots` and `/slots`.

use domain::permission::Permission::{Plan, Read};
use domain::slot::{ReplyKind, Role, State};
use serde_json::json;

use super::schema::{Schema, draft, id, instant, integer, link, local, object, page, text, the, word, zone};
use super::{Book, Operation};

pub(super) fn write(book: &mut Book) {
    book.chapter("slots", "One clinician's part in a session: proposed → confirmed, declined or withdrawn.");
    book.schema("Slot", shown());
    book.schema("SlotDraft", sent());
    book.schema("SlotReply", reply());
    const ALL: &str = "/sessions/{id}/slots";
    let listed = Operation::get(ALL, "list_slots", "List a session's slots").needs(Read);
    book.add(listed.answers("200", "All of them, in order.", page(the("Slot"))));
    let propose = Operation::post(ALL, "propose_slot", "Ask a clinician to take a part").needs(Plan);
    let propose = propose.about("They are asked by mail, two minutes later. Nobody is ever booked twice.");
    let propose = propose.takes(the("SlotDraft")).answers("201", "As it is stored.", the("Slot"));
    book.add(propose.conflicts(
        "`slot-conflict`: another slot of theirs overlaps; it is named. `slot-busy`: they are on leave or their own \
         calendar is busy; send an `override_reason` to ask them all the same.",
    ));
    let step =
        Operation::post("/slots/{id}/{step}", "step_slot", "Answer for a clinician, take a slot back, renew its link");
    let words =
        "`confirm` and `decline` note what they told you. `withdraw` takes it back. `link` ends the old `confirm_url`.";
    let step = step.step("step", &["confirm", "decline", "withdraw", "link"], words).needs(Plan);
    let step = step.may_take(draft([("reason?", text().long(0, 500).about("Why they decline."))]));
    let step = step.answers("200", "As it is now.", the("Slot"));
    book.add(step.conflicts("Not from the state that it is in (`wrong-state`), or taken meanwhile (`slot-conflict`)."));
}

fn shown() -> Schema {
    object([
        ("id", id()),
        ("session_id", id()),
        ("clinician_id", id()),
        ("role", word(Role::ALL)),
        ("offset_minutes", integer().about("From the session's start; follows a move.")),
        ("minutes", integer().or_null().about("Null lasts until the session's end, following it.")),
        ("starts_at", instant()),
        ("ends_at", instant()),
        ("state", word(State::ALL)),
        ("sequence", integer().about("iCalendar SEQUENCE of its own.")),
        ("call_minutes", integer().or_null().about("Minutes before their start at which they are expected.")),
        ("call_at", instant().or_null()),
        ("override_reason", text()),
        ("link_used_at", instant().or_null().about("When somebody last acted by their link.")),
        ("updated_at", instant()),
        ("confirm_url?", link().about("Where they answer; with the scope `plan` alone.")),
        ("reply?", the("SlotReply").or_null().about("In lists: the last they said beside yes.")),
    ])
    .example(json!({
        "id": "01935f5e-7c1a-7000-8000-000000000007", "session_id": "01935f5e-7c1a-7000-8000-000000000006",
        "clinician_id": "01935f5e-7c1a-7000-8000-000000000003", "role": "expert", "offset_minutes": 0, "minutes": null,
        "starts_at": "2027-03-28T08:00:00Z", "ends_at": "2027-03-28T09:00:00Z", "state": "proposed", "sequence": 0,
        "call_minutes": 10, "call_at": "2027-03-28T07:50:00Z", "override_reason": "", "link_used_at": null,
        "updated_at": "2027-03-01T09:00:00Z", "confirm_url": "https://wellspring.example/slots/token",
    }))
}

fn sent() -> Schema {
    draft([
        ("clinician_id", id()),
        ("role?", word(Role::ALL).otherwise("expert")),
        ("offset_minutes?", integer().within(-120, 720).otherwise(0)),
        ("minutes?", integer().within(5, 720).or_null()),
        ("call_minutes?", integer().within(0, 240).or_null()),
        ("override_reason?", text().long(0, 300).about("Why they are asked although they are not free.")),
    ])
    .example(json!({ "clinician_id": "01935f5e-7c1a-7000-8000-000000000003", "role": "chair", "call_minutes": 10 }))
}

fn reply() -> Schema {
    object([
        ("slot_id", id()),
        ("kind", word(ReplyKind::ALL)),
        ("text", text().about("Their reason, for the team alone.")),
        ("name", text().about("The colleague whom they name.")),
        ("starts", local().or_null().about("When their part could begin instead.")),
        ("zone", zone().or_null()),
        ("author", text()),
        ("at", instant()),
    ])
    .example(json!({
        "slot_id": "01935f5e-7c1a-7000-8000-000000000007", "kind": "another_time", "text": "In theatre until noon.",
        "name": "", "starts": "2027-03-28T14:00", "zone": "Europe/Berlin", "author": "Dr. Mei Lin",
        "at": "2027-03-02T07:30:00Z",
    }))
}
