//! The question form. Without script it posts and comes back; awake, it keeps what is typed, says what is wrong beside
//! the field, and sends a question once however often it has to try.

mod alike;
mod draft;
mod fields;
mod send;

use crate::browser::{Island, as_html, whole};
use crate::icon::{MAIL, WARN, chevron, icon};
use crate::words::{AskWords, fill};
use alike::Nearby;
use domain::Problems;
use domain::question::QuestionDraft;
use draft::Keeper;
use fields::Fields;
use leptos::ev;
use leptos::prelude::*;
use send::Standing;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Everything the form knows; copied into its handlers.
#[derive(Clone, Copy)]
struct Asking {
    path: StoredValue<String>,
    keeper: StoredValue<Keeper>,
    words: StoredValue<AskWords>,
    fields: Fields,
    problems: RwSignal<Problems>,
    standing: RwSignal<Standing>,
    /// Characters in the question.
    length: RwSignal<usize>,
    alike: Nearby,
}

/// What was typed, for the server's rendering alone: the browser reads it in the fields, and the page need not hold a
/// person's words twice.
#[derive(Clone, Debug, Default)]
pub struct Typed(QuestionDraft);

impl From<QuestionDraft> for Typed {
    fn from(draft: QuestionDraft) -> Self {
        Self(draft)
    }
}

impl Serialize for Typed {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_unit()
    }
}

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        <()>::deserialize(from).map(|()| Self::default())
    }
}

/// The form that asks a question, in a session or outside any. Renders `<form class="form">`; the page puts its card and heading
/// around it.
#[derive(Serialize, Deserialize)]
pub struct Ask {
    /// The page on which it stands: `/events/{slug}`, or `/ask`.
    pub page: String,
    /// Where it posts.
    pub path: String,
    /// Topics to choose from: address part and name; none where nobody chooses.
    pub topics: Vec<(String, String)>,
    /// The post that its author comes from, or empty.
    pub post: String,
    /// What was typed.
    pub draft: Typed,
    /// What was wrong with it.
    pub problems: Problems,
    /// The form's texts.
    pub words: AskWords,
}

impl Island for Ask {
    const NAME: &'static str = "Ask";

    fn view(self) -> impl IntoView + 'static {
        let Typed(draft) = self.draft;
        let asking = Asking::new(&self.page, self.path, &draft, self.problems, self.words);
        Effect::new(move || asking.wake());
        view! {
            <form
                class="form"
                method="post"
                action=asking.path.get_value()
                node_ref=asking.fields.form
                on:submit=move |event| asking.submit(&event)
                on:input=move |_| asking.typed()
            >
                {asking.question(&draft)}
                {asking.about(&draft, self.topics, self.post)}
                {asking.contact(&draft)}
                {asking.privacy(&draft)}
                {asking.end(&draft)}
            </form>
        }
    }
}

impl Asking {
    fn new(page: &str, path: String, draft: &QuestionDraft, problems: Problems, words: AskWords) -> Self {
        let standing = if problems.is_empty() { Standing::Writing } else { Standing::refused(&problems, &words) };
        Self {
            path: StoredValue::new(path),
            keeper: StoredValue::new(Keeper::for_page(page)),
            words: StoredValue::new(words),
            fields: Fields::default(),
            problems: RwSignal::new(problems),
            standing: RwSignal::new(standing),
            length: RwSignal::new(draft.text.chars().count()),
            alike: Nearby::for_page(page),
        }
    }

    fn word(self, which: fn(&AskWords) -> &String) -> String {
        self.words.with_value(|words| which(words).clone())
    }

    fn question(self, draft: &QuestionDraft) -> impl IntoView + use<> {
        // Text inside a textarea is not escaped by the renderer, and an empty one would get a blank: hence as HTML.
        let typed = textarea_html(&draft.text);
        let counter = whole(move || fill(&self.word(|words| &words.counter), self.length.get() as i64));
        view! {
            <div class="field">
                <label for="ask-text">{self.word(|words| &words.question)}</label>
                <p class="hint" id="ask-text-hint">{self.word(|words| &words.question_hint)}</p>
                <textarea
                    class="input"
                    id="ask-text"
                    name="text"
                    dir="auto"
                    required
                    aria-describedby="ask-text-hint ask-text-error"
                    aria-invalid=move || self.is_wrong("text")
                    node_ref=self.fields.text
                    inner_html=typed
                ></textarea>
                <p class="counter" data-near=move || (self.length.get() > 900).then_some("") inner_html=counter></p>
                {self.error("text", "ask-text-error")}
                {self.near()}
            </div>
        }
    }

    /// What it is about, where its author may choose; and where they come from.
    fn about(self, draft: &QuestionDraft, topics: Vec<(String, String)>, post: String) -> impl IntoView + use<> {
        let chosen = draft.topic.clone();
        let any = !topics.is_empty();
        let options = topics.into_iter().map(|(slug, name)| {
            let selected = slug == chosen;
            view! { <option value=slug selected=selected>{name}</option> }
        });
        let options = options.collect_view();
        let choice = any.then(|| {
            view! {
                <div class="field">
                    <label for="ask-topic">{self.word(|words| &words.topic)} " " {self.optional()}</label>
                    <select class="input" id="ask-topic" name="topic" node_ref=self.fields.topic>
                        <option value="">{self.word(|words| &words.any_topic)}</option>
                        {options}
                    </select>
                </div>
            }
        });
        let from = (!post.is_empty())
            .then(|| view! { <input type="hidden" name="post" value=post node_ref=self.fields.post /> });
        view! { {choice} {from} }
    }

    fn contact(self, draft: &QuestionDraft) -> impl IntoView + use<> {
        let needed = !draft.name.is_empty() || !draft.email.is_empty();
        view! {
            <details class="fold" open=needed node_ref=self.fields.contact>
                <summary>{icon(MAIL)} <span>{self.word(|words| &words.contact)}</span> {chevron()}</summary>
                <div class="fields wide">
                    <div class="field">
                        <label for="ask-name">{self.word(|words| &words.name)} " " {self.optional()}</label>
                        <input
                            class="input"
                            id="ask-name"
                            name="name"
                            dir="auto"
                            autocomplete="name"
                            value=draft.name.clone()
                            aria-describedby="ask-name-error"
                            aria-invalid=move || self.is_wrong("name")
                            node_ref=self.fields.name
                        />
                        {self.error("name", "ask-name-error")}
                    </div>
                    <div class="field">
                        <label for="ask-email">{self.word(|words| &words.email)} " " {self.optional()}</label>
                        <input
                            class="input"
                            id="ask-email"
                            name="email"
                            type="email"
                            autocomplete="email"
                            value=draft.email.clone()
                            aria-describedby="ask-email-error"
                            aria-invalid=move || self.is_wrong("email")
                            node_ref=self.fields.email
                        />
                        {self.error("email", "ask-email-error")}
                    </div>
                </div>
            </details>
        }
    }

    fn optional(self) -> impl IntoView {
        view! { <span class="optional">{self.word(|words| &words.optional)}</span> }
    }

    fn privacy(self, draft: &QuestionDraft) -> impl IntoView + use<> {
        view! {
            <label class="check">
                <input type="checkbox" name="private" checked=draft.private node_ref=self.fields.private />
                <span>
                    {self.word(|words| &words.private)}
                    <span class="hint">{self.word(|words| &words.private_hint)}</span>
                </span>
            </label>
        }
    }

    fn end(self, draft: &QuestionDraft) -> impl IntoView + use<> {
        let kept = draft.kept.clone();
        view! {
            <input type="hidden" name="kept" value=kept node_ref=self.fields.kept />
            // The region stands from the start: one that appears together with its text is often not read out.
            <div role="status">
                <div class="notice warm" hidden=move || self.message().is_none()>
                    {icon(WARN)}
                    <div inner_html=whole(move || self.message().unwrap_or_default())></div>
                </div>
            </div>
            <div class="form-end">
                <button
                    class="button primary"
                    aria-busy=move || self.is_busy().then_some("true")
                    inner_html=whole(move || self.button())
                ></button>
            </div>
        }
    }

    /// A field's message, which its field names always; hidden while all is well.
    fn error(self, field: &'static str, id: &'static str) -> impl IntoView {
        let message = whole(move || self.problems.with(|wrong| wrong.message(field).unwrap_or_default().to_owned()));
        view! {
            <p class="error" id=id hidden=move || self.is_wrong(field).is_none()>
                {icon(WARN)}
                <span inner_html=message></span>
            </p>
        }
    }

    fn is_wrong(self, field: &str) -> Option<&'static str> {
        self.problems.with(|wrong| wrong.message(field).map(|_| "true"))
    }

    fn is_busy(self) -> bool {
        self.standing.with(Standing::is_busy)
    }

    fn message(self) -> Option<String> {
        self.words.with_value(|words| self.standing.with(|standing| standing.message(words)))
    }

    fn button(self) -> String {
        self.words.with_value(|words| self.standing.with(|standing| standing.button(words).to_owned()))
    }

    /// In the browser, once: what was kept comes back, and connections are watched.
    fn wake(self) {
        self.fields.check_here();
        self.remember();
        drop(window_event_listener(ev::online, move |_| self.connected()));
        // Coming back to a page that left with a question on its way: it is free again.
        window_event_listener_untyped("pageshow", move |_| self.standing.set(self.standing.get_untracked().rested()));
    }

    /// What the fields hold (typed before the page woke, or given back by the server) wins over what was kept.
    fn remember(self) {
        if self.fields.are_empty() {
            self.keeper.with_value(|keeper| keeper.kept().iter().for_each(|kept| self.fields.fill(kept)));
        }
        self.typed();
    }

    fn typed(self) {
        let draft = self.fields.read();
        self.length.set(draft.text.chars().count());
        self.keeper.with_value(|keeper| keeper.save(&draft));
        self.look(draft.text);
    }
}

/// Text as the content of a textarea. Its first line break is not part of it, so one more goes first.
fn textarea_html(text: &str) -> String {
    let escaped = as_html(text);
    if escaped.starts_with('\n') { format!("\n{escaped}") } else { escaped }
}
