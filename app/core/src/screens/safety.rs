//! What is read as urgent, for those who answer for the lists.

use domain::activity::{Activity, Verb};
use domain::gate::Marked;
use domain::id::ListChangeId;
use domain::permission::Permission;
use domain::safety::{ChangeDraft, ChangeState, ListChange, Lists, SignKind};
use domain::screens::safety::{ChangeScreen, ListRow, ListScreen, SafetyScreen, Tried, Tuning};
use domain::text::bounded;
use domain::{Language, Problems, zone};

use crate::actor::Reviewer;
use crate::safety::House;
use crate::storage::{alarms, lists as rows};
use crate::{Error, Wellspring, lists};

/// The lists; with `text`, what would be found in it. Nothing of it is kept.
///
/// # Errors
/// [`Error::Storage`].
pub async fn safety(app: &Wellspring, who: &Reviewer, text: Option<String>) -> Result<SafetyScreen, Error> {
    let house = app.house().await?;
    let tried = match text {
        Some(text) => Some(tried(app, who, text).await?),
        None => None,
    };
    let each = |language: &Language| SignKind::ALL.iter().map(|kind| (*kind, *language)).collect::<Vec<_>>();
    let all = Language::ALL.iter().flat_map(each);
    let changed = rows::in_state(&app.storage, ChangeState::InForce).await?;
    Ok(SafetyScreen {
        lists: all.filter_map(|list| row(&house, &changed, list)).collect(),
        waiting: rows::in_state(&app.storage, ChangeState::Proposed).await?,
        tuning: tuning(app, who).await?,
        today: zone::local(app.now(), &app.settings.house_zone()).date,
        tried,
    })
}

/// What would be found in a text of up to 10,000 characters. Nothing of it is kept.
///
/// # Errors
/// [`Error::Invalid`] beside `text`; [`Error::Storage`].
pub async fn tried(app: &Wellspring, _: &Reviewer, text: String) -> Result<Tried, Error> {
    let text = bounded(&text, "The text", 0, 10_000).map_err(|why| Error::field("text", why))?;
    let (looked, house) = (app.look(&text).await?, app.house().await?);
    let marked = house.known(|known| Marked::of(&text, known));
    Ok(Tried { signs: looked.signs().to_vec(), marked, text })
}

/// A list as it counts now.
fn row(house: &House, changed: &[ListChange], (kind, language): (SignKind, Language)) -> Option<ListRow> {
    let lists = house.lists();
    let (list, shipped) = (lists.list(kind, language)?, Lists::shipped().list(kind, language)?);
    let ours = changed.iter().find(|change| (change.kind, change.language) == (kind, language));
    let is_unread = house.unread().contains(&(kind, language));
    let ours = ours.filter(|change| !is_unread && !change.is_shipped.is_set());
    Some(ListRow {
        kind,
        language,
        version: list.version,
        review_by: list.review_by,
        owner: list.owner.clone(),
        text: ours.map_or_else(|| Lists::shipped_text(kind, language).to_owned(), |change| change.text.clone()),
        shipped: ours.map(|_| shipped.version),
        is_unread,
    })
}

/// Where people and lists disagreed. It is what was asked, so it is for the desk, and the record says who read it.
async fn tuning(app: &Wellspring, who: &Reviewer) -> Result<Option<Tuning>, Error> {
    let reader = who.reader();
    if !reader.may(Permission::Desk) {
        return Ok(None);
    }
    let tuning =
        Tuning { calm: alarms::taken_for_one(&app.storage).await?, missed: alarms::marked(&app.storage).await? };
    if !(tuning.calm.is_empty() && tuning.missed.is_empty()) {
        app.note_read(&reader, Activity::installation(&app.installation, Verb::ReadQuestions)).await;
    }
    Ok(Some(tuning))
}

/// One list, with a form for another text.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn list(app: &Wellspring, _: &Reviewer, (kind, language): (SignKind, Language)) -> Result<ListScreen, Error> {
    let list = row_of(app, (kind, language)).await?;
    let waiting = rows::in_state(&app.storage, ChangeState::Proposed).await?;
    let waiting = waiting.into_iter().find(|change| (change.kind, change.language) == (kind, language));
    Ok(ListScreen {
        draft: ChangeDraft { text: next(&list), why: String::new() },
        waiting: waiting.map(|change| change.id),
        shipped: list.shipped.map(|_| Lists::shipped_text(kind, language)),
        list,
        measured: None,
        problems: Problems::default(),
    })
}

/// The text in force, as the next version.
fn next(list: &ListRow) -> String {
    list.text.replacen(
        &format!("version: {}", list.version),
        &format!("version: {}", list.version.saturating_add(1)),
        1,
    )
}

async fn row_of(app: &Wellspring, list: (SignKind, Language)) -> Result<ListRow, Error> {
    let changed = rows::in_state(&app.storage, ChangeState::InForce).await?;
    row(&*app.house().await?, &changed, list).ok_or(Error::NotFound)
}

/// A change, with what it would do.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn list_change(app: &Wellspring, who: &Reviewer, id: &ListChangeId) -> Result<ChangeScreen, Error> {
    let change = lists::get(app, who, id).await?;
    let which = (change.kind, change.language);
    let draft = ChangeDraft { text: change.text.clone(), why: change.why.clone() };
    let measured = match lists::try_change(app, who, which, &draft).await {
        Ok(measured) => Ok(measured),
        Err(Error::Invalid(problems)) => Err(problems),
        Err(other) => return Err(other),
    };
    Ok(ChangeScreen {
        is_mine: change.proposed_by == who.who().id,
        list: row_of(app, which).await?,
        change,
        measured,
        problems: Problems::default(),
    })
}
