//! A clinician answers in writing, by a link: GET and HEAD show, only POST acts.

use domain::Problems;
use domain::screens::clinician::AnswerScreen;
use wellspring_core::{Error, questions};

use crate::http::answer::{Reply, form, html, problems_told, public_frame, see_other};
use crate::http::ground::{Path, Sent};
use crate::http::site::Site;

/// What the form carries.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    text: String,
    /// `keep` saves it for later; anything else sends it.
    step: String,
}

async fn screen(site: &Site, token: &str) -> Result<AnswerScreen, Error> {
    let routed = questions::routed(&site.app, token).await?;
    let written = routed.question.proposed_answer;
    Ok(AnswerScreen {
        path: format!("/answer/{token}"),
        clinician: routed.clinician.name.to_string(),
        session: routed.session,
        text: routed.question.text.to_string(),
        said: routed.said,
        sent: routed.question.proposed_at.is_some(),
        draft: written.unwrap_or_default(),
        problems: Problems::default(),
    })
}

/// `GET /answer/{token}`
pub async fn page(site: Site, Path(token): Path<String>) -> Reply {
    Ok(html(pages::answer(&public_frame(&site), &screen(&site, &token).await?)))
}

/// `POST /answer/{token}`
pub async fn send(site: Site, Path(token): Path<String>, Sent(form): Sent<AnswerForm>) -> Reply {
    let done = match form.step.as_str() {
        "keep" => questions::keep_draft(&site.app, &token, &form.text).await,
        _ => questions::propose(&site.app, &token, &form.text).await,
    };
    form::end(done.map(|()| see_other(&format!("/answer/{token}"), None)), async |why| {
        let screen = screen(&site, &token).await?;
        let screen = AnswerScreen { draft: form.text, problems: problems_told(&site, &why), ..screen };
        Ok(pages::answer(&public_frame(&site), &screen))
    })
    .await
}
