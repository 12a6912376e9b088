//! What attendees, askers and clinicians read, in their language. Staff read English.
//!
//! Each text of `languages/en` (Fluent files) is a function of [`Texts`], which takes what the text takes. The build fails
//! where another language lacks one, has one more, or takes other values; a test finds those that nobody asks for. A further
//! language is a folder there and a word in [`domain::Language`].

mod again;
mod clock;
mod dates;
mod words;

pub use clock::ByClock;

use domain::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The texts of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Texts(Language);

/// A language, read.
struct Read {
    bundle: FluentBundle<FluentResource>,
    plain: Vec<String>,
}

/// In the order of [`Language::ALL`].
static LANGUAGES: LazyLock<Vec<Read>> =
    LazyLock::new(|| Language::ALL.iter().map(|language| read(*language)).collect());

/// The build has read the same files: what it could not read is not here.
fn read(language: Language) -> Read {
    let tag = language.as_str();
    let locale: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Names and titles that are put in are isolated where they are written (`domain::text::isolated`).
    bundle.set_use_isolating(false);
    let files = FILES.iter().find(|(of, _)| *of == tag).map_or([].as_slice(), |(_, files)| files);
    for file in files {
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*file).to_owned());
        bundle.add_resource_overriding(resource);
    }
    let plain = PLAIN.iter().map(|name| say(&bundle, name, None)).collect();
    Read { bundle, plain }
}

/// A text with its values; its name where there is none, which the build rules out.
fn say(bundle: &FluentBundle<FluentResource>, name: &str, values: Option<&FluentArgs<'_>>) -> String {
    let pattern = bundle.get_message(name).and_then(|message| message.value());
    pattern
        .map_or_else(|| name.to_owned(), |pattern| bundle.format_pattern(pattern, values, &mut Vec::new()).into_owned())
}

impl Texts {
    /// Those of this language.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self(language)
    }

    /// Their language.
    #[must_use]
    pub const fn language(self) -> Language {
        self.0
    }

    /// The address of a page in this language: `/es/ask`, of `/ask`.
    #[must_use]
    pub fn at(self, path: &str) -> String {
        self.0.path(path)
    }

    fn read(self) -> &'static Read {
        &LANGUAGES[self.0 as usize]
    }

    fn plain(self, number: usize) -> &'static str {
        self.read().plain.get(number).map(String::as_str).unwrap_or_default()
    }

    fn filled<'a, const N: usize>(self, name: &str, values: [(&'a str, FluentValue<'a>); N]) -> String {
        let values: FluentArgs<'a> = values.into_iter().collect();
        say(&self.read().bundle, name, Some(&values))
    }
}

#[cfg(test)]
mod tests;
