//! What an editor sees at once: the zone of something new, and whatever waits for somebody.

use domain::staff::Role;
use domain::time::{DAY, HOUR};

use crate::world::{Actor, Setting, field};

/// A post by Ana with a text, and a time or none; gives its page.
async fn writes(ana: &Actor, title: &str, planned_at: &str) -> String {
    let fields = [("title", title), ("body", "Dim the lights."), ("zone", "UTC"), ("planned_at", planned_at)];
    let page = ana.post("/plan/posts", &fields).await.leads();
    page.split('?').next().expect("a path").to_owned()
}

story! {
async fn something_new_takes_its_campaigns_zone_else_the_houses_and_never_another(world: World) {
    let house = world.another(Setting { zone: Some("Europe/Berlin".parse().expect("a zone")), ..Setting::default() }).await;
    for (world, usual) in [(&world, ""), (&house, "Europe/Berlin")] {
        let ana = world.editor("Ana").await;
        let days = [("starts_on", "2026-11-01"), ("ends_on", "2026-12-31")];
        let tokyo = [&days[..], &[("name", "Stay strong"), ("zone", "Asia/Tokyo")]].concat();
        let campaign = ana.post("/plan/campaigns", &tokyo).await.leads();
        let campaign = campaign.rsplit('/').next().expect("an id").split('?').next().expect("an id").to_owned();
        for what in ["sessions", "posts", "series"] {
            let page = ana.opens(&format!("/plan/{what}/new")).await;
            assert_eq!(field(&page.body, "zone"), usual, "{what}");
            let page = ana.opens(&format!("/plan/{what}/new?campaign={campaign}")).await;
            assert_eq!(field(&page.body, "zone"), "Asia/Tokyo", "{what}");
        }
        for page in ["/plan/campaigns/new", "/people/clinicians/new"] {
            assert_eq!(field(&ana.opens(page).await.body, "zone"), usual, "{page}");
        }
        // Sent without one, too: nobody is in UTC or New York by accident.
        let fields = [("kind", "session"), ("title", "Walks"), ("starts", "2026-12-01T10:00"), ("campaign_id", campaign.as_str())];
        ana.post("/plan/quick", &fields).await.leads();
        let zones = world.rows("SELECT zone FROM sessions").await;
        assert_eq!(zones, ["Asia/Tokyo"]);
        let alone = ana.post("/plan/quick", &fields[..3]).await;
        match usual {
            "" => drop(alone.is(422).says("Choose a time zone by its name")),
            _ => drop(alone.leads()),
        }
    }
    house.close().await;
} }

story! {
async fn the_calendar_of_one_campaign_makes_things_in_it(world: World) {
    let ana = world.editor("Ana").await;
    let campaign = ana.makes_campaign("Stay strong").await;
    let page = ana.opens(&format!("/plan?campaign={campaign}")).await;
    assert!(page.body.contains(&format!("data-new-campaign=\"{campaign}\"")));
    assert!(page.body.contains(&format!("/plan/posts/new?day=2026-11-24&amp;campaign={campaign}")));
    ana.opens("/plan").await.hides("data-new-campaign");
} }

story! {
async fn posts_that_wait_for_somebody_stand_in_needs_a_look_on_every_month(world: World) {
    let ana = world.editor("Ana").await;
    writes(&ana, "Nobody scheduled it", "2026-11-24T16:00").await;
    let stuck = writes(&ana, "Nobody read it", "").await;
    ana.presses(&format!("{stuck}/submit")).await.leads();
    ana.opens("/plan?on=2027-03-01").await.hides("Nobody scheduled it").hides("It has been in review");
    world.later(2 * HOUR);
    world.run_due_jobs().await;
    for month in ["/plan", "/plan?on=2027-03-01"] {
        ana.opens(month).await.says("Needs a look").says("Nobody scheduled it").says("Its time came before it was approved and scheduled.");
    }
    ana.opens("/plan?on=2027-03-01&kind=session").await.hides("Nobody scheduled it");
    world.later(3 * DAY);
    let ana = world.editor("Anew").await;
    ana.opens("/plan?on=2027-03-01").await.says("Nobody read it").says("It has been in review for 3 days.");
} }

story! {
async fn what_is_in_review_or_sent_back_is_no_mere_draft_anywhere(world: World) {
    let (ana, eve) = (world.editor("Ana").await, world.staff("Eve", Role::Reviewer).await);
    let page = writes(&ana, "Sleep after 60", "2026-11-27T10:00").await;
    ana.opens("/plan").await.hides("data-look=\"review\" data-state");
    ana.presses(&format!("{page}/submit")).await.leads();
    ana.opens("/plan").await.says("in review post");
    ana.opens("/plan/posts").await.says("In review");
    eve.post(&format!("{page}/request_changes"), &[("note", "Shorter, please.")]).await.leads();
    for list in ["/plan", "/plan/posts"] {
        ana.opens(list).await.says("sked for changes");
    }
    ana.opens(&page).await.says("changes were asked for");
    ana.presses(&format!("{page}/submit")).await.leads();
    ana.opens("/plan/posts").await.says("In review").hides("Asked for changes");
} }

story! {
async fn saving_another_text_says_that_the_post_is_off_the_schedule(world: World) {
    let (ana, eve) = (world.editor("Ana").await, world.staff("Eve", Role::Reviewer).await);
    let page = writes(&ana, "Sleep after 60", "2026-11-27T10:00").await;
    ana.presses(&format!("{page}/submit")).await.leads();
    eve.post(&format!("{page}/approve"), &[]).await.leads();
    ana.presses(&format!("{page}/schedule")).await.leads();
    let edit = async |body: &str| {
        let version = field(&ana.opens(&page).await.body, "version");
        let fields = [("version", version.as_str()), ("title", "Sleep after 60"), ("body", body), ("zone", "UTC"), ("planned_at", "2026-11-27T10:00")];
        let path = ana.post(&page, &fields).await.leads();
        ana.opens(&path).await
    };
    edit("Dim the lights.").await.says("Saved.").hides("off the schedule");
    edit("Dim the lights early.").await.says("It is off the schedule");
} }

story! {
async fn a_refused_field_has_the_focus(world: World) {
    let ana = world.editor("Ana").await;
    let page = ana.drafts_as(&[("title", "")]).await.is(422).says("Please fix this");
    let tag = page.body.split("<input").find(|tag| tag.contains("name=\"title\"")).expect("the field");
    assert!(tag.split('>').next().expect("a tag").contains("autofocus"), "{tag}");
    assert_eq!(page.body.matches("autofocus").count(), 1);
} }

story! {
async fn older_ideas_are_a_click_away(world: World) {
    let ana = world.editor("Ana").await;
    for n in 1..=14 {
        ana.drafts(&[("title", &format!("Idea number {n} of many")), ("starts", "")]).await;
    }
    let page = ana.opens("/plan").await.says("2 older ideas").hides("Idea number 1 of many").says("Idea number 14 of many");
    assert!(page.body.contains("/plan?ideas=all#tray-head"));
    ana.opens("/plan?ideas=all").await.says("Idea number 1 of many").hides("older ideas");
} }
