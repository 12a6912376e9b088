//! What is alive on the staff's pages.
