//! Letters of every script: what nobody sees is nothing, and how a letter was typed makes no difference.

use super::sample;
use crate::world::{Actor, Asked};

fn invisible() -> Vec<String> {
    serde_json::from_slice(&sample("invisible-questions.json")).expect("texts")
}

story! {
async fn what_nobody_can_see_is_no_question_no_title_and_no_name(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let texts = invisible();
    let (question, nothing) = texts.split_last().expect("texts");
    for text in nothing {
        let phone = world.phone();
        phone.sends_question(&session, &[("text", text)]).await.is(422).says("Your question is missing.");
        ana.drafts_as(&[("title", text)]).await.is(422).says("The title is missing.");
        ana.post("/people/clinicians", &[("name", text), ("email", "l@clinic.example"), ("zone", "UTC")]).await.is(422).says("The name is missing.");
        let asked = phone.asks_as(&session, &[("text", &format!("Who is {text} there?")), ("name", text)]).await;
        ana.opens(&asked.desk()).await.says("No name given");
    }
    let asked = world.phone().asks(&session, question).await;
    assert_eq!(world.question(&asked).await.text.as_str(), "May I?");
    let joined = "👩\u{200d}⚕\u{fe0f} می\u{200c}خواهم?";
    assert_eq!(world.question(&world.phone().asks(&session, joined).await).await.text.as_str(), joined);
} }

/// Expects just this one of the questions.
async fn finds(ana: &Actor, words: &str, asked: &Asked, other: &Asked) {
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish();
    ana.opens(&format!("/inbox?show=all&{query}")).await.says(&asked.desk()).hides(&other.desk());
}

story! {
async fn how_a_letter_was_typed_makes_no_difference_to_finding_it(world: World) {
    let (ana, rosa) = (world.editor("Ana").await, world.phone());
    let session = ana.schedules(&[]).await;
    let nausea = rosa.asks(&session, "U\u{308}belkeit nach großen Mahlzeiten?").await;
    let sleep = rosa.asks(&session, "Сон и ещё раз сон, knie\u{ad}schmerz").await;
    for words in ["Übelkeit", "u\u{308}belkeit", "UBELKEIT", "GROSSEN", "großen"] {
        finds(&ana, words, &nausea, &sleep).await;
    }
    for words in ["Сон", "СОН", "еще", "knieschmerz", "Knie\u{200b}schmerz"] {
        finds(&ana, words, &sleep, &nausea).await;
    }
    assert_eq!(world.question(&nausea).await.text.as_str(), "Übelkeit nach großen Mahlzeiten?", "stored composed");
} }

story! {
async fn the_same_question_in_other_bytes_is_the_same(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let rosa = world.phone();
    let first = rosa.asks(&session, "Hilft Übung gegen Müdigkeit?").await;
    let again = rosa.asks(&session, "Hilft U\u{308}bung gegen Mu\u{308}digkeit?").await;
    assert_eq!(first.id, again.id);
    let path = format!("/api/v1/sessions/{}/questions/import", session.id);
    let table = "question\nHILFT U\u{308}BUNG gegen Mu\u{308}dig\u{ad}keit?\n";
    let done = world.program("desk").await.raw(&path, "text/csv", table.into()).await.is(200).json();
    assert_eq!((&done["added"], &done["skipped"][0]["reason"]), (&0.into(), &"it is here already.".into()));
    let typed = serde_json::json!({ "text": "hilft u\u{308}bung gegen mu\u{308}digkeit" });
    let near = world.phone().sends("POST", &format!("{}/alike", session.page()), &typed).await.is(200).json();
    assert_eq!(near["questions"].as_array().map(Vec::len), Some(1), "{near}");
} }

story! {
async fn titles_of_every_alphabet_have_readable_addresses(world: World) {
    let ana = world.editor("Ana").await;
    let titles = String::from_utf8(sample("titles.txt")).expect("titles");
    let slugs = ["zywienie-a-bol-glowy", "cocuklarda-uyku-ve-isik", "caj-kava-a-spanek", "sanatatea-inimii-in-sase-pasi"];
    for (title, slug) in titles.lines().zip(slugs) {
        assert_eq!(ana.drafts(&[("title", title)]).await.slug, slug, "{title}");
    }
} }
