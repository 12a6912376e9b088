//! The outside world's real halves, against servers that really speak: mail over TLS, and the guarded web.

mod post_office;
mod smtp;
mod web;
