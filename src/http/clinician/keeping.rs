//! A clinician's calendar, kept by themselves or an assistant (by link) or by a planner (signed in): choices of the feed,
//! leave, busy times, assistants. Each deed has two doors, one for each.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::clinician::{AssistantDraft, BusyDraft, FeedDraft, LeaveDraft};
use domain::id::ClinicianId;
use domain::screens::clinician::Keeping;
use wellspring_core::actor::{Keeper, Planner};
use wellspring_core::clinicians::{self, assistants, feed, leave};
use wellspring_core::{Error, screens};

use crate::http::answer::Reply;
use crate::http::answer::form::{again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::public_frame;
use crate::http::clinician::slots::{behind_link, ended};
use crate::http::ground::body::Sent;
use crate::http::ground::error::Refused;
use crate::http::ground::path::id;
use crate::http::ground::upload;
use crate::http::site::Site;
use crate::http::staff::people;
use crate::http::who::staff::As;

/// What was sent to a clinician's calendar.
enum Deed {
    Feed(FeedDraft),
    Leave(LeaveDraft),
    NoLeave(String),
    Assistant(AssistantDraft),
    AssistantStep(String, String),
    Busy(BusyDraft),
    BusyFile(Vec<u8>),
}

impl Deed {
    /// The form that it came from, and the name of what is said afterwards.
    fn form(&self) -> (&'static str, &'static str) {
        match self {
            Self::Feed(_) => ("calendar", "calendar"),
            Self::Leave(_) => ("leave", "leave"),
            Self::NoLeave(_) => ("leave", "no_leave"),
            Self::Assistant(_) => ("assistant", "assistant"),
            Self::AssistantStep(_, step) if step == "remove" => ("assistant", "no_assistant"),
            Self::AssistantStep(..) => ("assistant", "assistant_link"),
            Self::Busy(draft) if draft.url.as_deref().unwrap_or_default().trim().is_empty() => ("busy", "no_busy"),
            Self::Busy(_) => ("busy", "busy"),
            Self::BusyFile(_) => ("busy", "busy_file"),
        }
    }

    async fn done(&self, site: &Site, keeper: &Keeper) -> Result<(), Error> {
        let app = &site.app;
        match self {
            Self::Feed(draft) => feed::choose(app, keeper, draft).await.map(drop),
            Self::Leave(draft) => leave::add(app, keeper, draft).await.map(drop),
            Self::NoLeave(leave) => leave::remove(app, keeper, &id(leave)?).await,
            Self::Assistant(draft) => assistants::add(app, keeper, draft).await.map(drop),
            Self::AssistantStep(assistant, step) => match step.as_str() {
                "remove" => assistants::remove(app, keeper, &id(assistant)?).await,
                "link" => assistants::renew_link(app, keeper, &id(assistant)?).await.map(drop),
                _ => Err(Error::NotFound),
            },
            Self::BusyFile(bytes) => clinicians::busy::set_file(app, keeper, bytes.clone()).await,
            Self::Busy(draft) => {
                clinicians::busy::set_url(app, keeper, draft).await?;
                // At once, so that the page tells how it went.
                clinicians::busy::read(app, keeper.clinician()).await
            }
        }
    }

    /// The form again, with what was typed and what was wrong.
    fn back_on(self, keeping: &mut Keeping, error: &Error) {
        keeping.wrong = Some((self.form().0, problems(error)));
        match self {
            Self::Feed(draft) => keeping.choice = draft,
            Self::Leave(draft) => keeping.leave = draft,
            Self::Assistant(draft) => keeping.assistant = draft,
            Self::Busy(draft) => keeping.busy.typed = draft.url.unwrap_or_default(),
            Self::NoLeave(_) | Self::AssistantStep(..) | Self::BusyFile(_) => {}
        }
    }
}

async fn by_link(site: &Site, token: &str, deed: Deed) -> Reply {
    let (who, _) = clinicians::by_token(&site.app, token).await?;
    let path = format!("/clinicians/{token}");
    let (form, said) = deed.form();
    match deed.done(site, &who.keeper()?).await {
        Ok(()) => Ok(see_other(&format!("{path}?done={said}#{form}"), "")),
        Err(error) if belongs_on_form(&error) => {
            let (_, clinician) = clinicians::by_token(&site.app, token).await?;
            let mut screen = screens::own(&site.app, &who, &clinician, &path).await?;
            deed.back_on(&mut screen.keeping, &error);
            Ok(again(pages::own(&public_frame(site), &screen), &error))
        }
        Err(error) => Err(Refused(error)),
    }
}

async fn by_staff(site: &Site, who: &As<Planner>, clinician: &str, deed: Deed) -> Reply {
    let clinician: ClinicianId = id(clinician)?;
    let (form, said) = deed.form();
    match deed.done(site, &who.actor.keeper(&clinician)).await {
        Ok(()) => Ok(see_other(&format!("/people/clinicians/{clinician}#{form}"), said)),
        Err(error) if belongs_on_form(&error) => {
            let mut screen = people::clinician_screen(site, who, Some(&clinician)).await?;
            if let Some(keeping) = &mut screen.keeping {
                deed.back_on(keeping, &error);
            }
            people::clinician_again(site, who, &screen, &error).await
        }
        Err(error) => Err(Refused(error)),
    }
}

macro_rules! doors {
    ($($(#[$meta:meta])* $own:ident $staff:ident ($draft:ident: $form:ty) = $deed:expr;)+) => { $(
        #[doc = concat!("By link: `POST /clinicians/{token}/", stringify!($draft), "`.")]
        pub async fn $own(State(site): State<Site>, Path(token): Path<String>, Sent($draft): Sent<$form>) -> Response {
            behind_link(ended(&site, by_link(&site, &token, $deed).await))
        }
        #[doc = concat!("Signed in: `POST /people/clinicians/{id}/", stringify!($draft), "`.")]
        pub async fn $staff(
            State(site): State<Site>,
            who: As<Planner>,
            Path(clinician): Path<String>,
            Sent($draft): Sent<$form>,
        ) -> Reply {
            by_staff(&site, &who, &clinician, $deed).await
        }
    )+ };
}

doors! {
    own_calendar calendar (calendar: FeedDraft) = Deed::Feed(calendar);
    own_leave leave (leave: LeaveDraft) = Deed::Leave(leave);
    own_assistant assistant (assistants: AssistantDraft) = Deed::Assistant(assistants);
    own_busy busy (busy: BusyDraft) = Deed::Busy(busy);
}

/// By link: `POST /clinicians/{token}/leave/{leave}/remove`.
pub async fn own_no_leave(State(site): State<Site>, Path((token, leave)): Path<(String, String)>) -> Response {
    behind_link(ended(&site, by_link(&site, &token, Deed::NoLeave(leave)).await))
}

/// Signed in: `POST /people/clinicians/{id}/leave/{leave}/remove`.
pub async fn no_leave(
    State(site): State<Site>,
    who: As<Planner>,
    Path((clinician, leave)): Path<(String, String)>,
) -> Reply {
    by_staff(&site, &who, &clinician, Deed::NoLeave(leave)).await
}

/// By link: `POST /clinicians/{token}/assistants/{assistant}/{remove|link}`.
pub async fn own_assistant_step(
    State(site): State<Site>,
    Path((token, assistant, step)): Path<(String, String, String)>,
) -> Response {
    behind_link(ended(&site, by_link(&site, &token, Deed::AssistantStep(assistant, step)).await))
}

/// Signed in: `POST /people/clinicians/{id}/assistants/{assistant}/{remove|link}`.
pub async fn assistant_step(
    State(site): State<Site>,
    who: As<Planner>,
    Path((clinician, assistant, step)): Path<(String, String, String)>,
) -> Reply {
    by_staff(&site, &who, &clinician, Deed::AssistantStep(assistant, step)).await
}

/// By link: `POST /clinicians/{token}/busy/file`, as `multipart/form-data` with the part `file`.
pub async fn own_busy_file(
    State(site): State<Site>,
    Path(token): Path<String>,
    parts: Result<Multipart, MultipartRejection>,
) -> Response {
    let done = async {
        // A link that leads nowhere is no place for complaints about a form.
        clinicians::by_token(&site.app, &token).await?;
        let file = upload::read(parts).await?.file;
        by_link(&site, &token, Deed::BusyFile(file)).await
    };
    behind_link(ended(&site, done.await))
}
