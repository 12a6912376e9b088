//! Logs go to standard error, so that what a command prints stays alone on standard output.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};

/// Starts logging: as set for the server; commands that end at once only say what went wrong.
pub(super) fn start(config: &Config, serving: bool) {
    let filter = EnvFilter::new(if serving { config.log.as_str() } else { "error" });
    let colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours);
    // It would say on standard error that it cannot write to standard error, and panic: a full disk must not end us.
    let lines = lines.log_internal_errors(false);
    match config.log_format {
        LogFormat::Text => lines.with_target(false).init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
}
