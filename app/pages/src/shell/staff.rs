//! The staff's frame: navigation, title, what can be done with all of a page.

use super::{Head, demo, head, render, wordmark};
use crate::parts::desk_words::{count, tally};
use crate::parts::{Icon, avatar, icon, notice};
use domain::permission::Permission;
use domain::screens::{Badge, Frame, Watch};
use leptos::prelude::*;
use texts::Texts;

/// Which entry of the staff navigation is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// `/plan`: the month, campaigns, audiences, sessions.
    Plan,
    /// `/inbox`.
    Inbox,
    /// `/people`.
    People,
    /// `/settings`.
    Settings,
    /// `/account`, which is reached by one's name.
    Account,
}

/// A staff page in the making: title, where it stands, what can be done with all of it.
pub struct Staff {
    title: String,
    tab: Tab,
    crumbs: Vec<(String, String)>,
    actions: Option<AnyView>,
    flush: bool,
    islands: bool,
}

impl Staff {
    /// A page with a title, under an entry of the navigation.
    pub fn new(title: impl Into<String>, tab: Tab) -> Self {
        Self { title: title.into(), tab, crumbs: Vec::new(), actions: None, flush: false, islands: false }
    }

    /// A step of the way here: where it leads and its name, outermost first.
    #[must_use]
    pub fn crumb(mut self, href: impl Into<String>, name: impl Into<String>) -> Self {
        self.crumbs.push((href.into(), name.into()));
        self
    }

    /// Buttons and forms at the right of the title.
    #[must_use]
    pub fn actions<V: IntoView + 'static>(self, actions: V) -> Self {
        Self { actions: Some(actions.into_any()), ..self }
    }

    /// Without margins, for lists that reach from edge to edge.
    #[must_use]
    pub fn flush(self) -> Self {
        Self { flush: true, ..self }
    }

    /// With the staff's browser half for its islands.
    #[must_use]
    pub fn with_islands(self) -> Self {
        Self { islands: true, ..self }
    }

    /// The page alone, without navigation: what hangs on a wall or lies before experts.
    pub fn alone<V: IntoView + 'static>(self, frame: &Frame, body: V) -> String {
        let about = Head { islands: self.islands, ..Head::new(self.title.clone()).private() };
        let islands = self.islands;
        let client = islands.then_some("staff");
        let stays = frame.staff.as_ref().map(|me| me.stays);
        let clock = frame.clock.as_str();
        let mark = frame.staff.as_ref().map(|me| me.mark.clone());
        render(|| {
            view! {
                <html lang="en" data-client=client>
                    {head(frame, &about, islands)}
                    <body class="staff" data-stays=stays data-clock=clock data-me=mark.clone()>
                        {demo(frame)}
                        {watch(frame)}
                        <main id="main" class="alone"><h1 class="visually-hidden">{self.title}</h1>{body}</main>
                        {desk(frame)}
                    </body>
                </html>
            }
        })
    }

    /// The whole document.
    pub fn page<V: IntoView + 'static>(self, frame: &Frame, body: V) -> String {
        let about = Head { islands: self.islands, ..Head::new(self.title.clone()).private() };
        let islands = self.islands;
        let client = islands.then_some("staff");
        let stays = frame.staff.as_ref().map(|me| me.stays);
        let clock = frame.clock.as_str();
        let mark = frame.staff.as_ref().map(|me| me.mark.clone());
        let class = self.flush.then_some("flush");
        let said = frame.notice.clone().map(|text| notice::said(text, self.flush));
        let side = sidebar(frame, self.tab);
        let top = topbar(self);
        render(|| {
            view! {
                <html lang="en" data-client=client>
                    {head(frame, &about, islands)}
                    <body class="staff" data-stays=stays data-clock=clock data-me=mark.clone()>
                        <a class="skip" href="#main">{Texts::default().skip()}</a>
                        {demo(frame)}
                        {watch(frame)}
                        <div class="app">
                            {side}
                            <div class="work">{top}<main id="main" tabindex="-1" class=class>{said}{body}</main></div>
                        </div>
                        {desk(frame)}
                    </body>
                </html>
            }
        })
    }
}

/// What nobody on duty must miss, above every page: alarms that are open, nobody on duty, mail that fails.
fn watch(frame: &Frame) -> AnyView {
    let Watch { open, unseen, nobody, mail_fails, page_fails } = frame.watch;
    let alarms = (open > 0).then(|| {
        let words = if unseen > 0 {
            format!("{} may be an emergency, and nobody is on it.", count(unseen, "message", "messages"))
        } else {
            format!("{} may be an emergency.", count(open, "message", "messages"))
        };
        view! { <a class="bar urgent" href="/inbox#alarms">{icon(Icon::Warn)}{words}</a> }
    });
    let nobody = nobody.then(|| {
        view! { <a class="bar warn" href="/settings/duty">{icon(Icon::Warn)}{Watch::NOBODY}</a> }
    });
    let mail = mail_fails.then(|| {
        view! { <a class="bar warn" href="/settings/mail">{icon(Icon::Mail)}{Watch::MAIL_FAILS}</a> }
    });
    let page = page_fails.then(|| {
        view! { <a class="bar warn" href="/settings">{icon(Icon::Warn)}{Watch::PAGE_FAILS}</a> }
    });
    let any = alarms.is_some() || nobody.is_some() || mail.is_some() || page.is_some();
    let bars = any.then(|| {
        view! { <div class="watch" role="region" aria-label="Must not be missed">{alarms}{nobody}{mail}{page}</div> }
    });
    // The place stands from the start: what comes into it later is read out.
    view! { <div data-watch aria-live="assertive">{bars}</div> }.into_any()
}

/// What `public/desk.js` imports.
const DESK: [&str; 11] =
    ["dom", "drafts", "dress", "inbox", "keys", "moments", "press", "said", "sending", "stay", "zones"];

/// The scripts of the staff pages, all of them named here so that a first visit asks for them at once.
fn desk(frame: &Frame) -> impl IntoView + use<> {
    let base = &frame.assets;
    let parts = DESK.map(|name| view! { <link rel="modulepreload" href=format!("{base}/desk/{name}.js")/> });
    view! { <script type="module" src=format!("{base}/desk.js")></script>{parts.into_iter().collect_view()} }
}

fn topbar(page: Staff) -> impl IntoView {
    let crumbs =
        page.crumbs.into_iter().map(|(href, name)| view! { <a href=href dir="auto">{name}</a> }).collect_view();
    let trail = (!crumbs.is_empty()).then(|| view! { <nav class="crumbs" aria-label="You are here">{crumbs}</nav> });
    view! {
        <header class="topbar">
            {trail}
            <h1 dir="auto">{page.title}</h1>
            <div class="actions">{page.actions}</div>
        </header>
    }
}

fn sidebar(frame: &Frame, here: Tab) -> impl IntoView + use<> {
    let may = |permission| frame.staff.as_ref().is_some_and(|staff| staff.may.allow(permission));
    let open = frame.open_questions;
    let count = (open > 0)
        .then(|| view! { <span class="count">{tally(open)}<span class="visually-hidden">" open"</span></span> });
    let entry = |tab, href, picture, name, more: Option<AnyView>| {
        let current = (tab == here).then_some("page");
        view! { <li><a href=href aria-current=current>{icon(picture)}{name}{more}</a></li> }
    };
    let settings = match (may(Permission::Operate), may(Permission::Review)) {
        (true, _) => Some(entry(Tab::Settings, "/settings", Icon::Settings, "Settings", None)),
        (false, true) => Some(entry(Tab::Settings, "/settings/safety", Icon::Warn, "Safety", None)),
        (false, false) => None,
    };
    view! {
        <aside class="sidebar" aria-label=Texts::default().product()>
            {wordmark("/plan".to_owned())}
            <nav aria-label=Texts::default().navigation()>
                <ul class="nav">
                    {entry(Tab::Plan, "/plan", Icon::Calendar, "Plan", None)}
                    {entry(Tab::Inbox, "/inbox", Icon::Inbox, "Inbox", count.map(IntoAny::into_any))}
                    {entry(Tab::People, "/people", Icon::People, "People", None)}
                    {settings}
                    <li class="phone-only"><a href="/account" aria-current=(here == Tab::Account).then_some("page")>{icon(Icon::Person)}"You"</a></li>
                </ul>
            </nav>
            {frame.staff.as_ref().map(me)}
        </aside>
    }
}

fn me(staff: &Badge) -> impl IntoView + use<> {
    view! {
        <div class="me">
            {avatar(&staff.name)}
            <div><p class="strong small"><a href="/account"><bdi>{staff.name.clone()}</bdi><span class="visually-hidden">": your account"</span></a></p><p class="tiny faint" dir="auto">{staff.email.clone()}</p></div>
            <form method="post" action="/signout">
                <button class="button quiet" title="Sign out"><span class="visually-hidden">"Sign out"</span>{icon(Icon::Out)}</button>
            </form>
        </div>
    }
}
