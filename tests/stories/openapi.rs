//! The API's document: it has what the router has, and it tells the truth about answers.

mod caller;
mod fits;
pub mod told;

use std::collections::BTreeSet;

use domain::audience::AudienceDraft;
use domain::campaign::CampaignDraft;
use domain::clinician::{ClinicianDraft, FeedDraft};
use domain::post::PostDraft;
use domain::question::{ExpertsDraft, QuestionDraft};
use domain::screens::desk::DeedForm;
use domain::series::SeriesDraft;
use domain::session::SessionDraft;
use domain::slot::SlotDraft;
use domain::time::MINUTE;
use domain::topic::TopicDraft;
use serde::Serialize;
use serde_json::{Value, json};
use wellspring::http::routes::{self, document};

use crate::world::World;
use caller::Caller;
use fits::misfits;

/// Every operation with its path and method.
fn operations(document: &Value) -> Vec<(&str, String, &Value)> {
    let paths = document["paths"].as_object().expect("paths").iter();
    paths
        .map(|(path, item)| (path.as_str(), item.as_object().expect("an item")))
        .flat_map(|(path, item)| item.iter().map(move |(method, told)| (path, method.to_uppercase(), told)))
        .collect()
}

#[test]
fn router_and_document_have_the_same_paths_and_methods() {
    let document = document();
    let told: BTreeSet<String> =
        operations(&document).iter().map(|(path, method, _)| format!("{method} {path}")).collect();
    let routed: BTreeSet<String> = routes::list()
        .iter()
        .filter(|route| route.path.starts_with("/api/"))
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    let missing: Vec<_> = routed.difference(&told).collect();
    let left: Vec<_> = told.difference(&routed).collect();
    assert!(missing.is_empty(), "routes that src/http/openapi does not tell of: {missing:#?}");
    assert!(left.is_empty(), "told of, but there is no such route: {left:#?}");
}

/// Every `$ref` below `value`.
fn refs(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| refs(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| refs(item, found)),
        _ => {}
    }
}

#[test]
fn every_name_leads_somewhere_and_every_part_of_a_path_is_told_of() {
    let document = document();
    let mut used = BTreeSet::new();
    refs(&document, &mut used);
    for path in &used {
        assert!(document.pointer(&path[1..]).is_some(), "{path} is nowhere");
    }
    for name in document["components"]["schemas"].as_object().expect("schemas").keys() {
        assert!(used.contains(&format!("#/components/schemas/{name}")), "{name} is used nowhere");
    }
    let mut names = BTreeSet::new();
    for (path, method, operation) in operations(&document) {
        let name = operation["operationId"].as_str().expect("an id");
        assert!(names.insert(name.to_owned()), "{name} stands twice");
        assert!(operation["summary"].is_string() && operation["tags"][0].is_string(), "{name}");
        let told = operation["parameters"].as_array().into_iter().flatten().filter(|told| told["in"] == "path");
        let told: BTreeSet<&str> = told.map(|told| told["name"].as_str().expect("a name")).collect();
        let parts: BTreeSet<&str> =
            path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        assert_eq!(told, parts, "{name}");
        let body = operation["requestBody"]["content"]["application/json"].is_object();
        let keyed = operation["parameters"].to_string().contains("IdempotencyKey");
        assert!(!body || keyed == (method == "POST"), "{name}");
    }
}

#[test]
fn every_example_fits_its_own_schema() {
    let document = document();
    let mut seen = 0;
    for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
        for example in schema["examples"].as_array().into_iter().flatten() {
            let wrong = misfits(&document, schema, example);
            assert!(wrong.is_empty(), "{name}: {wrong:#?}");
            seen += 1;
        }
    }
    for (name, response) in document["components"]["responses"].as_object().expect("responses") {
        let content = &response["content"]["application/problem+json"];
        let wrong = misfits(&document, &content["schema"], &content["example"]);
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn an_answer_that_is_otherwise_than_told_is_seen() {
    let document = document();
    let schema = &document["components"]["schemas"]["Session"];
    let told = &schema["examples"][0];
    let otherwise = |change: &dyn Fn(&mut Value)| {
        let mut session = told.clone();
        change(&mut session);
        misfits(&document, schema, &session)
    };
    assert_eq!(otherwise(&|_| {}), Vec::<String>::new());
    assert_eq!(otherwise(&|session| session["secret"] = json!(1)), [": secret is not told of: 1"]);
    assert!(!otherwise(&|session| session["state"] = json!("gone")).is_empty());
    assert!(!otherwise(&|session| session["starts_at"] = json!("tomorrow")).is_empty());
    assert!(!otherwise(&|session| session["title"] = Value::Null).is_empty());
    let missing = otherwise(&|session| drop(session.as_object_mut().expect("fields").remove("closed_at")));
    assert!(missing[0].contains("closed_at is missing"), "{missing:?}");
}

/// The fields that a draft really takes.
fn fields(draft: &impl Serialize) -> BTreeSet<String> {
    json!(draft).as_object().expect("an object").keys().cloned().collect()
}

#[test]
fn drafts_take_just_the_fields_that_are_told() {
    let document = document();
    let drafts = [
        ("CampaignDraft", fields(&CampaignDraft::default())),
        ("AudienceDraft", fields(&AudienceDraft::default())),
        ("ClinicianDraft", fields(&ClinicianDraft::default())),
        ("FeedDraft", fields(&FeedDraft::default())),
        ("SessionDraft", fields(&SessionDraft::default())),
        ("SeriesDraft", fields(&SeriesDraft::default())),
        ("SlotDraft", fields(&SlotDraft::default())),
        ("PostDraft", fields(&PostDraft::default())),
        ("QuestionDraft", fields(&QuestionDraft::default())),
        ("ExpertsDraft", fields(&ExpertsDraft::default())),
        ("TopicDraft", fields(&TopicDraft::default())),
        ("Deed", fields(&DeedForm::default())),
    ];
    for (name, taken) in drafts {
        let told = &document["components"]["schemas"][name]["properties"];
        let told: BTreeSet<String> = told.as_object().unwrap_or_else(|| panic!("no {name}")).keys().cloned().collect();
        assert_eq!(told, taken, "{name}");
    }
}

story! {
async fn the_document_is_for_everybody_and_is_not_sent_twice(world: World) {
    let stranger = world.calendar_client();
    let answer = stranger.get("/api/v1/openapi.json").await.is(200);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.json(), document());
    let etag = answer.header("etag");
    stranger.with("if-none-match", &etag).get("/api/v1/openapi.json").await.is(304);
    assert_eq!(answer.json()["openapi"], "3.1.0");
} }

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}")).to_owned()
}

/// A noun's five verbs; gives one that stays.
async fn five_verbs(caller: &Caller, path: &str, draft: &Value, change: Value) -> Value {
    let gone = caller.posts(path, draft.clone()).await;
    caller.deletes(&format!("{path}/{}", text(&gone, "id"))).await;
    let made = caller.posts(path, draft.clone()).await;
    let one = format!("{path}/{}", text(&made, "id"));
    caller.gets(&one).await;
    let mut change = change;
    change["version"] = made["version"].clone();
    let changed = caller.sends("PATCH", &one, change.clone()).await;
    // Somebody was faster: 409 with both.
    let conflict = caller.sends("PATCH", &one, change).await;
    assert_eq!((&conflict["current_version"], &conflict["status"]), (&changed["version"], &json!(409)), "{conflict}");
    caller.gets(&format!("{path}?limit=1")).await;
    changed
}

fn a_session() -> Value {
    json!({ "title": "Sleep after 60", "summary": "What helps.", "starts": "2026-12-01T18:00", "zone": "Europe/Berlin", "minutes": 60, "moderation": "open" })
}

async fn plans(caller: &Caller) -> (Value, Value) {
    let audience = five_verbs(
        caller,
        "/api/v1/audiences",
        &json!({ "name": "Over 60", "languages": ["English"] }),
        json!({ "needs": "Care" }),
    )
    .await;
    five_verbs(caller, "/api/v1/topics", &json!({ "name": "Sleep" }), json!({ "name_es": "Sueño" })).await;
    let script = json!({ "title": "Thanks", "used_for": "reply", "text": "Thank you.", "review_on": "2027-11-30" });
    five_verbs(caller, "/api/v1/scripts", &script, json!({ "kinds": ["praise"], "category": null })).await;
    let ready = caller.gets("/api/v1/scripts?limit=1").await;
    for deed in ["retire", "bring_back"] {
        let one = format!("/api/v1/scripts/{}", text(&ready["items"][0], "id"));
        caller.posts(&format!("{one}/{deed}"), json!({})).await;
    }
    let campaign = json!({ "name": "Stay strong", "audience_ids": [audience["id"]], "starts_on": "2026-11-01", "ends_on": "2026-12-31", "zone": "Europe/Berlin" });
    let campaign =
        five_verbs(caller, "/api/v1/campaigns", &campaign, json!({ "color": "rose", "main_message": null })).await;
    comes_round(caller, &campaign).await;
    let session = five_verbs(
        caller,
        "/api/v1/sessions",
        &a_session(),
        json!({ "campaign_id": campaign["id"], "join_url": "https://meet.example/1" }),
    )
    .await;
    let lin =
        json!({ "name": "Dr. Mei Lin", "email": "lin@clinic.example", "zone": "Europe/Berlin", "topics": ["sleep"] });
    let lin = five_verbs(caller, "/api/v1/clinicians", &lin, json!({ "position": "Geriatrician" })).await;
    (session, lin)
}

async fn comes_round(caller: &Caller, campaign: &Value) {
    let draft = json!({ "title": "Walk and talk", "starts": "2026-12-01T18:00", "zone": "America/New_York", "minutes": 45, "rule": "FREQ=WEEKLY;BYDAY=TU;COUNT=4", "campaign_id": campaign["id"] });
    let looked = caller.posts("/api/v1/series?dry_run", draft.clone()).await;
    assert_eq!(looked["outcome"]["added"], 4, "{looked}");
    let series = five_verbs(caller, "/api/v1/series", &draft, json!({ "starts": "2026-12-01T19:00" })).await;
    assert_eq!(series["outcome"]["moves"][3]["to"], "2026-12-22T19:00", "{series}");
    let one = format!("/api/v1/series/{}", text(&series, "id"));
    let later = json!({ "version": series["version"], "title": "Late walk" });
    let rest = caller.sends("PATCH", &format!("{one}?from=2026-12-15"), later).await;
    assert_eq!(
        (&rest["starts"], &rest["rule"]),
        (&json!("2026-12-15T19:00"), &json!("FREQ=WEEKLY;BYDAY=TU;COUNT=2")),
        "{rest}"
    );
    assert_eq!(caller.gets(&one).await["rule"], "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261214T235959");
    let shift = format!("/api/v1/campaigns/{}/shift", text(campaign, "id"));
    let version = &caller.gets(&format!("/api/v1/campaigns/{}", text(campaign, "id"))).await["version"];
    let week = json!({ "starts_on": "2026-11-08", "version": version });
    for path in [format!("{shift}?dry_run"), shift] {
        let moved = caller.posts(&path, week.clone()).await;
        assert_eq!(moved["moves"][0]["to"], "2026-12-08T19:00", "{moved}");
    }
}

async fn is_away(world: &World, caller: &Caller, lin: &Value) {
    let own = |part: &str| format!("/api/v1/clinicians/{}/{part}", lin["id"].as_str().expect("an id"));
    let leave = caller.posts(&own("leaves"), json!({ "starts_on": "2026-12-24", "note": "Holiday" })).await;
    caller.gets(&own("leaves")).await;
    caller.deletes(&own(&format!("leaves/{}", text(&leave, "id")))).await;
    let url = "https://calendar.example/lin.ics";
    let busy = calendar("lin", "DTSTART:20261201T173000Z\r\nDTEND:20261201T174500Z");
    world.web.holds(url, Ok(busy.into_bytes()));
    let read = caller.posts(&own("busy"), json!({ "url": url })).await;
    assert_eq!(read["items"].as_array().map(Vec::len), Some(1), "{read}");
    caller.gets(&own("busy")).await;
    caller.posts(&own("feed"), json!({ "alarm": 60, "reduced": true })).await;
    let sam = caller.posts(&own("assistants"), json!({ "name": "Sam Park", "email": "sam@clinic.example" })).await;
    caller.gets(&own("assistants")).await;
    caller.deletes(&own(&format!("assistants/{}", text(&sam, "id")))).await;
}

fn calendar(uid: &str, time: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//story//\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20261101T000000Z\r\n\
         {time}\r\nSUMMARY:Tea\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

async fn has_slots(world: &World, caller: &Caller, session: &Value, lin: &Value) {
    let slots = format!("/api/v1/sessions/{}/slots", text(session, "id"));
    // Busy, then asked all the same, then taken.
    let busy = caller.posts(&slots, json!({ "clinician_id": lin["id"] })).await;
    assert_eq!(busy["clashes"][0]["kind"], "busy", "{busy}");
    let draft =
        json!({ "clinician_id": lin["id"], "role": "chair", "call_minutes": 10, "override_reason": "They said yes." });
    let slot = caller.posts(&slots, draft.clone()).await;
    let other = caller.posts("/api/v1/sessions", a_session()).await;
    let taken = caller.posts(&format!("/api/v1/sessions/{}/slots", text(&other, "id")), draft).await;
    assert_eq!(taken["session"], "Sleep after 60", "{taken}");
    world.later(3 * MINUTE);
    world.run_due_jobs().await;
    let reply = format!(
        "From: lin@clinic.example\r\nTo: care@wellspring.example\r\nSubject: Re\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n\
         BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//story//\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:slot-{}@{}\r\nSEQUENCE:0\r\n\
         DTSTAMP:20261124T150500Z\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:lin@clinic.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        text(&slot, "id"),
        world.app.installation
    );
    let received = caller.hands_over("/api/v1/mail/inbound", "message/rfc822", reply).await;
    assert_eq!(received["state"], "confirmed", "{received}");
    let step = |step: &str| format!("/api/v1/slots/{}/{step}", slot["id"].as_str().expect("an id"));
    caller.steps(&step("link")).await;
    caller.posts(&step("decline"), json!({ "reason": "On call." })).await;
    let listed = caller.gets(&slots).await;
    assert_eq!(listed["items"][0]["state"], "declined", "{listed}");
}

async fn is_asked(caller: &Caller, session: &Value, lin: &Value) {
    let own = |step: &str| format!("/api/v1/sessions/{}/{step}", session["id"].as_str().expect("an id"));
    caller.steps(&own("schedule")).await;
    let public = format!("/api/v1/public/sessions/{}/questions", text(session, "code"));
    let asked =
        caller.posts(&public, json!({ "text": "Tea at night?", "name": "Rosa", "email": "rosa@mail.example" })).await;
    caller.posts(&public, json!({ "text": "And coffee?" })).await;
    caller.posts("/api/v1/public/ask", json!({ "text": "What of yoga?", "topic": "sleep" })).await;
    caller
        .posts("/api/v1/questions", json!({ "text": "When do you call?", "kind": "appointment", "name": "Rosa" }))
        .await;
    caller.gets(&public).await;
    let vote = format!("/api/v1/public/questions/{}/vote", text(&asked, "handle"));
    caller.steps(&vote).await;
    caller.deletes(&vote).await;
    let report = format!("/api/v1/public/questions/{}/report", text(&asked, "handle"));
    caller.steps(&report).await;
    caller.deletes(&report).await;
    let listed = caller.gets("/api/v1/questions?state=received&limit=1").await;
    let question = format!("/api/v1/questions/{}", text(&listed["items"][0], "id"));
    for (deed, body) in [
        ("acknowledge", json!({})),
        ("route", json!({ "clinician_id": lin["id"] })),
        ("note", json!({ "text": "Look it up." })),
        ("claim", json!({})),
        ("later", json!({ "due_at": "2026-12-02T09:00" })),
        ("answer", json!({ "text": "Herbal, yes.", "publish": true })),
        ("hold", json!({})),
        ("dismiss", json!({ "reason": "Asked twice." })),
        ("reopen", json!({})),
    ] {
        caller.posts(&format!("{question}/{deed}"), body).await;
    }
    caller.gets(&question).await;
    caller.steps(&own("go_live")).await;
    caller.posts(&own("hall"), json!({ "slow_seconds": 30, "votes_hidden": true, "questions_until": "" })).await;
    let ended = caller.steps(&own("end")).await;
    assert!(ended["open_questions"].as_array().is_some_and(|open| !open.is_empty()), "{ended}");
}

/// What was asked in a webinar tool.
async fn is_asked_elsewhere(caller: &Caller, session: &Value) {
    let path = format!("/api/v1/sessions/{}/questions/import", text(session, "id"));
    let export = "Question,Asker Name,Asker Email,Question Time,Answer(s)\r\n\
                  Tea in bed?,Rosa,rosa@mail.example,2026-11-01T10:00:00Z,Yes.\r\n,,,,\r\nTea in bed?,Otto,,,\r\n";
    for path in [format!("{path}?dry_run"), path] {
        let done = caller.hands_over(&path, "text/csv", export.to_owned()).await;
        assert_eq!((&done["added"], done["skipped"].as_array().map(Vec::len)), (&1.into(), Some(1)), "{done}");
    }
}

async fn writes(caller: &Caller, reviewer: &Caller) {
    let draft =
        json!({ "title": "Walk after lunch", "body": "Ten minutes.", "zone": "UTC", "planned_at": "2026-12-02T09:00" });
    let post = five_verbs(caller, "/api/v1/posts", &draft, json!({ "kind": "reminder" })).await;
    let own = |step: &str| format!("/api/v1/posts/{}/{step}", post["id"].as_str().expect("an id"));
    caller.steps(&own("schedule")).await;
    caller.steps(&own("submit")).await;
    reviewer.posts(&own("request_changes"), json!({ "note": "Say why." })).await;
    caller.steps(&own("submit")).await;
    let approved = reviewer.posts(&own("approve"), json!({ "gate": "clinical" })).await;
    assert_eq!(approved["reviews"].as_array().map(Vec::len), Some(2), "{approved}");
    caller.steps(&own("schedule")).await;
}

async fn imports(caller: &Caller) {
    let file = calendar("tea@far.example", "DTSTART:20261209T180000\r\nDURATION:PT1H");
    let done = caller.hands_over("/api/v1/import/ics?as=sessions&zone=Europe/Berlin", "text/calendar", file).await;
    assert_eq!(done["added"], 1, "{done}");
    caller.hands_over("/api/v1/import/ics?dry_run", "text/calendar", "BEGIN:VCALENDAR\r\n".to_owned()).await;
    let table = "title,zone,minutes\r\nDiet,UTC,30\r\n".to_owned();
    for path in ["/api/v1/import/sessions.csv?dry_run=true", "/api/v1/import/sessions.csv"] {
        assert_eq!(caller.hands_over(path, "text/csv", table.clone()).await["added"], 1);
    }
    caller
        .hands_over("/api/v1/import/sessions.csv", "text/csv", "title,zone,minutes\r\nDiet,Nowhere,3\r\n".to_owned())
        .await;
}

async fn betters_lists(reviewer: &Caller) {
    let list = reviewer.gets("/api/v1/safety/lists/stroke?language=es").await;
    let whole = text(&list, "text").replacen("version: ", "version: 9", 1);
    let change =
        json!({ "language": "es", "text": format!("{whole}\n!habla como sopa\n"), "why": "Heard at the desk." });
    let proposed = reviewer.puts("/api/v1/safety/lists/stroke", change).await;
    reviewer.puts("/api/v1/safety/lists/stroke", json!({ "text": "", "why": "" })).await;
    reviewer.gets(&format!("/api/v1/safety/changes/{}", text(&proposed, "id"))).await;
    reviewer.gets("/api/v1/safety/changes").await;
    let read = json!({ "text": "I am Rosa Diaz, and my chest hurts right now" });
    reviewer.posts("/api/v1/safety/try", read).await;
}

story! {
async fn what_the_document_says_is_what_programs_get(world: World) {
    let caller = Caller::new(world.program("read,plan,desk").await);
    let reviewer = Caller::new(world.program("review").await);
    let (session, lin) = plans(&caller).await;
    is_away(&world, &caller, &lin).await;
    has_slots(&world, &caller, &session, &lin).await;
    is_asked(&caller, &session, &lin).await;
    is_asked_elsewhere(&caller, &session).await;
    writes(&caller, &reviewer).await;
    betters_lists(&reviewer).await;
    imports(&caller).await;
    let listed = caller.gets("/api/v1/calendar?from=2026-11-01&to=2027-01-31").await;
    let kinds: BTreeSet<String> = listed["items"].as_array().expect("a list").iter().map(|item| text(item, "kind")).collect();
    assert!(kinds.contains("session") && kinds.contains("post"), "{listed}");
    caller.gets("/api/v1/export/calendar.csv").await;
    caller.gets("/api/v1/duty").await;
    caller.gets("/api/v1/alarms").await;
    caller.gets("/api/v1/openapi.json").await;
    // What is refused is told as well.
    caller.gets("/api/v1/sessions/nosuch").await;
    caller.gets("/api/v1/sessions?titel=x").await;
    reviewer.posts("/api/v1/audiences", json!({ "name": "Not mine" })).await;
    Caller::new(world.calendar_client()).gets("/api/v1/campaigns").await;
    // A stream has no end to wait for; the reviewer's and the operator's parts were heard by others; and a report is taken back
    // by the cookie that came with it, which programs do not keep.
    let others = [
        "approve_post",
        "approve_script",
        "create_team",
        "delete_team",
        "edit_team",
        "end_holds",
        "get_safety_change",
        "get_safety_list",
        "get_team",
        "hold_for_law",
        "list_safety_changes",
        "list_teams",
        "propose_safety_list",
        "request_post_changes",
        "stream_session",
        "try_safety",
        "unreport",
    ];
    assert_eq!(caller.unheard(), others);
} }
