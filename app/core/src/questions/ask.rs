//! A stranger asks. The write goes through `intake`, with many others in one transaction.

use domain::Instant;
use domain::activity::Verb;
use domain::id::{PostId, QuestionId, SessionId, TopicId};
use domain::question::{self, Kind, Question, QuestionDraft, QuestionFacts, State, Urgency};
use domain::session::Session;
use domain::target::Source;
use domain::time::{MINUTE, SECOND};

use super::own::{code_word, receipt};
use super::urgent::alarm;
use super::{announce, path};
use crate::actor::Asker;
use crate::intake::Asking;
use crate::key::digest;
use crate::storage::repeats::{Claim, WHILE_KEPT, claim, forget};
use crate::storage::{posts, questions as rows, topics};
use crate::{Activity, Error, Wellspring, Work};

/// Without a key, the same text by the same voter within this time is the same question.
const SAME_VOTER: i64 = 10 * MINUTE;
/// Before there is a cookie, the same address, agent and fields within this time are joined: a double tap, or two people
/// behind one address. Nobody can tell, so nobody is shown the other's page.
const SAME_ORIGIN: i64 = 10 * SECOND;

/// What the asker gets back.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "handle": "b7Jq0t3mXw", "token": "…", "state": "received", "url": "https://wellspring.example/questions/…",
}))))]
pub struct Asked {
    /// The question's public name.
    pub handle: String,
    /// Opens the asker's own page; keep it secret.
    pub token: String,
    /// `received`, or what became of it where this is a repetition.
    pub state: State,
    /// The asker's own page.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub url: String,
}

/// A stranger asks, in a session or outside any. A repetition gives the first one's answer, where we can tell that it is one.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::State`] when no questions are taken; [`Error::Busy`] when
/// the queue is full; [`Error::KeyReused`].
pub async fn ask(
    app: &Wellspring,
    asker: &Asker,
    session: Option<&Session>,
    draft: &QuestionDraft,
) -> Result<Asked, Error> {
    let facts = draft.check()?;
    if asker.key.as_ref().is_some_and(|key| key.is_empty() || key.len() > 200) {
        return Err(Error::field("", "An Idempotency-Key has 1 to 200 characters."));
    }
    let asking = Asking::new(app, session.map(|session| &session.id), asker, facts).await?;
    let question = app.intake.ask(asking).await?;
    let url = path(app, &question);
    let token = url.rsplit('/').next().unwrap_or_default().to_owned();
    Ok(Asked { handle: question.handle, token, state: question.state, url })
}

/// What it is about, or what the post is about that its author had read; and that post. What there is not, or not any more,
/// is left out: no question is refused for it.
async fn about(app: &Wellspring, facts: &QuestionFacts) -> Result<(Option<TopicId>, Option<PostId>), Error> {
    let chosen = match &facts.topic {
        Some(slug) => topics::by_slug(&app.storage, slug).await?.map(|topic| topic.id),
        None => None,
    };
    let post = match &facts.post {
        Some(slug) => match posts::public(&app.storage, slug).await {
            Ok(post) => Some(post),
            Err(Error::NotFound | Error::Gone) => None,
            Err(other) => return Err(other),
        },
        None => None,
    };
    let topic = chosen.or_else(|| post.as_ref().and_then(|post| post.topic_id.clone()));
    Ok((topic, post.map(|post| post.id)))
}

impl Asking {
    /// A checked question, looked through: here, before it waits for others, since a hall's texts take their time. Of a child
    /// no address is kept.
    pub(crate) async fn new(
        app: &Wellspring,
        session: Option<&SessionId>,
        asker: &Asker,
        mut facts: QuestionFacts,
    ) -> Result<Self, Error> {
        let (looked, house) = (app.look(facts.text.as_str()).await?, app.house().await?);
        let (topic, post) = about(app, &facts).await?;
        if looked.is_from_a_child() {
            facts.email = None;
        }
        let is_kept = looked.is_kept(facts.text.as_str(), &facts.kept);
        let (kind, source) = (Kind::Question, if session.is_some() { Source::Session } else { Source::Ask });
        let (session, asker) = (session.cloned(), asker.clone());
        Ok(Self { session, asker, facts, topic, post, kind, source, looked, is_kept, house })
    }

    /// The step that the queue runs, in a session as it is now. Whoever is refused leaves nothing behind, so a batch needs
    /// no savepoint for each.
    pub(crate) async fn step(&self, work: &mut Work, session: Option<&Session>) -> Result<Question, Error> {
        let now = work.now();
        let id: QuestionId = work.id();
        let (mine, reload) = (self.claim(now), self.reload(now));
        let first = claim(&mut *work, &mine, id.as_str(), now).await?;
        let first = first.as_deref().map(crate::work::parsed).transpose()?;
        let (same, beside) = if self.is_known() { (first, None) } else { (None, first) };
        if let Some(reload) = &reload {
            claim(&mut *work, reload, same.as_ref().unwrap_or(&id).as_str(), now).await?;
        }
        if let Some(same) = same {
            return rows::get(work, &same).await;
        }
        let refused = match session {
            Some(session) => self.may_ask(work, session, now).await,
            None => Ok(()),
        };
        if let Err(refusal) = refused {
            for claim in reload.iter().chain([&mine]) {
                forget(&mut *work, claim).await?;
            }
            return Err(refusal);
        }
        let question = self.question(work, id, session);
        let question = match beside {
            Some(first) => question.beside(&rows::get(&mut *work, &first).await?),
            None => question,
        };
        let code = code_word(&work.app().key, &question);
        rows::insert(&mut *work, &question, self.voter().map_or("", String::as_str), &code).await?;
        rows::insert_contact(&mut *work, &question.id, &self.facts, self.asker.language).await?;
        if let Some(email) = &self.facts.email {
            receipt(work, &question, email.clone()).await?;
        }
        announce(work, &question, false);
        work.record(Activity::question(&question.id, Verb::Received));
        if question.marks_settled.is_set() {
            work.record(Activity::question(&question.id, Verb::KeptMarks));
        }
        if question.urgency == Urgency::Urgent {
            alarm(work, &question, None).await?;
        }
        if question.umbrella_id.is_some() {
            work.record(Activity::question(&question.id, Verb::Joined));
        }
        Ok(question)
    }

    /// Whether a question is taken now, from this person.
    async fn may_ask(&self, work: &mut Work, session: &Session, now: Instant) -> Result<(), Error> {
        if !session.takes_questions(now) {
            let closed = match session.hall.paused.is_set() && session.takes_votes(now) {
                true => {
                    "Questions are paused for the moment. Yours is kept here: please send it again in a little while."
                }
                false => "Questions are closed for this session.",
            };
            return Err(Error::State(closed.to_owned()));
        }
        if session.hall.slow_seconds == 0 {
            return Ok(());
        }
        let Some(voter) = self.voter() else { return Ok(()) };
        let last = rows::last_of_voter(work, &session.id, voter).await?;
        let every = session.hall.slow_seconds;
        session.hall.waits(last, now).map_or(Ok(()), |seconds| Err(Error::TooSoon { every, seconds }))
    }

    /// The question as it begins in `session`.
    pub(crate) fn question(&self, work: &Work, id: QuestionId, session: Option<&Session>) -> Question {
        let (handle, text) = (work.app().outside.handle(), self.facts.text.clone());
        self.house.known(|known| {
            let place = question::Asked {
                session,
                private: self.facts.private,
                topic: self.topic.as_ref(),
                post: self.post.as_ref(),
                is_kept: self.is_kept,
                kind: self.kind,
                source: self.source,
                known,
            };
            Question::asked(id, handle, text, place, &self.looked, work.now()).timed(self.house.desk())
        })
    }

    /// The order in which a batch asks: session by session, and what may be the same one after the other.
    pub(crate) fn order(&self) -> (&str, &str, &str) {
        (self.scope(), self.sameness(), self.facts.text.as_str())
    }

    fn scope(&self) -> &str {
        self.session.as_ref().map_or("", SessionId::as_str)
    }

    /// What repetitions of this request have in common with it.
    fn sameness(&self) -> &str {
        self.asker.key.as_ref().or(self.asker.voter.as_ref()).unwrap_or(&self.asker.origin)
    }

    /// What makes two requests the same: the key, else the voter, text and wish for privacy (who asks again in private
    /// must not find the open question), else where it came from and every field.
    fn claim(&self, now: Instant) -> Claim {
        let name = self.facts.name.as_ref().map_or("", |name| name.as_str());
        let email = self.facts.email.as_ref().map_or("", |email| email.as_str());
        let private = if self.facts.private { "private" } else { "" };
        let fields = digest(&[self.facts.text.as_str(), name, email, private].map(str::as_bytes));
        match (&self.asker.key, &self.asker.voter) {
            (Some(key), _) => self.same(format!("key:{key}"), fields, WHILE_KEPT),
            (None, Some(voter)) => self.same_voter(voter, now),
            (None, None) => {
                let origin = digest(&[self.asker.origin.as_bytes(), fields.as_bytes()]);
                self.same(format!("origin:{origin}"), String::new(), now.plus(-SAME_ORIGIN))
            }
        }
    }

    /// Whether we would know them again: by their key, or their cookie.
    fn is_known(&self) -> bool {
        self.asker.key.is_some() || self.asker.voter.is_some()
    }

    /// What a reload will come with, where this request came without: only the voter, whose cookie the answer sets.
    fn reload(&self, now: Instant) -> Option<Claim> {
        let is_claim = self.asker.key.is_none() && self.asker.voter.is_some();
        self.voter().filter(|_| !is_claim).map(|voter| self.same_voter(voter, now))
    }

    fn voter(&self) -> Option<&String> {
        self.asker.voter.as_ref().or(self.asker.becomes.as_ref())
    }

    fn same_voter(&self, voter: &str, now: Instant) -> Claim {
        let private = if self.facts.private { "private" } else { "" };
        let words = digest(&[voter, self.facts.text.as_str(), private].map(str::as_bytes));
        self.same(format!("voter:{words}"), String::new(), now.plus(-SAME_VOTER))
    }

    fn same(&self, key: String, fingerprint: String, since: Instant) -> Claim {
        Claim { scope: format!("ask:{}", self.scope()), key, fingerprint, since }
    }
}
