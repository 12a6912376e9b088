//! Every address on one screen, in five tables by who comes.

mod table;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::middleware::map_response;

use self::table::Table;
use super::answer::page::behind_link;
use super::answer::refusal::no_such_page;
use super::attendee::{blog, calendars, events, home, live, questions, votes};
use super::clinician::{self, keeping};
use super::ground::upload;
use super::site::Site;
use super::staff;
use super::{api, openapi, operator};

pub use self::table::{Route, Who};

/// Bytes of a long text, also where every letter of it is escaped; and of a form with hundreds of rows.
const LONG: usize = 512 * 1024;

/// What a stranger's phone can reach: no sign-in is read here, and posts are rate limited.
pub fn attendee() -> Table {
    Table::of(Who::Attendee)
        .get("/", home::home)
        .get("/calendar", home::calendar)
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
        .get("/events/{slug}/wall", events::wall)
        .get("/events/{slug}/embed", events::embed)
        .get("/events/{slug}/event.ics", calendars::event)
        .get("/calendar.ics", calendars::all)
        .get("/campaigns/{slug}/calendar.ics", calendars::campaign)
}

/// Clinicians' links: no sign-in, the token is the key. GET shows, only POST would act.
pub fn clinician() -> Table {
    Table::of(Who::Clinician)
        .get("/answer/{token}", clinician::answer::page)
        .post("/answer/{token}", clinician::answer::send)
        .get("/feeds/{token}/calendar.ics", calendars::feed)
        .get("/slots/{token}", clinician::slots::slot)
        .post("/slots/{token}/{step}", clinician::slots::answer)
        .get("/clinicians/{token}", keeping::own)
        .get("/clinicians/{token}/slots/{id}", clinician::slots::own_slot)
        .post("/clinicians/{token}/slots/{id}/{step}", clinician::slots::own_answer)
        .post("/clinicians/{token}/calendar", keeping::own_calendar)
        .post("/clinicians/{token}/leave", keeping::own_leave)
        .post("/clinicians/{token}/leave/{leave}/remove", keeping::own_no_leave)
        .post("/clinicians/{token}/busy", keeping::own_busy)
        .post("/clinicians/{token}/busy/file", keeping::own_busy_file.layer(DefaultBodyLimit::max(upload::MOST)))
        .post("/clinicians/{token}/assistants", keeping::own_assistant)
        .post("/clinicians/{token}/assistants/{assistant}/{step}", keeping::own_assistant_step)
        .behind_links()
}

/// Staff in their browsers.
pub fn staff() -> Table {
    Table::of(Who::Staff)
        .get("/signin", staff::sign::page)
        .post("/signin", staff::sign::sign_in)
        .post("/signout", staff::sign::sign_out)
        .get("/setup/{token}", staff::sign::setup_page.layer(map_response(behind_link)))
        .post("/setup/{token}", staff::sign::setup.layer(map_response(behind_link)))
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
        .post("/plan/posts/{id}/{step}", staff::posts::step)
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
        .post("/plan/slots/{id}/accept", staff::slots::accept)
        .post("/plan/slots/{id}/{step}", staff::slots::step)
        .get("/inbox", staff::inbox::inbox)
        .get("/inbox/{id}", staff::inbox::question)
        .post("/inbox/{id}/{deed}", staff::inbox::deed)
        .get("/people", staff::people::page)
        .post("/people/staff", staff::people::add_staff)
        .post("/people/staff/{id}/{step}", staff::people::staff_step)
        .post("/people/clinicians", staff::clinicians::create)
        .get("/people/clinicians/new", staff::clinicians::blank)
        .get("/people/clinicians/{id}", staff::clinicians::page)
        .post("/people/clinicians/{id}", staff::clinicians::edit)
        .post("/people/clinicians/{id}/delete", staff::clinicians::delete)
        .post("/people/clinicians/{id}/feed", staff::clinicians::renew_feed)
        .post("/people/clinicians/{id}/link", staff::clinicians::renew_link)
        .post("/people/clinicians/{id}/calendar", staff::keeping::calendar)
        .post("/people/clinicians/{id}/leave", staff::keeping::leave)
        .post("/people/clinicians/{id}/leave/{leave}/remove", staff::keeping::no_leave)
        .post("/people/clinicians/{id}/busy", staff::keeping::busy)
        .post("/people/clinicians/{id}/assistants", staff::keeping::assistant)
        .post("/people/clinicians/{id}/assistants/{assistant}/{step}", staff::keeping::assistant_step)
        .post("/people/feed", staff::people::renew_own_feed)
        .get("/settings", staff::settings::settings)
        .get("/settings/mail", staff::mail_log::page)
        .post("/settings/mail/test", staff::mail_log::test)
        .post("/settings/mail/{id}/{step}", staff::mail_log::decide)
        .post("/settings/tokens/{id}/revoke", staff::settings::revoke_token)
}

/// Programs, under `/api/v1`: bearer tokens with scopes; the public part without one.
pub fn api() -> Table {
    Table::of(Who::Api)
        .get("/api/v1/openapi.json", openapi::get)
        .get("/api/v1/campaigns", api::campaigns::list)
        .post("/api/v1/campaigns", api::campaigns::create)
        .get("/api/v1/campaigns/{id}", api::campaigns::get)
        .patch("/api/v1/campaigns/{id}", api::campaigns::edit)
        .delete("/api/v1/campaigns/{id}", api::campaigns::delete)
        .post("/api/v1/campaigns/{id}/shift", api::series::shift)
        .get("/api/v1/series", api::series::list)
        .post("/api/v1/series", api::series::create)
        .get("/api/v1/series/{id}", api::series::get)
        .patch("/api/v1/series/{id}", api::series::edit)
        .delete("/api/v1/series/{id}", api::series::delete)
        .get("/api/v1/audiences", api::audiences::list)
        .post("/api/v1/audiences", api::audiences::create)
        .get("/api/v1/audiences/{id}", api::audiences::get)
        .patch("/api/v1/audiences/{id}", api::audiences::edit)
        .delete("/api/v1/audiences/{id}", api::audiences::delete)
        .get("/api/v1/clinicians", api::clinicians::list)
        .post("/api/v1/clinicians", api::clinicians::create)
        .get("/api/v1/clinicians/{id}", api::clinicians::get)
        .patch("/api/v1/clinicians/{id}", api::clinicians::edit)
        .delete("/api/v1/clinicians/{id}", api::clinicians::delete)
        .get("/api/v1/calendar", api::calendar::list)
        .get("/api/v1/export/calendar.csv", api::calendar::csv)
        .get("/api/v1/clinicians/{id}/leaves", api::away::leaves)
        .post("/api/v1/clinicians/{id}/leaves", api::away::add_leave)
        .delete("/api/v1/clinicians/{id}/leaves/{leave}", api::away::remove_leave)
        .get("/api/v1/clinicians/{id}/busy", api::away::busy)
        .post("/api/v1/clinicians/{id}/busy", api::away::set_busy)
        .post("/api/v1/clinicians/{id}/feed", api::away::choose_feed)
        .get("/api/v1/clinicians/{id}/assistants", api::away::assistants)
        .post("/api/v1/clinicians/{id}/assistants", api::away::add_assistant)
        .delete("/api/v1/clinicians/{id}/assistants/{assistant}", api::away::remove_assistant)
        .post("/api/v1/import/ics", api::imports::ics)
        .post("/api/v1/import/sessions.csv", api::imports::sessions)
        .get("/api/v1/posts", api::posts::list)
        .post("/api/v1/posts", api::posts::create.layer(DefaultBodyLimit::max(LONG)))
        .get("/api/v1/posts/{id}", api::posts::get)
        .patch("/api/v1/posts/{id}", api::posts::edit.layer(DefaultBodyLimit::max(LONG)))
        .delete("/api/v1/posts/{id}", api::posts::delete)
        .post("/api/v1/posts/{id}/approve", api::posts::approve)
        .post("/api/v1/posts/{id}/request_changes", api::posts::request_changes)
        .post("/api/v1/posts/{id}/{step}", api::posts::step)
        .get("/api/v1/sessions", api::sessions::list)
        .post("/api/v1/sessions", api::sessions::create)
        .get("/api/v1/sessions/{id}", api::sessions::get)
        .patch("/api/v1/sessions/{id}", api::sessions::edit)
        .delete("/api/v1/sessions/{id}", api::sessions::delete)
        .post("/api/v1/sessions/{id}/hall", api::sessions::hall)
        .post("/api/v1/sessions/{id}/{step}", api::sessions::step)
        .post("/api/v1/sessions/{id}/questions/import", api::imports::questions)
        .get("/api/v1/sessions/{id}/slots", api::slots::list)
        .post("/api/v1/sessions/{id}/slots", api::slots::propose)
        .post("/api/v1/slots/{id}/{step}", api::slots::step)
        .post("/api/v1/mail/inbound", api::mail::inbound)
        .get("/api/v1/questions", api::questions::list)
        .get("/api/v1/questions/{id}", api::questions::get)
        .post("/api/v1/questions/{id}/{deed}", api::questions::deed)
        .get("/api/v1/public/sessions/{code}/questions", api::public::questions)
        .post("/api/v1/public/sessions/{code}/questions", api::public::ask)
        .post("/api/v1/public/questions/{handle}/vote", api::public::vote)
        .delete("/api/v1/public/questions/{handle}/vote", api::public::unvote)
        .post("/api/v1/public/questions/{handle}/report", api::public::report)
        .get("/api/v1/public/sessions/{code}/live", live::stream)
}

/// Whoever runs the machine, and what browsers load.
pub fn operator() -> Table {
    Table::of(Who::Operator)
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

/// One router of all tables.
pub fn all() -> Router<Site> {
    tables().into_iter().fold(Router::new(), |all, table| all.merge(table.router())).fallback(no_such_page)
}
