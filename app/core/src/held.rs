//! The one shape of a command that changes a thing: begin, lock, compare the version, answer a repeated key, keep, record.

use domain::Version;

use crate::actor::Behalf;
use crate::{Activity, Error, Wellspring, Work};

/// What can be held: a row with a version.
pub(crate) trait Hold: Send + Sync + Sized {
    /// Its id.
    type Id: ToString + Sync;

    /// Locks the row for the rest of the work, and reads it.
    fn lock(work: &mut Work, id: &Self::Id) -> impl Future<Output = Result<Self, Error>> + Send;

    /// Which version it is.
    fn version(&self) -> Version;

    /// Saves what became of it, with all that follows from that, and gives it as it stands then.
    fn keep(work: &mut Work, before: &Self, after: &Self) -> impl Future<Output = Result<Self, Error>> + Send;
}

/// A thing in somebody's hands: locked, with what it was before. Dropped, nothing has happened.
pub(crate) struct Held<T> {
    /// The unit of work in which it is locked.
    pub(crate) work: Work,
    /// As it was.
    pub(crate) before: T,
    /// The same request came before and was done: nothing is kept a second time.
    pub(crate) done: bool,
}

impl<T: Hold> Held<T> {
    /// Takes the thing as it is now.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) async fn take(app: &Wellspring, who: impl Into<Behalf>, id: &T::Id) -> Result<Self, Error> {
        Self::within(app.begin(who).await?, id, None).await
    }

    /// Takes the version that was seen.
    ///
    /// # Errors
    /// [`Error::Conflict`] if someone was faster; [`Error::NotFound`].
    pub(crate) async fn seen(
        app: &Wellspring,
        who: impl Into<Behalf>,
        id: &T::Id,
        seen: Version,
    ) -> Result<Self, Error> {
        Self::within(app.begin(who).await?, id, Some(seen)).await
    }

    /// Takes it in a work that has begun: behind something else that had to be locked first.
    ///
    /// # Errors
    /// As for [`Held::seen`].
    pub(crate) async fn within(mut work: Work, id: &T::Id, seen: Option<Version>) -> Result<Self, Error> {
        let before = T::lock(&mut work, id).await?;
        let done = work.repeated(id).await?.is_some();
        match seen {
            Some(seen) if seen != before.version() && !done => Err(Error::Conflict { current: before.version().0 }),
            _ => Ok(Self { work, before, done }),
        }
    }

    /// Keeps what became of it, with its record, and gives it as it stands then; a refusal is the domain's sentence.
    ///
    /// # Errors
    /// [`Error::State`] with that sentence; whatever keeping it says.
    pub(crate) async fn keep(mut self, after: Result<T, String>, activity: Activity) -> Result<T, Error> {
        if self.done {
            return Ok(self.before);
        }
        let after = after.map_err(Error::State)?;
        let kept = T::keep(&mut self.work, &self.before, &after).await?;
        self.work.commit(activity).await?;
        Ok(kept)
    }
}
