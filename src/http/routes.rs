//! Every address on one screen, in five tables by who comes.

mod table;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::middleware::{from_fn, map_response};
use axum::response::Redirect;
use axum::routing::get;
use axum::{Extension, Router};
use domain::Language;
use domain::clinician::{AssistantDraft, BusyDraft, FeedDraft, LeaveDraft, ReadingDraft};
use serde_json::Value;
use utoipa_axum::router::UtoipaMethodRouterExt;
use utoipa_axum::routes;

use self::table::Table;
use super::answer::page::behind_link;
use super::answer::refusal::no_such_page;
use super::attendee::{answers, ask, blog, calendars, events, follow, home, live, questions, search, votes};
use super::clinician::{self, keeping};
use super::ground::{language, sending, upload};
use super::openapi::Document;
use super::site::Site;
use super::staff;
use super::{api, openapi, operator};

pub use self::table::{Route, Who};

/// Bytes of a long text, also where every letter of it is escaped; and of a form with hundreds of rows.
const LONG: usize = 512 * 1024;

/// What a stranger's phone can reach: no sign-in is read here, and posts are rate limited.
pub fn attendee() -> Table {
    Table::new(Who::Attendee)
        .get("/", home::home)
        .get("/calendar", home::calendar)
        .get("/ask", ask::page)
        .post("/ask", ask::send)
        .post("/ask/alike", ask::alike)
        .get("/ask/mine", ask::mine)
        .get("/questions", ask::code)
        .post("/questions", ask::open)
        .get("/answers", answers::list)
        .get("/answers/feed.atom", answers::feed)
        .get("/answers/{slug}", answers::answer)
        .get("/topics/{slug}", answers::topic)
        .get("/search", search::page)
        .get("/blog", blog::list)
        .get("/blog/feed.atom", blog::feed)
        .get("/blog/{slug}", blog::post)
        .get("/events/{slug}", events::event)
        .get("/e/{code}", events::short)
        .get("/campaigns/{slug}", home::campaign)
        .post("/events/{slug}/questions", questions::ask)
        .get("/events/{slug}/mine", votes::mine)
        .post("/events/{slug}/alike", votes::alike)
        .post("/events/{slug}/questions/{handle}/vote", votes::vote)
        .post("/events/{slug}/questions/{handle}/report", votes::report)
        .get("/questions/{token}", questions::own.layer(map_response(behind_link)))
        .post("/questions/{token}/withdraw", questions::withdraw.layer(map_response(behind_link)))
        .post("/questions/{token}/erase", questions::erase.layer(map_response(behind_link)))
        .post("/questions/{token}/marks/{step}", questions::marks.layer(map_response(behind_link)))
        .post("/questions/{token}/link", questions::renew_link.layer(map_response(behind_link)))
        .post("/questions/{token}/follow_up", questions::follow_up.layer(map_response(behind_link)))
        .post("/questions/{token}/reach", questions::reach.layer(map_response(behind_link)))
        .post("/questions/{token}/helped", questions::helped.layer(map_response(behind_link)))
        .post("/questions/{token}/did_not_help", questions::did_not_help.layer(map_response(behind_link)))
        .post("/questions/{token}/email", questions::leave_address.layer(map_response(behind_link)))
        .post("/questions/{token}/confirm", questions::confirm_address.layer(map_response(behind_link)))
        .get("/follow/{token}", follow::page.layer(map_response(behind_link)))
        .post("/follow/{token}/confirm", follow::confirm.layer(map_response(behind_link)))
        .post("/follow/{token}/stop", follow::stop.layer(map_response(behind_link)))
        .get("/events/{slug}/wall", events::wall)
        .get("/events/{slug}/embed", events::embed)
        .get("/events/{slug}/event.ics", calendars::event)
        .get("/calendar.ics", calendars::all)
        .get("/campaigns/{slug}/calendar.ics", calendars::campaign)
}

/// Clinicians' and teams' links: no sign-in, the token is the key. GET shows, only POST would act.
pub fn clinician() -> Table {
    Table::new(Who::Clinician)
        .get("/answer/{token}", clinician::answer::page)
        .post("/answer/{token}", clinician::answer::send)
        .get("/handoffs/{token}", clinician::handoff::page)
        .post("/handoffs/{token}/{step}", clinician::handoff::step)
        .get("/feeds/{token}/calendar.ics", calendars::feed)
        .get("/slots/{token}", clinician::slots::slot)
        .post("/slots/{token}/{step}", clinician::slots::answer)
        .get("/clinicians/{token}", keeping::own)
        .get("/clinicians/{token}/slots/{id}", clinician::slots::own_slot)
        .post("/clinicians/{token}/slots/{id}/{step}", clinician::slots::own_answer)
        .post("/clinicians/{token}/calendar", keeping::own_change::<FeedDraft>)
        .post("/clinicians/{token}/clock", keeping::own_change::<ReadingDraft>)
        .post("/clinicians/{token}/leave", keeping::own_change::<LeaveDraft>)
        .post("/clinicians/{token}/leave/{leave}/remove", keeping::own_no_leave)
        .post("/clinicians/{token}/busy", keeping::own_change::<BusyDraft>)
        .post("/clinicians/{token}/busy/file", keeping::own_busy_file.layer(DefaultBodyLimit::max(upload::MOST)))
        .post("/clinicians/{token}/assistants", keeping::own_change::<AssistantDraft>)
        .post("/clinicians/{token}/assistants/{assistant}/{step}", keeping::own_assistant_step)
        .behind_links()
}

/// Staff in their browsers.
pub fn staff() -> Table {
    Table::new(Who::Staff)
        .get("/signin", staff::sign::page)
        .post("/signin", staff::sign::sign_in.layer(DefaultBodyLimit::max(sending::MOST)))
        .post("/signout", staff::sign::sign_out)
        .get("/setup/{token}", staff::sign::setup_page.layer(map_response(behind_link)))
        .post("/setup/{token}", staff::sign::setup.layer(map_response(behind_link)))
        .get("/account", staff::account::page)
        .get("/account/password", staff::account::password_page)
        .post("/account/password", staff::account::change_password.layer(DefaultBodyLimit::max(sending::MOST)))
        .post("/account/clock", staff::account::choose_clock)
        .get("/account/left", staff::account::left)
        .post("/account/stay", staff::account::stay)
        .post("/account/sign-ins/end", staff::account::end_others)
        .post("/account/sign-ins/{id}/end", staff::account::end_sign_in)
        .get("/plan", staff::calendar::page)
        .post("/plan/views", staff::calendar::save_view)
        .post("/plan/views/{id}/delete", staff::calendar::delete_view)
        .get("/plan/live", staff::live::plan)
        .post("/plan/quick", staff::quick::create)
        .get("/plan/campaigns", staff::campaigns::list)
        .post("/plan/campaigns", staff::campaigns::create)
        .get("/plan/campaigns/new", staff::campaigns::blank)
        .get("/plan/campaigns/{id}", staff::campaigns::page)
        .post("/plan/campaigns/{id}", staff::campaigns::edit)
        .post("/plan/campaigns/{id}/delete", staff::campaigns::delete)
        .get("/plan/campaigns/{id}/shift", staff::shift::page)
        .post("/plan/campaigns/{id}/shift", staff::shift::send)
        .get("/plan/audiences", staff::audiences::list)
        .post("/plan/audiences", staff::audiences::create)
        .post("/plan/audiences/{id}", staff::audiences::edit)
        .post("/plan/audiences/{id}/delete", staff::audiences::delete)
        .get("/plan/topics", staff::topics::list)
        .post("/plan/topics", staff::topics::create)
        .post("/plan/topics/{id}", staff::topics::edit)
        .post("/plan/topics/{id}/delete", staff::topics::delete)
        .get("/plan/import", staff::import::page)
        .post("/plan/import", staff::import::send.layer(DefaultBodyLimit::max(upload::MOST)))
        .get("/plan/posts", staff::posts::list)
        .post("/plan/posts", staff::posts::create.layer(DefaultBodyLimit::max(LONG)))
        .get("/plan/posts/new", staff::posts::blank)
        .post("/plan/posts/preview", staff::posts::preview_new.layer(DefaultBodyLimit::max(LONG)))
        .get("/plan/posts/{id}", staff::posts::page)
        .post("/plan/posts/{id}", staff::posts::edit.layer(DefaultBodyLimit::max(LONG)))
        .post("/plan/posts/{id}/preview", staff::posts::preview.layer(DefaultBodyLimit::max(LONG)))
        .post("/plan/posts/{id}/delete", staff::posts::delete)
        .post("/plan/posts/{id}/approve", staff::posts::approve)
        .post("/plan/posts/{id}/request_changes", staff::posts::request_changes)
        .get("/plan/posts/{id}/move", staff::calendar::post_form)
        .post("/plan/posts/{id}/move", staff::calendar::move_post)
        .post("/plan/posts/{id}/{step}", staff::posts::step.layer(DefaultBodyLimit::max(LONG)))
        .post("/plan/series", staff::series::create)
        .get("/plan/series/new", staff::series::blank)
        .get("/plan/series/{id}", staff::series::page)
        .post("/plan/series/{id}", staff::series::edit)
        .post("/plan/series/{id}/delete", staff::series::delete)
        .post("/plan/sessions", staff::sessions::create)
        .get("/plan/sessions/new", staff::sessions::blank)
        .get("/plan/sessions/{id}", staff::sessions::page)
        .post("/plan/sessions/{id}", staff::sessions::edit)
        .post("/plan/sessions/{id}/delete", staff::sessions::delete)
        .get("/plan/sessions/{id}/move", staff::calendar::session_form)
        .post("/plan/sessions/{id}/move", staff::calendar::move_session)
        .post("/plan/sessions/{id}/tell", staff::calendar::tell)
        .get("/plan/sessions/{id}/live", staff::live_desk::desk)
        .get("/plan/sessions/{id}/stage", staff::live_desk::stage)
        .post("/plan/sessions/{id}/live/{question}/{deed}", staff::live_desk::deed)
        .post("/plan/sessions/{id}/hall", staff::live_desk::hall)
        .get("/plan/sessions/{id}/wrap", staff::wrap::page)
        .post("/plan/sessions/{id}/wrap", staff::wrap::send.layer(DefaultBodyLimit::max(LONG)))
        .get("/plan/sessions/{id}/questions/import", staff::import::questions::page)
        .post(
            "/plan/sessions/{id}/questions/import",
            staff::import::questions::send.layer(DefaultBodyLimit::max(upload::MOST)),
        )
        .post("/plan/sessions/{id}/{step}", staff::sessions::step)
        .post("/plan/sessions/{id}/slots", staff::slots::propose)
        .post("/plan/mail/{id}/{step}", staff::slots::decide)
        .post("/plan/slots/{id}/accept", staff::slots::accept)
        .post("/plan/slots/{id}/{step}", staff::slots::step)
        .get("/inbox", staff::inbox::inbox)
        .get("/inbox/new", staff::inbox::new)
        .post("/inbox/new", staff::inbox::bring_in)
        .get("/inbox/{id}", staff::inbox::question)
        .post("/inbox/{id}/script", staff::inbox::insert_script)
        .post("/inbox/{id}/holds", staff::inbox::hold_for_law)
        .post("/inbox/{id}/holds/end", staff::inbox::end_holds)
        .post("/inbox/{id}/{deed}", staff::inbox::deed)
        .get("/scripts", staff::scripts::list)
        .post("/scripts", staff::scripts::create)
        .get("/scripts/new", staff::scripts::blank)
        .get("/scripts/{id}", staff::scripts::page)
        .post("/scripts/{id}", staff::scripts::edit)
        .post("/scripts/{id}/approve", staff::scripts::approve)
        .post("/scripts/{id}/retire", staff::scripts::retire)
        .post("/scripts/{id}/bring_back", staff::scripts::bring_back)
        .post("/scripts/{id}/delete", staff::scripts::delete)
        .get("/people", staff::people::page)
        .get("/people/record", staff::people::record)
        .post("/people/staff", staff::people::add_staff)
        .post("/people/staff/{id}/role", staff::people::change_role)
        .post("/people/staff/{id}/{step}", staff::people::staff_step)
        .post("/people/clinicians", staff::clinicians::create)
        .get("/people/clinicians/new", staff::clinicians::blank)
        .get("/people/clinicians/{id}", staff::clinicians::page)
        .post("/people/clinicians/{id}", staff::clinicians::edit)
        .post("/people/clinicians/{id}/delete", staff::clinicians::delete)
        .post("/people/clinicians/{id}/feed", staff::clinicians::renew_feed)
        .post("/people/clinicians/{id}/link", staff::clinicians::renew_link)
        .post("/people/clinicians/{id}/calendar", staff::keeping::send::<FeedDraft>)
        .post("/people/clinicians/{id}/leave", staff::keeping::send::<LeaveDraft>)
        .post("/people/clinicians/{id}/leave/{leave}/remove", staff::keeping::no_leave)
        .post("/people/clinicians/{id}/busy", staff::keeping::send::<BusyDraft>)
        .post("/people/clinicians/{id}/assistants", staff::keeping::send::<AssistantDraft>)
        .post("/people/clinicians/{id}/assistants/{assistant}/{step}", staff::keeping::assistant_step)
        .post("/people/feed", staff::people::renew_own_feed)
        .get("/settings", staff::settings::settings)
        .get("/settings/safety", staff::safety::page)
        .post("/settings/safety", staff::safety::attempt)
        .get("/settings/safety/{kind}/{language}", staff::safety::list)
        .post("/settings/safety/{kind}/{language}", staff::safety::change.layer(DefaultBodyLimit::max(LONG)))
        .get("/settings/safety/changes/{id}", staff::safety::proposed)
        .post("/settings/safety/changes/{id}/{step}", staff::safety::decide)
        .get("/settings/duty", staff::duty::page)
        .post("/settings/duty/shifts", staff::duty::add_shift)
        .post("/settings/duty/away", staff::duty::add_away)
        .post("/settings/duty/lead", staff::duty::set_lead)
        .post("/settings/duty/{id}/remove", staff::duty::remove)
        .get("/settings/targets", staff::targets::page)
        .post("/settings/targets", staff::targets::set)
        .post("/settings/targets/remove", staff::targets::remove)
        .get("/settings/teams", staff::teams::page)
        .post("/settings/teams", staff::teams::create)
        .post("/settings/teams/{id}", staff::teams::edit)
        .post("/settings/teams/{id}/delete", staff::teams::delete)
        .get("/settings/retention", staff::retention::page)
        .post("/settings/retention", staff::retention::set)
        .get("/settings/mail", staff::mail_log::page)
        .post("/settings/mail/test", staff::mail_log::test)
        .post("/settings/mail/{id}/{step}", staff::mail_log::decide)
        .post("/settings/tokens/{id}/revoke", staff::settings::revoke_token)
        .holds_forms()
}

/// Programs, under `/api/v1`: bearer tokens with scopes; the public part without one.
pub fn api() -> Table {
    use api::{
        audiences, away, calendar, campaigns, clinicians, duty, imports, mail, posts, public, questions, safety,
        scripts, series, sessions, slots, teams, topics,
    };
    Table::new(Who::Api)
        .at("/api/v1/openapi.json", routes!(openapi::get))
        .at("/api/v1/campaigns", routes!(campaigns::list, campaigns::create))
        .at("/api/v1/campaigns/{id}", routes!(campaigns::get, campaigns::edit, campaigns::delete))
        .at("/api/v1/campaigns/{id}/shift", routes!(campaigns::shift))
        .at("/api/v1/audiences", routes!(audiences::list, audiences::create))
        .at("/api/v1/audiences/{id}", routes!(audiences::get, audiences::edit, audiences::delete))
        .at("/api/v1/topics", routes!(topics::list, topics::create))
        .at("/api/v1/topics/{id}", routes!(topics::get, topics::edit, topics::delete))
        .at("/api/v1/teams", routes!(teams::list, teams::create))
        .at("/api/v1/teams/{id}", routes!(teams::get, teams::edit, teams::delete))
        .at("/api/v1/clinicians", routes!(clinicians::list, clinicians::create))
        .at("/api/v1/clinicians/{id}", routes!(clinicians::get, clinicians::edit, clinicians::delete))
        .at("/api/v1/clinicians/{id}/leaves", routes!(away::leaves, away::add_leave))
        .at("/api/v1/clinicians/{id}/leaves/{leave}", routes!(away::remove_leave))
        .at("/api/v1/clinicians/{id}/busy", routes!(away::busy, away::set_busy))
        .at("/api/v1/clinicians/{id}/feed", routes!(away::choose_feed))
        .at("/api/v1/clinicians/{id}/assistants", routes!(away::assistants, away::add_assistant))
        .at("/api/v1/clinicians/{id}/assistants/{assistant}", routes!(away::remove_assistant))
        .at("/api/v1/sessions", routes!(sessions::list, sessions::create))
        .at("/api/v1/sessions/{id}", routes!(sessions::get, sessions::edit, sessions::delete))
        .at("/api/v1/sessions/{id}/hall", routes!(sessions::hall))
        .at("/api/v1/sessions/{id}/{step}", routes!(sessions::step))
        .at("/api/v1/sessions/{id}/questions/import", routes!(imports::questions))
        .at("/api/v1/sessions/{id}/slots", routes!(slots::list, slots::propose))
        .at("/api/v1/slots/{id}/{step}", routes!(slots::step))
        .at("/api/v1/series", routes!(series::list, series::create))
        .at("/api/v1/series/{id}", routes!(series::get, series::edit, series::delete))
        .at("/api/v1/posts", routes!(posts::list, posts::create).layer(DefaultBodyLimit::max(LONG)))
        .at("/api/v1/posts/{id}", routes!(posts::get, posts::edit, posts::delete).layer(DefaultBodyLimit::max(LONG)))
        .at("/api/v1/posts/{id}/approve", routes!(posts::approve))
        .at("/api/v1/posts/{id}/request_changes", routes!(posts::request_changes))
        .at("/api/v1/posts/{id}/{step}", routes!(posts::step))
        .at("/api/v1/questions", routes!(questions::list, questions::bring_in))
        .at("/api/v1/questions/{id}", routes!(questions::get))
        .at("/api/v1/questions/{id}/holds", routes!(questions::hold_for_law, questions::end_holds))
        .at("/api/v1/questions/{id}/{deed}", routes!(questions::deed))
        .at("/api/v1/scripts", routes!(scripts::list, scripts::create))
        .at("/api/v1/scripts/{id}", routes!(scripts::get, scripts::edit, scripts::delete))
        .at("/api/v1/scripts/{id}/approve", routes!(scripts::approve))
        .at("/api/v1/scripts/{id}/retire", routes!(scripts::retire))
        .at("/api/v1/scripts/{id}/bring_back", routes!(scripts::bring_back))
        .at("/api/v1/duty", routes!(duty::get))
        .at("/api/v1/safety/lists/{kind}", routes!(safety::list, safety::propose).layer(DefaultBodyLimit::max(LONG)))
        .at("/api/v1/safety/changes", routes!(safety::changes))
        .at("/api/v1/safety/changes/{id}", routes!(safety::change))
        .at("/api/v1/safety/try", routes!(safety::attempt))
        .at("/api/v1/alarms", routes!(duty::alarms))
        .at("/api/v1/calendar", routes!(calendar::list))
        .at("/api/v1/export/calendar.csv", routes!(calendar::csv))
        .at("/api/v1/import/ics", routes!(imports::ics))
        .at("/api/v1/import/sessions.csv", routes!(imports::sessions))
        .at("/api/v1/mail/inbound", routes!(mail::inbound))
        .at("/api/v1/public/sessions/{code}/questions", routes!(public::questions, public::ask))
        .at("/api/v1/public/ask", routes!(public::ask_experts))
        .at("/api/v1/public/questions/{handle}/vote", routes!(public::vote, public::unvote))
        .at("/api/v1/public/questions/{handle}/report", routes!(public::report, public::unreport))
        .at("/api/v1/public/sessions/{code}/live", routes!(live::stream))
}

/// Whoever runs the machine, and what browsers load.
pub fn operator() -> Table {
    Table::new(Who::Operator)
        .get("/healthz", operator::healthz)
        .get("/readyz", operator::readyz)
        .get("/assets/{hash}/{*file}", operator::asset)
        .get("/favicon.ico", operator::favicon)
        .get("/robots.txt", operator::robots)
        .get("/metrics", operator::metrics)
}

fn tables() -> [Table; 5] {
    [attendee(), clinician(), staff(), api(), operator()]
}

/// Every route, for the test that each has its refusals.
pub fn list() -> Vec<Route> {
    tables().iter().flat_map(|table| table.routes().to_vec()).collect()
}

/// What programs may send and what they get, as their handlers tell it.
pub fn document() -> Value {
    openapi::document(api().told())
}

/// The pages of attendees and clinicians in another language, below its own folder.
fn translated(language: Language) -> Router<Site> {
    attendee()
        .router()
        .merge(clinician().router())
        .layer(map_response(move |response| async move { language::stays(language, response) }))
}

/// One router of all tables; those of attendees and clinicians stand once more for each language.
pub fn all() -> Router<Site> {
    let told = Extension(Document(document().to_string().into()));
    let [first, rest @ ..] = tables();
    let all = Router::new().merge(first.router().layer(from_fn(language::prefer)));
    let all = rest.into_iter().fold(all, |all, table| all.merge(table.router()));
    let others = Language::ALL.iter().filter(|language| **language != Language::default());
    let all = others.fold(all, |all, language| {
        all.nest(&language.path("/"), translated(*language))
            .route(&format!("/{language}/"), get(|| async { Redirect::permanent(&language.path("/")) }))
    });
    all.fallback(no_such_page).layer(told)
}
