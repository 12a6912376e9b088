use super::*;
use std::net::Ipv4Addr;

const ANA: &str = "ana@example.org";
const NOW: Instant = Instant(1_000_000);

fn address(last: u32) -> IpAddr {
    IpAddr::V4(Ipv4Addr::from_bits(0x0a00_0000 + last))
}

fn fail(throttle: &Throttle, address: IpAddr, email: &str, now: Instant) -> bool {
    throttle.attempt(address, email, now).is_ok()
}

#[test]
fn one_address_may_fail_a_few_times_with_an_account_and_waits_then() {
    let throttle = Throttle::new(50);
    let passed = (0..20).filter(|_| fail(&throttle, address(1), ANA, NOW)).count();
    assert_eq!(passed, PER_ACCOUNT as usize);
    let Err(Error::TooMany(seconds)) = throttle.attempt(address(1), ANA, NOW.plus(MINUTE)) else { panic!() };
    assert_eq!(seconds, 14 * 60 + 1);
    assert!(fail(&throttle, address(1), ANA, NOW.plus(WINDOW)));
}

#[test]
fn strangers_who_fail_lock_nobody_out() {
    let throttle = Throttle::new(50);
    for stranger in 2..2_000 {
        fail(&throttle, address(stranger), ANA, NOW);
    }
    assert!(fail(&throttle, address(1), ANA, NOW));
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
fn the_right_password_clears_typing_errors() {
    let throttle = Throttle::new(50);
    for _ in 0..5 {
        for _ in 0..PER_ACCOUNT - 1 {
            fail(&throttle, address(1), ANA, NOW);
        }
        throttle.attempt(address(1), ANA, NOW).unwrap().succeeded();
    }
}

#[test]
fn what_was_not_looked_at_does_not_count() {
    let throttle = Throttle::new(5);
    for _ in 0..100 {
        throttle.attempt(address(1), ANA, NOW).unwrap().forgiven();
    }
}

#[test]
fn memory_has_an_end() {
    let throttle = Throttle::new(5);
    for n in 0..REMEMBERED as u32 + 10 {
        fail(&throttle, address(n), ANA, NOW);
    }
    let failures = throttle.failures.lock().unwrap();
    assert!(failures.of_pairs.len() <= REMEMBERED && failures.of_addresses.len() <= REMEMBERED);
}
