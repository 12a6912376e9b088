//! Editors: campaigns, audiences, sessions and their life.

mod calendar;
mod clocks;
mod deeds;
mod hours;
mod interleaved;
mod live;
mod seen;
mod series;
mod slots;
mod words;

use domain::session::State;
use domain::time::{DAY, HOUR};

use crate::world::field;

story! {
async fn a_campaign_holds_sessions_and_gets_its_page_with_the_first_public_one(world: World) {
    let ana = world.editor("Ana").await;
    let campaign = ana.makes_campaign("Stay strong").await;
    let phone = world.phone();
    phone.get("/campaigns/stay-strong").await.is(404);
    let session = ana.drafts(&[("campaign_id", &campaign)]).await;
    phone.get("/campaigns/stay-strong").await.is(404);
    ana.leads_on(&session, "schedule").await;
    let page = phone.opens("/campaigns/stay-strong").await;
    page.says("Begin before anyone is ill.").says("Sleep after 60").hides("More people come back.");
    phone.opens(&session.page()).await.says("Stay strong");
} }

story! {
async fn a_wrong_campaign_form_comes_back_with_everything_typed(world: World) {
    let ana = world.editor("Ana").await;
    let fields = [("name", ""), ("objective", "KEPT OBJECTIVE"), ("starts_on", "2026-12-02"), ("ends_on", "2026-12-01"), ("zone", "Mars/Base"), ("color", "teal")];
    let page = ana.post("/plan/campaigns", &fields).await.is(422);
    page.says("KEPT OBJECTIVE").says("Mars/Base").says("The name is missing.").says("The last day is before the first, 2026-12-02.");
} }

story! {
async fn two_campaigns_of_one_name_have_two_addresses(world: World) {
    let ana = world.editor("Ana").await;
    let (one, two) = (ana.makes_campaign("Stay strong").await, ana.makes_campaign("Stay strong").await);
    assert_ne!(one, two);
    let first = ana.schedules(&[("title", "In the first"), ("campaign_id", &one)]).await;
    ana.schedules(&[("title", "In the second"), ("campaign_id", &two)]).await;
    world.phone().opens("/campaigns/stay-strong").await.says("In the first").hides("In the second");
    let second = ana.schedules(&[("title", "In the first")]).await;
    assert_ne!((first.slug, first.code), (second.slug, second.code));
} }

story! {
async fn audiences_are_named_once_and_kept_while_a_campaign_is_written_for_them(world: World) {
    let ana = world.editor("Ana").await;
    ana.post("/plan/audiences", &[("name", "Adults over 60"), ("needs", "To keep moving"), ("languages", "en, es")]).await.leads();
    let page = ana.opens("/plan/audiences").await.says("Adults over 60").says("To keep moving").says("en, es");
    let id = page.body.split("/plan/audiences?edit=").nth(1).expect("a link").split(['"', '#', '&']).next().expect("an id").to_owned();
    let fields = [("name", "For them"), ("starts_on", "2026-11-01"), ("ends_on", "2026-11-30"), ("zone", "UTC"), ("audience_ids", &id)];
    ana.post("/plan/campaigns", &fields).await.leads();
    ana.presses(&format!("/plan/audiences/{id}/delete")).await.is(409).says("A campaign is written for this audience");
    ana.post("/plan/audiences", &[("name", " ")]).await.is(422).says("The name is missing.");
} }

story! {
async fn a_session_is_led_from_draft_to_its_end_and_its_history_says_so(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[]).await;
    for (step, state) in [("schedule", State::Scheduled), ("go_live", State::Live), ("end", State::Ended)] {
        ana.leads_on(&session, step).await;
        assert_eq!(world.session(&session.id).await.state, state);
        world.later(HOUR);
    }
    for step in ["schedule", "go_live", "end", "cancel"] {
        ana.presses(&format!("{}/{step}", session.desk())).await.is(409);
    }
    ana.presses(&format!("{}/delete", session.desk())).await.is(409).says("stays in the record");
    ana.presses(&format!("{}/no_such_step", session.desk())).await.is(404);
    assert_eq!(world.session(&session.id).await.state, State::Ended);
    let page = ana.opens(&session.desk()).await.body;
    let mut history = page.split_once("history-head").expect("the history").1;
    for words in ["ended it", "took it live", "scheduled it", "created it"] {
        history = history.split_once(words).unwrap_or_else(|| panic!("no {words} before the step after it")).1;
    }
} }

story! {
async fn ending_a_session_lists_open_questions_until_each_has_an_end(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let texts = ["Question one?", "Question two?", "Question three?", "Question four?"];
    let mut asked = Vec::new();
    for text in texts {
        world.later(1000);
        asked.push(world.phone().asks(&session, text).await);
    }
    ana.answers(&asked[0], "Yes.").await;
    ana.leads_on(&session, "go_live").await;
    let ended = ana.presses(&format!("{}/end", session.desk())).await.leads();
    let page = ana.opens(&ended).await.hides("Question one?");
    texts[1..].iter().fold(page, |page, text| page.says(text));
    world.later(60 * DAY);
    let ana = world.editor("Anew").await;
    ana.opens("/inbox").await.says("Question two?").says("Question three?").says("Question four?");
    ana.handles(&asked[1], "dismiss", &[("reason", "Asked twice.")]).await;
    world.phone().presses(&format!("{}/withdraw", asked[2].page)).await.leads();
    ana.opens(&session.desk()).await.says("Question four?").hides("Question two?").hides("Question three?");
    ana.answers(&asked[3], "No.").await;
    for path in ["/inbox", &session.desk()] {
        let page = ana.opens(path).await;
        texts.iter().fold(page, |page, text| page.hides(text));
    }
} }

story! {
async fn an_undated_draft_cannot_be_scheduled_and_a_past_one_neither(world: World) {
    let ana = world.editor("Ana").await;
    let undated = ana.drafts(&[("starts", "")]).await;
    ana.presses(&format!("{}/schedule", undated.desk())).await.is(409).says("Give the session a time first.");
    let past = ana.drafts(&[("starts", "2026-11-23T10:00")]).await;
    ana.presses(&format!("{}/schedule", past.desk())).await.is(409).says("That time is already over");
    ana.opens("/plan").await.says("Sleep after 60");
    world.phone().get(&undated.page()).await.is(404);
} }

story! {
async fn of_two_editors_the_slower_is_told_and_keeps_their_text(world: World) {
    let (ana, ben) = (world.editor("Ana").await, world.editor("Ben").await);
    let session = ana.schedules(&[]).await;
    let seen = field(&ben.opens(&session.desk()).await.body, "version");
    ana.changes(&session, &[("title", "From the faster one")]).await.leads();
    let page = ben.changes_from(&session, &seen, &[("title", "From the slower one"), ("summary", "BEN'S LONG TEXT")]).await.is(409);
    page.says("From the slower one").says("BEN'S LONG TEXT").says("Somebody else changed this");
    assert_eq!(world.session(&session.id).await.title.as_str(), "From the faster one");
    ben.changes(&session, &[("title", "From whoever looked again")]).await.leads();
    assert_eq!(world.session(&session.id).await.title.as_str(), "From whoever looked again");
} }

story! {
async fn of_many_editors_at_the_same_moment_one_is_heard(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let seen = field(&ana.opens(&session.desk()).await.body, "version");
    let titles: Vec<String> = (0..8).map(|n| format!("Title {n}")).collect();
    let (seen, session) = (&seen, &session);
    let saves = titles.iter().map(|title| {
        let ana = ana.clone();
        async move { ana.changes_from(session, seen, &[("title", title)]).await.status }
    });
    let statuses = futures::future::join_all(saves).await;
    let done = statuses.iter().filter(|status| **status == 303).count();
    assert_eq!((done, statuses.iter().filter(|status| **status == 409).count()), (1, 7), "{statuses:?}");
} }

story! {
async fn an_address_is_frozen_once_it_is_public(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[("title", "First title")]).await;
    ana.changes(&session, &[("title", "Second title")]).await.leads();
    assert_eq!(world.session(&session.id).await.slug, "second-title");
    ana.leads_on(&session, "schedule").await;
    ana.changes(&session, &[("title", "Third title")]).await.leads();
    assert_eq!(world.session(&session.id).await.slug, "second-title");
    world.phone().opens("/events/second-title").await.says("Third title");
} }

story! {
async fn an_address_reads_in_plain_letters_whatever_the_title_is_written_in(world: World) {
    let ana = world.editor("Ana").await;
    let titles = [("Żywienie a ból głowy", "zywienie-a-bol-glowy", "Żywienie a ból głowy"), ("C\u{327}ocuklarda uyku ve ışık", "cocuklarda-uyku-ve-isik", "\u{c7}ocuklarda uyku ve ışık"), ("Сон и здоровье", "son-i-zdorove", "Сон и здоровье")];
    for (title, slug, stored) in titles {
        let session = ana.schedules(&[("title", title)]).await;
        assert_eq!(session.slug, slug);
        world.phone().opens(&session.page()).await.says(stored);
    }
    let (one, two) = (ana.schedules(&[("title", "?!")]).await, ana.schedules(&[("title", "💤")]).await);
    assert!(one.slug.starts_with("session-") && two.slug.starts_with("session-") && one.slug != two.slug, "{} {}", one.slug, two.slug);
    world.phone().opens(&one.page()).await.says("?!");
} }

story! {
async fn many_of_one_title_at_the_same_moment_each_get_an_address(world: World) {
    let ana = world.editor("Ana").await;
    let series: Vec<_> = (0..6).map(|_| ana.drafts_as(&[("title", "Sleep clinic")])).collect();
    let drafted = futures::future::join_all(series).await;
    let sessions: Vec<String> = drafted.into_iter().map(crate::world::Answer::leads).collect();
    let posts = (0..6).map(|_| async {
        ana.post("/plan/posts", &[("title", "Sleep well"), ("body", "Dim the lights."), ("zone", "UTC")]).await.leads()
    });
    let posts = futures::future::join_all(posts).await;
    let campaigns = futures::future::join_all((0..6).map(|_| ana.makes_campaign("Stay strong"))).await;
    for (made, sql) in [(sessions, "SELECT slug FROM sessions"), (posts, "SELECT slug FROM posts"), (campaigns, "SELECT slug FROM campaigns")] {
        let slugs: std::collections::HashSet<String> = world.rows(sql).await.into_iter().collect();
        assert_eq!((made.len(), slugs.len()), (6, 6), "{slugs:?}");
    }
    // Renamed at the same moment, too.
    let all = wellspring_core::sessions::page(&world.app, &world.console(), &Default::default(), 50).await.expect("sessions");
    let all = futures::future::join_all(all.into_iter().map(|session| world.planned(session.id))).await;
    let renamed = futures::future::join_all(all.iter().map(|session| ana.changes(session, &[("title", "Salt and you")]))).await;
    renamed.into_iter().for_each(|answer| drop(answer.leads()));
    let slugs: std::collections::HashSet<String> = world.rows("SELECT slug FROM sessions").await.into_iter().collect();
    assert!(slugs.len() == 6 && slugs.iter().all(|slug| slug.starts_with("salt-and-you")), "{slugs:?}");
} }

story! {
async fn a_draft_is_deleted_and_nothing_remains(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[("title", "A false start")]).await;
    ana.presses(&format!("{}/delete", session.desk())).await.leads();
    ana.get(&session.desk()).await.is(404);
    ana.opens("/plan").await.hides("A false start");
} }

story! {
async fn an_ended_sessions_time_is_history(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    ana.leads_on(&session, "go_live").await;
    ana.leads_on(&session, "end").await;
    ana.changes(&session, &[("starts", "2026-12-24T10:00")]).await.is(422).says("its time cannot change");
    // Its words may still be put right; the form sends the time along as it stands.
    ana.changes(&session, &[("summary", "What helped, and what did not.")]).await.leads();
} }
