//! The inbox's search.

use crate::world::{Actor, Asked};

/// Expects just this one of the questions.
async fn finds(ana: &Actor, words: &str, asked: &Asked, others: &[&Asked]) {
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish();
    let mut page = ana.opens(&format!("/inbox?show=all&{query}")).await.says(&asked.desk());
    for other in others.iter().filter(|other| other.id != asked.id) {
        page = page.hides(&other.desk());
    }
}

story! {
async fn words_are_found_by_their_beginnings_in_either_case_with_and_without_accents(world: World) {
    let (ana, rosa) = (world.editor("Ana").await, world.phone());
    let session = ana.schedules(&[]).await;
    let nausea = rosa.asks(&session, "Übelkeit nach dem Essen: was hilft?").await;
    let sleep = rosa.asks(&session, "Сон после операции").await;
    let coffee = rosa.asks(&session, "Un cafe\u{301} le soir, et après ?").await;
    let all = [&nausea, &sleep, &coffee];
    for words in ["ubelkeit", "ÜBELKEIT", "U\u{308}belk", "essen übel"] {
        finds(&ana, words, &nausea, &all).await;
    }
    for words in ["сон", "СОН ОПЕР", "операции"] {
        finds(&ana, words, &sleep, &all).await;
    }
    for words in ["café", "CAFE", "apres c"] {
        finds(&ana, words, &coffee, &all).await;
    }
    for nothing in ["essen+cafe", "%25", "beer", "statereceived", "elkeit"] {
        ana.opens(&format!("/inbox?show=all&q={nothing}")).await.hides(&nausea.desk()).hides(&coffee.desk());
    }
} }

story! {
async fn a_beginning_finds_its_words_be_they_a_few_or_hundreds(world: World) {
    let (ana, rosa) = (world.editor("Ana").await, world.phone());
    let session = ana.schedules(&[]).await;
    let words: Vec<String> = (1..=105).map(|number| format!("sleepy{number}")).collect();
    let many = rosa.asks(&session, &words.join(" ")).await;
    let one = rosa.asks(&session, "Sleeping, sleepwalking, sleepless?").await;
    let all = [&many, &one];
    for words in ["sleepy", "sleepy1", "sleepy12", "SLEEPY105", "sleepy3 sleepy14"] {
        finds(&ana, words, &many, &all).await;
    }
    for words in ["sleepw", "sleepl sleepi", "sleepwalking"] {
        finds(&ana, words, &one, &all).await;
    }
    for nothing in ["sleepyz", "sleepx", "sleepwalkings"] {
        ana.opens(&format!("/inbox?show=all&q={nothing}")).await.hides(&many.desk()).hides(&one.desk());
    }
} }

story! {
async fn a_search_follows_the_wording_the_state_and_the_filters(world: World) {
    let (ana, rosa) = (world.editor("Ana").await, world.phone());
    let session = ana.schedules(&[]).await;
    let other = ana.schedules(&[("title", "Strong at any age")]).await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    let pills = rosa.asks(&session, "May I take both pills?").await;
    let stairs = rosa.asks(&other, "Do pills make stairs harder?").await;
    finds(&ana, "pill", &pills, &[]).await;
    ana.publishes(&pills, "Melatonin beside a blood thinner?").await;
    finds(&ana, "thinn melaton", &pills, &[&stairs]).await;
    finds(&ana, "both", &pills, &[&stairs]).await;
    ana.opens(&format!("/inbox?q=pills&session={}", session.id)).await.says(&pills.desk()).hides(&stairs.desk());
    ana.handles(&stairs, "route", &[("clinician_id", &lin)]).await;
    ana.opens(&format!("/inbox?q=pills&owner={lin}")).await.says(&stairs.desk()).hides(&pills.desk());
    ana.opens("/inbox?q=pills&owner=desk").await.says(&pills.desk()).hides(&stairs.desk());
    ana.opens("/inbox?q=pills&show=unacknowledged").await.hides(&pills.desk()).hides(&stairs.desk());
    ana.answers(&pills, "Not together.").await;
    ana.opens("/inbox?q=pills").await.says(&stairs.desk()).hides(&pills.desk());
    ana.opens("/inbox?q=pills&show=answered").await.says(&pills.desk()).hides(&stairs.desk());
    ana.opens("/inbox?q=pills&show=overdue").await.hides(&pills.desk()).hides(&stairs.desk());
    world.left_behind("UPDATE questions SET late_at = 1 WHERE state = 'acknowledged'").await;
    ana.opens("/inbox?q=pills&show=overdue").await.says(&stairs.desk()).hides(&pills.desk());
    ana.opens("/inbox?q=beer&show=overdue").await.hides(&stairs.desk());
} }

story! {
async fn what_is_found_comes_page_by_page_in_the_inbox_s_order(world: World) {
    let (ana, rosa) = (world.editor("Ana").await, world.phone());
    let session = ana.schedules(&[]).await;
    let mut asked = Vec::new();
    for number in 0..7 {
        asked.push(rosa.asks(&session, &format!("Pill number {number}?")).await);
    }
    ana.answers(&asked[0], "Yes.").await;
    ana.handles(&asked[2], "acknowledge", &[]).await;
    ana.handles(&asked[4], "dismiss", &[("reason", "Twice.")]).await;
    let program = world.program("read,desk").await;
    let (mut found, mut next) = (Vec::new(), String::new());
    loop {
        let page = program.get(&format!("/api/v1/questions?q=pill&limit=2{next}")).await.is(200).json();
        let items = page["items"].as_array().expect("items").clone();
        found.extend(items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()));
        match page["next"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => break,
        }
    }
    let order = [1, 3, 5, 6, 2, 0, 4].map(|number: usize| asked[number].id.to_string());
    assert_eq!((found.len(), &found[4]), (7, &order[4]), "untouched, then in hand, then ended");
    found.sort();
    let mut order = order.to_vec();
    order.sort();
    assert_eq!(found, order);
} }

story! {
async fn an_older_database_is_indexed_when_it_is_opened(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Melatonin?").await;
    world.left_behind("UPDATE questions SET text = 'Is ginger good for nausea?'").await;
    world.left_behind("DELETE FROM facts WHERE name = 'questions are indexed'").await;
    let upgraded = world.again().await.expect("a database");
    finds(&ana.on(&upgraded), "ginger", &asked, &[]).await;
    // One that folded words otherwise is indexed anew, too.
    upgraded.left_behind("UPDATE questions SET text = 'Hilft Größe?'").await;
    upgraded.left_behind("UPDATE facts SET value = 'yes' WHERE name = 'questions are indexed'").await;
    let upgraded = upgraded.again().await.expect("a database");
    finds(&ana.on(&upgraded), "GROSSE", &asked, &[]).await;
    upgraded.app.close().await;
} }
