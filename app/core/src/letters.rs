//! Letters and their life: kept whole with the change that causes them, sent by a job, in doubt where nobody can tell,
//! then sent again or dropped by a person. What they say is the matter of `notices`.

mod decide;
mod send;
mod sheet;
mod trial;

pub use decide::decide;
pub(crate) use send::{SendCall, SendLetter};
pub(crate) use sheet::{Sheet, greeting};
pub use trial::test;

use domain::id::LetterId;
use domain::letter::{Kind, Letter};

use crate::jobs;
use crate::storage::letters as rows;
use crate::{Error, Work};

/// A step: keeps the letter, to be sent as soon as the work is kept.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn post(work: &mut Work, letter: &Letter) -> Result<LetterId, Error> {
    let (id, now): (LetterId, _) = (work.id(), work.now());
    rows::insert(&mut *work, &id, letter, now).await?;
    enqueue(work, &id, letter.kind).await?;
    Ok(id)
}

/// A step: a letter leaves as soon as the work is kept, in the lane of its kind.
async fn enqueue(work: &mut Work, id: &LetterId, kind: Kind) -> Result<(), Error> {
    let now = work.now();
    match kind {
        Kind::Call => jobs::enqueue::<SendCall>(work, id, now).await,
        _ => jobs::enqueue::<SendLetter>(work, id, now).await,
    }
}
