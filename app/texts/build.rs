//! Reads the languages' folders and writes a function for each text. A text that one language lacks, or that takes other
//! values there, ends the build with its name.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

/// The language that others are held against, and whose comments explain the texts.
const FIRST: &str = "en";

/// The file of sentences that are found again by their English words, and said in another language. None has a function.
const AGAIN: &str = "errors";

/// What a text takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Words.
    Words,
    /// How many: plural forms go by it.
    Count,
}

/// A text: what it is, and what it takes, by name: so its function stays the same where the words change places.
#[derive(Debug)]
struct Text {
    about: String,
    takes: Vec<(String, Kind)>,
}

impl Text {
    fn take(&mut self, name: &str, kind: Kind) {
        match self.takes.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) if kind == Kind::Count => *known = kind,
            Some(_) => {}
            None => {
                let at = self.takes.partition_point(|(known, _)| known.as_str() < name);
                self.takes.insert(at, (name.to_owned(), kind));
            }
        }
    }

    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, Kind::Words),
            Expression::Select { selector, variants } => {
                let counts = variants.iter().any(|variant| match variant.key {
                    VariantKey::NumberLiteral { .. } => true,
                    VariantKey::Identifier { name } => matches!(name, "zero" | "one" | "two" | "few" | "many"),
                });
                self.inline(selector, if counts { Kind::Count } else { Kind::Words });
                variants.iter().for_each(|variant| self.read(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, kind: Kind) {
        match inline {
            InlineExpression::VariableReference { id } => self.take(id.name, kind),
            InlineExpression::StringLiteral { .. } => {}
            InlineExpression::Placeable { expression } => self.expression(expression),
            other => panic!("a text may hold values and their plural forms only, not {other:?}"),
        }
    }
}

fn main() {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap()).join("languages");
    println!("cargo:rerun-if-changed={}", folder.display());
    let languages = named(&folder);
    let mut texts = read(&languages[FIRST]);
    for (tag, folder) in &languages {
        compare(tag, &texts, &read(folder));
    }
    let again = again(&languages[FIRST]);
    texts.retain(|name, _| !again.iter().any(|(known, _)| known == name));
    let place = PathBuf::from(env::var("OUT_DIR").unwrap()).join("texts.rs");
    fs::write(place, written(&languages, &texts) + &found_again(&again)).unwrap();
}

/// What lies in a folder, by name.
fn named(folder: &Path) -> BTreeMap<String, PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), path)).collect()
}

/// All texts of a language.
fn read(folder: &Path) -> BTreeMap<String, Text> {
    let mut texts = BTreeMap::new();
    for file in named(folder).into_values() {
        let source = fs::read_to_string(&file).unwrap();
        let resource = parser::parse(source.as_str());
        let resource = resource.unwrap_or_else(|(_, wrong)| panic!("{}: {wrong:?}", file.display()));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let about = message.comment.as_ref().map(|comment| comment.content.join(" ")).unwrap_or_default();
            let mut text = Text { about, takes: Vec::new() };
            text.read(message.value.as_ref().unwrap_or_else(|| panic!("{} says nothing", message.id.name)));
            let before = texts.insert(message.id.name.to_owned(), text);
            assert!(before.is_none(), "{}: {} stands there twice", file.display(), message.id.name);
        }
    }
    texts
}

/// The sentences that are found again, in their order: the first that fits is taken.
fn again(folder: &Path) -> Vec<(String, Vec<(bool, String)>)> {
    let source = fs::read_to_string(folder.join(AGAIN).with_extension("ftl")).unwrap();
    let resource = parser::parse(source.as_str()).unwrap_or_else(|(_, wrong)| panic!("{AGAIN}: {wrong:?}"));
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name.to_owned(), parts(message.value.as_ref()?))),
        _ => None,
    });
    messages.collect()
}

/// As a constant: by name, their parts, and whether each is a value or words.
fn found_again(sentences: &[(String, Vec<(bool, String)>)]) -> String {
    let each: String = sentences.iter().map(|(name, parts)| format!("({name:?}, &{parts:?}),\n")).collect();
    format!(
        "/// Sentences that are found again.\npub(crate) const AGAIN: [(&str, &[(bool, &str)]); {}] = [\n{each}];\n",
        sentences.len()
    )
}

fn parts(pattern: &Pattern<&str>) -> Vec<(bool, String)> {
    let part = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => (false, (*value).to_owned()),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            (true, id.name.to_owned())
        }
        other => panic!("a sentence that is found again holds words and values only, not {other:?}"),
    };
    pattern.elements.iter().map(part).collect()
}

fn compare(tag: &str, first: &BTreeMap<String, Text>, other: &BTreeMap<String, Text>) {
    let lacks = |name: &&String| !other.contains_key(*name);
    let missing: Vec<&String> = first.keys().filter(lacks).collect();
    assert!(missing.is_empty(), "languages/{tag} lacks {missing:?}");
    for (name, text) in other {
        let known = first.get(name).unwrap_or_else(|| panic!("languages/{tag}: nothing says `{name}`"));
        assert_eq!(text.takes, known.takes, "languages/{tag}: `{name}` takes something else");
    }
}

/// The functions, and the files that they read.
fn written(languages: &BTreeMap<String, PathBuf>, texts: &BTreeMap<String, Text>) -> String {
    let mut code = String::from("impl Texts {\n");
    let plain: Vec<&String> = texts.iter().filter(|(_, text)| text.takes.is_empty()).map(|(name, _)| name).collect();
    for (number, name) in plain.iter().enumerate() {
        let (about, function) = (&texts[*name].about, name.replace('-', "_"));
        writeln!(code, "/// {about}\n#[must_use] pub fn {function}(self) -> &'static str {{ self.plain({number}) }}")
            .unwrap();
    }
    for (name, text) in texts.iter().filter(|(_, text)| !text.takes.is_empty()) {
        let function = name.replace('-', "_");
        let takes: String = text
            .takes
            .iter()
            .map(|(name, kind)| match kind {
                Kind::Words => format!(", {name}: &str"),
                Kind::Count => format!(", {name}: i64"),
            })
            .collect();
        let values: String = text.takes.iter().map(|(name, _)| format!("(\"{name}\", {name}.into()), ")).collect();
        writeln!(
            code,
            "/// {}\n#[must_use] pub fn {function}(self{takes}) -> String {{ self.filled(\"{name}\", [{values}]) }}",
            text.about
        )
        .unwrap();
    }
    writeln!(code, "}}\n/// Texts that take nothing.\npub(crate) const PLAIN: [&str; {}] = {plain:?};", plain.len())
        .unwrap();
    writeln!(
        code,
        "/// The files of each language.\npub(crate) const FILES: [(&str, &[&str]); {}] = [",
        languages.len()
    )
    .unwrap();
    for (tag, folder) in languages {
        let files: String = named(folder).into_values().map(|file| format!("include_str!({file:?}), ")).collect();
        writeln!(code, "({tag:?}, &[{files}]),").unwrap();
    }
    code + "];\n"
}
