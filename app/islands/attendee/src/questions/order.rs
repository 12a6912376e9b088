//! The two orders of the list.

use std::cmp::Ordering;

/// How the list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    /// Most votes first; the older first among equals.
    #[default]
    Wanted,
    /// The newest first.
    Newest,
}

/// What a question is ordered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rank {
    /// Votes as shown.
    pub votes: i64,
    /// RFC 3339 in UTC, so that text order is time order; empty where unknown.
    pub asked_at: String,
}

impl Sort {
    /// Which of two comes first.
    fn compare(self, one: &Rank, other: &Rank) -> Ordering {
        match self {
            Self::Wanted => other.votes.cmp(&one.votes).then_with(|| one.asked_at.cmp(&other.asked_at)),
            Self::Newest => other.asked_at.cmp(&one.asked_at),
        }
    }

    /// Where a new one goes: behind the last that comes before it. The list as shown may lag behind its votes.
    pub fn place(self, shown: &[Rank], new: &Rank) -> usize {
        shown.iter().rposition(|rank| self.compare(rank, new) != Ordering::Greater).map_or(0, |last| last + 1)
    }

    /// All of them in order, equals as they stood. By insertion: the library's sort is a large part of the download,
    /// and a list has tens of questions.
    pub fn arrange<T>(self, rows: Vec<T>, rank: impl Fn(&T) -> Rank) -> Vec<T> {
        let (mut ranks, mut sorted) = (Vec::new(), Vec::new());
        for row in rows {
            let new = rank(&row);
            let at = self.place(&ranks, &new);
            ranks.insert(at, new);
            sorted.insert(at, row);
        }
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(votes: i64, asked_at: &str) -> Rank {
        Rank { votes, asked_at: asked_at.to_owned() }
    }

    #[test]
    fn a_new_question_goes_behind_the_wanted_and_before_the_old() {
        let shown = [rank(5, "10:00"), rank(2, "10:20"), rank(0, "10:10")];
        assert_eq!(Sort::Wanted.place(&shown, &rank(0, "10:30")), 3);
        assert_eq!(Sort::Wanted.place(&shown, &rank(2, "10:30")), 2);
        assert_eq!(Sort::Wanted.place(&shown, &rank(9, "10:30")), 0);
        assert_eq!(Sort::Newest.place(&[], &rank(0, "10:30")), 0);
    }

    #[test]
    fn a_list_that_lags_behind_its_votes_keeps_its_order() {
        // The second overtook the first after both were shown; a newcomer still goes below both.
        let shown = [rank(3, "10:00"), rank(7, "10:01")];
        assert_eq!(Sort::Wanted.place(&shown, &rank(3, "10:30")), 2);
    }

    #[test]
    fn the_newest_first_needs_no_votes() {
        let ranks = vec![rank(9, "10:00"), rank(0, "10:20"), rank(4, "10:10")];
        let votes =
            |sort: Sort| sort.arrange(ranks.clone(), Rank::clone).iter().map(|rank| rank.votes).collect::<Vec<_>>();
        assert_eq!(votes(Sort::Newest), [0, 4, 9]);
        assert_eq!(votes(Sort::Wanted), [9, 4, 0]);
    }
}
