//! Review: somebody else than its author approves just this text, or asks for changes.

use domain::id::PostId;
use domain::post::{Gate, Post, Review, Verdict};
use domain::text;

use super::keep;
use crate::actor::Reviewer;
use crate::storage::posts as rows;
use crate::{Activity, Error, Wellspring, Work};

/// What a reviewer saw and says.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ReviewForm {
    /// The hash of the text that was read; without it, the newest is meant.
    pub hash: String,
    /// `clinical` (where empty) or `brand`.
    pub gate: String,
    /// A few words; needed when changes are asked for.
    pub note: String,
}

/// Just this text may go out.
///
/// # Errors
/// [`Error::State`] by its author, or unless it is in review; [`Error::Conflict`] when the text is another one by now.
pub async fn approve(app: &Wellspring, who: &Reviewer, id: &PostId, form: &ReviewForm) -> Result<Post, Error> {
    let note = text::bounded(&form.note, "The note", 0, 2_000).map_err(|why| Error::field("note", why))?;
    say(app, who, id, form, Verdict::Approved, note).await
}

/// It needs another look by its author.
///
/// # Errors
/// As for [`approve`]; [`Error::Invalid`] without a note.
pub async fn request_changes(app: &Wellspring, who: &Reviewer, id: &PostId, form: &ReviewForm) -> Result<Post, Error> {
    let note = text::bounded(&form.note, "What should change", 1, 2_000).map_err(|why| Error::field("note", why))?;
    say(app, who, id, form, Verdict::Changes, note).await
}

async fn say(
    app: &Wellspring,
    who: &Reviewer,
    id: &PostId,
    form: &ReviewForm,
    verdict: Verdict,
    note: String,
) -> Result<Post, Error> {
    let gate = if form.gate.is_empty() { Ok(Gate::Clinical) } else { form.gate.parse() };
    let gate = gate.map_err(|why| Error::field("gate", why))?;
    let mut work = app.begin(who).await?;
    let before = rows::lock(&mut work, id, None).await?;
    if work.repeated(id).await?.is_some() {
        return Ok(before);
    }
    may_review(&work, &before, form)?;
    let now = work.now();
    let (after, verb) = match verdict {
        Verdict::Approved => (before.approved(now), "approved"),
        Verdict::Changes => (before.sent_back(now), "asked for changes"),
    };
    let after = after.map_err(Error::State)?;
    let review = Review { gate, verdict, hash: before.hash.clone(), note, reviewer: work.who().name.clone(), at: now };
    let (row, reviewer): (uuid::Uuid, _) = (work.id(), work.who().id.clone());
    rows::insert_review(&mut work, &row.to_string(), id, &reviewer, &review).await?;
    keep(&mut work, &after).await?;
    let saved = rows::get(&mut work, id).await?;
    work.commit(Activity::post(id, verb).detail(gate)).await?;
    Ok(saved)
}

fn may_review(work: &Work, post: &Post, form: &ReviewForm) -> Result<(), Error> {
    if post.is_by(&work.who().id) {
        return Err(Error::State("You wrote this text; somebody else has to review it.".to_owned()));
    }
    if !form.hash.is_empty() && form.hash != post.hash {
        return Err(Error::Conflict { current: post.version.0 });
    }
    Ok(())
}
