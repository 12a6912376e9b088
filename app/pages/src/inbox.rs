//! `/inbox`: every question with its session, age and state; those that nobody has touched first.

use crate::parts::alarms;
use crate::parts::desk_form::{act, choice, may};
use crate::parts::desk_moments::{age, left};
use crate::parts::desk_words::{count, question_kind, tally};
use crate::parts::field::hidden;
use crate::parts::notice::published_only;
use crate::parts::query::encoded;
use crate::parts::{Icon, icon, state};
use crate::shell::{Staff, Tab};
use domain::permission::Permission;
use domain::question::{Kind, State, Urgency, Visibility};
use domain::screens::desk::{InboxFilter, InboxRow, InboxScreen};
use domain::screens::{Choice, Frame};
use domain::target::Source;
use domain::text::isolated;
use islands_browser::island;
use islands_staff::InboxNews;
use leptos::prelude::*;
use texts::Texts;

/// The list of questions.
pub fn inbox(frame: &Frame, screen: &InboxScreen) -> String {
    let may_act = may(frame, Permission::Desk);
    let rows = screen.rows.iter().map(|row| self::row(row, screen, may_act)).collect_view();
    let list = if screen.rows.is_empty() {
        empty(screen, may_act)
    } else {
        view! { <ol class="rows" data-list>{rows}</ol> }.into_any()
    };
    // A later page of the list is no place where anything arrives.
    let fresh = screen.filter.cursor.is_empty();
    let body = view! {
        {alarms::place(frame, &screen.alarms, screen.now)}
        <div class="filters">{tabs(screen, may_act)}{narrowing(screen)}</div>
        {fresh.then(|| island(InboxNews {}))}
        {published_only(may_act).map(|words| view! { <div class="pad">{words}</div> })}
        {list}
        {more(screen)}
    };
    let new =
        may_act.then(|| view! { <a class="button" href="/inbox/new" data-key="c">{icon(Icon::Plus)}"Bring in"</a> });
    let new = view! { <a class="button quiet" href="/scripts">{icon(Icon::Talk)}"Scripts"</a>{new} };
    Staff::new("Inbox", Tab::Inbox).flush().with_islands().actions(new.into_any()).page(frame, body.into_any())
}

/// The show in force; an empty one is `open`.
fn current_show(filter: &InboxFilter) -> &str {
    if filter.show.is_empty() { "open" } else { &filter.show }
}

/// The inbox's address with a filter; what is empty is left out.
fn address(show: &str, filter: &InboxFilter, cursor: &str) -> String {
    let show = if show == "open" { "" } else { show };
    let parts =
        [("show", show), ("session", &filter.session), ("owner", &filter.owner), ("q", &filter.q), ("cursor", cursor)];
    let query: Vec<String> = parts
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    if query.is_empty() { "/inbox".to_owned() } else { format!("/inbox?{}", query.join("&")) }
}

fn tabs(screen: &InboxScreen, may_act: bool) -> AnyView {
    let tab = |show: &'static str, name: &'static str, n: i64| {
        let current = (current_show(&screen.filter) == show).then_some("page");
        let n = (n > 0).then(|| view! { <span class="count">{tally(n)}</span> });
        view! { <li><a href=address(show, &screen.filter, "") aria-current=current>{name}{n}</a></li> }
    };
    view! {
        <nav class="tabs-nav" aria-label="Which questions">
            <ul class="tabs" role="list">
                {tab("open", "Open", screen.open)}
                {tab("unacknowledged", "Untouched", screen.unacknowledged)}
                {may_act.then(|| tab("mine", "Mine", screen.mine))}
                {tab("overdue", "Overdue", screen.overdue)}
                {may_act.then(|| tab("to_send", "Waiting for you to send", screen.to_send))}
                {may_act.then(|| tab("with_clinicians", "With clinicians", screen.with_clinicians))}
                {may_act.then(|| tab("offline", "Offline", screen.offline))}
                {may_act.then(|| tab("unowned", "Unowned", screen.unowned))}
                {(screen.reported > 0 || screen.filter.show == "reported").then(|| tab("reported", "Reported", screen.reported))}
                {tab("answered", "Answered", 0)}
                {tab("ended", "Ended otherwise", 0)}
                {tab("all", "All", 0)}
            </ul>
        </nav>
    }
    .into_any()
}

/// One session, who is asked, or words to find.
fn narrowing(screen: &InboxScreen) -> AnyView {
    let filter = &screen.filter;
    let sessions = options(&[choice("", "All sessions")], &screen.sessions, &filter.session);
    let owners =
        options(&[choice("", "Whoever is asked"), choice("desk", "The desk alone")], &screen.owners, &filter.owner);
    let narrowed = [&filter.q, &filter.session, &filter.owner].into_iter().any(|part| !part.is_empty());
    let clear = narrowed.then(|| {
        let href = address(current_show(filter), &InboxFilter::default(), "");
        view! { <a class="button quiet" href=href>"Clear"</a> }
    });
    view! {
        <form class="narrowing" method="get" action="/inbox" role="search">
            {hidden("show", filter.show.clone())}
            <select class="input" name="session" aria-label="Session" data-submit>{sessions}</select>
            <select class="input" name="owner" aria-label="Who is asked" data-submit>{owners}</select>
            <div class="search">
                {icon(Icon::Search)}
                <input class="input" type="search" name="q" dir="auto" value=filter.q.clone() placeholder="Search questions" aria-label="Search questions" data-key="/"/>
            </div>
            <button class="button" data-noscript>"Filter"</button>
            {clear}
        </form>
    }
    .into_any()
}

fn options(first: &[Choice], all: &[Choice], chosen: &str) -> AnyView {
    let option = |choice: &Choice| {
        view! { <option value=choice.value.clone() selected=choice.value == chosen dir="auto">{choice.label.clone()}</option> }
    };
    first.iter().chain(all).map(option).collect_view().into_any()
}

fn row(row: &InboxRow, screen: &InboxScreen, may_act: bool) -> AnyView {
    let untouched = row.state == State::Received;
    let class = if untouched { "inbox-row untouched" } else { "inbox-row" };
    let place = if row.source == Source::Hand { "Brought in by the desk" } else { "Ask our experts" };
    let session = row.session_title.as_deref().map_or_else(|| place.to_owned(), isolated);
    let kind = (row.kind != Kind::Question).then(|| state::chip("held", question_kind(row.kind)));
    let from = row.name.as_deref().map_or(session.clone(), |name| format!("{session} · {}", isolated(name)));
    let votes = (row.votes > 0).then(|| view! { <span>{count(row.votes, "vote", "votes")}</span> });
    // Held is the rule; what is public or never may be is worth a mark.
    let seen = (row.visibility != Visibility::Held).then(|| state::visibility(row.visibility));
    let urgent = row.urgency == Urgency::Urgent;
    let alarm = urgent.then(|| state::chip("urgent", "May be an emergency"));
    let seize = (untouched && may_act && !urgent)
        .then(|| act(format!("/inbox/{}/acknowledge", row.id), None, "button quiet quick", "Acknowledge"));
    let due = row.late_at.filter(|_| row.state.is_open() || row.is_offline).map(|at| {
        let what = match row.state {
            State::Received => "Until a person has it in hand",
            State::TakenOffline => "Until the next step to reach them",
            _ => "Until it has an answer",
        };
        let late = at <= screen.now;
        let (class, state) = if late { ("chip", Some("overdue")) } else { ("num", None) };
        view! { <span class=class data-state=state title=what>{left(at, screen.now)}</span> }
    });
    let back = row.asks_back.then(state::asked_back);
    let owner = owner(row, screen);
    let waits = waits_for(row, screen);
    let reported = (row.reports > 0)
        .then(|| view! { <span class="chip" data-state="overdue">{count(row.reports, "report", "reports")}</span> });
    view! {
        <li class=class data-id=row.id.to_string()>
            <div class="main">
                <a class="cover q" href=format!("/inbox/{}", row.id) dir="auto">{crate::parts::desk_words::said(Texts::default(), &row.text)}</a>
                <p class="from">{from}</p>
            </div>
            <div class="end">{seize}{alarm}{kind}{back}{owner}{waits}{due}{reported}{votes}{seen}{state::question(row.state)}{age(row.created_at, screen.now)}</div>
        </li>
    }
    .into_any()
}

/// Who of ours sees it to its end.
fn owner(row: &InboxRow, screen: &InboxScreen) -> Option<AnyView> {
    let owner = row.owner_id.as_ref().filter(|_| row.state.is_open() || row.is_offline)?;
    let name = screen.members.iter().find(|member| member.value == owner.as_str())?.label.clone();
    Some(view! { <bdi class="strong" title="Looks after it">{name}</bdi> }.into_any())
}

/// Whom it waits for, beside the desk: the clinician who is asked, or the desk again, to send what they wrote.
fn waits_for(row: &InboxRow, screen: &InboxScreen) -> Option<AnyView> {
    let asked = row.clinician_id.as_ref().filter(|_| row.state.is_open())?;
    if row.has_proposal {
        return Some(state::chip("next", "Answer to send").into_any());
    }
    let name = screen.owners.iter().find(|owner| owner.value == asked.as_str())?.label.clone();
    Some(view! { <bdi title="Asked to answer">{name}</bdi> }.into_any())
}

fn more(screen: &InboxScreen) -> Option<AnyView> {
    let href = address(current_show(&screen.filter), &screen.filter, screen.next.as_ref()?);
    Some(view! { <p class="pad"><a class="button" href=href rel="next">"More questions"</a></p> }.into_any())
}

/// What an empty list means depends on what was looked for.
fn empty(screen: &InboxScreen, may_act: bool) -> AnyView {
    let filter = &screen.filter;
    let (picture, title, words) = if !may_act {
        (Icon::Inbox, "Nothing published here", "Once the desk publishes a question of this list, you read it here.")
    } else if !filter.q.is_empty() {
        (Icon::Search, "Nothing found", "No question or wording holds these words in this list.")
    } else {
        match current_show(filter) {
            "open" => (
                Icon::Check,
                "Everyone has an answer",
                "No question is open. New ones arrive here from scheduled, live and ended sessions.",
            ),
            "reported" => (
                Icon::Check,
                "Nothing is reported",
                "What the audience reports stands here until the desk publishes or ends it.",
            ),
            "unacknowledged" => {
                (Icon::Check, "Nobody is waiting to be seen", "Each question has been taken in hand by somebody.")
            }
            "mine" => (
                Icon::Check,
                "Nothing is yours",
                "What you take in hand, or somebody gives you, stands here until it has an end.",
            ),
            "offline" => (
                Icon::Check,
                "Nobody is being reached in person",
                "Whom you take offline stands here until whoever reaches them is done.",
            ),
            "unowned" => {
                (Icon::Check, "Everything has an owner", "Each open question has somebody who sees it to its end.")
            }
            "overdue" => (
                Icon::Check,
                "Nothing is late",
                "Everything is still in its time, by the response targets and by what was promised.",
            ),
            "to_send" => {
                (Icon::Check, "No answer waits to be sent", "What clinicians write stands here until you send it.")
            }
            "with_clinicians" => {
                (Icon::People, "No clinician is asked", "What you hand to clinicians stands here until they answer.")
            }
            "answered" => (Icon::Talk, "No answers yet", "Questions that were answered stand here."),
            "ended" => (Icon::Inbox, "Nothing here", "Questions that were dismissed or taken back stand here."),
            _ => (
                Icon::Inbox,
                "No questions yet",
                "They arrive here as soon as a session is scheduled and somebody asks.",
            ),
        }
    };
    view! { <div class="pad"><div class="empty">{icon(picture)}<h2>{title}</h2><p>{words}</p></div></div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_the_filter_and_leave_out_what_is_empty() {
        let filter = InboxFilter { q: "sleep & rest".into(), ..InboxFilter::default() };
        assert_eq!(address("open", &filter, ""), "/inbox?q=sleep%20%26%20rest");
        assert_eq!(address("all", &InboxFilter::default(), "5"), "/inbox?show=all&cursor=5");
        assert_eq!(address("open", &InboxFilter::default(), ""), "/inbox");
    }
}
