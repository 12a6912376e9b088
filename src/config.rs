//! Every setting, from one type: a flag and an environment variable each.
//!
//! A flag wins over a variable. The database's address holds a password, so it can also come from a file
//! (`*_FILE`). A `WELLSPRING_*` variable that is none of these is refused: it is a typing error that would
//! otherwise be found much later.

mod defaults;
mod names;
mod parse;
#[cfg(test)]
mod tests;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::builder::Resettable;
use clap::{Args, FromArgMatches};
use domain::ZoneName;
use domain::duty::Ladder;
use domain::help::Country;
use domain::hours::{DeskHours, Within};
use ipnet::IpNet;
use wellspring_core::Clear;
use wellspring_core::outside::SystemClock;

pub(crate) use defaults::sqlite_file;
pub use names::refuse_unknown;
pub use parse::LogFormat;

/// What an operator can set. `wellspring --help` lists it.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Settings")]
pub struct Config {
    /// Address and port to listen on; put a proxy with a certificate in front of it
    #[arg(long, global = true, env = "WELLSPRING_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:3000", value_parser = parse::listen)]
    pub listen: SocketAddr,

    /// Address by which people reach it, such as https://wellspring.example [default: http:// and the address to listen on]
    #[arg(long, global = true, env = "WELLSPRING_PUBLIC_URL", value_name = "URL", value_parser = parse::public_url)]
    pub public_url: Option<String>,

    /// sqlite:FILE, or postgres://USER:PASSWORD@HOST/NAME [default: sqlite:wellspring.db]
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<String>,

    /// File that holds the database's address (also DATABASE_URL_FILE)
    #[arg(long, global = true, env = "WELLSPRING_DATABASE_URL_FILE", value_name = "FILE")]
    pub database_url_file: Option<PathBuf>,

    /// File with the key that signs private links; made at the first start [default: wellspring.key beside the database]
    #[arg(long, global = true, env = "WELLSPRING_KEY_FILE", value_name = "FILE")]
    pub key_file: Option<PathBuf>,

    /// File that lists what was erased, by id and without a word, so that a backup that is put back is erased anew [default: wellspring.erased beside the key]
    #[arg(long, global = true, env = "WELLSPRING_ERASED_FILE", value_name = "FILE")]
    pub erased_file: Option<PathBuf>,

    /// Proxies whose X-Forwarded-For is believed: the address of each with commas between them, such as 10.0.0.7
    #[arg(long, global = true, env = "WELLSPRING_TRUSTED_PROXIES", value_name = "ADDRESSES", value_delimiter = ',', value_parser = parse::network)]
    pub trusted_proxies: Vec<IpNet>,

    /// Pages that may show a session's questions in a frame: their origins with commas between them, such as https://www.hospital.example
    #[arg(long, global = true, env = "WELLSPRING_EMBED_ORIGINS", value_name = "ORIGINS", value_delimiter = ',', value_parser = parse::public_url)]
    pub embed_origins: Vec<String>,

    /// Mail server: smtp://USER:PASSWORD@HOST:587 (STARTTLS), smtps://USER:PASSWORD@HOST (TLS), or smtp://localhost:25?tls=none
    #[arg(long, global = true, env = "WELLSPRING_SMTP_URL", hide_env_values = true, value_name = "URL")]
    pub smtp_url: Option<String>,

    /// File that holds the mail server's address
    #[arg(long, global = true, env = "WELLSPRING_SMTP_URL_FILE", value_name = "FILE")]
    pub smtp_url_file: Option<PathBuf>,

    /// Whom letters come from, and where replies go: an address, with a name or without
    #[arg(long, global = true, env = "WELLSPRING_MAIL_FROM", value_name = "ADDRESS", default_value = "Wellspring <wellspring@localhost.localdomain>", value_parser = parse::mail_from)]
    pub mail_from: String,

    /// Mail server of ours whose Authentication-Results (RFC 8601) say who sent a message that comes in, by the name it writes there
    #[arg(long, global = true, env = "WELLSPRING_MAIL_AUTHORITY", value_name = "HOST", value_parser = parse::host)]
    pub mail_authority: Option<String>,

    /// Seconds that a change waits for others before its letter leaves
    #[arg(long, global = true, env = "WELLSPRING_NOTICE_DELAY", value_name = "SECONDS", default_value = "120", value_parser = clap::value_parser!(i64).range(0..=86_400))]
    pub notice_delay: i64,

    /// Hosts inside the house whose calendars may be read, and whose webhook be called, with commas between them; all others have to be public and https
    #[arg(long, global = true, env = "WELLSPRING_OUTBOUND_ALLOW", value_name = "HOSTS", value_delimiter = ',', value_parser = parse::host)]
    pub outbound_allow: Vec<String>,

    /// Hosts inside the house to which the database and mail may be spoken in the open, with commas between them
    #[arg(long, global = true, env = "WELLSPRING_PLAINTEXT_ALLOW", value_name = "HOSTS", value_delimiter = ',', value_parser = parse::host)]
    pub plaintext_allow: Vec<String>,

    /// Zone of what is new and belongs to no campaign, by its name such as Europe/Berlin [default: that of whoever makes it]
    #[arg(long, global = true, env = "WELLSPRING_ZONE", value_name = "ZONE", value_parser = parse::zone)]
    pub zone: Option<ZoneName>,

    /// The country whose emergency and crisis numbers are shown: CA, ES, GB, IE, MX or US
    #[arg(long, global = true, env = "WELLSPRING_COUNTRY", value_name = "COUNTRY", default_value = "US", value_parser = parse::country)]
    pub country: Country,

    /// The house's own phone numbers, which are nobody's secret in a text, with commas between them
    #[arg(long, global = true, env = "WELLSPRING_HOUSE_NUMBERS", value_name = "NUMBERS", value_delimiter = ',')]
    pub house_numbers: Vec<String>,

    /// Minutes after which the next on duty is called about something urgent, unless the first has seen it
    #[arg(long, global = true, env = "WELLSPRING_CALL_NEXT", value_name = "MINUTES", default_value = "5", value_parser = clap::value_parser!(i64).range(1..=120))]
    pub call_next: i64,

    /// Minutes after which the lead is called, unless somebody has seen it
    #[arg(long, global = true, env = "WELLSPRING_CALL_LEAD", value_name = "MINUTES", default_value = "15", value_parser = clap::value_parser!(i64).range(1..=240))]
    pub call_lead: i64,

    /// Webhook that is called beside the letters when somebody may be in danger, such as that of a pager service; signed as Standard Webhooks has it
    #[arg(long, global = true, env = "WELLSPRING_CALL_WEBHOOK", hide_env_values = true, value_name = "URL")]
    pub call_webhook: Option<String>,

    /// Secret that signs what the webhook is sent: whsec_ and 24 to 64 bytes in base64
    #[arg(long, global = true, env = "WELLSPRING_CALL_WEBHOOK_SECRET", hide_env_values = true, value_name = "SECRET")]
    pub call_webhook_secret: Option<String>,

    /// File that holds the webhook's secret
    #[arg(long, global = true, env = "WELLSPRING_CALL_WEBHOOK_SECRET_FILE", value_name = "FILE")]
    pub call_webhook_secret_file: Option<PathBuf>,

    /// When the desk reads questions, in the house's zone: days and hours such as Mon-Fri 08:00-12:00 13:00-17:00, Sat 09:00-12:00
    #[arg(
        long,
        global = true,
        env = "WELLSPRING_DESK_HOURS",
        value_name = "HOURS",
        default_value = "Mon-Fri 08:00-17:00"
    )]
    pub desk_hours: DeskHours,

    /// How soon a person has in hand what came in, where /settings/targets says nothing else: hours, working hours, days …
    #[arg(
        long,
        global = true,
        env = "WELLSPRING_ACKNOWLEDGE_WITHIN",
        value_name = "TIME",
        default_value = "4 working hours"
    )]
    pub acknowledge_within: Within,

    /// Layers of the calendar, by name, on whose days nobody is at the desk
    #[arg(long, global = true, env = "WELLSPRING_HOLIDAYS", value_name = "LAYER", value_delimiter = ',')]
    pub holidays: Vec<String>,

    /// How soon it has an answer, where /settings/targets says nothing else: hours, working hours, days, working days or weeks. Askers read it; empty promises them nothing
    #[arg(
        long,
        global = true,
        env = "WELLSPRING_ANSWER_WITHIN",
        value_name = "TIME",
        default_value = "2 working days",
        value_parser = parse::answer_time
    )]
    pub answer_within: ::std::option::Option<Within>,

    /// What is logged: a level, or levels by module such as info,wellspring=debug
    #[arg(long, global = true, env = "WELLSPRING_LOG", value_name = "FILTER", default_value = "info", value_parser = parse::log)]
    pub log: String,

    /// How it is logged: text or json
    #[arg(long, global = true, env = "WELLSPRING_LOG_FORMAT", value_name = "FORMAT", default_value = "text", value_parser = parse::log_format)]
    pub log_format: LogFormat,

    /// Questions that one person may ask in a minute
    #[arg(long, global = true, env = "WELLSPRING_ASKS_PER_VOTER", value_name = "N", default_value = "10", value_parser = parse::count)]
    pub asks_per_voter: u32,

    /// Questions that one session takes in a minute
    #[arg(long, global = true, env = "WELLSPRING_ASKS_PER_SESSION", value_name = "N", default_value = "12000", value_parser = parse::count)]
    pub asks_per_session: u32,

    /// Questions from one address in a minute; a whole hall may share one
    #[arg(long, global = true, env = "WELLSPRING_ASKS_PER_ADDRESS", value_name = "N", default_value = "6000", value_parser = parse::count)]
    pub asks_per_address: u32,

    /// Votes of one person in a minute
    #[arg(long, global = true, env = "WELLSPRING_VOTES_PER_VOTER", value_name = "N", default_value = "60", value_parser = parse::count)]
    pub votes_per_voter: u32,

    /// Minutes without a key or a click after which a sign-in ends
    #[arg(long, global = true, env = "WELLSPRING_SIGN_IN_IDLE", value_name = "MINUTES", default_value = "30", value_parser = clap::value_parser!(i64).range(5..=1_440))]
    pub sign_in_idle: i64,

    /// Hours after which a sign-in ends, however busy somebody is
    #[arg(long, global = true, env = "WELLSPRING_SIGN_IN_LASTS", value_name = "HOURS", default_value = "24", value_parser = clap::value_parser!(i64).range(1..=720))]
    pub sign_in_lasts: i64,

    /// Failed sign-ins from one address in a quarter of an hour
    #[arg(long, global = true, env = "WELLSPRING_SIGN_IN_FAILURES", value_name = "N", default_value = "50", value_parser = parse::count)]
    pub sign_in_failures: u32,

    /// Connections at once; every reader of a live page holds one
    #[arg(long, global = true, env = "WELLSPRING_MAX_CONNECTIONS", value_name = "N", default_value = "10000", value_parser = parse::size)]
    pub max_connections: usize,

    /// Connections of one network at once (an IPv4 address, or an IPv6 /64), whether they come by themselves or through a trusted proxy; a whole hall may share one
    #[arg(long, global = true, env = "WELLSPRING_NETWORK_CONNECTIONS", value_name = "N", default_value = "8000", value_parser = parse::size)]
    pub network_connections: usize,

    /// Live pages of one network at once; the others of it look again by themselves
    #[arg(long, global = true, env = "WELLSPRING_NETWORK_STREAMS", value_name = "N", default_value = "5000", value_parser = parse::size)]
    pub network_streams: usize,

    /// Seconds that one form or file may take to arrive; less than 1,000 bytes a second end it sooner
    #[arg(long, global = true, env = "WELLSPRING_BODY_SECONDS", value_name = "SECONDS", default_value = "300", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub body_seconds: u64,

    /// Questions and votes that may wait to be written before people are asked to come back
    #[arg(long, global = true, env = "WELLSPRING_INTAKE_QUEUE", value_name = "N", default_value = "4096", value_parser = parse::size)]
    pub intake_queue: usize,

    /// Megabytes that stay free on the disk of an SQLite database: below, new questions and votes are asked to come back later. At four times as much you are warned; 0 does neither
    #[arg(long, global = true, env = "WELLSPRING_DISK_FLOOR", value_name = "MB", default_value = "250", value_parser = clap::value_parser!(u64).range(0..=1_000_000))]
    pub disk_floor: u64,

    /// Milliseconds by which the clock runs ahead of the machine's, so that tests see other days. No release build has it
    #[cfg(debug_assertions)]
    #[arg(
        long,
        global = true,
        env = "WELLSPRING_CLOCK_AHEAD",
        value_name = "MILLISECONDS",
        default_value = "0",
        hide = true,
        allow_negative_numbers = true
    )]
    pub clock_ahead: i64,
}

/// Whether an address is in one of these networks. An IPv4 address mapped into IPv6 is the IPv4 address.
pub(crate) fn is_among(networks: &[IpNet], address: IpAddr) -> bool {
    let address = address.to_canonical();
    networks.iter().any(|network| network.contains(&address))
}

impl Default for Config {
    /// Every default, whatever the environment says.
    fn default() -> Self {
        Self::read("")
    }
}

impl Config {
    /// These flags, with blanks between, and every other default, whatever the environment says.
    pub(crate) fn read(flags: &str) -> Self {
        let command = Self::augment_args(clap::Command::new("wellspring")).mut_args(|arg| arg.env(Resettable::Reset));
        let words = std::iter::once("wellspring").chain(flags.split_whitespace());
        let matches = command.try_get_matches_from(words).expect("flags that are right, and defaults for all others");
        Self::from_arg_matches(&matches).expect("every default is valid")
    }

    /// Whether `address` is a proxy whose X-Forwarded-For is believed. An IPv4 address mapped into IPv6 is the IPv4 address.
    pub fn trusts(&self, address: IpAddr) -> bool {
        is_among(&self.trusted_proxies, address)
    }

    /// Bytes that stay free where an SQLite database lies.
    pub fn disk_floor_bytes(&self) -> u64 {
        self.disk_floor * 1_000_000
    }

    /// What may be spoken to in the open.
    pub fn clear(&self) -> Clear {
        Clear::new(self.plaintext_allow.clone())
    }

    /// The clock by which everything happens: the machine's, in a release build always.
    pub fn clock(&self) -> SystemClock {
        #[cfg(debug_assertions)]
        return SystemClock { ahead: self.clock_ahead };
        #[cfg(not(debug_assertions))]
        SystemClock::default()
    }

    /// What the commands of the product need to know of the settings.
    ///
    /// # Errors
    /// A sentence, as for [`Config::public_address`].
    pub fn product(&self, demo: bool) -> Result<wellspring_core::Settings, String> {
        Ok(wellspring_core::Settings {
            public_url: self.public_address()?,
            demo,
            zone: self.zone.clone(),
            country: self.country,
            house_numbers: self.house_numbers.clone(),
            desk_hours: self.desk_hours.clone(),
            acknowledge_within: self.acknowledge_within,
            answer_within: self.answer_within,
            holidays: self.holidays.clone(),
            ladder: Ladder { next: self.call_next * domain::time::MINUTE, lead: self.call_lead * domain::time::MINUTE },
            pager: self.pager()?,
            erased_file: if demo { None } else { Some(self.erased()?) },
            intake_queue: self.intake_queue,
            disk_floor: self.disk_floor_bytes(),
            sign_in_failures: self.sign_in_failures,
            sign_in_idle: self.sign_in_idle * domain::time::MINUTE,
            sign_in_lasts: self.sign_in_lasts * domain::time::HOUR,
            plaintext_allow: self.clear(),
            mail_from: self.mail_from.clone(),
            mail_authority: self.mail_authority.clone(),
            notice_delay: self.notice_delay * domain::time::SECOND,
        })
    }
}
