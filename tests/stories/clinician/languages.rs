//! Clinicians who read Spanish: the letter that asks them, the page behind it, what is refused there, and how they choose.

use domain::activity::Noun;
use domain::slot::{Slot, State};
use domain::time::{DAY, MINUTE};
use serde_json::json;
use wellspring_core::outside::Message;

use super::{answers, now, own::own};
use crate::imports::uploads;
use crate::letters::reply;
use crate::world::{Actor, HERE, Planned, World, field};

/// A session on Tuesday 1 December, 18:00 in New York, with Dr. Sol Reyes, who reads Spanish, asked to it.
async fn asked(world: &World) -> (Actor, Planned, Slot) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let sol = ana.adds_clinician_as("Dr. Sol Reyes", &[("language", "es")]).await;
    ana.proposes(&sol, &session, &[("call_minutes", "15")]).await.leads();
    let slot = now(world, &session).await;
    (ana, session, slot)
}

/// All that was mailed once bundles are due.
async fn letters(world: &World) -> Vec<Message> {
    world.later(2 * MINUTE);
    world.run_due_jobs().await;
    world.mail.take()
}

/// The path of the first address of ours with this in it.
fn link(text: &str, part: &str) -> String {
    let line = text.lines().find(|line| line.contains(part)).expect("a link");
    line.trim().strip_prefix(HERE).expect("our address").to_owned()
}

/// The Spanish page of all that is a clinician's.
async fn spanish_page(ana: &Actor, clinician: &str) -> String {
    let page = ana.opens(&format!("/people/clinicians/{clinician}")).await;
    format!("/es/clinicians/{}", page.after("https://wellspring.example/es/clinicians/"))
}

story! {
async fn whoever_reads_spanish_is_asked_and_says_yes_in_spanish(world: World) {
    let (ana, session, _) = asked(&world).await;
    let letter = letters(&world).await.remove(0);
    assert_eq!(letter.subject, "¿Puede participar? Sleep after 60");
    for words in ["Hola, Dr. Sol Reyes:", "como especialista en una sesión en vivo", "mar 1 dic 2026, 18:00–19:00, hora de New York (EST)", "17:45", "especialista"] {
        assert!(letter.text.contains(words), "{words}: {}", letter.text);
    }
    assert!(letter.html.contains("lang=\"es\"") && !letter.html.contains("Confirm or"), "{}", letter.html);
    let (_, invitation) = letter.calendar.clone().expect("an invitation");
    let invitation = invitation.replace("\r\n ", "");
    assert!(invitation.contains("Su función: especialista. Estado: propuesta.") && invitation.contains("Confirmar o rechazar: https://wellspring.example/es/slots/"), "{invitation}");
    let (phone, link) = (world.phone(), link(&letter.text, "/es/slots/"));
    let page = phone.opens(&link).await.says("<html lang=\"es\"").says("martes 1 de diciembre de 2026").says("hora de New York (EST)");
    page.says("Hora de presentarse:").says(", 15 minutos antes.").says("No puedo").says("Lo que ve el público").hides("Confirm or").hides(">Confirm<");
    assert_eq!(answers(&phone, &link, "confirm", &[]).await.leads(), link);
    let english = link.strip_prefix("/es").expect("a folder");
    phone.opens(&link).await.says("Su participación está confirmada").says(&format!("href=\"{english}\" hreflang=\"en\"")).says(&format!("action=\"{link}/decline\""));
    phone.opens(english).await.says("You are confirmed").says("<html lang=\"en\"");
    assert_eq!(now(&world, &session).await.state, State::Confirmed);
    // What becomes of it is told in Spanish, too; whoever asked reads English.
    assert_eq!(letters(&world).await.remove(0).subject, "Su participación: Sleep after 60");
    ana.changes(&session, &[("starts", "2026-12-02T18:00")]).await.leads();
    assert_eq!(letters(&world).await.remove(0).subject, "Hubo un cambio: Sleep after 60");
    answers(&phone, &link, "decline", &[("reason", "Estoy de guardia")]).await.leads();
    phone.opens(&link).await.says("Usted rechazó participar").says("Estoy de guardia");
    let mut told: Vec<String> = letters(&world).await.into_iter().map(|letter| letter.subject).collect();
    told.sort();
    assert_eq!(told, ["Dr. Sol Reyes declined: Sleep after 60", "Tomamos nota de que no puede participar: Sleep after 60"]);
} }

story! {
async fn another_time_a_colleague_and_what_is_refused_are_said_in_spanish(world: World) {
    let (ana, session, _) = asked(&world).await;
    let (phone, link) = (world.phone(), link(&letters(&world).await.remove(0).text, "/es/slots/"));
    for (starts, zone, says) in [
        ("", "America/New_York", "Elija un día y una hora."),
        ("2026-11-01T10:00", "America/New_York", "Esa hora ya pasó."),
        ("2026-12-01T18:00", "America/New_York", "Esa es la hora para la que ya se le pidió participar."),
        ("2027-03-14T02:30", "America/New_York", "Las más cercanas son dom 14 mar 2027, 01:59 y dom 14 mar 2027, 03:00."),
        ("2026-12-02T10:00", "Nowhere/At_All", "Elija una zona horaria por su nombre"),
        ("2029-12-02T10:00", "America/New_York", "Falta más de un año para eso."),
    ] {
        let page = answers(&phone, &link, "another_time", &[("starts", starts), ("zone", zone), ("reason", "CONSULTA")]).await.is(422);
        page.says(says).says("Corrija esto, por favor").says("CONSULTA").says("<html lang=\"es\"");
    }
    let long = "x".repeat(501);
    answers(&phone, &link, "decline", &[("reason", &long)]).await.is(422).says("El motivo puede tener como máximo 500 caracteres");
    answers(&phone, &link, "colleague", &[("name", " ")]).await.is(422).says("Falta escribir aquí: El nombre de su colega.");
    let wish = [("starts", "2026-12-02T19:30"), ("zone", "America/New_York")];
    assert_eq!(answers(&phone, &link, "another_time", &wish).await.leads(), link);
    phone.opens(&link).await.says("Usted pidió otra hora").says("mié 2 dic 2026, 19:30–20:30");
    let page = phone.opens(&link).await;
    let (sequence, seen_at) = (field(&page.body, "sequence"), field(&page.body, "seen_at"));
    ana.changes(&session, &[("starts", "2026-12-03T20:00")]).await.leads();
    let moved = phone.post(&format!("{link}/confirm"), &[("sequence", sequence.as_str()), ("seen_at", seen_at.as_str())]).await.is(409);
    moved.says("Esto cambió desde que usted lo abrió").says("mar 1 dic 2026, 18:00").says("Confirmar la nueva hora").says("jueves 3 de diciembre de 2026");
    answers(&phone, &link, "colleague", &[("name", "Dr. Cole")]).await.leads();
    phone.opens(&link).await.says("Usted propuso a un colega").says("Usted propuso a Dr. Cole.");
    let slot = now(&world, &session).await;
    phone.post(&format!("{link}/confirm"), &[("sequence", &slot.sequence.to_string())]).await.is(409).says("Esta participación está rechazada; ya no puede quedar confirmada.");
    // What they asked for is taken by now: said with its times, in Spanish.
    let diet = ana.schedules(&[("title", "Diet"), ("starts", "2026-12-03T20:00"), ("zone", "America/New_York")]).await;
    ana.proposes(slot.clinician_id.as_str(), &diet, &[]).await.leads();
    let later = [("sequence", slot.sequence.to_string()), ("starts", "2026-12-05T10:00".to_owned()), ("zone", "America/New_York".to_owned())];
    let later: Vec<(&str, &str)> = later.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let taken = phone.post(&format!("{link}/another_time"), &later).await.is(409);
    taken.says("Dr. Sol Reyes ya participa en «Diet» a esa hora: jue 3 dic 2026, 20:00–21:00, hora de New York (EST).");
} }

story! {
async fn links_that_have_ended_and_pages_that_are_not_there_say_so_in_spanish(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let (phone, first) = (world.phone(), link(&letters(&world).await.remove(0).text, "/es/slots/"));
    let mine = spanish_page(&ana, slot.clinician_id.as_str()).await;
    ana.presses(&format!("/plan/slots/{}/link", slot.id)).await.leads();
    let ended = phone.get(&first).await.is(410).says("<html lang=\"es\"").says("Este enlace ya no funciona").says("Un enlace más nuevo lo reemplazó. Abra el correo más reciente");
    assert_eq!((ended.header("cache-control").as_str(), ended.header("referrer-policy").as_str()), ("no-store, no-transform", "no-referrer"));
    let second = world.link(&now(&world, &session).await).await;
    let second = second.strip_prefix(HERE).expect("ours").to_owned();
    assert!(second.starts_with("/es/slots/"), "planners hand on the page that is read: {second}");
    ana.notes_slot(&slot.id, "withdraw").await;
    phone.opens(&second).await.says("El equipo retiró esta solicitud").hides("Confirmar");
    phone.post(&format!("{second}/confirm"), &[("sequence", "1")]).await.is(409).says("El equipo retiró esta solicitud; su tiempo está libre.");
    ana.leads_on(&session, "cancel").await;
    phone.opens(&second).await.says("Esta sesión fue cancelada");
    world.later(8 * DAY);
    phone.get(&second).await.is(410).says("Esta sesión terminó, y su enlace también.");
    let ana = world.editor("Ana Two").await;
    ana.presses(&format!("/people/clinicians/{}/link", slot.clinician_id)).await.leads();
    phone.get(&mine).await.is(410).says("Un enlace más nuevo lo reemplazó. Pida el nuevo al equipo.");
    for nothing in ["/es/slots/AAAA", "/es/clinicians/AAAA", "/es/answer/AAAA"] {
        phone.get(nothing).await.is(404).says("Aquí no hay ninguna página");
    }
} }

story! {
async fn all_that_is_theirs_stands_on_one_spanish_page(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let (phone, mine) = (world.phone(), spanish_page(&ana, slot.clinician_id.as_str()).await);
    let page = phone.opens(&mine).await.says("<html lang=\"es\"").says("Sus participaciones").says("Esperan su respuesta").says("Días de ausencia").says("Quién puede actuar por usted");
    page.hides("Waiting for").hides("Days away").hides(">Confirm<").hides(">optional<").hides(">Copy<");
    answers(&phone, &format!("{mine}/slots/{}", slot.id), "confirm", &[]).await.leads();
    assert_eq!(now(&world, &session).await.state, State::Confirmed);
    phone.opens(&mine).await.says("Acordadas").says("Confirmada").says("Nada espera su respuesta.");
    let leave = [("starts_on", "2026-12-24"), ("ends_on", "2027-01-02"), ("note", "Familia")];
    let after = phone.post(&format!("{mine}/leave"), &leave).await.leads();
    assert_eq!(after, format!("{mine}?done=leave#leave"));
    let page = phone.opens(&after).await.says("Anotado. Quien planifica lo sabrá").says("24 de diciembre de 2026 – 2 de enero de 2027").says("Familia");
    let id = page.after(&format!("{mine}/leave/"));
    for (fields, says) in [
        ([("starts_on", ""), ("ends_on", "")], "Use una fecha como 2027-03-28."),
        ([("starts_on", "2026-12-05"), ("ends_on", "2026-12-04")], "El último día es anterior al primero."),
        ([("starts_on", "2026-12-05"), ("ends_on", "2029-12-04")], "Es más de un año"),
        ([("starts_on", "2026-02-30"), ("ends_on", "")], "No existe el día 2026-02-30. Use una fecha como"),
    ] {
        phone.post(&format!("{mine}/leave"), &fields).await.is(422).says(says);
    }
    let after = phone.presses(&format!("{mine}/leave/{id}/remove")).await.leads();
    phone.opens(&after).await.says("Retirado: estos días vuelven a estar libres.").says("No hay días de ausencia anotados.");
    phone.post(&format!("{mine}/calendar"), &[("alarm", "99999"), ("back", "x")]).await.is(422).says("Use de 0 a 10080 minutos.").says("Use de 0 a 366 días.").says("Corrija estos 2 puntos");
    let after = phone.post(&format!("{mine}/calendar"), &[("alarm", "30"), ("reduced", "on"), ("back", "7")]).await.leads();
    phone.opens(&after).await.says("Guardado. Su aplicación de calendario lo mostrará").says("30 minutos antes").says("«Sesión de bienestar»");
    // Their feed is as they read.
    let feed = ana.opens(&format!("/people/clinicians/{}", slot.clinician_id)).await.after("https://wellspring.example/feeds/");
    let feed = world.calendar_client().opens(&format!("/feeds/{feed}/calendar.ics")).await.body.replace("\r\n ", "");
    assert!(feed.contains("SUMMARY:Sesión de bienestar") && feed.contains("Su función: especialista. Estado: confirmada.") && !feed.contains("Your part"), "{feed}");
} }

story! {
async fn how_their_calendar_is_read_is_told_in_spanish(world: World) {
    let (ana, _, slot) = asked(&world).await;
    let (phone, mine) = (world.phone(), spanish_page(&ana, slot.clinician_id.as_str()).await);
    let given = |url: &'static str| [("url", url)];
    phone.post(&format!("{mine}/busy"), &given("no es una dirección")).await.is(422).says("Use un enlace que comience con https://.");
    let ics = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261201T230000Z\r\nDTEND:20261202T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    world.web.holds("https://calendar.example/a.ics", Ok(ics.into()));
    let after = phone.post(&format!("{mine}/busy"), &given("https://calendar.example/a.ics")).await.leads();
    phone.opens(&after).await.says("Guardado y leído.").says("1 intervalo ocupado");
    world.web.holds("https://calendar.example/a.ics", Ok("<html>".into()));
    world.later(2 * domain::time::HOUR);
    world.run_due_jobs().await;
    phone.opens(&mine).await.says("No se pudo leer el calendario").says("Esto no es un calendario").hides("This is not");
    let hourly = "BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20261101T080000Z\r\nRRULE:FREQ=HOURLY\r\nEND:VEVENT\r\nEND:VCALENDAR";
    let after = uploads(&phone, &format!("{mine}/busy/file"), &[], &ics.replace("END:VCALENDAR", hourly)).await.leads();
    assert!(after.starts_with("/es/clinicians/"), "{after}");
    phone.opens(&mine).await.says("Una parte del calendario no se pudo leer.").says("días de ausencia").hides("One event");
    uploads(&phone, &format!("{mine}/busy/file"), &[], "").await.is(422).says("Elija un archivo.");
} }

story! {
async fn assistants_read_what_their_clinician_reads(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let (phone, mine) = (world.phone(), spanish_page(&ana, slot.clinician_id.as_str()).await);
    let sam = [("name", "Sam Park"), ("email", "sam@clinic.example")];
    phone.post(&format!("{mine}/assistants"), &[("name", ""), ("email", "x")]).await.is(422).says("Falta escribir aquí: El nombre.").says("Escriba un correo electrónico como");
    let after = phone.post(&format!("{mine}/assistants"), &sam).await.leads();
    let page = phone.opens(&after).await.says("Agregado. Entréguele su enlace").says("Su enlace: todavía sin usar");
    phone.post(&format!("{mine}/assistants"), &sam).await.is(422).says("Alguien con esta dirección ya actúa por esta persona.");
    let rest = page.body.split("Enlace de Sam Park").nth(1).expect("a link of theirs");
    let theirs = rest.split(&format!("{HERE}/es/clinicians/")).nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    let theirs = format!("/es/clinicians/{theirs}");
    phone.opens(&theirs).await.says("Usted actúa como Sam Park, en nombre de Dr. Sol Reyes.").hides("Quién puede actuar por usted");
    answers(&phone, &format!("{theirs}/slots/{}", slot.id), "confirm", &[]).await.leads();
    assert_eq!(now(&world, &session).await.state, State::Confirmed);
    phone.opens(&mine).await.says("usado por última vez el mar 24 nov 2026");
    let id = page.after(&format!("{mine}/assistants/"));
    let after = phone.presses(&format!("{mine}/assistants/{id}/remove")).await.leads();
    phone.opens(&after).await.says("Quitado: su enlace ya no funciona.");
    phone.get(&theirs).await.is(410).says("Este enlace era de alguien que ya no actúa aquí.");
} }

story! {
async fn a_question_goes_to_them_and_is_answered_in_spanish(world: World) {
    let (ana, _, slot) = asked(&world).await;
    letters(&world).await;
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[("title", "Diet")]).await;
    let asked = world.phone().asks(&session, "How much salt?").await;
    let due = [("due_at", "2026-11-26T10:00"), ("clinician_id", slot.clinician_id.as_str())];
    rita.post(&format!("{}/live/{}/later", session.desk(), asked.id), &due).await.leads();
    let letter = letters(&world).await.into_iter().find(|letter| letter.subject == "Una pregunta para usted").expect("a letter");
    let until = "Plazo para responder: jue 26 nov 2026, 10:00, hora de Berlin (CET)";
    assert!(letter.text.contains(until), "{}", letter.text);
    let (phone, link) = (world.phone(), link(&letter.text, "/es/answer/"));
    phone.opens(&link).await.says("<html lang=\"es\"").says("Una pregunta para Dr. Sol Reyes").says("How much salt?").says("Enviar al equipo");
    phone.post(&link, &[("text", "")]).await.is(422).says("Falta escribir aquí: La respuesta.");
    assert_eq!(phone.post(&link, &[("text", "Poca"), ("step", "keep")]).await.leads(), link);
    phone.opens(&link).await.says("Guardada; todavía no se envió.").says("Poca");
    phone.post(&link, &[("text", "Poca, y yodada.")]).await.leads();
    phone.opens(&link).await.says("Gracias, el equipo la recibió.").says("Enviar de nuevo");
    ana.answers(&asked, "Little.").await;
    phone.get(&link).await.is(410).says("Esta pregunta ya se cerró").says("<html lang=\"es\"");
} }

story! {
async fn they_choose_what_they_read_and_nobody_is_written_to_for_that(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let sol = ana.adds_clinician("Dr. Sol Reyes").await;
    ana.proposes(&sol, &session, &[]).await.leads();
    assert_eq!(letters(&world).await.remove(0).subject, "Can you be there? Sleep after 60");
    let phone = world.phone();
    let mine = own(&ana, &sol).await;
    phone.opens(&mine).await.says("How you read").says(">Español</option>");
    phone.post(&format!("{mine}/clock"), &[("language", "tlh"), ("clock", "12")]).await.is(422).says("Choose one of: en, es.");
    let chosen = phone.post(&format!("{mine}/clock"), &[("language", "es"), ("clock", "12")]).await.leads();
    assert_eq!(chosen, format!("/es{mine}?done=reading#reading"));
    phone.opens(&chosen).await.says("Guardado. A partir de ahora usted lo lee así.").says("6:00\u{a0}p.\u{a0}m.–7:00\u{a0}p.\u{a0}m.").says("value=\"es\" selected");
    assert!(letters(&world).await.is_empty(), "what they were told is as it was");
    ana.changes(&session, &[("starts", "2026-12-02T18:00")]).await.leads();
    let letter = letters(&world).await.remove(0);
    assert!(letter.text.contains("mié 2 dic 2026, 6:00\u{a0}p.\u{a0}m.–7:00\u{a0}p.\u{a0}m."), "{}", letter.text);
    phone.opens(&link(&letter.text, "/es/slots/")).await.says("6:00\u{a0}p.\u{a0}m.");
    // Another page of theirs stays as its address says, and the way back leads out of the folder.
    phone.opens(&mine).await.says("<html lang=\"en\"");
    let back = phone.post(&format!("/es{mine}/clock"), &[("language", "en"), ("clock", "24")]).await.leads();
    assert_eq!(back, format!("{mine}?done=reading#reading"));
    let verbs: Vec<(String, String)> = world.record(Noun::Clinician, &sol).await.into_iter().map(|line| (line.verb.to_string(), line.detail)).collect();
    let chosen: Vec<_> = verbs.iter().filter(|(verb, _)| verb == "language chosen").map(|(_, language)| language.as_str()).collect();
    assert_eq!(chosen, ["es", "en"]);
} }

story! {
async fn planners_and_programs_say_what_a_clinician_reads(world: World) {
    let ana = world.editor("Ana").await;
    ana.opens("/people/clinicians/new").await.says("Language").says(">Español</option>");
    let fields = [("name", "Dr. Lin"), ("email", "lin@clinic.example"), ("zone", "UTC"), ("language", "xx")];
    ana.post("/people/clinicians", &fields).await.is(422).says("Choose one of: en, es.");
    let program = world.program("plan").await;
    let made = program.sends("POST", "/api/v1/clinicians", &json!({ "name": "Dr. Lin", "email": "lin@clinic.example", "zone": "UTC" })).await.is(201).json();
    assert_eq!(made["language"], "en");
    let path = format!("/api/v1/clinicians/{}", made["id"].as_str().expect("an id"));
    let changed = program.sends("PATCH", &path, &json!({ "version": 1, "language": "es" })).await.is(200).json();
    assert_eq!((&changed["language"], &changed["name"]), (&json!("es"), &json!("Dr. Lin")));
    assert!(changed["link_url"].as_str().expect("an address").starts_with("https://wellspring.example/es/clinicians/"));
    program.sends("PATCH", &path, &json!({ "version": 2, "language": "tlh" })).await.problem(422, "invalid");
    // The team's page about them is in English all the same, and leads them to theirs.
    let page = ana.opens(&format!("/people/clinicians/{}", made["id"].as_str().expect("an id"))).await;
    page.says("Days away").says("value=\"es\" selected").says("https://wellspring.example/es/clinicians/").hides("Días de ausencia");
} }

story! {
async fn whoever_says_yes_by_mail_and_is_taken_reads_so_in_spanish(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let (_, invitation) = letters(&world).await.remove(0).calendar.expect("an invitation");
    let invitation = invitation.replace("\r\n ", "");
    let uid = invitation.split("UID:").nth(1).and_then(|rest| rest.split("\r\n").next()).expect("a UID");
    let gateway = world.program("mail").await;
    let says = |partstat: &'static str| {
        world.later(MINUTE);
        let now = world.now().to_string().replace(['-', ':'], "");
        let raw = reply(uid, 0, partstat, "drsolreyes@clinic.example").replace("20261124T150000Z", &now);
        let gateway = gateway.clone();
        async move { gateway.raw("/api/v1/mail/inbound", "message/rfc822", raw).await.is(200).json()["outcome"].clone() }
    };
    assert_eq!(says("DECLINED").await, "declined");
    let diet = ana.schedules(&[("title", "Diet"), ("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    ana.proposes(slot.clinician_id.as_str(), &diet, &[]).await.leads();
    letters(&world).await;
    assert_eq!(says("ACCEPTED").await, "taken");
    let told = letters(&world).await.remove(0);
    assert_eq!(told.subject, "Usted participa en otra sesión a esa hora: Sleep after 60");
    let why = "Lo que lo impide: Dr. Sol Reyes ya participa en «Diet» a esa hora: mar 1 dic 2026, 18:00–19:00, hora de New York (EST).";
    assert!(told.text.contains(why), "{}", told.text);
    assert_eq!(now(&world, &session).await.state, State::Declined);
} }
