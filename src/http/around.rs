//! What stands around every request: the server, limits, what is kept, what is counted.

pub mod cache;
pub mod client;
pub mod ear;
pub mod layers;
pub mod limits;
pub mod metrics;
pub mod networks;
pub mod rows;
pub mod server;
pub mod stream;
