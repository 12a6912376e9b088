//! The check of answers that everybody will read.

use std::sync::LazyLock;

use super::list::{Fault, List};
use super::meaning::Meaning;
use super::tongue::Tongue;
use super::{ReplyFault, Span, around, lists, reading, signs};
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

macro_rules! shared {
    ($language:literal) => {
        (
            include_str!(concat!("../../data/safety/", $language, "/reply_words.txt")),
            include_str!(concat!("../../data/safety/", $language, "/reply_around.txt")),
        )
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
    let (texts, (words, around)) = match language {
        Language::En => (texts!("en"), shared!("en")),
        Language::Es => (texts!("es"), shared!("es")),
    };
    let shared = lists::shipped(language);
    let words = [shared.words, words].join("\n");
    let meaning = Meaning::parse(&words, shared.real).map_err(|fault| vec![fault])?;
    let arounds = around::parse(around).map_err(|fault| vec![fault])?;
    let lists = texts.iter().map(|text| List::parse(text)).collect::<Result<Vec<_>, _>>()?;
    Tongue::new(meaning, arounds, &lists.iter().collect::<Vec<_>>()).map_err(|(_, fault)| vec![fault])
}
