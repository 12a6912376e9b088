//! While somebody types: what is public already and near to it, and what of theirs could say who they are. Only ever an offer.

use super::Asking;
use super::draft::Keeper;
use crate::browser::{pause, post, whole};
use crate::shown::{Alike, Near};
use crate::words::AskWords;
use domain::gate::without;
use domain::question::QuestionDraft;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::UrlSearchParams;

/// The fewest characters that say something.
const LEAST: usize = 12;

/// The pause in typing after which it is looked for, in milliseconds.
const PAUSE: i32 = 700;

/// What is near, and what became of it.
#[derive(Clone, Copy)]
pub(super) struct Nearby {
    path: StoredValue<String>,
    found: RwSignal<Alike>,
    /// Rises with every letter, so that only the last pause asks.
    typed: StoredValue<u32>,
    asked: StoredValue<String>,
    /// Said once one of the offers was taken.
    said: RwSignal<String>,
}

impl Nearby {
    pub fn for_page(page: &str) -> Self {
        Self {
            path: StoredValue::new(page.to_owned()),
            found: RwSignal::default(),
            typed: StoredValue::new(0),
            asked: StoredValue::default(),
            said: RwSignal::default(),
        }
    }
}

impl Nearby {
    /// What of the text that was looked through could say who its author is.
    fn marked(self) -> Vec<String> {
        self.found.with(|found| self.asked.with_value(|asked| found.marks.iter().map(|mark| mark.of(asked)).collect()))
    }
}

fn in_a_line(words: &str) -> String {
    words.replace('\n', " ")
}

fn field(name: &str, value: &str) -> String {
    let Ok(fields) = UrlSearchParams::new() else { return String::new() };
    fields.append(name, value);
    String::from(fields.to_string())
}

impl Asking {
    /// Looks for what is near to `text`, once its author pauses.
    pub(super) fn look(self, text: String) {
        let near = self.alike;
        near.typed.update_value(|typed| *typed += 1);
        let typed = near.typed.get_value();
        let text = text.trim().to_owned();
        if text.chars().count() < LEAST {
            return near.found.set(Alike::default());
        }
        spawn_local(async move {
            pause(PAUSE).await;
            if near.typed.get_value() != typed || near.asked.with_value(|asked| *asked == text) {
                return;
            }
            let path = near.path.with_value(|path| format!("{path}/alike"));
            let reply = post(&path, &field("text", &text), None).await;
            // Without an answer there is simply no offer.
            let mut found: Alike = reply.and_then(|reply| reply.read()).unwrap_or_default();
            let kept = self.fields.read().kept;
            found.marks.retain(|mark| !kept.lines().any(|line| line == in_a_line(&mark.of(&text))));
            near.asked.set_value(text);
            near.found.set(found);
            near.said.set(String::new());
        });
    }

    /// The offers, below the question.
    pub(super) fn near(self) -> impl IntoView {
        let near = self.alike;
        let none = move || near.found.with(|found| found.answers.is_empty() && found.questions.is_empty());
        let all =
            move || near.found.with(|found| found.answers.iter().chain(&found.questions).cloned().collect::<Vec<_>>());
        view! {
            <div role="status">
                <div class="alike" hidden=none>
                    <p class="strong small">{self.word(|words| &words.alike)}</p>
                    <ul role="list">
                        <For each=all key=|near| near.text.clone() let:near>
                            {self.offer(near)}
                        </For>
                    </ul>
                </div>
                {self.marks()}
                <p class="small" hidden=move || near.said.with(String::is_empty) inner_html=whole(move || near.said.get())></p>
            </div>
        }
    }

    /// What could say who they are, and what they want done about it before it is sent.
    fn marks(self) -> impl IntoView {
        let near = self.alike;
        let words = whole(move || near.marked().iter().map(|words| format!("“{words}” ")).collect());
        let act = |label: fn(&AskWords) -> &String, press: fn(Self)| {
            view! { <button type="button" class="button small" on:click=move |_| press(self)>{self.word(label)}</button> }
        };
        // What is the team's alone already need not become so.
        let private = move || near.found.with(|found| !found.marks.is_empty() && self.fields.read().private);
        view! {
            <div class="alike" hidden=move || near.found.with(|found| found.marks.is_empty())>
                <p class="strong small">{self.word(|words| &words.marks)}</p>
                <p class="small prewrap" dir="auto" inner_html=words></p>
                <p class="small muted">{self.word(|words| &words.marks_mean)}</p>
                <div class="row">
                    {act(|words| &words.marks_remove, Self::take_out)}
                    <span hidden=private>{act(|words| &words.marks_private, Self::for_the_team)}</span>
                    {act(|words| &words.marks_keep, Self::keep)}
                </div>
            </div>
        }
    }

    /// An ellipsis for each part, just where it was found: the same letters elsewhere may be a dose. Where more was typed
    /// meanwhile, it is looked at again first.
    fn take_out(self) {
        let draft = self.fields.read();
        let typed = draft.text.trim();
        if self.alike.asked.with_value(|asked| asked == typed) {
            let text = self.alike.found.with_untracked(|found| without(typed, &found.marks));
            self.fields.fill(&QuestionDraft { text, ..draft });
        }
        self.decided();
    }

    fn for_the_team(self) {
        self.keep_as(true);
        self.alike.said.set(self.word(|words| &words.marks_told));
    }

    fn keep(self) {
        self.keep_as(self.fields.read().private);
    }

    /// They were shown it: the same is not shown again, neither here nor once it is sent.
    fn keep_as(self, private: bool) {
        let mut draft = QuestionDraft { private, ..self.fields.read() };
        for words in self.alike.marked() {
            draft.kept.push_str(&in_a_line(&words));
            draft.kept.push('\n');
        }
        self.fields.fill(&draft);
        self.decided();
    }

    fn decided(self) {
        self.alike.found.update(|found| found.marks.clear());
        self.typed();
        self.fields.back();
    }

    fn offer(self, near: Near) -> impl IntoView {
        let open = near.answer.is_empty();
        let label = self.word(if open { |words| &words.me_too } else { |words| &words.answers_it });
        let (text, answer) = (near.text.clone(), near.answer.clone());
        let press = move |_| if open { self.me_too(near.clone()) } else { self.is_answered() };
        view! {
            <li>
                <p class="small prewrap" dir="auto">{text}</p>
                <p class="small muted prewrap" dir="auto" hidden=open>
                    {answer}
                </p>
                <button type="button" class="button small" on:click=press>
                    {label}
                </button>
            </li>
        }
    }

    /// An answer is there: nothing needs to be asked.
    fn is_answered(self) {
        self.keeper.with_value(Keeper::forget);
        self.fields.clear();
        self.length.set(0);
        self.alike.found.set(Alike::default());
        self.alike.said.set(self.word(|words| &words.glad));
    }

    /// A vote for an open question, and its answer by mail where an address stands in the form.
    fn me_too(self, near: Near) {
        let path = self.alike.path.with_value(|path| format!("{path}/questions/{}/vote", near.handle));
        let fields = field("email", self.fields.read().email.trim());
        spawn_local(async move {
            let counted = post(&path, &fields, None).await.is_some_and(|reply| reply.status == 200);
            if counted {
                self.alike.found.update(|found| found.questions.retain(|other| *other != near));
            }
            self.alike.said.set(self.word(if counted { |words| &words.counted } else { |words| &words.failed }));
        });
    }
}
