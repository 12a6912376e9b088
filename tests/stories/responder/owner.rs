//! Who sees a question to its end: taken, given, and the team's again once they are away.

use domain::question::State;
use domain::staff::Role;
use domain::time::{DAY, HOUR, MINUTE};
use serde_json::json;
use wellspring_core::actor::{Administrator, Operator};
use wellspring_core::{questions, staff, targets};

use crate::world::{Actor, World};

/// The id of a member of the desk, as the form offers it.
async fn id_of(world: &World, email: &str) -> String {
    let console = Operator::at_the_console();
    staff::by_email(&world.app, &console, email).await.expect("a member").id.to_string()
}

/// Whom letters went to, and what each says above its words.
async fn letters(world: &World) -> Vec<(String, String, String)> {
    world.later(3 * MINUTE);
    world.run_due_jobs().await;
    world.mail.take().into_iter().map(|letter| (letter.to.0, letter.subject, letter.text)).collect()
}

story! {
async fn whoever_takes_it_in_hand_finds_it_under_mine_and_nobody_else_does(world: World) {
    let (ana, rita, mia) = (world.editor("Ana").await, world.responder("Rita").await, world.responder("Mia").await);
    let session = ana.schedules(&[]).await;
    let (row, ski) = (world.phone().asks(&session, "May I row?").await, world.phone().asks(&session, "May I ski?").await);
    rita.opens("/inbox?show=mine").await.says("Nothing is yours");
    rita.opens("/inbox?show=unowned").await.says("May I row?").says("May I ski?");
    rita.publishes(&row, "May I row?").await;
    assert_eq!(world.question(&row).await.owner_id, None, "who clears it does not say that they see it to its end");
    rita.opens(&row.desk()).await.says("Take it").says("Nobody yet");
    rita.handles(&row, "assign", &[]).await;
    rita.opens(&row.desk()).await.hides("Take it").says("gave it to");
    mia.handles(&ski, "acknowledge", &[]).await;
    rita.opens("/inbox?show=mine").await.says("May I row?").hides("May I ski?");
    rita.opens("/inbox").await.says("Mia");
    mia.opens("/inbox?show=mine").await.says("May I ski?").hides("May I row?");
    mia.opens("/inbox?show=unowned").await.says("Everything has an owner");
    assert!(letters(&world).await.iter().all(|letter| letter.0 != "Rita"), "she took it herself");
    mia.answers(&row, "Yes.").await;
    rita.opens("/inbox?show=mine").await.hides("May I row?");
    assert_eq!(world.question(&row).await.owner_id.map(|id| id.to_string()), Some(id_of(&world, "rita.responder@clinic.example").await));
} }

story! {
async fn what_is_given_to_a_colleague_nobody_has_read_by_that_and_they_hear_of_it_without_a_word(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "May I row with a stoma?").await;
    world.responder("Mia").await;
    let mia = id_of(&world, "mia.responder@clinic.example").await;
    letters(&world).await;
    rita.handles(&asked, "assign", &[("owner_id", &mia)]).await;
    let question = world.question(&asked).await;
    assert_eq!((question.state, question.acknowledged_at), (State::Received, None));
    rita.opens(&asked.desk()).await.says("Mia").says("gave it to");
    let letter = letters(&world).await.into_iter().find(|letter| letter.0 == "Mia").expect("a letter");
    assert!(letter.1 == "A message to look after" && letter.2.contains(&asked.desk()) && !letter.2.contains("stoma"), "{letter:?}");
    assert!(letter.2.contains("Rita") && letter.2.contains("Please answer until"), "{letter:?}");
    rita.handles(&asked, "assign", &[("owner_id", &mia)]).await;
    assert!(letters(&world).await.is_empty(), "nothing has changed by that");
    rita.handles(&asked, "assign", &[("owner_id", "nobody")]).await;
    assert_eq!(world.question(&asked).await.owner_id, None);
    for wrong in ["somebody", "00000000-0000-7000-8000-000000000000"] {
        rita.tries(&asked, "assign", &[("owner_id", wrong)]).await.is(422).says("Choose somebody of the desk");
    }
    world.staff("Val", Role::Viewer).await;
    let val = id_of(&world, "val.viewer@clinic.example").await;
    rita.tries(&asked, "assign", &[("owner_id", &val)]).await.is(422);
    rita.answers(&asked, "Yes.").await;
    rita.tries(&asked, "assign", &[("owner_id", &mia)]).await.is(409).says("cannot be given to anybody");
} }

story! {
async fn what_somebody_looks_after_who_is_away_or_gone_is_the_team_s_again(world: World) {
    let boss = world.staff("Boss", Role::Admin).await;
    let (rita, mia) = (world.responder("Rita").await, world.responder("Mia").await);
    let session = world.editor("Ana").await.schedules(&[]).await;
    let (row, ski) = (world.phone().asks(&session, "May I row?").await, world.phone().asks(&session, "May I ski?").await);
    rita.handles(&row, "acknowledge", &[]).await;
    mia.handles(&ski, "acknowledge", &[]).await;
    questions::give_back(&world.app).await.expect("a round");
    rita.opens("/inbox?show=unowned").await.says("Everything has an owner");
    let (rita_id, mia_id) = (id_of(&world, "rita.responder@clinic.example").await, id_of(&world, "mia.responder@clinic.example").await);
    for days in [("2026-11-23", "2026-11-26"), ("2026-11-27", "2026-11-29"), ("2026-12-02", "2026-12-05")] {
        boss.post("/settings/duty/away", &[("staff_id", &mia_id), ("first_day", days.0), ("last_day", days.1)]).await.is(303);
    }
    questions::give_back(&world.app).await.expect("a round");
    rita.opens("/inbox?show=unowned").await.says("May I ski?").hides("May I row?");
    rita.opens(&ski.desk()).await.says("came back to the team").says("away until 2026-11-29");
    rita.tries(&ski, "assign", &[("owner_id", &mia_id)]).await.is(422).says("Mia is away until 2026-11-29.");
    let gone = rita_id.parse().expect("an id");
    staff::disable(&world.app, &Administrator::at_the_console(), &gone).await.expect("disabled");
    questions::give_back(&world.app).await.expect("a round");
    assert_eq!(world.question(&row).await.owner_id, None);
    boss.opens("/inbox?show=unowned").await.says("May I ski?").says("May I row?");
} }

story! {
async fn the_owner_hears_once_that_a_clinician_has_answered(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let (session, lin) = (ana.schedules(&[]).await, ana.adds_clinician("Dr. Mei Lin").await);
    let asked = world.phone().asks(&session, "May I dive?").await;
    rita.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    let asking = letters(&world).await.into_iter().find(|letter| letter.2.contains("/answer/")).expect("a letter");
    let link = asking.2.split_whitespace().find_map(|word| word.split_once("/answer/")).expect("a link").1.to_owned();
    for words in ["Not before May.", "Not before June."] {
        world.phone().post(&format!("/answer/{link}"), &[("text", words)]).await;
    }
    let told = letters(&world).await;
    let told: Vec<_> = told.iter().filter(|letter| letter.0 == "Rita").collect();
    assert_eq!(told.iter().map(|letter| letter.1.as_str()).collect::<Vec<_>>(), ["Dr. Mei Lin has answered"]);
    assert!(!told[0].2.contains("May") && !told[0].2.contains("dive") && told[0].2.contains(&asked.desk()), "{told:?}");
} }

story! {
async fn a_program_lists_by_owner_and_says_whom_it_gives_it_to(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let (row, ski) = (world.phone().asks(&session, "May I row?").await, world.phone().asks(&session, "May I ski?").await);
    world.phone().asks(&session, "May I sail?").await;
    let (desk, read) = (world.program("desk,read").await, world.program("read").await);
    let me = id_of(&world, "rita.responder@clinic.example").await;
    let path = |asked: &crate::world::Asked| format!("/api/v1/questions/{}/assign", asked.id);
    desk.sends("POST", &path(&row), &json!({})).await.problem(422, "invalid");
    read.sends("POST", &path(&row), &json!({ "owner_id": me })).await.is(403);
    assert_eq!(desk.sends("POST", &path(&row), &json!({ "owner_id": me })).await.is(200).json()["owner_id"], me);
    rita.handles(&ski, "acknowledge", &[]).await;
    rita.publishes(&ski, "").await;
    let texts = async |program: &Actor, query: &str| {
        let list = program.get(&format!("/api/v1/questions?{query}")).await.is(200).json();
        let mut texts: Vec<_> = list["items"].as_array().expect("items").iter().map(|row| row["text"].as_str().expect("a text").to_owned()).collect();
        texts.sort();
        texts
    };
    assert_eq!(texts(&desk, &format!("owner_id={me}")).await, ["May I row?", "May I ski?"]);
    assert_eq!(texts(&desk, &format!("owner_id={me}&q=ski")).await, ["May I ski?"]);
    assert_eq!(texts(&desk, &format!("owner_id={me}&owner=desk&state=received")).await, ["May I row?"]);
    assert_eq!(texts(&desk, "owner_id=nobody").await, ["May I sail?"]);
    assert_eq!(texts(&desk, "owner_id=nobody&overdue=true").await, [""; 0]);
    desk.get("/api/v1/questions?owner_id=me").await.is(422);
    assert_eq!(texts(&read, &format!("owner_id={me}")).await, [""; 0], "whose it is, is for the desk");
    assert_eq!(read.get(&format!("/api/v1/questions/{}", ski.id)).await.is(200).json()["owner_id"], json!(null));
    let viewer = world.staff("Val", Role::Viewer).await;
    viewer.opens("/inbox?show=all").await.says("May I ski?").hides("Mine").hides("Unowned").hides("Rita");
} }

story! {
async fn each_morning_an_owner_reads_how_much_is_due_and_no_word_of_it(world: World) {
    let boss = world.staff("Boss", Role::Admin).await;
    let (rita, mia) = (world.responder("Rita").await, world.responder("Mia").await);
    let session = world.editor("Ana").await.schedules(&[]).await;
    let morning = async || {
        targets::sum_up(&world.app).await.expect("a round");
        world.run_due_jobs().await;
        let letters = world.mail.take().into_iter();
        letters.filter(|letter| letter.subject.starts_with("Yours")).map(|letter| (letter.to.0, letter.subject, letter.text)).collect::<Vec<_>>()
    };
    assert_eq!(morning().await, [], "nobody has anything");
    for (who, text) in [(&rita, "May I row with a stoma?"), (&rita, "May I ski?"), (&mia, "May I sail?")] {
        let asked = world.phone().asks(&session, text).await;
        who.handles(&asked, "acknowledge", &[]).await;
    }
    assert_eq!(morning().await, [], "this morning is over");
    let mia = id_of(&world, "mia.responder@clinic.example").await;
    boss.post("/settings/duty/away", &[("staff_id", &mia), ("first_day", "2026-11-26"), ("last_day", "2026-11-26")]).await.is(303);
    world.later(DAY);
    assert_eq!(morning().await, [], "of Wednesday: nothing is due before Thursday");
    world.later(16 * HOUR + 30 * MINUTE);
    assert_eq!(morning().await, [], "Thursday, 7:30: nobody is there yet");
    world.later(HOUR);
    let letters = morning().await;
    assert_eq!(letters.iter().map(|letter| (letter.0.as_str(), letter.1.as_str())).collect::<Vec<_>>(), [("Rita", "Yours today: 2 messages")]);
    assert!(letters[0].2.contains("/inbox?show=mine") && !letters[0].2.contains("stoma"), "{}", letters[0].2);
    assert_eq!(morning().await, [], "once a day");
    world.later(DAY);
    let letters = morning().await;
    assert!(letters.iter().any(|letter| letter.0 == "Mia" && letter.2.contains("Late: 1")), "{letters:?}");
} }
