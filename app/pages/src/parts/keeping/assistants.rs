//! Who may act for them, each by a link of their own.

use super::{Reads, action, ours};
use crate::parts::field::Field;
use crate::parts::notice::problems_told;
use crate::parts::{Icon, avatar, icon_class};
use domain::clinician::Assistant;
use domain::screens::clinician::Keeping;
use domain::text::isolated;
use domain::zone::local;
use leptos::prelude::*;

/// The list, and a form for one more.
pub fn assistants(keeping: &Keeping, reads: Reads<'_>) -> AnyView {
    let t = reads.t;
    let wrong = keeping.problems("assistant");
    let rows = keeping.assistants.iter().map(|(assistant, url)| row(keeping, reads, assistant, url)).collect_view();
    let list = (!keeping.assistants.is_empty()).then(|| view! { <ul class="plain-list" role="list">{rows}</ul> });
    let field = |name, label: &str| Field::new(name, label.to_owned()).within("assistant").problem(&wrong);
    let open = !wrong.is_empty();
    view! {
        <section class="card stack keeping" aria-labelledby="assistant-head" id="assistant">
            <h2 id="assistant-head">{if ours(keeping) { "Who may act for them" } else { t.keeping_assistants() }}</h2>
            <p class="muted small">{t.keeping_assistants_means()}</p>
            {list}
            <details class="fold" open=open>
                <summary>{icon_class(Icon::Down, "icon chevron")}{t.keeping_assistants_add()}</summary>
                <form class="form" method="post" action=action(t, keeping, "assistants")>
                    {problems_told(t, "assistant", &wrong)}
                    <div class="fields">
                        {field("name", t.keeping_name()).required().longest(80).input(keeping.assistant.name.clone())}
                        {field("email", t.keeping_email()).kind("email").required().longest(254).input(keeping.assistant.email.clone())}
                    </div>
                    <div class="form-end"><button class="button">{t.keeping_add()}</button></div>
                </form>
            </details>
        </section>
    }
    .into_any()
}

fn row(keeping: &Keeping, reads: Reads<'_>, assistant: &Assistant, url: &str) -> AnyView {
    let t = reads.t;
    let when = |at| t.by(reads.clock).day_and_time(local(at, reads.zone));
    let used = match assistant.link_used_at {
        Some(at) => t.keeping_link_used(&when(at)),
        None => t.keeping_link_unused().to_owned(),
    };
    let id = format!("link-{}", assistant.id);
    let act = |step: &str, label: &'static str| {
        let action = action(t, keeping, &format!("assistants/{}/{step}", assistant.id));
        view! { <form method="post" action=action><button class="button quiet">{label}</button></form> }
    };
    view! {
        <li class="assistant">
            <div class="person">{avatar(assistant.name.as_str())}<div><p class="name" dir="auto">{assistant.name.to_string()}</p><p class="role" dir="auto">{assistant.email.to_string()}</p></div></div>
            <div class="field">
                <label class="visually-hidden" for=id.clone()>{t.keeping_link_of(&isolated(assistant.name.as_str()))}</label>
                <div class="copy"><input class="input" id=id.clone() readonly value=url.to_owned() data-select/><button class="button" type="button" data-copy=id hidden>{t.copy()}</button></div>
            </div>
            <p class="faint small">{used}</p>
            <div class="acts">{act("link", t.keeping_new_link())}{act("remove", t.keeping_remove())}</div>
        </li>
    }
    .into_any()
}
