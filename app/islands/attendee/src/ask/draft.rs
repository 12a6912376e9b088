//! The draft in the tab's own storage, one per page, with the key under which it goes out. It is health text: it
//! survives a reload and a lost connection, and ends with the tab or when the question has arrived.

use crate::browser::{random_key, session_storage};
use domain::Language;
use domain::question::QuestionDraft;
use web_sys::UrlSearchParams;

/// Keeps one page's draft.
pub(super) struct Keeper {
    draft: String,
    sent: String,
    key: String,
}

impl Keeper {
    /// The keeper of this page: one in all languages, so that nothing is lost, or left, where somebody goes over.
    pub fn for_page(page: &str) -> Self {
        let page = Language::plain(page);
        let named = |part: &str| format!("ask{page}/{part}");
        Self { draft: named("draft"), sent: named("sent"), key: named("key") }
    }

    /// The draft, if one was kept.
    pub fn kept(&self) -> Option<QuestionDraft> {
        read(&self.draft).map(|fields| decoded(&fields))
    }

    /// Keeps the draft. Without a word typed there is none, and every box is again as the page gives it.
    pub fn save(&self, draft: &QuestionDraft) {
        let typed = [&draft.text, &draft.name, &draft.email].into_iter().any(|field| !field.is_empty());
        match session_storage() {
            Some(storage) if !typed => drop(storage.remove_item(&self.draft)),
            _ => write(&self.draft, &encoded(draft)),
        }
    }

    /// The `Idempotency-Key` for these fields: the same as long as they are the same, over double taps, lost replies
    /// and reloads. Changed fields are another question, which the server would refuse under the old key.
    pub fn key_for(&self, fields: &str) -> Option<String> {
        if self.was_sent(fields) {
            return read(&self.key);
        }
        let key = random_key()?;
        write(&self.key, &key);
        write(&self.sent, fields);
        Some(key)
    }

    /// Whether exactly these fields went out before.
    pub fn was_sent(&self, fields: &str) -> bool {
        read(&self.sent).is_some_and(|sent| sent == fields)
    }

    /// The question has arrived.
    pub fn forget(&self) {
        if let Some(storage) = session_storage() {
            for name in [&self.draft, &self.sent, &self.key] {
                drop(storage.remove_item(name));
            }
        }
    }
}

/// The form's fields as the plain form would send them.
pub(super) fn encoded(draft: &QuestionDraft) -> String {
    let Ok(fields) = UrlSearchParams::new() else { return String::new() };
    fields.append("text", &draft.text);
    fields.append("name", &draft.name);
    fields.append("email", &draft.email);
    for (name, value) in [("topic", &draft.topic), ("post", &draft.post), ("kept", &draft.kept)] {
        if !value.is_empty() {
            fields.append(name, value);
        }
    }
    if draft.private {
        fields.append("private", "on");
    }
    String::from(fields.to_string())
}

fn decoded(fields: &str) -> QuestionDraft {
    let Ok(fields) = UrlSearchParams::new_with_str(fields) else { return QuestionDraft::default() };
    let field = |name| fields.get(name).unwrap_or_default();
    QuestionDraft {
        text: field("text"),
        name: field("name"),
        email: field("email"),
        private: fields.has("private"),
        topic: field("topic"),
        post: field("post"),
        kept: field("kept"),
    }
}

fn read(name: &str) -> Option<String> {
    session_storage()?.get_item(name).ok()?
}

fn write(name: &str, value: &str) {
    if let Some(storage) = session_storage() {
        // A full or forbidden storage loses the convenience, not the form.
        drop(storage.set_item(name, value));
    }
}
