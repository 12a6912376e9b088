use std::net::IpAddr;

use domain::screens::people::StaffForm;
use domain::time::{HOUR, MINUTE};

use super::*;
use crate::identity::tests::{Place, administrator, member, operator, place};
use crate::identity::{Attempt, Use, by_cookie, sign_in};

const PASSWORD: &str = "a phrase of her own";

fn token(link: &str) -> &str {
    link.strip_prefix("https://w.example/setup/").unwrap()
}

fn form(name: &str) -> SetupForm {
    let email = format!("{}@example.org", name.to_lowercase());
    SetupForm { name: name.into(), email, password: PASSWORD.into() }
}

async fn comes_in(place: &Place, email: &str) -> bool {
    let attempt = Attempt::new(IpAddr::from([203, 0, 113, 1]), email, PASSWORD);
    sign_in(&place.app, attempt).await.is_ok()
}

async fn invited(place: &Place, name: &str, role: &str) -> Added {
    let form = form(name);
    let form = StaffForm { name: form.name, email: form.email, role: role.into(), ..StaffForm::default() };
    add(&place.app, &administrator(), &form, None).await.ok().unwrap()
}

#[tokio::test]
async fn the_first_link_makes_the_first_administrator_once() {
    let place = place().await;
    let link = first_link(&place.app).await.unwrap().unwrap();
    let again = first_link(&place.app).await.unwrap().unwrap();
    assert!(setup_screen(&place.app, token(&link)).await.unwrap().first);
    let signed_in = setup(&place.app, token(&again), &form("Olga"), Browser::default()).await.ok().unwrap();
    assert!(by_cookie(&place.app, &signed_in.token, Use::Counts).await.unwrap().operator().is_ok());
    for used in [&link, &again] {
        assert!(matches!(setup_screen(&place.app, token(used)).await, Err(Error::Gone)));
        assert!(matches!(setup(&place.app, token(used), &form("Eve"), Browser::default()).await, Err(Error::Gone)));
    }
    assert_eq!(first_link(&place.app).await.unwrap(), None);
    assert!(comes_in(&place, "olga@example.org").await);
}

#[tokio::test]
async fn two_requests_with_first_links_make_one_administrator() {
    let place = place().await;
    let (one, two) = (first_link(&place.app).await.unwrap().unwrap(), first_link(&place.app).await.unwrap().unwrap());
    let (olga, eve) = (form("Olga"), form("Eve"));
    let (first, second) = tokio::join!(
        setup(&place.app, token(&one), &olga, Browser::default()),
        setup(&place.app, token(&two), &eve, Browser::default())
    );
    assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
    assert_eq!(list(&place.app, &operator()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_typing_error_does_not_use_the_link_up() {
    let place = place().await;
    let link = first_link(&place.app).await.unwrap().unwrap();
    let wrong = SetupForm { email: "nobody".into(), password: "short".into(), ..SetupForm::default() };
    let Err(Error::Invalid(problems)) = setup(&place.app, token(&link), &wrong, Browser::default()).await else {
        panic!()
    };
    for field in ["name", "email", "password"] {
        assert!(problems.message(field).is_some(), "{field}");
    }
    assert!(setup(&place.app, token(&link), &form("Olga"), Browser::default()).await.is_ok());
}

#[tokio::test]
async fn links_end_in_time() {
    let place = place().await;
    let first = first_link(&place.app).await.unwrap().unwrap();
    place.clock.advance(30 * MINUTE);
    assert!(matches!(setup(&place.app, token(&first), &form("Olga"), Browser::default()).await, Err(Error::Gone)));
    let nina = invited(&place, "Nina", "viewer").await.link.unwrap();
    place.clock.advance(72 * HOUR - 1);
    assert!(setup_screen(&place.app, token(&nina)).await.is_ok());
    place.clock.advance(1);
    assert!(matches!(setup_screen(&place.app, token(&nina)).await, Err(Error::Gone)));
    assert!(matches!(setup_screen(&place.app, "AAAA").await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_members_link_sets_their_password_and_nothing_else() {
    let place = place().await;
    let nina = invited(&place, "Nina", "viewer").await.link.unwrap();
    let screen = setup_screen(&place.app, token(&nina)).await.unwrap();
    assert_eq!((screen.first, screen.name.as_str(), screen.email.as_str()), (false, "Nina", "nina@example.org"));
    assert!(!comes_in(&place, "nina@example.org").await);
    assert!(setup(&place.app, token(&nina), &form("Eve"), Browser::default()).await.is_ok());
    assert!(comes_in(&place, "nina@example.org").await && !comes_in(&place, "eve@example.org").await);
}

#[tokio::test]
async fn a_new_link_replaces_the_old_one_and_a_new_password_ends_old_sign_ins() {
    let place = place().await;
    let added = invited(&place, "Nina", "viewer").await;
    let first = added.link.unwrap();
    let second = link(&place.app, &administrator(), &added.id).await.unwrap();
    assert!(matches!(setup_screen(&place.app, token(&first)).await, Err(Error::Gone)));
    let before = setup(&place.app, token(&second), &form("Nina"), Browser::default()).await.ok().unwrap();
    let third = link(&place.app, &administrator(), &added.id).await.unwrap();
    let after = setup(&place.app, token(&third), &form("Nina"), Browser::default()).await.ok().unwrap();
    assert!(by_cookie(&place.app, &before.token, Use::Counts).await.is_err());
    assert!(by_cookie(&place.app, &after.token, Use::Counts).await.is_ok());
}

#[tokio::test]
async fn a_disabled_members_link_opens_nothing() {
    let place = place().await;
    let added = invited(&place, "Nina", "viewer").await;
    disable(&place.app, &administrator(), &added.id).await.unwrap();
    assert!(matches!(
        setup(&place.app, token(&added.link.unwrap()), &form("Nina"), Browser::default()).await,
        Err(Error::Gone)
    ));
    assert!(matches!(link(&place.app, &administrator(), &added.id).await, Err(Error::State(_))));
}

#[tokio::test]
async fn the_last_administrator_who_can_sign_in_stays() {
    let place = place().await;
    let olga = member(&place.app, "Olga", "admin").await;
    invited(&place, "Ida", "admin").await;
    assert!(matches!(disable(&place.app, &administrator(), &olga).await, Err(Error::State(_))));
    let ana = member(&place.app, "Ana", "admin").await;
    disable(&place.app, &administrator(), &olga).await.unwrap();
    disable(&place.app, &administrator(), &olga).await.unwrap();
    assert!(matches!(disable(&place.app, &administrator(), &ana).await, Err(Error::State(_))));
    let rows = list(&place.app, &operator()).await.unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.disabled, row.active)).collect();
    assert_eq!(told, [("Ana", false, true), ("Ida", false, false), ("Olga", true, true)]);
}

#[tokio::test]
async fn an_address_is_added_once() {
    let place = place().await;
    member(&place.app, "Ana", "editor").await;
    let again = StaffForm {
        name: "Other".into(),
        email: "ANA@example.org".into(),
        role: "viewer".into(),
        ..StaffForm::default()
    };
    let Err(Error::Invalid(problems)) = add(&place.app, &administrator(), &again, None).await else { panic!() };
    assert!(problems.message("email").is_some());
    let wrong = StaffForm { role: "boss".into(), ..StaffForm::default() };
    let Err(Error::Invalid(problems)) = add(&place.app, &administrator(), &wrong, Some("short")).await else {
        panic!()
    };
    assert_eq!(problems.0.len(), 4);
}
