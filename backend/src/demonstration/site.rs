//! What the demonstration changes about the site: a notice on every page, and the pages of its applications.

use super::applications::EXAMPLES;
use crate::static_files::StaticFiles;
use drempel_contract::{LocalText, Site};

/// Where the look of the applications' pages lies; they have no style of their own, which the headers forbid.
const STYLE_PATH: &str = "/demo/style.css";

const STYLE: &str = "\
:root { color-scheme: light dark; font: 1.125rem/1.6 system-ui, sans-serif }
body { max-inline-size: 36rem; margin: 3rem auto; padding-inline: 1.5rem }
.marker { border-inline-start: .4rem solid #b45309; padding: .5rem 1rem; background: color-mix(in srgb, #b45309 12%, transparent) }
a { color: LinkText }
";

/// Adds notice, contact and pages. A `config.json` nobody can read is replaced whole.
pub(crate) fn furnish(files: &mut StaticFiles) {
    let given = files.text("/config.json").and_then(|text| serde_json::from_str::<Site>(text).ok());
    let mut site = given.unwrap_or_default();
    site.notice = LocalText {
        en: "This is a demonstration. Its people and passwords are public: type nothing of your own."
            .to_owned(),
        nl: "Dit is een demonstratie. De personen en wachtwoorden zijn openbaar: vul niets van uzelf in."
            .to_owned(),
    };
    site.support.text = LocalText {
        en: "In this demonstration you are the helpdesk: the people, their passwords and Anna's key are in the window \
             where you started it, and in the README."
            .to_owned(),
        nl: "In deze demonstratie bent u zelf de helpdesk: de personen, hun wachtwoorden en de sleutel van Anna staan \
             in het venster waarin u de demonstratie hebt gestart, en in de README."
            .to_owned(),
    };
    // These types always have a JSON form.
    if let Ok(text) = serde_json::to_string_pretty(&site) {
        files.put("/config.json", text);
    }
    files.put(STYLE_PATH, STYLE.to_owned());
    for example in EXAMPLES {
        let [english, dutch] = example.name;
        files.put_document(&format!("/demo/{}", example.path), page_en(english), page_nl(dutch));
    }
}

fn page_en(name: &str) -> String {
    page(
        "en",
        &format!("{name} – demonstration"),
        name,
        [
            "This is a demonstration. There is no real application behind this page.",
            &format!(
                "You opened the demonstration application <strong>{name}</strong> from your start page."
            ),
            "Back to your start page",
        ],
    )
}

fn page_nl(name: &str) -> String {
    page(
        "nl",
        &format!("{name} – demonstratie"),
        name,
        [
            "Dit is een demonstratie. Achter deze pagina zit geen echte toepassing.",
            &format!(
                "U hebt de demonstratietoepassing <strong>{name}</strong> geopend vanaf uw startpagina."
            ),
            "Terug naar uw startpagina",
        ],
    )
}

fn page(language: &str, title: &str, name: &str, [marker, text, back]: [&str; 3]) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<link rel=\"stylesheet\" \
         href=\"{STYLE_PATH}\">\n<main>\n<h1>{name}</h1>\n<p class=\"marker\">{marker}</p>\n<p>{text}</p>\n\
         <p><a href=\"/\">{back}</a></p>\n</main>\n</html>\n"
    )
}
