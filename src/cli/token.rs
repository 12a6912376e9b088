//! `wellspring token`: bearer tokens for programs that use the API.

use domain::screens::settings::TokenRow;
use domain::time::DAY;
use domain::{Instant, LocalDate};
use wellspring_core::actor::{Administrator, Operator};
use wellspring_core::staff::tokens;
use wellspring_core::{Error, Wellspring};

use super::{Refusal, console};
use crate::config::Config;

/// What to do with which.
#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Make a token and print it, alone; it cannot be shown again
    Create {
        /// What it is for
        #[arg(long)]
        name: String,
        /// What it may do, with commas between: read, plan, desk, review, operate; or for machines metrics, mail
        #[arg(long)]
        scopes: String,
        /// When it stops working: a day such as 2027-03-28 (its start in UTC), or days from now such as 90d; never without
        #[arg(long, value_name = "WHEN", value_parser = expiry)]
        expires: Option<Expiry>,
    },
    /// List all tokens; none of them is shown
    List,
    /// End a token at once
    Revoke {
        /// Its id, as listed
        id: String,
    },
}

/// When a token ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expiry {
    At(Instant),
    Days(i64),
}

fn expiry(text: &str) -> Result<Expiry, String> {
    if let Some(days) = text.strip_suffix('d') {
        let days = days.parse().ok().filter(|days| (1..=3_650).contains(days));
        return days.map(Expiry::Days).ok_or_else(|| "use 1d to 3650d.".to_owned());
    }
    let day = text.parse::<LocalDate>().map(|day| Instant(day.days() * DAY));
    let instant = day.or_else(|_| text.parse::<Instant>());
    instant.map(Expiry::At).map_err(|_| "use a day such as 2027-03-28, or days from now such as 90d.".to_owned())
}

/// Runs it.
pub(super) async fn run(config: &Config, command: Command) -> Result<(), Refusal> {
    let app = console::open(config).await?;
    let done = act(&app, command).await;
    let said = console::close(&app, done, "there is no token with this id; `wellspring token list` shows all.").await?;
    if let Some(said) = said {
        println!("{said}");
    }
    Ok(())
}

/// Does it; gives what to print.
async fn act(app: &Wellspring, command: Command) -> Result<Option<String>, Error> {
    let (operator, who) = (Operator::at_the_console(), Administrator::at_the_console());
    match command {
        Command::Create { name, scopes, expires } => {
            let expires_at = expires.map(|expiry| match expiry {
                Expiry::At(instant) => instant,
                Expiry::Days(days) => app.now().plus(days * DAY),
            });
            let form = tokens::TokenForm { name, scopes, expires_at };
            Ok(Some(tokens::create(app, &who, &form).await?.token))
        }
        Command::List => Ok(Some(table(&tokens::list(app, &operator).await?, app.now()))),
        Command::Revoke { id } => {
            let id = id.parse().map_err(|_| Error::NotFound)?;
            tokens::revoke(app, &who, &id).await.map(|()| None)
        }
    }
}

fn table(rows: &[TokenRow], now: Instant) -> String {
    let line = |row: &TokenRow| {
        let last = row.last_used_at.map_or_else(|| "never used".to_owned(), |at| format!("used {at}"));
        format!("{}  {:26}  {:24}  {}  {}", row.id, row.scopes, state(row, now), row.name, last)
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn state(row: &TokenRow, now: Instant) -> String {
    match row.expires_at {
        _ if row.revoked => "revoked".to_owned(),
        Some(ends) if ends <= now => "expired".to_owned(),
        Some(ends) => format!("until {ends}"),
        None => "works".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expiry_is_a_day_or_days_from_now() {
        assert_eq!(expiry("90d"), Ok(Expiry::Days(90)));
        assert_eq!(expiry("1970-01-02"), Ok(Expiry::At(Instant(DAY))));
        assert_eq!(expiry("1970-01-02T00:00:01Z"), Ok(Expiry::At(Instant(DAY + 1000))));
        for wrong in ["", "0d", "d", "tomorrow", "2027-02-30", "99999d"] {
            assert!(expiry(wrong).is_err(), "{wrong}");
        }
    }
}
