//! What is read as urgent, for those who answer for the lists.

use domain::Language;
use domain::gate::Marked;
use domain::safety::{Lists, SignKind};
use domain::screens::safety::{ListRow, SafetyScreen, Tried};
use domain::zone;

use crate::actor::Reviewer;
use crate::{Error, Wellspring};

/// The lists; with `text`, what would be found in it. Nothing of it is kept.
///
/// # Errors
/// [`Error::Storage`].
pub async fn safety(app: &Wellspring, _: &Reviewer, text: Option<String>) -> Result<SafetyScreen, Error> {
    let tried = match text {
        Some(text) => {
            let (looked, house) = (app.look(&text).await?, app.house().await?);
            let marked = house.known(|known| Marked::of(&text, known));
            Some(Tried { signs: looked.signs().to_vec(), marked, text })
        }
        None => None,
    };
    let today = zone::local(app.now(), &app.settings.house_zone()).date;
    Ok(SafetyScreen { lists: lists().collect(), today, tried })
}

fn lists() -> impl Iterator<Item = ListRow> {
    let each = |language: &Language| SignKind::ALL.iter().map(|kind| (*kind, *language)).collect::<Vec<_>>();
    Language::ALL.iter().flat_map(each).filter_map(|(kind, language)| {
        let list = Lists::shipped().list(kind, language)?;
        let (version, review_by, owner) = (list.version, list.review_by, list.owner.clone());
        Some(ListRow { kind, language, version, review_by, owner, text: Lists::shipped_text(kind, language) })
    })
}
