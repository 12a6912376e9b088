//! A whole hall follows one question: told in slices, nobody twice, nobody left out.

use domain::time::{MINUTE, SECOND};
use wellspring_core::jobs::run_next;

use crate::world::{Actor, Asked, World};

/// 250 people wait for the answer to a question that was answered, and is not public yet.
async fn followed(world: &World) -> (Actor, Asked) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Is tea fine?").await;
    rita.publishes(&asked, "").await;
    rita.answers(&asked, "Yes.").await;
    world.run_due_jobs().await;
    world
        .left_behind(
            "WITH RECURSIVE hall (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM hall WHERE n < 250)
             INSERT INTO question_followers (question_id, email, at, confirmed_at)
             SELECT questions.id, 'reader-' || hall.n || '@example.org', 1, 1 FROM questions, hall",
        )
        .await;
    (rita, asked)
}

async fn count(world: &World, sql: &'static str) -> String {
    world.rows(sql).await.concat()
}

const LETTERS: &str = "SELECT CAST(COUNT(*) AS TEXT) FROM letters WHERE kind = 'followed'";
const READERS: &str = "SELECT CAST(COUNT(DISTINCT to_address) AS TEXT) FROM letters WHERE kind = 'followed'";

story! {
async fn publishing_an_answer_waits_for_none_of_its_letters(world: World) {
    let (rita, asked) = followed(&world).await;
    rita.handles(&asked, "publish_answer", &[]).await;
    assert_eq!(count(&world, LETTERS).await, "0");
    world.run_due_jobs().await;
    assert_eq!(count(&world, LETTERS).await, "250");
    assert_eq!(world.mail.take().len(), 250);
} }

story! {
async fn a_fan_out_goes_on_where_a_dead_node_left_it(world: World) {
    let (rita, asked) = followed(&world).await;
    rita.handles(&asked, "publish_answer", &[]).await;
    assert!(run_next(&world.app).await.expect("a slice"));
    assert_eq!(count(&world, LETTERS).await, "100");
    // The next slice was begun by a node that died with it.
    world.left_behind("UPDATE jobs SET state = 'running', attempt = 1, leased_until = due_at + 300000 WHERE kind = 'followers'").await;
    world.run_due_jobs().await;
    assert_eq!(count(&world, LETTERS).await, "100", "it is somebody else's");
    world.later(5 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!((count(&world, LETTERS).await, count(&world, READERS).await), ("250".to_owned(), "250".to_owned()));
    assert_eq!(world.mail.take().len(), 250);
} }

story! {
async fn whoever_was_told_is_not_told_again_when_the_answer_comes_back(world: World) {
    let (rita, asked) = followed(&world).await;
    rita.handles(&asked, "publish_answer", &[]).await;
    assert!(run_next(&world.app).await.expect("a slice"));
    // Held between two slices, nobody hears of what cannot be read.
    rita.handles(&asked, "hold", &[]).await;
    world.run_due_jobs().await;
    assert_eq!(count(&world, LETTERS).await, "100");
    world.later(SECOND);
    rita.handles(&asked, "publish", &[]).await;
    world.run_due_jobs().await;
    assert_eq!((count(&world, LETTERS).await, count(&world, READERS).await), ("250".to_owned(), "250".to_owned()));
} }
