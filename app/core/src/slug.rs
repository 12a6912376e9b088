//! The readable last part of a public address, made from a title: lower-case ASCII letters, digits and hyphens.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::storage::{answers, campaigns, posts, sessions, topics};
use crate::{Error, Work};

/// Letters of a slug at most, not counting the code behind one that was taken.
const MOST: usize = 60;
/// Letters of that code.
const CODE: usize = 4;

/// What has a public page under a slug of its own.
#[derive(Clone, Copy)]
pub(crate) enum Noun {
    Answer,
    Campaign,
    Post,
    Session,
    Topic,
}

impl Noun {
    /// What stands for a title that cannot be spelled, as one of signs alone.
    fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Campaign => "campaign",
            Self::Post => "post",
            Self::Session => "session",
            Self::Topic => "topic",
        }
    }

    async fn is_taken(self, work: &mut Work, slug: &str) -> Result<bool, Error> {
        let found = match self {
            Self::Answer => answers::with_slug(work, slug).await?,
            Self::Campaign => campaigns::with_slug(work, slug).await?,
            Self::Post => posts::with_slug(work, slug).await?,
            Self::Session => sessions::with_slug(work, slug).await?,
            Self::Topic => topics::with_slug(work, slug).await?,
        };
        Ok(found > 0)
    }

    async fn set(self, work: &mut Work, id: &str, slug: &str) -> Result<(), Error> {
        match self {
            // These keep the one that they began with.
            Self::Answer | Self::Campaign | Self::Topic => Ok(()),
            Self::Post => posts::set_slug(work, id, slug).await,
            Self::Session => sessions::set_slug(work, id, slug).await,
        }
    }
}

/// A slug for `title` that no other page of this kind has; where its words are taken or cannot be spelled, a short code
/// makes it one.
///
/// # Errors
/// Only those of the database.
pub(crate) async fn free(work: &mut Work, noun: Noun, title: &str) -> Result<String, Error> {
    let words = spelled(title);
    let stem = words.clone().unwrap_or_else(|| noun.word().to_owned());
    let coded = |work: &Work| format!("{stem}-{}", work.app().outside.code(CODE));
    let mut slug = words.unwrap_or_else(|| coded(work));
    while noun.is_taken(work, &slug).await? {
        slug = coded(work);
    }
    Ok(slug)
}

/// How often one and the same thing met its like, each time under another name.
#[derive(Default)]
pub(crate) struct Tries(u8);

impl Tries {
    const MOST: u8 = 20;

    /// It is tried again.
    ///
    /// # Errors
    /// [`Error::Taken`] once no name is likely to help: something else of it is another's.
    pub(crate) fn again(&mut self) -> Result<(), Error> {
        self.0 += 1;
        if self.0 < Self::MOST { Ok(()) } else { Err(Error::Taken) }
    }
}

/// A step: gives a session or post with another title another slug. Where somebody takes the same at the same moment, it is
/// tried again.
///
/// # Errors
/// [`Error::Taken`]; those of the database.
pub(crate) async fn renamed(work: &mut Work, noun: Noun, id: &str, title: &str) -> Result<String, Error> {
    let mut tries = Tries::default();
    loop {
        let slug = free(work, noun, title).await?;
        let mark = work.savepoint().await?;
        let set = noun.set(work, id, &slug).await;
        work.settle(mark, &set).await?;
        match set {
            Err(Error::Taken) => tries.again()?,
            set => return set.map(|()| slug),
        }
    }
}

/// A title in plain letters, whatever its script: `zywienie-a-bol-glowy`, `son-i-zdorove`, `shui-mian`. Letters that were
/// typed as a letter and an accent are the composed ones. None where nothing can be spelled.
pub(crate) fn spelled(title: &str) -> Option<String> {
    let composed: String = title.nfc().collect();
    let german = is_german(&composed);
    let mut slug = String::new();
    for letter in composed.chars() {
        match letter {
            'ä' | 'Ä' if german => slug.push_str("ae"),
            'ö' | 'Ö' if german => slug.push_str("oe"),
            'ü' | 'Ü' if german => slug.push_str("ue"),
            'ø' | 'Ø' => slug.push_str("oe"),
            letter => spell(letter, &mut slug),
        }
    }
    // Every character is one byte by now.
    slug.truncate(MOST);
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

/// German writes its umlauts as two letters where it has none; other languages drop the dots. A title is taken for German
/// while it has no other letter of theirs, nor Spanish's `güe` and `güi`.
fn is_german(title: &str) -> bool {
    let title = title.to_lowercase();
    let spanish = title.contains("güe") || title.contains("güi");
    !spanish && title.chars().filter(|letter| !letter.is_ascii() && letter.is_alphabetic()).all(|c| "äöüß".contains(c))
}

/// Adds a letter's spelling to a slug. An accent that no letter took belongs to the one before, as do a joiner and a soft
/// hyphen; any other sign parts words.
fn spell(letter: char, slug: &mut String) {
    match letter {
        letter if letter.is_alphanumeric() => transliterate(letter, slug),
        '\u{ad}' | '\u{200c}' | '\u{200d}' => {}
        mark if is_combining_mark(mark) => {}
        _ => part(slug),
    }
}

/// `Shui ` is a word of its own, `1/2` are two, `t'` is one letter.
fn transliterate(letter: char, slug: &mut String) {
    // The table has it as @, for its look.
    let letter = if matches!(letter, 'ə' | 'Ə') { 'e' } else { letter };
    for plain in deunicode::deunicode_char(letter).unwrap_or_default().chars() {
        match plain {
            plain if plain.is_ascii_alphanumeric() => slug.push(plain.to_ascii_lowercase()),
            ' ' | '/' => part(slug),
            _ => {}
        }
    }
}

fn part(slug: &mut String) {
    if !slug.is_empty() && !slug.ends_with('-') {
        slug.push('-');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(title: &str, slug: &str) {
        assert_eq!(spelled(title).as_deref(), Some(slug), "{title}");
        let apart: String = title.nfd().collect();
        assert_eq!(spelled(&apart).as_deref(), Some(slug), "{title}, letters and accents apart");
    }

    #[test]
    fn titles_of_every_latin_alphabet_read_well() {
        reads("Sleep after 60: what helps?", "sleep-after-60-what-helps");
        reads("Größe & Gewicht", "groesse-gewicht");
        reads("Ärger? Übelkeit – ÖFFNUNGSZEITEN", "aerger-uebelkeit-oeffnungszeiten");
        reads("Żywienie a ból głowy", "zywienie-a-bol-glowy");
        reads("Łagodny sen, źródło sił", "lagodny-sen-zrodlo-sil");
        reads("Çocuklarda uyku ve ışık", "cocuklarda-uyku-ve-isik");
        reads("İYİ UYKU: Göğüs ağrısı", "iyi-uyku-gogus-agrisi");
        reads("Čaj, káva a spánek", "caj-kava-a-spanek");
        reads("Příliš žluťoučký kůň", "prilis-zlutoucky-kun");
        reads("Sănătatea inimii în șase pași", "sanatatea-inimii-in-sase-pasi");
        reads("Đau đầu và giấc ngủ", "dau-dau-va-giac-ngu");
        reads("¿Vergüenza? El niño también", "verguenza-el-nino-tambien");
        reads("Sin vergüenza", "sin-verguenza");
        reads("Söngur og þyngd; œdème, ﬁn", "songur-og-thyngd-oedeme-fin");
        reads("Søvn og hvile", "soevn-og-hvile");
        reads("Yuxu və sağlamlıq", "yuxu-ve-saglamliq");
    }

    #[test]
    fn titles_of_other_scripts_speak() {
        reads("Сон и здоровье", "son-i-zdorove");
        reads("Здоров’я їжа", "zdorov-ia-yizha");
        reads("Ύπνος και υγεία", "upnos-kai-ugeia");
        reads("睡眠与健康", "shui-mian-yu-jian-kang");
        reads("すいみん", "suimin");
        reads("수면", "sumyeon");
        reads("स्वास्थ्य और नींद", "svaasthy-aur-niind");
        reads("שינה ובריאות", "shynh-vbryvt");
        reads("½ hour of 𝓢𝓵𝓮𝓮𝓹", "1-2-hour-of-sleep");
    }

    #[test]
    fn signs_part_words_and_are_none() {
        reads("  --Rücken 💪 für alle!!! ", "ruecken-fuer-alle");
        reads("Knie\u{ad}schmerz", "knieschmerz");
        for title in ["", "?!", "💪 💤", "\u{301}", "— … —"] {
            assert_eq!(spelled(title), None, "{title}");
        }
    }

    #[test]
    fn a_slug_is_short_and_plain() {
        for title in ["Я".repeat(160), "睡眠".repeat(80), "a ".repeat(80), "ä".repeat(160)] {
            let slug = spelled(&title).unwrap();
            assert!(slug.len() <= MOST && !slug.ends_with('-'), "{slug}");
            assert!(slug.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-'), "{slug}");
        }
    }
}
