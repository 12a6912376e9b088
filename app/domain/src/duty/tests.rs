use super::*;

fn id(n: u128) -> StaffId {
    uuid::Uuid::from_u128(n).into()
}

fn shift(who: u128, starts: i64, ends: i64) -> Shift {
    Shift { id: String::new(), staff_id: id(who), starts, ends }
}

fn at(minute: i64) -> Moment {
    Moment { date: LocalDate { year: 2027, month: 1, day: 4 }, minute }
}

#[test]
fn who_is_on_duty_is_called_then_who_comes_next_then_the_lead() {
    let day = 24 * 60;
    let rota = Rota { shifts: vec![shift(1, 0, day), shift(2, day, 2 * day)], lead: Some(id(3)), ..Rota::default() };
    assert_eq!(rota.ladder(at(10)), [Some(id(1)), Some(id(2)), Some(id(3))]);
    assert_eq!(rota.ladder(at(day)), [Some(id(2)), Some(id(1)), Some(id(3))]);
    // Out of hours the lead alone is called.
    assert_eq!(rota.ladder(at(3 * day)), [None, None, Some(id(3))]);
}

#[test]
fn nobody_is_called_twice_and_nobody_who_is_away() {
    let away = Away { id: String::new(), staff_id: id(1), first_day: at(0).date, last_day: at(0).date };
    let shifts = vec![shift(1, 0, WEEK), shift(2, 0, 600)];
    let rota = Rota { shifts, away: vec![away], lead: Some(id(2)) };
    assert_eq!(rota.ladder(at(10)), [Some(id(2)), None, None]);
}

#[test]
fn of_two_on_duty_whoever_began_earlier_is_first_from_the_first_minute_on() {
    let rota = Rota { shifts: vec![shift(1, 0, 600), shift(2, 60, 120)], ..Rota::default() };
    for minute in [59, 60, 61, 119] {
        assert_eq!(rota.ladder(at(minute))[..2], [Some(id(1)), Some(id(2))], "{minute}");
    }
}

#[test]
fn a_lead_who_is_away_is_passed_over() {
    let away = Away { id: String::new(), staff_id: id(3), first_day: at(0).date, last_day: at(0).date };
    let rota = Rota { shifts: vec![shift(1, 0, WEEK)], away: vec![away], lead: Some(id(3)) };
    assert_eq!(rota.ladder(at(10)), [Some(id(1)), None, None]);
    let next_day = Moment { date: LocalDate { year: 2027, month: 1, day: 5 }, minute: 1450 };
    assert_eq!(rota.ladder(next_day), [Some(id(1)), None, Some(id(3))]);
}

#[cfg(feature = "zones")]
#[test]
fn a_hand_over_is_found_across_changes_of_clocks_and_days_away() {
    let (berlin, at) = (ZoneName("Europe/Berlin".to_owned()), |text: &str| text.parse::<Instant>().unwrap());
    // One by day and two by night, every day, with the hand-over at 02:30, which Berlin skips and repeats once a year.
    let days = |starts: i64, ends: i64, who| {
        (0..7).map(move |day| shift(who, day * 1440 + starts, (day * 1440 + ends) % WEEK))
    };
    let shifts: Vec<Shift> = days(150, 1200, 1).chain(days(1200, 1590, 2)).collect();
    let rota = Rota { shifts, ..Rota::default() };
    let next = |now: &str| rota.hands_over(at(now), &berlin).unwrap().to_string();
    assert_eq!(next("2027-01-04T12:00:00Z"), "2027-01-04T19:00:00Z");
    assert_eq!(next("2027-01-04T19:00:00Z"), "2027-01-05T01:30:00Z");
    // 02:30 is skipped: the clock that shows 03:00 shows that it is past.
    assert_eq!(next("2027-03-27T23:00:00Z"), "2027-03-28T01:00:00Z");
    // 02:30 comes twice, and 02:00 between them is night again.
    assert_eq!(next("2027-10-30T23:00:00Z"), "2027-10-31T00:30:00Z");
    assert_eq!(next("2027-10-31T00:30:00Z"), "2027-10-31T01:00:00Z");
    assert_eq!(next("2027-10-31T01:00:00Z"), "2027-10-31T01:30:00Z");
    let always = Rota { shifts: vec![shift(1, 0, WEEK / 2), shift(1, WEEK / 2, 0)], ..Rota::default() };
    assert_eq!(always.hands_over(at("2027-01-04T12:00:00Z"), &berlin), None);
    let day = LocalDate { year: 2027, month: 1, day: 20 };
    let away = Away { id: String::new(), staff_id: id(1), first_day: day, last_day: day };
    let away = Rota { away: vec![away], ..always };
    assert_eq!(away.hands_over(at("2027-01-04T12:00:00Z"), &berlin).unwrap().to_string(), "2027-01-19T23:00:00Z");
}

#[test]
fn gaps_are_told_also_beside_nights() {
    let rota = Rota { shifts: vec![shift(1, WEEK - 60, 60), shift(2, 60, 600)], ..Rota::default() };
    assert_eq!(rota.gaps(), [(600, WEEK - 60)]);
    assert_eq!(Rota::default().gaps(), [(0, WEEK)]);
}

#[test]
fn a_shift_typed_by_clock_times_may_end_the_next_day() {
    let typed = |from: &str, to: &str| ShiftDraft {
        staff_id: id(1).to_string(),
        day_ids: vec!["6".to_owned()],
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let (_, night) = typed("20:00", "08:00").check().unwrap();
    assert_eq!(night, [(6 * 1440 + 1200, 480)], "Sunday night, into Monday");
    assert!(typed("8", "17:00").check().is_err());
    assert!(ShiftDraft { day_ids: Vec::new(), ..typed("08:00", "17:00") }.check().is_err());
}

#[test]
fn a_shift_may_reach_over_the_end_of_the_week() {
    let night = shift(1, WEEK - 60, 60);
    assert!(night.holds(WEEK - 1) && night.holds(0) && !night.holds(60));
}
