//! Error pages, in the product's look: what happened, and where to go from here.

use crate::parts::field::as_html;
use crate::shell::{Head, public};
use domain::screens::Frame;
use leptos::prelude::*;
use texts::Texts;

/// What went wrong, as the doors know it.
#[derive(Clone, Debug, Default)]
pub struct Trouble {
    /// The HTTP status.
    pub status: u16,
    /// A sentence of its own, instead of the status' usual one.
    pub what: Option<String>,
    /// Text that somebody typed and that could not be taken in: shown, so that it is not lost.
    pub kept: Option<String>,
    /// The request's id, for whoever reads the logs; on server errors only.
    pub request: Option<String>,
}

impl Trouble {
    /// A problem by its status alone.
    pub fn new(status: u16) -> Self {
        Self { status, ..Self::default() }
    }
}

/// The page of a problem.
pub fn problem(frame: &Frame, trouble: &Trouble) -> String {
    let t = Texts::of(frame.language);
    let (title, usual) = t.problem(trouble.status);
    // Where nothing is found there is nothing particular to say: the usual sentence helps more.
    let what = trouble.what.clone().filter(|_| trouble.status != 404).unwrap_or_else(|| usual.to_owned());
    let body = view! {
        <div class="wrap problem">
            <p class="status">{trouble.status}</p>
            <h1>{title}</h1>
            <p class="standfirst">{what}</p>
            {trouble.kept.clone().map(|text| kept(t, text))}
            {trouble.request.clone().map(|id| view! { <p class="small faint">{t.request_id()}" "<code>{id}</code></p> })}
            <p class="row">
                <a class="button primary" href=t.at("/")>{t.see_all()}</a>
                <a class="button" href=t.at("/calendar")>{t.open_calendar()}</a>
            </p>
        </div>
    };
    public(frame, &Head::new(title).private(), "", body.into_any())
}

fn kept(t: Texts, text: String) -> impl IntoView {
    view! {
        <div class="field">
            <label for="kept">{t.kept()}</label>
            <textarea class="input" id="kept" readonly dir="auto" rows="5" inner_html=as_html(&text)></textarea>
        </div>
    }
}

/// What a reader without script sees after a report.
pub fn thanks(frame: &Frame, back: &str, handle: &str) -> String {
    let t = Texts::of(frame.language);
    let (back, report) = (t.at(back), t.at(&format!("{back}/questions/{handle}/report")));
    let body = view! {
        <div class="wrap problem">
            <h1>{t.thanks()}</h1>
            <p class="standfirst">{t.thanks_report()}</p>
            <p class="row">
                <a class="button primary" href=back>{t.back_to_session()}</a>
            </p>
            <form method="post" action=report>
                <button class="button" name="withdraw" value="on">{t.report_undo()}</button>
            </form>
        </div>
    };
    public(frame, &Head::new(t.thanks()).private(), "", body.into_any())
}
