//! Letters and their life: kept whole with the change that causes them, sent by a job, in doubt where nobody can tell,
//! then sent again or dropped by a person. What they say is the matter of `notices`.

mod decide;
mod send;
mod sheet;
mod trial;

pub use decide::decide;
pub(crate) use send::{Kept, send};
pub(crate) use sheet::{Sheet, greeting};
pub use trial::test;

use domain::id::LetterId;
use domain::text::Email;

pub use crate::calendar::Method;
use crate::jobs::{self, Job};
use crate::storage::letters as rows;
use crate::{Error, Work};

/// A letter as it will be read.
#[derive(Clone, Debug)]
pub struct Letter {
    /// What kind: `invitation`, `cancellation`, `acknowledged`, `answered`, `routed`, `post`, `test`.
    pub kind: &'static str,
    /// The id of what it is about.
    pub about: String,
    /// Name and address.
    pub to: (String, Email),
    /// Subject line; never private text.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// A calendar object with its method.
    pub calendar: Option<(Method, String)>,
}

/// A step: keeps the letter, to be sent as soon as the work is kept.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn post(work: &mut Work, letter: &Letter) -> Result<LetterId, Error> {
    let (id, now): (LetterId, _) = (work.id(), work.now());
    rows::insert(&mut *work, &id, letter, now).await?;
    jobs::enqueue(work, &Job::Letter(id.clone()), now).await?;
    Ok(id)
}
