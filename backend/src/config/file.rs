//! The configuration file as TOML with line numbers, before anybody knows what its values mean.

use super::given::Given;
use super::keys::{KEYS, SECTIONS, nearest};
use super::problem::{Origin, Problem};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys of one table, each with its value and line.
pub(crate) type Entries = HashMap<String, (Given, usize)>;

/// A file that could be read as TOML. Unknown names are in it, and in `problems`.
#[derive(Debug, Default)]
pub(crate) struct File {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// By section.
    pub(crate) sections: HashMap<String, Entries>,
    /// Each `[[applications]]`, with the line it begins on.
    pub(crate) applications: Vec<(Entries, usize)>,
    /// Each `[[clients]]`, likewise.
    pub(crate) clients: Vec<(Entries, usize)>,
}

/// The keys of an application.
const APPLICATION_KEYS: [&str; 3] = ["name", "url", "description"];

/// The keys of a client.
const CLIENT_KEYS: [&str; 14] = [
    "id",
    "name",
    "name_nl",
    "kind",
    "secret",
    "redirect_uris",
    "post_logout_redirect_uris",
    "grants",
    "scopes",
    "first_party",
    "id_token_alg",
    "require_par",
    "people",
    "enabled",
];

/// Reads `path`; what nobody knows goes to `problems`.
pub(crate) fn read(path: &Path, problems: &mut Vec<Problem>) -> File {
    let mut file = File { path: path.to_owned(), ..File::default() };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(source) => {
            problems.push(Problem::Unreadable { path: path.to_owned(), source });
            return file;
        }
    };
    match DeTable::parse(&text) {
        Ok(root) => file.take(root.get_ref(), &Lines(&text), problems),
        Err(error) => {
            let line = error.span().map_or(1, |span| Lines(&text).at(span.start));
            let cause = error.message().replace('\n', " ");
            problems.push(Problem::Syntax { origin: Origin::File { path: path.to_owned(), line }, cause });
        }
    }
    file
}

/// Finds the line of a place in the text.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    fn at(&self, place: usize) -> usize {
        self.0.bytes().take(place).filter(|byte| *byte == b'\n').count() + 1
    }
}

impl File {
    fn take(&mut self, root: &DeTable<'_>, lines: &Lines<'_>, problems: &mut Vec<Problem>) {
        for (name, value) in root {
            let line = lines.at(name.span().start);
            let section: &str = name.get_ref();
            if section == "applications" {
                let keys = (APPLICATION_KEYS.as_slice(), "name and url");
                self.applications = self.tables(section, keys, value, lines, problems);
            } else if section == "clients" {
                let keys = (CLIENT_KEYS.as_slice(), "id, name and kind");
                self.clients = self.tables(section, keys, value, lines, problems);
            } else if !SECTIONS.iter().any(|(known, _)| *known == section) {
                let known = SECTIONS.iter().map(|(known, _)| *known).chain(["applications", "clients"]);
                problems.push(self.unknown(line, "section", section, nearest(section, known)));
            } else if let DeValue::Table(table) = value.get_ref() {
                let known: Vec<_> =
                    KEYS.iter().filter(|key| key.section == section).map(|key| key.name).collect();
                let entries = self.entries(table, &known, &format!("{section}."), lines, problems);
                self.sections.insert(section.to_owned(), entries);
            } else {
                let expected =
                    format!("a section: write [{section}] on a line of its own and its keys below it");
                problems.push(self.wrong(line, section.to_owned(), expected));
            }
        }
    }

    /// The tables of `[[name]]`, each with its line; `keys` are those it knows, and in words those it must have.
    fn tables(
        &self,
        name: &str,
        keys: (&[&str], &str),
        value: &Spanned<DeValue<'_>>,
        lines: &Lines<'_>,
        problems: &mut Vec<Problem>,
    ) -> Vec<(Entries, usize)> {
        let tables: Option<Vec<_>> = value.get_ref().as_array().and_then(|items| {
            items.iter().map(|item| item.get_ref().as_table().map(|table| (table, item.span()))).collect()
        });
        let (known, required) = keys;
        let Some(tables) = tables else {
            let expected = format!("tables: write [[{name}]] on a line of its own and {required} below it");
            problems.push(self.wrong(lines.at(value.span().start), name.to_owned(), expected));
            return Vec::new();
        };
        let prefix = format!("{name}.");
        let read = |(table, span): (&DeTable<'_>, std::ops::Range<usize>)| {
            (self.entries(table, known, &prefix, lines, problems), lines.at(span.start))
        };
        tables.into_iter().map(read).collect()
    }

    fn entries(
        &self,
        table: &DeTable<'_>,
        known: &[&str],
        prefix: &str,
        lines: &Lines<'_>,
        problems: &mut Vec<Problem>,
    ) -> Entries {
        let mut entries = Entries::new();
        for (name, value) in table {
            let (key, line): (&str, _) = (name.get_ref(), lines.at(name.span().start));
            if known.contains(&key) {
                entries.insert(key.to_owned(), (given(value.get_ref()), line));
            } else {
                let near = nearest(key, known.iter().copied()).map(|near| format!("{prefix}{near}"));
                problems.push(self.unknown(line, "key", &format!("{prefix}{key}"), near.as_deref()));
            }
        }
        entries
    }

    fn unknown(&self, line: usize, what: &'static str, given: &str, nearest: Option<&str>) -> Problem {
        let origin = Origin::File { path: self.path.clone(), line };
        Problem::Unknown { origin, what, given: given.to_owned(), nearest: nearest.map(str::to_owned) }
    }

    fn wrong(&self, line: usize, key: String, expected: String) -> Problem {
        Problem::Value { origin: Origin::File { path: self.path.clone(), line }, key, given: None, expected }
    }
}

/// The value without its place.
pub(crate) fn given(value: &DeValue<'_>) -> Given {
    match value {
        DeValue::String(text) => Given::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Given::Other("a number too large"), Given::Whole),
        DeValue::Boolean(flag) => Given::Flag(*flag),
        DeValue::Array(items) => Given::List(items.iter().map(|item| given(item.get_ref())).collect()),
        DeValue::Float(_) => Given::Other("a number with a fraction"),
        DeValue::Datetime(_) => Given::Other("a date"),
        DeValue::Table(_) => Given::Other("a table"),
    }
}
