//! The check of answers that everybody will read.

use std::sync::LazyLock;

use super::list::{Fault, List};
use super::meaning::Meaning;
use super::tongue::Tongue;
use super::{ReplyFault, Span, lists, reading, signs};
use crate::Language;

macro_rules! texts {
    ($language:literal) => {
        [
            include_str!(concat!("../../data/safety/", $language, "/confirms_patient.txt")),
            include_str!(concat!("../../data/safety/", $language, "/diagnosis.txt")),
            include_str!(concat!("../../data/safety/", $language, "/dose.txt")),
        ]
    };
}

/// The lists, each in the place of its fault in [`ReplyFault::ALL`].
static TONGUES: LazyLock<Vec<Tongue>> =
    LazyLock::new(|| Language::ALL.iter().filter_map(|language| tongue(*language).ok()).collect());

/// What of `text`, in any language, would tell everybody that its reader is a patient, or one person what they have or what to
/// take; in the order of the text.
#[must_use]
pub fn reply_faults(text: &str) -> Vec<(ReplyFault, Span)> {
    let words = reading::words(text);
    let mut faults: Vec<(ReplyFault, Span)> = Vec::new();
    for (list, span) in TONGUES.iter().flat_map(|tongue| signs::places(tongue, &words)) {
        let fault = ReplyFault::ALL[list];
        match faults.iter_mut().find(|known| known.0 == fault && known.1.meets(span)) {
            Some(known) => known.1 = known.1.with(span),
            None => faults.push((fault, span)),
        }
    }
    faults.sort_by_key(|(_, span)| *span);
    faults
}

/// What one language's lists look for.
pub(super) fn tongue(language: Language) -> Result<Tongue, Vec<Fault>> {
    let texts = match language {
        Language::En => texts!("en"),
        Language::Es => texts!("es"),
    };
    let shared = lists::shipped(language);
    let meaning = Meaning::parse(shared.words, shared.real).map_err(|fault| vec![fault])?;
    let lists = texts.iter().map(|text| List::parse(text)).collect::<Result<Vec<_>, _>>()?;
    Tongue::new(meaning, Vec::new(), &lists.iter().collect::<Vec<_>>()).map_err(|(_, fault)| vec![fault])
}
