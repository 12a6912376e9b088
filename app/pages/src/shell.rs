//! The document around every page, and its two frames: the public one and the staff's.

mod staff;

pub use staff::{Staff, Tab};

use domain::Language;
use domain::screens::Frame;
use domain::text::isolated;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;
use texts::Texts;

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
    /// The page's own path in the first language; empty where it has none, as refusals.
    pub path: String,
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

    /// With the page's own path, by which it is found in other languages.
    #[must_use]
    pub fn at(self, path: impl Into<String>) -> Self {
        Self { path: path.into(), ..self }
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
    let t = Texts::of(frame.language);
    let title = format!("{} · {}", isolated(&head.title), t.product());
    let others = (!head.private && !head.path.is_empty()).then(|| alternates(frame, &head.path));
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
            {others}
            {head.private.then(|| view! { <meta name="robots" content="noindex, nofollow"/> })}
            <link rel="icon" href=format!("{base}/favicon.svg") type="image/svg+xml"/>
            <link rel="stylesheet" href=format!("{base}/style.css")/>
            {head.calendar.clone().map(|path| view! { <link rel="alternate" type="text/calendar" href=path/> })}
            {head.atom.map(|path| view! { <link rel="alternate" type="application/atom+xml" href=path/> })}
            {awake.then(|| start(base))}
        </head>
    }
}

/// The same page in each language, for search engines.
fn alternates(frame: &Frame, path: &str) -> impl IntoView + use<> {
    let link = |tag: &'static str, language: Language| {
        view! { <link rel="alternate" hreflang=tag href=format!("{}{}", frame.public_url, language.path(path))/> }
    };
    let each = Language::ALL.iter().map(|language| link(language.as_str(), *language)).collect_view();
    view! { {each}{link("x-default", Language::default())} }
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
    let t = Texts::of(frame.language);
    frame.demo.then(|| view! { <section class="demo-banner" aria-label=t.demo_name()><p>{t.demo()}</p></section> })
}

/// The wordmark: a drop, its ripples and the name.
pub fn wordmark(href: String) -> impl IntoView {
    view! {
        <a class="wordmark" href=href>
            <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round">
                <path d="M12 2.5c2.6 3.1 3.9 5.2 3.9 7a3.9 3.9 0 0 1-7.8 0c0-1.8 1.3-3.9 3.9-7z" fill="currentColor" stroke="none"></path>
                <path d="M7 16.2c1.5.9 3.1 1.3 5 1.3s3.5-.4 5-1.3M4 19.3c2.3 1.5 5 2.2 8 2.2s5.7-.7 8-2.2"></path>
            </svg>
            {Texts::default().product()}
        </a>
    }
}

fn public_link(t: Texts, href: &'static str, name: &'static str, here: &str) -> impl IntoView + use<> {
    let current = (here == href).then_some("page");
    view! { <li><a href=t.at(href) aria-current=current>{name}</a></li> }
}

/// A page for strangers; the same bytes for everyone who reads its language. `here` is the path that the navigation marks.
pub fn public<V: IntoView + 'static>(frame: &Frame, about: &Head, here: &str, body: V) -> String {
    let t = Texts::of(frame.language);
    let client = about.islands.then_some("attendee");
    let main = view! { <main id="main" tabindex="-1">{body}</main> };
    let foot = colophon(t, &about.path);
    render(|| {
        view! {
            <html lang=frame.language.as_str() data-client=client>
                {head(frame, about, true)}
                <body class="public">
                    <a class="skip" href="#main">{t.skip()}</a>
                    {demo(frame)}
                    <header class="masthead">
                        <div class="wrap">
                            {wordmark(t.at("/"))}
                            <nav aria-label=t.navigation()>
                                <ul>
                                    {public_link(t, "/", t.nav_sessions(), here)}
                                    {public_link(t, "/calendar", t.nav_calendar(), here)}
                                    {public_link(t, "/ask", t.nav_ask(), here)}
                                    {public_link(t, "/answers", t.nav_answers(), here)}
                                    {public_link(t, "/blog", t.nav_blog(), here)}
                                </ul>
                            </nav>
                        </div>
                    </header>
                    {main}
                    {foot}
                </body>
            </html>
        }
    })
}

fn colophon(t: Texts, path: &str) -> impl IntoView + use<> {
    view! {
        <footer class="colophon">
            <div class="wrap">
                <p><strong>{t.emergency_head()}</strong>" "{t.emergency_long()}</p>
                <ul>
                    <li><a href=t.at("/search")>{t.search_title()}</a></li>
                    <li><a href=t.at("/questions")>{t.have_code()}</a></li>
                    <li><a href="/calendar.ics">{t.subscribe_all()}</a></li>
                    <li><a href="/signin">{t.staff_sign_in()}</a></li>
                </ul>
                {switch(t, path)}
            </div>
        </footer>
    }
}

/// The same page in other languages; where it has no path, their front page.
fn switch(t: Texts, path: &str) -> impl IntoView + use<> {
    let path = if path.is_empty() { "/" } else { path };
    let way = |language: &Language| {
        let (tag, current) = (language.as_str(), (*language == t.language()).then_some("true"));
        view! { <li><a href=language.path(path) hreflang=tag lang=tag aria-current=current>{Texts::of(*language).language_name()}</a></li> }
    };
    view! { <nav aria-label=t.languages()><ul role="list">{Language::ALL.iter().map(way).collect_view()}</ul></nav> }
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
            <html lang=frame.language.as_str() data-client=client>
                {head(frame, about, true)}
                <body class="public">{demo(frame)}<main id="main">{body}</main></body>
            </html>
        }
    })
}

/// A page with one card in its middle and nothing to wander off to: signing in, setting up.
pub fn card_page<V: IntoView + 'static>(frame: &Frame, about: &Head, card: V) -> String {
    let t = Texts::of(frame.language);
    render(|| {
        view! {
            <html lang=frame.language.as_str()>
                {head(frame, about, false)}
                <body class="public">
                    <a class="skip" href="#main">{t.skip()}</a>
                    {demo(frame)}
                    <main id="main" class="card-page" tabindex="-1">{wordmark(t.at("/"))}<div class="card stack">{card}</div></main>
                </body>
            </html>
        }
    })
}
