//! Local times: those that a clock change skips, and those that it shows twice.

use crate::world::field;

story! {
async fn a_time_that_the_clocks_skip_is_refused_with_the_nearest_ones(world: World) {
    let ana = world.editor("Ana").await;
    for (starts, zone, nearest) in [
        ("2027-03-14T02:30", "America/New_York", ["Sun 14 Mar 2027, 01:59", "Sun 14 Mar 2027, 03:00"]),
        ("2027-03-28T02:30", "Europe/Berlin", ["Sun 28 Mar 2027, 01:59", "Sun 28 Mar 2027, 03:00"]),
        ("2027-10-03T02:10", "Australia/Lord_Howe", ["Sun 3 Oct 2027, 01:59", "Sun 3 Oct 2027, 02:30"]),
    ] {
        let page = ana.drafts_as(&[("title", "KEPT TITLE"), ("starts", starts), ("zone", zone)]).await.is(422);
        let page = page.says("this time does not exist").says(nearest[0]).says(nearest[1]);
        // The field keeps what was typed, and is the one that is marked.
        let page = page.says("KEPT TITLE");
        assert_eq!((field(&page.body, "starts"), field(&page.body, "zone")), (starts.to_owned(), zone.to_owned()));
        let tag = page.body.split("<input").find(|tag| tag.contains("name=\"starts\"")).expect("the field");
        assert!(tag.split('>').next().expect("a tag").contains("aria-invalid=\"true\""), "{tag}");
    }
    ana.drafts_as(&[("starts", "2027-03-14T03:00"), ("zone", "America/New_York")]).await.is(303);
} }

story! {
async fn a_time_that_comes_twice_means_the_first_and_says_so(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[("starts", "2027-11-07T01:30"), ("zone", "America/New_York")]).await;
    let stored = world.session(&session.id).await;
    assert_eq!(stored.starts_at, Some("2027-11-07T05:30:00Z".parse().expect("an instant")));
    let page = ana.opens(&session.desk()).await;
    assert!(page.has("twice") && page.has("first"), "{}", page.body);
    let plain = ana.drafts(&[("starts", "2027-11-07T02:30"), ("zone", "America/New_York")]).await;
    assert!(!ana.opens(&plain.desk()).await.has("twice"));
} }

story! {
async fn minutes_are_elapsed_time_across_a_clock_change(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2027-03-28T01:30"), ("zone", "Europe/Berlin"), ("minutes", "60")]).await;
    let stored = world.session(&session.id).await;
    assert_eq!(stored.ends_at.map(|end| end.to_string()).as_deref(), Some("2027-03-28T01:30:00Z"));
    world.phone().opens(&session.page()).await.says("01:30–03:30");
} }

story! {
async fn a_zone_that_is_none_and_a_time_that_is_none_are_refused_beside_the_field(world: World) {
    let ana = world.editor("Ana").await;
    ana.drafts_as(&[("zone", "Europe/Atlantis")]).await.is(422).says("Europe/Atlantis");
    ana.drafts_as(&[("starts", "2027-02-30T10:00")]).await.is(422).says("There is no day 2027-02-30");
    for minutes in ["4", "721", "an hour", ""] {
        ana.drafts_as(&[("minutes", minutes)]).await.is(422).says("Use 5 to 720 minutes.");
    }
    ana.drafts_as(&[("join_url", "javascript:alert(1)")]).await.is(422).says("Use a link that begins with https://.");
    ana.opens("/plan").await.hides("Sleep after 60");
} }

story! {
async fn zones_that_changed_their_rules_are_read_from_the_newest_data(world: World) {
    let ana = world.editor("Ana").await;
    // British Columbia keeps UTC-7 from November 2026 on; older data is an hour off.
    let session = ana.drafts(&[("starts", "2026-12-10T10:00"), ("zone", "America/Vancouver")]).await;
    assert_eq!(world.session(&session.id).await.starts_at.map(|at| at.to_string()).as_deref(), Some("2026-12-10T17:00:00Z"));
} }
