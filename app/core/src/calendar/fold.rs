//! Folding of content lines (RFC 5545 §3.1): at most 75 octets, CR LF and a space between the parts.

const LIMIT: usize = 75;

/// Appends `line`, which holds no line break, to `out`, folded and ended. Never cuts a character of UTF-8 or
/// an escape such as `\n` in two, and begins no part with a space, which some readers would swallow.
pub(super) fn fold(out: &mut String, line: &str) {
    let mut rest = line;
    let mut room = LIMIT;
    while rest.len() > room {
        let (part, more) = rest.split_at(cut(rest, room));
        out.push_str(part);
        out.push_str("\r\n ");
        (rest, room) = (more, LIMIT - 1);
    }
    out.push_str(rest);
    out.push_str("\r\n");
}

/// Where to cut `text`, which is longer than `room`: as late as allowed, before a space only if nothing else is.
fn cut(text: &str, room: usize) -> usize {
    let allowed = |at: &usize| text.is_char_boundary(*at) && !is_inside_escape(text, *at);
    let nice = |at: &usize| allowed(at) && !text[*at..].starts_with([' ', '\t']);
    let late = || (room.saturating_sub(20)..=room).rev();
    late().find(nice).or_else(|| late().find(allowed)).unwrap_or(room)
}

/// Whether the backslash before `at` escapes what follows: an odd number of them does.
fn is_inside_escape(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Takes out the folds that the crate makes, whose cuts split escapes; its lines hold no other CR LF.
pub(super) fn unfold(text: &str) -> String {
    text.trim_end_matches("\r\n").replace("\r\n ", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn short_lines_stay_whole() {
        let mut out = String::new();
        fold(&mut out, &"x".repeat(75));
        assert_eq!(out, format!("{}\r\n", "x".repeat(75)));
    }

    #[test]
    fn spaces_and_escapes_stay_with_what_they_follow() {
        let mut out = String::new();
        fold(&mut out, &format!("{} word\\nline", "x".repeat(75)));
        assert_eq!(out, format!("{}\r\n x word\\nline\r\n", "x".repeat(74)));
        let mut out = String::new();
        fold(&mut out, &format!("{}\\\\\\nline", "x".repeat(72)));
        assert_eq!(out, format!("{}\\\\\r\n \\nline\r\n", "x".repeat(72)));
    }

    proptest! {
        #[test]
        fn folds_come_out_again(line in r#"([a-z ]|é|老|😀|\\\\|\\n|\\,){0,200}"#) {
            let mut out = String::new();
            fold(&mut out, &line);
            prop_assert_eq!(unfold(&out), line);
            for part in out.split_terminator("\r\n") {
                prop_assert!(part.len() <= 75);
                let backslashes = part.bytes().rev().take_while(|byte| *byte == b'\\').count();
                prop_assert!(backslashes % 2 == 0, "ends in half an escape: {:?}", part);
            }
        }
    }
}
