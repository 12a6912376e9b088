//! What staff forms share: who may write, which version they saw, and acts of one button.

use super::field::{Field, hidden};
use super::{Icon, icon_class};
use domain::permission::Permission;
use domain::screens::{Choice, Frame};
use domain::{Language, Problems, Version};
use leptos::prelude::*;
use texts::Texts;

/// A form being filled in.
#[derive(Clone, Copy)]
pub struct DeskForm<'a> {
    /// Begins the ids of its fields.
    pub name: &'static str,
    /// What was wrong when it was sent.
    pub problems: &'a Problems,
    /// Whether its reader may only read.
    pub locked: bool,
}

impl DeskForm<'_> {
    /// A field of this form that must be filled.
    pub fn field(self, name: &'static str, label: &'static str) -> Field {
        let field = self.maybe(name, label);
        if self.locked { field } else { field.required() }
    }

    /// The zone of something. While it is new it may stay empty: then it is the campaign's, else the house's.
    pub fn zone(self, new: bool, house: &str, campaigns: &[Choice]) -> Field {
        let field = if new { self.maybe("zone", "Zone").at_home(house, campaigns) } else { self.field("zone", "Zone") };
        field.suggestions("zones")
    }

    /// A field of this form that may stay empty; it says nothing of that.
    pub fn maybe(self, name: &'static str, label: &'static str) -> Field {
        Field::new(name, label).within(self.name).problem(self.problems).locked(self.locked)
    }
}

/// Whether the reader may do `permission`; pages hide what they may not.
pub fn may(frame: &Frame, permission: Permission) -> bool {
    frame.staff.as_ref().is_some_and(|staff| staff.may.allow(permission))
}

/// The version that the form was filled from: two editors cannot overwrite each other unseen.
pub fn version(version: Version) -> impl IntoView {
    view! { <input type="hidden" name="version" value=version.0/> }
}

/// What makes a form that is sent twice one deed.
pub fn once(frame: &Frame) -> impl IntoView + use<> {
    hidden("form_key", frame.form_key.clone())
}

/// A form of one button that posts to `action`, with the version that was seen.
pub fn act(action: String, seen: Option<Version>, class: &'static str, label: &'static str) -> AnyView {
    view! {
        <form method="post" action=action>
            {seen.map(version)}
            <button class=class>{label}</button>
        </form>
    }
    .into_any()
}

/// Deleting, folded away with what it needs and means.
pub fn delete_fold(title: &'static str, means: &'static str, action: String) -> AnyView {
    view! {
        <details class="fold danger-fold">
            <summary>{icon_class(Icon::Down, "icon chevron")}{title}</summary>
            <form class="stack-sm" method="post" action=action>
                <p class="muted">{means}</p>
                <div><button class="button danger">"Delete"</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// Asked once what everybody would read could say who somebody is.
pub fn marks_stand(form: &'static str, problems: &Problems) -> Option<AnyView> {
    problems.message("marks_stand")?;
    let id = if form.is_empty() { "marks_stand".to_owned() } else { format!("{form}-marks_stand") };
    let tick = view! { <label class="check"><input type="checkbox" id=id name="marks_stand" value="on"/><span>"It may stand: everybody may read it"</span></label> };
    Some(tick.into_any())
}

/// Asked once what was typed leads into the past.
pub fn meant(form: &'static str, problems: &Problems) -> Option<AnyView> {
    problems.message("past")?;
    let id = if form.is_empty() { "past".to_owned() } else { format!("{form}-past") };
    let tick = view! { <label class="check"><input type="checkbox" id=id name="past" value="on"/><span>"It is meant: move it into the past"</span></label> };
    Some(tick.into_any())
}

/// A choice for `<select>`.
pub fn choice(value: &str, label: &str) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned() }
}

/// The languages, as staff say them.
pub fn languages() -> Vec<Choice> {
    Language::ALL.iter().map(|language| choice(language.as_str(), language_words(*language))).collect()
}

/// A language, as staff say it.
pub fn language_words(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::Es => "Spanish",
    }
}

/// An address to hand on: selected by a click, copied by a button where there is script.
pub fn copy(id: &'static str, label: &'static str, address: &str) -> AnyView {
    copy_told(Texts::default(), id, label, address)
}

/// The same for whoever reads this language.
pub fn copy_told(t: Texts, id: &'static str, label: &'static str, address: &str) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="copy">
                <input class="input" id=id readonly value=address.to_owned() data-select/>
                <button class="button" type="button" data-copy=id hidden>{t.copy()}</button>
            </div>
        </div>
    }
    .into_any()
}
