//! The form's fields in the page.

use domain::Problems;
use domain::question::QuestionDraft;
use leptos::html::{Details, Form, Input, Select, Textarea};
use leptos::prelude::*;

/// Where the fields are. Uncontrolled: what a person types is the browser's, and is read when needed.
#[derive(Clone, Copy, Default)]
pub(super) struct Fields {
    pub form: NodeRef<Form>,
    pub text: NodeRef<Textarea>,
    pub contact: NodeRef<Details>,
    pub name: NodeRef<Input>,
    pub email: NodeRef<Input>,
    pub private: NodeRef<Input>,
    pub topic: NodeRef<Select>,
    pub post: NodeRef<Input>,
    pub kept: NodeRef<Input>,
}

impl Fields {
    /// Checks move from the browser's bubbles to the messages beside the fields.
    pub fn check_here(self) {
        if let Some(form) = self.form.get_untracked() {
            form.set_no_validate(true);
        }
    }

    /// What stands in the fields.
    pub fn read(self) -> QuestionDraft {
        QuestionDraft {
            text: self.text.get_untracked().map(|field| field.value()).unwrap_or_default(),
            name: line(self.name),
            email: line(self.email),
            private: self.private.get_untracked().is_some_and(|field| field.checked()),
            topic: self.topic.get_untracked().map(|field| field.value()).unwrap_or_default(),
            post: line(self.post),
            kept: line(self.kept),
        }
    }

    /// Whether nothing was typed.
    pub fn are_empty(self) -> bool {
        let draft = self.read();
        draft.text.is_empty() && draft.name.is_empty() && draft.email.is_empty()
    }

    /// Takes out what was typed; what was chosen stays.
    pub fn clear(self) {
        let QuestionDraft { private, topic, .. } = self.read();
        self.fill(&QuestionDraft { private, topic, ..QuestionDraft::default() });
    }

    /// Puts a draft into the fields. Where its author comes from, the page knows best.
    pub fn fill(self, draft: &QuestionDraft) {
        if let Some(field) = self.text.get_untracked() {
            field.set_value(&draft.text);
        }
        set(self.name, &draft.name);
        set(self.email, &draft.email);
        set(self.kept, &draft.kept);
        if let Some(field) = self.private.get_untracked() {
            field.set_checked(draft.private);
        }
        if let Some(field) = self.topic.get_untracked() {
            field.set_value(&draft.topic);
        }
        if !draft.name.is_empty() || !draft.email.is_empty() {
            self.open_contact();
        }
    }

    /// Moves to the first field that needs a look.
    pub fn show(self, problems: &Problems) {
        if problems.message("text").is_some() {
            return focus(self.text.get_untracked().as_deref());
        }
        for (field, place) in [("name", self.name), ("email", self.email)] {
            if problems.message(field).is_some() {
                self.open_contact();
                return focus(place.get_untracked().as_deref());
            }
        }
    }

    /// Back to where one was writing.
    pub fn back(self) {
        focus(self.text.get_untracked().as_deref());
    }

    fn open_contact(self) {
        if let Some(fold) = self.contact.get_untracked() {
            fold.set_open(true);
        }
    }
}

fn line(field: NodeRef<Input>) -> String {
    field.get_untracked().map(|field| field.value()).unwrap_or_default()
}

fn set(field: NodeRef<Input>, text: &str) {
    if let Some(field) = field.get_untracked() {
        field.set_value(text);
    }
}

fn focus(field: Option<&web_sys::HtmlElement>) {
    if let Some(field) = field {
        drop(field.focus());
    }
}
