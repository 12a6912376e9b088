//! What has been kept for its time goes, and nothing before.

use domain::question::{Left, State};
use domain::retention::Kind;
use domain::staff::Role;
use domain::time::{DAY, HOUR, MINUTE};
use serde_json::json;
use wellspring_core::outside::Sent;
use wellspring_core::retention;

use super::own::{WORD, full};
use super::urgent;
use crate::world::{Actor, Answer, Asked, World, field};

const PAGE: &str = "/settings/retention";

/// The form as the page shows it, with these days changed.
async fn sets(boss: &Actor, changed: &[(&str, &str)]) -> Answer {
    let page = boss.opens(PAGE).await;
    let mut form: Vec<(&str, String)> =
        Kind::ALL.iter().map(|kind| (kind.as_str(), field(&page.body, kind.as_str()))).collect();
    form.push(("version", field(&page.body, "version")));
    for (name, days) in changed {
        let typed = form.iter_mut().find(|(field, _)| field == name).expect("a field");
        typed.1 = (*days).to_owned();
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(name, days)| (*name, days.as_str())).collect();
    boss.post(PAGE, &form).await
}

/// What goes of a kind in the next seven days, and what is held, as the page tells.
async fn ahead(boss: &Actor, kind: Kind) -> (i64, i64) {
    let page = boss.opens(PAGE).await;
    let row = page.body.split(&format!("data-kind=\"{kind}\"")).nth(1).and_then(|rest| rest.split("</tr>").next());
    let cells: Vec<String> = row
        .expect("a row")
        .split("<td")
        .skip(2)
        .map(|cell| cell.chars().skip_while(|letter| *letter != '>').filter(char::is_ascii_digit).collect())
        .collect();
    let number = |cell: &String| cell.parse().unwrap_or(0);
    (number(&cells[0]), number(&cells[1]))
}

/// Everything that goes in a round.
async fn round(world: &World) {
    retention::round(&world.app).await.expect("a round");
    world.run_due_jobs().await;
}

/// What went so far of a kind.
async fn went(world: &World, kind: Kind) -> i64 {
    let rows = world.rows("SELECT kind || ' ' || CAST(many AS TEXT) FROM retention_record").await;
    let of = rows.iter().filter_map(|row| row.strip_prefix(kind.as_str())?.trim().parse::<i64>().ok());
    of.sum()
}

/// Days pass; then whoever runs the house signs in.
async fn days_later(world: &World, days: i64, name: &str) -> Actor {
    world.later(days * DAY);
    world.staff(name, Role::Admin).await
}

async fn dismissed(world: &World, desk: &Actor, asked: &Asked) {
    desk.handles(asked, "dismiss", &[("reason", "Off topic.")]).await;
    assert_eq!(world.question(asked).await.state, State::Dismissed);
}

story! {
async fn times_are_set_by_whoever_runs_the_house_and_each_field_says_what_is_wrong(world: World) {
    let boss = world.staff("Olga", Role::Admin).await;
    boss.opens("/settings").await.says("How long things are kept");
    let page = boss.opens(PAGE).await.says("Names and addresses").says("365 days").says("Nothing yet");
    page.says("A question that nobody has given an end is never erased by time").says("Nothing that people wrote goes before");
    for who in [world.editor("Ana").await, world.staff("Rae", Role::Reviewer).await] {
        who.get(PAGE).await.is(403);
        who.post(PAGE, &[("originals", "30")]).await.is(403);
    }
    // Wrong: nothing is kept, and nothing that was typed is lost.
    let page = sets(&boss, &[("contacts", "soon"), ("originals", "29"), ("events", "31"), ("letters", ""), ("keys", "77")]).await.is(422);
    let page = page.says("Use a whole number of days, such as 90.").says("At least 30 days.").says("At most 30 days.").says("Say for how many days.");
    for typed in ["soon", "29", "31", "77"] {
        assert!(page.has(&format!("value=\"{typed}\"")), "{typed}");
    }
    assert_eq!(sets(&boss, &[]).await.leads(), format!("{PAGE}?notice=saved"), "nothing was kept of that");
    sets(&boss, &[("originals", "90"), ("letters", "60")]).await.leads();
    boss.opens(PAGE).await.says("90 days").says("60 days");
    let rows = world.rows("SELECT actor || ': ' || detail FROM activities WHERE verb = 'set how long things are kept' ORDER BY at, id").await;
    assert_eq!(rows.last().map(String::as_str), Some("Olga: Questions as they were written: 365 to 90 days; Letters: 30 to 60 days"));
    boss.opens("/people/record").await.says("set how long things are kept");
} }

story! {
async fn who_saved_second_reads_both_versions(world: World) {
    let (one, other) = (world.staff("Olga", Role::Admin).await, world.staff("Pia", Role::Admin).await);
    let page = one.opens(PAGE).await;
    let seen = field(&page.body, "version");
    sets(&other, &[("originals", "200")]).await.leads();
    let mut form: Vec<(&str, &str)> = vec![("version", &seen), ("originals", "100")];
    let usual: Vec<String> = Kind::ALL.iter().map(|kind| kind.usual().to_string()).collect();
    let rest = Kind::ALL.iter().zip(&usual).filter(|(kind, _)| **kind != Kind::Originals);
    form.extend(rest.map(|(kind, days)| (kind.as_str(), days.as_str())));
    let page = one.post(PAGE, &form).await.is(409);
    page.says("Both versions").says("Questions as they were written").says("200").says("value=\"100\"");
    one.opens(PAGE).await.says("200 days");
} }

story! {
async fn what_the_page_says_is_what_then_goes(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let ask = async |text: &str, fields: &[(&'static str, &'static str)]| {
        world.phone().asks_as(&session, &[&[("text", text)], fields].concat()).await
    };
    let public = ask("Is tea fine at night, zyzzyva?", &[("name", "Rosa Luz"), ("email", "rosa@example.org")]).await;
    let off_topic = ask("Is zyzzyva a word?", &[]).await;
    let private = ask("May I take zyzzyva with my pills?", &[("private", "on"), ("email", "lou@example.org")]).await;
    let open = ask("How much zyzzyva is enough?", &[("email", "ida@example.org")]).await;
    ana.publishes(&public, "Is tea fine at night?").await;
    ana.handles(&public, "answer", &[("text", "Yes, one cup."), ("publish", "on")]).await;
    dismissed(&world, &ana, &off_topic).await;
    ana.answers(&private, "Better not.").await;
    world.run_due_jobs().await;

    // A day before their week, nothing is near; then all is.
    let boss = days_later(&world, 357, "Olga").await;
    assert_eq!((ahead(&boss, Kind::Originals).await, ahead(&boss, Kind::PrivateThreads).await), ((0, 0), (0, 0)));
    assert_eq!(ahead(&boss, Kind::Contacts).await, (2, 0), "who asked what is open is not forgotten");
    let boss = days_later(&world, 2, "Pia").await;
    let said = [ahead(&boss, Kind::Contacts).await, ahead(&boss, Kind::Originals).await, ahead(&boss, Kind::PrivateThreads).await];
    assert_eq!(said, [(2, 0), (2, 0), (1, 0)]);
    round(&world).await;
    assert_eq!((went(&world, Kind::Contacts).await, went(&world, Kind::Originals).await), (2, 0), "each at its own time");
    assert_eq!(world.history(&public).await.last().map(String::as_str), Some("let go of who asked"));
    world.phone().opens(&public.page).await.says("zyzzyva").hides("The team has the e-mail address");
    let boss = days_later(&world, 7, "Quin").await;
    round(&world).await;
    assert_eq!((went(&world, Kind::Originals).await, went(&world, Kind::PrivateThreads).await), (2, 1));
    let page = boss.opens(PAGE).await;
    page.says("Nov 2027").says("How many").hides("zyzzyva").hides("Rosa");
    // A second round finds nothing.
    round(&world).await;
    assert_eq!((went(&world, Kind::Contacts).await, went(&world, Kind::Originals).await), (2, 2));

    // What everybody reads stands as it stood; whoever asked reads what was kept.
    world.phone().opens(&session.page()).await.says("Is tea fine at night?").says("Yes, one cup.").hides("zyzzyva");
    world.phone().opens(&public.page).await.says("Its time here is over.").says("what everybody reads has stayed").hides("zyzzyva");
    for gone in [&off_topic, &private] {
        world.phone().opens(&gone.page).await.says("only that there was a question, and when").hides("zyzzyva");
        assert_eq!(world.history(gone).await.last().map(String::as_str), Some("erased when its time was over"));
    }
    assert_eq!((world.question(&public).await.erasing, world.question(&public).await.state), (Some(Left::Wording), State::Answered));
    assert_eq!((world.question(&off_topic).await.erasing, world.question(&off_topic).await.state), (Some(Left::Nothing), State::Dismissed));
    // Nobody gave this one an end: it is never erased by time.
    let ed = world.editor("Ed").await;
    ed.opens(&open.desk()).await.says("How much zyzzyva is enough?").says("ida@example.org");
    world.later(5000 * DAY);
    round(&world).await;
    world.phone().opens(&open.page).await.says("How much zyzzyva is enough?");
} }

story! {
async fn what_has_gone_by_time_stands_nowhere_any_more(world: World) {
    let (ana, session, asked) = full(&world).await;
    let fields = [("text", "My quagga bites, what now?"), ("private", "on"), ("name", "Quagga")];
    let private = world.phone().asks_as(&session, &fields).await;
    ana.handles(&private, "note", &[("text", "Told her about the quagga.")]).await;
    ana.answers(&private, "See a doctor, quagga or not.").await;
    let urgent = world.phone().asks(&session, "I have chest pain right now, okapi").await;
    ana.handles(&urgent, "seen", &[]).await;
    ana.handles(&urgent, "close", &[("outcome", "reached")]).await;
    world.editor("Bo").await.handles(&urgent, "agree", &[]).await;
    world.run_due_jobs().await;
    for word in [WORD, "quagga", "okapi"] {
        assert!(!world.places_of(word).await.is_empty(), "{word} is there");
    }
    world.later(181 * DAY);
    round(&world).await;
    for gone in ["example.org", "example.net", "Name: Zyzzyvaquokka"] {
        assert_eq!(world.places_of(gone).await, Vec::<String>::new(), "{gone}");
    }
    assert!(!world.places_of("at night").await.is_empty(), "its time is longer");
    world.later(185 * DAY);
    round(&world).await;
    for gone in ["at night", "as a draft", "Called about", "quagga"] {
        assert_eq!(world.places_of(gone).await, Vec::<String>::new(), "{gone}");
    }
    world.phone().opens(&session.page()).await.says("Is zyzzyvaquokka tea fine?").says("Yes, zyzzyvaquokka is.");
    assert!(!world.places_of("okapi").await.is_empty(), "its time is longer");
    world.later(2200 * DAY);
    round(&world).await;
    assert_eq!(world.places_of("okapi").await, Vec::<String>::new());
    assert_eq!(went(&world, Kind::UrgentRecords).await, 1);
    // Whoever thinks better of what has stayed has that removed, too.
    world.phone().opens(&asked.page).await.says("Delete my data");
    world.phone().presses(&format!("{}/erase", asked.page)).await.leads();
    world.run_due_jobs().await;
    assert_eq!(world.places_of(WORD).await, Vec::<String>::new());
} }

story! {
async fn a_legal_hold_and_an_open_alarm_keep_everything_and_the_page_says_how_much(world: World) {
    let (ana, session, alarmed) = urgent(&world).await;
    let other = ana.schedules(&[("title", "Strong at any age"), ("starts", "2026-11-26T10:00")]).await;
    let mut all = Vec::new();
    for (place, text) in [(&session, "Is zyzzyva fine?"), (&other, "Is okapi fine?"), (&other, "Is quagga fine?")] {
        let asked = world.phone().asks_as(place, &[("text", text), ("email", "rosa@example.org")]).await;
        dismissed(&world, &ana, &asked).await;
        all.push(asked);
    }
    let program = world.program("operate").await;
    let until = |days: i64| world.now().plus(days * DAY).to_string();
    let hold = async |asked: &Asked, until: String, whole: bool| {
        let body = json!({ "reason": "Claim 17", "until": until, "session": whole });
        program.sends("POST", &format!("/api/v1/questions/{}/holds", asked.id), &body).await.is(204);
    };
    hold(&all[0], until(400), false).await;
    hold(&all[1], until(500), true).await;
    // As if somebody had ended a question whose alarm is still open.
    world.left_behind("UPDATE questions SET state = 'taken_offline' WHERE urgency = 'urgent'").await;
    let boss = days_later(&world, 360, "Olga").await;
    assert_eq!((ahead(&boss, Kind::Originals).await, ahead(&boss, Kind::Contacts).await), ((0, 3), (0, 3)));
    world.later(20 * DAY);
    round(&world).await;
    let boss = world.staff("Pia", Role::Admin).await;
    assert_eq!((went(&world, Kind::Originals).await, went(&world, Kind::Contacts).await), (0, 0));
    world.phone().opens(&all[0].page).await.says("Is zyzzyva fine?");
    assert_eq!(ahead(&boss, Kind::Originals).await, (0, 3));
    let boss = days_later(&world, 15, "Quin").await;
    assert_eq!(ahead(&boss, Kind::Originals).await, (1, 2), "one hold ends within the week");
    world.later(7 * DAY);
    round(&world).await;
    assert_eq!((went(&world, Kind::Originals).await, went(&world, Kind::Contacts).await), (1, 1));
    world.later(100 * DAY);
    round(&world).await;
    assert_eq!((went(&world, Kind::Originals).await, went(&world, Kind::Contacts).await), (3, 3));
    world.later(2555 * DAY);
    round(&world).await;
    let boss = world.staff("Rae", Role::Admin).await;
    assert_eq!((ahead(&boss, Kind::UrgentRecords).await, went(&world, Kind::UrgentRecords).await), ((0, 1), 0));
    assert!(!world.question(&alarmed).await.text.as_str().is_empty());
} }

story! {
async fn what_waits_to_be_erased_goes_by_itself_and_is_counted_nowhere(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Is zyzzyva fine?").await;
    let body = json!({ "reason": "Claim 17", "until": world.now().plus(500 * DAY).to_string() });
    world.program("operate").await.sends("POST", &format!("/api/v1/questions/{}/holds", asked.id), &body).await.is(204);
    world.phone().presses(&format!("{}/withdraw", asked.page)).await.leads();
    let boss = days_later(&world, 400, "Olga").await;
    assert_eq!(ahead(&boss, Kind::Originals).await, (0, 0));
    round(&world).await;
    assert_eq!(went(&world, Kind::Originals).await, 0);
} }

story! {
async fn a_shorter_time_takes_hold_in_seven_days_and_can_be_taken_back_until_then(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Is zyzzyva fine?").await;
    dismissed(&world, &ana, &asked).await;
    let boss = days_later(&world, 40, "Olga").await;
    boss.opens(PAGE).await.hides("Nothing that people wrote goes before");
    sets(&boss, &[("originals", "30")]).await.leads();
    boss.opens(PAGE).await.says("Nothing that people wrote goes before");
    assert_eq!(ahead(&boss, Kind::Originals).await, (1, 0));
    round(&world).await;
    assert_eq!(went(&world, Kind::Originals).await, 0);
    world.later(6 * DAY);
    round(&world).await;
    world.phone().opens(&asked.page).await.says("Is zyzzyva fine?");
    world.later(DAY + MINUTE);
    round(&world).await;
    world.phone().opens(&asked.page).await.hides("Is zyzzyva fine?");
} }

story! {
async fn many_go_in_slices_and_nothing_is_counted_twice(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    for n in 0..120 {
        world.phone().asks(&session, &format!("How much water is enough on day {n}?")).await;
    }
    world.left_behind("UPDATE questions SET state = 'dismissed'").await;
    world.later(366 * DAY);
    retention::round(&world.app).await.expect("a round");
    // Whoever worked on it dies after the first slice; another one goes on.
    assert!(wellspring_core::jobs::run_next(&world.app).await.expect("a job"));
    let first = went(&world, Kind::Originals).await;
    assert!(0 < first && first < 120, "{first}");
    world.left_behind("UPDATE jobs SET state = 'running', attempt = 1, leased_until = due_at WHERE kind = 'let go'").await;
    world.later(HOUR);
    world.run_due_jobs().await;
    assert_eq!(went(&world, Kind::Originals).await, 120);
    assert_eq!(world.rows("SELECT id FROM questions WHERE erased_at IS NULL").await, Vec::<String>::new());
} }

story! {
async fn a_backup_that_is_put_back_loses_it_anew(world: World) {
    let (_, session, asked) = full(&world).await;
    let backup = world.backs_up().await;
    world.later(366 * DAY);
    round(&world).await;
    assert_eq!(world.places_of("at night").await, Vec::<String>::new());
    let Some(backup) = backup else {
        // On PostgreSQL its words come back by hand.
        world.left_behind("UPDATE questions SET text = 'tea at night', erased_at = NULL, erasing = NULL WHERE erasing = 'wording'").await;
        let again = world.again().await.expect("the same database");
        again.run_due_jobs().await;
        assert_eq!(again.places_of("at night").await, Vec::<String>::new());
        again.app.close().await;
        return;
    };
    world.puts_back(&backup).await;
    assert_eq!(world.places_of("at night").await, ["story.db"], "it is back");
    let again = world.again().await.expect("the same database");
    again.run_due_jobs().await;
    assert_eq!(again.places_of("at night").await, Vec::<String>::new());
    again.phone().opens(&session.page()).await.says("Is zyzzyvaquokka tea fine?").says("Yes, zyzzyvaquokka is.");
    again.phone().opens(&asked.page).await.hides("at night");
    again.app.close().await;
} }

story! {
async fn letters_say_nothing_after_their_time_and_cannot_be_sent_again(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    world.mail.will([Sent::Refused]);
    let asked = world.phone().asks_as(&session, &[("text", "Is zyzzyva fine?"), ("email", "rosa@example.org")]).await;
    world.run_due_jobs().await;
    let kept = "SELECT id FROM letters WHERE state = 'failed' AND text <> ''";
    let letter = world.rows(kept).await.remove(0);
    let boss = days_later(&world, 24, "Olga").await;
    assert_eq!(ahead(&boss, Kind::Letters).await, (1, 0));
    let body = json!({ "reason": "Claim 17", "until": world.now().plus(20 * DAY).to_string() });
    let program = world.program("operate").await;
    program.sends("POST", &format!("/api/v1/questions/{}/holds", asked.id), &body).await.is(204);
    assert_eq!(ahead(&boss, Kind::Letters).await, (0, 1), "also of what is held");
    world.later(7 * DAY);
    round(&world).await;
    assert_eq!(world.rows(kept).await.len(), 1);
    world.later(14 * DAY);
    round(&world).await;
    assert_eq!((world.rows(kept).await.len(), went(&world, Kind::Letters).await), (0, 1));
    let boss = world.staff("Pia", Role::Admin).await;
    boss.opens("/settings/mail").await.says("1 letter waits for you");
    boss.presses(&format!("/settings/mail/{letter}/again")).await.is(409).says("it cannot be sent again");
    boss.presses(&format!("/settings/mail/{letter}/drop")).await.leads();
} }

story! {
async fn live_news_keys_and_sign_ins_go_after_their_days(world: World) {
    let ana = world.editor("Ana").await;
    let program = world.program("read,plan").await;
    let make = async || {
        let body = json!({ "name": "Sleep" });
        program.with("idempotency-key", "one").sends("POST", "/api/v1/topics", &body).await.is(201).json()["id"].clone()
    };
    let topic = make().await;
    ana.schedules(&[("moderation", "open")]).await;
    assert!(world.count("events").await > 0);
    assert_eq!(world.count("sign_ins").await, 1);
    world.later(DAY);
    round(&world).await;
    assert!(world.count("events").await > 0, "whoever was away for a day resumes");
    world.later(5 * DAY);
    round(&world).await;
    assert_eq!(world.count("events").await, 0);
    assert_eq!(world.count("sign_ins").await, 0);
    assert_eq!(make().await, topic, "the same request makes nothing twice");
    world.later(2 * DAY);
    round(&world).await;
    assert_ne!(make().await, topic);
    assert!(went(&world, Kind::Events).await > 0 && went(&world, Kind::Keys).await > 0);
    assert_eq!(went(&world, Kind::SignIns).await, 1);
} }

story! {
async fn the_look_ahead_reads_no_growing_table_whole(world: World) {
    let boss = world.staff("Olga", Role::Admin).await;
    let (_, statements) = wellspring_core::recorded(boss.opens(PAGE)).await;
    assert!(statements.iter().filter(|sql| sql.contains("held")).count() > 4, "{statements:?}");
    for sql in statements {
        let scans = world.explains(sql).await.scans;
        assert!(scans.is_empty(), "{scans:?} is read whole: {sql}");
    }
} }

story! {
async fn a_clock_that_jumps_takes_nothing_that_people_wrote(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Is zyzzyva fine?").await;
    dismissed(&world, &ana, &asked).await;
    let daily = async || {
        retention::daily(&world.app).await.expect("a round");
        world.run_due_jobs().await;
    };
    world.later(8 * DAY);
    daily().await;
    world.later(400 * DAY);
    daily().await;
    world.phone().opens(&asked.page).await.says("Is zyzzyva fine?");
    let boss = world.staff("Olga", Role::Admin).await;
    boss.opens(PAGE).await.says("Nothing that people wrote goes before");
    // Where it was no slip, it goes after a week of days.
    for _ in 0..8 {
        world.later(DAY);
        daily().await;
    }
    world.phone().opens(&asked.page).await.hides("Is zyzzyva fine?");
} }
