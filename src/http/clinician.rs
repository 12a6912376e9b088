//! What clinicians, their assistants and teams reach by a link: the token is the key.

pub mod answer;
pub mod change;
pub mod handoff;
pub mod keeping;
pub mod slots;
