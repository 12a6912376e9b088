//! What operators see of letters, and the numbers that their monitoring reads.

use domain::staff::Role;
use domain::time::MINUTE;
use wellspring_core::outside::Sent;

story! {
async fn a_test_letter_shows_what_both_sides_said(world: World) {
    let olga = world.staff("Olga", Role::Admin).await;
    olga.opens("/settings").await.says("Mail log and test letter");
    olga.opens("/settings/mail").await.says("Letters come from").says("Nothing here yet").says("olga.admin@clinic.example");
    assert_eq!(olga.post("/settings/mail/test", &[("to", "Olga@Clinic.example")]).await.leads(), "/settings/mail?notice=tested#test");
    let sent = world.mail.take();
    assert_eq!((sent.len(), sent[0].to.1.as_str()), (1, "olga@clinic.example"));
    assert!(sent[0].message_id.contains('@') && sent[0].calendar.is_none());
    olga.opens("/settings/mail").await.says("The last test").says("Mailbox in memory: Taken.").says("Sent");
    world.mail.will([Sent::Refused]);
    olga.post("/settings/mail/test", &[("to", "nobody@clinic.example")]).await.leads();
    olga.opens("/settings/mail").await.says("1 letter waits for you").says("The mail server did not take it.");
    // It is tried once: a test that comes tomorrow tests nothing.
    world.later(60 * MINUTE);
    world.run_due_jobs().await;
    assert!(world.mail.take().is_empty());
} }

story! {
async fn a_test_needs_an_address(world: World) {
    let olga = world.staff("Olga", Role::Admin).await;
    for wrong in ["", "olga", "a@b.example, c@d.example", "a@b.example\r\nBcc: x@y.example"] {
        olga.post("/settings/mail/test", &[("to", wrong)]).await.is(422).says("Use an e-mail address such as");
    }
    assert!(world.mail.take().is_empty());
} }

story! {
async fn an_operator_decides_what_becomes_of_an_unclear_letter(world: World) {
    let olga = world.staff("Olga", Role::Admin).await;
    world.mail.will([Sent::Unclear, Sent::Unclear, Sent::Refused]);
    for _ in 0..3 {
        olga.post("/settings/mail/test", &[("to", "olga@clinic.example")]).await.leads();
        world.later(1);
    }
    let page = olga.opens("/settings/mail").await.says("3 letters wait for you");
    let letters: Vec<String> = page
        .body
        .split("action=\"/settings/mail/")
        .filter_map(|rest| Some(rest.split_once("/again\"")?.0.to_owned()))
        .filter(|id| !id.contains(['<', '/']))
        .collect();
    assert_eq!(letters.len(), 3);
    olga.presses(&format!("/settings/mail/{}/arrived", letters[0])).await.leads();
    olga.presses(&format!("/settings/mail/{}/drop", letters[1])).await.leads();
    olga.presses(&format!("/settings/mail/{}/again", letters[2])).await.leads();
    olga.presses(&format!("/settings/mail/{}/burn", letters[2])).await.is(404);
    olga.presses("/settings/mail/nonsense/again").await.is(404);
    world.run_due_jobs().await;
    assert_eq!(world.mail.take().len(), 1);
    olga.opens("/settings/mail").await.hides("for you").says("Dropped");
    olga.presses(&format!("/settings/mail/{}/again", letters[1])).await.is(409);
} }

story! {
async fn monitoring_reads_numbers_and_no_names(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    for _ in 0..3 {
        world.phone().opens(&session.page()).await;
    }
    world.phone().get("/events/nothing-here").await.is(404);
    world.later(3 * MINUTE);
    let _stream = world.phone().listens(&format!("/api/v1/public/sessions/{}/live", session.code)).await;
    let program = world.program("metrics").await;
    let page = program.get("/metrics").await.is(200);
    assert!(page.header("content-type").starts_with("text/plain; version=0.0.4"));
    for line in [
        "wellspring_request_duration_seconds_count{route=\"/events/{slug}\",method=\"GET\",status=\"2xx\"} 3\n",
        "wellspring_request_duration_seconds_count{route=\"/events/{slug}\",method=\"GET\",status=\"4xx\"} 1\n",
        "wellspring_request_duration_seconds_sum{route=\"/events/{slug}\",method=\"GET\",status=\"2xx\"} ",
        "# TYPE wellspring_request_duration_seconds histogram\n",
        "wellspring_request_duration_seconds_bucket{route=\"/events/{slug}\",method=\"GET\",status=\"2xx\",le=\"10\"} 3\n",
        "# TYPE wellspring_commit_duration_seconds histogram\n",
        "wellspring_commit_duration_seconds_bucket{le=\"0.001\"} ",
        "wellspring_jobs{state=\"waiting\"} 1\n",
        "wellspring_jobs_oldest_due_seconds 60\n",
        "wellspring_letters{state=\"unclear\"} 0\n",
        "wellspring_listeners 1\n",
        "wellspring_intake_waiting 0\n",
        "wellspring_intake_capacity 4096\n",
        "wellspring_build_info{version=\"",
    ] {
        assert!(page.body.contains(line), "no {line} in {}", page.body);
    }
    page.hides(&session.slug).hides(&session.code).hides("Lin").hides("nothing-here");
    world.program("read").await.get("/metrics").await.is(403);
    world.phone().get("/metrics").await.is(401);
} }
