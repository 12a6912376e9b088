//! Scripted responses: written at the desk, approved by whoever reviews, inserted into what an asker reads.

use domain::activity::Noun;
use domain::question::State;
use domain::staff::Role;
use domain::time::{DAY, MINUTE};
use serde_json::json;

use crate::world::{Actor, Answer, Asked, World, field};

const THANKS: &str = "Hello {{first_name}}, thank you. Call {{clinic_phone}} about {{the_course}}.";

/// Writes a script; gives its page.
async fn writes(who: &Actor, fields: &[(&str, &str)]) -> String {
    let usual =
        [("title", "Course"), ("used_for", "reply"), ("text", THANKS), ("language", "en"), ("review_on", "2027-11-30")];
    let with = |(name, value)| (name, fields.iter().find(|(given, _)| *given == name).map_or(value, |(_, new)| *new));
    let more = fields.iter().copied().filter(|(name, _)| usual.iter().all(|(known, _)| known != name));
    let form: Vec<(&str, &str)> = usual.into_iter().map(with).chain(more).collect();
    let path = who.post("/scripts", &form).await.leads();
    path.split(['?', '#']).next().expect("a path").to_owned()
}

/// The same, which a reviewer lets through at once.
async fn has(world: &World, who: &Actor, fields: &[(&str, &str)]) -> String {
    let page = writes(who, fields).await;
    let reviewer = world.staff("Rev", Role::Reviewer).await;
    approves(&reviewer, &page).await;
    page
}

async fn approves(who: &Actor, page: &str) {
    let version = field(&who.opens(page).await.body, "version");
    who.post(&format!("{page}/approve"), &[("version", &version)]).await.leads();
}

/// Presses *Insert* in the composer of a deed, with this typed.
async fn inserts(who: &Actor, asked: &Asked, deed: &str, script: &str, typed: &[(&str, &str)]) -> Answer {
    let fields = [&[("deed", deed), ("script_id", id_of(script)), ("version", "1")], typed].concat();
    who.post(&format!("{}/script", asked.desk()), &fields).await
}

fn id_of(page: &str) -> &str {
    page.rsplit('/').next().expect("an id")
}

story! {
async fn a_script_is_written_approved_by_somebody_else_changed_and_retired(world: World) {
    let boss = world.staff("Boss", Role::Admin).await;
    let (rita, lin) = (world.responder("Rita").await, world.staff("Lin", Role::Reviewer).await);
    let page = writes(&rita, &[("kinds", "question")]).await;
    rita.opens(&page).await.says("Not approved").says("Rita").hides("Approve this text");
    let own = writes(&boss, &[("title", "Mine")]).await;
    boss.post(&format!("{own}/approve"), &[("version", "1")]).await.is(409).says("somebody else has to approve it");
    lin.opens(&page).await.says("Approve this text");
    lin.post(&format!("{page}/approve"), &[("version", "7")]).await.is(409);
    approves(&lin, &page).await;
    rita.opens(&page).await.says("approved just this text on");
    rita.post(&format!("{page}/delete"), &[]).await.is(409).says("retire it instead");
    // Another day or title leaves the approval; another text does not.
    let form = |title, text, version| [("title", title), ("used_for", "reply"), ("text", text), ("review_on", "2027-12-01"), ("version", version)];
    rita.post(&page, &form("Classes", THANKS, "2")).await.leads();
    rita.opens(&page).await.says("approved just this text on").says("Classes");
    rita.post(&page, &form("Old", THANKS, "2")).await.is(409).says("Classes").says("Old");
    rita.post(&page, &form("Classes", "Thank you.", "3")).await.leads();
    rita.opens(&page).await.says("Not approved").hides("approved just this text on");
    let version = field(&rita.opens(&page).await.body, "version");
    rita.post(&format!("{page}/retire"), &[("version", &version)]).await.leads();
    rita.opens("/scripts").await.says("Retired");
    let version = field(&rita.opens(&page).await.body, "version");
    rita.post(&format!("{page}/bring_back"), &[("version", &version)]).await.leads();
    rita.post(&format!("{page}/delete"), &[]).await.leads();
    rita.get(&page).await.is(404);
    let done: Vec<String> = world.record(Noun::Script, &id_of(&page)).await.iter().map(|line| line.verb.to_string()).collect();
    let verbs = ["created", "approved", "edited", "edited, so it needs approval again", "retired", "brought back", "deleted"];
    assert_eq!(done, verbs);
} }

story! {
async fn what_comes_with_the_installation_waits_for_a_reviewer_in_both_languages(world: World) {
    let rita = world.responder("Rita").await;
    let all = rita.opens("/scripts").await.says("A complaint").says("Una queja").says("Not approved").hides("Approved");
    assert!(all.has("{{clinic_phone}}"));
    rita.opens("/scripts?language=es").await.says("Una queja").hides("A complaint");
    let many = world.count("scripts").await;
    let again = world.again().await.expect("a second start");
    assert_eq!(again.count("scripts").await, many, "they come once");
} }

story! {
async fn what_is_typed_into_a_script_is_checked_and_kept(world: World) {
    let rita = world.responder("Rita").await;
    let fields = [("title", ""), ("used_for", "offline"), ("category", "billing"), ("text", "You owe $40."), ("review_on", "soon")];
    rita.post("/scripts", &fields).await.is(422).says("The title is missing.").says("amounts of money").says("You owe $40.");
    let fields = [("title", "Open"), ("used_for", "reply"), ("text", "Call {{us"), ("review_on", "2027-11-30")];
    rita.post("/scripts", &fields).await.is(422).says("such as {{clinic_phone}}");
    let stranger = [("owner_id", "00000000-0000-7000-8000-000000000000"), ("title", "Open"), ("used_for", "reply"), ("text", "Yes"), ("review_on", "2027-11-30")];
    rita.post("/scripts", &stranger).await.is(422).says("Choose somebody of the team.");
} }

story! {
async fn programs_keep_scripts_too(world: World) {
    let (desk, review, read) = (world.program("desk").await, world.program("review").await, world.program("read").await);
    let draft = json!({ "title": "Course", "used_for": "reply", "text": THANKS, "kinds": ["praise"], "category": null, "review_on": "2027-11-30" });
    let made = desk.sends("POST", "/api/v1/scripts", &draft).await.is(201).json();
    let one = format!("/api/v1/scripts/{}", made["id"].as_str().expect("an id"));
    assert_eq!((&made["approved_at"], &made["kinds"], &made["language"]), (&json!(null), &json!(["praise"]), &json!("en")));
    let approved = review.sends("POST", &format!("{one}/approve"), &json!({ "version": 1 })).await.is(200).json();
    assert!(approved["approved_at"].is_string(), "{approved}");
    desk.sends("PATCH", &one, &json!({ "version": 1, "title": "Class" })).await.problem(409, "conflict");
    desk.sends("DELETE", &one, &json!({})).await.problem(409, "wrong-state");
    let changed = desk.sends("PATCH", &one, &json!({ "version": 2, "language": "es" })).await.is(200).json();
    assert_eq!((&changed["approved_at"], &changed["version"]), (&json!(null), &json!(3)));
    desk.sends("PATCH", &one, &json!({ "version": 3, "text": "{{" })).await.problem(422, "invalid");
    read.sends("GET", &one, &json!({})).await.is(200).says("Course");
    read.sends("PATCH", &one, &json!({ "version": 3 })).await.is(403);
} }

story! {
async fn scripts_stack_below_what_is_typed_and_an_open_blank_blocks_sending(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks_as(&session, &[("text", "When is the course?"), ("name", "Rosa Diaz")]).await;
    let thanks = has(&world, &rita, &[]).await;
    let reviewer = world.staff("Rae", Role::Reviewer).await;
    let more = writes(&rita, &[("title", "Session"), ("text", "You asked in {{session_title}}. {{responder_name}}")]).await;
    approves(&reviewer, &more).await;
    rita.opens(&asked.desk()).await.says("Scripted response").says("Course").says("Session");
    let page = inserts(&rita, &asked, "answer", &thanks, &[("text", "Dear you,"), ("publish", "on")]).await.is(200);
    let text = "Dear you,\n\nHello Rosa, thank you. Call 555-0100 about {{the_course}}.";
    let page = page.says(text).says("Still to fill in: {{the_course}}".trim_end_matches("{{the_course}}"));
    assert!(page.body.contains("autofocus") && page.body.contains("data-typed"), "the box has the focus");
    let page = inserts(&rita, &asked, "answer", &more, &[("text", text)]).await.is(200);
    let session_title = world.session(&session.id).await.title.to_string();
    let whole = format!("{text}\n\nYou asked in {session_title}. Rita");
    page.says(&whole);
    assert_eq!((world.question(&asked).await.state, world.history(&asked).await.len()), (State::Received, 1), "nothing is kept");
    rita.tries(&asked, "answer", &[("text", &whole)]).await.is(422).says("Fill in {{the_course}} first.").says(&whole);
    let desk = world.program("desk").await;
    let api = format!("/api/v1/questions/{}/answer", asked.id);
    desk.sends("POST", &api, &json!({ "text": whole })).await.problem(422, "invalid");
    ana.leads_on(&session, "go_live").await;
    rita.tries(&asked, "answered_live", &[("text", "See {{it}}.")]).await.is(422);
    rita.answers(&asked, &whole.replace("{{the_course}}", "strength")).await;
    world.phone().opens(&asked.page).await.says("Call 555-0100 about strength.");
} }

story! {
async fn a_clinician_sends_no_open_blank_either(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let (session, lin) = (ana.schedules(&[]).await, ana.adds_clinician("Dr. Mei Lin").await);
    let asked = world.phone().asks(&session, "May I dive?").await;
    rita.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    let link = wellspring_core::questions::answer_path(&world.app, &world.question(&asked).await);
    world.phone().post(&link, &[("text", "Call {{clinic_phone}}.")]).await.is(422).says("Fill in {{clinic_phone}} first.");
    world.phone().post(&link, &[("text", "Not before May.")]).await.leads();
} }

story! {
async fn only_what_is_approved_and_fits_is_offered_and_inserted(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "When is the course?").await;
    let waits = writes(&rita, &[("title", "Waits")]).await;
    let kept = [("text", "Dear you,")];
    rita.opens(&asked.desk()).await.hides("Waits").hides("Scripted response");
    inserts(&rita, &asked, "answer", &waits, &kept).await.is(422).says("is not approved yet").says("Dear you,");
    inserts(&rita, &asked, "answer", "none", &kept).await.is(422).says("Choose a scripted response.").says("Dear you,");
    inserts(&rita, &asked, "note", &waits, &kept).await.is(409).says("No scripts go with this.");
    let praise = has(&world, &rita, &[("title", "For praise"), ("kinds", "praise")]).await;
    rita.opens(&asked.desk()).await.hides("For praise");
    inserts(&rita, &asked, "answer", &praise, &kept).await.is(422).says("is for something else");
    inserts(&rita, &asked, "dismiss", &praise, &[("reason", "No.")]).await.is(422).says("No.");
    let version = field(&rita.opens(&praise).await.body, "version");
    rita.post(&format!("{praise}/retire"), &[("version", &version)]).await.leads();
    inserts(&rita, &asked, "answer", &praise, &kept).await.is(422).says("is retired");
} }

story! {
async fn past_its_review_date_a_script_is_inserted_and_warns(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "When is the course?").await;
    let page = has(&world, &rita, &[("review_on", "2026-11-26")]).await;
    inserts(&rita, &asked, "answer", &page, &[]).await.is(200).hides("Its review was due");
    world.later(4 * DAY);
    let rita = world.responder("Rina").await;
    inserts(&rita, &asked, "answer", &page, &[]).await.is(200).says("Its review was due on 26 Nov 2026").says("thank you");
    rita.opens(&page).await.says("Review is due").says("Its review was due on");
} }

story! {
async fn whoever_reads_spanish_is_answered_with_spanish_scripts(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let spanish = has(&world, &rita, &[("title", "Curso"), ("language", "es"), ("text", "Hola, {{first_name}}.")]).await;
    let reviewer = world.staff("Rae", Role::Reviewer).await;
    approves(&reviewer, &writes(&rita, &[("title", "Course")]).await).await;
    let path = format!("/es{}/questions", session.page());
    let told = world.phone().post(&path, &[("text", "¿Cuándo es?"), ("name", "Luz")]).await.leads();
    let asked = world.asked(told.split(['?', '#']).next().expect("a path")).await;
    rita.opens(&asked.desk()).await.says("Curso").hides("Course");
    inserts(&rita, &asked, "answer", &spanish, &[]).await.is(200).says("Hola, Luz.");
    let unknown = world.phone().asks(&session, "When?").await;
    rita.opens(&unknown.desk()).await.says("Curso (Spanish)").says("Course");
} }

story! {
async fn a_dismissal_says_what_is_true_and_is_taken_back(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "What is my dose?").await;
    let reviewer = world.staff("Rae", Role::Reviewer).await;
    let care = format!("/scripts/{}", rita.opens("/scripts?language=en").await.body.split("/scripts/").find(|it| it.contains(">Your own care<")).expect("it is there").split('"').next().expect("an id"));
    approves(&reviewer, &care).await;
    let page = inserts(&rita, &asked, "dismiss", &care, &[]).await.is(200);
    let reason = "Please call your care team at 555-0100.";
    page.says(reason);
    rita.tries(&asked, "dismiss", &[("reason", "Call {{clinic_phone}}.")]).await.is(422).says("Fill in {{clinic_phone}} first.");
    rita.tries(&asked, "dismiss", &[("reason", "")]).await.is(422).says("The reason is missing.");
    rita.handles(&asked, "dismiss", &[("reason", reason)]).await;
    world.phone().opens(&asked.page).await.says("We cannot answer this one here.").says(reason);
    rita.handles(&asked, "reopen", &[]).await;
    assert_eq!((world.question(&asked).await.state, world.question(&asked).await.reason), (State::Acknowledged, None));
    world.phone().opens(&asked.page).await.hides(reason).says("We have read your question.");
} }

story! {
async fn an_insult_or_spam_gets_no_reason_and_no_letter(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks_as(&session, &[("text", "Buy pills!"), ("email", "spam@mail.example")]).await;
    world.run_due_jobs().await;
    world.mail.take();
    rita.handles(&asked, "dismiss", &[("unsaid", "on"), ("reason", "typed before")]).await;
    world.later(3 * MINUTE);
    world.run_due_jobs().await;
    assert!(world.mail.take().iter().all(|letter| letter.to.1 != "spam@mail.example"), "nothing is said");
    let question = world.question(&asked).await;
    assert_eq!((question.state, question.reason), (State::Dismissed, None));
    rita.opens(&asked.desk()).await.says("nothing is said");
    world.phone().opens(&asked.page).await.says("We cannot answer this one here.").hides("wrote down why").hides("typed before");
    let spanish = format!("/es{}", asked.page);
    world.phone().opens(&spanish).await.says("No podemos responder esta pregunta aquí.").hides("escribió el motivo");
    rita.handles(&asked, "reopen", &[]).await;
    world.phone().opens(&asked.page).await.says("We have read your question.");
    let desk = world.program("desk").await;
    let told = desk.sends("POST", &format!("/api/v1/questions/{}/dismiss", asked.id), &json!({ "unsaid": true })).await.is(200).json();
    assert_eq!((&told["state"], &told["reason"]), (&json!("dismissed"), &json!(null)));
} }

story! {
async fn an_answer_about_a_bill_names_no_amount(world: World) {
    let (rita, desk) = (world.responder("Rita").await, world.program("desk").await);
    let body = json!({ "text": "My bill is wrong.", "kind": "billing" });
    let made = desk.sends("POST", "/api/v1/questions", &body).await.is(201).json();
    let at = format!("/inbox/{}", made["id"].as_str().expect("an id"));
    let version = made["version"].to_string();
    for wrong in ["You owe $40.", "It is number 12345678."] {
        let fields = [("version", version.as_str()), ("text", wrong)];
        rita.post(&format!("{at}/answer"), &fields).await.is(422).says("told by phone").says(wrong);
    }
    rita.post(&format!("{at}/answer"), &[("version", &version), ("text", "Please call 555-0100.")]).await.leads();
} }
