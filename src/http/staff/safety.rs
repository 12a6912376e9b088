//! `/settings/safety`: what is read as urgent; a text can be tried, and a list changed by two people.

use domain::Language;
use domain::deeds::ChangeDecision;
use domain::id::ListChangeId;
use domain::safety::{ChangeDraft, ChangeState, SignKind};
use domain::screens::safety::{ChangeScreen, ListScreen};
use serde::Deserialize;
use wellspring_core::actor::Reviewer;
use wellspring_core::{lists, screens};

use crate::http::answer::{Notice, Reply, problems, see_other};
use crate::http::ground::{Path, Sent};
use crate::http::who::As;

/// `GET /settings/safety`
pub async fn page(who: As<Reviewer>) -> Reply {
    let screen = screens::safety(&who.app, &who.actor, None).await?;
    who.page(pages::safety, &screen).await
}

/// A text to try.
#[derive(Deserialize)]
pub struct TryForm {
    /// The text.
    #[serde(default)]
    text: String,
}

/// `POST /settings/safety`: a POST, since typed text belongs in no address.
pub async fn attempt(who: As<Reviewer>, Sent(form): Sent<TryForm>) -> Reply {
    let screen = screens::safety(&who.app, &who.actor, Some(form.text)).await?;
    who.page(pages::safety, &screen).await
}

/// `GET /settings/safety/{kind}/{language}`
pub async fn list(who: As<Reviewer>, Path(list): Path<(SignKind, Language)>) -> Reply {
    let screen = screens::list(&who.app, &who.actor, list).await?;
    who.page(pages::list, &screen).await
}

/// Another text for a list.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct ChangeForm {
    #[serde(flatten)]
    draft: ChangeDraft,
    /// `try` only looks; anything else proposes.
    step: String,
}

/// `POST /settings/safety/{kind}/{language}`
pub async fn change(
    who: As<Reviewer>,
    Path(list): Path<(SignKind, Language)>,
    Sent(ChangeForm { draft, step }): Sent<ChangeForm>,
) -> Reply {
    if step == "try" {
        return attempt_change(who, list, draft).await;
    }
    let proposed = lists::propose(&who.app, &who.actor, list, &draft).await;
    let done =
        proposed.map(|change| see_other(&format!("/settings/safety/changes/{}", change.id), Notice::ListProposed));
    who.form(done, pages::list, async |why| {
        let screen = screens::list(&who.app, &who.actor, list).await?;
        Ok(ListScreen { draft, problems: problems(&why), ..screen })
    })
    .await
}

async fn attempt_change(who: As<Reviewer>, list: (SignKind, Language), draft: ChangeDraft) -> Reply {
    let tried = ChangeDraft { why: "tried".to_owned(), ..draft.clone() };
    let done = lists::try_change(&who.app, &who.actor, list, &tried).await;
    let screen = ListScreen { draft, ..screens::list(&who.app, &who.actor, list).await? };
    let screen = match done {
        Ok(measured) => ListScreen { measured: Some(measured), ..screen },
        Err(why) => ListScreen { problems: problems(&why), ..screen },
    };
    who.page(pages::list, &screen).await
}

/// `GET /settings/safety/changes/{id}`
pub async fn proposed(who: As<Reviewer>, Path(id): Path<ListChangeId>) -> Reply {
    let screen = screens::list_change(&who.app, &who.actor, &id).await?;
    who.page(pages::list_change, &screen).await
}

/// `POST /settings/safety/changes/{id}/{step}`, by the words of [`ChangeDecision`].
pub async fn decide(who: As<Reviewer>, Path((id, step)): Path<(ListChangeId, ChangeDecision)>) -> Reply {
    let decided = match step {
        ChangeDecision::Approve => lists::approve(&who.app, &who.actor, &id).await,
        ChangeDecision::TurnDown => lists::turn_down(&who.app, &who.actor, &id).await.map(|()| ChangeState::TurnedDown),
    };
    let done = decided.map(|state| match state {
        ChangeState::Proposed => see_other(&format!("/settings/safety/changes/{id}"), Notice::ListProposed),
        ChangeState::InForce => see_other("/settings/safety", Notice::ListCounts),
        ChangeState::TurnedDown | ChangeState::Replaced => see_other("/settings/safety", Notice::ListTurnedDown),
    });
    who.form(done, pages::list_change, async |why| {
        let screen = screens::list_change(&who.app, &who.actor, &id).await?;
        Ok(ChangeScreen { problems: problems(&why), ..screen })
    })
    .await
}
