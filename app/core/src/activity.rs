//! The append-only record: who did what to which thing. Details never hold private text.

/// One deed, to be recorded with the change it describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// What was done: `scheduled`, `answered` …
    pub verb: &'static str,
    /// The kind of thing: `session`, `question` …
    pub noun: &'static str,
    /// The thing's id.
    pub subject: String,
    /// A few words more, or empty: a title, an old and a new time. Never what an asker wrote.
    pub detail: String,
}

macro_rules! about {
    ($($noun:ident),+) => { $(
        #[doc = concat!("A deed on a ", stringify!($noun), ".")]
        pub fn $noun(subject: &impl ToString, verb: &'static str) -> Self {
            Self { verb, noun: stringify!($noun), subject: subject.to_string(), detail: String::new() }
        }
    )+ };
}

impl Activity {
    about!(
        audience,
        campaign,
        clinician,
        session,
        slot,
        question,
        staff,
        token,
        installation,
        post,
        series,
        letter,
        layer
    );

    /// With a few words more.
    pub fn detail(self, detail: impl ToString) -> Self {
        Self { detail: detail.to_string(), ..self }
    }
}
