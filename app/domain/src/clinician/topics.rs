//! Who fits a session: topics against its words.

/// Letters that two words must share from their beginning: "sleeping" is about "sleep".
const STEM: usize = 5;
/// Shorter words say nothing.
const LEAST: usize = 3;

/// Those of `topics` (a line with commas) that `text` speaks about, in their order.
pub fn matching(topics: &str, text: &str) -> Vec<String> {
    let spoken: Vec<String> = words(text).collect();
    let about = |topic: &str| words(topic).any(|word| spoken.iter().any(|said| alike(&word, said)));
    topics.split(',').map(str::trim).filter(|topic| !topic.is_empty() && about(topic)).map(str::to_owned).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= LEAST);
    words.map(|word| word.chars().map(|c| c.to_ascii_lowercase()).collect())
}

fn alike(one: &str, other: &str) -> bool {
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    one == other || (one.chars().count().min(other.chars().count()) >= STEM && stem(one) == stem(other))
}

#[cfg(test)]
mod tests {
    use super::matching;

    #[test]
    fn topics_are_found_in_other_forms_of_their_words() {
        let topics = "sleep, healthy ageing, diet, heart";
        assert_eq!(matching(topics, "Sleeping well after 60"), ["sleep"]);
        assert_eq!(matching(topics, "Your diet and your heart"), ["diet", "heart"]);
        assert!(matching(topics, "Balance and falls").is_empty());
        assert!(matching("", "Sleep").is_empty());
    }
}
