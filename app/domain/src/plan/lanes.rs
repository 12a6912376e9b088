//! Items of one day beside each other where they overlap, in quarters of an hour.

/// Where an item stands in its day's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its place in the list that was given.
    pub item: usize,
    /// The first quarter of an hour of the day that it lies in, 0 to 95.
    pub row: u8,
    /// How many quarters it takes, at least 1.
    pub rows: u8,
    /// Its first column, in twelfths of the day's width.
    pub column: u8,
    /// Its width, in twelfths.
    pub columns: u8,
}

/// Widths, in twelfths, of one to twelve items beside each other.
const WIDTHS: [u8; 12] = [12, 6, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1];

/// Places spans of minutes of a day (`from..to`, within 0 to 1,440), sorted by their start. What begins while another
/// runs stands beside it; a group of such is as wide as its most crowded moment. The thirteenth and later share a column.
#[must_use]
pub fn lanes(spans: &[(u16, u16)]) -> Vec<Lane> {
    let quarters: Vec<(u8, u8)> = spans.iter().map(|(from, to)| quarters(*from, *to)).collect();
    let mut placed = Vec::with_capacity(spans.len());
    let mut group = 0;
    while group < quarters.len() {
        let end = end_of_group(&quarters, group);
        placed.extend(place(&quarters, group, end));
        group = end;
    }
    placed
}

fn quarters(from: u16, to: u16) -> (u8, u8) {
    let row = (from / 15).min(95);
    // What takes no time, or hardly any, still needs a place to be read: half an hour.
    let end = to.div_ceil(15).max(row + 2).min(96).max(row + 1);
    (row as u8, end as u8)
}

fn end_of_group(quarters: &[(u8, u8)], from: usize) -> usize {
    let mut reaches = quarters[from].1;
    let mut at = from + 1;
    while at < quarters.len() && quarters[at].0 < reaches {
        reaches = reaches.max(quarters[at].1);
        at += 1;
    }
    at
}

fn place(quarters: &[(u8, u8)], from: usize, to: usize) -> Vec<Lane> {
    let mut ends: Vec<u8> = Vec::new();
    let mut lane_of = Vec::new();
    for (start, end) in &quarters[from..to] {
        let free = ends.iter().position(|taken| taken <= start);
        let lane = free.unwrap_or(ends.len()).min(11);
        match ends.get_mut(lane) {
            Some(taken) => *taken = (*taken).max(*end),
            None => ends.push(*end),
        }
        lane_of.push(lane as u8);
    }
    let width = WIDTHS[ends.len().clamp(1, 12) - 1];
    let lane = |(n, lane): (usize, u8)| {
        let (row, end) = quarters[from + n];
        Lane { item: from + n, row, rows: end - row, column: lane * width, columns: width }
    };
    lane_of.into_iter().enumerate().map(lane).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_overlaps_stands_side_by_side() {
        let placed = lanes(&[(600, 660), (630, 690), (690, 750)]);
        let shown: Vec<_> = placed.iter().map(|lane| (lane.row, lane.rows, lane.column, lane.columns)).collect();
        assert_eq!(shown, [(40, 4, 0, 6), (42, 4, 6, 6), (46, 4, 0, 12)]);
    }

    #[test]
    fn what_takes_no_time_can_still_be_read() {
        assert_eq!(lanes(&[(1439, 1439)])[0], Lane { item: 0, row: 95, rows: 1, column: 0, columns: 12 });
        assert_eq!(lanes(&[(60, 60)])[0].rows, 2);
    }

    proptest! {
        #[test]
        fn nothing_covers_another(mut spans in prop::collection::vec((0u16..1430, 0u16..300), 0..11)) {
            spans.sort_unstable();
            let spans: Vec<_> = spans.into_iter().map(|(from, long)| (from, (from + long).min(1440))).collect();
            let placed = lanes(&spans);
            prop_assert_eq!(placed.len(), spans.len());
            for (n, one) in placed.iter().enumerate() {
                prop_assert!(one.row + one.rows <= 96 && one.column + one.columns <= 12);
                for other in &placed[n + 1..] {
                    let rows = one.row < other.row + other.rows && other.row < one.row + one.rows;
                    let columns = one.column < other.column + other.columns && other.column < one.column + one.columns;
                    prop_assert!(!(rows && columns), "{one:?} {other:?}");
                }
            }
        }
    }
}
