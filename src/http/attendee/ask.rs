//! *Ask our experts*: questions outside any session, and the ways back to them.

use axum::http::HeaderMap;
use domain::question::QuestionDraft;
use domain::screens::attendee::{AskForm, CodeScreen};
use wellspring_core::live::Topic;
use wellspring_core::{Error, questions, screens};

use super::questions::take;
use super::votes::Typing;
use crate::http::answer::form::end;
use crate::http::answer::{Reply, html, json, problems_told, public_frame, secret, see_other};
use crate::http::ground::cookie::with_cookie;
use crate::http::ground::{Query, Sent};
use crate::http::site::Site;
use crate::http::who::Stranger;

/// The form as nobody has touched it: private, unless its author wishes otherwise.
fn blank() -> AskForm {
    AskForm { draft: QuestionDraft { private: true, ..QuestionDraft::default() }, ..AskForm::default() }
}

/// `GET /ask?post={slug}`: the page, kept until a question or a topic has changed; from a post it is made each time.
pub async fn page(site: Site, query: Query, headers: HeaderMap) -> Reply {
    if let Some(post) = query.get("post") {
        let screen = screens::ask(&site.app, site.language, Some(post), blank()).await?;
        return Ok(html(pages::ask(&public_frame(&site), &screen)));
    }
    let stamp = [site.app.stamp(&Topic::Ask).await?, site.app.stamp(&Topic::Plan).await?, 0, 0];
    let render = || async {
        Ok(pages::ask(&public_frame(&site), &screens::ask(&site.app, site.language, None, blank()).await?))
    };
    Ok(site.kept_page("/ask", stamp, &headers, render).await?)
}

/// `POST /ask`: a stranger asks, as a plain form or from the island.
pub async fn send(site: Site, stranger: Stranger, Sent(draft): Sent<QuestionDraft>) -> Reply {
    let taken = take(&site, None, &stranger, &draft).await;
    if stranger.json {
        let (asked, cookie) = taken?;
        return Ok(with_cookie(json::created(&asked), cookie));
    }
    let done = taken.map(|(asked, cookie)| secret(with_cookie(see_other(&asked.url, None), cookie)));
    end(done, |why| again(&site, draft, why)).await
}

/// The page again with everything that was typed.
async fn again(site: &Site, draft: QuestionDraft, why: Error) -> Result<String, Error> {
    let post = draft.post.clone();
    let form = AskForm { draft, problems: problems_told(site, &why) };
    let screen = screens::ask(&site.app, site.language, Some(&post), form).await?;
    Ok(pages::ask(&public_frame(site), &screen))
}

/// `POST /ask/alike`: published answers near to what is being typed, and what of it could say who its author is. Nothing of it
/// is kept.
pub async fn alike(site: Site, stranger: Stranger, Sent(typing): Sent<Typing>) -> Reply {
    site.limits.vote(stranger.asker.voter.as_deref(), stranger.address)?;
    Ok(secret(json::ok(&questions::alike(&site.app, None, &typing.text).await?)))
}

/// `GET /ask/mine`: what was asked on this device, by its cookie. `public/mine.js` takes its list from here, too.
pub async fn mine(site: Site, stranger: Stranger) -> Reply {
    let screen = screens::mine(&site.app, &stranger.asker).await?;
    Ok(secret(html(pages::mine(&public_frame(&site), &screen))))
}

/// `GET /questions`: the form for a short code.
pub async fn code(site: Site) -> Reply {
    Ok(html(pages::code(&public_frame(&site), &CodeScreen::default())))
}

/// What the form for a short code carries.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Code {
    code: String,
}

/// `POST /questions`: the code opens the asker's own page. It is in no address.
pub async fn open(site: Site, stranger: Stranger, Sent(typed): Sent<Code>) -> Reply {
    let found = match site.limits.code(stranger.address) {
        Ok(()) => questions::by_code(&site.app, &typed.code).await,
        Err(often) => Err(often),
    };
    let done = found.map(|question| see_other(&questions::path(&site.app, &question), None));
    let again = async |why| Ok(pages::code(&public_frame(&site), &CodeScreen { problems: problems_told(&site, &why) }));
    Ok(secret(end(done, again).await?))
}
