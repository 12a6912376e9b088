//! Names of settings in the environment: those that we know, and the nearest to one that we do not.

use clap::{Args, Command};

use super::{Config, defaults};

const OURS: &str = "WELLSPRING_";
/// Variables of the tests and of `cargo xtask`, which a server under test inherits.
const TOOLS: [&str; 5] = [
    "WELLSPRING_BIN",
    "WELLSPRING_CHROMIUM",
    "WELLSPRING_TEST_MUTATIONS",
    "WELLSPRING_TEST_POSTGRES",
    "WELLSPRING_TEST_SEED",
];

/// Refuses a `WELLSPRING_*` variable that is no setting, since it would have no effect.
///
/// # Errors
/// A sentence with the nearest name.
pub fn refuse_unknown(names: impl Iterator<Item = String>) -> Result<(), String> {
    let known = known();
    for name in names.filter(|name| name.starts_with(OURS)) {
        if !known.contains(&name) && !TOOLS.contains(&name.as_str()) {
            return Err(format!("{name} is no setting. {}", advice(&name, &known)));
        }
    }
    Ok(())
}

fn known() -> Vec<String> {
    let command = Config::augment_args(Command::new("wellspring"));
    let names = command.get_arguments().filter_map(|arg| Some(arg.get_env()?.to_str()?.to_owned()));
    names.chain([defaults::DATABASE_URL.to_owned()]).collect()
}

fn advice(name: &str, known: &[String]) -> String {
    let nearest = known.iter().map(|other| (strsim::levenshtein(name, other), other)).min();
    match nearest {
        // At more letters added, dropped or replaced, a guess helps nobody.
        Some((steps, other)) if steps <= 4 => format!("Do you mean {other}? Rename or remove it."),
        _ => "Remove it; `wellspring --help` lists every setting.".to_owned(),
    }
}
