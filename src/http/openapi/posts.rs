//! `/posts`.

use domain::permission::Permission::{Plan, Review};
use domain::post::{Gate, Kind, State, Verdict};
use serde_json::json;

use super::noun::Noun;
use super::schema::{Schema, draft, id, instant, integer, list, local, object, text, the, word, zone};
use super::{Book, Operation};

pub(super) fn write(book: &mut Book) {
    book.chapter("posts", "Written, read by somebody else, approved as they stand, and out at their minute: once.");
    book.schema("Review", review());
    let noun = Noun {
        paths: ["/posts", "/posts/{id}"],
        one: "post",
        many: "posts",
        schema: "Post",
        shown: shown(),
        draft: sent(),
        filters: vec![
            ("campaign", id(), "Only those of this campaign."),
            ("state", word(State::ALL), "Only those in this state."),
        ],
        changing: "A change of its title or text voids its approval.",
        keeps: "Only what was never published can be deleted (`wrong-state`).",
    };
    noun.write(book);
    reviewing(book);
    let step = Operation::post("/posts/{id}/{step}", "step_post", "Take a post to its next state").needs(Plan);
    let words = "`submit` hands it over for review. `schedule`: it goes out at `planned_at`. `publish`: now. `cancel`: not \
                 at all. `withdraw`: its page says that it is gone.";
    let step = step.step("step", &["submit", "schedule", "publish", "cancel", "withdraw"], words).keyed();
    book.add(
        step.answers("200", "As it is now.", the("Post"))
            .conflicts("Not from the state that it is in (`wrong-state`)."),
    );
}

fn reviewing(book: &mut Book) {
    let hash = || text().about("The hash of the text that was read; without it, the newest is meant.");
    let gate = || word(Gate::ALL).otherwise("clinical");
    let approve = Operation::post("/posts/{id}/approve", "approve_post", "Let just this text go out").needs(Review);
    let approve = approve.about("Never by its author.");
    let approve = approve.may_take(draft([("hash?", hash()), ("gate?", gate()), ("note?", text().long(0, 2_000))]));
    let taken = "Not in review, or its author's own (`wrong-state`); another text by now (`conflict`).";
    book.add(approve.answers("200", "As it is now.", the("Post")).conflicts(taken));
    let changes = Operation::post("/posts/{id}/request_changes", "request_post_changes", "Send it back with a note");
    let sent = draft([("note", text().long(1, 2_000)), ("hash?", hash()), ("gate?", gate())]);
    let changes = changes.needs(Review).takes(sent);
    book.add(changes.answers("200", "As it is now.", the("Post")).conflicts(taken));
}

fn review() -> Schema {
    object([
        ("gate", word(Gate::ALL)),
        ("verdict", word(Verdict::ALL)),
        ("hash", text().about("Of the text that was read.")),
        ("note", text()),
        ("reviewer", text()),
        ("at", instant()),
    ])
    .example(json!({
        "gate": "clinical", "verdict": "approved", "hash": "Zk3…", "note": "", "reviewer": "Rui Costa",
        "at": "2027-03-01T10:00:00Z",
    }))
}

fn shown() -> Schema {
    object([
        ("id", id()),
        ("campaign_id", id().or_null()),
        ("session_id", id().or_null()),
        ("kind", word(Kind::ALL)),
        ("title", text()),
        ("slug", text().about("Public address part.")),
        ("body", text().about("Markdown.")),
        ("hash", text().about("Of title and text: what an approval binds to.")),
        ("state", word(State::ALL)),
        ("planned_at", local().or_null().about("Local, in `zone`; may stand in any state.")),
        ("zone", zone()),
        ("due_at", instant().or_null().about("`planned_at` as an instant.")),
        ("author", text()),
        ("asks", text().about("What a person has to decide; empty where nothing waits.")),
        ("published_at", instant().or_null()),
        ("withdrawn_at", instant().or_null()),
        ("created_at", instant()),
        ("updated_at", instant()),
        ("version", integer()),
        ("html?", text().about("The text as readers see it; where one post is read or taken on.")),
        ("reviews?", list(the("Review")).about("Likewise: what reviewers said.")),
    ])
    .example(json!({
        "id": "01935f5e-7c1a-7000-8000-000000000008", "campaign_id": null, "session_id": null, "kind": "article",
        "title": "Walk after lunch", "slug": "walk-after-lunch", "body": "Ten minutes are enough.", "hash": "Zk3…",
        "state": "draft", "planned_at": "2027-03-28T10:00", "zone": "Europe/Berlin", "due_at": "2027-03-28T08:00:00Z",
        "author": "Ana Ruiz", "asks": "", "published_at": null, "withdrawn_at": null,
        "created_at": "2027-03-01T08:00:00Z", "updated_at": "2027-03-01T08:00:00Z", "version": 1,
    }))
}

fn sent() -> Schema {
    draft([
        ("campaign_id?", id().or_null()),
        ("session_id?", id().or_null()),
        ("kind?", word(Kind::ALL).otherwise("article")),
        ("title", text().long(1, 160)),
        ("body?", text().long(0, 40_000).about("Markdown.")),
        ("planned_at?", local().or_null()),
        ("zone", zone()),
    ])
    .example(json!({ "title": "Walk after lunch", "body": "Ten minutes are enough.", "zone": "Europe/Berlin" }))
}
