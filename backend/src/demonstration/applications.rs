//! The applications a person of the demonstration can open: one small page each, served by the backend itself, and one that
//! really signs people in (`app`).

use drempel_contract::Application;

/// One application in both languages.
#[derive(Debug)]
pub(super) struct Example {
    /// Its place below `/demo/`.
    pub(super) path: &'static str,
    /// Name in English and Dutch.
    pub(super) name: [&'static str; 2],
    description: &'static str,
}

/// All of them.
pub(super) const EXAMPLES: [Example; 3] = [
    Example { path: "mail", name: ["Mail", "E-mail"], description: "Read and write mail" },
    Example { path: "calendar", name: ["Calendar", "Agenda"], description: "See and plan your appointments" },
    Example { path: "timetable", name: ["Timetable", "Rooster"], description: "Who works or teaches when" },
];

/// As the start page lists them; `origin` is where the demonstration is reached.
pub(crate) fn applications(origin: &str) -> Vec<Application> {
    let application = |example: &Example| Application {
        name: example.name[0].to_owned(),
        url: format!("{origin}/demo/{}", example.path),
        description: example.description.to_owned(),
    };
    let website = Application {
        name: "Demo website".to_owned(),
        url: format!("{origin}{}", super::app::PATH),
        description: "Signs people in by OpenID Connect".to_owned(),
    };
    EXAMPLES.iter().map(application).chain([website]).collect()
}
