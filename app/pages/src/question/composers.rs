//! Deeds that need words: answer, publish, publish the answer, dismiss, note. Each is a form that opens without
//! script; a refused one comes back open, with everything typed.

use super::{offline, scripts};
use crate::parts::desk_form::{DeskForm, choice, version};
use crate::parts::field::{Field, tick};
use crate::parts::marked::marked;
use crate::parts::{Icon, icon, icon_class};
use domain::Problems;
use domain::question::{Question, State, Urgency, Visibility};
use domain::screens::desk::{DeedForm, QuestionScreen};
use domain::script::Use;
use leptos::prelude::*;

/// A deed with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Composer {
    /// Writes the answer that the asker reads.
    Answer,
    /// Gives it to somebody of the desk.
    Assign,
    /// Asks a clinician to answer.
    Route,
    /// Has its asker reached in person.
    TakeOffline,
    /// Makes the question public, in a wording.
    Publish,
    /// Makes the answer public, in a wording.
    PublishAnswer,
    /// Ends it without an answer.
    Dismiss,
    /// Erases it for who asked.
    Erase,
    /// Says something to colleagues.
    Note,
}

impl Composer {
    /// Its name as in its address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Assign => "assign",
            Self::Route => "route",
            Self::TakeOffline => "take_offline",
            Self::Publish => "publish",
            Self::PublishAnswer => "publish_answer",
            Self::Dismiss => "dismiss",
            Self::Erase => "erase",
            Self::Note => "note",
        }
    }
}

/// What a question's state and visibility allow (the rules are those of [`Question`]).
pub fn allowed(question: &Question) -> Vec<Composer> {
    if question.erasing.is_some() {
        return if question.cleared().is_some() { vec![Composer::Erase] } else { Vec::new() };
    }
    let (open, answered) = (question.state.is_open(), question.state == State::Answered);
    let calm = question.urgency == Urgency::Routine;
    let over = matches!(question.state, State::Dismissed | State::Withdrawn);
    let list = [
        (Composer::Answer, open || answered),
        (Composer::PublishAnswer, question.takes_public_answer().is_ok()),
        (Composer::Route, open && calm),
        (Composer::Assign, !question.is_over()),
        (Composer::TakeOffline, (open || question.is_with_a_team()) && calm && !question.is_from_a_child()),
        (Composer::Publish, !over && calm && question.visibility != Visibility::Private),
        (Composer::Dismiss, question.may_be_dismissed().is_ok()),
        (Composer::Note, true),
        (Composer::Erase, true),
    ];
    list.into_iter().filter(|(_, may)| *may).map(|(deed, _)| deed).collect()
}

/// The forms that the question's state allows, the likeliest one open.
pub fn composers(screen: &QuestionScreen) -> AnyView {
    let deeds = allowed(&screen.question);
    let first = first_open(screen, &deeds);
    let forms = deeds.into_iter().map(|deed| composer(screen, deed, Some(deed) == first)).collect_view();
    view! { <div class="composers">{forms}</div> }.into_any()
}

fn first_open(screen: &QuestionScreen, deeds: &[Composer]) -> Option<Composer> {
    if let Some(refused) = &screen.refused {
        return deeds.iter().copied().find(|deed| deed.as_str() == refused.deed);
    }
    let unpublished = screen.question.public_answer.is_none() && deeds.contains(&Composer::PublishAnswer);
    match screen.question.state {
        state if state.is_open() => Some(Composer::Answer),
        _ => unpublished.then_some(Composer::PublishAnswer),
    }
}

fn composer(screen: &QuestionScreen, deed: Composer, open: bool) -> AnyView {
    let refused = screen.refused.as_ref().filter(|refused| refused.deed == deed.as_str());
    let (none, nothing) = (Problems::default(), DeedForm::default());
    let problems = refused.map_or(&none, |refused| &refused.problems);
    let typed = refused.map_or(&nothing, |refused| &refused.typed);
    let form = DeskForm { name: deed.as_str(), problems, locked: false };
    let (picture, title) = head(deed, &screen.question);
    view! {
        <details class="composer" open=open id=deed.as_str()>
            <summary data-key=key(deed)>{icon(picture)}{title}{icon_class(Icon::Down, "icon chevron")}</summary>
            <form class="form" method="post" action=format!("/inbox/{}/{}", screen.question.id, deed.as_str()) data-draft>
                {version(screen.question.version)}
                {refused.and_then(|refused| refused.marked.as_ref()).map(marked)}
                {fields(deed, form, typed, refused.is_some(), screen)}
            </form>
        </details>
    }
    .into_any()
}

/// The key that opens it (`public/desk/press.js`).
fn key(deed: Composer) -> &'static str {
    match deed {
        Composer::Answer => "r",
        Composer::Assign => "o",
        Composer::Route => "x",
        Composer::TakeOffline => "f",
        Composer::Publish => "p",
        Composer::PublishAnswer => "a",
        Composer::Dismiss => "d",
        Composer::Erase => "",
        Composer::Note => "m",
    }
}

fn head(deed: Composer, question: &Question) -> (Icon, &'static str) {
    let public = question.visibility == Visibility::Public;
    match deed {
        Composer::Answer if question.answer.is_some() => (Icon::Talk, "Answer again"),
        Composer::Answer => (Icon::Talk, "Answer"),
        Composer::Assign if question.owner_id.is_some() => (Icon::People, "Give it to somebody else"),
        Composer::Assign => (Icon::People, "Give it to somebody"),
        Composer::Route if question.clinician_id.is_some() => (Icon::People, "Ask somebody else"),
        Composer::Route => (Icon::People, "Ask a clinician"),
        Composer::TakeOffline if question.is_with_a_team() => (Icon::Talk, "Pass it on to another team"),
        Composer::TakeOffline => (Icon::Talk, "Take offline"),
        Composer::Publish if public => (Icon::Edit, "Change the public wording"),
        Composer::Publish => (Icon::Eye, "Publish the question"),
        Composer::PublishAnswer if question.public_answer.is_some() => (Icon::Edit, "Change the published answer"),
        Composer::PublishAnswer => (Icon::Eye, "Publish the answer"),
        Composer::Dismiss => (Icon::Cross, "Dismiss"),
        Composer::Erase => (Icon::Cross, "Erase on request"),
        Composer::Note => (Icon::Edit, "Add an internal note"),
    }
}

fn fields(deed: Composer, form: DeskForm, typed: &DeedForm, again: bool, screen: &QuestionScreen) -> AnyView {
    let question = &screen.question;
    match deed {
        Composer::Answer => answer(form, typed, again, screen),
        Composer::Assign => assign(form, typed, screen),
        Composer::Route => route(form, typed, screen),
        Composer::TakeOffline => offline::fields(form, typed, again, screen),
        Composer::Publish => {
            let known = question.public_text.as_ref().map_or_else(|| question.text.to_string(), ToString::to_string);
            publish(
                form.field("public_text", "Public wording").longest(1000),
                if again { typed.public_text.clone() } else { known },
            )
        }
        Composer::PublishAnswer => {
            let public = question.public_answer.as_ref().map(ToString::to_string);
            let known = public.or_else(|| question.answer.clone()).unwrap_or_default();
            publish(
                form.field("public_text", "Public answer").longest(8000),
                if again { typed.public_text.clone() } else { known },
            )
        }
        Composer::Dismiss => dismiss(form, typed, screen),
        Composer::Erase => erase(form, typed, question),
        Composer::Note => note(form, typed),
    }
}

/// Who sees it to its end: whoever reads this, a colleague, or the team.
fn assign(form: DeskForm, typed: &DeedForm, screen: &QuestionScreen) -> AnyView {
    let team = screen.question.owner_id.is_some().then(|| choice("nobody", "Nobody: back to the team"));
    let owner = screen.question.owner_id.as_ref().map_or("", |id| id.as_str());
    let choices: Vec<_> = screen.members.iter().filter(|member| member.value != owner).cloned().chain(team).collect();
    let field = form
        .field("owner_id", "Owner")
        .hint("They see it to its end. A colleague is told by mail, without a word of the question.");
    view! { {field.select(&choices, &typed.owner_id)}<div class="form-end"><button class="button primary">"Give"</button></div> }
        .into_any()
}

/// Who is asked. They get the link alone by mail.
fn route(form: DeskForm, typed: &DeedForm, screen: &QuestionScreen) -> AnyView {
    let blank = choice("", "Choose a clinician");
    let choices: Vec<_> = std::iter::once(blank).chain(screen.clinicians.iter().cloned()).collect();
    let field = form
        .field("clinician_id", "Clinician")
        .hint("They get a link by mail, without a word of the question. What they write stands here, for you to send.");
    view! { {field.select(&choices, &typed.clinician_id)}<div class="form-end"><button class="button primary">"Ask by mail"</button></div> }
        .into_any()
}

fn answer(form: DeskForm, typed: &DeedForm, again: bool, screen: &QuestionScreen) -> AnyView {
    let question = &screen.question;
    let longer = question.followed_up_at.is_none() && screen.entries.iter().any(|entry| entry.kind == "follow_up");
    let longer = longer.then(|| view! { <p class="hint-line">"What they added is known to the team alone: leave it out where others read this answer too."</p> });
    let proposed = question.proposal().map(str::to_owned).filter(|_| !again && question.state.is_open());
    let text = proposed.unwrap_or_else(|| typed.text.clone());
    let field = form.field("text", "Answer").longest(8000);
    let field = match question.answer {
        Some(_) => field.hint("It becomes the answer that the asker reads first; the earlier ones stay in the thread."),
        None => field.hint("The asker reads it on their own page."),
    };
    let publish = match question.visibility {
        _ if question.followed_up_at.is_some() => view! { <p class="hint-line">"It answers what they asked back, and only they read it. What is published stays as it is."</p> }.into_any(),
        Visibility::Public => tick("publish", "on", typed.publish, "Publish the answer too", "Everybody reads it below the question on the session's page."),
        Visibility::Held => view! { <p class="hint-line">"Only the asker reads it. To publish the answer too, publish the question first."</p> }.into_any(),
        Visibility::Private => view! { <p class="hint-line">"Only the asker reads it."</p> }.into_any(),
    };
    let text = scripts::text(screen, Use::Reply, field, text);
    let choose = scripts::choose(screen, Use::Reply, form);
    view! { {text}{choose}{publish}{longer}<div class="form-end"><button class="button primary">"Send answer"</button></div> }
        .into_any()
}

fn publish(field: Field, words: String) -> AnyView {
    let field = field.hint("Leave out names, places and whatever could point to a person.");
    view! { {field.area(words)}<div class="form-end"><button class="button primary">"Publish"</button></div> }
        .into_any()
}

fn dismiss(form: DeskForm, typed: &DeedForm, screen: &QuestionScreen) -> AnyView {
    let field = form
        .maybe("reason", "Reason")
        .longest(500)
        .hint("The asker reads it: say what is true, and the number to call. Nobody else sees the question any more.");
    let unsaid = tick(
        "unsaid",
        "on",
        typed.unsaid,
        "An insult or spam: nothing is said",
        "The asker reads only that we do not answer it here, and gets no letter.",
    );
    view! {
        {scripts::text(screen, Use::Dismissal, field, typed.reason.clone())}
        {unsaid}
        {scripts::choose(screen, Use::Dismissal, form)}
        <div class="form-end"><button class="button danger">"Dismiss"</button></div>
    }
    .into_any()
}

/// For who asked, or for whoever speaks for them. There is no way back.
fn erase(form: DeskForm, typed: &DeedForm, question: &Question) -> AnyView {
    let field = form
        .field("reason", "Who asked for it, and why")
        .longest(500)
        .hint("The record keeps this, and nothing else. Every word goes for good: the question, answers, notes, name and address.");
    let keep = (question.may_leave_wording() && question.erasing.is_none()).then(|| {
        tick("keep", "on", typed.keep, "Leave the public wording and its answer", "Without any tie to who asked.")
    });
    view! { {field.area(typed.reason.clone())}{keep}<div class="form-end"><button class="button danger">"Erase"</button></div> }
        .into_any()
}

fn note(form: DeskForm, typed: &DeedForm) -> AnyView {
    let field = form.field("text", "Note").longest(4000).hint("Only colleagues read it.");
    view! { {field.area(typed.text.clone())}<div class="form-end"><button class="button">"Add note"</button></div> }
        .into_any()
}
