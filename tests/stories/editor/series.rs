//! Series: looked at first, then kept; changed as a whole or from a date on; what was edited by hand stays.

use domain::session::Session;
use wellspring_core::sessions;

use crate::world::{Actor, Answer, World, field};

/// Its sessions by local start.
async fn of(world: &World, series: &str) -> Vec<Session> {
    let id = series.parse().expect("an id");
    let mut all = sessions::of_series(&world.app, &world.console(), &id).await.expect("sessions");
    all.sort_by_key(|session| session.starts);
    all
}

async fn starts(world: &World, series: &str) -> Vec<String> {
    of(world, series).await.iter().filter_map(|it| it.starts).map(|at| at.to_string()).collect()
}

/// Sends the series' form as its page has it now, with these fields changed.
async fn changes(ana: &Actor, series: &str, step: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/plan/series/{series}");
    let version = field(&ana.opens(&path).await.body, "version");
    let all = [&[("path", path.as_str()), ("version", &version)], fields].concat();
    ana.drafts_series(step, &all).await
}

/// Changes one of its sessions by hand.
async fn by_hand(ana: &Actor, session: &Session, starts: &str) {
    let page = format!("/plan/sessions/{}", session.id);
    let version = field(&ana.opens(&page).await.body, "version");
    let form = [
        ("version", version.as_str()),
        ("title", "With a guest"),
        ("starts", starts),
        ("zone", "America/New_York"),
        ("minutes", "45"),
        ("moderation", "held"),
    ];
    ana.post(&page, &form).await.leads();
}

story! {
async fn a_look_says_what_the_rule_means_and_keeps_nothing(world: World) {
    let ana = world.editor("Ana").await;
    ana.opens("/plan").await.says("/plan/series/new");
    ana.opens("/plan/series/new?day=2026-12-01").await.says("2026-12-01T10:00");
    let page = ana.drafts_series("look", &[("interval", "2"), ("ends", "on"), ("until", "2027-02-01")]).await.is(200);
    let page = page.says("Every second Tuesday at 18:00").says("Tuesday 1 December").says("Tuesday 26 January").says("5 new, as drafts");
    assert!(page.body.contains("Walk and talk"), "what was typed stays");
    ana.opens("/plan?on=2026-12-01").await.hides("Walk and talk");
    let series = ana.makes_series(&[("interval", "2"), ("ends", "on"), ("until", "2027-02-01")]).await;
    assert_eq!(starts(&world, &series).await, ["2026-12-01T18:00", "2026-12-15T18:00", "2026-12-29T18:00", "2027-01-12T18:00", "2027-01-26T18:00"]);
    ana.opens("/plan?on=2026-12-01").await.says("Walk and talk");
    ana.opens(&format!("/plan/series/{series}")).await.says("Every second Tuesday").says("Sessions to come");
} }

story! {
async fn what_is_wrong_stands_beside_its_field(world: World) {
    let ana = world.editor("Ana").await;
    for (field, value, says) in [
        ("title", "", "Title"),
        ("starts", "soon", "series-starts-error"),
        ("zone", "Mars/Olympus", "series-zone-error"),
        ("interval", "99", "Use 1 to 52."),
        ("count", "501", "Use 1 to 500."),
        ("every", "moon", "Choose days, weeks or months."),
        ("campaign_id", "019ad000-0000-7000-8000-000000000000", "This campaign is not there any more."),
    ] {
        let page = ana.drafts_series("keep", &[(field, value)]).await.is(422).says(says);
        assert!(field == "title" || page.body.contains("value=\"Walk and talk\""), "{field}: what was typed stays");
    }
    ana.drafts_series("keep", &[("ends", "on"), ("until", "2026-11-01")]).await.is(422).says("The last day is before the first date.");
    ana.drafts_series("keep", &[("ends", "never"), ("count", "4")]).await.is(422).says("Choose one: never, or the day or number beside it.");
    ana.drafts_series("keep", &[("starts", "2026-01-06T18:00"), ("count", "2")]).await.is(422).says("All its dates are over");
} }

story! {
async fn a_change_of_all_passes_by_what_was_edited_by_hand(world: World) {
    let ana = world.editor("Ana").await;
    let series = ana.makes_series(&[("count", "4")]).await;
    let second = of(&world, &series).await[1].clone();
    ana.opens(&format!("/plan/sessions/{}", second.id)).await.says("Part of a series").says("Change this and what follows");
    by_hand(&ana, &second, "2026-12-10T12:00").await;
    ana.opens(&format!("/plan/sessions/{}", second.id)).await.says("Edited by hand").hides("Change this and what follows");
    let later = [("starts", "2026-12-01T19:00"), ("count", "4")];
    changes(&ana, &series, "look", &later).await.is(200).says("3 changed, 1 kept as they are").says("18:00").says("19:00");
    assert_eq!(starts(&world, &series).await[0], "2026-12-01T18:00", "a look keeps nothing");
    changes(&ana, &series, "keep", &later).await.leads();
    assert_eq!(starts(&world, &series).await, ["2026-12-01T19:00", "2026-12-10T12:00", "2026-12-15T19:00", "2026-12-22T19:00"]);
    assert_eq!(of(&world, &series).await[1].title.as_str(), "With a guest");
} }

story! {
async fn this_and_what_follows_leaves_what_was_before(world: World) {
    let ana = world.editor("Ana").await;
    let series = ana.makes_series(&[("count", "4")]).await;
    let page = ana.opens(&format!("/plan/series/{series}?from=2026-12-15")).await.says("those before it stay as they are");
    assert_eq!((field(&page.body, "from"), field(&page.body, "starts"), field(&page.body, "count")), ("2026-12-15".into(), "2026-12-15T18:00".into(), "2".into()));
    let following = [("from", "2026-12-15"), ("starts", "2026-12-15T20:00"), ("count", "2"), ("title", "Late walk")];
    let path = changes(&ana, &series, "keep", &following).await.leads();
    let rest = path.split('?').next().and_then(|path| path.rsplit('/').next()).expect("an id").to_owned();
    assert_eq!(starts(&world, &series).await, ["2026-12-01T18:00", "2026-12-08T18:00"]);
    assert_eq!(starts(&world, &rest).await, ["2026-12-15T20:00", "2026-12-22T20:00"]);
    changes(&ana, &rest, "keep", &[("from", "2026-12-16"), ("starts", "2026-12-16T20:00")]).await.is(422).says("no date on this day");
} }

story! {
async fn a_change_that_would_put_a_clinician_in_two_places_names_them_and_changes_nothing(world: World) {
    let ana = world.editor("Ana").await;
    let series = ana.makes_series(&[("count", "3")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let second = world.planned(of(&world, &series).await[1].id.clone()).await;
    ana.proposes(&lin, &second, &[]).await.leads();
    let other = ana.schedules(&[("title", "Clinic"), ("starts", "2026-12-08T20:00"), ("zone", "America/New_York")]).await;
    ana.proposes(&lin, &other, &[]).await.leads();
    let later = [("starts", "2026-12-01T20:00"), ("count", "3")];
    let page = changes(&ana, &series, "look", &later).await.is(200).says("Dr. Mei Lin").says("Clinic");
    assert!(!page.body.contains("value=\"keep\""), "no button while something is in the way");
    changes(&ana, &series, "keep", &later).await.is(409).says("Dr. Mei Lin");
    assert_eq!(starts(&world, &series).await[0], "2026-12-01T18:00");
} }

story! {
async fn two_editors_of_one_series_do_not_overwrite_each_other(world: World) {
    let (ana, ben) = (world.editor("Ana").await, world.editor("Ben").await);
    let series = ana.makes_series(&[("count", "2")]).await;
    let path = format!("/plan/series/{series}");
    let seen = field(&ben.opens(&path).await.body, "version");
    changes(&ana, &series, "keep", &[("title", "Morning walk"), ("count", "2")]).await.leads();
    let stale = [("path", path.as_str()), ("version", seen.as_str()), ("title", "Evening walk"), ("count", "2")];
    ben.drafts_series("keep", &stale).await.is(409).says("Evening walk");
    assert_eq!(of(&world, &series).await[0].title.as_str(), "Morning walk");
} }

story! {
async fn a_deleted_series_takes_its_drafts_along_and_nothing_that_others_know(world: World) {
    let ana = world.editor("Ana").await;
    let series = ana.makes_series(&[("count", "2")]).await;
    let first = of(&world, &series).await[0].clone();
    ana.presses(&format!("/plan/sessions/{}/schedule", first.id)).await.leads();
    ana.presses(&format!("/plan/series/{series}/delete")).await.is(409).says("Give the series a last day instead");
    assert_eq!(starts(&world, &series).await.len(), 2);
    let other = ana.makes_series(&[("title", "Yoga"), ("count", "2")]).await;
    ana.presses(&format!("/plan/series/{other}/delete")).await.leads();
    ana.get(&format!("/plan/series/{other}")).await.is(404);
    ana.opens("/plan?on=2026-12-01").await.hides("Yoga").says("Walk and talk");
} }

story! {
async fn a_campaign_moves_with_everything_in_it_that_is_to_come(world: World) {
    let ana = world.editor("Ana").await;
    let campaign = ana.makes_campaign("Winter").await;
    let series = ana.makes_series(&[("campaign_id", &campaign), ("count", "2")]).await;
    let alone = ana.drafts(&[("campaign_id", &campaign), ("title", "Salt"), ("starts", "2026-12-05T10:00")]).await;
    let page = format!("/plan/campaigns/{campaign}/shift");
    ana.opens(&format!("/plan/campaigns/{campaign}")).await.says(&page);
    let version = field(&ana.opens(&page).await.says("It begins on Sunday 1 November 2026").body, "version");
    let moves = |first: &'static str, step: &'static str| [("version", version.clone()), ("starts_on", first.to_owned()), ("step", step.to_owned())];
    let sends = async |first, step| {
        let form = moves(first, step);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        ana.post(&page, &form).await
    };
    sends("soon", "keep").await.is(422).says("shift-starts_on-error");
    sends("2026-11-01", "keep").await.is(422).says("It begins on this day already.");
    sends("2026-11-08", "look").await.is(200).says("3 changed").says("Salt: Saturday 5 December 2026, 10:00 → Saturday 12 December 2026, 10:00");
    assert_eq!(starts(&world, &series).await[0], "2026-12-01T18:00", "a look moves nothing");
    sends("2026-11-08", "keep").await.leads();
    assert_eq!(starts(&world, &series).await, ["2026-12-08T18:00", "2026-12-15T18:00"]);
    assert_eq!(world.session(&alone.id).await.starts.map(|at| at.to_string()).as_deref(), Some("2026-12-12T10:00"));
    ana.opens(&format!("/plan/campaigns/{campaign}")).await.says("2026-11-08");
    sends("2026-11-15", "keep").await.is(409);
} }

story! {
async fn a_campaign_moves_to_no_day_that_calendars_do_not_have(world: World) {
    let ana = world.editor("Ana").await;
    let far = [("name", "Far"), ("starts_on", "2100-01-01"), ("ends_on", "2100-12-31"), ("zone", "UTC"), ("color", "teal")];
    let page = ana.post("/plan/campaigns", &far).await.leads();
    let page = page.split('?').next().expect("a path").to_owned();
    let shift = format!("{page}/shift");
    let version = field(&ana.opens(&shift).await.body, "version");
    let moved = ana.post(&shift, &[("version", &version), ("starts_on", "2100-02-01"), ("step", "keep")]).await;
    moved.is(422).says("There is no day 2101-01-31.");
    ana.opens(&page).await.says("2100-12-31");
} }
