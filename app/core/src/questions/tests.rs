use std::net::IpAddr;

use domain::id::QuestionId;
use domain::letter::State;
use domain::question::QuestionDraft;
use domain::screens::desk::{DeedForm, InboxFilter};
use domain::session::Session;
use domain::time::DAY;

use super::*;
use crate::Wellspring;
use crate::actor::{Asker, Caller, Voter};
use crate::identity::tests::place;
use crate::sessions::tests::scheduled;
use crate::storage::{Writes, letters};

async fn asks(app: &Wellspring, session: &Session, text: &str, private: bool) -> Result<Asked, Error> {
    let asker = Asker { voter: Some("rosas-phone".into()), ..Asker::default() };
    ask(app, &asker, Some(session), &QuestionDraft { text: text.into(), private, ..QuestionDraft::default() }).await
}

fn ana() -> Caller {
    Caller::staff("1", "Ana", "ana@example.org", domain::staff::Role::Responder.permissions())
}

async fn question(app: &Wellspring, asked: &Asked) -> QuestionId {
    by_token(app, &asked.token).await.unwrap().id
}

#[tokio::test]
async fn who_asks_while_the_server_stops_is_still_written_down() {
    let place = place().await;
    let session = scheduled(&place.app).await;
    place.app.shutdown.cancel();
    assert!(asks(&place.app, &session, "Am I too late?", false).await.is_ok());
    place.app.close().await;
    assert!(matches!(asks(&place.app, &session, "And now?", false).await, Err(Error::Busy(_))));
}

#[tokio::test]
async fn the_same_text_is_one_question_but_for_a_wish_for_privacy() {
    let place = place().await;
    let session = scheduled(&place.app).await;
    let first = asks(&place.app, &session, "Melatonin?", false).await.unwrap();
    assert_eq!(asks(&place.app, &session, "Melatonin?", false).await.unwrap(), first);
    assert_ne!(asks(&place.app, &session, "Melatonin?", true).await.unwrap().handle, first.handle);
}

#[tokio::test]
async fn the_inbox_finds_signs_as_they_are_written() {
    let place = place().await;
    let session = scheduled(&place.app).await;
    for text in ["Is 50% enough?", "Is 500 enough?", "What of b_12!"] {
        asks(&place.app, &session, text, false).await.unwrap();
    }
    for (q, found) in [("50%", 1), ("50", 2), ("b_1", 1), ("_", 1), ("!", 1)] {
        let filter = InboxFilter { q: q.into(), ..Default::default() };
        let screen = crate::screens::inbox(&place.app, &ana().reader().unwrap(), filter).await.unwrap();
        assert_eq!(screen.rows.len(), found, "{q}");
    }
}

#[tokio::test]
async fn whoever_begins_to_listen_is_told_the_votes_so_far() {
    let place = place().await;
    let session = scheduled(&place.app).await;
    let asked = asks(&place.app, &session, "Stairs or lift?", false).await.unwrap();
    publish(&place.app, &ana().responder().unwrap(), &question(&place.app, &asked).await, &DeedForm::default())
        .await
        .unwrap();
    let _listener = place.app.live.listen(&crate::live::Topic::Session(session.id.clone()));
    let told = || async { crate::live::votes(&place.app, &session.id).await.unwrap().map(|message| message.bytes) };
    assert_eq!(told().await, None);
    for (word, count) in [("one", 1), ("two", 2), ("two", 2)] {
        let voter = Voter { word: word.into(), is_new: false, address: IpAddr::from([192, 0, 2, 1]) };
        vote(&place.app, &asked.handle, &voter, true).await.unwrap();
        let counts = format!("event: votes\ndata: {{\"votes\":[[\"{}\",{count}]]}}\n\n", asked.handle);
        assert_eq!(told().await.as_deref(), Some(counts.as_bytes()));
    }
}

#[tokio::test]
async fn one_broken_question_breaks_nobody_elses() {
    let place = place().await;
    let session = scheduled(&place.app).await;
    let rule = async |sql| {
        let mut change = place.app.storage.begin().await.unwrap();
        crate::storage::run!(change, sql).unwrap();
        change.commit().await.unwrap();
    };
    rule("CREATE TRIGGER broken BEFORE INSERT ON questions WHEN NEW.text = 'BROKEN' BEGIN SELECT RAISE(ABORT, 'broken'); END").await;
    let asks = |text| asks(&place.app, &session, text, false);
    let (before, broken, after) = tokio::join!(asks("Stairs?"), asks("BROKEN"), asks("Lift?"));
    assert!(before.is_ok() && after.is_ok(), "{before:?} {after:?}");
    assert!(matches!(broken, Err(Error::Busy(_))), "{broken:?}");
    rule("DROP TRIGGER broken").await;
    assert!(asks("BROKEN").await.is_ok());
}

#[tokio::test]
async fn an_address_whose_owner_said_nothing_is_forgotten_with_the_letter_that_asked_once_that_has_left() {
    let place = place().await;
    let session = scheduled(&place.app).await;
    let asked = asks(&place.app, &session, "Stairs or lift?", false).await.unwrap();
    publish(&place.app, &ana().responder().unwrap(), &question(&place.app, &asked).await, &DeedForm::default())
        .await
        .unwrap();
    follow(&place.app, domain::Language::Es, &asked.handle, "rosa@example.org").await.unwrap();
    let kept = async || letters::log(&place.app.storage, 10).await.unwrap();
    let forget = async |after: i64| {
        let mut change = place.app.storage.begin().await.unwrap();
        forget_unconfirmed(&mut change, place.app.now().plus(after)).await.unwrap();
        change.commit().await.unwrap();
    };
    forget(3 * DAY).await;
    let asks = kept().await.pop().expect("a letter that waits is not taken from its mail server");
    let mut change = place.app.storage.begin().await.unwrap();
    letters::mark(&mut change, &asks.id, State::Sent, place.app.now()).await.unwrap();
    change.commit().await.unwrap();
    forget(DAY).await;
    assert_eq!(kept().await.len(), 1, "its owner has two days");
    forget(3 * DAY).await;
    assert_eq!(kept().await.len(), 0);
}
