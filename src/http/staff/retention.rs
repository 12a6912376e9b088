//! `/settings/retention`: how long things are kept.

use domain::retention::RetentionDraft;
use domain::screens::retention::RetentionScreen;
use wellspring_core::actor::Operator;
use wellspring_core::{Error, retention, screens};

use crate::http::answer::{Edited, Notice, Reply, both, problems, see_other};
use crate::http::ground::Sent;
use crate::http::who::As;

/// `GET /settings/retention`
pub async fn page(who: As<Operator>) -> Reply {
    let screen = screens::retention(&who.app, &who.actor).await?;
    who.page(pages::retention, &screen).await
}

/// `POST /settings/retention`
pub async fn set(who: As<Operator>, Sent(form): Sent<Edited<RetentionDraft>>) -> Reply {
    let set = retention::set(&who.app, &who.actor, form.seen.version(), &form.draft).await;
    let done = set.map(|_| see_other("/settings/retention", Notice::Saved));
    who.form(done, pages::retention, async |why: Error| {
        let screen = screens::retention(&who.app, &who.actor).await?;
        let both = both(&why, &screen.draft, &form.draft, &[]);
        Ok(RetentionScreen { draft: form.draft, problems: problems(&why), both, ..screen })
    })
    .await
}
