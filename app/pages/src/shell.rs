//! The document around every page, and its two frames: the public one and the staff's.

mod staff;

pub use staff::{Staff, Tab};

use crate::texts;
use domain::screens::Frame;
use domain::text::isolated;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// Renders under an owner of its own: no streaming, no inline script.
fn render<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| view().into_view().to_html());
    owner.cleanup();
    format!("<!doctype html>{html}")
}

/// What a document says of itself in its head.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The title, without the product's name.
    pub title: String,
    /// One sentence for search engines and link previews; empty on pages that are nobody else's business.
    pub description: String,
    /// Whether the page holds an island, so that the browser half is loaded.
    pub islands: bool,
    /// Whether robots should stay away: token pages, staff pages, errors.
    pub private: bool,
    /// A calendar that the page offers, as a path.
    pub calendar: Option<String>,
    /// An Atom feed that the page offers, as a path.
    pub atom: Option<&'static str>,
}

impl Head {
    /// A head with a title alone.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// With a sentence for link previews.
    #[must_use]
    pub fn about(self, description: impl Into<String>) -> Self {
        Self { description: description.into(), ..self }
    }

    /// With the browser half for its islands.
    #[must_use]
    pub fn with_islands(self) -> Self {
        Self { islands: true, ..self }
    }

    /// Nobody else's business: no previews, no robots.
    #[must_use]
    pub fn private(self) -> Self {
        Self { private: true, ..self }
    }

    /// With the path of an Atom feed.
    #[must_use]
    pub fn atom(self, path: &'static str) -> Self {
        Self { atom: Some(path), ..self }
    }

    /// With the path of a calendar.
    #[must_use]
    pub fn calendar(self, path: impl Into<String>) -> Self {
        Self { calendar: Some(path.into()), ..self }
    }
}

/// `awake`: with the script that keeps the page current and wakes its islands.
fn head(frame: &Frame, head: &Head, awake: bool) -> impl IntoView + use<> {
    let title = format!("{} · {}", isolated(&head.title), texts::PRODUCT);
    let base = &frame.assets;
    let previews = (!head.private && !head.description.is_empty()).then(|| {
        view! {
            <meta name="description" content=head.description.clone()/>
            {preview("og:title", head.title.clone())}
            {preview("og:description", head.description.clone())}
            {preview("og:type", "website".to_owned())}
        }
    });
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
            <meta name="color-scheme" content="light dark"/>
            <title>{title}</title>
            {previews}
            {head.private.then(|| view! { <meta name="robots" content="noindex, nofollow"/> })}
            <link rel="icon" href=format!("{base}/favicon.svg") type="image/svg+xml"/>
            <link rel="stylesheet" href=format!("{base}/style.css")/>
            {head.calendar.clone().map(|path| view! { <link rel="alternate" type="text/calendar" href=path/> })}
            {head.atom.map(|path| view! { <link rel="alternate" type="application/atom+xml" href=path/> })}
            {awake.then(|| start(base))}
        </head>
    }
}

/// What `public/start.js` imports.
const START: [&str; 7] = ["back", "carry", "copy", "fresh", "line", "mine", "renew"];

/// The script, with what it imports named here so that a first visit asks for all at once.
fn start(base: &str) -> impl IntoView + use<> {
    let parts = START.map(|name| view! { <link rel="modulepreload" href=format!("{base}/{name}.js")/> });
    view! { <script type="module" src=format!("{base}/start.js")></script>{parts.into_iter().collect_view()} }
}

/// A line for link previews (the Open Graph protocol), whose `property` no HTML element knows.
fn preview(property: &'static str, content: String) -> impl IntoView {
    view! { <meta content=content/> }.attr("property", property)
}

fn demo(frame: &Frame) -> Option<impl IntoView + use<>> {
    frame
        .demo
        .then(|| view! { <section class="demo-banner" aria-label=texts::DEMO_NAME><p>{texts::DEMO}</p></section> })
}

/// The wordmark: a drop, its ripples and the name.
pub fn wordmark(href: &'static str) -> impl IntoView {
    view! {
        <a class="wordmark" href=href>
            <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round">
                <path d="M12 2.5c2.6 3.1 3.9 5.2 3.9 7a3.9 3.9 0 0 1-7.8 0c0-1.8 1.3-3.9 3.9-7z" fill="currentColor" stroke="none"></path>
                <path d="M7 16.2c1.5.9 3.1 1.3 5 1.3s3.5-.4 5-1.3M4 19.3c2.3 1.5 5 2.2 8 2.2s5.7-.7 8-2.2"></path>
            </svg>
            {texts::PRODUCT}
        </a>
    }
}

fn public_link(href: &'static str, name: &'static str, here: &str) -> impl IntoView + use<> {
    let current = (here == href).then_some("page");
    view! { <li><a href=href aria-current=current>{name}</a></li> }
}

/// A page for strangers; the same bytes for everyone. `here` is the path that the navigation marks.
pub fn public<V: IntoView + 'static>(frame: &Frame, about: &Head, here: &str, body: V) -> String {
    let client = about.islands.then_some("attendee");
    let main = view! { <main id="main" tabindex="-1">{body}</main> };
    render(|| {
        view! {
            <html lang="en" data-client=client>
                {head(frame, about, true)}
                <body class="public">
                    <a class="skip" href="#main">{texts::SKIP}</a>
                    {demo(frame)}
                    <header class="masthead">
                        <div class="wrap">
                            {wordmark("/")}
                            <nav aria-label=texts::NAVIGATION>
                                <ul>
                                    {public_link("/", texts::NAV_SESSIONS, here)}
                                    {public_link("/calendar", texts::NAV_CALENDAR, here)}
                                    {public_link("/ask", texts::NAV_ASK, here)}
                                    {public_link("/blog", texts::NAV_BLOG, here)}
                                </ul>
                            </nav>
                        </div>
                    </header>
                    {main}
                    {colophon()}
                </body>
            </html>
        }
    })
}

fn colophon() -> impl IntoView {
    view! {
        <footer class="colophon">
            <div class="wrap">
                <p><strong>{texts::EMERGENCY_HEAD}</strong>" "{texts::EMERGENCY_LONG}</p>
                <ul>
                    <li><a href="/questions">{texts::HAVE_CODE}</a></li>
                    <li><a href="/calendar.ics">{texts::SUBSCRIBE_ALL}</a></li>
                    <li><a href="/signin">{texts::STAFF_SIGN_IN}</a></li>
                </ul>
            </div>
        </footer>
    }
}

/// The stream of what is told of the session with this short code: `public/fresh.js` reads a part of the page anew by it.
pub fn live(code: &str) -> String {
    format!("/api/v1/public/sessions/{code}/live")
}

/// A public page that is only its body: for a projector.
pub fn bare<V: IntoView + 'static>(frame: &Frame, about: &Head, body: V) -> String {
    let client = about.islands.then_some("attendee");
    render(|| {
        view! {
            <html lang="en" data-client=client>
                {head(frame, about, true)}
                <body class="public">{demo(frame)}<main id="main">{body}</main></body>
            </html>
        }
    })
}

/// A page with one card in its middle and nothing to wander off to: signing in, setting up.
pub fn card_page<V: IntoView + 'static>(frame: &Frame, about: &Head, card: V) -> String {
    render(|| {
        view! {
            <html lang="en">
                {head(frame, about, false)}
                <body class="public">
                    <a class="skip" href="#main">{texts::SKIP}</a>
                    {demo(frame)}
                    <main id="main" class="card-page" tabindex="-1">{wordmark("/")}<div class="card stack">{card}</div></main>
                </body>
            </html>
        }
    })
}
