use super::*;
use std::net::Ipv4Addr;

const ANA: &str = "ana@example.org";
const NOW: Instant = Instant(1_000_000);

fn address(last: u32) -> IpAddr {
    IpAddr::V4(Ipv4Addr::from_bits(0x0a00_0000 + last))
}

fn stranger(address: IpAddr) -> From {
    From { address, browser: None }
}

fn own(last: u32) -> From {
    From { address: address(last), browser: Some(Browser::of("her own")) }
}

fn fail(throttle: &Throttle, address: IpAddr, email: &str, now: Instant) -> bool {
    throttle.attempt(&stranger(address), email, now).is_ok()
}

#[test]
fn one_address_may_fail_a_few_times_with_an_account_and_waits_then() {
    let throttle = Throttle::new(50);
    let passed = (0..20).filter(|_| fail(&throttle, address(1), ANA, NOW)).count();
    assert_eq!(passed, PER_PAIR.failures as usize);
    let Err(Error::TooMany(seconds)) = throttle.attempt(&stranger(address(1)), ANA, NOW.plus(MINUTE)) else { panic!() };
    assert_eq!(seconds, 14 * 60 + 1);
    assert!(fail(&throttle, address(1), ANA, NOW.plus(PER_PAIR.within)));
}

#[test]
fn all_strangers_together_may_fail_so_often_with_an_account_and_its_owner_still_comes_in() {
    let throttle = Throttle::new(50);
    let passed = (2..2_000).filter(|stranger| fail(&throttle, address(*stranger), ANA, NOW)).count();
    assert_eq!(passed, PER_ACCOUNT.failures as usize);
    assert!(!fail(&throttle, address(1), ANA, NOW.plus(59 * MINUTE)));
    // Not even from one of their addresses is she kept out in the browser that she used before.
    throttle.attempt(&own(1), ANA, NOW).unwrap().succeeded();
    throttle.attempt(&own(7), ANA, NOW).unwrap().succeeded();
    assert!(fail(&throttle, address(1), "bob@example.org", NOW), "nobody else waits for it");
    assert!(fail(&throttle, address(1), ANA, NOW.plus(PER_ACCOUNT.within)));
}

#[test]
fn a_neighbour_who_fails_keeps_no_known_browser_out() {
    let throttle = Throttle::new(5);
    let passed = (0..100).filter(|n| fail(&throttle, address(1), &format!("a{n}@example.org"), NOW)).count();
    assert_eq!(passed, 5);
    assert!(throttle.attempt(&own(1), ANA, NOW).is_ok());
}

#[test]
fn a_known_browser_that_guesses_is_a_strangers_in_the_end() {
    let throttle = Throttle::new(1_000);
    let passed = (0..1_000).filter(|_| throttle.attempt(&own(1), ANA, NOW).is_ok()).count();
    assert_eq!(passed, (PER_BROWSER.failures + PER_PAIR.failures) as usize);
}

#[test]
fn one_address_cannot_try_every_account() {
    let throttle = Throttle::new(50);
    let passed = (0..100).filter(|n| fail(&throttle, address(1), &format!("a{n}@example.org"), NOW)).count();
    assert_eq!(passed, 50);
}

#[test]
fn neighbours_in_a_64_are_one_address() {
    let throttle = Throttle::new(5);
    let passed = (0..10).filter(|n| fail(&throttle, format!("2001:db8::{n}").parse().unwrap(), ANA, NOW)).count();
    assert_eq!(passed, 5);
    assert!(fail(&throttle, "2001:db8:0:1::1".parse().unwrap(), ANA, NOW));
}

#[test]
fn the_right_password_clears_typing_errors_and_not_those_of_others() {
    let throttle = Throttle::new(50);
    for _ in 0..5 {
        for _ in 0..PER_PAIR.failures - 1 {
            throttle.attempt(&own(1), ANA, NOW).unwrap();
        }
        throttle.attempt(&own(1), ANA, NOW).unwrap().succeeded();
    }
    for other in 2..5 {
        (0..8).for_each(|_| assert!(fail(&throttle, address(other), ANA, NOW)));
    }
    throttle.attempt(&stranger(address(9)), ANA, NOW).unwrap().succeeded();
    let left = (10..100).filter(|stranger| fail(&throttle, address(*stranger), ANA, NOW)).count();
    assert_eq!(left, PER_ACCOUNT.failures as usize - 24);
}

#[test]
fn what_was_not_looked_at_does_not_count() {
    let throttle = Throttle::new(5);
    for from in [stranger(address(1)), own(1)] {
        for _ in 0..100 {
            throttle.attempt(&from, ANA, NOW).unwrap().forgiven();
        }
    }
}

#[test]
fn memory_has_an_end_and_what_was_tried_most_is_forgotten_last() {
    let throttle = Throttle::new(50);
    let passed = (0..32).filter(|n| fail(&throttle, address(n / 8), ANA, NOW)).count();
    assert_eq!(passed, PER_ACCOUNT.failures as usize);
    assert!(!fail(&throttle, address(99), ANA, NOW));
    for n in 0..2 * REMEMBERED as u32 {
        fail(&throttle, address(100 + n), &format!("a{n}@example.org"), NOW);
    }
    assert!(!fail(&throttle, address(99), ANA, NOW), "nobody makes us forget");
    let failures = throttle.failures();
    assert!(failures.of_pairs.len() <= REMEMBERED && failures.of_addresses.len() <= REMEMBERED);
    assert!(failures.of_accounts.len() <= REMEMBERED);
}
