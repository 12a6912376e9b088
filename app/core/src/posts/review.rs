//! Review: somebody else than its author approves just this text, or asks for changes.

use domain::activity::Verb;
use domain::id::PostId;
use domain::post::{Gate, Post, Review, Verdict};
use domain::text;

use crate::actor::Reviewer;
use crate::held::Held;
use crate::storage::posts as rows;
use crate::{Activity, Error, Wellspring, Work};

/// What a reviewer saw and says.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = Approval))]
pub struct ReviewForm {
    /// The hash of the text that was read; without it, the newest is meant.
    pub hash: String,
    /// Which gate.
    #[cfg_attr(feature = "schema", schema(value_type = domain::post::Gate, default = "clinical"))]
    pub gate: String,
    /// A few words; needed when changes are asked for.
    #[cfg_attr(feature = "schema", schema(max_length = 2_000))]
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
    let mut held = Held::<Post>::take(app, who, id).await?;
    if held.done {
        return Ok(held.before);
    }
    may_review(&held.work, &held.before, form)?;
    let now = held.work.now();
    let (after, verb) = match verdict {
        Verdict::Approved => (held.before.approved(now), Verb::Approved),
        Verdict::Changes => (held.before.sent_back(now), Verb::AskedForChanges),
    };
    if after.is_ok() {
        let (hash, reviewer) = (held.before.hash.clone(), held.work.who().clone());
        let review = Review { gate, verdict, hash, note, reviewer: reviewer.name, at: now };
        let row: uuid::Uuid = held.work.id();
        rows::insert_review(&mut held.work, &row.to_string(), id, &reviewer.id, &review).await?;
    }
    held.keep(after, Activity::post(id, verb).detail(gate)).await
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
