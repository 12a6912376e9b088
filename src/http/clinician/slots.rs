//! A clinician's slot, answered by link; no script needed. GET and HEAD show, only POST acts, since mail scanners open
//! every link.

use domain::Instant;
use domain::deeds::SlotAnswer;
use domain::id::SlotId;
use domain::screens::clinician::SlotScreen;
use domain::slot::AnswerDraft;
use wellspring_core::actor::Clinician;
use wellspring_core::{Error, clinicians, screens, slots};

use crate::http::answer::{Reply, form, html, problems_told, public_frame, see_other};
use crate::http::ground::{Path, Sent};
use crate::http::site::Site;

/// Where a slot is answered: by its own link, or from the page of all of theirs.
struct Place {
    who: Clinician,
    slot: SlotId,
    path: String,
    home: Option<String>,
}

impl Place {
    async fn of_slot(site: &Site, token: &str) -> Result<Self, Error> {
        let (who, slot) = slots::by_token(&site.app, token).await?;
        Ok(Self { who, slot: slot.id, path: format!("/slots/{token}"), home: None })
    }

    async fn of_own(site: &Site, token: &str, slot: SlotId) -> Result<Self, Error> {
        let (who, _) = clinicians::by_token(&site.app, token).await?;
        let home = format!("/clinicians/{token}");
        Ok(Self { who, path: format!("{home}/slots/{slot}"), slot, home: Some(home) })
    }

    async fn screen(&self, site: &Site) -> Result<SlotScreen, Error> {
        let screen = screens::slot(&site.app, &self.who, &self.slot, &self.path).await?;
        Ok(SlotScreen { home: self.home.clone(), ..screen })
    }

    async fn page(&self, site: &Site) -> Reply {
        Ok(html(pages::slot(&public_frame(site), &self.screen(site).await?)))
    }

    async fn answer(&self, site: &Site, answer: SlotAnswer, draft: AnswerDraft) -> Reply {
        let done = slots::answer::say(&site.app, &self.who, &self.slot, answer, &draft).await;
        form::end(done.map(|_| see_other(&self.path, None)), async |why| {
            let screen = again(site, self.screen(site).await?, answer, draft, &why);
            Ok(pages::slot(&public_frame(site), &screen))
        })
        .await
    }
}

/// The page as the slot is now, with what was typed and why nothing was answered.
fn again(site: &Site, screen: SlotScreen, answer: SlotAnswer, draft: AnswerDraft, why: &Error) -> SlotScreen {
    let moved = matches!(why, Error::SlotMoved);
    let zone = if draft.zone.is_empty() { screen.draft.zone } else { draft.zone };
    SlotScreen {
        moved,
        was_at: draft.seen_at.parse::<Instant>().ok().filter(|was| *was != screen.span.start),
        problems: if moved { screen.problems } else { problems_told(site, why) },
        tried: Some(answer.to_string()),
        draft: AnswerDraft { zone, ..draft },
        ..screen
    }
}

/// `GET /slots/{token}`
pub async fn slot(site: Site, Path(token): Path<String>) -> Reply {
    Place::of_slot(&site, &token).await?.page(&site).await
}

/// `POST /slots/{token}/{answer}`, by the words of [`SlotAnswer`].
pub async fn answer(
    site: Site,
    Path((token, answer)): Path<(String, SlotAnswer)>,
    Sent(draft): Sent<AnswerDraft>,
) -> Reply {
    Place::of_slot(&site, &token).await?.answer(&site, answer, draft).await
}

/// `GET /clinicians/{token}/slots/{id}`
pub async fn own_slot(site: Site, Path((token, slot)): Path<(String, SlotId)>) -> Reply {
    Place::of_own(&site, &token, slot).await?.page(&site).await
}

/// `POST /clinicians/{token}/slots/{id}/{answer}`, by the words of [`SlotAnswer`].
pub async fn own_answer(
    site: Site,
    Path((token, slot, answer)): Path<(String, SlotId, SlotAnswer)>,
    Sent(draft): Sent<AnswerDraft>,
) -> Reply {
    Place::of_own(&site, &token, slot).await?.answer(&site, answer, draft).await
}
