//! Published answers as everybody finds them again. Only [`Question::cleared`] and [`Question::cleared_answer`] make text.

use std::collections::HashMap;

use domain::answer::{Answer, holds_until};
use domain::clinician::Clinician;
use domain::id::{ClinicianId, QuestionId};
use domain::permission::Permission;
use domain::question::Question;
use domain::screens::Choice;
use domain::screens::attendee::{
    AnswerCard, AnswerScreen, AnsweredIn, AnswersScreen, Author, Recording, SearchScreen, TopicScreen,
};
use domain::screens::desk::{FoundAt, NearAnswer};
use domain::time::SECOND;
use domain::topic::Topic;
use domain::{Instant, Language};
use url::Url;

use super::{attendee, blog};
use crate::actor::Reader;
use crate::questions::{Answered, today};
use crate::storage::answers::{self as rows, Place};
use crate::storage::search::Wanted;
use crate::storage::search::public::{self, Public};
use crate::storage::{clinicians, posts, questions, sessions, topics};
use crate::{Error, Wellspring};

/// Answers on one page of a list.
const PAGE: i64 = 20;
/// Entries of the feed.
const FEED: i64 = 50;
/// A topic's posts beside its answers.
const POSTS: i64 = 4;
/// Things of one kind that a search shows.
const FOUND: i64 = 20;
/// Letters of what is looked for that count.
const LONGEST: usize = 200;

/// An answer of the feed, whole.
pub struct FeedAnswer {
    /// Its page and its moments.
    pub answer: Answer,
    /// The question.
    pub text: String,
    /// What was answered.
    pub whole: String,
}

/// All published answers, the newest first, from after the one at `after` on.
///
/// # Errors
/// [`Error::NotFound`] where `after` is no answer's address.
pub async fn answers(app: &Wellspring, language: Language, after: &str) -> Result<AnswersScreen, Error> {
    let place = place(app, after).await?;
    let mut found = rows::newest(&app.storage, &place, PAGE + 1).await?;
    let next = next(&mut found);
    let named = topics::all(&app.storage).await?.into_iter();
    Ok(AnswersScreen {
        answers: cards(app, found).await?,
        topics: named.map(|topic| choice(topic, language)).collect(),
        zone: app.settings.house_zone(),
        begins: place == rows::first(),
        next,
    })
}

/// Where a list goes on. Whatever no answer has for its address is no place: pages are kept by it.
async fn place(app: &Wellspring, after: &str) -> Result<Place, Error> {
    if after.is_empty() {
        return Ok(rows::first());
    }
    let answer = rows::by_slug(&app.storage, after).await?.ok_or(Error::NotFound)?;
    Ok((answer.published_at, answer.question_id.to_string()))
}

/// Cuts what a page holds, and says behind what the next one begins.
fn next(found: &mut Vec<Answer>) -> Option<String> {
    let more = found.len() as i64 > PAGE;
    found.truncate(PAGE as usize);
    found.last().filter(|_| more).map(|answer| answer.slug.clone())
}

fn choice(topic: Topic, language: Language) -> Choice {
    Choice { label: topic.name_in(language).to_string(), value: topic.slug }
}

/// Each with its question, in the same order; without those that nobody but the desk may read.
async fn with_questions(app: &Wellspring, found: Vec<Answer>) -> Result<Vec<(Answer, Question)>, Error> {
    let ids: Vec<&QuestionId> = found.iter().map(|answer| &answer.question_id).collect();
    let asked = questions::several(&app.storage, ids).await?.into_iter();
    let mut asked: HashMap<QuestionId, Question> = asked.map(|question| (question.id.clone(), question)).collect();
    let public = |answer: Answer| {
        let question = asked.remove(&answer.question_id).filter(|question| question.cleared_answer().is_some())?;
        Some((answer, question))
    };
    Ok(found.into_iter().filter_map(public).collect())
}

async fn cards(app: &Wellspring, found: Vec<Answer>) -> Result<Vec<AnswerCard>, Error> {
    let authors =
        if found.iter().any(|answer| answer.author_id.is_some()) { authors(app).await? } else { HashMap::new() };
    let today = today(app, app.now());
    let card = |(answer, question): (Answer, Question)| {
        let text = question.cleared()?;
        let lead = blog::first_words(question.cleared_answer()?.as_str());
        let author = answer.author_id.as_ref().and_then(|id| authors.get(id)).cloned();
        let due = answer.is_due(today);
        Some(AnswerCard { slug: answer.slug, text, lead, author, reviewed_at: answer.reviewed_at, due })
    };
    Ok(with_questions(app, found).await?.into_iter().filter_map(card).collect())
}

async fn authors(app: &Wellspring) -> Result<HashMap<ClinicianId, Author>, Error> {
    let all = clinicians::all(&app.storage).await?.into_iter();
    Ok(all.map(|clinician| (clinician.id.clone(), named(clinician))).collect())
}

fn named(clinician: Clinician) -> Author {
    Author { name: clinician.name.to_string(), position: clinician.position }
}

/// One published answer.
///
/// # Errors
/// [`Error::NotFound`] where there never was one; [`Error::Gone`] once nobody is to read it any more.
pub async fn answer(app: &Wellspring, language: Language, slug: &str) -> Result<AnswerScreen, Error> {
    let answer = rows::by_slug(&app.storage, slug).await?.ok_or(Error::NotFound)?;
    let (answer, question) = with_questions(app, vec![answer]).await?.pop().ok_or(Error::Gone)?;
    let text = question.cleared().ok_or(Error::Gone)?;
    let given = question.cleared_answer().ok_or(Error::Gone)?;
    let author = match &answer.author_id {
        Some(id) => Some(named(clinicians::get(&app.storage, id).await?)),
        None => None,
    };
    let topic = match &question.topic_id {
        Some(id) => Some(choice(topics::get(&app.storage, id).await?, language)),
        None => None,
    };
    let session = session(app, &question).await?;
    Ok(AnswerScreen {
        due: answer.is_due(today(app, app.now())),
        slug: answer.slug,
        text,
        answer: given,
        author,
        asked_at: question.created_at,
        published_at: answer.published_at,
        reviewed_at: answer.reviewed_at,
        review_by: answer.review_by,
        session,
        topic,
        zone: app.settings.house_zone(),
    })
}

/// The page of a question's published answer, for the desk.
pub(super) async fn found_at(app: &Wellspring, question: &QuestionId) -> Result<Option<FoundAt>, Error> {
    let Some(answer) = rows::get(&app.storage, question).await? else { return Ok(None) };
    let author = match &answer.author_id {
        Some(id) => Some(clinicians::get(&app.storage, id).await?.name.to_string()),
        None => None,
    };
    let today = today(app, app.now());
    Ok(Some(FoundAt { due: answer.is_due(today), until: holds_until(today), answer, author }))
}

/// Earlier answers that may serve an open question again, for whoever is to answer it.
pub(super) async fn near(app: &Wellspring, reader: &Reader, question: &Question) -> Result<Vec<NearAnswer>, Error> {
    if !reader.may(Permission::Desk) || !question.state.is_open() || question.erasing.is_some() {
        return Ok(Vec::new());
    }
    let home = &app.settings.public_url;
    let near = |Answered { text, answer, url }| NearAnswer { text, answer, url: format!("{home}{url}") };
    Ok(crate::questions::nearest(app, question).await?.into_iter().map(near).collect())
}

/// The session in which it was asked, if its page stands.
async fn session(app: &Wellspring, question: &Question) -> Result<Option<AnsweredIn>, Error> {
    let Some(id) = &question.session_id else { return Ok(None) };
    let session = sessions::get(&app.storage, id).await?;
    let path = format!("/events/{}#q-{}", session.slug, question.handle);
    let recording = session.recording_url.as_deref().map(|url| recording(url, question.live_offset));
    Ok(session.is_public().then(|| AnsweredIn { title: session.title.to_string(), path, recording }))
}

/// A recording at the moment of an answer: it is taken to begin when the session went live.
fn recording(url: &str, offset: Option<i64>) -> Recording {
    let Some(seconds) = offset.map(|offset| offset.max(0) / SECOND) else {
        return Recording { url: url.to_owned(), moment: None };
    };
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let moment = if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes}:{rest:02}") };
    Recording { url: at_second(url, seconds), moment: Some(moment) }
}

/// YouTube takes a moment in the query; others take one in the fragment (W3C Media Fragments 1.0 §4.2), or pass over it.
fn at_second(link: &str, seconds: i64) -> String {
    let Ok(mut url) = Url::parse(link) else { return link.to_owned() };
    let host = url.host_str().unwrap_or_default();
    if matches!(host.trim_start_matches("www."), "youtube.com" | "m.youtube.com" | "youtu.be") {
        url.query_pairs_mut().append_pair("t", &format!("{seconds}s"));
    } else if url.fragment().is_none() {
        url.set_fragment(Some(&format!("t={seconds}")));
    }
    url.into()
}

/// What was answered about a topic, from after the answer at `after` on.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn topic(app: &Wellspring, language: Language, slug: &str, after: &str) -> Result<TopicScreen, Error> {
    let topic = topics::by_slug(&app.storage, slug).await?.ok_or(Error::NotFound)?;
    let place = place(app, after).await?;
    let mut found = rows::of_topic(&app.storage, &topic.id, &place, PAGE + 1).await?;
    let next = next(&mut found);
    let posts = match place == rows::first() {
        true => blog::cards(app, posts::newest_about(&app.storage, &topic.id, POSTS).await?).await?,
        false => Vec::new(),
    };
    let answers = cards(app, found).await?;
    Ok(TopicScreen { topic: choice(topic, language), answers, posts, zone: app.settings.house_zone(), next })
}

/// The newest answers whole, for the feed.
///
/// # Errors
/// [`Error::Storage`].
pub async fn answers_feed(app: &Wellspring) -> Result<Vec<FeedAnswer>, Error> {
    let found = rows::newest(&app.storage, &rows::first(), FEED).await?;
    let whole = |(answer, question): (Answer, Question)| {
        let (text, whole) = (question.cleared()?.to_string(), question.cleared_answer()?.to_string());
        Some(FeedAnswer { answer, text, whole })
    };
    Ok(with_questions(app, found).await?.into_iter().filter_map(whole).collect())
}

/// What is public and has every word of `q`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn search(app: &Wellspring, q: &str) -> Result<SearchScreen, Error> {
    let q: String = q.trim().chars().take(LONGEST).collect();
    let wanted = Wanted::new(&q);
    let ids = public::find(&app.storage, Public::Answer, &wanted, FOUND).await?;
    let ids: Vec<QuestionId> = ids.iter().filter_map(|id| id.parse().ok()).collect();
    let mut answers = rows::several(&app.storage, &ids).await?;
    answers.sort_by_key(|answer| std::cmp::Reverse(answer.published_at));
    let ids = public::find(&app.storage, Public::Post, &wanted, FOUND).await?;
    let mut written = posts::several(&app.storage, &ids).await?;
    written.sort_by_key(|post| std::cmp::Reverse(post.published_at));
    let ids = public::find(&app.storage, Public::Session, &wanted, FOUND).await?;
    let ids: Vec<_> = ids.iter().filter_map(|id| id.parse().ok()).collect();
    let mut planned = sessions::several(&app.storage, &ids).await?;
    planned.retain(domain::session::Session::is_public);
    planned.sort_by_key(|session| std::cmp::Reverse(session.starts_at.unwrap_or(Instant(0))));
    Ok(SearchScreen {
        answers: cards(app, answers).await?,
        posts: blog::cards(app, written).await?,
        sessions: attendee::cards(&app.storage, planned).await?,
        zone: app.settings.house_zone(),
        q,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recording_is_opened_at_its_moment() {
        let at = |url, offset| recording(url, offset).url;
        assert_eq!(at("https://youtu.be/abc", Some(754_000)), "https://youtu.be/abc?t=754s");
        assert_eq!(
            at("https://www.youtube.com/watch?v=abc", Some(61_900)),
            "https://www.youtube.com/watch?v=abc&t=61s"
        );
        assert_eq!(at("https://video.example/1.mp4", Some(5_000)), "https://video.example/1.mp4#t=5");
        assert_eq!(at("https://video.example/1.mp4", None), "https://video.example/1.mp4");
        assert_eq!(recording("https://video.example/", Some(3_754_000)).moment.as_deref(), Some("1:02:34"));
    }
}
