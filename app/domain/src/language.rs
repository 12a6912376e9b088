//! Languages: those in which people write to us, and in which attendees, askers and clinicians read.

use crate::words;

words! {
    /// A language, by its BCP 47 tag.
    Language {
        /// English.
        En = "en",
        /// Spanish.
        Es = "es",
    }
}

#[expect(clippy::derivable_impls, reason = "`words!` names no default")]
impl Default for Language {
    fn default() -> Self {
        Self::En
    }
}

impl Language {
    /// As typed, in a form or as JSON; the first where nothing was.
    ///
    /// # Errors
    /// What it may be, in a sentence.
    pub fn typed(text: &str) -> Result<Self, String> {
        if text.is_empty() { Ok(Self::default()) } else { text.parse() }
    }

    /// The `lang` of a text in this language on a page in `other`: none where they are the same.
    #[must_use]
    pub fn within(self, other: Self) -> Option<&'static str> {
        (self != other).then(|| self.as_str())
    }

    /// The address of a page in this language: `/es/ask`, of `/ask`. English has no folder of its own.
    #[must_use]
    pub fn path(self, path: &str) -> String {
        match path.strip_prefix('/') {
            _ if self == Self::default() => path.to_owned(),
            Some(rest) if rest.is_empty() || rest.starts_with(['?', '#']) => format!("/{self}{rest}"),
            _ => format!("/{self}{path}"),
        }
    }

    /// The same path in the first language: `/ask`, of `/es/ask`.
    #[must_use]
    pub fn plain(path: &str) -> &str {
        match Self::of_path(path) {
            language if language == Self::default() => path,
            language => path.strip_prefix(&language.path("/")).filter(|rest| !rest.is_empty()).unwrap_or("/"),
        }
    }

    /// The language of the page at `path`.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        first.parse().unwrap_or_default()
    }

    /// The language that somebody reads best of those that we have, by what their browser says (`Accept-Language`, RFC 9110
    /// §12.5.4): the one with the greatest weight, of two the one named first.
    #[must_use]
    pub fn preferred(accepts: &str) -> Option<Self> {
        let known = accepts.split(',').filter_map(|entry| {
            let (tag, weight) = entry.split_once(';').unwrap_or((entry, "q=1"));
            let weight: f32 = weight.trim().strip_prefix("q=").and_then(|text| text.parse().ok()).unwrap_or(1.0);
            let first = tag.trim().split('-').next()?.to_ascii_lowercase();
            Some((first.parse().ok()?, weight)).filter(|(_, weight)| *weight > 0.0)
        });
        let best = known.reduce(|best: (Self, f32), other| if other.1 > best.1 { other } else { best });
        best.map(|(language, _)| language)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn each_language_but_the_first_has_a_folder() {
        assert_eq!(Language::En.path("/ask"), "/ask");
        assert_eq!(Language::Es.path("/ask?post=sleep"), "/es/ask?post=sleep");
        assert_eq!(Language::Es.path("/"), "/es");
        assert_eq!(Language::Es.path("/?utm_source=letter"), "/es?utm_source=letter");
        for (path, plain) in
            [("/es", "/"), ("/es/events/{slug}", "/events/{slug}"), ("/events/es", "/events/es"), ("/", "/")]
        {
            assert_eq!(Language::plain(path), plain);
        }
        for path in ["/es", "/es/ask", "/es/"] {
            assert_eq!(Language::of_path(path), Language::Es, "{path}");
        }
        for path in ["/", "/ask", "/esk", "/events/es", ""] {
            assert_eq!(Language::of_path(path), Language::En, "{path}");
        }
    }

    #[test]
    fn a_browser_says_what_its_reader_reads() {
        let said = |accepts| Language::preferred(accepts);
        assert_eq!(said("es-MX,es;q=0.9,en;q=0.8"), Some(Language::Es));
        assert_eq!(said("en-US,en;q=0.9,es;q=0.8"), Some(Language::En));
        assert_eq!(said("de-DE, es; q=0.5"), Some(Language::Es));
        assert_eq!(said("en;q=0.5,ES;q=0.9"), Some(Language::Es));
        assert_eq!(said("es;q=0,en"), Some(Language::En));
        for nothing in ["", "*", "de", "es;q=0", ";;,"] {
            assert_eq!(said(nothing), None, "{nothing}");
        }
    }
}
