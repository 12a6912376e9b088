//! The command line: a file per command. What goes wrong is one sentence, and an exit status that is not 0.

mod check;
mod console;
mod demo;
mod log;
mod openapi;
mod refusal;
mod serve;
#[cfg(test)]
mod tests;
mod token;
mod user;

use std::ffi::OsString;
use std::fmt::Display;
use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use refusal::Refusal;

use crate::config::{self, Config};

/// Plans a health system's wellness content and live sessions, and keeps every question until it has an answer.
#[derive(Parser)]
#[command(name = "wellspring", version, max_term_width = 110)]
#[command(
    after_help = "Every setting is a flag or an environment variable; a flag wins. Start with: wellspring serve --demo"
)]
pub struct Call {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    config: Config,
}

#[derive(Subcommand)]
enum Command {
    /// Serve until Ctrl-C or SIGTERM
    Serve(serve::Options),
    /// Members of staff: add, link, disable, enable, list
    #[command(subcommand)]
    User(user::Command),
    /// Tokens for programs: create, list, revoke
    #[command(subcommand)]
    Token(token::Command),
    /// Show what is set up, and what is wrong with it
    Check,
    /// Print what programs may send and what they get (OpenAPI 3.1)
    Openapi,
}

/// Reads the command and every setting.
///
/// # Errors
/// A [`Refusal`]: a sentence about a bad setting, or the help that was asked for.
pub fn arguments(words: impl IntoIterator<Item = OsString>) -> Result<Call, Refusal> {
    let call = Call::try_parse_from(words)?;
    config::refuse_unknown(std::env::vars_os().map(|(name, _)| name.to_string_lossy().into_owned()))?;
    Ok(call)
}

/// Tells whoever started us. Where their file or terminal takes nothing (a full disk, a closed window), the server goes on.
fn tell(mut to: impl Write, words: impl Display) {
    let _ = writeln!(to, "{words}");
}

/// Runs the command to its end.
pub async fn run(call: Call) -> ExitCode {
    log::start(&call.config, matches!(call.command, Command::Serve(_)));
    let done = match call.command {
        Command::Serve(options) => serve::run(call.config, options).await,
        Command::User(command) => user::run(&call.config, command).await,
        Command::Token(command) => token::run(&call.config, command).await,
        Command::Check => check::run(&call.config).await,
        Command::Openapi => openapi::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => refusal.print(),
    }
}
