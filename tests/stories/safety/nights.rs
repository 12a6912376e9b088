//! The ladder through nights: over every change of clocks, while mail fails, pages fail, nodes die and houses restart.

use std::collections::BTreeSet;

use domain::staff::Role;
use domain::time::{DAY, MINUTE};
use domain::{Instant, LocalDate, LocalTime, ZoneName, zone};
use serde_json::Value;
use wellspring_core::duty::Pager;
use wellspring_core::outside::Sent;

use super::URGENT;
use crate::world::{Actor, Asked, Planned, Setting, World};

/// Nights around each change of clocks: four of these make 32.
const NIGHTS: i64 = 8;
/// Who is on duty from when on, each day, in minutes; the night hands over while clocks change.
const WEEK: [(&str, i64); 4] = [("Dee", 150), ("Ann", 360), ("Bo", 840), ("Cy", 1320)];
/// When the house is looked at after an alarm, in minutes.
const LOOKS: [i64; 12] = [0, 1, 2, 3, 5, 6, 7, 9, 15, 16, 17, 25];

/// What goes wrong in a night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    Nothing,
    /// The mail server is busy, and then breaks off.
    Mail,
    /// Nobody takes the page.
    Page,
    /// Whoever claimed a rung died before it was called.
    BeforeTheRung,
    /// Whoever called a rung died before that was noted of the job.
    AfterTheRung,
    /// Whoever sent the letter died meanwhile.
    InTheLetter,
    /// Whoever sent the page died meanwhile.
    InThePage,
    /// The house restarts.
    Restart,
}

const TROUBLES: [Trouble; 8] = [
    Trouble::Nothing,
    Trouble::Mail,
    Trouble::Page,
    Trouble::BeforeTheRung,
    Trouble::AfterTheRung,
    Trouble::InTheLetter,
    Trouble::InThePage,
    Trouble::Restart,
];

/// Numbers that look random, the same in each run (splitmix64).
struct Lots(u64);

impl Lots {
    fn below(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 1) as i64 % most
    }
}

/// Who is on duty at an instant, and who comes next, told by the clock on the wall alone.
fn on_duty(at: Instant, zone: &ZoneName) -> [&'static str; 2] {
    let local = zone::local(at, zone);
    let minute = i64::from(local.hour) * 60 + i64::from(local.minute);
    let now = WEEK.iter().rposition(|(_, from)| *from <= minute).unwrap_or(WEEK.len() - 1);
    [WEEK[now].0, WEEK[(now + 1) % WEEK.len()].0]
}

/// Whom a rung has to call at an instant.
fn expected(rung: usize, at: Instant, zone: &ZoneName, called: &[String]) -> &'static str {
    let [first, next] = on_duty(at, zone);
    let order = if rung == 2 { ["Lea", first, next] } else { [first, next, "Lea"] };
    order.into_iter().find(|name| !called.iter().any(|called| called == name)).expect("somebody")
}

/// A house with its people, and what left it.
struct House {
    world: World,
    setting: Setting,
    zone: ZoneName,
    ana: Actor,
    session: Planned,
    restarts: u64,
    /// Who was written to about the alarm of this night.
    letters: Vec<String>,
    /// Rung and id of each page that left.
    pages: Vec<(i64, String)>,
}

impl House {
    /// At noon before the first night.
    async fn opens(stage: &World, zone: &str, first: LocalDate) -> Self {
        let zone = ZoneName(zone.to_owned());
        let pager = Pager::new("https://pager.example/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("a pager");
        let (pager, sign_in_idle) = (Some(pager), 30 * DAY);
        let setting = Setting { zone: Some(zone.clone()), pager, sign_in_idle, ..Setting::default() };
        let world = stage.another(setting.clone()).await;
        let noon = LocalTime { date: first, hour: 12, minute: 0, second: 0 };
        world.later(zone::existing(noon, &zone).expect("noon").since(world.now()));
        let boss = world.staff("Chief", Role::Admin).await;
        let week = ["0", "1", "2", "3", "4", "5", "6"].map(|day| ("day_ids", day));
        for (n, (name, from)) in WEEK.iter().enumerate() {
            world.hires(name, Role::Responder).await;
            let id = world.rows("SELECT id FROM staff ORDER BY created_at DESC, id DESC").await.remove(0);
            let clock = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
            let (from, to) = (clock(*from), clock(WEEK[(n + 1) % WEEK.len()].1));
            let fields = [("staff_id", id.as_str()), ("from", &from), ("to", &to)];
            boss.post("/settings/duty/shifts", &[&fields, &week[..]].concat()).await.is(303);
        }
        world.hires("Lea", Role::Editor).await;
        let lea = world.rows("SELECT id FROM staff WHERE name = 'Lea'").await.remove(0);
        boss.post("/settings/duty/lead", &[("lead", &lea)]).await.is(303);
        let ana = world.editor("Ana").await;
        let later = LocalDate::from_days(first.days() + NIGHTS + 3);
        let session = ana.schedules(&[("starts", &format!("{later}T10:00")), ("moderation", "open")]).await;
        Self { world, setting, zone, ana, session, restarts: 0, letters: Vec::new(), pages: Vec::new() }
    }

    async fn restarts(&mut self) {
        self.gathers();
        self.world.app.close().await;
        self.restarts += 1;
        self.world = self.world.again_as(&self.setting, 1_000 + self.restarts).await.expect("the same house");
        self.ana = self.ana.on(&self.world);
    }

    /// What left by now.
    fn gathers(&mut self) {
        let urgent = self.world.mail.take().into_iter().filter(|letter| letter.subject.starts_with("Urgent"));
        self.letters.extend(urgent.map(|letter| letter.to.0));
        for posting in self.world.web.take() {
            let body: Value = serde_json::from_str(&posting.body).expect("JSON");
            let id = posting.headers.iter().find(|(name, _)| *name == "webhook-id").expect("an id").1.clone();
            self.pages.push((body["data"]["rung"].as_i64().expect("a rung"), id));
        }
    }

    /// Somebody holds a waiting job of this kind for a minute from now, and is dead.
    async fn dies_with(&self, kind: &str) {
        let until = self.world.now().plus(MINUTE).0.to_string();
        let sql = "UPDATE jobs SET state = 'running', attempt = 1, leased_until = CAST(CAST($1 AS TEXT) AS BIGINT)
                    WHERE kind = $2 AND state = 'waiting'";
        self.world.left_behind_with(sql, &until, kind).await;
    }

    /// What goes wrong before anything was done about the alarm.
    async fn begins_badly(&mut self, trouble: Trouble) {
        match trouble {
            Trouble::BeforeTheRung => self.dies_with("call duty").await,
            Trouble::Mail => self.world.mail.will([Sent::Later, Sent::Unclear]),
            Trouble::InTheLetter => self.world.mail.will([Sent::Later]),
            Trouble::Page | Trouble::InThePage => self.world.web.will([Err("No.".to_owned())]),
            Trouble::Nothing | Trouble::AfterTheRung | Trouble::Restart => {}
        }
    }

    /// What goes wrong once the first rung was called.
    async fn goes_on_badly(&mut self, trouble: Trouble) {
        match trouble {
            Trouble::AfterTheRung => self.dies_with("call duty").await,
            Trouble::InTheLetter => {
                self.world.left_behind("UPDATE letters SET state = 'sending' WHERE state = 'waiting'").await;
                self.dies_with("call").await;
            }
            Trouble::InThePage => self.dies_with("page").await,
            Trouble::Restart => self.restarts().await,
            Trouble::Nothing | Trouble::Mail | Trouble::Page | Trouble::BeforeTheRung => {}
        }
    }

    /// Rungs, instants and names of those that this alarm called, in order.
    async fn calls(&self, asked: &Asked) -> Vec<(usize, Instant, String)> {
        let sql = "SELECT alarm_calls.question_id || ' ' || rung || ' ' || at || ' ' || name FROM alarm_calls
                     JOIN staff ON staff.id = alarm_calls.staff_id ORDER BY at, rung";
        let ours = |row: String| {
            let words: Vec<&str> = row.split(' ').collect();
            let call = || Some((words[1].parse().ok()?, Instant(words[2].parse().ok()?), words[3].to_owned()));
            (words[0] == asked.id.as_str()).then(|| call().expect("a call"))
        };
        self.world.rows(sql).await.into_iter().filter_map(ours).collect()
    }

    /// A night with one alarm, and something that goes wrong.
    async fn sleeps(&mut self, raised_at: Instant, trouble: Trouble, seen_after: Option<usize>, told: &str) {
        self.world.later(raised_at.since(self.world.now()));
        let asked = self.world.phone().asks(&self.session, URGENT).await;
        self.begins_badly(trouble).await;
        for (n, minutes) in LOOKS.into_iter().enumerate() {
            self.world.later(raised_at.plus(minutes * MINUTE).since(self.world.now()).max(0));
            self.world.run_due_jobs().await;
            self.gathers();
            if n == 0 {
                self.goes_on_badly(trouble).await;
            }
            if seen_after == Some(n) {
                self.ana.handles(&asked, "seen", &[]).await;
            }
        }
        let open = self.world.rows("SELECT question_id FROM alarms WHERE over_at IS NULL").await;
        assert_eq!(open, [asked.id.to_string()], "one alarm is open: {told}");
        let rungs = seen_after.map_or(3, |n| [0, 5, 15].iter().filter(|due| **due <= LOOKS[n]).count());
        self.holds(&asked, raised_at, rungs, trouble, told).await;
        self.ana.handles(&asked, "calm", &[]).await;
    }

    /// Nobody was skipped, nobody was called twice, and whoever was called got word.
    async fn holds(&mut self, asked: &Asked, raised_at: Instant, rungs: usize, trouble: Trouble, told: &str) {
        let calls = self.calls(asked).await;
        assert_eq!(calls.len(), rungs, "{calls:?}: {told}");
        let mut called = Vec::new();
        for ((rung, at, name), due) in calls.iter().zip([0, 5, 15]) {
            assert_eq!(*rung, called.len(), "{told}");
            assert_eq!(*name, expected(*rung, *at, &self.zone, &called), "rung {rung} at {at}: {told}");
            // A minute for whoever died with it, and one until somebody looked.
            let late = at.since(raised_at.plus(due * MINUTE));
            assert!((0..=2 * MINUTE).contains(&late), "rung {rung} was {late} ms late: {told}");
            called.push(name.clone());
        }
        let mut written = std::mem::take(&mut self.letters);
        let all = written.len();
        written.sort();
        written.dedup();
        let mut names = called.clone();
        names.sort();
        assert_eq!(written, names, "letters: {told}");
        // Only of a letter that may have left nobody can say that it went once.
        assert!(all == rungs || trouble == Trouble::InTheLetter, "{all} letters for {rungs} calls: {told}");
        let pages: BTreeSet<(i64, String)> = std::mem::take(&mut self.pages).into_iter().collect();
        let paged: Vec<i64> = pages.iter().map(|(rung, _)| *rung).collect();
        assert_eq!(paged, (1..=rungs as i64).collect::<Vec<_>>(), "pages: {told}");
        let steps = self.world.history(asked).await;
        let count = |verb: &str| steps.iter().filter(|step| *step == verb).count();
        let recorded =
            (count("called"), count("called the pager"), count("raised an alarm"), count("found nobody to call"));
        assert_eq!(recorded, (rungs, rungs, 1, 0), "{steps:?}: {told}");
    }
}

/// When a night's alarm is raised; in that of the change, around it.
fn raised(night: LocalDate, is_changing: bool, zone: &ZoneName, lots: &mut Lots) -> Instant {
    let next = LocalDate::from_days(night.days() + 1);
    let minute = if is_changing { 1440 + 85 + lots.below(100) } else { 1200 + lots.below(600) };
    let date = if minute < 1440 { night } else { next };
    let at = LocalTime { date, hour: (minute / 60 % 24) as u8, minute: (minute % 60) as u8, second: 0 };
    match zone::resolve(at, zone) {
        Ok(found) => found.instant,
        Err(zone::Unresolved::Skipped { after, .. }) => zone::existing(after, zone).expect("what comes after"),
        Err(why) => panic!("{why}"),
    }
}

/// The nights around a change of clocks.
async fn nights(stage: &World, zone: &str, change: &str, seed: u64) {
    let change: LocalDate = change.parse().expect("a day");
    let first = LocalDate::from_days(change.days() - NIGHTS / 2);
    let mut lots = Lots(seed);
    let mut house = House::opens(stage, zone, first).await;
    // Each trouble once, in another order each time.
    let begin = lots.below(TROUBLES.len() as i64);
    for n in 0..NIGHTS {
        let night = LocalDate::from_days(first.days() + n);
        let trouble = TROUBLES[((begin + 3 * n) % TROUBLES.len() as i64) as usize];
        let seen_after = (lots.below(4) == 0).then(|| 4 + lots.below(5) as usize);
        let raised_at = raised(night, night.days() + 1 == change.days(), &house.zone, &mut lots);
        let told =
            format!("{zone}, seed {seed}, night {n}, raised {raised_at}, {trouble:?}, seen after look {seen_after:?}");
        house.sleeps(raised_at, trouble, seen_after, &told).await;
    }
    let world = &house.world;
    assert_eq!(world.count("alarms").await, NIGHTS as usize);
    assert!(world.rows("SELECT id FROM jobs WHERE state = 'failed'").await.is_empty());
    assert!(world.rows("SELECT id FROM jobs WHERE lane = 'help' AND state IN ('waiting', 'running')").await.is_empty());
    world.close().await;
}

story! {
async fn the_ladder_holds_while_new_york_changes_its_clocks(world: World) {
    nights(&world, "America/New_York", "2027-03-14", 1).await;
    nights(&world, "America/New_York", "2027-11-07", 2).await;
} }

story! {
async fn the_ladder_holds_while_berlin_changes_its_clocks(world: World) {
    nights(&world, "Europe/Berlin", "2027-03-28", 3).await;
    nights(&world, "Europe/Berlin", "2027-10-31", 4).await;
} }
