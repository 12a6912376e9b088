//! The grammar of an entry, as [`super::Lists`] tells it, read into parts.

/// A part of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A word, or the beginning of words where it ends in `*`.
    Word(String),
    /// A number from one to another.
    Number(u32, u32),
    /// Any word of a family, `<pain>`.
    Family(String),
    /// One of several ways to say it: `(kill myself/end it all)`, `hurt/harm`.
    Either(Vec<Vec<Part>>),
    /// What may be left out, `[really]`.
    Maybe(Vec<Vec<Part>>),
    /// Up to so many words between, `~3`.
    Gap(u8),
    /// The same, and what stands around may change places, `~~3`.
    AnyOrder(u8),
}

/// Words between two parts at most.
const WIDEST: u8 = 20;

/// Brackets that stand in each other at most: reading one is a call within a call.
const DEEPEST: usize = 8;
/// Parts in a row at most: each is a step in a text, and a call within a call.
const LONGEST: usize = 30;

/// Reads an entry.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub(super) fn parse(text: &str) -> Result<Vec<Part>, String> {
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    let mut reader = Reader { letters: &letters, at: 0, depth: 0 };
    let parts = reader.sequence(false)?;
    match reader.peek() {
        Some(letter) => Err(format!("There is a \u{201c}{letter}\u{201d} too many.")),
        None if !parts.iter().any(|part| !matches!(part, Part::Gap(_) | Part::AnyOrder(_))) => {
            Err("This entry holds no word.".to_owned())
        }
        None => Ok(parts),
    }
}

struct Reader<'a> {
    letters: &'a [char],
    at: usize,
    /// In how many brackets that is.
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn eat(&mut self, letter: char) -> bool {
        let eats = self.peek() == Some(letter);
        self.at += usize::from(eats);
        eats
    }

    fn taken(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.peek().is_some_and(&belongs) {
            self.at += 1;
        }
        self.letters[start..self.at].iter().collect()
    }

    /// Parts until what closes the brackets around, or the end. In brackets a stroke parts whole ways to say it.
    fn sequence(&mut self, bracketed: bool) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        loop {
            self.taken(char::is_whitespace);
            match self.peek() {
                None | Some(')' | ']') => return Ok(parts),
                Some('/') if bracketed => return Ok(parts),
                Some(_) if parts.len() == LONGEST => {
                    return Err(format!("More than {LONGEST} parts stand in a row: make two entries of it."));
                }
                Some(_) => parts.push(self.term(bracketed)?),
            }
        }
    }

    /// One part, or outside brackets several with strokes between.
    fn term(&mut self, bracketed: bool) -> Result<Part, String> {
        let first = self.atom()?;
        if bracketed || self.peek() != Some('/') {
            return Ok(first);
        }
        let mut ways = vec![vec![first]];
        while self.eat('/') {
            ways.push(vec![self.atom()?]);
        }
        Ok(Part::Either(ways))
    }

    fn atom(&mut self) -> Result<Part, String> {
        match self.peek() {
            Some('(') => self.ways(')').map(Part::Either),
            Some('[') => self.ways(']').map(Part::Maybe),
            Some('<') => self.family(),
            Some('~') => self.gap(),
            Some('#') => self.number(),
            _ => self.word(),
        }
    }

    fn ways(&mut self, close: char) -> Result<Vec<Vec<Part>>, String> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("Brackets stand in each other at most {DEEPEST} deep."));
        }
        let mut ways = vec![self.sequence(true)?];
        while self.eat('/') {
            ways.push(self.sequence(true)?);
        }
        self.depth -= 1;
        if !self.eat(close) {
            return Err(format!("A \u{201c}{close}\u{201d} is missing."));
        }
        if ways.iter().any(Vec::is_empty) {
            Err("There is nothing on one side of a stroke.".to_owned())
        } else {
            Ok(ways)
        }
    }

    fn family(&mut self) -> Result<Part, String> {
        self.at += 1;
        let name = self.taken(|letter| letter != '>');
        if self.eat('>') {
            Ok(Part::Family(name.trim().to_owned()))
        } else {
            Err("A \u{201c}>\u{201d} is missing.".to_owned())
        }
    }

    fn gap(&mut self) -> Result<Part, String> {
        self.at += 1;
        let swaps = self.eat('~');
        match self.taken(|letter| letter.is_ascii_digit()).parse() {
            Ok(words) if words <= WIDEST => Ok(if swaps { Part::AnyOrder(words) } else { Part::Gap(words) }),
            _ => Err(format!("After \u{201c}~\u{201d} goes a number of words up to {WIDEST}.")),
        }
    }

    fn number(&mut self) -> Result<Part, String> {
        self.at += 1;
        let least = self.taken(|letter| letter.is_ascii_digit());
        if least.is_empty() {
            return Ok(Part::Number(0, u32::MAX));
        }
        let most = if self.eat('-') { self.taken(|letter| letter.is_ascii_digit()) } else { least.clone() };
        match (least.parse(), most.parse()) {
            (Ok(least), Ok(most)) if least <= most => Ok(Part::Number(least, most)),
            _ => Err(
                "After \u{201c}#\u{201d} goes a number, or a lesser and a greater one with \u{201c}-\u{201d} between."
                    .to_owned(),
            ),
        }
    }

    fn word(&mut self) -> Result<Part, String> {
        let word = self.taken(|letter| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '*' | '.'));
        let stem = word.strip_suffix('*').unwrap_or(&word);
        if word.is_empty() {
            let letter = self.peek().unwrap_or(' ');
            return Err(format!("\u{201c}{letter}\u{201d} has no meaning here."));
        }
        if stem.contains('*') {
            return Err("A \u{201c}*\u{201d} goes at the end of a word.".to_owned());
        }
        if word.len() > stem.len() && stem.chars().count() < 3 {
            return Err("Before \u{201c}*\u{201d} go three letters or more.".to_owned());
        }
        Ok(Part::Word(word))
    }
}
