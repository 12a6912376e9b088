//! Who comes: from a cookie, a bearer token or a voter cookie to the actors that commands take.

pub mod device;
pub mod program;
pub mod proof;
pub mod staff;
pub mod stranger;

pub use self::device::Device;
pub use self::program::Token;
pub use self::proof::Deed;
pub use self::staff::{As, Uploads};
pub use self::stranger::Stranger;
use wellspring_core::Error;
use wellspring_core::actor::{Caller, Gateway, Monitor, Operator, Planner, Reader, Responder, Reviewer};

/// An actor that a permission makes of a caller.
pub trait Allowed: Sized + Send {
    /// The caller as this actor; [`Error::Forbidden`] without the permission.
    fn from_caller(caller: &Caller) -> Result<Self, Error>;
}

macro_rules! impl_allowed {
    ($($actor:ty = $make:ident),+) => { $(
        impl Allowed for $actor {
            fn from_caller(caller: &Caller) -> Result<Self, Error> { caller.$make() }
        }
    )+ };
}

impl_allowed!(
    Reader = reader,
    Planner = planner,
    Responder = responder,
    Reviewer = reviewer,
    Operator = operator,
    Monitor = monitor,
    Gateway = gateway
);
