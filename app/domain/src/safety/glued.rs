//! Words that were typed as one (`cantbreathe`), taken apart where every part is a word of the lists.

use super::reading::Word;
use super::spelling::Vocabulary;

/// Shorter words are left whole.
const SHORTEST: usize = 6;
/// So are longer ones.
const LONGEST: usize = 24;

/// The parts of a word, or nothing where it cannot be taken apart.
pub(super) fn apart(word: &Word, knows: &dyn Fn(&str) -> bool, vocabulary: &Vocabulary) -> Vec<Word> {
    let letters = word.letters.len();
    if !(SHORTEST..=LONGEST).contains(&letters) || vocabulary.is_real(&word.text()) {
        return Vec::new();
    }
    let Some(mut ends) = fewest(word, knows) else { return Vec::new() };
    ends.insert(0, 0);
    ends.windows(2).map(|part| word.part(part[0], part[1])).collect()
}

/// Where the parts end, with as few parts as can be.
fn fewest(word: &Word, knows: &dyn Fn(&str) -> bool) -> Option<Vec<usize>> {
    let letters = word.letters.len();
    let mut best: Vec<Option<Vec<usize>>> = vec![None; letters + 1];
    best[0] = Some(Vec::new());
    for end in 2..=letters {
        for start in 0..end - 1 {
            let part: String = word.letters[start..end].iter().collect();
            let known = best[start].as_ref().filter(|_| knows(&part));
            let Some(before) = known else { continue };
            if best[end].as_ref().is_none_or(|best| best.len() > before.len() + 1) {
                best[end] = Some([before.as_slice(), &[end]].concat());
            }
        }
    }
    best.pop().flatten().filter(|parts| (2..=4).contains(&parts.len()))
}
