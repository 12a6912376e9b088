//! One's own account, sign-ins that end, and the password that an administrator's deed asks for again.

use domain::activity::Noun;
use domain::id::StaffId;
use domain::staff::Role;
use domain::time::{DAY, HOUR, MINUTE};
use serde_json::json;
use wellspring_core::actor::{Administrator, Operator};
use wellspring_core::staff;

use super::{is_in, signs_in};
use crate::world::{Actor, PASSWORD, Setting, World, field};

const SIGN_IN: &str = "__Host-ws_signin";

async fn member(world: &World, email: &str) -> StaffId {
    staff::by_email(&world.app, &Operator::at_the_console(), email).await.expect("a member").id
}

/// What the record says of a member, in order.
async fn record(world: &World, email: &str) -> Vec<String> {
    let id = member(world, email).await;
    world.record(Noun::Staff, &id).await.into_iter().map(|line| line.verb.to_string()).collect()
}

/// A member with a password from before there were rules for it: shorter ones were taken then.
async fn with_an_old_password(world: &World, name: &str, password: &str) -> String {
    let email = world.hires(name, Role::Editor).await;
    let hash = world.app.hasher.hash(password, &world.app.outside).await.expect("a hash");
    world.left_behind_with("UPDATE staff SET password_hash = $1 WHERE email = $2", &hash, &email).await;
    email
}

async fn changes_password(actor: &Actor, current: &str, password: &str) -> crate::world::Answer {
    actor.post("/account/password", &[("current", current), ("password", password), ("next", "/inbox")]).await
}

story! {
async fn a_short_or_common_password_is_changed_at_the_next_sign_in_before_anything_else(world: World) {
    for (name, old) in [("Ana", "twelve chars"), ("Bea", "passwordpassword")] {
        let email = with_an_old_password(&world, name, old).await;
        let actor = world.phone();
        let fields = [("email", email.as_str()), ("password", old), ("next", "/inbox?show=all")];
        let leads = actor.post("/signin", &fields).await.leads();
        assert_eq!(leads, "/account/password?next=%2Finbox%3Fshow%3Dall");
        // There is no other way in, not even by a script's.
        assert_eq!(actor.get("/plan").await.is(303).header("location"), "/account/password?next=%2Fplan");
        actor.get("/account").await.is(303);
        actor.presses("/people/feed").await.is(303);
        actor.opens(&leads).await.says("Choose another password");
        let page = changes_password(&actor, old, "fourteen chars").await.is(422).says("at least 15 characters");
        assert!(!page.body.contains("fourteen chars") && !page.body.contains(&format!("\"{old}\"")));
        changes_password(&actor, old, "letmeinletmeinletmein").await.is(422).says("guessed first");
        changes_password(&actor, "not her password", "a phrase of her own").await.is(422).says("This is not your password.");
        assert_eq!(changes_password(&actor, old, "a phrase of her own").await.leads(), "/inbox?notice=password");
        actor.opens("/inbox").await;
        signs_in(&world.phone(), &email, old).await.is(422);
        assert_eq!(signs_in(&world.phone(), &email, "a phrase of her own").await.leads(), "/plan");
    }
} }

story! {
async fn a_form_waits_while_another_password_is_chosen(world: World) {
    let (email, ana) = (with_an_old_password(&world, "Ana", "walrus").await, world.phone());
    let signed_in = signs_in(&ana, &email, "walrus").await.leads();
    assert!(signed_in.starts_with("/account/password"));
    world.later(DAY);
    let session = world.editor("Bea").await.drafts(&[]).await;
    let asked = ana.post(&session.desk(), &[("version", "1"), ("summary", "HER WORDS")]).await.is(401);
    let whose = field(&asked.body, "kept_for");
    let page = session.desk();
    let waits = [("kept_action", page.as_str()), ("kept_for", &whose), ("kept.summary", "HER WORDS")];
    let choose = ana.post("/signin", &[&[("email", email.as_str()), ("password", "walrus")], &waits[..]].concat()).await.is(200);
    choose.says("Choose another password").says("HER WORDS");
    let change = |password| [&[("current", "walrus"), ("password", password)], &waits[..]].concat();
    ana.post("/account/password", &change("too short")).await.is(422).says("HER WORDS");
    ana.post("/account/password", &change("a phrase of her own")).await.is(200).says("signed in again").says("HER WORDS");
} }

story! {
async fn a_new_password_ends_every_other_sign_in(world: World) {
    let email = world.hires("Ana", Role::Editor).await;
    let (desk, phone) = (world.phone(), world.phone());
    for one in [&desk, &phone] {
        signs_in(one, &email, PASSWORD).await.leads();
    }
    let before = desk.cookie(SIGN_IN).expect("a cookie");
    changes_password(&desk, PASSWORD, PASSWORD).await.is(422).says("Choose another one");
    let leads = changes_password(&desk, PASSWORD, "a phrase of her own").await.leads();
    assert_eq!(leads, "/account?notice=password", "an address of another site is not even looked at here");
    assert!(is_in(&desk).await && !is_in(&phone).await);
    assert!(!is_in(&world.phone().with_cookie(SIGN_IN, &before)).await, "the cookie is another one");
    signs_in(&phone, &email, PASSWORD).await.is(422);
    signs_in(&phone, &email, "a phrase of her own").await.leads();
    let told = record(&world, &email).await;
    assert!(told.contains(&"password_changed".to_owned()) && told.contains(&"failed_to_sign_in".to_owned()), "{told:?}");
} }

story! {
async fn one_sees_where_one_is_signed_in_and_ends_it(world: World) {
    let email = world.hires("Ana", Role::Editor).await;
    let firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0";
    let (desk, phone, third) = (world.phone().with_agent(firefox), world.phone(), world.phone());
    for one in [&desk, &phone, &third] {
        world.later(MINUTE);
        signs_in(one, &email, PASSWORD).await.leads();
    }
    let page = phone.opens("/account").await.says("Firefox on Windows 10").says("This browser").says("ana.editor@clinic.example");
    let ids: Vec<String> = page.body.split("/account/sign-ins/").skip(1).map(|rest| rest.split('/').next().expect("an id").to_owned()).collect();
    assert_eq!(ids.len(), 4, "three, and all others: {ids:?}");
    let of_firefox = page.body.split("Firefox on Windows 10").nth(1).expect("its row").split("/account/sign-ins/").nth(1).expect("its id");
    let of_firefox = of_firefox.split('/').next().expect("an id").to_owned();
    // Somebody else's are not there.
    let bea = world.editor("Bea").await;
    bea.presses(&format!("/account/sign-ins/{of_firefox}/end")).await.is(404);
    assert!(is_in(&desk).await);
    phone.presses(&format!("/account/sign-ins/{of_firefox}/end")).await.leads();
    assert!(!is_in(&desk).await && is_in(&phone).await && is_in(&third).await);
    phone.presses(&format!("/account/sign-ins/{of_firefox}/end")).await.is(404);
    phone.presses("/account/sign-ins/end").await.leads();
    assert!(is_in(&phone).await && !is_in(&third).await && is_in(&bea).await);
    phone.opens("/account").await.hides("Firefox").hides("Sign out everywhere else");
} }

/// The story's world as an operator has it who set nothing.
async fn with_defaults(world: &World) -> World {
    let config = wellspring::config::Config::default();
    let product = config.product(false).expect("settings");
    let (sign_in_idle, sign_in_lasts) = (product.sign_in_idle, product.sign_in_lasts);
    world.another(Setting { sign_in_idle, sign_in_lasts, ..Setting::default() }).await
}

async fn left(actor: &Actor) -> serde_json::Value {
    actor.get("/account/left").await.is(200).json()
}

story! {
async fn a_sign_in_ends_after_half_an_hour_without_use_and_after_a_day(world: World) {
    let world = with_defaults(&world).await;
    let ana = world.editor("Ana").await;
    for _ in 0..10 {
        world.later(29 * MINUTE);
        assert!(is_in(&ana).await);
    }
    // Looking how long it lasts is no use of it, nor is what a page reads by itself.
    let page = ana.with("sec-fetch-mode", "cors");
    world.later(10 * MINUTE);
    assert_eq!(left(&ana).await, json!({ "left": 20 * 60, "extends": true }));
    page.get("/plan").await.is(200);
    world.later(10 * MINUTE);
    page.get("/plan").await.is(200);
    assert_eq!(left(&ana).await, json!({ "left": 10 * 60, "extends": true }));
    let stayed = ana.presses("/account/stay").await.is(200).json();
    assert_eq!(stayed, json!({ "left": 30 * 60, "extends": true }));
    ana.with("sec-fetch-mode", "navigate").get("/plan").await.is(200).says("Ana");
    world.later(30 * MINUTE);
    assert_eq!(left(&ana).await, json!({ "left": 0, "extends": false }));
    let location = page.get("/inbox?show=all").await.is(303).header("location");
    assert_eq!(location, "/signin?next=%2Finbox%3Fshow%3Dall");
    assert_eq!(left(&world.phone()).await, json!({ "left": 0, "extends": false }));
    assert_eq!(world.phone().presses("/account/stay").await.is(200).json(), json!({ "left": 0, "extends": false }));

    let bea = world.editor("Bea").await;
    for _ in 0..71 {
        world.later(20 * MINUTE);
        assert!(is_in(&bea).await);
    }
    assert_eq!(bea.presses("/account/stay").await.is(200).json(), json!({ "left": 20 * 60, "extends": false }));
    world.later(DAY - 71 * 20 * MINUTE);
    assert!(!is_in(&bea).await);
    world.close().await;
} }

story! {
async fn an_operator_says_when_sign_ins_end(world: World) {
    let set = world.another(Setting { sign_in_idle: 5 * MINUTE, sign_in_lasts: HOUR, ..Setting::default() }).await;
    let ana = set.editor("Ana").await;
    for _ in 0..14 {
        set.later(4 * MINUTE);
        assert!(is_in(&ana).await);
    }
    set.later(4 * MINUTE);
    assert!(!is_in(&ana).await, "an hour is over");
    let bea = set.editor("Bea").await;
    bea.opens("/account").await.says("after 5 minutes without a key");
    set.later(5 * MINUTE);
    assert!(!is_in(&bea).await);
    set.close().await;
} }

story! {
async fn an_administrators_deed_asks_for_the_password_and_keeps_what_was_typed(world: World) {
    let olga = world.staff("Olga", Role::Admin).await;
    let fields = [("name", "Rita Hansen"), ("email", "rita@clinic.example"), ("role", "responder")];
    world.later(11 * MINUTE);
    let page = olga.post("/people/staff", &fields).await.is(422).says("Is it you?").hides("/setup/");
    for (name, value) in fields {
        assert!(page.body.contains(&format!("name=\"{name}\" value=\"{value}\"")), "{name}");
    }
    olga.opens("/people").await.hides("Rita Hansen");
    let with = |password: &'static str| [&fields[..], &[("confirm_password", password)]].concat();
    olga.post("/people/staff", &with("not hers")).await.is(422).says("This is not your password.").hides("/setup/");
    olga.opens("/people").await.hides("Rita Hansen");
    olga.post("/people/staff", &with(PASSWORD)).await.is(200).says("Rita Hansen").says("/setup/");
    // It counts for ten minutes, in this sign-in alone.
    let rita = member(&world, "rita@clinic.example").await;
    world.later(9 * MINUTE);
    olga.presses(&format!("/people/staff/{rita}/link")).await.is(200).says("/setup/");
    let other = world.phone();
    signs_in(&other, "olga.admin@clinic.example", PASSWORD).await.leads();
    world.later(2 * MINUTE);
    other.presses(&format!("/people/staff/{rita}/link")).await.is(200);
    for path in ["disable", "link", "role"].map(|step| format!("/people/staff/{rita}/{step}")) {
        olga.presses(&path).await.is(422).says("Is it you?");
    }
    let json = olga.with("accept", "application/json");
    json.presses(&format!("/people/staff/{rita}/disable")).await.problem(403, "proof-needed");
    // Looking asks for nothing.
    olga.opens("/settings").await;
    let told = record(&world, "olga.admin@clinic.example").await;
    assert!(told.contains(&"failed_to_sign_in".to_owned()), "{told:?}");
} }

story! {
async fn tokens_are_revoked_by_whoever_shows_who_they_are(world: World) {
    let olga = world.staff("Olga", Role::Admin).await;
    let program = world.program("read").await;
    let page = olga.opens("/settings").await;
    let path = format!("/settings/tokens/{}/revoke", page.after("/settings/tokens/"));
    world.later(11 * MINUTE);
    olga.presses(&path).await.is(422).says("Is it you?");
    program.get("/api/v1/campaigns").await.is(200);
    olga.post(&path, &[("confirm_password", PASSWORD)]).await.leads();
    program.get("/api/v1/campaigns").await.is(401);
} }

story! {
async fn a_role_is_changed_by_an_operator_and_counts_at_the_next_request(world: World) {
    let (olga, ana) = (world.staff("Olga", Role::Admin).await, world.editor("Ana").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Melatonin with warfarin?").await;
    let id = member(&world, "ana.editor@clinic.example").await;
    let path = format!("/people/staff/{id}/role");
    ana.opens(&asked.desk()).await;
    ana.post(&path, &[("role", "admin")]).await.is(403);
    olga.post(&path, &[("role", "boss")]).await.is(422);
    olga.post(&path, &[("role", "planner")]).await.leads();
    ana.get(&asked.desk()).await.is(404);
    ana.opens("/inbox?show=all").await.hides("warfarin");
    ana.leads_on(&session, "go_live").await;
    olga.opens("/people").await.says("Planner");
    let line = world.record(Noun::Staff, &id).await.into_iter().find(|line| line.verb.as_str() == "role_changed").expect("a line");
    assert_eq!((line.actor.as_str(), line.detail.as_str()), ("Olga", "editor → planner"));
} }

story! {
async fn the_last_administrator_keeps_the_role(world: World) {
    let olga = world.staff("Olga", Role::Admin).await;
    let console = Administrator::at_the_console();
    let id = member(&world, "olga.admin@clinic.example").await;
    let path = format!("/people/staff/{id}/role");
    olga.post(&path, &[("role", "viewer")]).await.is(409).says("This is the last administrator");
    let pia = world.hires("Pia", Role::Admin).await;
    let pia = member(&world, &pia).await;
    // Of two at once, one stays.
    let (one, two) = tokio::join!(
        staff::change_role(&world.app, &console, &id, "viewer"),
        staff::change_role(&world.app, &console, &pia, "viewer")
    );
    assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
} }

story! {
async fn a_browser_that_was_used_before_comes_in_while_strangers_guess(world: World) {
    let email = world.hires("Ana", Role::Editor).await;
    let (desk, new) = (world.phone(), world.phone());
    signs_in(&desk, &email, PASSWORD).await.leads();
    desk.presses("/signout").await.is(303);
    let known = desk.cookie("__Host-ws_known").expect("it is known again");
    assert_eq!(desk.cookie(SIGN_IN), None);
    // A hundred guesses from fifty places: after thirty, no stranger is let try any more.
    let mut looked_at = 0;
    for _ in 0..50 {
        let stranger = world.phone();
        for _ in 0..2 {
            looked_at += usize::from(signs_in(&stranger, &email, "one of many guesses").await.status == 422);
        }
    }
    assert_eq!(looked_at, 30);
    signs_in(&new, &email, PASSWORD).await.is(429);
    assert_eq!(signs_in(&desk, &email, PASSWORD).await.leads(), "/plan");
    // The word opens nothing, counts for one account alone, and cannot be made up.
    assert!(!is_in(&world.phone().with_cookie("__Host-ws_known", &known)).await);
    let mut forged = known.clone();
    forged.replace_range(0..1, if known.starts_with('A') { "B" } else { "A" });
    signs_in(&world.phone().with_cookie("__Host-ws_known", &forged), &email, PASSWORD).await.is(429);
    signs_in(&world.phone().with_cookie("__Host-ws_known", &known), &email, PASSWORD).await.leads();
    let other = world.hires("Bea", Role::Editor).await;
    signs_in(&world.phone(), &other, PASSWORD).await.leads();
    // On a ward's computer both are known; the newest word of each counts.
    signs_in(&desk, &other, PASSWORD).await.leads();
    assert_eq!(signs_in(&desk, &email, PASSWORD).await.leads(), "/plan");
    // Whoever has none asks an administrator, whose link nobody's guesses stop.
    let link = staff::link(&world.app, &Administrator::at_the_console(), &member(&world, &email).await).await.expect("a link");
    let path = link.strip_prefix(crate::world::HERE).expect("ours").to_owned();
    new.post(&path, &[("password", "a phrase of her own")]).await.leads();
    new.presses("/signout").await.is(303);
    signs_in(&new, &email, "a phrase of her own").await.leads();
    let failed = record(&world, &email).await.iter().filter(|verb| *verb == "failed_to_sign_in").count();
    assert_eq!(failed, 30, "each that was looked at");
} }
