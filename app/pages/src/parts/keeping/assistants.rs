//! Who may act for them, each by a link of their own.

use super::ours;
use crate::parts::desk_moments::exact_words;
use crate::parts::field::Field;
use crate::parts::notice::problems_in;
use crate::parts::{Icon, avatar, icon_class};
use domain::clinician::Assistant;
use domain::screens::clinician::Keeping;
use domain::text::isolated;
use leptos::prelude::*;

/// The list, and a form for one more.
pub fn assistants(keeping: &Keeping) -> AnyView {
    let wrong = keeping.problems("assistant");
    let rows = keeping.assistants.iter().map(|(assistant, url)| row(keeping, assistant, url)).collect_view();
    let list = (!keeping.assistants.is_empty()).then(|| view! { <ul class="plain-list" role="list">{rows}</ul> });
    let field = |name, label: &str| Field::new(name, label.to_owned()).within("assistant").problem(&wrong);
    let open = !wrong.is_empty();
    view! {
        <section class="card stack keeping" aria-labelledby="assistant-head" id="assistant">
            <h2 id="assistant-head">{if ours(keeping) { "Who may act for them" } else { "Who may act for you" }}</h2>
            <p class="muted small">"An assistant confirms and declines by a link of their own. The history names them."</p>
            {list}
            <details class="fold" open=open>
                <summary>{icon_class(Icon::Down, "icon chevron")}"Add an assistant"</summary>
                <form class="form" method="post" action=format!("{}/assistants", keeping.base)>
                    {problems_in("assistant", &wrong)}
                    <div class="fields">
                        {field("name", "Name").required().longest(80).input(keeping.assistant.name.clone())}
                        {field("email", "E-mail").kind("email").required().longest(254).input(keeping.assistant.email.clone())}
                    </div>
                    <div class="form-end"><button class="button">"Add"</button></div>
                </form>
            </details>
        </section>
    }
    .into_any()
}

fn row(keeping: &Keeping, assistant: &Assistant, url: &str) -> AnyView {
    let used = match assistant.link_used_at {
        Some(at) => format!("last used {}", exact_words(at)),
        None => "not used yet".to_owned(),
    };
    let id = format!("link-{}", assistant.id);
    let act = |step: &str, label: &'static str| {
        let action = format!("{}/assistants/{}/{step}", keeping.base, assistant.id);
        view! { <form method="post" action=action><button class="button quiet">{label}</button></form> }
    };
    view! {
        <li class="assistant">
            <div class="person">{avatar(assistant.name.as_str())}<div><p class="name" dir="auto">{assistant.name.to_string()}</p><p class="role" dir="auto">{assistant.email.to_string()}</p></div></div>
            <div class="field">
                <label class="visually-hidden" for=id.clone()>{format!("Link of {}", isolated(assistant.name.as_str()))}</label>
                <div class="copy"><input class="input" id=id.clone() readonly value=url.to_owned() data-select/><button class="button" type="button" data-copy=id hidden>"Copy"</button></div>
            </div>
            <p class="faint small">{format!("Their link: {used}")}</p>
            <div class="acts">{act("link", "New link")}{act("remove", "Remove")}</div>
        </li>
    }
    .into_any()
}
