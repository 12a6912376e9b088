//! Whoever reads Spanish: pages, refusals and letters, from the first page to the answer.

use axum::http::{HeaderName, HeaderValue};
use domain::time::MINUTE;

use crate::world::World;

const ARRIVES: [(&str, &str); 4] = [
    ("accept-language", "es-MX,es;q=0.9,en;q=0.5"),
    ("sec-fetch-mode", "navigate"),
    ("sec-fetch-dest", "document"),
    ("sec-fetch-site", "cross-site"),
];

/// Where this browser is led that asks for a page with [`ARRIVES`], but for what is said otherwise.
async fn led(world: &World, path: &str, otherwise: &[(&'static str, &'static str)]) -> (u16, String) {
    let said = |(name, value): &(&'static str, &'static str)| {
        let other = otherwise.iter().find(|(other, _)| other == name);
        (HeaderName::from_static(name), HeaderValue::from_static(other.map_or(*value, |(_, other)| *other)))
    };
    let headers: Vec<_> = ARRIVES.iter().map(said).collect();
    let answer = world.phone().throws("GET", path, &headers, Vec::new()).await.expect("an answer");
    let location = answer.headers.get("location").map(|to| to.to_str().expect("text").to_owned());
    (answer.status.as_u16(), location.unwrap_or_default())
}

story! {
async fn a_browser_that_prefers_spanish_is_led_there_once_and_then_stays_where_its_reader_goes(world: World) {
    assert_eq!(led(&world, "/ask?post=sleep", &[]).await, (303, "/es/ask?post=sleep".to_owned()));
    assert_eq!(led(&world, "/", &[("sec-fetch-site", "none")]).await, (303, "/es".to_owned()));
    assert_eq!(led(&world, "/?utm_source=letter", &[]).await, (303, "/es?utm_source=letter".to_owned()));
    world.phone().opens("/es?utm_source=letter").await;
    assert_eq!(world.phone().get("/es/").await.is(308).header("location"), "/es");
    // A letter's link says by itself what its reader has chosen.
    assert_ne!(led(&world, "/questions/some-token", &[]).await.0, 303);
    assert_ne!(led(&world, "/follow/some-token", &[]).await.0, 303);
    for theirs in ["/slots/some-token", "/clinicians/some-token", "/answer/some-token"] {
        assert_eq!(led(&world, theirs, &[]).await.0, 404);
    }
    // From a page of ours one comes by the switch.
    assert_eq!(led(&world, "/ask", &[("sec-fetch-site", "same-origin")]).await.0, 200);
    for english in ["en-US,en;q=0.9,es;q=0.5", "de-DE,de", ""] {
        assert_eq!(led(&world, "/ask", &[("accept-language", english)]).await.0, 200, "{english}");
    }
    // Frames, scripts and programs get what they ask for.
    assert_eq!(led(&world, "/ask", &[("sec-fetch-dest", "iframe")]).await.0, 200);
    assert_eq!(led(&world, "/ask", &[("sec-fetch-mode", "cors")]).await.0, 200);
    assert_eq!(led(&world, "/es/ask", &[("accept-language", "en")]).await.0, 200);
    assert_eq!(led(&world, "/signin", &[]).await.0, 200);
} }

story! {
async fn only_pages_of_attendees_and_clinicians_stand_in_spanish(world: World) {
    world.phone().opens("/es").await.says("<html lang=\"es\"").says("hreflang=\"en\" href=\"https://wellspring.example/\"");
    world.phone().opens("/").await.says("hreflang=\"es\" href=\"https://wellspring.example/es\"").says("lang=\"es\">Español</a>");
    world.phone().get("/es/nowhere").await.is(404).says("<html lang=\"es\"").hides("There is no page here");
    for path in ["/es/signin", "/es/plan", "/es/inbox", "/es/api/v1/openapi.json", "/es/healthz", "/es/es"] {
        world.phone().get(path).await.is(404);
    }
} }

story! {
async fn whoever_asks_in_spanish_reads_spanish_to_the_end(world: World) {
    let (rita, rosa) = (world.responder("Rita").await, world.phone());
    rosa.opens("/es/ask").await.says("Se leen de lunes a viernes, de 8:00 a 17:00 (UTC); la mayoría").hides("most answers take");
    let fields = [("text", "¿Puedo volar con yeso?"), ("email", "rosa@example.org"), ("private", "on")];
    let page = rosa.post("/es/ask", &fields).await.leads();
    assert!(page.starts_with("/es/questions/"), "{page}");
    rosa.opens(&page).await.says("Hemos recibido su pregunta.").says("¿Puedo volar con yeso?").says("Recibida").hides("Received");
    world.run_due_jobs().await;
    let receipt = world.mail.take().pop().expect("a receipt");
    assert_eq!(receipt.subject, "Recibimos su pregunta");
    assert!(receipt.text.contains("https://wellspring.example/es/questions/"), "{}", receipt.text);
    let asked = world.asked(&page).await;
    rita.answers(&asked, "A los dos días, sí.").await;
    world.run_due_jobs().await;
    let subjects: Vec<String> = world.mail.take().into_iter().map(|letter| letter.subject).collect();
    assert_eq!(subjects, ["Ya está la respuesta a su pregunta"]);
    rosa.opens(&page).await.says("Su pregunta tiene respuesta.").says("A los dos días, sí.");
    // What she does on her page leads her back to it, in Spanish.
    let renewed = rosa.presses(&format!("{page}/link")).await.leads();
    assert!(renewed.starts_with("/es/questions/") && renewed != page, "{renewed}");
    rosa.opens("/es/ask/mine").await.says(&format!("href=\"{renewed}\""));
    // Taken back twice, it says that it is; and never that somebody else did it.
    rosa.presses(&format!("{renewed}/withdraw")).await.leads();
    rosa.opens(&renewed).await.says("Borrado").hides("Erased");
    rosa.presses(&format!("{renewed}/withdraw")).await.is(409).says("no se puede retirar de nuevo").hides("otra persona");
    // The same page in English is one link away.
    rosa.opens(&renewed).await.says(&format!("href=\"{}\"", renewed.trim_start_matches("/es")));
} }

story! {
async fn whoever_may_be_in_danger_reads_whom_to_call_in_spanish(world: World) {
    let rosa = world.phone();
    let page = rosa.post("/es/ask", &[("text", "Me quiero matar"), ("private", "on")]).await.leads();
    let page = rosa.opens(&page).await;
    page.says("Si alguien está en peligro, llame ahora").says("Línea de prevención del suicidio y crisis").says("tel:988");
} }

story! {
async fn what_is_refused_is_said_in_spanish_and_nothing_typed_is_lost(world: World) {
    let (ana, rosa) = (world.editor("Ana").await, world.phone());
    let session = ana.schedules(&[]).await;
    rosa.post("/es/ask", &[("text", "")]).await.is(422).says("Falta escribir aquí: Su pregunta.");
    let wrong = [("text", "¿Cuánto debo caminar?"), ("email", "rosa")];
    let page = rosa.post(&format!("/es{}/questions", session.page()), &wrong).await.is(422);
    page.says("Escriba un correo electrónico como").says("¿Cuánto debo caminar?");
    rosa.post("/es/questions", &[("code", "aaaaa-aaaaa")]).await.is(422).says("Ninguna pregunta tiene este código.");
    world.later(MINUTE);
    ana.leads_on(&session, "cancel").await;
    let closed = rosa.post(&format!("/es{}/questions", session.page()), &[("text", "¿Y ahora?")]).await.is(409);
    closed.says("Ya no se reciben preguntas para esta sesión.").says("¿Y ahora?").hides("Questions are closed");
} }

story! {
async fn whoever_follows_in_spanish_is_asked_and_told_in_spanish(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Is tea fine?").await;
    rita.publishes(&asked, "").await;
    let vote = format!("/es{}/questions/{}/vote", session.page(), asked.handle);
    let back = world.phone().post(&vote, &[("email", "leo@example.org")]).await.leads();
    assert!(back.starts_with("/es/events/"), "{back}");
    world.run_due_jobs().await;
    let letter = world.mail.take().pop().expect("a letter");
    assert_eq!(letter.subject, "¿Quiere que le enviemos una respuesta?");
    let link = letter.text.lines().find(|line| line.contains("/es/follow/")).expect("a link").trim().to_owned();
    let page = link.replace("https://wellspring.example", "");
    world.phone().opens(&page).await.says(&format!("action=\"{page}/confirm\"")).hides("action=\"/follow");
    let told = world.phone().presses(&format!("{page}/confirm")).await.leads();
    assert!(told.starts_with("/es/follow/"), "{told}");
    rita.answers(&asked, "Yes.").await;
    rita.handles(&asked, "publish_answer", &[]).await;
    world.run_due_jobs().await;
    let letter = world.mail.take().pop().expect("a letter");
    assert_eq!(letter.subject, "Ya tiene respuesta una pregunta que usted también tenía");
    assert!(letter.text.contains("https://wellspring.example/es/events/"), "{}", letter.text);
} }

story! {
async fn a_program_says_by_a_header_in_what_its_people_read(world: World) {
    let headers = [
        (HeaderName::from_static("accept-language"), HeaderValue::from_static("es")),
        (HeaderName::from_static("content-type"), HeaderValue::from_static("application/json")),
    ];
    let body = br#"{"text": "May I swim?", "email": "rosa@example.org"}"#.to_vec();
    let answer = world.phone().throws("POST", "/api/v1/public/ask", &headers, body).await.expect("an answer");
    assert_eq!(answer.status.as_u16(), 201);
    assert!(String::from_utf8_lossy(&answer.body).contains("https://wellspring.example/es/questions/"));
    world.run_due_jobs().await;
    assert_eq!(world.mail.take().pop().expect("a receipt").subject, "Recibimos su pregunta");
} }

story! {
async fn what_a_session_and_a_post_are_written_in_does_not_change_with_their_reader(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("title", "Dormir mejor"), ("summary", "Qué ayuda de noche."), ("language", "es")]).await;
    ana.schedules(&[("title", "Sleep well")]).await;
    let spanish = "lang=\"es\">Dormir mejor</h1>";
    world.phone().opens(&session.page()).await.says(spanish).says("lang=\"es\" class=\"standfirst\">Qué ayuda de noche.</p>").says("In Spanish");
    world.phone().opens(&format!("/es{}", session.page())).await.says(">Dormir mejor</h1>").hides(spanish).hides("En español");
    world.phone().opens("/").await.says("lang=\"es\">Dormir mejor</a>").says("In Spanish").hides("In English");
    world.phone().opens("/es").await.says("lang=\"en\">Sleep well</a>").says("En inglés").hides("En español");
    // Another text leaves the language as it is.
    ana.changes(&session, &[("title", "Dormir bien")]).await.leads();
    assert_eq!(world.session(&session.id).await.language, domain::Language::Es);
    let program = world.program("read,plan").await;
    let path = format!("/api/v1/sessions/{}", session.id);
    let stored = program.opens(&path).await.json();
    assert_eq!(stored["language"], "es");
    let sent = serde_json::json!({ "version": stored["version"], "minutes": 30 });
    assert_eq!(program.sends("PATCH", &path, &sent).await.is(200).json()["language"], "es");
    let sent = serde_json::json!({ "title": "Tea", "zone": "UTC", "minutes": 30, "language": "klingon" });
    program.sends("POST", "/api/v1/sessions", &sent).await.is(422).says("language");
} }

story! {
async fn a_series_gives_its_language_to_each_of_its_sessions(world: World) {
    let ana = world.editor("Ana").await;
    ana.makes_series(&[("title", "Caminar juntos"), ("language", "es")]).await;
    let spoken = world.rows("SELECT DISTINCT language FROM sessions").await;
    assert_eq!(spoken, ["es"]);
} }

story! {
async fn a_post_says_in_what_it_is_written(world: World) {
    let ana = world.editor("Ana").await;
    let soon = "2026-11-24T15:09";
    let fields = [("title", "Comer sin sal"), ("body", "Hierbas y limón."), ("zone", "UTC"), ("planned_at", soon), ("language", "es")];
    let page = ana.post("/plan/posts", &fields).await.leads();
    let page = page.split('?').next().expect("a path").to_owned();
    ana.presses(&format!("{page}/submit")).await.leads();
    world.staff("Lee", domain::staff::Role::Reviewer).await.post(&format!("{page}/approve"), &[]).await.leads();
    ana.presses(&format!("{page}/schedule")).await.leads();
    world.later(10 * MINUTE);
    world.run_due_jobs().await;
    world.phone().opens("/blog").await.says("lang=\"es\">Comer sin sal</a>").says("In Spanish");
    world.phone().opens("/blog/comer-sin-sal").await.says("lang=\"es\">Comer sin sal</h1>").says("class=\"prose\"");
    world.phone().opens("/blog/feed.atom").await.says("xml:lang=\"es\"");
    world.phone().opens("/es/blog/comer-sin-sal").await.hides("lang=\"es\">Comer sin sal</h1>");
} }
