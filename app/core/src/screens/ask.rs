//! *Ask our experts*, and what was asked on this device.

use std::collections::HashMap;

use domain::Language;
use domain::id::SessionId;
use domain::question::Kind;
use domain::screens::Choice;
use domain::screens::attendee::{AskForm, AskScreen, Mine, MineScreen};
use domain::session::Hall;
use domain::target::Source;
use domain::topic::Topic;

use crate::actor::Asker;
use crate::storage::{posts, questions as rows, sessions, topics};
use crate::{Error, Wellspring, questions};

/// Published answers on the page.
const ANSWERS: i64 = 20;

/// The page, for whoever comes from this post or from anywhere. A post that there is not says nothing.
///
/// # Errors
/// [`Error::Storage`].
pub async fn ask(app: &Wellspring, language: Language, post: Option<&str>, form: AskForm) -> Result<AskScreen, Error> {
    let post = match post {
        Some(slug) => read_post(app, slug).await?,
        None => None,
    };
    let answered = rows::answered_at_ask(&app.storage, ANSWERS).await?;
    let hall = Hall::default();
    let choice = |topic: Topic| Choice { label: topic.name_in(language).to_string(), value: topic.slug };
    let target = app.desk().await?.targets.of(Kind::Question, Source::Ask);
    Ok(AskScreen {
        lines: app.settings.country.lines(&[], language),
        hours: app.settings.desk_hours.clone(),
        zone: app.settings.house_zone(),
        within: app.settings.answer_within.map(|_| target.answer),
        topics: topics::all(&app.storage).await?.into_iter().map(choice).collect(),
        post,
        answers: answered.iter().filter_map(|question| questions::public_view(question, &hall)).collect(),
        form,
    })
}

async fn read_post(app: &Wellspring, slug: &str) -> Result<Option<(String, String)>, Error> {
    match posts::public(&app.storage, slug).await {
        Ok(post) => Ok(Some((post.slug, post.title.to_string()))),
        Err(Error::NotFound | Error::Gone) => Ok(None),
        Err(other) => Err(other),
    }
}

/// What was asked on this device. No word of it: that stands behind each link.
///
/// # Errors
/// [`Error::Storage`].
pub async fn mine(app: &Wellspring, asker: &Asker) -> Result<MineScreen, Error> {
    let found = questions::of_device(app, asker).await?;
    let ids: Vec<SessionId> = found.iter().filter_map(|question| question.session_id.clone()).collect();
    let known = if ids.is_empty() { Vec::new() } else { sessions::several(&app.storage, &ids).await? };
    let titles: HashMap<SessionId, String> =
        known.into_iter().map(|session| (session.id, session.title.to_string())).collect();
    let mine = |question: &domain::question::Question| Mine {
        path: questions::path(app, question),
        title: question.session_id.as_ref().and_then(|id| titles.get(id)).cloned(),
        state: question.state,
        asked_at: question.created_at,
    };
    Ok(MineScreen { asked: found.iter().map(mine).collect(), zone: app.settings.house_zone() })
}
