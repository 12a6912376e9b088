//! `/questions`.

use domain::permission::Permission::{Desk, Read};
use domain::question::{Kind, Place, State, Urgency, Visibility};
use serde_json::json;

use super::schema::{Schema, draft, email, flag, id, instant, integer, list, object, page, text, the, word};
use super::{Book, Operation};

pub(super) fn write(book: &mut Book) {
    book.chapter("questions", "What the audience asked, and what became of it: each has an end, and none is lost.");
    book.schema("QuestionLine", line());
    book.schema("Question", whole());
    book.schema("Deed", sent());
    let about = "Untouched first, then in hand, then ended; each group the oldest first. Who asked is not told here.";
    let listed = Operation::get("/questions", "list_questions", "List questions").about(about).needs(Read);
    let listed = listed
        .filter("session", id(), "Only those of this session.")
        .filter("state", text().example("received,acknowledged"), "Only those in these states, with commas between.")
        .filter("owner", text(), "A clinician's id, or `desk`.")
        .filter("visibility", word(Visibility::ALL), "Held, public or private.")
        .filter("kind", word(Kind::ALL), "What it is.")
        .filter("overdue", flag(), "Only those that are open past their time.")
        .filter("q", text(), "Words in the text.");
    book.add(listed.pages().answers("200", "A page.", page(the("QuestionLine"))));
    let read = Operation::get("/questions/{id}", "get_question", "Read a question with its thread, notes and history");
    book.add(read.needs(Read).answers("200", "The question.", the("Question")));
    deed(book);
}

fn deed(book: &mut Book) {
    const DEEDS: [&str; 20] = [
        "acknowledge",
        "route",
        "answer",
        "publish",
        "publish_answer",
        "hold",
        "note",
        "dismiss",
        "reopen",
        "next",
        "up",
        "now",
        "aside",
        "back",
        "answered_live",
        "later",
        "join",
        "part",
        "claim",
        "release",
    ];
    let words = "`acknowledge`: a person has it in hand. `route`: asks `clinician_id` by mail. `answer`: `text`, for the \
                 asker; with `publish` for everybody. `publish`: `public_text`, or the text itself. `publish_answer`: \
                 `public_text`, or the answer. `hold`: out of sight. `note`: `text`, for colleagues. `dismiss`: `reason`, \
                 which the asker reads. `reopen`: back in the inbox. While its session runs: `next`: in line; `up`: \
                 one place further up; `now`: on stage; `aside`: set aside; `back`: among the others; `answered_live`: \
                 answered aloud, `text` says what was said. `later`: answered until `due_at`, by `clinician_id` or the \
                 desk. `join`: with the question `into`, whose answer goes to both; `part`: by itself again. `claim`: you \
                 have it open, for two minutes; `release`: not any more.";
    let deed = Operation::post("/questions/{id}/{deed}", "question_deed", "Do something about a question").needs(Desk);
    let deed = deed.step("deed", &DEEDS, words).may_take(the("Deed"));
    let deed = deed.answers("200", "The question as it is then.", the("Question"));
    book.add(deed.conflicts("Changed meanwhile (`conflict`, where a `version` was sent), or not now (`wrong-state`)."));
}

fn line() -> Schema {
    object([
        ("id", id()),
        ("session_id", id()),
        ("session_title", text()),
        ("text", text()),
        ("kind", word(Kind::ALL)),
        ("state", word(State::ALL)),
        ("visibility", word(Visibility::ALL)),
        ("urgency", word(Urgency::ALL)),
        ("votes", integer()),
        ("asked_at", instant()),
        ("due_at", instant().or_null().about("Until when it is to be answered.")),
    ])
}

fn whole() -> Schema {
    let entry = object([
        ("kind", text().about("`original`, `follow_up` or `reply`.")),
        ("author", text().or_null().about("Of the asker's own words for the desk alone.")),
        ("text", text()),
        ("at", instant()),
    ]);
    let note = object([("author", text()), ("text", text()), ("at", instant())]);
    let step =
        object([("at", instant()), ("actor", text()), ("verb", text().example("acknowledged")), ("detail", text())]);
    object([
        ("id", id()),
        ("version", integer()),
        ("handle", text().about("Its public name.")),
        ("session_id", id()),
        ("session_title", text()),
        ("text", text().about("As it was asked; never public.")),
        ("kind", word(Kind::ALL)),
        ("state", word(State::ALL)),
        ("visibility", word(Visibility::ALL)),
        ("urgency", word(Urgency::ALL)),
        ("votes", integer()),
        ("public_text", text().or_null().about("The wording that everybody reads.")),
        ("answer", text().or_null()),
        ("public_answer", text().or_null()),
        ("reason", text().or_null().about("Why it was dismissed.")),
        ("asked_at", instant()),
        ("acknowledged_at", instant().or_null()),
        ("answered_at", instant().or_null()),
        ("clinician_id", id().or_null().about("Who is asked to answer.")),
        ("routed_at", instant().or_null()),
        ("proposed_answer", text().or_null().about("What they wrote, for the desk to send.")),
        ("proposed_at", instant().or_null()),
        ("place", word(Place::ALL).or_null().about("Where it stands while its session runs.")),
        ("placed_at", instant().or_null()),
        ("live_offset", integer().or_null().about("Milliseconds from going live until its answer began.")),
        ("due_at", instant().or_null().about("Until when whoever looks after it means to answer.")),
        ("umbrella_id", id().or_null().about("The question that this one was joined with.")),
        ("claimed_by", text().or_null().about("Who has it open; counts until `claimed_until`.")),
        ("claimed_until", instant().or_null()),
        ("updated_at", instant()),
        ("entries", list(entry)),
        ("notes", list(note)),
        ("history", list(step)),
        ("name?", text().or_null().about("Who asked; with the scope `desk` alone.")),
        ("email?", email().or_null()),
    ])
}

fn sent() -> Schema {
    draft([
        ("version?", integer().about("The version that you saw; without it, the newest is taken.")),
        ("text?", text().long(0, 8_000)),
        ("public_text?", text().long(0, 8_000)),
        ("reason?", text().long(0, 500)),
        ("clinician_id?", id()),
        ("into?", id().about("The question to join it with.")),
        ("due_at?", text().about("Local time in the session's zone, or an instant.")),
        ("publish?", flag().otherwise(false)),
    ])
    .example(json!({ "version": 3, "text": "Herbal tea, yes." }))
}
