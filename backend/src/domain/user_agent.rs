//! What a program says it is, in a few words.
//!
//! The rule a reader would break: a `User-Agent` is a stranger's text that people will read while they decide. Only words
//! of this list, or one plain name, get through.

/// Looked for in this order: most browsers also name those they resemble.
const BROWSERS: [(&str, &str); 10] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 11] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Apple TV", "Apple TV"),
    ("Android", "Android"),
    ("Tizen", "Tizen"),
    ("Web0S", "webOS"),
    ("PlayStation", "PlayStation"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];
const LONGEST: usize = 32;

/// A browser and a system, or a program's name; empty when it says nothing that can be shown.
#[must_use]
pub fn words(user_agent: &str) -> String {
    let word = |list: &[(&str, &'static str)]| {
        list.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, word)| *word)
    };
    match (word(&BROWSERS), word(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(browser), None) => browser.to_owned(),
        (None, Some(system)) if user_agent.starts_with("Mozilla/") => system.to_owned(),
        (None, _) => program(user_agent),
    }
}

/// The first product's name (RFC 9110 section 10.1.5), if it is plain.
fn program(user_agent: &str) -> String {
    let name = user_agent.split(['/', ' ', '(']).next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let fits = name.len() <= LONGEST && name != "Mozilla" && name.chars().all(plain);
    if fits { name.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_named_with_its_system() {
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36";
        assert_eq!(words(chrome), "Chrome on Windows");
        assert_eq!(words(&format!("{chrome} Edg/149.0.0.0")), "Edge on Windows");
        let tv = "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36";
        assert_eq!(words(tv), "Chrome on webOS");
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15";
        assert_eq!(words(mac), "Safari on macOS");
    }

    #[test]
    fn a_program_is_named_and_a_stranger_s_sentence_is_not_shown() {
        assert_eq!(words("curl/8.9.1"), "curl");
        assert_eq!(words("oauth4webapi/v3.8.0"), "oauth4webapi");
        for text in ["", "Mozilla/5.0", "<b>Your bank</b>", "Uw\u{a0}bank/1", &"a".repeat(33)] {
            assert_eq!(words(text), "", "{text}");
        }
    }
}
