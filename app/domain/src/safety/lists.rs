//! All lists, ready to be looked for.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::list::{Fault, List};
use super::meaning::Meaning;
use super::tongue::Tongue;
use super::{SignKind, around};
use crate::Language;

/// The lists of every kind and language, each with its version, review date and owner.
///
/// An entry is a line of words. `hurt/harm` is either word; `(kill myself/end it all)` is either row of words; `[really]` may
/// be left out; `~3` stands for up to three words, and `~~3` also lets both sides change places; `suicid*` is any word that
/// begins so; `#` is a number, `#10-17` one of these; `<pain>` is any word of a family (`words.txt`). What stands around can
/// take its meaning away (`quiet when`, told in `around.txt`), unless the entry begins with `!`; `; needs now` asks for it
/// instead; `not:` begins what is no sign although it looks like one.
///
/// What alone says too little gives points: `+2 (grey/ashen)`. Four of them within a few sentences are a sign, each entry counted
/// once; `-2 (recommend/brand)` takes as many away from what stands in the same sentences.
///
/// Texts are compared in small letters, without accents and apostrophes; a word of five letters is known by all but one of them,
/// one of nine by all but two; words that say nothing (*really*, *so*) count nowhere.
#[derive(Clone, Debug)]
pub struct Lists {
    lists: HashMap<(SignKind, Language), List>,
    tongues: Vec<(Language, Tongue)>,
}

/// What is shipped for one language.
pub(super) struct Shipped {
    pub words: &'static str,
    pub real: &'static str,
    pub around: &'static str,
    kinds: [&'static str; 10],
}

macro_rules! shipped {
    ($language:literal) => {
        Shipped {
            words: include_str!(concat!("../../data/safety/", $language, "/words.txt")),
            real: include_str!(concat!("../../data/safety/", $language, "/real.txt")),
            around: include_str!(concat!("../../data/safety/", $language, "/around.txt")),
            kinds: [
                include_str!(concat!("../../data/safety/", $language, "/self_harm.txt")),
                include_str!(concat!("../../data/safety/", $language, "/chest_pain.txt")),
                include_str!(concat!("../../data/safety/", $language, "/stroke.txt")),
                include_str!(concat!("../../data/safety/", $language, "/breathing.txt")),
                include_str!(concat!("../../data/safety/", $language, "/overdose.txt")),
                include_str!(concat!("../../data/safety/", $language, "/bleeding.txt")),
                include_str!(concat!("../../data/safety/", $language, "/abuse.txt")),
                include_str!(concat!("../../data/safety/", $language, "/pregnancy.txt")),
                include_str!(concat!("../../data/safety/", $language, "/acute.txt")),
                include_str!(concat!("../../data/safety/", $language, "/minor.txt")),
            ],
        }
    };
}

/// The texts that come with the program.
pub(super) fn shipped(language: Language) -> Shipped {
    match language {
        Language::En => shipped!("en"),
        Language::Es => shipped!("es"),
    }
}

static SHIPPED: LazyLock<Lists> = LazyLock::new(|| {
    // A test reads every one; without lists nothing is a sign.
    Lists::read().unwrap_or(Lists { lists: HashMap::new(), tongues: Vec::new() })
});

impl Lists {
    /// The lists that come with the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads what comes with the program.
    pub(super) fn read() -> Result<Self, Vec<Fault>> {
        let none = Self { lists: HashMap::new(), tongues: Vec::new() };
        let all = Language::ALL.iter().flat_map(|language| SignKind::ALL.iter().map(|kind| (*kind, *language)));
        none.with(all.map(|(kind, language)| (kind, language, Self::shipped_text(kind, language))))
    }

    /// A list that comes with the program, as it is written.
    #[must_use]
    pub fn shipped_text(kind: SignKind, language: Language) -> &'static str {
        let at = SignKind::ALL.iter().position(|known| *known == kind).unwrap_or_default();
        shipped(language).kinds[at]
    }

    /// The same with other texts for some lists.
    ///
    /// # Errors
    /// Every line of one that cannot be read.
    pub fn with<'a>(&self, texts: impl IntoIterator<Item = (SignKind, Language, &'a str)>) -> Result<Self, Vec<Fault>> {
        let mut lists = self.lists.clone();
        for (kind, language, text) in texts {
            lists.insert((kind, language), List::parse(text)?);
        }
        let tongues = Language::ALL.iter().map(|language| Ok((*language, tongue(*language, &lists)?)));
        let tongues = tongues.collect::<Result<_, Vec<Fault>>>()?;
        Ok(Self { lists, tongues })
    }

    /// One list.
    #[must_use]
    pub fn list(&self, kind: SignKind, language: Language) -> Option<&List> {
        self.lists.get(&(kind, language))
    }

    /// Languages and what they look for, `first` before the others.
    pub(super) fn tongues(&self, first: Language) -> impl Iterator<Item = &Tongue> {
        let known = |mine: bool| self.tongues.iter().filter(move |(language, _)| (*language == first) == mine);
        known(true).chain(known(false)).map(|(_, tongue)| tongue)
    }
}

/// What one language looks for: a rule names its list by the kind's place in [`SignKind::ALL`].
fn tongue(language: Language, lists: &HashMap<(SignKind, Language), List>) -> Result<Tongue, Vec<Fault>> {
    let texts = shipped(language);
    let meaning = Meaning::parse(texts.words, texts.real).map_err(|fault| vec![fault])?;
    let arounds = around::parse(texts.around).map_err(|fault| vec![fault])?;
    let of = |kind: &SignKind| lists.get(&(*kind, language));
    let all: Option<Vec<&List>> = SignKind::ALL.iter().map(of).collect();
    let all = all.ok_or_else(|| vec![Fault { line: 0, reason: "A list is missing.".to_owned() }])?;
    Tongue::new(meaning, arounds, &all).map_err(|(_, fault)| vec![fault])
}
