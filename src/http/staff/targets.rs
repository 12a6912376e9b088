//! `/settings/targets`: how soon things are in hand, and answered.

use domain::screens::targets::TargetsScreen;
use domain::target::TargetDraft;
use wellspring_core::actor::Operator;
use wellspring_core::{Error, screens, targets};

use crate::http::answer::{Notice, Reply, problems, see_other};
use crate::http::ground::Sent;
use crate::http::who::As;

/// `GET /settings/targets`
pub async fn page(who: As<Operator>) -> Reply {
    let screen = screens::targets(&who.app, &who.actor).await?;
    who.page(pages::targets, &screen).await
}

/// `POST /settings/targets`: agrees on one.
pub async fn set(who: As<Operator>, Sent(draft): Sent<TargetDraft>) -> Reply {
    let set = targets::set(&who.app, &who.actor, &draft).await;
    again(who, draft, set).await
}

/// `POST /settings/targets/remove`: agrees on none for a kind and a source any more.
pub async fn remove(who: As<Operator>, Sent(draft): Sent<TargetDraft>) -> Reply {
    let removed = targets::remove(&who.app, &who.actor, &draft).await;
    again(who, draft, removed).await
}

async fn again(who: As<Operator>, draft: TargetDraft, done: Result<(), Error>) -> Reply {
    let done = done.map(|()| see_other("/settings/targets", Notice::Saved));
    who.form(done, pages::targets, async |why: Error| {
        let screen = screens::targets(&who.app, &who.actor).await?;
        Ok(TargetsScreen { draft, problems: problems(&why), ..screen })
    })
    .await
}
