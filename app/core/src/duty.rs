//! Who is called when somebody may be in danger: the rota, and the ladder that an alarm climbs until somebody has seen it.

mod ladder;
mod page;
mod pager;
mod rota;

pub(crate) use ladder::{CallDuty, call, call_nobody_else};
pub(crate) use page::SendPage;
pub use pager::Pager;
pub use rota::{Now, Person, Set, now, open_alarms, rota, set};
pub(crate) use rota::{callable, moment, standing};
