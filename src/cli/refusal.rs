//! Why a command did not do it, in one sentence.

use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use wellspring_core::Error;
use wellspring_core::OpenError;

/// What is printed instead of doing the command.
#[derive(Debug)]
pub enum Refusal {
    /// What is wrong and what to do about it.
    Sentence(String),
    /// The help or the version that was asked for, or clap's own words about the arguments.
    Clap(Box<clap::Error>),
}

impl Refusal {
    /// Prints it, and gives the exit status: 1, or clap's (0 for help, 2 for wrong arguments).
    pub fn print(self) -> ExitCode {
        match self {
            Self::Sentence(sentence) => {
                super::tell(std::io::stderr(), format_args!("wellspring: {sentence}"));
                ExitCode::FAILURE
            }
            Self::Clap(error) => {
                // A closed pipe is not worth a word.
                let _ = error.print();
                ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(1))
            }
        }
    }
}

impl From<String> for Refusal {
    fn from(sentence: String) -> Self {
        Self::Sentence(sentence)
    }
}

impl From<OpenError> for Refusal {
    fn from(error: OpenError) -> Self {
        Self::Sentence(error.to_string())
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Sentence(match error {
            Error::Invalid(problems) => {
                problems.0.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join(" ")
            }
            Error::NotFound => "there is no such thing.".to_owned(),
            other => other.to_string(),
        })
    }
}

impl From<clap::Error> for Refusal {
    fn from(error: clap::Error) -> Self {
        match (error.kind(), about_value(&error)) {
            (ErrorKind::ValueValidation, Some(sentence)) => Self::Sentence(sentence),
            _ => Self::Clap(Box::new(error)),
        }
    }
}

/// "--listen <ADDRESS> cannot be “80”: use an IP address and a port, such as 127.0.0.1:3000."
fn about_value(error: &clap::Error) -> Option<String> {
    let name = error.get(ContextKind::InvalidArg)?;
    let value = error.get(ContextKind::InvalidValue)?;
    let advice = std::error::Error::source(error)?;
    Some(format!("{name} cannot be “{value}”: {advice}"))
}
