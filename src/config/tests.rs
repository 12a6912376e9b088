use super::*;

fn refused(names: &[&str]) -> Result<(), String> {
    refuse_unknown(names.iter().map(|name| (*name).to_owned()))
}

#[test]
fn a_misspelt_variable_is_refused_with_the_nearest_name() {
    let sentence = refused(&["PATH", "WELLSPRING_PUBLC_URL"]).unwrap_err();
    assert_eq!(sentence, "WELLSPRING_PUBLC_URL is no setting. Do you mean WELLSPRING_PUBLIC_URL? Rename or remove it.");
    assert!(refused(&["WELLSPRING_COLOUR_SCHEME"]).unwrap_err().contains("--help"));
    assert_eq!(
        refused(&["WELLSPRING_LISTEN", "WELLSPRING_DATABASE_URL", "WELLSPRING_DATABASE_URL_FILE", "WELLSPRINGS"]),
        Ok(())
    );
}

#[test]
fn the_public_address_is_https_or_of_this_machine() {
    for (given, kept) in [
        ("https://wellspring.example", "https://wellspring.example"),
        ("https://wellspring.example:8443/", "https://wellspring.example:8443"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("http://127.0.0.2:3000/", "http://127.0.0.2:3000"),
        ("http://[::1]:3000", "http://[::1]:3000"),
    ] {
        assert_eq!(parse::public_url(given), Ok(kept.to_owned()));
    }
    for wrong in [
        "wellspring.example",
        "http://wellspring.example",
        "https://a.example/b",
        "https://a:b@c.example",
        "ftp://a.example",
        "https://",
    ] {
        assert!(parse::public_url(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_public_address_follows_from_the_one_listened_on() {
    let listening = |address: &str| Config { listen: address.parse().unwrap(), ..Config::default() }.public_address();
    assert_eq!(listening("127.0.0.1:4000"), Ok("http://127.0.0.1:4000".to_owned()));
    assert_eq!(listening("0.0.0.0:4000"), Ok("http://127.0.0.1:4000".to_owned()));
    assert!(listening("192.0.2.7:4000").unwrap_err().contains("--public-url"));
}

#[test]
fn the_database_comes_from_one_place() {
    let nothing = |_: &str| None;
    let platform = |name: &str| (name == "WELLSPRING_DATABASE_URL").then(|| "postgres://db/one".to_owned());
    let file = |name: &str| (name == "DATABASE_URL_FILE").then(|| "/nowhere/at/all".to_owned());
    let config = Config::default();
    assert_eq!(config.database_with(&nothing), Ok("sqlite:wellspring.db".to_owned()));
    assert_eq!(config.database_with(&platform), Ok("postgres://db/one".to_owned()));
    assert!(config.database_with(&file).unwrap_err().contains("/nowhere/at/all"));
    let flag = Config { database_url: Some("sqlite:here.db".to_owned()), ..config };
    assert_eq!(flag.database_with(&platform), Ok("sqlite:here.db".to_owned()));
    assert!(flag.database_with(&file).unwrap_err().contains("twice"));
}

#[test]
fn the_key_lies_beside_the_database() {
    let key = |url: &str| Config { database_url: Some(url.to_owned()), ..Config::default() }.key().unwrap();
    assert_eq!(key("sqlite:wellspring.db"), PathBuf::from("wellspring.key"));
    assert_eq!(key("sqlite:///var/lib/w/data.db?mode=rwc"), PathBuf::from("/var/lib/w/wellspring.key"));
    assert_eq!(key("postgres://db/one"), PathBuf::from("wellspring.key"));
}

#[test]
fn only_named_proxies_are_trusted() {
    let config = Config { trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()], ..Config::default() };
    assert!(config.trusts("10.1.2.3".parse().unwrap()));
    assert!(!config.trusts("127.0.0.1".parse().unwrap()));
    assert!(!Config::default().trusts("127.0.0.1".parse().unwrap()));
}

/// A release build (`cargo test --release`) holds the other half: it knows no such setting.
#[test]
fn only_a_debug_build_takes_its_clock_from_outside() {
    let chosen = refused(&["WELLSPRING_CLOCK_AHEAD"]);
    assert_eq!(chosen.is_ok(), cfg!(debug_assertions));
    assert_eq!(Config::default().clock().ahead, 0);
}

#[test]
fn a_network_holds_its_own_addresses() {
    let within = |network: &str, address: &str| {
        let config = Config { trusted_proxies: vec![parse::network(network).unwrap()], ..Config::default() };
        config.trusts(address.parse().unwrap())
    };
    assert!(within("10.0.0.0/8", "10.255.0.1") && !within("10.0.0.0/8", "11.0.0.1"));
    assert!(within("10.0.0.7", "10.0.0.7") && !within("10.0.0.7", "10.0.0.8"));
    assert!(within("0.0.0.0/0", "203.0.113.9") && !within("0.0.0.0/0", "2001:db8::1"));
    assert!(within("2001:db8::/32", "2001:db8:ffff::1") && !within("2001:db8::/32", "2001:db9::1"));
    assert!(within("127.0.0.1", "::ffff:127.0.0.1"));
}

#[test]
fn what_is_no_network_is_refused() {
    for wrong in ["", "10.0.0.0/33", "::/129", "10.0.0.0/", "proxy.example", "10.0.0/8"] {
        assert!(parse::network(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_webhook_needs_a_public_address_and_a_secret() {
    const SECRET: &str = "--call-webhook-secret whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    let pager = |words: &str| Config::read(words).pager();
    assert!(pager("").unwrap().is_none());
    assert!(pager(&format!("--call-webhook https://pager.example/1 {SECRET}")).unwrap().is_some());
    let inside = format!("--call-webhook http://pager.inside/1 {SECRET}");
    assert!(pager(&inside).unwrap_err().contains("https://"));
    assert!(pager(&format!("{inside} --outbound-allow pager.inside")).unwrap().is_some());
    assert!(pager("--call-webhook https://pager.example/1").unwrap_err().contains("--call-webhook-secret"));
    let short = "--call-webhook https://pager.example/1 --call-webhook-secret whsec_c2hvcnQ=";
    let refused = pager(short).unwrap_err();
    assert!(refused.contains("24 to 64 bytes") && !refused.contains("c2hvcnQ"), "{refused}");
    let twice = format!("--call-webhook https://pager.example/1 {SECRET} --call-webhook-secret-file secret.txt");
    assert!(pager(&twice).unwrap_err().contains("set twice"));
}
