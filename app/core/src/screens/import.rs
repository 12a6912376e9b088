//! What a planner sees of imports.

use domain::id::SessionId;
use domain::import::questions::QuestionImportScreen;
use domain::import::{ImportForm, ImportScreen, Preview, PreviewItem};
use domain::screens::Choice;
use domain::time::DAY;
use domain::{Instant, Problems, ZoneName, zone};

use super::{campaign_choices, zones};
use crate::actor::{Planner, Responder};
use crate::imports::{Done, ImportedDate};
use crate::storage::{clinicians, imported, sessions};
use crate::{Error, Wellspring};

/// Dates that a preview shows.
const SHOWN: usize = 100;

/// The form, with what was chosen so far.
///
/// # Errors
/// [`Error::Storage`].
pub async fn import(app: &Wellspring, _: &Planner, form: ImportForm) -> Result<ImportScreen, Error> {
    let clinicians = clinicians::all(&app.storage).await?.into_iter();
    Ok(ImportScreen {
        form,
        problems: Problems::default(),
        campaigns: campaign_choices(&app.storage).await?,
        clinicians: clinicians.map(|row| Choice { value: row.id.to_string(), label: row.name.to_string() }).collect(),
        layers: imported::layers(&app.storage).await?,
        zones: zones(),
        preview: None,
    })
}

/// The form for the questions of a webinar tool.
///
/// # Errors
/// [`Error::NotFound`] while the session was never public.
pub async fn question_import(app: &Wellspring, _: &Responder, id: &SessionId) -> Result<QuestionImportScreen, Error> {
    let session = sessions::get(&app.storage, id).await?;
    if !session.is_public() {
        return Err(Error::NotFound);
    }
    let (pasted, text) = (String::new(), String::new());
    Ok(QuestionImportScreen { session, pasted, text, problems: Problems::default(), preview: None })
}

/// What an import would do, in the zone that was chosen.
pub fn import_preview(done: Done, shown_in: &ZoneName) -> Preview {
    let item = |item: &ImportedDate| PreviewItem {
        title: item.title.clone(),
        starts_at: item.starts_at,
        ends_at: item.ends_at,
        days: item.all_day.then(|| days(item.starts_at, item.ends_at, shown_in)),
    };
    Preview {
        added: done.added,
        changed: done.changed,
        same: done.same,
        items: done.items.iter().take(SHOWN).map(item).collect(),
        total: done.items.len(),
        skipped: done.skipped.into_iter().map(|skipped| (skipped.line, skipped.reason)).collect(),
        zone: shown_in.clone(),
    }
}

/// First and last day, both included.
fn days(start: Instant, end: Instant, zone: &ZoneName) -> (domain::LocalDate, domain::LocalDate) {
    (zone::date(start, zone), zone::date(end.plus(-DAY / 2), zone))
}
