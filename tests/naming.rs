//! The naming law: a step of a sign-in has one name, and everything about the step is found by it.

use std::fs;
use std::path::{Path, PathBuf};

/// A step that goes by another word on the page.
const SEEN_AS: [(&str, &str); 1] = [("done", "progress")];

/// What a place must have; `{step}` stands for the step's name, `{seen}` for its name on the page.
enum Must {
    /// A file of one of these paths exists.
    Exist(&'static [&'static str]),
    /// Below the folder, a file says the word.
    Say(&'static str, &'static str),
}

struct Place {
    what: &'static str,
    must: Must,
    /// Steps that need no such place, each with its reason.
    except: &'static [(&'static str, &'static str)],
}

const PLACES: [Place; 7] = [
    Place {
        what: "a screen",
        must: Must::Exist(&["src/screens/sign_in/{seen}.rs", "src/screens/device_sign_in/{seen}.rs"]),
        except: &[],
    },
    Place {
        what: "a style sheet",
        must: Must::Exist(&["style/screens/{seen}.css"]),
        except: &[
            ("identify", "a field and a button; the tiles are style/ui/tiles.css"),
            ("stay_signed_in", "two buttons"),
            ("device_denied", "as device_approved, with other words"),
            ("done", "style/ui/progress.css"),
        ],
    },
    Place {
        what: "words (a struct of messages)",
        must: Must::Say("src/messages/words.rs", "{seen}"),
        except: &[],
    },
    Place {
        what: "a part of the machine",
        must: Must::Exist(&["crates/flow/src/sign_in/{seen}.rs"]),
        except: &[],
    },
    Place {
        what: "a transition in the backend",
        must: Must::Say("backend/src/domain/sign_in", "{step}"),
        except: &[],
    },
    Place {
        what: "a place in the description of the API",
        must: Must::Say("backend/openapi.json", "{step}"),
        except: &[],
    },
    Place { what: "a journey that passes it", must: Must::Say("tests/journeys", "{step}"), except: &[] },
];

#[test]
fn every_step_has_its_places() {
    let steps = steps();
    assert!(steps.len() > 4, "crates/contract/src/step.rs lists too few steps to be read rightly: {steps:?}");
    let mut lacks = Vec::new();
    for step in &steps {
        for place in PLACES.iter().filter(|place| place.except.iter().all(|(except, _)| except != step)) {
            if let Some(wanted) = lacking(&place.must, step) {
                lacks.push(format!("{step} lacks {}: {wanted}", place.what));
            }
        }
    }
    assert!(lacks.is_empty(), "a step has a place everywhere:\n  {}", lacks.join("\n  "));
}

#[test]
fn no_exception_outlives_its_step() {
    let steps = steps();
    let excepted = PLACES.iter().flat_map(|place| place.except).map(|(step, _)| step);
    for step in excepted.chain(SEEN_AS.iter().map(|(step, _)| step)) {
        assert!(steps.iter().any(|known| known == step), "no step is called {step} any more");
    }
}

#[test]
fn a_name_is_a_whole_word() {
    assert!(says("Step::Totp => totp()", "totp"));
    assert!(says("add \"totp\",", "totp"));
    assert!(!says("totp_device", "totp"));
}

fn lacking(must: &Must, step: &str) -> Option<String> {
    let seen = SEEN_AS.iter().find(|(known, _)| *known == step).map_or(step, |(_, seen)| seen);
    let filled = |text: &str| text.replace("{step}", step).replace("{seen}", seen);
    match must {
        Must::Exist(paths) => {
            let paths: Vec<_> = paths.iter().map(|path| filled(path)).collect();
            (!paths.iter().any(|path| root().join(path).is_file())).then(|| paths.join(" or "))
        }
        Must::Say(folder, word) => {
            let word = filled(word);
            // The file's own name is a mention, too.
            let found = files(&root().join(folder)).iter().any(|file| {
                file.file_stem().is_some_and(|stem| stem == word.as_str())
                    || fs::read_to_string(file).is_ok_and(|text| says(&text, &word))
            });
            (!found).then(|| format!("\"{word}\" somewhere in {folder}"))
        }
    }
}

fn says(text: &str, word: &str) -> bool {
    text.split(|character: char| !character.is_alphanumeric() && character != '_').any(|part| part == word)
}

/// The variants of the contract's `Step`, as they travel.
fn steps() -> Vec<String> {
    let text = fs::read_to_string(root().join("crates/contract/src/step.rs")).unwrap_or_default();
    let body = text.split_once("pub enum Step {").and_then(|(_, rest)| rest.split_once("\n}"));
    let body = body.map_or("", |(body, _)| body);
    // A variant stands one level in; its fields and their documents do not.
    body.lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()))
        .filter_map(|line| line.split(|character: char| !character.is_alphanumeric()).next())
        .map(snake_case)
        .collect()
}

fn snake_case(name: &str) -> String {
    let mut out = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(character.to_ascii_lowercase());
    }
    out
}

fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else { return vec![path.to_path_buf()] };
    entries.flatten().flat_map(|entry| files(&entry.path())).collect()
}

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
