//! Form fields: label above, hint below it, and the problem beside the field it speaks of.

use super::{Icon, icon};
use domain::Problems;
use domain::screens::Choice;
use leptos::prelude::*;
use texts::Texts;

/// A field in the making. Its id is its name, behind the form's name where a page has several forms, so that
/// [`super::notice::problems`] can point at it.
#[derive(Clone, Debug)]
pub struct Field {
    name: &'static str,
    label: String,
    hint: Option<String>,
    problem: Option<String>,
    optional: bool,
    required: bool,
    locked: bool,
    focused: bool,
    typed: bool,
    kind: &'static str,
    complete: Option<&'static str>,
    longest: Option<u32>,
    suggestions: Option<&'static str>,
    form: &'static str,
    placeholder: Option<&'static str>,
    least_most: Option<(i64, i64)>,
    home: Option<(String, String)>,
    t: Texts,
}

impl Field {
    /// A field by its name in the form, with its label.
    pub fn new(name: &'static str, label: impl Into<String>) -> Self {
        Self {
            name,
            label: label.into(),
            hint: None,
            problem: None,
            optional: false,
            required: false,
            locked: false,
            focused: false,
            typed: false,
            kind: "text",
            complete: None,
            longest: None,
            suggestions: None,
            form: "",
            placeholder: None,
            least_most: None,
            home: None,
            t: Texts::default(),
        }
    }

    /// Whoever fills it in reads this language.
    #[must_use]
    pub fn read_in(self, t: Texts) -> Self {
        Self { t, ..self }
    }

    /// A sentence below the label.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// What is wrong with it, if anything: then it has the focus, the first of several.
    #[must_use]
    pub fn problem(self, problems: &Problems) -> Self {
        Self { problem: problems.message(self.name).map(str::to_owned), ..self }
    }

    /// Says "optional" beside the label.
    #[must_use]
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The browser asks for it before sending.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// It has the focus, once the page is there.
    #[must_use]
    pub fn focused(self, focused: bool) -> Self {
        Self { focused, ..self }
    }

    /// What it holds was typed before, and changed by the server since: a kept draft follows it (`public/desk/drafts.js`).
    #[must_use]
    pub fn typed(self, typed: bool) -> Self {
        Self { typed, ..self }
    }

    /// Shown, but not to be changed.
    #[must_use]
    pub fn locked(self, locked: bool) -> Self {
        Self { locked, ..self }
    }

    /// The input's type: `email`, `password`, `date`, `datetime-local`, `number`, `url`, `search`.
    #[must_use]
    pub fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }

    /// What the browser may fill in, such as `username` or `new-password`.
    #[must_use]
    pub fn complete(self, complete: &'static str) -> Self {
        Self { complete: Some(complete), ..self }
    }

    /// The most characters that the browser lets in.
    #[must_use]
    pub fn longest(self, characters: u32) -> Self {
        Self { longest: Some(characters), ..self }
    }

    /// The id of a [`suggestions`] list to pick from.
    #[must_use]
    pub fn suggestions(self, id: &'static str) -> Self {
        Self { suggestions: Some(id), ..self }
    }

    /// The name of its form, where a page has several: it begins the field's id.
    #[must_use]
    pub fn within(self, form: &'static str) -> Self {
        Self { form, ..self }
    }

    /// A whole number from `least` to `most`.
    #[must_use]
    pub fn between(self, least: i64, most: i64) -> Self {
        Self { kind: "number", least_most: Some((least, most)), ..self }
    }

    /// A zone that begins as the campaign's, else the house's (which `value` holds), else the browser's: see
    /// `public/desk/zones.js`. What is typed stays.
    #[must_use]
    pub fn at_home(self, house: &str, campaigns: &[Choice]) -> Self {
        let pairs = campaigns.iter().map(|one| format!("{}={}", one.value, one.label)).collect::<Vec<_>>();
        Self { home: Some((house.to_owned(), pairs.join(" "))), ..self }
    }

    /// What an empty single line shows: what empty means, never a label.
    #[must_use]
    pub fn placeholder(self, words: &'static str) -> Self {
        Self { placeholder: Some(words), ..self }
    }

    fn id(&self) -> String {
        if self.form.is_empty() { self.name.to_owned() } else { format!("{}-{}", self.form, self.name) }
    }

    /// A single line.
    pub fn input(self, value: impl Into<String>) -> AnyView {
        let (described, invalid) = (self.described(), self.invalid());
        let (house, campaigns) = self.home.clone().unzip();
        let step = (self.kind == "datetime-local").then_some("60");
        let control = view! {
            <input class="input" id=self.id() name=self.name autofocus=self.problem.is_some() type=self.kind value=value.into() required=self.required
                readonly=self.locked maxlength=self.longest autocomplete=self.complete.unwrap_or("off") list=self.suggestions step=step
                placeholder=self.placeholder dir=self.direction() min=self.least_most.map(|(least, _)| least) max=self.least_most.map(|(_, most)| most)
                data-own-zone=house data-zones=campaigns aria-describedby=described aria-invalid=invalid/>
        };
        self.around(control.into_any())
    }

    /// Several lines, growing with what is typed.
    pub fn area(self, value: impl Into<String>) -> AnyView {
        let (described, invalid) = (self.described(), self.invalid());
        let control = view! {
            <textarea class="input" id=self.id() name=self.name autofocus=self.problem.is_some() || self.focused data-typed=self.typed rows="4" dir="auto" required=self.required readonly=self.locked
                maxlength=self.longest aria-describedby=described aria-invalid=invalid inner_html=textarea_html(&value.into())></textarea>
        };
        self.around(control.into_any())
    }

    /// One of several.
    pub fn select(self, choices: &[Choice], value: &str) -> AnyView {
        let (described, invalid) = (self.described(), self.invalid());
        let options = choices
            .iter()
            .map(|choice| view! { <option value=choice.value.clone() selected=choice.value == value dir="auto">{choice.label.clone()}</option> })
            .collect_view();
        let control = view! {
            <select class="input" id=self.id() name=self.name autofocus=self.problem.is_some() required=self.required disabled=self.locked
                aria-describedby=described aria-invalid=invalid>{options}</select>
        };
        self.around(control.into_any())
    }

    /// What is typed takes its own direction; numbers, dates and passwords have none.
    fn direction(&self) -> Option<&'static str> {
        ["text", "search", "email", "url"].contains(&self.kind).then_some("auto")
    }

    fn described(&self) -> Option<String> {
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.id()));
        let error = self.problem.is_some().then(|| format!("{}-error", self.id()));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.problem.is_some().then_some("true")
    }

    fn around(self, control: AnyView) -> AnyView {
        let id = self.id();
        let hint = self.hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
        let optional = self.optional.then(|| view! { " "<span class="optional">{self.t.field_optional()}</span> });
        let problem =
            self.problem.map(|why| view! { <p class="error" id=format!("{id}-error")>{icon(Icon::Warn)}{why}</p> });
        view! { <div class="field"><label for=id>{self.label}{optional}</label>{hint}{control}{problem}</div> }
            .into_any()
    }
}

/// Text as a textarea's content, which the renderer would neither escape nor leave empty. The first line break of a
/// textarea is not part of it (HTML standard, 13.2.6.4.7), so one more goes before it.
pub fn as_html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    if escaped.starts_with('\n') { format!("\n{escaped}") } else { escaped }
}

/// A tick with words, and perhaps more words below them.
pub fn tick(name: &'static str, value: &str, ticked: bool, words: impl Into<String>, more: &str) -> AnyView {
    let more = (!more.is_empty()).then(|| view! { <span class="hint">{more.to_owned()}</span> });
    view! {
        <label class="check"><input type="checkbox" name=name value=value.to_owned() checked=ticked/><span>{words.into()}{more}</span></label>
    }
    .into_any()
}

/// A value that travels with the form, unseen.
pub fn hidden(name: &'static str, value: impl Into<String>) -> impl IntoView {
    view! { <input type="hidden" name=name value=value.into()/> }
}

/// The same with a name that is not ours to choose.
pub fn hidden_named(name: String, value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}

/// Values that a field suggests while one types, such as zones.
pub fn suggestions(id: &'static str, values: &[String]) -> impl IntoView + use<> {
    let options = values.iter().map(|value| view! { <option value=value.clone()></option> }).collect_view();
    view! { <datalist id=id>{options}</datalist> }
}

/// A textarea's content for `inner_html`. Leptos writes a textarea's children as they are, so they are escaped here;
/// and an HTML parser drops the first newline, so one is given away.
pub fn textarea_html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("\n{escaped}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_cannot_leave_its_textarea() {
        let html = Field::new("text", "Text").area("</textarea><b>&").to_html();
        assert!(html.contains("\n&lt;/textarea&gt;&lt;b&gt;&amp;</textarea>"), "{html}");
    }

    #[test]
    fn a_message_stands_beside_its_field_and_is_named_by_it() {
        let problems = Problems::one("title", "The title is missing.");
        let html =
            Field::new("title", "Title").within("session").hint("Public.").problem(&problems).input("").to_html();
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
        assert!(html.contains(r#"aria-describedby="session-title-hint session-title-error""#), "{html}");
        assert!(html.contains("The title is missing."), "{html}");
    }
}
