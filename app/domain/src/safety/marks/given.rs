//! Which words are names, and which are none. Names are those of the US Census of 1990 and of Faker's locales (MIT), without
//! what dictionaries hold as well.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// A given name, also in small letters where nothing else says so.
    pub given: bool,
    /// A given name that is an ordinary word as well: a capital inside a sentence tells.
    pub name_too: bool,
    /// No name, or mostly none.
    pub common: bool,
    /// With a capital mostly a place, an illness, a drug or a firm.
    pub elsewhere: bool,
}

/// Words by what is known of them; looked up once for each word of a text.
static WORDS: LazyLock<HashMap<&str, Known>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Known> = HashMap::new();
    let mut read = |text: &'static str, know: fn(&mut Known)| {
        text.split_whitespace().for_each(|word| know(words.entry(word).or_default()));
    };
    read(include_str!("../../../data/safety/given.txt"), |known| known.given = true);
    read(include_str!("../../../data/safety/names_too.txt"), |known| known.name_too = true);
    read(include_str!("../../../data/safety/nameless.txt"), |known| known.common = true);
    read(include_str!("../../../data/safety/elsewhere.txt"), |known| known.elsewhere = true);
    words
});

/// What is known of `word`, which is small and without accents.
pub(super) fn known(word: &str) -> Known {
    WORDS.get(word).copied().unwrap_or_default()
}
