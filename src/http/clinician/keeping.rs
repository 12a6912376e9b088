//! A clinician's page and calendar, kept by themselves or an assistant, by link.

use axum::extract::multipart::{Multipart, MultipartRejection};
use domain::deeds::AssistantStep;
use domain::id::{AssistantId, LeaveId};
use serde::de::DeserializeOwned;
use texts::Texts;
use wellspring_core::{clinicians, screens};

use super::change::Change;
use crate::http::answer::{Notice, Reply, form, html, problems_told, public_frame, see_other};
use crate::http::ground::{Path, Query, Sent, language, upload};
use crate::http::site::Site;

/// `GET /clinicians/{token}`: all that is theirs.
pub async fn own(site: Site, Path(token): Path<String>, query: Query) -> Reply {
    let (who, clinician) = clinicians::by_token(&site.app, &token).await?;
    let mut screen = screens::own(&site.app, &who, &clinician, &format!("/clinicians/{token}")).await?;
    let t = Texts::of(site.language);
    screen.said = query.get("done").and_then(Notice::named).and_then(|notice| t.again(notice.sentence()));
    Ok(html(pages::own(&public_frame(&site), &screen)))
}

/// `POST /clinicians/{token}/{calendar|clock|leave|busy|assistants}`
pub async fn own_change<D>(site: Site, Path(token): Path<String>, Sent(draft): Sent<D>) -> Reply
where
    D: Into<Change> + DeserializeOwned,
{
    change(&site, &token, draft.into()).await
}

/// `POST /clinicians/{token}/leave/{leave}/remove`
pub async fn own_no_leave(site: Site, Path((token, leave)): Path<(String, LeaveId)>) -> Reply {
    change(&site, &token, Change::NoLeave(leave)).await
}

/// `POST /clinicians/{token}/busy/file`, as `multipart/form-data` with the part `file`.
pub async fn own_busy_file(
    site: Site,
    Path(token): Path<String>,
    parts: Result<Multipart, MultipartRejection>,
) -> Reply {
    // A link that leads nowhere is no place for complaints about a form.
    clinicians::by_token(&site.app, &token).await?;
    change(&site, &token, Change::BusyFile(upload::read(parts).await?.file)).await
}

/// `POST /clinicians/{token}/assistants/{assistant}/{step}`, by the words of [`AssistantStep`].
pub async fn own_assistant_step(
    site: Site,
    Path((token, assistant, step)): Path<(String, AssistantId, AssistantStep)>,
) -> Reply {
    change(&site, &token, Change::AssistantStep(assistant, step)).await
}

async fn change(site: &Site, token: &str, change: Change) -> Reply {
    let (who, _) = clinicians::by_token(&site.app, token).await?;
    let path = format!("/clinicians/{token}");
    let made = change.make(&site.app, &who.keeper()?).await;
    let language = change.language().unwrap_or(site.language);
    let done = made.map(|()| {
        let after = format!("{path}?done={}#{}", change.notice(), change.form());
        language::leads(language, see_other(&language.path(&after), None))
    });
    form::end(done, async |why| {
        let (_, clinician) = clinicians::by_token(&site.app, token).await?;
        let mut screen = screens::own(&site.app, &who, &clinician, &path).await?;
        change.back_on(&mut screen.keeping, problems_told(site, &why));
        Ok(pages::own(&public_frame(site), &screen))
    })
    .await
}
