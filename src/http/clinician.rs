//! What clinicians and their assistants reach by a link: the token is the key.

pub mod answer;
pub mod change;
pub mod keeping;
pub mod slots;
