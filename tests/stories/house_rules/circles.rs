//! No circles, read from `use` lines: of two folders that are different things, at most one knows the other.

use std::collections::{BTreeMap, BTreeSet};

use super::files;

/// A file's place in its crate, such as `http`, `staff`, `posts`; the crate's root is empty.
type Place = Vec<String>;

/// A path of a `use` line, and whether it is handed on (`pub use`).
struct Import {
    path: Vec<String>,
    handed_on: bool,
}

/// What a crate's files import.
struct Crate(BTreeMap<Place, Vec<Import>>);

fn place(folder: &str, path: &str) -> Place {
    let path = path.strip_prefix(folder).expect("inside").trim_start_matches('/').trim_end_matches(".rs");
    path.split('/').filter(|part| *part != "lib").map(str::to_owned).collect()
}

/// The `use` items of some code.
fn imports(code: &str) -> Vec<Import> {
    code.split(';').filter_map(item).flatten().collect()
}

fn item(code: &str) -> Option<Vec<Import>> {
    let begins = |line: &&str| line.starts_with("use ") || (line.starts_with("pub") && line.contains(" use "));
    let lines: Vec<&str> = code.lines().map(str::trim).collect();
    let first = lines.iter().position(begins)?;
    let item = lines[first..].join(" ");
    // Words of a text may begin a line, too.
    let (before, tree) = item.split_once("use ").filter(|_| !item.contains('"'))?;
    Some(apart(tree).into_iter().map(|path| Import { path, handed_on: !before.is_empty() }).collect())
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`.
fn apart(tree: &str) -> Vec<Vec<String>> {
    let Some((head, rest)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return vec![path.trim().split("::").map(str::to_owned).collect()];
    };
    let inner = rest.trim_end().strip_suffix('}').expect("a closed brace");
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for letter in inner.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("a part").push(letter);
    }
    let whole = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    whole.flat_map(|part| apart(&format!("{head}{part}"))).collect()
}

impl Crate {
    fn of(folder: &str) -> Self {
        let sources = files(folder, "rs").into_iter().filter(|file| !file.is_test());
        Self(sources.map(|file| (place(folder, &file.path), imports(&file.code()))).collect())
    }

    /// A path as seen from the crate's root; `None` where it leads into another crate.
    fn absolute(&self, from: &Place, path: &[String]) -> Option<Place> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([from.as_slice(), rest].concat()),
            "super" => {
                let up = path.iter().take_while(|word| *word == "super").count();
                Some([&from[..from.len().checked_sub(up)?], &path[up..]].concat())
            }
            _ => {
                let child = [from.as_slice(), &path[..1]].concat();
                self.0.contains_key(&child).then(|| [from.as_slice(), path].concat())
            }
        }
    }

    /// The file in which what a path names is written, through files that only hand it on.
    fn file(&self, path: &[String]) -> Place {
        let known = (0..=path.len()).rev().find(|n| self.0.contains_key(&path[..*n])).expect("the crate's root");
        let (file, rest) = (path[..known].to_vec(), &path[known..]);
        let Some(name) = rest.first() else { return file };
        let handed = self.0[&file].iter().find(|import| import.handed_on && import.path.last() == Some(name));
        let further = handed.and_then(|import| self.absolute(&file, &import.path));
        match further {
            Some(further) if further != path => self.file(&[further.as_slice(), &rest[1..]].concat()),
            _ => file,
        }
    }

    /// The files that a file knows. What it only hands on to its readers is theirs.
    fn known_to(&self, file: &Place) -> BTreeSet<Place> {
        let own = self.0[file]
            .iter()
            .filter(|import| !import.handed_on || ["crate", "super"].contains(&import.path[0].as_str()));
        own.filter_map(|import| Some(self.file(&self.absolute(file, &import.path)?))).collect()
    }

    /// All that a file knows, and what these know.
    fn reached(&self, from: &Place) -> BTreeSet<Place> {
        let (mut found, mut open) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(file) = open.pop() {
            open.extend(self.known_to(&file).into_iter().filter(|next| found.insert(next.clone())));
        }
        found
    }

    /// Pairs of folders with files that know each other; a folder is what the first `depth` words of a place name.
    fn circles(&self, depth: usize) -> BTreeSet<(String, String)> {
        let folder = |file: &Place| file.iter().take(depth).cloned().collect::<Vec<_>>().join("/");
        let reached: BTreeMap<&Place, BTreeSet<Place>> = self.0.keys().map(|file| (file, self.reached(file))).collect();
        let mut pairs = BTreeSet::new();
        for (one, known) in &reached {
            for other in known.iter().filter(|other| reached[other].contains(*one)) {
                let (one, other) = (folder(one), folder(other));
                if one < other {
                    pairs.insert((one, other));
                }
            }
        }
        pairs
    }
}

#[test]
fn imports_are_read_as_they_are_written() {
    let read = imports("mod a;\npub use self::a::B;\nuse super::{\n    c::{D, e},\n    F as G,\n};\nfn used() {}\n");
    let read: Vec<_> = read.iter().map(|import| (import.path.join("::"), import.handed_on)).collect();
    let found: Vec<_> = read.iter().map(|(path, handed_on)| (path.as_str(), *handed_on)).collect();
    let expected = [("self::a::B", true), ("super::c::D", false), ("super::c::e", false), ("super::F", false)];
    assert_eq!(found, expected);
}

#[test]
fn the_doors_know_no_circles() {
    assert_eq!(Crate::of("src").circles(2), BTreeSet::new());
}

#[test]
fn nouns_and_mechanisms_of_the_core_know_no_circles() {
    assert_eq!(Crate::of("app/core/src").circles(1), BTreeSet::new());
}

#[test]
fn the_http_floor_stands_in_its_order() {
    /// From the ground up. Files of one line may know each other's, and all that stands below.
    const ORDER: [&[&str]; 5] = [
        &["ground"],
        &["around", "answer", "who", "site"],
        &["attendee", "clinician", "staff", "api", "openapi", "operator"],
        &["routes"],
        &["serve", ""],
    ];
    let height = |file: &Place| ORDER.iter().position(|line| line.contains(&file.get(1).map_or("", String::as_str)));
    let doors = Crate::of("src");
    for file in doors.0.keys().filter(|file| file.first().is_some_and(|floor| floor == "http")) {
        let own = height(file).unwrap_or_else(|| panic!("{file:?} stands nowhere"));
        for known in doors.known_to(file).iter().filter(|known| known.first().is_some_and(|floor| floor == "http")) {
            assert!(height(known).is_some_and(|below| below <= own), "{} knows {}", file.join("/"), known.join("/"));
        }
    }
}
