//! The `[[applications]]` of the file: what a signed-in person finds on the start page.

use super::sources::Sources;
use super::values::is_link;
use drempel_contract::Application;

/// Reads them all; nothing when one is wrong.
pub(super) fn read(sources: &mut Sources) -> Option<Vec<Application>> {
    let mut all = Some(Vec::new());
    for (entries, begin) in sources.applications().to_vec() {
        let mut text = |key: &'static str, required: bool| match entries.get(key) {
            None if required => {
                sources.wrong(begin, &format!("applications.{key}"), None, format!("a line {key} = \"…\""));
                None
            }
            None => Some(String::new()),
            Some((given, line)) => match given.text() {
                Ok(text) if !required || !text.is_empty() => Some(text.to_owned()),
                Ok(_) | Err(_) => {
                    let shown = Some(given.shown());
                    sources.wrong(*line, &format!("applications.{key}"), shown, "text in quotes, not empty");
                    None
                }
            },
        };
        let (name, url, description) = (text("name", true), text("url", true), text("description", false));
        let url = url.filter(|url| {
            let fits = is_link(url);
            if !fits {
                let line = entries.get("url").map_or(begin, |(_, line)| *line);
                let expected = "an address as \"https://mail.example.org/\"; http only for localhost";
                sources.wrong(line, "applications.url", Some(format!("{url:?}")), expected);
            }
            fits
        });
        match (name, url, description, &mut all) {
            (Some(name), Some(url), Some(description), Some(all)) => {
                all.push(Application { name, url, description });
            }
            _ => all = None,
        }
    }
    all
}
