//! What a planner sees of imports.

use domain::id::SessionId;
use domain::import::questions::QuestionImportScreen;
use domain::import::{ImportForm, ImportScreen, LeftOut, Preview, PreviewGone, PreviewItem};
use domain::screens::Choice;
use domain::{Problems, ZoneName};

use super::{campaign_choices, zones};
use crate::actor::{Planner, Responder};
use crate::calendar::read::Skipped;
use crate::imports::{Became, Done, GoneDate, ImportedDate};
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
    let own_zone = if form.own_zone.is_empty() { app.settings.zone_or_house("") } else { form.own_zone.clone() };
    Ok(ImportScreen {
        form: ImportForm { own_zone, ..form },
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

/// What an import would do: in the campaign's zone, or that of times that have none.
pub fn import_preview(mut done: Done) -> Preview {
    let total = done.items.len();
    // What is another is worth a look before what is new, and that before what stays.
    done.items.sort_by_key(|item| match item.became {
        Became::Changed => 0,
        Became::Added => 1,
        Became::Same => 2,
    });
    Preview {
        added: done.added,
        changed: done.changed,
        same: done.same,
        items: done.items.into_iter().take(SHOWN).map(item).collect(),
        total,
        skipped: done.skipped.into_iter().map(left_out).collect(),
        gone: done.gone.into_iter().map(gone).collect(),
        zone: done.home.unwrap_or_else(|| ZoneName("UTC".to_owned())),
    }
}

fn item(item: ImportedDate) -> PreviewItem {
    let ImportedDate { title, starts_at, ends_at, starts_on, ends_on, became, notes, .. } = item;
    PreviewItem { title, starts_at, ends_at, days: starts_on.zip(ends_on), became: became.as_str(), notes }
}

fn left_out(skipped: Skipped) -> LeftOut {
    let Skipped { title, line, reason, offers, .. } = skipped;
    LeftOut { line, title, reason, offers }
}

fn gone(gone: GoneDate) -> PreviewGone {
    let GoneDate { id, title, starts_at, ends_at, .. } = gone;
    PreviewGone { id, title, starts_at, ends_at }
}
