//! `/settings/safety`: the lists by which the reader of signs goes, and a text to try.

use crate::parts::alarms::kind_words;
use crate::parts::field::Field;
use crate::parts::marked::lit;
use crate::parts::state::chip;
use crate::parts::{Icon, icon, icon_class};
use crate::shell::{Staff, Tab};
use domain::Language;
use domain::LocalDate;
use domain::safety::Sign;
use domain::screens::Frame;
use domain::screens::safety::{ListRow, SafetyScreen, Tried};
use leptos::prelude::*;

/// The lists, and a text to try.
pub fn safety(frame: &Frame, screen: &SafetyScreen) -> String {
    let typed = screen.tried.as_ref().map(|tried| tried.text.clone()).unwrap_or_default();
    let lists = screen.lists.iter().map(|list| self::list(list, screen.today)).collect_view();
    let body = view! {
        <div class="stack-lg wide-column">
            <section class="panel" aria-labelledby="try-head">
                <h2 id="try-head">"Try a text"</h2>
                <form class="form" method="post" action="/settings/safety">
                    {Field::new("text", "What somebody might write").hint("Nothing of it is kept.").required().longest(2000).area(typed)}
                    <div class="form-end"><button class="button primary">"Try"</button></div>
                </form>
                {screen.tried.as_ref().map(tried)}
            </section>
            <section class="panel" aria-labelledby="lists-head">
                <h2 id="lists-head">"Lists"</h2>
                <p class="muted small">"Each says in which words people write of one kind of danger. They come with the program; whoever answers for one reads it again before its date."</p>
                <div class="stack-sm">{lists}</div>
            </section>
        </div>
    };
    Staff::new("What is read as urgent", Tab::Settings).crumb("/settings", "Settings").page(frame, body.into_any())
}

fn tried(tried: &Tried) -> AnyView {
    let signs = tried.signs.iter().map(|sign| self::sign(tried, sign)).collect_view();
    let signs = if tried.signs.is_empty() {
        view! { <p>{icon(Icon::Check)}"Nothing in it is read as urgent."</p> }.into_any()
    } else {
        view! { <ul class="rows" role="list">{signs}</ul> }.into_any()
    };
    let marks = tried.marked.as_ref().map(|marked| {
        view! { <p class="small strong">"Could say who somebody is:"</p><p class="prewrap lit" dir="auto">{lit(marked)}</p> }
    });
    view! { <div class="stack-sm below" role="status">{signs}{marks}</div> }.into_any()
}

fn sign(tried: &Tried, sign: &Sign) -> AnyView {
    view! {
        <li>
            <div class="main"><mark dir="auto">{sign.span.of(&tried.text)}</mark><p class="tiny faint"><code>{sign.entry.clone()}</code></p></div>
            <div class="end">{chip("urgent", kind_words(sign.kind))}</div>
        </li>
    }
    .into_any()
}

fn list(list: &ListRow, today: LocalDate) -> AnyView {
    let language = match list.language {
        Language::En => "English",
        Language::Es => "Spanish",
    };
    let due = (list.review_by < today).then(|| chip("overdue", "To be read again"));
    view! {
        <details class="fold">
            <summary>{icon_class(Icon::Down, "icon chevron")}{kind_words(list.kind)}" · "{language}{due}</summary>
            <p class="tiny faint">{format!("Version {}, {}, to be read again by {}.", list.version, list.owner, list.review_by)}</p>
            <pre class="prewrap" lang=list.language.as_str()>{list.text}</pre>
        </details>
    }
    .into_any()
}
