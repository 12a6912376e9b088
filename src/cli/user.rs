//! `wellspring user`: members of staff, from the machine that runs the database.

use domain::id::StaffId;
use domain::screens::people::{StaffForm, StaffRow};
use domain::staff::Role;
use wellspring_core::actor::{Administrator, Operator};
use wellspring_core::{Error, Wellspring, staff};

use super::{Refusal, console};
use crate::config::Config;

/// What to do with whom.
#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Add a member of staff; without a password, print a one-time link (72 hours) by which they set one
    Add {
        /// The address to sign in with
        email: String,
        /// Their name
        #[arg(long)]
        name: String,
        /// admin, editor, planner, responder, reviewer or viewer
        #[arg(long)]
        role: String,
        /// Read their password from the first line of standard input
        #[arg(long)]
        password_stdin: bool,
    },
    /// Print a new one-time link (72 hours) by which a member sets a password
    Link {
        /// Their address
        email: String,
    },
    /// Give a member another role
    Role {
        /// Their address
        email: String,
        /// admin, editor, planner, responder, reviewer or viewer
        role: String,
    },
    /// Let a member in no more: their sign-ins end at once
    Disable {
        /// Their address
        email: String,
    },
    /// Let a member in again
    Enable {
        /// Their address
        email: String,
    },
    /// List everybody
    List,
}

/// Runs it.
pub(super) async fn run(config: &Config, command: Command) -> Result<(), Refusal> {
    let password = match command {
        Command::Add { password_stdin: true, .. } => Some(console::line_of_input()?),
        _ => None,
    };
    let app = console::open(config).await?;
    let done = act(&app, command, password).await;
    let said =
        console::close(&app, done, "nobody on the staff has this address; `wellspring user list` shows all.").await?;
    if let Some(said) = said {
        println!("{said}");
    }
    Ok(())
}

/// Does it; gives what to print.
async fn act(app: &Wellspring, command: Command, password: Option<String>) -> Result<Option<String>, Error> {
    let (operator, who) = (Operator::at_the_console(), Administrator::at_the_console());
    match command {
        Command::Add { email, name, role, .. } => {
            let form = StaffForm { name, email, role, ..StaffForm::default() };
            Ok(staff::add(app, &who, &form, password.as_deref()).await?.link)
        }
        Command::Link { email } => {
            let id = whose(app, &operator, &email).await?;
            staff::link(app, &who, &id).await.map(Some)
        }
        Command::Role { email, role } => {
            let id = whose(app, &operator, &email).await?;
            staff::change_role(app, &who, &id, &role).await.map(|()| None)
        }
        Command::Disable { email } => {
            let id = whose(app, &operator, &email).await?;
            staff::disable(app, &who, &id).await.map(|()| None)
        }
        Command::Enable { email } => {
            let id = whose(app, &operator, &email).await?;
            staff::enable(app, &who, &id).await.map(|()| None)
        }
        Command::List => Ok(Some(table(&staff::list(app, &operator).await?))),
    }
}

async fn whose(app: &Wellspring, operator: &Operator, email: &str) -> Result<StaffId, Error> {
    Ok(staff::by_email(app, operator, email).await?.id)
}

fn table(rows: &[StaffRow]) -> String {
    let width = rows.iter().map(|row| row.email.chars().count()).max().unwrap_or(0);
    let line = |row: &StaffRow| format!("{:width$}  {:9}  {:11}  {}", row.email, role(row.role), state(row), row.name);
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn role(role: Role) -> &'static str {
    role.as_str()
}

fn state(row: &StaffRow) -> &'static str {
    match row {
        StaffRow { disabled: true, .. } => "disabled",
        StaffRow { active: false, .. } => "no password",
        _ => "active",
    }
}
