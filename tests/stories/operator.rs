//! Operators and how staff come in: set-up links, sign-ins, members and their programs.

mod account;
mod again;
mod commands;
mod disk;
mod mail_log;
mod record;
mod upgrade;
mod way;

use domain::staff::Role;
use domain::time::{HOUR, MINUTE};
use wellspring_core::actor::Operator;
use wellspring_core::staff;

use crate::world::{Actor, HERE, PASSWORD, World};

/// Sends the sign-in form.
async fn signs_in(actor: &Actor, email: &str, password: &str) -> crate::world::Answer {
    actor.post("/signin", &[("email", email), ("password", password), ("next", "/plan")]).await
}

/// The path of a one-time link for the first administrator.
async fn first_link(world: &World) -> String {
    let link = staff::first_link(&world.app).await.expect("a link").expect("nobody is there yet");
    link.strip_prefix(HERE).expect("ours").to_owned()
}

const FIRST: [(&str, &str); 3] = [("name", "Olga Novak"), ("email", "Olga@Clinic.example"), ("password", PASSWORD)];

/// Whether the bearer of these cookies is still let in.
async fn is_in(actor: &Actor) -> bool {
    actor.get("/plan").await.status == 200
}

story! {
async fn the_first_link_makes_an_administrator_once(world: World) {
    let path = first_link(&world).await;
    let olga = world.phone();
    // Mail scanners open every link; only sending the form uses it up.
    for _ in 0..3 {
        olga.opens(&path).await.says("Set up Wellspring");
    }
    assert_eq!(olga.post(&path, &FIRST).await.leads(), "/plan?notice=welcome");
    olga.opens("/settings").await;
    olga.opens("/people").await.says("Olga Novak").says("olga@clinic.example");
    world.phone().get(&path).await.is(410);
    world.phone().post(&path, &FIRST).await.is(410);
    assert!(staff::first_link(&world.app).await.expect("an answer").is_none());
    signs_in(&world.phone(), "olga@clinic.example", PASSWORD).await.leads();
} }

story! {
async fn what_comes_round_by_itself_is_told_with_its_next_time(world: World) {
    let olga = world.staff("Olga", Role::Admin).await;
    olga.opens("/settings").await.says("What comes round by itself").says("Once a server runs");
    world.app.start().await.expect("a server");
    let page = olga.opens("/settings").await;
    let page = page.says("Clinicians' own calendars are read again.").says("Each hour").says("15:01");
    page.says("Endless series are kept a year ahead.").says("Each day").hides("Once a server runs");
    world.staff("Vic", Role::Viewer).await.get("/settings").await.is(403);
} }

story! {
async fn a_first_link_lasts_half_an_hour(world: World) {
    let path = first_link(&world).await;
    world.later(30 * MINUTE - 1);
    world.phone().opens(&path).await;
    world.later(1);
    world.phone().get(&path).await.is(410);
    world.phone().post(&path, &FIRST).await.is(410);
    let next = first_link(&world).await;
    world.phone().post(&next, &FIRST).await.leads();
} }

story! {
async fn of_two_first_links_one_makes_the_administrator(world: World) {
    let (one, two) = (first_link(&world).await, first_link(&world).await);
    let other = [("name", "Mallory"), ("email", "mallory@clinic.example"), ("password", PASSWORD)];
    let (olga, mallory) = (world.phone(), world.phone());
    let (first, second) = tokio::join!(olga.post(&one, &FIRST), mallory.post(&two, &other));
    let mut statuses = [first.status, second.status];
    statuses.sort();
    assert_eq!(statuses, [303, 410]);
} }

story! {
async fn a_weak_password_is_refused_and_the_link_still_works(world: World) {
    let path = first_link(&world).await;
    let weak = [("name", "Olga Novak"), ("email", "olga@clinic.example"), ("password", "fourteen chars")];
    let page = world.phone().post(&path, &weak).await.is(422).says("at least 15 characters").says("Olga Novak");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert!(!page.body.contains("fourteen chars"), "a password is never shown again");
    world.phone().post(&path, &FIRST).await.leads();
} }

story! {
async fn a_new_member_sets_a_password_by_a_link_that_works_once(world: World) {
    let olga = world.staff("Olga", Role::Admin).await;
    let fields = [("name", "Rita Hansen"), ("email", "rita@clinic.example"), ("role", "responder")];
    let page = olga.post("/people/staff", &fields).await.is(200).says("Rita Hansen");
    assert_eq!(page.header("cache-control"), "no-store, no-transform");
    let link = page.body.split(&format!("{HERE}/setup/")).nth(1).expect("a link").split('"').next().expect("an end").to_owned();
    let path = format!("/setup/{link}");
    olga.post("/people/staff", &fields).await.is(422).says("Somebody has an account with this address already.");
    let rita = world.phone();
    rita.opens(&path).await.says("rita@clinic.example");
    rita.post(&path, &[("password", PASSWORD), ("name", "Somebody else"), ("email", "other@clinic.example")]).await.leads();
    rita.opens("/inbox").await.says("Rita Hansen").hides("Somebody else");
    rita.get("/settings").await.is(403);
    world.phone().post(&path, &[("password", "another long password")]).await.is(410);
} }

story! {
async fn a_wrong_password_and_an_unknown_address_read_the_same(world: World) {
    let ana = world.hires("Ana", Role::Editor).await;
    let wrong = signs_in(&world.phone(), &ana, "not her password").await.is(422);
    let unknown = signs_in(&world.phone(), "ana.nobody@clinic.example", "not her password").await.is(422);
    assert_eq!(wrong.body.replace(&ana, "X"), unknown.body.replace("ana.nobody@clinic.example", "X"));
    assert_eq!(wrong.header("set-cookie"), "");
    assert!(!wrong.body.contains("not her password"));
    let right = signs_in(&world.phone(), &ana.to_uppercase(), PASSWORD).await.is(303);
    let cookie = right.header("set-cookie");
    assert!(cookie.starts_with("__Host-ws_signin="), "{cookie}");
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
        assert!(cookie.contains(part), "{cookie}");
    }
} }

story! {
async fn whoever_guesses_waits_and_locks_nobody_else_out(world: World) {
    let ana = world.hires("Ana", Role::Editor).await;
    let mallory = world.phone();
    let mut refused = None;
    for n in 0..9 {
        let answer = signs_in(&mallory, &ana, &format!("guess number {n}")).await;
        if answer.status == 429 {
            refused = Some((n, answer));
            break;
        }
        answer.is(422);
    }
    let (guesses, answer) = refused.expect("an end of guessing");
    assert_eq!(guesses, 8);
    assert!(answer.header("retry-after").parse::<u64>().expect("seconds") > 60);
    // Not even the right word helps from there; from anywhere else it does.
    signs_in(&mallory, &ana, PASSWORD).await.is(429);
    signs_in(&world.phone(), &ana, PASSWORD).await.leads();
    world.later(15 * MINUTE);
    signs_in(&mallory, &ana, PASSWORD).await.leads();
} }

story! {
async fn a_disabled_member_is_refused_at_the_next_request(world: World) {
    let (olga, ana) = (world.staff("Olga", Role::Admin).await, world.editor("Ana").await);
    let session = ana.schedules(&[]).await;
    let member = staff::by_email(&world.app, &Operator::at_the_console(), "ana.editor@clinic.example").await.expect("Ana");
    olga.presses(&format!("/people/staff/{}/disable", member.id)).await.leads();
    assert!(ana.get("/plan").await.is(303).header("location").starts_with("/signin"));
    ana.presses(&format!("{}/go_live", session.desk())).await.is(303);
    assert_eq!(world.session(&session.id).await.state, domain::session::State::Scheduled);
    signs_in(&world.phone(), "ana.editor@clinic.example", PASSWORD).await.is(422);
    olga.presses(&format!("/people/staff/{}/enable", member.id)).await.leads();
    assert!(!is_in(&ana).await, "the sign-in from before stays ended");
    signs_in(&world.phone(), "ana.editor@clinic.example", PASSWORD).await.leads();
} }

story! {
async fn the_last_administrator_cannot_be_disabled(world: World) {
    let olga = world.staff("Olga", Role::Admin).await;
    let member = staff::by_email(&world.app, &Operator::at_the_console(), "olga.admin@clinic.example").await.expect("Olga");
    let path = format!("/people/staff/{}/disable", member.id);
    olga.presses(&path).await.is(409).says("This is the last administrator");
    world.hires("Pia", Role::Admin).await;
    olga.presses(&path).await.leads();
    assert!(!is_in(&olga).await);
} }

story! {
async fn a_sign_in_ends_after_twelve_hours_without_a_request(world: World) {
    let ana = world.editor("Ana").await;
    for _ in 0..3 {
        world.later(11 * HOUR);
        assert!(is_in(&ana).await);
    }
    world.later(12 * HOUR + MINUTE);
    let location = ana.get("/inbox?show=all").await.is(303).header("location");
    assert_eq!(location, "/signin?next=%2Finbox%3Fshow%3Dall");
} }

story! {
async fn a_sign_in_ends_after_fourteen_days_however_busy(world: World) {
    let ana = world.editor("Ana").await;
    for _ in 0..27 {
        world.later(12 * HOUR - MINUTE);
        assert!(is_in(&ana).await);
    }
    // Twelve hours and 27 minutes are left.
    world.later(6 * HOUR);
    assert!(is_in(&ana).await);
    world.later(6 * HOUR + 27 * MINUTE - 1);
    assert!(is_in(&ana).await);
    world.later(1);
    assert!(!is_in(&ana).await);
} }

story! {
async fn signing_out_ends_that_sign_in_and_no_other(world: World) {
    let email = world.hires("Ana", Role::Editor).await;
    let (desk, phone) = (world.phone(), world.phone());
    signs_in(&desk, &email, PASSWORD).await.leads();
    signs_in(&phone, &email, PASSWORD).await.leads();
    let stolen = world.phone().with_cookie("__Host-ws_signin", &desk.cookie("__Host-ws_signin").expect("a cookie"));
    assert!(is_in(&stolen).await);
    assert_eq!(desk.presses("/signout").await.is(303).header("location"), "/signin");
    assert_eq!(desk.cookie("__Host-ws_signin"), None);
    assert!(!is_in(&stolen).await);
    assert!(is_in(&phone).await);
} }

story! {
async fn a_new_sign_in_ends_the_one_that_it_replaces(world: World) {
    let email = world.hires("Ana", Role::Editor).await;
    let ana = world.phone();
    signs_in(&ana, &email, PASSWORD).await.leads();
    let first = ana.cookie("__Host-ws_signin").expect("a cookie");
    signs_in(&ana, &email, PASSWORD).await.leads();
    assert!(is_in(&ana).await);
    assert!(!is_in(&world.phone().with_cookie("__Host-ws_signin", &first)).await);
} }

story! {
async fn signing_in_leads_back_to_this_site_and_nowhere_else(world: World) {
    let email = world.hires("Ana", Role::Editor).await;
    let away = ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "/\n/evil.example", "plan", ""];
    for (next, leads) in away.map(|next| (next, "/plan")).into_iter().chain([("/inbox?show=all#top", "/inbox?show=all#top")]) {
        let fields = [("email", email.as_str()), ("password", PASSWORD), ("next", next)];
        assert_eq!(world.phone().post("/signin", &fields).await.is(303).header("location"), leads, "{next:?}");
    }
} }

story! {
async fn a_revoked_token_is_refused_at_once(world: World) {
    let olga = world.staff("Olga", Role::Admin).await;
    let program = world.program("read").await;
    program.get("/api/v1/campaigns").await.is(200);
    let page = olga.opens("/settings").await.says("program that may read");
    let id = page.body.split("/settings/tokens/").nth(1).expect("a token").split('/').next().expect("an id").to_owned();
    olga.presses(&format!("/settings/tokens/{id}/revoke")).await.leads();
    program.get("/api/v1/campaigns").await.problem(401, "not-signed-in");
} }

story! {
async fn health_is_told_to_whoever_asks(world: World) {
    assert_eq!(world.phone().get("/healthz").await.is(200).body, "ok\n");
    assert_eq!(world.phone().get("/readyz").await.is(200).body, "ready\n");
    world.phone().get("/robots.txt").await.is(200).says("Disallow: /questions/");
    assert_eq!(world.phone().get("/favicon.ico").await.status, 200);
} }
