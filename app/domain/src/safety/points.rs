//! What alone says little and together much: *grey*, *cold sweat*, *cannot stand*. As in an early warning score, each gives
//! points, what sounds calm in the same sentences takes some, and enough of them near each other are a sign.

use super::tongue::Found;

/// A place that gives points, or takes some.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pointed {
    /// The list by number.
    pub list: usize,
    pub found: Found,
    pub points: i8,
    /// The sentence in which it begins.
    pub sentence: usize,
}

/// So many points are a sign.
const ENOUGH: i32 = 4;
/// From the first word of a sum to the last of it at most.
const SPREAD: usize = 45;

/// The places that add up to signs, each with the list that gives most, in the order of the text. Every entry gives its points
/// once, and no word counts for two.
pub(super) fn sums(pointed: &[Pointed]) -> Vec<(usize, Found)> {
    let (gives, takes): (Vec<Pointed>, Vec<Pointed>) = pointed.iter().partition(|one| one.points > 0);
    let gives = apart(gives);
    let (mut sums, mut free) = (Vec::new(), 0);
    for first in 0..gives.len() {
        if first < free {
            continue;
        }
        if let Some((sum, next)) = sum(&gives[first..], &takes) {
            sums.push(sum);
            free = first + next;
        }
    }
    sums
}

/// Those that share no word with one that gives more, in order.
fn apart(mut most_first: Vec<Pointed>) -> Vec<Pointed> {
    most_first.sort_by_key(|one| (std::cmp::Reverse(one.points), one.found.last - one.found.first));
    let words = most_first.iter().map(|one| one.found.last + 1).max().unwrap_or_default();
    let (mut apart, mut counted) = (Vec::new(), vec![false; words]);
    for one in most_first {
        let words = &mut counted[one.found.first..=one.found.last];
        if !words.contains(&true) {
            words.fill(true);
            apart.push(one);
        }
    }
    apart.sort_by_key(|one: &Pointed| one.found.first);
    apart
}

/// The sum that begins with the first, and how many places it takes.
fn sum(gives: &[Pointed], takes: &[Pointed]) -> Option<((usize, Found), usize)> {
    let (mut points, mut rules, mut most) = (0, Vec::new(), gives[0]);
    for (at, one) in gives.iter().enumerate() {
        if one.found.last > gives[0].found.first + SPREAD {
            return None;
        }
        if !rules.contains(&one.found.rule) {
            rules.push(one.found.rule);
            points += i32::from(one.points);
            most = if one.points > most.points { *one } else { most };
        }
        if points >= ENOUGH && points + taken(takes, gives[0].sentence, one.sentence) >= ENOUGH {
            let found = Found { rule: most.found.rule, first: gives[0].found.first, last: one.found.last };
            return Some(((most.list, found), at + 1));
        }
    }
    None
}

/// What the sentences from one to another take: below nothing.
fn taken(takes: &[Pointed], from: usize, to: usize) -> i32 {
    let begin = takes.partition_point(|one| one.sentence < from);
    let mut rules: Vec<(usize, i8)> =
        takes[begin..].iter().take_while(|one| one.sentence <= to).map(|one| (one.found.rule, one.points)).collect();
    rules.sort_unstable();
    rules.dedup();
    rules.iter().map(|(_, points)| i32::from(*points)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(first: usize, rule: usize, points: i8) -> Pointed {
        Pointed { list: rule, found: Found { rule, first, last: first }, points, sentence: first / 10 }
    }

    #[test]
    fn enough_points_near_each_other_are_a_sign() {
        assert!(sums(&[at(1, 0, 3)]).is_empty(), "too few");
        assert!(sums(&[at(1, 0, 2), at(3, 0, 2)]).is_empty(), "an entry counts once");
        assert!(sums(&[at(1, 0, 2), at(1, 1, 2)]).is_empty(), "a word counts once");
        assert!(sums(&[at(1, 0, 2), at(90, 1, 2)]).is_empty(), "too far away");
        let sign = Found { rule: 1, first: 1, last: 3 };
        assert_eq!(sums(&[at(1, 0, 1), at(3, 1, 3), at(60, 2, 1)]), [(1, sign)]);
    }

    #[test]
    fn what_sounds_calm_in_the_same_sentence_takes_points() {
        assert!(sums(&[at(1, 0, 2), at(3, 1, 2), at(5, 2, -1)]).is_empty());
        assert_eq!(sums(&[at(1, 0, 2), at(3, 1, 2), at(5, 2, -1), at(7, 3, 1)]).len(), 1);
        assert_eq!(sums(&[at(1, 0, 2), at(3, 1, 2), at(15, 2, -1)]).len(), 1);
    }
}
