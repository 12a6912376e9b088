//! Questions of a webinar tool: looked at first, then brought in held, and none twice.

use domain::activity::{Noun, Verb};
use domain::id::QuestionId;
use domain::question::{Question, State, Visibility};
use domain::staff::Role;
use serde_json::Value;
use wellspring_core::questions as rows;

use super::page::{carried, uploads};
use crate::world::{Actor, Planned, World};

const ZOOM: &str = "Q&A Report,\nTopic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question\n\
    Sleep,123,\"Nov 24, 2026 9:00 AM\",60,4\nQuestion Details,\n#,Question,Asker Name,Asker Email,Answer(s)\n\
    1,Does MELATONIN help me?,Rosa Luz,rosa@mail.example,\"For some.\nAsk your doctor.\"\n\
    2,How much coffee?,Anonymous Attendee,,live answered\n3,Is a nap bad?,Otto,,\n4,,Otto,,\n5,Which pillow?,Mia,,\n";

async fn webinar(world: &World) -> (Actor, Planned) {
    let session = world.editor("Ana").await.schedules(&[("moderation", "open")]).await;
    (world.responder("Rita").await, session)
}

fn page(session: &Planned) -> String {
    format!("{}/questions/import", session.desk())
}

fn api(session: &Planned) -> String {
    format!("/api/v1/sessions/{}/questions/import", session.id)
}

/// Every question of a session with who asked, in the order of their words.
async fn all(world: &World, session: &Planned) -> Vec<(Question, Option<String>)> {
    let filter = rows::QuestionFilter { session: session.id.to_string(), ..rows::QuestionFilter::default() };
    let mut all = Vec::new();
    for row in rows::list(&world.app, &world.console(), &filter, 500).await.expect("questions") {
        all.push((rows::get(&world.app, &world.console(), &row.id).await.expect("a question"), row.name));
    }
    all.sort_by_key(|(question, _)| question.text.to_string());
    all
}

story! {
async fn a_moderator_looks_at_an_export_and_then_brings_it_in(world: World) {
    let (rita, session) = webinar(&world).await;
    world.phone().asks(&session, "which  pillow?").await;
    let page = page(&session);
    assert!(rita.opens(&format!("{}/live", session.desk())).await.body.contains(&format!("href=\"{page}\"")), "a link");
    rita.opens(&page).await.says("Or paste it");
    let seen = uploads(&rita, &page, &[("text", ZOOM), ("step", "preview")], "").await.is(200);
    let seen = seen.says("3 questions, 2 with an answer; 2 left out").says("Import 3 questions").says("Rosa Luz");
    let seen = seen.says("Line 10: there is no question in it.").says("Line 11: it is here already.");
    assert_eq!(world.how_many(&session).await, 1, "a look keeps nothing");
    let text = carried(&seen);
    let fields = [("text", text.as_str()), ("step", "import")];
    let to = uploads(&rita, &page, &fields, "").await.leads();
    assert_eq!(to, format!("{}/live?notice=questions_imported", session.desk()));
    rita.opens(&to).await.says("Brought in.").says("Is a nap bad?").says("This was answered aloud in the session.");
    let all = all(&world, &session).await;
    let states: Vec<_> = all.iter().map(|(it, name)| (it.text.as_str(), it.state, it.visibility, name.as_deref())).collect();
    assert_eq!(states, [
        ("Does MELATONIN help me?", State::Answered, Visibility::Held, Some("Rosa Luz")),
        ("How much coffee?", State::Answered, Visibility::Held, None),
        ("Is a nap bad?", State::Received, Visibility::Held, Some("Otto")),
        ("which  pillow?", State::Received, Visibility::Public, None),
    ]);
    let (rosas, _) = &all[0];
    assert_eq!(rosas.answer.as_deref(), Some("For some.\nAsk your doctor."));
    let history = world.record(Noun::Question, &rosas.id).await;
    assert!(history.iter().any(|line| line.verb == Verb::Imported && line.actor == "Rita"), "{history:?}");
    let history = world.record(Noun::Session, &session.id).await;
    assert!(history.iter().any(|line| line.detail == "3 brought in, 2 left out"), "{history:?}");
    // A second time nothing is new.
    uploads(&rita, &page, &[("step", "preview")], ZOOM).await.is(200).says("There is nothing to bring in").hides("Import 3");
    assert!(uploads(&rita, &page, &fields, "").await.leads().ends_with("?notice=imported_nothing"));
    assert_eq!(world.how_many(&session).await, 4);
} }

story! {
async fn nobody_outside_reads_or_hears_of_what_was_brought_in(world: World) {
    let (rita, session) = webinar(&world).await;
    world.run_due_jobs().await;
    world.mail.take();
    uploads(&rita, &page(&session), &[("text", ZOOM), ("step", "import")], "").await.leads();
    world.run_due_jobs().await;
    assert!(world.mail.take().is_empty(), "a letter");
    for path in [session.page(), format!("{}/wall", session.page()), format!("/api/v1/public/sessions/{}/questions", session.code)] {
        world.phone().get(&path).await.is(200).hides("MELATONIN").hides("For some.").hides("Rosa").hides("nap");
    }
    // It is a question like any other from here on.
    let (nap, _) = all(&world, &session).await.remove(2);
    rita.post(&format!("/inbox/{}/publish", nap.id), &[]).await.leads();
    world.phone().opens(&session.page()).await.says("Is a nap bad?").hides("Otto");
} }

story! {
async fn what_is_wrong_with_an_export_stands_beside_its_field_and_what_was_pasted_stays(world: World) {
    let (rita, session) = webinar(&world).await;
    let page = page(&session);
    let wrong = [("text", "Dear all,\nthanks for <b>coming</b>!"), ("step", "preview")];
    let answer = uploads(&rita, &page, &wrong, "").await.is(422).says("There is no column of questions in this.");
    assert!(answer.body.contains("id=\"import-text-error\""), "{}", answer.body);
    assert!(answer.body.contains("thanks for &lt;b&gt;coming"), "{}", answer.body);
    let answer = uploads(&rita, &page, &wrong, "PK\u{3}\u{4}").await.is(422).says("This is a workbook");
    assert!(answer.body.contains("id=\"import-file-error\"") && answer.body.contains("thanks for &lt;b&gt;coming"));
    uploads(&rita, &page, &[("step", "preview")], "").await.is(422).says("Paste the export, or choose its file.");
    uploads(&rita, &page, &[("step", "import")], "question\n").await.is(422).says("There is no question below");
    uploads(&rita, &page, &[("step", "preview")], &"x".repeat(3 * 1024 * 1024)).await.is(422).says("larger than 2 MiB");
    rita.raw(&page, "multipart/form-data; boundary=story", "--story\r\nnonsense".into()).await.is(422);
    assert_eq!(world.how_many(&session).await, 0);
} }

story! {
async fn only_the_desk_brings_questions_in_and_only_into_what_was_public(world: World) {
    let (rita, session) = webinar(&world).await;
    for role in [Role::Viewer, Role::Reviewer] {
        let person = world.staff("Vic", role).await;
        person.get(&page(&session)).await.is(403);
        uploads(&person, &page(&session), &[("text", ZOOM), ("step", "import")], "").await.is(403);
        person.opens(&format!("{}/live", session.desk())).await.hides("Import questions");
    }
    world.program("plan").await.raw(&api(&session), "text/csv", ZOOM.into()).await.problem(403, "forbidden");
    assert_eq!(world.how_many(&session).await, 0);
    let draft = world.editor("Eve").await.drafts(&[]).await;
    rita.get(&page(&draft)).await.is(404);
    world.program("desk").await.raw(&api(&draft), "text/csv", ZOOM.into()).await.is(404);
} }

story! {
async fn what_somebody_took_back_does_not_return(world: World) {
    let (rita, session) = webinar(&world).await;
    let asked = world.phone().asks(&session, "Is a nap bad?").await;
    world.phone().presses(&format!("{}/withdraw", asked.page)).await.leads();
    uploads(&rita, &page(&session), &[("text", ZOOM), ("step", "import")], "").await.leads();
    let all = all(&world, &session).await;
    assert!(all.iter().all(|(it, _)| it.text.as_str() != "Is a nap bad?"));
    assert!(all.iter().any(|(it, _)| it.state == State::Withdrawn && it.text.as_str().is_empty()));
} }

story! {
async fn a_program_brings_them_in_once_and_a_repetition_answers_as_the_first_time(world: World) {
    let (_, session) = webinar(&world).await;
    let program = world.program("desk").await;
    let path = api(&session);
    let seen = program.raw(&format!("{path}?dry_run"), "text/csv", ZOOM.into()).await.is(200).json();
    assert_eq!((&seen["added"], &seen["items"][0]["id"]), (&4.into(), &Value::Null));
    assert_eq!(world.how_many(&session).await, 0);
    let keyed = program.with("idempotency-key", "zoom-1");
    let first = keyed.raw(&path, "text/csv", ZOOM.into()).await.is(200).json();
    assert_eq!((&first["added"], &first["items"][0]["name"]), (&4.into(), &"Rosa Luz".into()));
    // The same words, asked here in the meantime, change nothing about that.
    world.phone().asks(&session, "Is a nap bad?").await;
    assert_eq!(keyed.raw(&path, "text/csv", ZOOM.into()).await.is(200).json(), first);
    keyed.raw(&path, "text/csv", "question\nAnother?\n".into()).await.problem(422, "key-reused");
    let again = program.raw(&path, "text/csv", ZOOM.into()).await.is(200).json();
    assert_eq!((&again["added"], again["skipped"].as_array().map(Vec::len)), (&0.into(), Some(5)));
    assert_eq!(world.how_many(&session).await, 5);
    let id: QuestionId = first["items"][2]["id"].as_str().expect("an id").parse().expect("an id");
    assert_eq!(rows::get(&world.app, &world.console(), &id).await.expect("a question").text.as_str(), "Is a nap bad?");
    program.raw(&format!("{path}?dry-run"), "text/csv", ZOOM.into()).await.is(422).says("dry-run");
} }
