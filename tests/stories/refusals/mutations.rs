//! What no browser sends: requests bent at random, over every route, from everybody. Each is answered, by no fault of ours,
//! and lets nobody see or do what their gate refuses. A seed makes the same requests again.
//!
//! A few thousand are part of the suite; `cargo xtask bench requests` sends 200,000.

mod bent;
mod strange;

use axum::http::StatusCode;
use domain::permission::Permission::{self, Desk, Mail, Metrics, Operate, Plan, Read, Review};
use domain::staff::Role;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use super::rows::{Gate, ROWS, Row, Things};
use super::{Answered, Holds};
use crate::world::{Actor, Asked, Setting, World};
use bent::Bent;

/// How many are sent on each database where nobody says.
const MANY: usize = 2_000;
/// After so many there is not much left of the things that they are about.
const ROUND: usize = 1_000;
const SEED: u64 = 20_261_124;

/// What only the desk may read. Nobody sends these words.
const SECRETS: [&str; 4] = ["mutton-and-marjoram", "Canary Finch", "canary.finch@example.org", "note-to-nobody"];

/// A number from the environment.
fn set(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

struct Comer {
    name: &'static str,
    holds: Holds,
    actor: Actor,
}

/// A house with one of each thing, and what is secret in it.
struct House {
    world: World,
    things: Things,
    comers: [Comer; 5],
}

impl House {
    async fn open(world: &World) -> Self {
        let world = world.another(Setting::default()).await;
        let things = Things::made(&world).await;
        let asks = [("text", SECRETS[0]), ("name", SECRETS[1]), ("email", SECRETS[2]), ("private", "on")];
        let page = world.phone().post(&things.fill("/events/{slug}/questions"), &asks).await.leads();
        let asked: Asked = world.asked(&page).await;
        let rita = world.responder("Rita").await;
        rita.handles(&asked, "note", &[("text", SECRETS[3])]).await;
        let olga = world.staff("Olga", Role::Admin).await;
        let program = world.program("read,plan,desk,review,operate").await;
        const ALL: &[Permission] = &[Read, Plan, Desk, Review, Operate];
        // Whoever operates may read the metrics and hand in mail.
        const OF_PROGRAM: &[Permission] = &[Read, Plan, Desk, Review, Operate, Metrics, Mail];
        let comers = [
            Comer { name: "a stranger", holds: Holds::Nothing, actor: world.phone() },
            Comer { name: "a viewer", holds: Holds::SignIn(&[Read]), actor: world.staff("Vic", Role::Viewer).await },
            Comer { name: "a responder", holds: Holds::SignIn(&[Read, Desk]), actor: rita },
            Comer { name: "an administrator", holds: Holds::SignIn(ALL), actor: olga },
            Comer { name: "a program", holds: Holds::Token(OF_PROGRAM), actor: program },
        ];
        Self { world, things, comers }
    }

    /// Sends one, and says what is wrong with how it was answered.
    async fn wrong(&self, dice: &mut StdRng) -> Option<String> {
        let row = ROWS.choose(dice).expect("rows");
        let comer = self.comers.choose(dice).expect("comers");
        let bent = Bent::of(row, &self.things, dice);
        let answer = comer.actor.throws(&bent.method, &bent.path, &bent.headers, bent.body.clone()).await?;
        let seen = [String::from_utf8_lossy(&answer.body).into_owned(), format!("{:?}", answer.headers)].concat();
        let told = SECRETS.iter().find(|secret| matches!(comer.holds, Holds::Nothing) && seen.contains(**secret));
        let why = match (told, owed(&bent, comer.holds)) {
            _ if answer.status.is_server_error() => "is a fault of ours".to_owned(),
            (Some(secret), _) => format!("tells {secret}"),
            (None, Some(gate)) if is_let_in(answer.status, &answer.location()) => format!("passes {gate:?}"),
            _ => return None,
        };
        Some(format!("{} {why}: {} for {}", answer.status, bent.told(), comer.name))
    }

    async fn is_alive(&self) -> bool {
        self.world.later(domain::time::SECOND);
        let phone = self.world.phone();
        phone.get("/readyz").await.status == 200 && phone.get("/").await.status == 200
    }
}

/// The gate that stands in the way of a request, by the route that it meets: bent, it may meet another.
fn owed(bent: &Bent, holds: Holds) -> Option<Gate> {
    let gate = met(&bent.method, &bent.path)?.gate;
    (gate.owes(holds) != Answered::LetIn).then_some(gate)
}

/// The row of a path, as the router finds it: word for word where it can, from the left.
fn met(method: &str, path: &str) -> Option<&'static Row> {
    let parts: Vec<&str> = path.split('?').next()?.split('/').collect();
    let is_param = |word: &str| word.starts_with('{');
    let fits = |row: &&Row| {
        let words: Vec<&str> = row.path.split('/').collect();
        let open = words.last().is_some_and(|word| word.starts_with("{*"));
        let long = if open { parts.len() >= words.len() } else { parts.len() == words.len() };
        long && words.iter().zip(&parts).all(|(word, part)| word == part || (is_param(word) && !part.is_empty()))
    };
    let asked = if method == "HEAD" { "GET" } else { method };
    let fit = ROWS.iter().filter(|row| row.method == asked).filter(fits);
    fit.min_by_key(|row| row.path.split('/').map(is_param).collect::<Vec<_>>())
}

/// Whether somebody got through who should not have.
fn is_let_in(status: StatusCode, location: &str) -> bool {
    status.is_success() || (status.is_redirection() && !location.starts_with("/signin"))
}

#[test]
fn a_bent_path_meets_the_route_that_the_router_finds() {
    let found = |path| met("GET", path).map(|row| row.path);
    assert_eq!(found("/plan/posts/new"), Some("/plan/posts/new"));
    assert_eq!(found("/plan/posts/x%0d%0a?a=/b"), Some("/plan/posts/{id}"));
    assert_eq!(found("/assets/a/b/c"), Some("/assets/{hash}/{*file}"));
    assert_eq!(found("/plan/posts/"), None);
}

story! {
async fn whatever_is_sent_is_answered_by_no_fault_of_ours_and_to_the_right_person(world: World) {
    let (many, seed) = (set("WELLSPRING_TEST_MUTATIONS", MANY), set("WELLSPRING_TEST_SEED", SEED as usize));
    let mut dice = StdRng::seed_from_u64(seed as u64);
    let mut wrong = Vec::new();
    for begin in (0..many).step_by(ROUND) {
        let house = House::open(&world).await;
        for number in begin..many.min(begin + ROUND) {
            wrong.extend(house.wrong(&mut dice).await.map(|why| format!("{number}: {why}")));
        }
        assert!(house.is_alive().await, "after {begin}");
        house.world.close().await;
    }
    assert!(wrong.is_empty(), "{} of {many} (seed {seed}):\n{}", wrong.len(), wrong.join("\n"));
    println!("{many} requests, seed {seed}");
} }
