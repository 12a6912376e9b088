//! Every address on one screen, in five tables by who comes.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;

use super::door::{Route, Table, Who};
use super::{
    Site, answer, api, attend, blog, calendars, clinic, desk, error, keeping, live, mail_log, metrics, openapi,
    operate, people, plan, sign, upload, voices,
};

/// Bytes of a long text, also where every letter of it is escaped; and of a form with hundreds of rows.
const LONG: usize = 512 * 1024;

/// What a stranger's phone can reach: no sign-in is read here, and posts are rate limited.
pub fn attendee() -> Table {
    Table::of(Who::Attendee)
        .get("/", attend::home)
        .get("/calendar", attend::calendar)
        .get("/blog", blog::list)
        .get("/blog/feed.atom", blog::feed)
        .get("/blog/{slug}", blog::post)
        .get("/events/{slug}", attend::event)
        .get("/e/{code}", attend::short)
        .get("/campaigns/{slug}", attend::campaign)
        .post("/events/{slug}/questions", attend::ask)
        .get("/events/{slug}/mine", voices::mine)
        .post("/events/{slug}/alike", voices::alike)
        .post("/events/{slug}/questions/{handle}/vote", voices::vote)
        .post("/events/{slug}/questions/{handle}/report", voices::report)
        .get("/questions/{token}", attend::question)
        .post("/questions/{token}/withdraw", attend::withdraw)
        .get("/events/{slug}/wall", attend::wall)
        .get("/events/{slug}/embed", attend::embed)
        .get("/events/{slug}/event.ics", calendars::event)
        .get("/calendar.ics", calendars::all)
        .get("/campaigns/{slug}/calendar.ics", calendars::campaign)
}

/// Clinicians' links: no sign-in, the token is the key. GET shows, only POST would act.
pub fn clinician() -> Table {
    Table::of(Who::Clinician)
        .get("/answer/{token}", answer::page)
        .post("/answer/{token}", answer::send)
        .get("/feeds/{token}/calendar.ics", calendars::feed)
        .get("/slots/{token}", clinic::slot)
        .post("/slots/{token}/{step}", clinic::answer)
        .get("/clinicians/{token}", clinic::own)
        .get("/clinicians/{token}/slots/{id}", clinic::own_slot)
        .post("/clinicians/{token}/slots/{id}/{step}", clinic::own_answer)
        .post("/clinicians/{token}/calendar", keeping::own_calendar)
        .post("/clinicians/{token}/leave", keeping::own_leave)
        .post("/clinicians/{token}/leave/{leave}/remove", keeping::own_no_leave)
        .post("/clinicians/{token}/busy", keeping::own_busy)
        .post("/clinicians/{token}/busy/file", keeping::own_busy_file.layer(DefaultBodyLimit::max(upload::MOST)))
        .post("/clinicians/{token}/assistants", keeping::own_assistant)
        .post("/clinicians/{token}/assistants/{assistant}/{step}", keeping::own_assistant_step)
}

/// Staff in their browsers.
pub fn staff() -> Table {
    Table::of(Who::Staff)
        .get("/signin", sign::page)
        .post("/signin", sign::sign_in)
        .post("/signout", sign::sign_out)
        .get("/setup/{token}", sign::setup_page)
        .post("/setup/{token}", sign::setup)
        .get("/plan", plan::calendar::page)
        .post("/plan/views", plan::calendar::save_view)
        .post("/plan/views/{id}/delete", plan::calendar::delete_view)
        .get("/plan/live", live::plan)
        .post("/plan/quick", plan::quick::create)
        .get("/plan/campaigns", plan::campaigns::list)
        .post("/plan/campaigns", plan::campaigns::create)
        .get("/plan/campaigns/new", plan::campaigns::blank)
        .get("/plan/campaigns/{id}", plan::campaigns::page)
        .post("/plan/campaigns/{id}", plan::campaigns::edit)
        .post("/plan/campaigns/{id}/delete", plan::campaigns::delete)
        .get("/plan/campaigns/{id}/shift", plan::shift::page)
        .post("/plan/campaigns/{id}/shift", plan::shift::send)
        .get("/plan/audiences", plan::audiences::list)
        .post("/plan/audiences", plan::audiences::create)
        .post("/plan/audiences/{id}", plan::audiences::edit)
        .post("/plan/audiences/{id}/delete", plan::audiences::delete)
        .get("/plan/import", plan::import::page)
        .post("/plan/import", plan::import::send.layer(DefaultBodyLimit::max(upload::MOST)))
        .get("/plan/posts", plan::posts::list)
        .post("/plan/posts", plan::posts::create.layer(DefaultBodyLimit::max(LONG)))
        .get("/plan/posts/new", plan::posts::blank)
        .post("/plan/posts/preview", plan::posts::preview_new.layer(DefaultBodyLimit::max(LONG)))
        .get("/plan/posts/{id}", plan::posts::page)
        .post("/plan/posts/{id}", plan::posts::edit.layer(DefaultBodyLimit::max(LONG)))
        .post("/plan/posts/{id}/preview", plan::posts::preview.layer(DefaultBodyLimit::max(LONG)))
        .post("/plan/posts/{id}/delete", plan::posts::delete)
        .post("/plan/posts/{id}/approve", plan::posts::approve)
        .post("/plan/posts/{id}/request_changes", plan::posts::request_changes)
        .get("/plan/posts/{id}/move", plan::calendar::post_form)
        .post("/plan/posts/{id}/move", plan::calendar::move_post)
        .post("/plan/posts/{id}/{step}", plan::posts::step)
        .post("/plan/series", plan::series::create)
        .get("/plan/series/new", plan::series::blank)
        .get("/plan/series/{id}", plan::series::page)
        .post("/plan/series/{id}", plan::series::edit)
        .post("/plan/series/{id}/delete", plan::series::delete)
        .post("/plan/sessions", plan::sessions::create)
        .get("/plan/sessions/new", plan::sessions::blank)
        .get("/plan/sessions/{id}", plan::sessions::page)
        .post("/plan/sessions/{id}", plan::sessions::edit)
        .post("/plan/sessions/{id}/delete", plan::sessions::delete)
        .get("/plan/sessions/{id}/move", plan::calendar::session_form)
        .post("/plan/sessions/{id}/move", plan::calendar::move_session)
        .post("/plan/sessions/{id}/tell", plan::calendar::tell)
        .get("/plan/sessions/{id}/live", plan::live::desk)
        .get("/plan/sessions/{id}/stage", plan::live::stage)
        .post("/plan/sessions/{id}/live/{question}/{deed}", plan::live::deed)
        .post("/plan/sessions/{id}/hall", plan::live::hall)
        .get("/plan/sessions/{id}/wrap", plan::wrap::page)
        .post("/plan/sessions/{id}/wrap", plan::wrap::send.layer(DefaultBodyLimit::max(LONG)))
        .get("/plan/sessions/{id}/questions/import", plan::import::questions::page)
        .post(
            "/plan/sessions/{id}/questions/import",
            plan::import::questions::send.layer(DefaultBodyLimit::max(upload::MOST)),
        )
        .post("/plan/sessions/{id}/{step}", plan::sessions::step)
        .post("/plan/sessions/{id}/slots", plan::slots::propose)
        .post("/plan/slots/{id}/{step}", plan::slots::step)
        .get("/inbox", desk::inbox)
        .get("/inbox/{id}", desk::question)
        .post("/inbox/{id}/{deed}", desk::deed)
        .get("/people", people::page)
        .post("/people/staff", people::add_staff)
        .post("/people/staff/{id}/{step}", people::staff_step)
        .post("/people/clinicians", people::create)
        .get("/people/clinicians/new", people::blank)
        .get("/people/clinicians/{id}", people::clinician)
        .post("/people/clinicians/{id}", people::edit)
        .post("/people/clinicians/{id}/delete", people::delete)
        .post("/people/clinicians/{id}/feed", people::renew_feed)
        .post("/people/clinicians/{id}/link", people::renew_link)
        .post("/people/clinicians/{id}/calendar", keeping::calendar)
        .post("/people/clinicians/{id}/leave", keeping::leave)
        .post("/people/clinicians/{id}/leave/{leave}/remove", keeping::no_leave)
        .post("/people/clinicians/{id}/busy", keeping::busy)
        .post("/people/clinicians/{id}/assistants", keeping::assistant)
        .post("/people/clinicians/{id}/assistants/{assistant}/{step}", keeping::assistant_step)
        .post("/people/feed", people::renew_own_feed)
        .get("/settings", operate::settings)
        .get("/settings/mail", mail_log::page)
        .post("/settings/mail/test", mail_log::test)
        .post("/settings/mail/{id}/{step}", mail_log::decide)
        .post("/settings/tokens/{id}/revoke", operate::revoke_token)
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
        .get("/healthz", operate::healthz)
        .get("/readyz", operate::readyz)
        .get("/assets/{hash}/{*file}", operate::asset)
        .get("/favicon.ico", operate::favicon)
        .get("/robots.txt", operate::robots)
        .get("/metrics", metrics::metrics)
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
    tables().into_iter().fold(Router::new(), |all, table| all.merge(table.router())).fallback(error::no_such_page)
}
