//! A team reaches somebody, by a link: GET and HEAD show, only POST acts.

use domain::handoff::Step;
use domain::screens::desk::{DeedForm, RefusedDeed};
use domain::screens::handoff::HandoffScreen;
use wellspring_core::{questions, screens};

use crate::http::answer::{Reply, form, html, problems, public_frame, see_other};
use crate::http::ground::{Path, Sent};
use crate::http::site::Site;

/// `GET /handoffs/{token}`
pub async fn page(site: Site, Path(token): Path<String>) -> Reply {
    let screen = screens::handoff(&site.app, &token).await?;
    Ok(html(pages::handoff(&public_frame(&site), &screen)))
}

/// `POST /handoffs/{token}/{step}`: what is closed has no page any more, so a few words say thanks.
pub async fn step(site: Site, Path((token, step)): Path<(String, Step)>, Sent(typed): Sent<DeedForm>) -> Reply {
    let done = questions::by_team(&site.app, &token, step, &typed).await;
    let done = done.map(|()| match step {
        Step::Settle => html(pages::handoff_closed(&public_frame(&site))),
        _ => see_other(&format!("/handoffs/{token}"), None),
    });
    form::end(done, async |why| {
        let screen = screens::handoff(&site.app, &token).await?;
        let refused = RefusedDeed { deed: step.to_string(), typed, problems: problems(&why), ..RefusedDeed::default() };
        Ok(pages::handoff(&public_frame(&site), &HandoffScreen { refused: Some(refused), ..screen }))
    })
    .await
}
