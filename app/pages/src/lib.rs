//! The pages: a file per screen, each a pure function from what it shows to an HTML document.
//!
//! Nothing here reads a clock, a cookie or a database, so that a public page is the same bytes for
//! everyone. Forms work as they stand; islands make them quicker.
#![recursion_limit = "1024"]

mod answer;
mod asker;
mod audiences;
mod blog;
mod calendar;
mod campaign;
mod campaign_form;
mod campaigns;
mod clinician;
mod embed;
mod event;
mod follow;
mod home;
mod import;
mod inbox;
mod live_desk;
mod mail_log;
mod own;
mod parts;
mod people;
mod plan;
mod post;
mod posts;
mod problem;
mod question;
mod series;
mod session;
mod settings;
mod setup;
mod shell;
mod shift;
mod signin;
mod slot;
mod stage;
mod texts;
mod wall;
mod wrap;

pub use answer::answer;
pub use asker::asker;
pub use audiences::audiences;
pub use blog::{blog, blog_post};
pub use calendar::calendar;
pub use campaign::campaign;
pub use campaign_form::campaign_form;
pub use campaigns::campaigns;
pub use clinician::clinician;
pub use embed::embed;
pub use event::event;
pub use follow::{follow, forgotten};
pub use home::home;
pub use import::import;
pub use import::questions::question_import;
pub use inbox::inbox;
pub use live_desk::live_desk;
pub use mail_log::mail_log;
pub use own::own;
pub use people::people;
pub use plan::{follows_html, move_form, overtaken, plan};
pub use post::post;
pub use posts::posts;
pub use problem::{Trouble, problem, thanks};
pub use question::question;
pub use series::series;
pub use session::session;
pub use settings::settings;
pub use setup::setup;
pub use shift::shift;
pub use signin::signin;
pub use slot::{link_ended, slot};
pub use stage::stage;
pub use wall::wall;
pub use wrap::wrap;
