//! A stranger asks, and comes back to their question.

use axum::http::HeaderValue;
use axum::http::header::RETRY_AFTER;
use axum::response::{AppendHeaders, Html, IntoResponse, Response};
use domain::deeds::MarksStep;
use domain::handoff::ReachDraft;
use domain::question::QuestionDraft;
use domain::screens::attendee::{AskForm, EraseForm, OwnForms, OwnScreen, TypedField};
use domain::session::Session;
use pages::Trouble;
use texts::Texts;
use wellspring_core::actor::Asker;
use wellspring_core::{Error, questions, screens};

use crate::http::answer::form::end;
use crate::http::answer::{Reply, html, json, problems_told, public_frame, secret, see_other};
use crate::http::ground::cookie::with_cookie;
use crate::http::ground::{Path, Refusal, Sent};
use crate::http::site::Site;
use crate::http::who::Stranger;

/// `POST /events/{slug}/questions`: a stranger asks, as a plain form or from the island.
pub async fn ask(site: Site, Path(slug): Path<String>, stranger: Stranger, Sent(draft): Sent<QuestionDraft>) -> Reply {
    let session = screens::public_session(&site.app, &slug).await?;
    match take(&site, Some(&session), &stranger, &draft).await {
        Ok((asked, cookie)) if stranger.json => Ok(with_cookie(json::created(&asked), cookie)),
        Ok((asked, cookie)) => Ok(secret(with_cookie(see_other(&asked.url, None), cookie))),
        Err(error) if stranger.json => Err(error.into()),
        Err(error) => ask_again(&site, &session, draft, error).await,
    }
}

/// Limits, then the command, in a session or outside any; gives the cookie that the first POST sets.
pub async fn take(
    site: &Site,
    session: Option<&Session>,
    stranger: &Stranger,
    draft: &QuestionDraft,
) -> Result<(questions::Asked, Option<HeaderValue>), Error> {
    let place = session.map_or("ask", |session| session.id.as_str());
    site.limits.ask(stranger.asker.voter.as_deref(), place, stranger.address)?;
    let (voter, cookie) = stranger.voter(site);
    let asker = Asker { becomes: cookie.as_ref().map(|_| voter.word), ..stranger.asker.clone() };
    let asked = questions::ask(&site.app, &asker, session, draft).await?;
    Ok((questions::Asked { url: asker.language.path(&asked.url), ..asked }, cookie))
}

/// The page again with everything that was typed: wrong fields, too many, too busy, closed meanwhile.
async fn ask_again(site: &Site, session: &Session, draft: QuestionDraft, error: Error) -> Reply {
    let refusal = Refusal::from(&error).told(Texts::of(site.language));
    let form = AskForm { draft, problems: problems_told(site, &error) };
    let screen = screens::event(&site.app, session, form).await?;
    if !screen.session.takes_questions {
        return Ok(closed(site, &refusal, screen.form.draft.text));
    }
    let wait = refusal.retry_after.map(|seconds| (RETRY_AFTER, HeaderValue::from(seconds)));
    let page = Html(pages::event(&public_frame(site), &screen));
    Ok((refusal.status, AppendHeaders(wait), page).into_response())
}

/// There is no form any more to stand in: a page that says so, with the text.
fn closed(site: &Site, refusal: &Refusal, text: String) -> Response {
    let trouble =
        Trouble { what: Some(refusal.detail.clone()), kept: Some(text), ..Trouble::new(refusal.status.as_u16()) };
    (refusal.status, Html(pages::problem(&public_frame(site), &trouble))).into_response()
}

/// `GET /questions/{token}`: the asker's own page; by a mailed link that may have gone astray, what can be read of it.
pub async fn own(site: Site, Path(token): Path<String>, stranger: Stranger) -> Reply {
    Ok(html(page(&site, &stranger, &token, OwnForms::default()).await?))
}

async fn page(site: &Site, stranger: &Stranger, token: &str, forms: OwnForms) -> Result<String, Error> {
    let frame = public_frame(site);
    Ok(match screens::asker(&site.app, &stranger.asker, token, forms).await? {
        OwnScreen::Whole(screen) => pages::asker(&frame, &screen),
        OwnScreen::Locked(screen) => pages::locked(&frame, &screen),
    })
}

/// `POST /questions/{token}/link`: another link opens the page; the old one stops working.
pub async fn renew_link(site: Site, Path(token): Path<String>, stranger: Stranger) -> Reply {
    let question = questions::renew_link(&site.app, &stranger.asker, &token).await?;
    Ok(see_other(&questions::path(&site.app, &question), None))
}

/// `POST /questions/{token}/marks/{step}`: what could say who they are is taken out, kept, or the team's alone.
pub async fn marks(site: Site, Path((token, step)): Path<(String, MarksStep)>, stranger: Stranger) -> Reply {
    questions::decide_marks(&site.app, &stranger.asker, &token, step).await?;
    Ok(see_other(&format!("/questions/{token}"), None))
}

/// `POST /questions/{token}/erase`: every word of it goes, or all but what everybody reads.
pub async fn erase(site: Site, Path(token): Path<String>, stranger: Stranger, Sent(form): Sent<EraseForm>) -> Reply {
    questions::erase(&site.app, &stranger.asker, &token, form.left()).await?;
    Ok(see_other(&format!("/questions/{token}"), None))
}

/// `POST /questions/{token}/withdraw`
pub async fn withdraw(site: Site, Path(token): Path<String>, stranger: Stranger) -> Reply {
    questions::withdraw(&site.app, &stranger.asker, &token).await?;
    Ok(see_other(&format!("/questions/{token}"), None))
}

/// An address, as typed.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Address {
    email: String,
}

/// `POST /questions/{token}/email`: an address is left, changed, or (an empty one) taken back.
pub async fn leave_address(
    site: Site,
    Path(token): Path<String>,
    stranger: Stranger,
    Sent(Address { email }): Sent<Address>,
) -> Reply {
    // A letter for each: as rare as a question.
    let done = match site.limits.ask(stranger.asker.voter.as_deref(), "address", stranger.address) {
        Ok(()) => questions::leave_address(&site.app, &stranger.asker, &token, &email).await,
        Err(often) => Err(often),
    };
    let done = done.map(|()| see_other(&format!("/questions/{token}"), None));
    end(done, async |why| {
        let email = TypedField { typed: email, problems: problems_told(&site, &why) };
        page(&site, &stranger, &token, OwnForms { email, ..OwnForms::default() }).await
    })
    .await
}

/// `POST /questions/{token}/confirm`: the address to which this link was mailed is the asker's.
pub async fn confirm_address(site: Site, Path(token): Path<String>, stranger: Stranger) -> Reply {
    questions::confirm_address(&site.app, &stranger.asker, &token).await?;
    Ok(see_other(&format!("/questions/{token}"), None))
}

/// Words, as typed.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Words {
    text: String,
}

/// `POST /questions/{token}/follow_up`: the asker writes once more.
pub async fn follow_up(
    site: Site,
    Path(token): Path<String>,
    stranger: Stranger,
    Sent(Words { text }): Sent<Words>,
) -> Reply {
    let done = match site.limits.ask(stranger.asker.voter.as_deref(), "follow_up", stranger.address) {
        Ok(()) => questions::follow_up(&site.app, &stranger.asker, &token, &text).await,
        Err(often) => Err(often),
    };
    let done = done.map(|()| see_other(&format!("/questions/{token}"), None));
    end(done, async |why| {
        let follow_up = TypedField { typed: text, problems: problems_told(&site, &why) };
        page(&site, &stranger, &token, OwnForms { follow_up, ..OwnForms::default() }).await
    })
    .await
}

/// `POST /questions/{token}/reach`: how they can be reached in person.
pub async fn reach(site: Site, Path(token): Path<String>, stranger: Stranger, Sent(draft): Sent<ReachDraft>) -> Reply {
    let done = match site.limits.ask(stranger.asker.voter.as_deref(), "reach", stranger.address) {
        Ok(()) => questions::say_how(&site.app, &stranger.asker, &token, &draft).await,
        Err(often) => Err(often),
    };
    let done = done.map(|()| see_other(&format!("/questions/{token}"), None));
    end(done, async |why| {
        let reach = (draft, problems_told(&site, &why));
        page(&site, &stranger, &token, OwnForms { reach, ..OwnForms::default() }).await
    })
    .await
}

/// `POST /questions/{token}/helped`: the answer did.
pub async fn helped(site: Site, Path(token): Path<String>, stranger: Stranger) -> Reply {
    rate(&site, &token, &stranger, true).await
}

/// `POST /questions/{token}/did_not_help`: it did not.
pub async fn did_not_help(site: Site, Path(token): Path<String>, stranger: Stranger) -> Reply {
    rate(&site, &token, &stranger, false).await
}

async fn rate(site: &Site, token: &str, stranger: &Stranger, helped: bool) -> Reply {
    questions::rate(&site.app, &stranger.asker, token, helped).await?;
    Ok(see_other(&format!("/questions/{token}#follow-up"), None))
}
