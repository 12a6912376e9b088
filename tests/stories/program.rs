//! Programs: the JSON API with scoped bearer tokens.

use domain::time::{DAY, MINUTE};
use serde_json::{Value, json};

use crate::world::{Actor, World};

fn campaign(name: &str) -> Value {
    json!({ "name": name, "objective": "Reach", "main_message": "Move.", "starts_on": "2026-11-01", "ends_on": "2026-11-30", "zone": "America/New_York", "color": "rose" })
}

fn session(title: &str) -> Value {
    json!({ "title": title, "summary": "What helps.", "starts": "2026-12-01T18:00", "zone": "America/New_York", "minutes": 60 })
}

fn clinician(name: &str) -> Value {
    json!({ "name": name, "email": "lin@clinic.example", "zone": "Europe/Berlin", "topics": ["sleep", "diet"] })
}

/// Makes something; gives it.
async fn makes(program: &Actor, path: &str, body: &Value) -> Value {
    let answer = program.sends("POST", path, body).await.is(201);
    let made = answer.json();
    if !path.ends_with("/slots") {
        assert_eq!(answer.header("location"), format!("{path}/{}", made["id"].as_str().expect("an id")));
    }
    made
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}"))
}

/// A scheduled session and a question in it, asked through the public API.
async fn asked(world: &World, program: &Actor) -> (Value, Value) {
    let made = makes(program, "/api/v1/sessions", &session("Sleep")).await;
    program.sends("POST", &format!("/api/v1/sessions/{}/schedule", text(&made, "id")), &json!({})).await.is(200);
    let path = format!("/api/v1/public/sessions/{}/questions", text(&made, "code"));
    let body = json!({ "text": "Tea at night?", "name": "Rosa", "email": "rosa@mail.example" });
    (made, world.calendar_client().sends("POST", &path, &body).await.is(201).json())
}

story! {
async fn a_program_plans_a_session_and_works_at_the_desk(world: World) {
    let program = world.program("read,plan,desk").await;
    let (made, asked) = asked(&world, &program).await;
    assert_eq!((&made["state"], &made["starts_at"], &made["ends_at"], &made["moderation"]), (&json!("draft"), &json!("2026-12-01T23:00:00Z"), &json!("2026-12-02T00:00:00Z"), &json!("held")));
    assert_eq!(asked["state"], "received");
    assert!(text(&asked, "url").starts_with("https://wellspring.example/questions/"));
    let list = program.get(&format!("/api/v1/questions?session={}", text(&made, "id"))).await.is(200).json();
    let id = text(&list["items"][0], "id").to_owned();
    let deed = |deed: &'static str, body: Value| {
        let (program, path) = (program.clone(), format!("/api/v1/questions/{id}/{deed}"));
        async move { program.sends("POST", &path, &body).await.is(200).json() }
    };
    assert_eq!(deed("acknowledge", json!({})).await["state"], "acknowledged");
    assert_eq!(deed("note", json!({ "text": "Look it up." })).await["notes"][0]["text"], "Look it up.");
    assert_eq!(deed("publish", json!({ "public_text": "May I drink tea at night?" })).await["visibility"], "public");
    assert_eq!(deed("answer", json!({ "text": "Herbal, yes." })).await["state"], "answered");
    let whole = deed("publish_answer", json!({})).await;
    assert_eq!((&whole["public_answer"], &whole["name"], &whole["urgency"]), (&json!("Herbal, yes."), &json!("Rosa"), &json!("routine")));
    let verbs: Vec<&str> = whole["history"].as_array().expect("a list").iter().map(|line| text(line, "verb")).collect();
    assert_eq!(verbs, ["received", "acknowledged", "noted", "published", "answered", "answer published"]);
    let public = world.calendar_client().get(&format!("/api/v1/public/sessions/{}/questions", text(&made, "code"))).await.json();
    assert_eq!((public["items"][0]["text"].as_str(), public["items"][0]["answer"].as_str()), (Some("May I drink tea at night?"), Some("Herbal, yes.")));
    assert_eq!(deed("hold", json!({})).await["visibility"], "held");
    assert_eq!(deed("reopen", json!({})).await["state"], "acknowledged");
    assert_eq!(deed("dismiss", json!({ "reason": "Asked twice." })).await["reason"], "Asked twice.");
} }

story! {
async fn slots_are_proposed_confirmed_and_refused_where_they_overlap(world: World) {
    let program = world.program("plan").await;
    let lin = makes(&program, "/api/v1/clinicians", &clinician("Dr. Mei Lin")).await;
    let (sleep, diet) = (makes(&program, "/api/v1/sessions", &session("Sleep")).await, makes(&program, "/api/v1/sessions", &session("Diet")).await);
    let slots = |session: &Value| format!("/api/v1/sessions/{}/slots", text(session, "id"));
    let slot = makes(&program, &slots(&sleep), &json!({ "clinician_id": lin["id"], "role": "chair", "offset_minutes": 15, "minutes": 30 })).await;
    assert_eq!((&slot["state"], &slot["starts_at"], &slot["ends_at"]), (&json!("proposed"), &json!("2026-12-01T23:15:00Z"), &json!("2026-12-01T23:45:00Z")));
    let problem = program.sends("POST", &slots(&diet), &json!({ "clinician_id": lin["id"] })).await.problem(409, "slot-conflict");
    assert_eq!((&problem["clinician"], &problem["session"]), (&json!("Dr. Mei Lin"), &json!("Sleep")));
    assert_eq!((&problem["starts_at"], &problem["ends_at"]), (&slot["starts_at"], &slot["ends_at"]));
    let path = |step: &str| format!("/api/v1/slots/{}/{step}", text(&slot, "id"));
    assert_eq!(program.sends("POST", &path("confirm"), &json!({})).await.is(200).json()["state"], "confirmed");
    assert_eq!(program.sends("POST", &path("withdraw"), &json!({})).await.is(200).json()["state"], "withdrawn");
    program.sends("POST", &path("confirm"), &json!({})).await.problem(409, "wrong-state");
    let listed = program.get(&slots(&sleep)).await.is(200).json();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
} }

story! {
async fn every_refusal_is_a_problem_of_its_own_type(world: World) {
    let (program, reader) = (world.program("read,plan,desk").await, world.program("read").await);
    let path = "/api/v1/campaigns";
    let made = makes(&program, path, &campaign("Stay strong")).await;
    let one = format!("{path}/{}", text(&made, "id"));
    world.calendar_client().get(path).await.problem(401, "not-signed-in");
    reader.sends("POST", path, &campaign("Not mine")).await.problem(403, "forbidden");
    program.get(&format!("{path}/nosuch")).await.problem(404, "not-found");
    program.get("/api/v1/nowhere").await.problem(404, "not-found");
    program.does("PUT", path).await.problem(405, "method-not-allowed");
    program.sends("PATCH", &one, &json!({ "version": 0, "name": "Late" })).await.problem(409, "conflict");
    program.with("content-type", "text/plain").sends("POST", path, &json!({})).await.problem(415, "unsupported-media-type");
    program.with("content-type", "application/json").post(path, &[("name", "A form")]).await.problem(422, "malformed");
    program.sends("POST", path, &json!(["a list"])).await.problem(422, "malformed");
    let problem = program.sends("POST", path, &json!({ "name": "", "starts_on": "soon", "colour": "rose" })).await.problem(422, "invalid");
    let fields: Vec<&str> = problem["problems"].as_array().expect("a list").iter().map(|problem| text(problem, "field")).collect();
    assert!(fields.contains(&"colour"), "{fields:?}");
    let problem = program.sends("POST", path, &json!({ "name": "", "starts_on": "soon" })).await.problem(422, "invalid");
    let fields: Vec<&str> = problem["problems"].as_array().expect("a list").iter().map(|problem| text(problem, "field")).collect();
    assert_eq!(fields, ["name", "starts_on", "ends_on", "zone"]);
    let keyed = program.with("idempotency-key", "one");
    keyed.sends("POST", path, &campaign("First")).await.is(201);
    keyed.sends("POST", path, &campaign("Second")).await.problem(422, "key-reused");
    let undated = makes(&program, "/api/v1/sessions", &json!({ "title": "Some day", "zone": "UTC", "minutes": 30 })).await;
    program.sends("POST", &format!("/api/v1/sessions/{}/schedule", text(&undated, "id")), &json!({})).await.problem(409, "wrong-state");
} }

story! {
async fn what_a_clock_change_skips_is_refused_beside_starts(world: World) {
    let program = world.program("plan").await;
    let mut body = session("Too early");
    body["starts"] = json!("2027-03-14T02:30");
    let problem = program.sends("POST", "/api/v1/sessions", &body).await.problem(422, "invalid");
    assert_eq!(problem["problems"][0]["field"], "starts");
    assert!(text(&problem["problems"][0], "message").contains("01:59"));
    body["starts"] = json!("2027-03-14T03:00:30");
    let made = makes(&program, "/api/v1/sessions", &body).await;
    assert_eq!((&made["starts"], &made["starts_at"]), (&json!("2027-03-14T03:00:30"), &json!("2027-03-14T07:00:30Z")));
} }

story! {
async fn an_expired_token_and_half_a_token_are_refused(world: World) {
    let program = world.program_until("read", Some(world.now().plus(DAY))).await;
    world.later(DAY - 1);
    program.get("/api/v1/sessions").await.is(200);
    world.later(1);
    let refused = program.get("/api/v1/sessions").await;
    assert_eq!(refused.header("www-authenticate"), "Bearer");
    refused.problem(401, "not-signed-in");
    for header in ["Bearer ws_nonsense", "Bearer ", "Basic d3M6d3M=", "ws_nonsense"] {
        world.calendar_client().with("authorization", header).get("/api/v1/sessions").await.problem(401, "not-signed-in");
    }
    // A sign-in's cookie is for pages alone.
    world.editor("Ana").await.get("/api/v1/sessions").await.problem(401, "not-signed-in");
} }

story! {
async fn who_asked_is_told_to_the_desk_and_a_feeds_address_to_planners(world: World) {
    let (program, reader) = (world.program("plan,desk").await, world.program("read").await);
    asked(&world, &program).await;
    let lin = makes(&program, "/api/v1/clinicians", &clinician("Dr. Lin")).await;
    assert!(text(&lin, "feed_url").starts_with("https://wellspring.example/feeds/"));
    let seen = reader.get(&format!("/api/v1/clinicians/{}", text(&lin, "id"))).await.is(200).hides("/feeds/");
    assert_eq!(seen.json()["name"], "Dr. Lin");
    let list = program.get("/api/v1/questions").await.is(200).json();
    let one = format!("/api/v1/questions/{}", text(&list["items"][0], "id"));
    reader.get("/api/v1/questions").await.is(200).hides("Tea at night?");
    reader.get(&one).await.problem(404, "not-found");
    program.sends("POST", &format!("{one}/publish"), &json!({})).await.is(200);
    reader.get("/api/v1/questions").await.is(200).says("Tea at night?").hides("Rosa").hides("rosa@mail");
    reader.get(&one).await.is(200).says("Tea at night?").hides("Rosa").hides("rosa@mail");
    program.get(&one).await.is(200).says("Rosa").says("rosa@mail.example");
} }

story! {
async fn a_change_that_saw_an_older_version_is_given_both(world: World) {
    let program = world.program("read,plan").await;
    for (path, body, field) in [
        ("/api/v1/campaigns", campaign("Stay strong"), "name"),
        ("/api/v1/audiences", json!({ "name": "Over 60" }), "name"),
        ("/api/v1/clinicians", clinician("Dr. Lin"), "name"),
        ("/api/v1/sessions", session("Sleep"), "title"),
    ] {
        let made = makes(&program, path, &body).await;
        let one = format!("{path}/{}", text(&made, "id"));
        let first = program.sends("PATCH", &one, &json!({ "version": made["version"], field: "The faster" })).await.is(200).json();
        assert_eq!((&first[field], first["version"].as_i64()), (&json!("The faster"), made["version"].as_i64().map(|version| version + 1)));
        let problem = program.sends("PATCH", &one, &json!({ "version": made["version"], field: "The slower" })).await.problem(409, "conflict");
        assert_eq!((&problem["current"], &problem["sent"][field]), (&first, &json!("The slower")), "{path}");
        let problem = program.sends("PATCH", &one, &json!({ field: "Blind" })).await.problem(422, "invalid");
        assert_eq!(problem["problems"][0]["field"], "version");
        // What was read can be sent back.
        assert_eq!(program.sends("PATCH", &one, &first).await.is(200).json()[field], "The faster");
        program.does("DELETE", &one).await.is(204);
        program.get(&one).await.problem(404, "not-found");
    }
} }

story! {
async fn a_change_of_time_is_a_rescheduling(world: World) {
    let program = world.program("plan").await;
    let made = makes(&program, "/api/v1/sessions", &session("Sleep")).await;
    let path = format!("/api/v1/sessions/{}", text(&made, "id"));
    let moved = program.sends("PATCH", &path, &json!({ "version": made["version"], "starts": "2026-12-02T09:00" })).await.is(200).json();
    assert_eq!((&moved["starts_at"], moved["sequence"].as_i64()), (&json!("2026-12-02T14:00:00Z"), made["sequence"].as_i64().map(|n| n + 1)));
    program.sends("POST", &format!("{path}/schedule"), &json!({})).await.is(200);
    program.does("DELETE", &path).await.problem(409, "wrong-state");
    program.sends("POST", &format!("{path}/go_live"), &json!({})).await.is(200);
    let ended = program.sends("POST", &format!("{path}/end"), &json!({})).await.is(200).json();
    assert_eq!((&ended["state"], &ended["open_questions"]), (&json!("ended"), &json!([])));
    program.sends("POST", &format!("{path}/explode"), &json!({})).await.problem(404, "not-found");
} }

story! {
async fn a_replay_finds_what_the_first_request_made(world: World) {
    let program = world.program("plan,desk").await;
    for (path, body) in [("/api/v1/campaigns", campaign("Stay strong")), ("/api/v1/audiences", json!({ "name": "Over 60" })), ("/api/v1/clinicians", clinician("Dr. Lin")), ("/api/v1/sessions", session("Sleep"))] {
        let keyed = program.with("idempotency-key", path);
        let first = makes(&keyed, path, &body).await;
        world.later(MINUTE);
        assert_eq!(makes(&keyed, path, &body).await, first);
        assert_eq!(program.get(path).await.json()["items"].as_array().map(Vec::len), Some(1), "{path}");
        // Another program's keys are its own.
        let other = makes(&world.program("plan").await.with("idempotency-key", path), path, &body).await;
        assert_ne!(other["id"], first["id"]);
    }
} }

story! {
async fn a_replayed_step_and_deed_are_done_once(world: World) {
    let program = world.program("plan,desk").await;
    let (made, _) = asked(&world, &program).await;
    let path = format!("/api/v1/sessions/{}/go_live", text(&made, "id"));
    let keyed = program.with("idempotency-key", "live");
    let first = keyed.sends("POST", &path, &json!({})).await.is(200).json();
    assert_eq!(keyed.sends("POST", &path, &json!({})).await.is(200).json(), first);
    let id = text(&program.get("/api/v1/questions").await.json()["items"][0], "id").to_owned();
    let path = format!("/api/v1/questions/{id}/answer");
    let keyed = program.with("idempotency-key", "answer");
    for _ in 0..2 {
        keyed.sends("POST", &path, &json!({ "text": "Herbal, yes." })).await.is(200);
    }
    let whole = program.get(&format!("/api/v1/questions/{id}")).await.json();
    assert_eq!(whole["entries"].as_array().map(Vec::len), Some(2), "the question and one answer");
} }

story! {
async fn the_same_key_twice_at_once_makes_one(world: World) {
    let program = world.program("plan").await.with("idempotency-key", "at-once");
    let body = campaign("Stay strong");
    let all = futures::future::join_all((0..10).map(|_| program.sends("POST", "/api/v1/campaigns", &body))).await;
    let ids: Vec<String> = all.into_iter().map(|answer| text(&answer.is(201).json(), "id").to_owned()).collect();
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
} }

story! {
async fn lists_turn_their_pages_without_losing_or_doubling_anything(world: World) {
    let program = world.program("plan").await;
    for n in 0..7 {
        world.later(1);
        makes(&program, "/api/v1/sessions", &session(&format!("Session {n}"))).await;
        makes(&program, "/api/v1/audiences", &json!({ "name": format!("Audience {n}") })).await;
    }
    for (path, field) in [("/api/v1/sessions", "title"), ("/api/v1/audiences", "name")] {
        let (mut seen, mut next) = (Vec::new(), String::new());
        for page in 1.. {
            let answer = program.get(&format!("{path}?limit=3&cursor={next}")).await.is(200).json();
            seen.extend(answer["items"].as_array().expect("a list").iter().map(|item| text(item, field).to_owned()));
            match answer["next"].as_str() {
                Some(cursor) => next = cursor.to_owned(),
                None => {
                    assert_eq!(page, 3);
                    break;
                }
            }
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((all, seen.len()), (7, 7), "{path}");
        program.get(&format!("{path}?limit=0")).await.problem(422, "invalid");
        program.get(&format!("{path}?cursor=nonsense")).await.problem(422, "invalid");
        let problem = program.get(&format!("{path}?titel=x")).await.problem(422, "invalid");
        assert_eq!(problem["problems"][0]["field"], "titel");
    }
} }

story! {
async fn the_public_part_votes_idempotently_by_its_cookie(world: World) {
    let program = world.program("plan,desk").await;
    let (_, asked) = asked(&world, &program).await;
    let path = format!("/api/v1/public/questions/{}/vote", text(&asked, "handle"));
    let tom = world.phone();
    tom.does("POST", &path).await.problem(404, "not-found");
    let id = text(&program.get("/api/v1/questions").await.json()["items"][0], "id").to_owned();
    program.sends("POST", &format!("/api/v1/questions/{id}/publish"), &json!({})).await.is(200);
    for _ in 0..2 {
        assert_eq!(tom.does("POST", &path).await.is(200).json(), json!({ "handle": asked["handle"], "votes": 1, "voted": true }));
    }
    for _ in 0..2 {
        assert_eq!(tom.does("DELETE", &path).await.is(200).json(), json!({ "handle": asked["handle"], "votes": 0, "voted": false }));
    }
} }

story! {
async fn a_public_question_is_asked_once_for_each_key(world: World) {
    let program = world.program("plan").await;
    let (made, _) = asked(&world, &program).await;
    let path = format!("/api/v1/public/sessions/{}/questions", text(&made, "code"));
    let body = json!({ "text": "Coffee at night?" });
    let keyed = || world.calendar_client().with("idempotency-key", "k1");
    let first = keyed().sends("POST", &path, &body).await.is(201).json();
    assert_eq!(keyed().sends("POST", &path, &body).await.is(201).json(), first);
    keyed().sends("POST", &path, &json!({ "text": "Something else?" })).await.problem(422, "key-reused");
    let problem = world.calendar_client().sends("POST", &path, &json!({ "text": "" })).await.problem(422, "invalid");
    assert_eq!(problem["problems"][0]["field"], "text");
    world.phone().opens(text(&first, "url").strip_prefix("https://wellspring.example").expect("ours")).await.says("Coffee at night?");
} }

story! {
async fn questions_are_listed_by_what_is_asked_for(world: World) {
    let program = world.program("plan,desk").await;
    let (made, _) = asked(&world, &program).await;
    let session = text(&made, "id").to_owned();
    let ask = format!("/api/v1/public/sessions/{}/questions", text(&made, "code"));
    world.later(1000);
    world.calendar_client().sends("POST", &ask, &json!({ "text": "My own secret?", "private": true })).await.is(201);
    let texts = |query: String| {
        let program = program.clone();
        async move {
            let list = program.get(&format!("/api/v1/questions?{query}")).await.is(200).json();
            list["items"].as_array().expect("a list").iter().map(|item| text(item, "text").to_owned()).collect::<Vec<_>>()
        }
    };
    assert_eq!(texts(format!("session={session}")).await, ["Tea at night?", "My own secret?"]);
    assert_eq!(texts("visibility=private".into()).await, ["My own secret?"]);
    assert_eq!(texts("q=TEA".into()).await, ["Tea at night?"]);
    assert_eq!(texts("state=answered,dismissed".into()).await, Vec::<String>::new());
    assert_eq!(texts("kind=question&state=received".into()).await.len(), 2);
    program.get("/api/v1/questions?state=lost").await.problem(422, "invalid");
    program.get("/api/v1/questions?overdue=perhaps").await.problem(422, "invalid");
} }
