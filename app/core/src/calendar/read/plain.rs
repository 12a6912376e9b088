//! Text of calendars that was written as HTML, as people read it. Text that is none stays as it is.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

/// Elements by which a text is known to be HTML: `a < b > c` has none of them.
const KNOWN: [&str; 24] = [
    "a", "b", "body", "br", "div", "em", "font", "h1", "h2", "h3", "hr", "html", "i", "img", "li", "ol", "p", "pre",
    "span", "strong", "table", "td", "u", "ul",
];

/// Without tags where there are any: paragraphs and items of lists begin lines, links stand behind their words.
pub(super) fn without_tags(text: &str) -> String {
    if is_html(text) { Reader::read(text) } else { text.to_owned() }
}

/// Without entities (`&amp;`), which some programs write into what is no HTML; tags stay as they were typed.
pub(super) fn without_entities(text: &str) -> String {
    let has_some = text.split('&').skip(1).any(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        let is_name = (2..=8).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
        is_name && rest.len() > name.len()
    });
    // What is no entity comes back as it was: only `<` has to be kept from being read as a tag.
    if has_some { Reader::read(&text.replace('<', "&lt;")) } else { text.to_owned() }
}

fn is_html(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        let ends = rest[name.len()..].starts_with(['>', ' ', '/', '\n', '\t']);
        ends && rest.contains('>') && KNOWN.contains(&name.to_ascii_lowercase().as_str())
    })
}

/// What was read so far.
#[derive(Default)]
struct Reader(RefCell<Read>);

#[derive(Default)]
struct Read {
    text: String,
    /// A blank or a line waits until something follows it.
    blank: bool,
    lines: usize,
    /// Inside what nobody reads.
    hidden: usize,
    /// Inside what keeps its lines.
    kept: usize,
    /// Where the open link leads, and where its words begin.
    link: Option<(String, usize)>,
}

impl Reader {
    fn read(html: &str) -> String {
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from_slice(html));
        let tokens = Tokenizer::new(Self::default(), Default::default());
        let _ = tokens.feed(&queue);
        tokens.end();
        tokens.sink.0.into_inner().text
    }
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut read = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => read.take(&text),
            Token::TagToken(tag) => read.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Read {
    fn take(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        for letter in text.chars() {
            match letter {
                '\n' if self.kept > 0 => self.lines += 1,
                blank if blank.is_whitespace() => self.blank = true,
                letter => self.push(letter),
            }
        }
    }

    fn push(&mut self, letter: char) {
        if !self.text.is_empty() {
            (0..self.lines.min(2)).for_each(|_| self.text.push('\n'));
            if self.lines == 0 && self.blank {
                self.text.push(' ');
            }
        }
        (self.lines, self.blank) = (0, false);
        self.text.push(letter);
    }

    fn tag(&mut self, tag: &Tag) {
        let begins = tag.kind == TagKind::StartTag;
        match &*tag.name {
            "br" => self.lines += 1,
            "p" | "h1" | "h2" | "h3" | "h4" | "ul" | "ol" | "table" | "blockquote" | "hr" => {
                self.lines = self.lines.max(1)
            }
            "div" | "tr" => self.lines = self.lines.max(1),
            "li" if begins => {
                self.lines = self.lines.max(1);
                self.push('•');
                self.blank = true;
            }
            "li" => self.lines = self.lines.max(1),
            "td" | "th" => self.blank = true,
            "script" | "style" | "head" | "title" => self.hidden = depth(self.hidden, begins),
            "pre" => self.kept = depth(self.kept, begins),
            "a" if begins => {
                let leads = tag.attrs.iter().find(|attribute| &*attribute.name.local == "href");
                self.link = leads.map(|leads| (leads.value.trim().to_owned(), self.text.len()));
            }
            "a" => self.end_link(),
            _ => {}
        }
    }

    /// The address behind the words, unless they are it.
    fn end_link(&mut self) {
        let Some((link, from)) = self.link.take() else { return };
        let said = self.text.get(from..).unwrap_or_default().trim();
        let address = link.strip_prefix("mailto:").unwrap_or(&link);
        if !address.is_empty() && !address.starts_with('#') && said != address && said != link {
            let behind = if said.is_empty() { address.to_owned() } else { format!(" ({address})") };
            behind.chars().for_each(|letter| if letter == ' ' { self.blank = true } else { self.push(letter) });
        }
    }
}

fn depth(now: usize, begins: bool) -> usize {
    if begins { now + 1 } else { now.saturating_sub(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_read_as_people_read_it() {
        for (html, text) in [
            (
                "<p>Dim the <b>lights</b>, then:</p><ul><li>read</li><li>breathe</li></ul><br>More at <a href=\"https://www.hospital.example/sleep\">our page</a>&nbsp;today.",
                "Dim the lights, then:\n• read\n• breathe\n\nMore at our page (https://www.hospital.example/sleep) today.",
            ),
            (
                "<html-blob>Join <a href='https://m.example/a'>https://m.example/a</a></html-blob>",
                "Join https://m.example/a",
            ),
            ("<div>One</div>\n  <div>Two &amp; three</div>", "One\nTwo & three"),
            ("<style>p{}</style><p>Seen</p><script>alert(1)</script>", "Seen"),
            ("<table><tr><td>Room</td><td>4</td></tr></table>", "Room 4"),
            ("Write to <a href=\"mailto:a@b.example\">a@b.example</a>", "Write to a@b.example"),
            ("<p>Open <b>never closed", "Open never closed"),
        ] {
            assert_eq!(without_tags(html), text);
        }
    }

    #[test]
    fn what_is_no_html_stays() {
        for text in ["BP < 120 and > 80", "a <b c", "1 < 2\n\n  kept  blanks", "Mail <lin@clinic.example>", "x &amp y"]
        {
            assert_eq!(without_tags(text), text);
        }
    }

    #[test]
    fn entities_of_titles_are_read_and_what_was_typed_stays() {
        for (typed, read) in [
            ("Sleep &amp; rest", "Sleep & rest"),
            ("Caf&eacute; &#39;Heart&#39;", "Café 'Heart'"),
            ("Salt & <b>sugar</b>", "Salt & <b>sugar</b>"),
            ("Salt &amp; <b>sugar</b>", "Salt & <b>sugar</b>"),
            ("R&D; Q&A", "R&D; Q&A"),
        ] {
            assert_eq!(without_entities(typed), read);
        }
    }
}
