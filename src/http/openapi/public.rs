//! `/public`: what strangers' programs may do, without a token.

use domain::question::State;
use serde_json::json;

use super::schema::{Schema, draft, email, flag, instant, integer, link, object, page, text, the, word};
use super::{Book, Operation};

pub(super) fn write(book: &mut Book) {
    book.chapter("public", "Without a token, as attendees have it. Posts are rate limited.");
    book.schema("PublicQuestion", question());
    book.schema("QuestionDraft", sent());
    book.schema("Asked", asked());
    book.schema("Voted", voted());
    asking(book);
    voting(book);
    let live = Operation::get("/public/sessions/{code}/live", "stream_session", "Listen to a session");
    let live = live
        .about(
            "Server-sent events with JSON as data. `question`: a PublicQuestion as it is now, or `{handle, gone: true}`. \
             `votes`: `{votes: [[handle, number], …]}`. `state`: `{state, paused, votes_hidden}`. `reset`: read the questions anew. A heartbeat \
             comes every 20 seconds.",
        )
        .header("Last-Event-ID", integer(), "Go on behind this event.")
        .filter("after", integer(), "Likewise, where a header cannot be set.");
    book.add(live.answers_raw("200", "A stream without end.", "text/event-stream", text()));
}

fn asking(book: &mut Book) {
    const PATH: &str = "/public/sessions/{code}/questions";
    let listed = Operation::get(PATH, "list_public_questions", "List a session's public questions");
    let about = "Cleared wordings, 2,000 at most, the most wanted first. Has an ETag.";
    book.add(listed.about(about).answers("200", "All of them.", page(the("PublicQuestion"))));
    let ask = Operation::post(PATH, "ask", "Ask a question").takes(the("QuestionDraft"));
    let ask = ask.about("Nobody but the team sees it until somebody publishes a wording, unless the session is open.");
    let ask = ask.answers("201", "It arrived.", the("Asked")).refused("429", "TooMany");
    book.add(ask.conflicts("The session takes no questions now (`wrong-state`)."));
}

fn voting(book: &mut Book) {
    const PATH: &str = "/public/questions/{handle}/vote";
    let about = "The voter is the cookie that the first POST sets. A second time changes nothing.";
    let vote = Operation::post(PATH, "vote", "Vote for a question").about(about).refused("429", "TooMany");
    book.add(vote.answers("200", "The votes now.", the("Voted")));
    let unvote = Operation::delete(PATH, "unvote", "Take a vote back").about(about).refused("429", "TooMany");
    book.add(unvote.answers("200", "The votes now.", the("Voted")));
    let report = Operation::post("/public/questions/{handle}/report", "report", "Report a question");
    let about = "It should not stand there. Three reports of different voters hold it until the desk has decided.";
    let done = object([("handle", text()), ("reported", flag())]);
    book.add(report.about(about).refused("429", "TooMany").answers("200", "The desk looks at it.", done));
}

fn question() -> Schema {
    object([
        ("handle", text()),
        ("text", text()),
        ("votes", integer()),
        ("answered", flag().about("The answer itself may not be public.")),
        ("answer", text().or_null()),
        ("now", flag().about("It is being answered aloud at this moment.")),
        ("asked_at", instant()),
    ])
    .example(json!({
        "handle": "b7Jq0t3mXw", "text": "May I drink tea at night?", "votes": 12, "answered": true,
        "answer": "Herbal, yes.", "now": false, "asked_at": "2027-03-28T08:05:00Z",
    }))
}

fn sent() -> Schema {
    draft([
        ("text", text().long(1, 1_000)),
        ("name?", text().long(0, 80).about("For the team alone.")),
        ("email?", email().about("For the team alone; the answer's link is sent there.")),
        ("private?", flag().otherwise(false).about("It never becomes public.")),
    ])
    .example(json!({ "text": "May I drink tea at night?", "private": false }))
}

fn asked() -> Schema {
    object([
        ("handle", text().about("Its public name.")),
        ("token", text().about("Opens the asker's own page; keep it secret.")),
        ("state", word(State::ALL)),
        ("url", link().about("The asker's own page.")),
    ])
    .example(json!({
        "handle": "b7Jq0t3mXw", "token": "…", "state": "received", "url": "https://wellspring.example/questions/…",
    }))
}

fn voted() -> Schema {
    object([("handle", text()), ("votes", integer()), ("voted", flag())])
        .example(json!({ "handle": "b7Jq0t3mXw", "votes": 13, "voted": true }))
}
