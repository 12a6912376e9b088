//! Votes of new voters that come in a burst from one network: they count until the desk leaves them out.

use domain::time::{MINUTE, SECOND};

use super::{hall, live};
use crate::world::{Actor, Asked};

/// The word for the network of a question's first burst, as its page holds it.
async fn network_of(rita: &Actor, asked: &Asked) -> String {
    rita.opens(&asked.desk()).await.after("name=\"network\" value=\"")
}

story! {
async fn made_up_voters_count_until_the_desk_leaves_them_out_and_a_hall_goes_on_voting(world: World) {
    let (_, rita, session) = hall(&world).await;
    let asked = world.phone().asks(&session, "Buy my pills?").await;
    let troll = world.phone().from("198.51.100.66");
    for voter in 0..25 {
        // Half come without a cookie, half make one up.
        let troll = troll.without_cookies();
        let troll = if voter % 2 == 0 { troll } else { troll.with_cookie("__Host-ws_voter", &format!("{voter:022}")) };
        troll.votes(&session, &asked).await.leads();
    }
    world.phone().from("192.0.2.9").votes(&session, &asked).await.leads();
    assert_eq!(world.question(&asked).await.votes, 26, "nobody is turned away");
    rita.opens(&live(&session)).await.says("25 votes from one network");
    rita.opens(&asked.desk()).await.says("Votes from one network").says("25 votes");
    let network = network_of(&rita, &asked).await;
    rita.tries(&asked, "leave_out", &[("network", "another")]).await.is(422);
    rita.handles(&asked, "leave_out", &[("network", &network)]).await;
    assert_eq!(world.question(&asked).await.votes, 1);
    troll.without_cookies().votes(&session, &asked).await.leads();
    assert_eq!(world.question(&asked).await.votes, 1, "what follows them is left out too");
    world.phone().from("192.0.2.10").votes(&session, &asked).await.leads();
    assert_eq!(world.question(&asked).await.votes, 2);
    rita.opens(&live(&session)).await.hides("votes from one network");
    rita.opens(&asked.desk()).await.says("Left out").says("left votes out");
    rita.handles(&asked, "count_in", &[("network", &network)]).await;
    assert_eq!(world.question(&asked).await.votes, 28);
    rita.opens(&live(&session)).await.hides("votes from one network");
} }

story! {
async fn a_vote_that_was_left_out_is_taken_back_without_taking_anothers(world: World) {
    let (_, rita, session) = hall(&world).await;
    let asked = world.phone().asks(&session, "May I walk?").await;
    let phones: Vec<_> = (0..20).map(|_| world.phone().from("198.51.100.66")).collect();
    for phone in &phones {
        phone.votes(&session, &asked).await.leads();
    }
    let network = network_of(&rita, &asked).await;
    rita.handles(&asked, "leave_out", &[("network", &network)]).await;
    world.phone().from("192.0.2.9").votes(&session, &asked).await.leads();
    phones[0].unvotes(&session, &asked).await.leads();
    assert_eq!(world.question(&asked).await.votes, 1);
} }

story! {
async fn voters_who_were_here_before_make_no_burst(world: World) {
    let (_, rita, session) = hall(&world).await;
    let (first, asked) = (world.phone().asks(&session, "One?").await, world.phone().asks(&session, "Two?").await);
    let phones: Vec<_> = (0..20).map(|_| world.phone().from("198.51.100.66")).collect();
    for (minute, phone) in phones.iter().enumerate() {
        phone.votes(&session, &first).await.leads();
        world.later(if minute % 4 == 3 { 5 * MINUTE } else { SECOND });
    }
    world.later(10 * MINUTE);
    for phone in &phones {
        phone.votes(&session, &asked).await.leads();
    }
    rita.opens(&live(&session)).await.hides("votes from one network");
    rita.opens(&asked.desk()).await.hides("Votes from one network");
} }

story! {
async fn of_several_networks_the_largest_is_told(world: World) {
    let (_, rita, session) = hall(&world).await;
    let asked = world.phone().asks(&session, "May I walk?").await;
    for (network, voters) in [("198.51.100.66", 25), ("203.0.113.66", 22), ("192.0.2.66", 3)] {
        for _ in 0..voters {
            world.phone().from(network).votes(&session, &asked).await.leads();
        }
    }
    rita.opens(&live(&session)).await.says("25 votes from one network").hides("47 votes");
} }
