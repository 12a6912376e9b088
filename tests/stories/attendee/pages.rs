//! Public pages as browsers and proxies meet them: headers, caching, no cookies.

use domain::time::MINUTE;

use crate::world::{Answer, World};

/// The one policy, word for word.
const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

/// Expects what every answer carries.
#[track_caller]
fn guarded(answer: &Answer) {
    assert_eq!(answer.header("content-security-policy"), CSP);
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    assert_eq!(answer.header("strict-transport-security"), "max-age=31536000");
    for name in ["referrer-policy", "permissions-policy", "cache-control", "x-request-id"] {
        assert!(!answer.header(name).is_empty(), "{name} is missing");
    }
}

/// The public addresses of a world with one session in one campaign.
async fn public(world: &World) -> Vec<String> {
    let ana = world.editor("Ana").await;
    let campaign = ana.makes_campaign("Stay strong").await;
    let session = ana.schedules(&[("campaign_id", &campaign), ("moderation", "open")]).await;
    world.phone().asks(&session, "Walk or run?").await;
    vec![
        "/".to_owned(),
        "/calendar".to_owned(),
        "/campaigns/stay-strong".to_owned(),
        session.page(),
        "/calendar.ics".to_owned(),
        "/campaigns/stay-strong/calendar.ics".to_owned(),
        format!("{}/event.ics", session.page()),
        format!("/api/v1/public/sessions/{}/questions", session.code),
    ]
}

story! {
async fn every_answer_carries_the_headers_that_guard_it(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Mine?").await;
    for path in ["/", &session.page(), &asked.page, "/signin", "/nowhere", "/healthz", "/setup/x", "/api/v1/campaigns", "/favicon.ico"] {
        guarded(&world.phone().get(path).await);
    }
    for path in ["/plan", "/inbox", "/people", &session.desk(), &asked.desk()] {
        let page = ana.opens(path).await;
        guarded(&page);
        assert_eq!(page.header("cache-control"), "no-store, no-transform", "{path}");
    }
} }

story! {
async fn public_pages_set_no_cookie_and_are_the_same_bytes_for_everyone(world: World) {
    let ana = world.editor("Bea").await;
    let voter = world.phone();
    for path in public(&world).await {
        let (stranger, staff) = (world.phone().opens(&path).await, ana.opens(&path).await);
        assert_eq!(stranger.body, staff.body, "{path}");
        assert_eq!(stranger.header("etag"), staff.header("etag"), "{path}");
        assert_eq!(stranger.header("set-cookie"), "", "{path}");
        assert_eq!(stranger.header("vary"), "accept-encoding", "{path}");
        // Pages are to arrive as they were sent.
        let kept = if stranger.header("content-type").starts_with("text/html") { "public, no-cache, no-transform" } else { "public, no-cache" };
        assert_eq!(stranger.header("cache-control"), kept, "{path}");
        assert_eq!(voter.opens(&path).await.body, stranger.body, "{path}");
    }
} }

story! {
async fn a_page_that_did_not_change_is_not_sent_twice(world: World) {
    for path in public(&world).await {
        let first = world.phone().opens(&path).await;
        let tag = first.header("etag");
        // Weak where the bytes may come compressed or not; compared without that mark (RFC 9110 §8.8.3.2).
        let bare = tag.trim_start_matches("W/");
        assert!(bare.starts_with('"') && bare.len() > 10, "{path}: {tag}");
        let again = world.phone().with("if-none-match", &tag).get(&path).await.is(304);
        assert_eq!((again.body.as_str(), again.header("etag")), ("", tag.clone()), "{path}");
        world.phone().with("if-none-match", &format!("\"other\", W/{bare}")).get(&path).await.is(304);
        world.phone().with("if-none-match", bare).get(&path).await.is(304);
        world.phone().with("if-none-match", "\"other\"").get(&path).await.is(200);
    }
} }

story! {
async fn a_page_changes_at_once_with_what_it_shows(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Walk or run?").await;
    let tag = || async { world.phone().opens(&session.page()).await.header("etag") };
    let mut tags = vec![tag().await];
    ana.publishes(&asked, "").await;
    tags.push(tag().await);
    world.phone().votes(&session, &asked).await.leads();
    tags.push(tag().await);
    ana.changes(&session, &[("title", "Sleep after 70")]).await.leads();
    tags.push(tag().await);
    ana.leads_on(&session, "go_live").await;
    tags.push(tag().await);
    ana.handles(&asked, "hold", &[]).await;
    tags.push(tag().await);
    let all = tags.len();
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), all);
} }

story! {
async fn a_join_link_appears_with_time_although_nothing_was_changed(world: World) {
    let session = world.editor("Ana").await.schedules(&[("starts", "2026-11-24T17:00")]).await;
    let before = world.phone().opens(&session.page()).await.header("etag");
    world.later(46 * MINUTE);
    world.phone().with("if-none-match", &before).get(&session.page()).await.is(200).says("https://meet.example/sleep");
} }

story! {
async fn pages_behind_a_link_are_kept_nowhere_and_named_to_nobody(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Mine?").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    for answer in [world.phone().opens(&asked.page).await, world.phone().get("/questions/x").await, world.phone().get("/setup/x").await, ana.opens(&format!("/people/clinicians/{lin}")).await] {
        assert_eq!((answer.header("cache-control").as_str(), answer.header("referrer-policy").as_str()), ("no-store, no-transform", "no-referrer"));
    }
} }

story! {
async fn the_first_post_sets_the_only_cookie_that_strangers_get(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let rosa = world.phone();
    let answer = rosa.sends_question(&session, &[("text", "Mine?")]).await.is(303);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-ws_voter="), "{cookie}");
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert_eq!(rosa.sends_question(&session, &[("text", "Another?")]).await.header("set-cookie"), "");
} }

story! {
async fn forms_sent_from_another_site_are_refused(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let fields = [("text", "From elsewhere?")];
    let foreign = world.phone().with("sec-fetch-site", "cross-site").with("origin", "https://evil.example");
    foreign.sends_question(&session, &fields).await.is(403).says("from another site");
    let same_site = world.phone().with("sec-fetch-site", "same-site").with("origin", "https://other.wellspring.example");
    same_site.sends_question(&session, &fields).await.is(403);
    // Before browsers sent Sec-Fetch-Site they sent Origin; a program sends neither.
    let client = world.calendar_client();
    client.with("origin", "https://evil.example").with("host", "wellspring.example").sends_question(&session, &fields).await.is(403);
    assert_eq!(world.how_many(&session).await, 0);
    client.with("origin", "https://wellspring.example").with("host", "wellspring.example").sends_question(&session, &fields).await.is(303);
    world.calendar_client().sends_question(&session, &fields).await.is(303);
    world.phone().sends_question(&session, &fields).await.is(303);
} }

story! {
async fn staff_are_guarded_from_forms_of_other_sites_too(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[]).await;
    let lured = ana.with("sec-fetch-site", "cross-site").with("origin", "https://evil.example");
    for path in [format!("{}/schedule", session.desk()), format!("{}/delete", session.desk()), "/signout".to_owned()] {
        lured.presses(&path).await.is(403);
    }
    assert_eq!(world.session(&session.id).await.state, domain::session::State::Draft);
    ana.opens("/plan").await;
} }

story! {
async fn looking_at_the_head_of_a_page_gives_its_headers_and_changes_nothing(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Mine?").await;
    let link = wellspring_core::staff::first_link(&world.app).await.expect("a link").expect("nobody operates yet");
    let setup = link.strip_prefix(crate::world::HERE).expect("ours").to_owned();
    for path in [session.page(), asked.page.clone(), setup.clone(), "/calendar.ics".to_owned()] {
        let head = world.phone().does("HEAD", &path).await.is(200);
        assert_eq!(head.body, "", "{path}");
        guarded(&head);
    }
    assert_eq!(world.phone().does("HEAD", "/nowhere").await.is(404).body, "");
    world.phone().opens(&setup).await;
    assert_eq!(world.history(&asked).await, ["received"]);
} }
