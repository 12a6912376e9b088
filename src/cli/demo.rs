//! `wellspring serve --demo`: something worth looking at, in a database that is gone afterwards.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use domain::ZoneName;
use domain::duty::ShiftDraft;
use domain::id::StaffId;
use domain::screens::people::StaffForm;
use domain::staff::Role;
use wellspring_core::actor::{Administrator, Operator};
use wellspring_core::demo::{Demo, ZONE, fill};
use wellspring_core::duty::{self, Set};
use wellspring_core::identity::{self, Attempt, SignedIn};
use wellspring_core::key::Key;
use wellspring_core::outside::{HeldClock, Mailbox, Outside, PaperWeb, SystemChance};
use wellspring_core::{Error, Wellspring, staff};

use super::Refusal;
use crate::config::Config;
use crate::http;

/// One account for each role. The first plans and answers everything in the demo's past.
const ACCOUNTS: [(&str, &str, Role); 5] = [
    ("Ana Ruiz", "ana@demo.example", Role::Admin),
    ("Ed Baker", "ed@demo.example", Role::Editor),
    ("Rita Hansen", "rita@demo.example", Role::Responder),
    ("Eva Lindqvist", "eva@demo.example", Role::Reviewer),
    ("Vic Moreau", "vic@demo.example", Role::Viewer),
];
/// Everybody's password. It opens nothing but a demo, which says so on every page.
const PASSWORD: &str = "stay strong demo";

/// Address, password and role, for the sign-in page.
type Accounts = Vec<(String, String, String)>;

/// Makes the demo, serves it, and removes it.
pub(super) async fn run(mut config: Config) -> Result<(), Refusal> {
    if !config.listen.ip().is_loopback() {
        let why = "The demo listens on this machine alone, since its passwords are known to everybody. Use --listen 127.0.0.1";
        return Err(format!("{why}:{}, or leave it out.", config.listen.port()).into());
    }
    // Where its sessions are: what stands in the house's own time reads as they do.
    config.zone.get_or_insert_with(|| ZoneName(ZONE.to_owned()));
    let folder = private_folder();
    let folder = folder.map_err(|error| {
        format!("no temporary folder can be made for the demo: {error}. Set TMPDIR to one that can.")
    })?;
    let url = format!("sqlite:{}", folder.path().join("demo.db").display());
    let clock = Arc::new(HeldClock::new(config.clock()));
    let outside = Outside::new(clock.clone(), Arc::new(SystemChance), Mailbox::new(), PaperWeb::new());
    let key = Key::new(outside.bytes());
    let app = Wellspring::open(&url, key, outside, config.product(true)?).await?;
    let (accounts, demo) = furnish(&app, &clock).await?;
    app.start().await?;
    let site = app.settings.public_url.clone();
    let greeting = greeting(&site, &demo, &accounts);
    http::serve(app, config, accounts, |_| super::tell(std::io::stdout(), greeting)).await?;
    Ok(())
}

/// A folder that is gone with the demo, and nobody else's until then.
fn private_folder() -> std::io::Result<tempfile::TempDir> {
    let mut folder = tempfile::Builder::new();
    folder.prefix("wellspring-demo-");
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    folder.tempdir()
}

/// Adds the accounts and all that they did.
async fn furnish(app: &Wellspring, clock: &HeldClock) -> Result<(Accounts, Demo), Error> {
    let (mut accounts, mut members) = (Accounts::new(), Vec::new());
    for (name, email, role) in ACCOUNTS {
        let form = StaffForm { name: name.into(), email: email.into(), role: role.to_string(), ..StaffForm::default() };
        members.push(staff::add(app, &Administrator::at_the_console(), &form, Some(PASSWORD)).await?.id);
        accounts.push((email.into(), PASSWORD.into(), role.to_string()));
    }
    on_duty(app, &members).await?;
    let (ana, eva) = (signed_in(app, ACCOUNTS[0].1).await?, signed_in(app, ACCOUNTS[3].1).await?);
    let demo = fill(app, clock, &ana.caller, &eva.caller).await?;
    identity::sign_out(app, &ana.token).await?;
    identity::sign_out(app, &eva.token).await?;
    Ok((accounts, demo))
}

/// Ed by day, Rita by night; Ana leads.
async fn on_duty(app: &Wellspring, members: &[StaffId]) -> Result<(), Error> {
    let [ana, ed, rita, ..] = members else { return Ok(()) };
    let operator = Operator::at_the_console();
    for (who, from, to) in [(ed, "08:00", "20:00"), (rita, "20:00", "08:00")] {
        let day_ids = (0..7).map(|day| day.to_string()).collect();
        let shift = ShiftDraft { staff_id: who.to_string(), day_ids, from: from.into(), to: to.into() };
        duty::set(app, &operator, &Set::Shift(shift)).await?;
    }
    duty::set(app, &operator, &Set::Lead(ana.to_string())).await
}

async fn signed_in(app: &Wellspring, email: &str) -> Result<SignedIn, Error> {
    let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    identity::sign_in(app, Attempt::new(address, email, PASSWORD)).await
}

/// What to open and how to sign in.
fn greeting(site: &str, demo: &Demo, accounts: &[(String, String, String)]) -> String {
    let rows = accounts.iter().map(|(email, password, role)| format!("    {role:10} {email:20} {password}"));
    format!(
        "Wellspring {version}: the demo. It is gone when you stop it with Ctrl-C.\n\n\
         \x20 Start here    {site}/\n\
         \x20 Live now      {site}{short}\n\
         \x20 A clinician   {clinician}\n\
         \x20 For staff     {site}/signin\n\n\
         \x20 Sign in as one of these; the page has a button for each:\n{rows}\n",
        version = env!("CARGO_PKG_VERSION"),
        short = demo.short,
        clinician = demo.clinician,
        rows = rows.collect::<Vec<_>>().join("\n"),
    )
}
