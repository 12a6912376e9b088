//! No word is lost: by a sign-in that ended, by somebody who saved first, by a form that was sent twice.

use domain::staff::Role;
use domain::time::DAY;

use crate::world::{Actor, PASSWORD, field};

const POST: [(&str, &str); 4] =
    [("title", "Walk"), ("body", "MINE & <b>mine</b>"), ("zone", "UTC"), ("planned_at", "")];

fn with<'a>(usual: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = usual.iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    kept.chain(more).copied().collect()
}

async fn writes(ana: &Actor, more: &[(&str, &str)]) -> String {
    let page = ana.post("/plan/posts", &with(&POST, more)).await.leads();
    page.split_once('?').map_or(page.clone(), |(path, _)| path.to_owned())
}

story! {
async fn a_form_without_a_sign_in_comes_back_with_it(world: World) {
    let ana = world.editor("Ana").await;
    let page = writes(&ana, &[]).await;
    let (version, from) = (field(&ana.opens(&page).await.body, "version"), format!("https://wellspring.example{page}"));
    world.later(DAY);
    let late = ana.with("referer", &from);
    let typed = with(&POST, &[("version", &version), ("body", "A line\r\nand \"zebras\""), ("password", "SECRET")]);
    let asked = late.post(&page, &typed).await.is(401).says("What you sent is kept here").hides("SECRET");
    assert_eq!(field(&asked.body, "next"), page);
    assert_eq!(field(&asked.body, "kept_action"), page);
    let kept = |html: &str| ["title", "body", "version"].map(|name| field(html, &format!("kept.{name}")));
    assert_eq!(kept(&asked.body), ["Walk", "A line\r\nand \"zebras\"", &version]);
    // A wrong password keeps it, too.
    let ([title, body, version], whose) = (kept(&asked.body), field(&asked.body, "kept_for"));
    let fields = |password| [("email", "ana.editor@clinic.example"), ("password", password), ("next", &page), ("kept_action", &page), ("kept_for", &whose),
        ("kept.title", &title), ("kept.body", &body), ("kept.version", &version), ("kept.zone", "UTC")];
    let again = ana.post("/signin", &fields("a wrong phrase of hers")).await.is(422);
    assert_eq!(kept(&again.body)[1], body);
    let signed_in = ana.post("/signin", &fields(PASSWORD)).await.is(200);
    signed_in.says("was not taken yet").says("A line");
    ana.opens(&page).await.hides("zebras");
    let fields = [("title", title.as_str()), ("body", &body), ("version", &version), ("zone", "UTC")];
    ana.post(&page, &fields).await.leads();
    ana.opens(&page).await.says("zebras");
    // What waits goes nowhere else.
    let elsewhere = [("email", "ana.editor@clinic.example"), ("password", PASSWORD), ("kept_action", "//evil.example/"), ("kept.title", "x")];
    assert_eq!(world.phone().post("/signin", &elsewhere).await.leads(), "/plan");
} }

story! {
async fn a_form_that_waits_is_shown_to_nobody_else(world: World) {
    let (ana, _) = (world.editor("Ana").await, world.editor("Ben").await);
    let page = writes(&ana, &[]).await;
    world.later(DAY);
    let typed = with(&POST, &[("version", "1"), ("body", "ANA’S WORDS")]);
    let asked = ana.post(&page, &typed).await.is(401);
    let whose = field(&asked.body, "kept_for");
    let fields = |email, whose| [("email", email), ("password", PASSWORD), ("next", page.as_str()), ("kept_action", &page), ("kept_for", whose), ("kept.body", "ANA’S WORDS")];
    // Who signs in next in that window, and whoever makes a word of their own.
    let other = ana.without_cookies().post("/signin", &fields("ben.editor@clinic.example", &whose)).await;
    assert_eq!(other.leads(), format!("{page}?notice=kept"));
    let made_up = world.phone().post("/signin", &fields("ben.editor@clinic.example", "x")).await;
    assert_eq!(made_up.leads(), format!("{page}?notice=kept"));
    ana.post("/signin", &fields("ana.editor@clinic.example", &whose)).await.is(200).says("ANA’S WORDS");
    // Of a browser in which nobody ever signed in nothing waits.
    world.phone().post(&page, &typed).await.is(401).hides("ANA’S WORDS");
} }

story! {
async fn what_asks_for_json_is_told_that_nobody_is_signed_in(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[]).await;
    world.later(DAY);
    let script = ana.with("accept", "application/json");
    let fields = [("starts", "2026-12-09"), ("version", "1")];
    script.post(&format!("/plan/sessions/{}/move", session.id), &fields).await.problem(401, "not-signed-in");
    assert_eq!(world.session(&session.id).await.version.0, 1);
    ana.post("/signin", &[("email", "ana.editor@clinic.example"), ("password", PASSWORD)]).await.leads();
    script.post(&format!("/plan/sessions/{}/move", session.id), &fields).await.is(200);
} }

story! {
async fn a_form_that_is_sent_twice_makes_one_thing(world: World) {
    let ana = world.editor("Ana").await;
    for page in ["/plan/posts/new", "/plan/campaigns/new", "/plan/sessions/new", "/plan/audiences", "/people/clinicians/new", "/plan/series/new"] {
        let (one, two) = (ana.opens(page).await.body, ana.opens(page).await.body);
        assert_ne!(field(&one, "form_key"), field(&two, "form_key"), "{page}");
        assert!(field(&one, "form_key").len() >= 32, "{page}");
    }
    let key = field(&ana.opens("/plan/posts/new").await.body, "form_key");
    let same = [("form_key", key.as_str())];
    let (one, two) = tokio::join!(writes(&ana, &same), writes(&ana, &same));
    assert_eq!(one, two);
    assert_eq!(one, writes(&ana, &same).await);
    // Another text from the same page, or the same from zebras, is zebras post.
    assert_ne!(one, writes(&ana, &[("form_key", &key), ("body", "Other")]).await);
    assert_ne!(one, writes(&ana, &[]).await);
    let quick = [("kind", "session"), ("title", "Twice"), ("starts", "2026-12-09T10:00"), ("zone", "UTC"), ("form_key", "k1")];
    let script = ana.with("accept", "application/json");
    let made = [script.post("/plan/quick", &quick).await.is(201).json(), script.post("/plan/quick", &quick).await.is(201).json()];
    assert_eq!(made[0]["id"], made[1]["id"]);
    // A Save that was pressed twice is no conflict with oneself.
    let page = ana.opens(&one).await.body;
    let (version, key) = (field(&page, "version"), field(&page, "form_key"));
    let form = with(&POST, &[("version", &version), ("form_key", &key), ("body", "Pressed twice")]);
    ana.post(&one, &form).await.leads();
    ana.post(&one, &form).await.leads();
    ana.opens(&one).await.says("Pressed twice");
} }

story! {
async fn the_second_save_shows_both_versions(world: World) {
    let (ana, ben) = (world.editor("Ana").await, world.editor("Ben").await);
    let page = writes(&ana, &[]).await;
    ana.post(&page, &with(&POST, &[("version", "1"), ("body", "ANA’S TEXT")])).await.leads();
    let both = ben.post(&page, &with(&POST, &[("version", "1"), ("body", "BEN’S TEXT")])).await.is(409);
    let both = both.says("Both versions").says("Ana").says("ANA’S TEXT").says("BEN’S TEXT");
    assert_eq!(field(&both.body, "version"), "2");
    ben.post(&page, &with(&POST, &[("version", "2"), ("body", "BEN’S TEXT")])).await.leads();

    let session = ana.drafts(&[]).await;
    ana.changes_from(&session, "1", &[("summary", "ANA’S SUMMARY")]).await.leads();
    let both = ben.changes_from(&session, "1", &[("summary", "BEN’S SUMMARY")]).await.is(409);
    both.says("Both versions").says("ANA’S SUMMARY").says("BEN’S SUMMARY");

    let campaign = ana.makes_campaign("Stay strong").await;
    let page = format!("/plan/campaigns/{campaign}");
    let fields = |objective| [("version", "1"), ("name", "Stay strong"), ("objective", objective), ("starts_on", "2026-12-01"), ("ends_on", "2026-12-02"), ("zone", "UTC"), ("color", "teal")];
    ana.post(&page, &fields("ANA’S AIM")).await.leads();
    ben.post(&page, &fields("BEN’S AIM")).await.is(409).says("Both versions").says("ANA’S AIM").says("BEN’S AIM");

    let clinician = ana.adds_clinician("Dr. Lin").await;
    let page = format!("/people/clinicians/{clinician}");
    let fields = |position| [("version", "1"), ("name", "Dr. Lin"), ("position", position), ("email", "lin@clinic.example"), ("zone", "UTC")];
    ana.post(&page, &fields("ANA’S POSITION")).await.leads();
    ben.post(&page, &fields("BEN’S POSITION")).await.is(409).says("ANA’S POSITION").says("BEN’S POSITION");

    ana.post("/plan/audiences", &[("name", "Runners")]).await.leads();
    let id = ana.opens("/plan/audiences").await.after("?edit=").split('#').next().expect("an id").to_owned();
    let fields = |needs| [("version", "1"), ("name", "Runners"), ("needs", needs)];
    ana.post(&format!("/plan/audiences/{id}"), &fields("ANA’S NEEDS")).await.leads();
    ben.post(&format!("/plan/audiences/{id}"), &fields("BEN’S NEEDS")).await.is(409).says("ANA’S NEEDS").says("BEN’S NEEDS");
} }

story! {
async fn what_is_submitted_is_what_the_screen_shows(world: World) {
    let (ana, ben, eve) = (world.editor("Ana").await, world.editor("Ben").await, world.staff("Eve", Role::Reviewer).await);
    let page = writes(&ana, &[]).await;
    let submit = format!("{page}/submit");
    // Not saved, and sent for review: it is saved with that.
    ana.post(&submit, &with(&POST, &[("version", "1"), ("body", "AS ON SCREEN")])).await.leads();
    eve.opens(&page).await.says("AS ON SCREEN");
    let second = writes(&ana, &[("title", "Swim")]).await;
    ben.post(&second, &with(&POST, &[("version", "1"), ("title", "Swim"), ("body", "BEN’S TEXT")])).await.leads();
    let refused = ana.post(&format!("{second}/submit"), &with(&POST, &[("version", "1"), ("title", "Swim"), ("body", "ANA’S TEXT")])).await;
    refused.is(409).says("BEN’S TEXT").says("ANA’S TEXT");
    eve.opens(&second).await.says("being written").hides("ANA’S TEXT");
    // Nothing to review: the words that were typed come back with that.
    let refused = ana.post(&format!("{second}/submit"), &[("version", "2"), ("title", "KEPT TITLE"), ("body", ""), ("zone", "UTC")]).await;
    refused.is(409).says("KEPT TITLE").says("Write the text first");
} }
