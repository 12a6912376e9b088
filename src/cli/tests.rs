use super::*;
use clap::CommandFactory;

fn called(words: &str) -> Result<Call, Refusal> {
    Call::try_parse_from(words.split(' ')).map_err(Refusal::from)
}

fn sentence(words: &str) -> String {
    match called(words) {
        Err(Refusal::Sentence(sentence)) => sentence,
        _ => panic!("{words} is not refused with a sentence"),
    }
}

#[test]
fn the_arguments_are_well_formed() {
    Call::command().debug_assert();
}

#[test]
fn settings_stand_before_or_behind_the_command() {
    for words in ["wellspring --listen 127.0.0.1:4000 serve", "wellspring serve --demo --listen 127.0.0.1:4000"] {
        assert_eq!(called(words).ok().unwrap().config.listen.port(), 4000);
    }
}

#[test]
fn a_bad_value_is_one_sentence_that_says_what_to_write() {
    assert_eq!(
        sentence("wellspring serve --listen 80"),
        "--listen <ADDRESS> cannot be “80”: use an IP address and a port, such as 127.0.0.1:3000 or [::1]:3000."
    );
    assert!(sentence("wellspring check --public-url http://wellspring.example").contains("use https://"));
    assert!(sentence("wellspring check --asks-per-voter 0").contains("whole number"));
    assert!(sentence("wellspring check --trusted-proxies 10.0.0.7,proxy").contains("10.0.0.7."));
    assert!(sentence("wellspring token create --name a --scopes read --expires soon").contains("90d"));
}

#[test]
fn help_lists_every_setting_and_never_the_database_password() {
    let help = Call::command().render_long_help().to_string();
    for setting in [
        "--listen",
        "--public-url",
        "--database-url",
        "--key-file",
        "--trusted-proxies",
        "--log-format",
        "--intake-queue",
    ] {
        assert!(help.contains(setting), "{setting}");
    }
    assert!(!help.contains("[env: DATABASE_URL="));
    // Whoever copies an example trusts one proxy, and not a whole house.
    assert!(help.contains("such as 10.0.0.7") && !help.contains("10.0.0.0/8"));
}
