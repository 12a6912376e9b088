//! Lists of signs: one person proposes another text, a second one lets it count.

mod sets;

use domain::activity::{ActorKind, Verb};
use domain::id::ListChangeId;
use domain::safety::{ChangeDraft, ChangeFacts, ChangeState, ListChange, Measured, SignKind, is_shipped};
use domain::{Flag, Language, LocalDate, Problems, zone};

use crate::actor::Reviewer;
use crate::safety::House;
use crate::storage::lists as rows;
use crate::{Activity, Error, Wellspring, Work, quarantine};

/// A list.
type Which = (SignKind, Language);

/// Checks a change without proposing it: what it would make of the project's own texts.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn try_change(app: &Wellspring, _: &Reviewer, list: Which, draft: &ChangeDraft) -> Result<Measured, Error> {
    checked(app, &*app.house().await?, list, draft).await.map(|(_, measured)| measured)
}

/// Proposes another text for a list: it counts once a second person let it.
///
/// # Errors
/// [`Error::Invalid`] beside the fields, also where the project's own texts would be read worse; [`Error::State`] while another
/// change of this list waits.
pub async fn propose(
    app: &Wellspring,
    who: &Reviewer,
    (kind, language): Which,
    draft: &ChangeDraft,
) -> Result<ListChange, Error> {
    let (facts, _) = passing(app, (kind, language), draft).await?;
    let author = who.who();
    let mut work = app.begin(who).await?;
    let change = ListChange {
        id: work.id(),
        kind,
        language,
        is_shipped: Flag::default(),
        text: facts.text,
        why: facts.why,
        state: ChangeState::Proposed,
        proposed_by: if author.kind == ActorKind::Staff { author.id.clone() } else { String::new() },
        proposed_name: author.name.clone(),
        proposed_at: work.now(),
        decided_name: None,
        decided_at: None,
    };
    if !rows::insert(&mut work, &change).await? {
        let waiting = rows::in_state(&mut work, ChangeState::Proposed).await?;
        let is_again = |one: &ListChange| (&one.text, &one.proposed_by) == (&change.text, &change.proposed_by);
        if let Some(same) = waiting.into_iter().find(is_again) {
            return Ok(same);
        }
        return Err(Error::State(
            "Another change of this list waits for a second person: decide on that first.".to_owned(),
        ));
    }
    work.commit(Activity::list(&change.id, Verb::Proposed).detail(name(&change))).await?;
    Ok(change)
}

/// A second person lets a change count, from the next text on that is read. Of one that a program proposed, a first person says
/// that they stand for it; it goes on to wait.
///
/// # Errors
/// [`Error::State`] by its author, by a program, or when it waits no more; [`Error::Invalid`] where it is no later version by
/// now, or reads the project's own texts worse.
pub async fn approve(app: &Wellspring, who: &Reviewer, id: &ListChangeId) -> Result<ChangeState, Error> {
    let change = rows::get(&app.storage, id).await?;
    waits(&change)?;
    let person = who.who();
    if person.kind != ActorKind::Staff {
        return Err(Error::State("A person lets a list count, signed in.".to_owned()));
    }
    if person.id == change.proposed_by {
        return Err(Error::State("Somebody else than its author lets a change count.".to_owned()));
    }
    let draft = ChangeDraft { text: change.text.clone(), why: change.why.clone() };
    let measured_by = passing(app, (change.kind, change.language), &draft).await?.1;
    let mut work = app.begin(who).await?;
    let held = rows::lock(&mut work, id).await?;
    waits(&held)?;
    if held.proposed_by != change.proposed_by {
        return Err(Error::State("Somebody else stands for this change by now: look at it again.".to_owned()));
    }
    if held.is_nobodys() {
        rows::stand_for(&mut work, id, &person.id, &person.name).await?;
        work.commit(Activity::list(id, Verb::Proposed).detail(name(&change))).await?;
        return Ok(ChangeState::Proposed);
    }
    // Each of two lists may miss what only the other one catches.
    if rows::ids_in_force(&mut work).await? != measured_by {
        return Err(Error::State("Another list changed just now: look at this change again.".to_owned()));
    }
    let is_shipped = is_shipped(change.kind, change.language, &change.text);
    rows::set_shipped(&mut work, id, is_shipped).await?;
    rows::replace(&mut work, change.kind, change.language).await?;
    decide(work, &change, ChangeState::InForce, Verb::Approved).await?;
    app.safety.forget();
    Ok(ChangeState::InForce)
}

/// A change does not count: somebody says no, or its author takes it back.
///
/// # Errors
/// [`Error::State`] when it waits no more.
pub async fn turn_down(app: &Wellspring, who: &Reviewer, id: &ListChangeId) -> Result<(), Error> {
    let mut work = app.begin(who).await?;
    let change = rows::lock(&mut work, id).await?;
    waits(&change)?;
    decide(work, &change, ChangeState::TurnedDown, Verb::Declined).await
}

/// A change by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, _: &Reviewer, id: &ListChangeId) -> Result<ListChange, Error> {
    rows::get(&app.storage, id).await
}

/// A page of changes, the newest first, from before `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(app: &Wellspring, _: &Reviewer, cursor: &str, most: i64) -> Result<Vec<ListChange>, Error> {
    rows::page(&app.storage, cursor, most).await
}

async fn decide(mut work: Work, change: &ListChange, state: ChangeState, verb: Verb) -> Result<(), Error> {
    let (now, by) = (work.now(), work.who().name.clone());
    rows::decide(&mut work, &change.id, state, &by, now).await?;
    work.commit(Activity::list(&change.id, verb).detail(name(change))).await
}

fn waits(change: &ListChange) -> Result<(), Error> {
    match change.state {
        ChangeState::Proposed => Ok(()),
        state => Err(Error::State(format!(
            "This change is {}; there is nothing to decide.",
            state.as_str().replace('_', " ")
        ))),
    }
}

/// A change that may count: it can be read, and reads the project's own texts no worse than what is in force, which it gives too.
async fn passing(
    app: &Wellspring,
    list: Which,
    draft: &ChangeDraft,
) -> Result<(ChangeFacts, Vec<ListChangeId>), Error> {
    let house = app.house().await?;
    let (facts, measured) = checked(app, &house, list, draft).await?;
    match measured.why_not() {
        Some(why) => Err(Error::field("text", why)),
        None => Ok((facts, house.in_force().to_vec())),
    }
}

/// Hundreds of texts are read twice, by a list that somebody has just written: not where others wait.
async fn checked(
    app: &Wellspring,
    house: &House,
    list: Which,
    draft: &ChangeDraft,
) -> Result<(ChangeFacts, Measured), Error> {
    let (now, today, draft) = (house.lists(), today(app), draft.clone());
    let read = move || {
        let facts = draft.check(list, &now, today)?;
        let measured = sets::measure(&now, &facts.lists);
        Ok::<_, Problems>((facts, measured))
    };
    Ok(quarantine::read("text", read).await??)
}

fn today(app: &Wellspring) -> LocalDate {
    zone::local(app.now(), &app.settings.house_zone()).date
}

/// As the record names it: "stroke, en".
fn name(change: &ListChange) -> String {
    format!("{}, {}", change.kind, change.language)
}
