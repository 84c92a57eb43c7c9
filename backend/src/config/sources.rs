//! Where a value is looked for: the flag, else the environment, else the file, else the default.

use super::file::{self, Entries, File};
use super::given::Given;
use super::keys::{KEYS, Key, nearest};
use super::problem::{Origin, Problem, Problems};
use std::collections::HashMap;
use std::path::Path;
use toml::de::DeValue;

/// Everything a configuration is read from, and what was found wrong so far.
#[derive(Debug)]
pub(crate) struct Sources {
    flags: Vec<(&'static str, &'static str, String)>,
    environment: HashMap<String, String>,
    file: File,
    problems: Vec<Problem>,
}

impl Sources {
    /// Takes in the environment's `DREMPEL_…` variables and the file, if one is named.
    pub(crate) fn new(file: Option<&Path>, environment: impl Iterator<Item = (String, String)>) -> Self {
        let mut problems = Vec::new();
        let file = file.map(|path| file::read(path, &mut problems)).unwrap_or_default();
        let environment = environment.filter(|(name, _)| name.starts_with("DREMPEL_")).collect();
        Self { flags: Vec::new(), environment, file, problems }
    }

    /// Lets a flag of the command line decide a key.
    pub(crate) fn flag(&mut self, path: &'static str, flag: &'static str, value: Option<String>) {
        self.flags.extend(value.map(|value| (path, flag, value)));
    }

    /// Reads the key `section.name` with `parse`; what does not fit is noted, and nothing comes back.
    pub(crate) fn read<T>(&mut self, path: &str, parse: impl Fn(&Given) -> Result<T, String>) -> Option<T> {
        let key = KEYS.iter().find(|key| key.path() == path)?;
        let (given, origin) = self.find(key);
        match parse(&given) {
            Ok(value) => Some(value),
            Err(expected) => {
                let shown = key.printable.then(|| given.shown());
                self.problems.push(Problem::Value { origin, key: key.path(), given: shown, expected });
                None
            }
        }
    }

    fn find(&self, key: &Key) -> (Given, Origin) {
        if let Some((_, flag, value)) = self.flags.iter().find(|(path, _, _)| *path == key.path()) {
            return (Given::Loose(value.clone()), Origin::Flag(flag));
        }
        if let Some(value) = self.environment.get(&key.variable()) {
            return (Given::Loose(value.clone()), Origin::Variable(key.variable()));
        }
        let entry = self.file.sections.get(key.section).and_then(|entries| entries.get(key.name));
        if let Some((given, line)) = entry {
            return (given.clone(), Origin::File { path: self.file.path.clone(), line: *line });
        }
        let default =
            DeValue::parse(key.default).map_or(Given::Other("nothing"), |it| file::given(it.get_ref()));
        (default, Origin::Default)
    }

    /// The `[[applications]]` of the file.
    pub(crate) fn applications(&self) -> &[(Entries, usize)] {
        &self.file.applications
    }

    /// The `[[clients]]` of the file.
    pub(crate) fn clients(&self) -> &[(Entries, usize)] {
        &self.file.clients
    }

    /// Notes what is wrong with a line of the file.
    pub(crate) fn wrong(
        &mut self,
        line: usize,
        key: &str,
        given: Option<String>,
        expected: impl Into<String>,
    ) {
        let origin = Origin::File { path: self.file.path.clone(), line };
        self.problems.push(Problem::Value { origin, key: key.to_owned(), given, expected: expected.into() });
    }

    /// Variables that look like ours and name no key, each with the nearest. A warning and no error: an orchestrator
    /// sets `DREMPEL_PORT` and the like for a service of that name.
    pub(crate) fn unknown_variables(&self) -> Vec<String> {
        let known: Vec<String> =
            KEYS.iter().map(Key::variable).chain(["DREMPEL_CONFIG".to_owned()]).collect();
        let unknown = self.environment.keys().filter(|name| !known.contains(name));
        let mut sentences: Vec<String> = unknown
            .map(|name| match nearest(name, known.iter().map(String::as_str)) {
                Some(near) => format!("environment variable {name} names no key; did you mean {near}?"),
                None => format!("environment variable {name} names no key and is ignored"),
            })
            .collect();
        sentences.sort();
        sentences
    }

    /// Everything that was wrong, if anything was.
    pub(crate) fn finish<T>(mut self, value: Option<T>) -> Result<T, Problems> {
        self.problems.sort_by_key(Problem::line);
        match value {
            Some(value) if self.problems.is_empty() => Ok(value),
            Some(_) | None => Err(Problems(self.problems)),
        }
    }
}
