use std::net::IpAddr;
use std::sync::Arc;

use domain::Instant;
use domain::activity::Noun;
use domain::screens::people::StaffForm;
use domain::time::{DAY, HOUR, MINUTE};

use super::*;
use crate::actor::{Administrator, Operator};
use crate::key::Key;
use crate::outside::{FrozenClock, Mailbox, Outside, PaperWeb, SeededChance};
use crate::staff::tokens::{self, TokenForm};
use crate::storage::activities;
use crate::{Clear, Error, Settings, Wellspring, staff};

const PASSWORD: &str = "correct horse battery";

/// An empty installation on SQLite whose clock stands still.
pub(crate) struct Place {
    pub(crate) app: Wellspring,
    pub(crate) clock: Arc<FrozenClock>,
    _folder: tempfile::TempDir,
}

pub(crate) async fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let clock = FrozenClock::at("2026-11-24T12:00:00Z".parse().unwrap());
    let outside = Outside::new(clock.clone(), SeededChance::new(7), Mailbox::new(), PaperWeb::new());
    let settings = Settings {
        public_url: "https://w.example".into(),
        demo: false,
        zone: None,
        country: domain::help::Country::Us,
        house_numbers: Vec::new(),
        desk_hours: domain::hours::DeskHours::default(),
        acknowledge_within: domain::hours::Within::WorkingHours(4),
        answer_within: None,
        holidays: Vec::new(),
        pager: None,
        ladder: domain::duty::Ladder { next: 5 * domain::time::MINUTE, lead: 15 * domain::time::MINUTE },
        intake_queue: 16,
        disk_floor: 0,
        sign_in_failures: 20,
        mail_authority: None,
        sign_in_idle: 12 * HOUR,
        sign_in_lasts: 14 * DAY,
        plaintext_allow: Clear::default(),
        mail_from: "care@w.example".into(),
        notice_delay: 0,
        erased_file: None,
    };
    let url = format!("sqlite:{}", folder.path().join("w.db").display());
    let app = Wellspring::open(&url, Key::new([1; 32]), outside, settings).await.unwrap();
    Place { app, clock, _folder: folder }
}

pub(crate) fn operator() -> Operator {
    Operator::at_the_console()
}

pub(crate) fn administrator() -> Administrator {
    Administrator::at_the_console()
}

pub(crate) async fn member(app: &Wellspring, name: &str, role: &str) -> domain::id::StaffId {
    let form = StaffForm {
        name: name.into(),
        email: format!("{}@example.org", name.to_lowercase()),
        role: role.into(),
        ..StaffForm::default()
    };
    staff::add(app, &administrator(), &form, Some(PASSWORD)).await.unwrap().id
}

fn from(last: u8) -> IpAddr {
    IpAddr::from([203, 0, 113, last])
}

async fn comes(app: &Wellspring, email: &str, password: &str, address: IpAddr) -> Result<SignedIn, Error> {
    sign_in(app, Attempt::new(address, email, password)).await
}

async fn is_in(app: &Wellspring, token: &str) -> bool {
    match by_cookie(app, token, Use::Counts).await {
        Ok(_) => true,
        Err(Error::NotSignedIn) => false,
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_member_comes_in_with_their_role_and_goes() {
    let place = place().await;
    let id = member(&place.app, "Ana", "editor").await;
    let signed_in = comes(&place.app, " ANA@example.org ", PASSWORD, from(1)).await.ok().unwrap();
    let caller = by_cookie(&place.app, &signed_in.token, Use::Counts).await.unwrap();
    assert_eq!((caller.id(), caller.name(), caller.email()), (id.as_str(), "Ana", "ana@example.org"));
    assert!(caller.planner().is_ok() && caller.operator().is_err());
    sign_out(&place.app, &signed_in.token).await.unwrap();
    assert!(!is_in(&place.app, &signed_in.token).await);
    sign_out(&place.app, &signed_in.token).await.unwrap();
    let history = activities::history(&place.app.storage, Noun::Staff, id.as_str()).await.unwrap();
    let mut verbs: Vec<&str> = history.iter().map(|line| line.verb.as_str()).collect();
    verbs.sort_unstable();
    assert_eq!(verbs, ["added", "signed_in", "signed_out"]);
}

#[tokio::test]
async fn wrong_unknown_and_disabled_are_told_the_same() {
    let place = place().await;
    member(&place.app, "Ana", "admin").await;
    let eve = member(&place.app, "Eve", "viewer").await;
    staff::disable(&place.app, &administrator(), &eve).await.unwrap();
    let mut told = Vec::new();
    let long = "x".repeat(10_000);
    for (email, password) in [
        ("ana@example.org", "wrong horse battery"),
        ("nobody@example.org", PASSWORD),
        ("eve@example.org", PASSWORD),
        ("ana@example.org", ""),
        ("ana@example.org", long.as_str()),
    ] {
        let Err(Error::Invalid(problems)) = comes(&place.app, email, password, from(1)).await else {
            panic!("{email}")
        };
        told.push(problems);
    }
    told.dedup();
    assert_eq!(told.len(), 1);
}

#[tokio::test]
async fn a_sign_in_ends_when_idle_and_after_fourteen_days_however_busy() {
    let place = place().await;
    member(&place.app, "Ana", "editor").await;
    let idle = comes(&place.app, "ana@example.org", PASSWORD, from(1)).await.ok().unwrap();
    place.clock.advance(12 * HOUR - 1);
    assert!(is_in(&place.app, &idle.token).await);
    place.clock.advance(12 * HOUR - 1);
    assert!(is_in(&place.app, &idle.token).await);
    place.clock.advance(12 * HOUR);
    assert!(!is_in(&place.app, &idle.token).await);
    let busy = comes(&place.app, "ana@example.org", PASSWORD, from(1)).await.ok().unwrap();
    for _ in 0..14 * 24 - 1 {
        place.clock.advance(HOUR);
        assert!(is_in(&place.app, &busy.token).await);
    }
    place.clock.advance(HOUR);
    assert!(!is_in(&place.app, &busy.token).await);
    assert_eq!(busy.ends_at, place.app.now());
}

#[tokio::test]
async fn use_is_noted_once_a_minute() {
    let place = place().await;
    member(&place.app, "Ana", "editor").await;
    let signed_in = comes(&place.app, "ana@example.org", PASSWORD, from(1)).await.ok().unwrap();
    let digest = Secret::Cookie.digest(&signed_in.token);
    let start = place.app.now();
    let mut seen = Vec::new();
    for _ in 0..6 {
        place.clock.advance(20_000);
        by_cookie(&place.app, &signed_in.token, Use::Counts).await.unwrap();
        let row = crate::storage::sign_ins::find(&place.app.storage, &digest, place.app.now(), Instant(0)).await;
        seen.push(row.unwrap().unwrap().seen_at.since(start));
    }
    assert_eq!(seen, [0, 0, 60_000, 60_000, 60_000, 120_000]);
}

#[tokio::test]
async fn each_sign_in_has_a_new_cookie_and_ends_the_browsers_old_one() {
    let place = place().await;
    member(&place.app, "Ana", "editor").await;
    let phone = comes(&place.app, "ana@example.org", PASSWORD, from(1)).await.ok().unwrap();
    let first = comes(&place.app, "ana@example.org", PASSWORD, from(1)).await.ok().unwrap();
    let attempt = Attempt { replaces: Some(&first.token), ..Attempt::new(from(1), "ana@example.org", PASSWORD) };
    let second = sign_in(&place.app, attempt).await.ok().unwrap();
    assert_ne!(first.token, second.token);
    assert!(is_in(&place.app, &phone.token).await);
    assert!(!is_in(&place.app, &first.token).await);
    assert!(is_in(&place.app, &second.token).await);
    assert!(!is_in(&place.app, &Secret::Cookie.digest(&second.token)).await, "what is stored opens nothing");
}

#[tokio::test]
async fn a_disabled_member_is_refused_at_once_and_stays_out_until_they_sign_in_again() {
    let place = place().await;
    let ana = member(&place.app, "Ana", "editor").await;
    let signed_in = comes(&place.app, "ana@example.org", PASSWORD, from(1)).await.ok().unwrap();
    staff::disable(&place.app, &administrator(), &ana).await.unwrap();
    assert!(!is_in(&place.app, &signed_in.token).await);
    staff::enable(&place.app, &administrator(), &ana).await.unwrap();
    assert!(!is_in(&place.app, &signed_in.token).await);
    assert!(comes(&place.app, "ana@example.org", PASSWORD, from(1)).await.is_ok());
}

#[tokio::test]
async fn guessing_from_one_address_stops_and_its_owner_still_gets_in_from_another() {
    let place = place().await;
    member(&place.app, "Ana", "editor").await;
    let mut ends = Vec::new();
    for _ in 0..10 {
        ends.push(comes(&place.app, "ana@example.org", "a guess", from(66)).await.err().unwrap());
    }
    assert!(ends[..8].iter().all(|end| matches!(end, Error::Invalid(_))));
    assert!(ends[8..].iter().all(|end| matches!(end, Error::TooMany(901))));
    assert!(matches!(comes(&place.app, "ana@example.org", PASSWORD, from(66)).await, Err(Error::TooMany(_))));
    assert!(comes(&place.app, "ana@example.org", PASSWORD, from(1)).await.is_ok());
    place.clock.advance(15 * MINUTE);
    assert!(comes(&place.app, "ana@example.org", PASSWORD, from(66)).await.is_ok());
}

#[tokio::test]
async fn a_token_does_what_it_says_until_it_expires_or_is_revoked() {
    let place = place().await;
    let form = |expires_at| TokenForm { name: "Website".into(), scopes: "plan, read,plan".into(), expires_at };
    let soon = Some(place.app.now().plus(DAY));
    let issued = tokens::create(&place.app, &administrator(), &form(soon)).await.ok().unwrap();
    assert!(issued.token.starts_with("ws_") && issued.token.len() == 46);
    let caller = by_bearer(&place.app, &issued.token).await.unwrap();
    assert!(caller.planner().is_ok() && caller.responder().is_err());
    assert_eq!((caller.name(), caller.may().to_string()), ("Website", "read,plan".to_owned()));
    place.clock.advance(DAY);
    assert!(matches!(by_bearer(&place.app, &issued.token).await, Err(Error::NotSignedIn)));

    let lasting = tokens::create(&place.app, &administrator(), &form(None)).await.ok().unwrap();
    assert!(by_bearer(&place.app, &lasting.token).await.is_ok());
    tokens::revoke(&place.app, &administrator(), &lasting.id).await.unwrap();
    assert!(matches!(by_bearer(&place.app, &lasting.token).await, Err(Error::NotSignedIn)));
    let rows = tokens::list(&place.app, &operator()).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.revoked).collect::<Vec<_>>(), [true, false]);
}

#[tokio::test]
async fn a_tokens_last_use_is_kept_to_the_minute() {
    let place = place().await;
    let form = TokenForm { name: "Website".into(), scopes: "read".into(), expires_at: None };
    let issued = tokens::create(&place.app, &administrator(), &form).await.ok().unwrap();
    place.clock.advance(61_500);
    by_bearer(&place.app, &issued.token).await.unwrap();
    let rows = tokens::list(&place.app, &operator()).await.unwrap();
    assert_eq!(rows[0].last_used_at, Some("2026-11-24T12:01:00Z".parse().unwrap()));
}

#[tokio::test]
async fn what_is_no_token_of_ours_is_refused() {
    let place = place().await;
    for wrong in ["", "ws_", "ws_AAAA", "Bearer ws_AAAA"] {
        assert!(matches!(by_bearer(&place.app, wrong).await, Err(Error::NotSignedIn)), "{wrong}");
    }
    for (name, scopes, field) in [("", "read", "name"), ("a", "", "scopes"), ("a", "write", "scopes")] {
        let form = TokenForm { name: name.into(), scopes: scopes.into(), expires_at: None };
        let Err(Error::Invalid(problems)) = tokens::create(&place.app, &administrator(), &form).await else { panic!() };
        assert!(problems.message(field).is_some());
    }
}
