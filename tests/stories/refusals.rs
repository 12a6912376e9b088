//! Every route against every actor. A route without a row fails, and so does a row without a route.

mod mutations;
pub mod rows;
mod withheld;

use domain::Language;
use domain::permission::Permission::{self, Desk, Mail, Metrics, Operate, Plan, Read, Review};
use domain::staff::Role;
use domain::time::DAY;
use wellspring::http::routes;
use wellspring_core::actor::{Administrator, Operator};
use wellspring_core::staff;

use crate::world::{Actor, World};
use rows::{Gate, ROWS, Things};

/// What somebody holds, spelled out here and not asked of the product.
#[derive(Clone, Copy)]
enum Holds {
    /// No sign-in and no token; or ones that do not count any more.
    Nothing,
    /// A sign-in with these permissions.
    SignIn(&'static [Permission]),
    /// A token with these.
    Token(&'static [Permission]),
}

struct Comer {
    name: &'static str,
    holds: Holds,
    actor: Actor,
}

/// How a door answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answered {
    /// Whatever the handler says.
    LetIn,
    /// 303 to the sign-in page.
    SignIn,
    /// 401.
    Unknown,
    /// 403.
    Forbidden,
}

impl Gate {
    /// What this gate owes to whoever holds this.
    fn owes(self, holds: Holds) -> Answered {
        match (self, holds) {
            (Self::Open | Self::Link, _) => Answered::LetIn,
            (Self::Signed(needed), Holds::SignIn(has)) if has.contains(&needed) => Answered::LetIn,
            (Self::Token(needed), Holds::Token(has)) if has.contains(&needed) => Answered::LetIn,
            (Self::Signed(_), Holds::SignIn(_)) | (Self::Token(_), Holds::Token(_)) => Answered::Forbidden,
            (Self::Signed(_), _) => Answered::SignIn,
            (Self::Token(_), _) => Answered::Unknown,
        }
    }
}

/// How `actor` was answered.
async fn knock(actor: &Actor, method: &str, path: &str) -> (Answered, u16) {
    let (status, location) = actor.knocks(method, path).await;
    let answered = match status {
        303 if location.starts_with("/signin?next=") => Answered::SignIn,
        401 => Answered::Unknown,
        403 => Answered::Forbidden,
        _ => Answered::LetIn,
    };
    (answered, status)
}

async fn comers(world: &World) -> Vec<Comer> {
    let mut all = vec![Comer { name: "a stranger", holds: Holds::Nothing, actor: world.phone() }];
    let roles: [(&str, Role, &'static [Permission]); 6] = [
        ("a viewer", Role::Viewer, &[Read]),
        ("a planner", Role::Planner, &[Read, Plan]),
        ("a responder", Role::Responder, &[Read, Desk]),
        ("a reviewer", Role::Reviewer, &[Read, Review]),
        ("an editor", Role::Editor, &[Read, Plan, Desk]),
        ("an administrator", Role::Admin, &[Read, Plan, Desk, Review, Operate]),
    ];
    for (name, role, has) in roles {
        all.push(Comer { name, holds: Holds::SignIn(has), actor: world.staff(name, role).await });
    }
    // Any scope of a person's work includes reading; what a machine holds includes nothing.
    let scopes: [(&str, &'static [Permission]); 7] = [
        ("read", &[Read]),
        ("plan", &[Read, Plan, Mail]),
        ("desk", &[Read, Desk]),
        ("review", &[Read, Review]),
        ("operate", &[Read, Operate, Metrics]),
        ("metrics", &[Metrics]),
        ("mail", &[Mail]),
    ];
    for (name, has) in scopes {
        all.push(Comer { name, holds: Holds::Token(has), actor: world.program(name).await });
    }
    all.push(Comer { name: "an expired token", holds: Holds::Nothing, actor: expired(world).await });
    all.push(Comer { name: "a disabled administrator", holds: Holds::Nothing, actor: disabled(world).await });
    all
}

async fn expired(world: &World) -> Actor {
    let scopes = "read,plan,desk,review,operate";
    let program = world.program_until(scopes, Some(world.now().plus(DAY / 4))).await;
    world.later(DAY / 4);
    program
}

async fn disabled(world: &World) -> Actor {
    let actor = world.staff("gone", Role::Admin).await;
    let console = Operator::at_the_console();
    let member = staff::by_email(&world.app, &console, "gone.admin@clinic.example").await.expect("a member");
    staff::disable(&world.app, &Administrator::at_the_console(), &member.id).await.expect("disabled");
    actor
}

/// How many deeds were recorded so far.
async fn deeds(world: &World) -> i64 {
    let rows = world.rows("SELECT CAST(COUNT(*) AS TEXT) FROM activities").await;
    rows[0].parse().expect("a number")
}

#[test]
fn every_route_has_its_row_and_every_row_its_route() {
    let routes: Vec<(&str, &str)> = routes::list().iter().map(|route| (route.method, route.path)).collect();
    let rows: Vec<(&str, &str)> = ROWS.iter().map(|row| (row.method, row.path)).collect();
    let missing: Vec<_> = routes.iter().filter(|route| !rows.contains(route)).collect();
    let left: Vec<_> = rows.iter().filter(|row| !routes.contains(row)).collect();
    assert!(missing.is_empty(), "routes without a row in refusals/rows.rs: {missing:?}");
    assert!(left.is_empty(), "rows without a route: {left:?}");
    assert_eq!(routes.len(), rows.len(), "a route or row stands twice");
}

#[test]
fn the_document_of_the_api_tells_what_each_route_needs() {
    let document = wellspring::http::routes::document();
    for row in ROWS.iter().filter(|row| row.path.starts_with("/api/")) {
        let told = &document["paths"][row.path][row.method.to_lowercase()]["security"];
        match row.gate {
            Gate::Token(needed) => assert_eq!(told[0]["token"][0], needed.as_str(), "{} {}", row.method, row.path),
            _ => assert!(told.is_null(), "{} {}", row.method, row.path),
        }
    }
}

story! {
async fn every_route_answers_every_actor_as_the_table_says(world: World) {
    let things = Things::made(&world).await;
    let comers = comers(&world).await;
    let mut wrong = Vec::new();
    let mut refused = 0;
    // First everybody who is refused: nothing may have happened then.
    let before = deeds(&world).await;
    for row in ROWS {
        let path = things.fill(row.path);
        for comer in comers.iter().filter(|comer| row.gate.owes(comer.holds) != Answered::LetIn) {
            refused += 1;
            let (answered, status) = knock(&comer.actor, row.method, &path).await;
            if answered != row.gate.owes(comer.holds) {
                wrong.push(format!("{} {} by {}: {status}", row.method, row.path, comer.name));
            }
        }
    }
    assert_eq!(deeds(&world).await, before, "a refused request left a trace");
    assert!(refused > 500, "{refused}");
    for row in ROWS {
        let path = things.fill(row.path);
        for comer in comers.iter().filter(|comer| row.gate.owes(comer.holds) == Answered::LetIn) {
            let (answered, status) = knock(&comer.actor, row.method, &path).await;
            if answered != Answered::LetIn || status >= 500 {
                wrong.push(format!("{} {} by {}: {status}", row.method, row.path, comer.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
} }

story! {
async fn reading_pages_are_really_there_for_whoever_may_read_them(world: World) {
    let things = Things::made(&world).await;
    let admin = world.staff("Olga", Role::Admin).await;
    let program = world.program("read,plan,desk,review,operate").await;
    for row in ROWS.iter().filter(|row| row.method == "GET" && !row.path.starts_with("/assets")) {
        let path = things.fill(row.path);
        let reader = if matches!(row.gate, Gate::Token(_)) { &program } else { &admin };
        let (status, location) = reader.knocks("GET", &path).await;
        // A password is changed on one's own page, unless it is due.
        let leads = matches!(row.path, "/e/{code}" | "/account/password");
        let right = if leads { 303 } else { 200 };
        assert_eq!(status, right, "GET {path} {location}");
    }
} }

story! {
async fn a_link_with_a_wrong_token_opens_nothing_for_anybody(world: World) {
    let comers = comers(&world).await;
    for row in ROWS.iter().filter(|row| matches!(row.gate, Gate::Link)) {
        let path = row.path.replace("{token}", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        let translated = !matches!(row.path, "/setup/{token}");
        let languages = Language::ALL.iter().filter(|language| translated || **language == Language::default());
        for path in languages.map(|language| language.path(&path)) {
            for comer in &comers {
                let (status, _) = comer.actor.knocks(row.method, &path).await;
                let sent_nothing = row.method == "POST" && status == 422;
                assert!(status == 404 || sent_nothing, "{} {path} by {}: {status}", row.method, comer.name);
            }
        }
    }
} }
