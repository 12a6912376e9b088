//! Nothing that says who somebody is becomes public before a person has looked at it.

use domain::question::Visibility;

const TOLD: &str = "My name is Rosa Diaz, call me at 612-555-0147. Is tea fine?";

/// Where a part stands in [`TOLD`], as forms carry it.
fn at(part: &str) -> String {
    let start = TOLD.find(part).expect("a part");
    format!("{start}-{}", start + part.len())
}

story! {
async fn a_question_that_says_who_asks_waits_for_the_desk_in_an_open_session(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let (marked, plain) = (world.phone().asks(&session, TOLD).await, world.phone().asks(&session, "Is tea fine?").await);
    assert_eq!(world.question(&marked).await.visibility, Visibility::Held);
    assert_eq!(world.question(&plain).await.visibility, Visibility::Public);
    world.phone().opens(&session.page()).await.hides("Rosa Diaz").hides("612-555-0147").says("Is tea fine?");
} }

story! {
async fn publishing_stops_at_each_mark_until_a_person_has_confirmed_it_or_worded_it_anew(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, TOLD).await;
    let page = ana.tries(&asked, "publish", &[]).await.is(409);
    let page = page.says("<mark>Rosa Diaz</mark>").says("<mark>612-555-0147</mark>").says(&at("Rosa Diaz")).says(&at("612-555-0147"));
    assert!(page.body.contains("autofocus"), "the first mark has the focus");
    // One of two is not enough, nor is another place.
    ana.tries(&asked, "publish", &[("confirm", &at("Rosa Diaz"))]).await.is(409).says("<mark>612-555-0147</mark>");
    ana.tries(&asked, "publish", &[("confirm", "0-3"), ("confirm", "30-33")]).await.is(409);
    // Nor are other words in the same place, nor all of it at once.
    let (rosa, phone) = (at("Rosa Diaz"), at("612-555-0147"));
    ana.tries(&asked, "publish", &[("confirm", &format!("{rosa} Anna Diaz")), ("confirm", &format!("{phone} 612-555-0147"))]).await.is(409);
    ana.tries(&asked, "publish", &[("confirm", "0-99")]).await.is(409).says("<mark>Rosa Diaz</mark>");
    world.phone().opens(&session.page()).await.hides("Rosa Diaz");
    ana.handles(&asked, "publish", &[("public_text", "Is tea fine?")]).await;
    world.phone().opens(&session.page()).await.says("Is tea fine?").hides("Rosa Diaz");
    // A new wording is looked at as the first was; what was cleared is not asked about again.
    ana.tries(&asked, "publish", &[("public_text", TOLD)]).await.is(409);
    ana.handles(&asked, "publish", &[("public_text", TOLD), ("confirm", &format!("{rosa} Rosa Diaz")), ("confirm", &format!("{phone} 612-555-0147"))]).await;
    ana.handles(&asked, "hold", &[]).await;
    ana.handles(&asked, "publish", &[]).await;
    world.phone().opens(&session.page()).await.says("Rosa Diaz");
    assert!(world.history(&asked).await.contains(&"confirmed what was marked".to_owned()));
} }

story! {
async fn programs_are_told_what_to_confirm(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, TOLD).await;
    let program = world.program("read,desk").await;
    let deed = format!("/api/v1/questions/{}/publish", world.question(&asked).await.id);
    let problem = program.sends("POST", &deed, &serde_json::json!({})).await.problem(409, "marked");
    assert_eq!(problem["marked"][0]["span"], serde_json::json!([11, 20]));
    assert_eq!(problem["marked"][1]["what"], "phone");
    program.sends("POST", &deed, &serde_json::json!({ "confirm": [[11, 20], [33, 45]] })).await.is(200);
} }

story! {
async fn an_answer_for_everybody_neither_names_nor_treats_one_person(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Is tea fine?").await;
    ana.publishes(&asked, "").await;
    for text in ["My name is Rosa Diaz, and yes.", "As we said at your visit, yes."] {
        ana.tries(&asked, "answer", &[("text", text), ("publish", "on")]).await.is(409).says("<mark>");
    }
    // To its asker alone one may say what one says to them.
    ana.answers(&asked, "As we said at your visit, yes.").await;
    ana.tries(&asked, "publish_answer", &[]).await.is(409).says("your visit");
    world.phone().opens(&session.page()).await.hides("your visit");
    ana.handles(&asked, "publish_answer", &[("public_text", "Yes, it is.")]).await;
    world.phone().opens(&session.page()).await.says("Yes, it is.").hides("your visit");
} }

story! {
async fn our_clinicians_and_our_own_number_are_no_marks(world: World) {
    let ana = world.editor("Ana").await;
    ana.adds_clinician("Dr. Rosa Diaz").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    world.later(10 * domain::time::SECOND);
    let asked = world.phone().asks(&session, "My doctor is Dr. Rosa Diaz. Is tea fine?").await;
    assert_eq!(world.question(&asked).await.visibility, Visibility::Public);
} }

story! {
async fn our_own_texts_go_past_it_too(world: World) {
    let ana = world.editor("Ana").await;
    let told = [("title", "Ask Rosa: my name is Rosa Diaz"), ("summary", "Call me at 612-555-0147.")];
    let session = ana.drafts(&told).await;
    let page = ana.presses(&format!("{}/schedule", session.desk())).await.is(422);
    page.says("Rosa Diaz").says("name=\"marks_stand\"");
    ana.schedules_as(&session, &[&told[..], &[("marks_stand", "on")]].concat()).await.is(303);
    world.phone().opens(&session.page()).await.says("Rosa Diaz");
    // What a person let stand is not asked about again; other words are.
    ana.changes(&session, &told).await.is(303);
    ana.changes(&session, &[("title", "Ask us"), ("summary", "Write to rosa.diaz@example.org.")]).await.is(422).says("a mail address");
    world.phone().opens(&session.page()).await.hides("rosa.diaz@example.org");
} }

story! {
async fn what_its_asker_takes_out_is_read_by_the_desk_again_before_everybody_does(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, TOLD).await;
    ana.handles(&asked, "publish", &[("confirm", &at("Rosa Diaz")), ("confirm", &at("612-555-0147"))]).await;
    world.phone().opens(&session.page()).await.says("Rosa Diaz");
    world.phone().presses(&format!("{}/marks/remove", asked.page)).await.leads();
    world.phone().opens(&session.page()).await.hides("Rosa Diaz").hides("612-555-0147");
    let question = world.question(&asked).await;
    assert_eq!((question.visibility, question.public_text), (Visibility::Held, None));
    assert!(!question.text.as_str().contains("Rosa"), "{}", question.text);
} }

story! {
async fn a_campaigns_and_a_series_texts_go_past_it_too(world: World) {
    let ana = world.editor("Ana").await;
    let fields = [("name", "Stay strong"), ("main_message", "My name is Rosa Diaz."), ("starts_on", "2026-11-01"), ("ends_on", "2026-11-30"), ("zone", "UTC")];
    ana.post("/plan/campaigns", &fields).await.is(422).says("Rosa Diaz").says("name=\"marks_stand\"");
    ana.post("/plan/campaigns", &[&fields[..], &[("marks_stand", "on")]].concat()).await.leads();
    let series = ana.makes_series(&[("count", "2")]).await;
    let id = series.parse().expect("an id");
    let dates = wellspring_core::sessions::of_series(&world.app, &world.console(), &id).await.expect("its dates");
    ana.presses(&format!("/plan/sessions/{}/schedule", dates[0].id)).await.leads();
    let path = format!("/plan/series/{series}");
    let version = crate::world::field(&ana.opens(&path).await.body, "version");
    let told = [("path", path.as_str()), ("version", &version), ("count", "2"), ("title", "My name is Rosa Diaz")];
    ana.drafts_series("keep", &told).await.is(422).says("Rosa Diaz").says("name=\"marks_stand\"");
    ana.drafts_series("keep", &[&told[..], &[("marks_stand", "on")]].concat()).await.leads();
} }
