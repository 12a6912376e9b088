//! Imports: what a calendar of others becomes here.

pub mod questions;

use crate::screens::Choice;
use crate::{Instant, LocalDate, Problems, ZoneName, words};

words! {
    /// What an imported calendar becomes.
    Into {
        /// Draft sessions, in a campaign or none.
        Sessions = "sessions",
        /// Holidays and observances behind the calendar, in a layer with a name.
        Observances = "observances",
        /// Times at which a clinician is busy.
        Busy = "busy",
    }
}

/// `/plan/import`; posts to itself as `multipart/form-data`: `file` or `url` or `text`, `as`, `campaign_id`, `clinician_id`,
/// `layer`, `zone`, `own_zone`, `gone` (ids of what is called off), and `step` (`preview` or `import`).
#[derive(Clone, Debug)]
pub struct ImportScreen {
    /// What was chosen so far.
    pub form: ImportForm,
    /// What was wrong with it.
    pub problems: Problems,
    /// Campaigns to choose from.
    pub campaigns: Vec<Choice>,
    /// Clinicians to choose from.
    pub clinicians: Vec<Choice>,
    /// Layers that are there already.
    pub layers: Vec<String>,
    /// Zones to choose from.
    pub zones: Vec<String>,
    /// What would happen.
    pub preview: Option<Preview>,
}

/// What was chosen.
#[derive(Clone, Debug, Default)]
pub struct ImportForm {
    /// What it becomes, as sent.
    pub into: String,
    /// The campaign, or empty.
    pub campaign_id: String,
    /// The clinician, or empty.
    pub clinician_id: String,
    /// The layer's name.
    pub layer: String,
    /// The zone of times that have none; empty for the campaign's or the clinician's.
    pub zone: String,
    /// The house's zone, else the browser's: where neither the form nor campaign or clinician says one.
    pub own_zone: String,
    /// Where it was read.
    pub url: String,
    /// The address at which `text` was read, carried from the preview to the import.
    pub address: String,
    /// Ids of what the calendar no longer has, and is called off.
    pub gone: Vec<String>,
    /// The calendar itself, carried from the preview to the import.
    pub text: String,
    /// `preview` or `import`.
    pub step: String,
}

/// What an import would do.
#[derive(Clone, Debug)]
pub struct Preview {
    /// How many are not here yet.
    pub added: usize,
    /// How many are another now.
    pub changed: usize,
    /// How many are as they were.
    pub same: usize,
    /// What is left out.
    pub skipped: Vec<LeftOut>,
    /// What changes first, then the rest; the first hundred.
    pub items: Vec<PreviewItem>,
    /// What was imported before, and is no longer there.
    pub gone: Vec<PreviewGone>,
    /// How many dates there are in all.
    pub total: usize,
    /// The zone in which they are shown.
    pub zone: ZoneName,
}

/// What is left out, and why.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// Where it begins in the file, from 1.
    pub line: usize,
    /// Its title; empty where it has none.
    pub title: String,
    /// A plain sentence.
    pub reason: String,
    /// As what it could come in instead.
    pub offers: Vec<Into>,
}

/// What the calendar no longer has.
#[derive(Clone, Debug)]
pub struct PreviewGone {
    /// Its id here.
    pub id: String,
    /// Title.
    pub title: String,
    /// Begin.
    pub starts_at: Instant,
    /// End.
    pub ends_at: Instant,
}

/// One date of a preview.
#[derive(Clone, Debug)]
pub struct PreviewItem {
    /// Title.
    pub title: String,
    /// Begin.
    pub starts_at: Instant,
    /// End.
    pub ends_at: Instant,
    /// First and last day, where it takes whole days.
    pub days: Option<(LocalDate, LocalDate)>,
    /// What would become of it: `added`, `changed` or `same`.
    pub became: &'static str,
    /// What was made of what it does not say, and what stays as it was changed here.
    pub notes: Vec<String>,
}
