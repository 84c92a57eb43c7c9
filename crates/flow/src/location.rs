//! Where a finished sign-in may send the browser: a path on this origin, and nothing else. Applications are reached
//! through the backend's own endpoints, which check their redirect addresses.

/// A path on this origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location(String);

impl Location {
    /// The start page.
    #[must_use]
    pub fn home() -> Self {
        Self("/".to_owned())
    }

    /// The sign-in page.
    #[must_use]
    pub fn sign_in() -> Self {
        Self("/signin".to_owned())
    }

    /// Takes a path that every browser reads as one on this origin; anything else becomes the start page, because a
    /// person who has just signed in should land somewhere safe rather than nowhere.
    #[must_use]
    pub fn admit(text: &str) -> Self {
        let mut bytes = text.bytes();
        let rooted = bytes.next() == Some(b'/');
        let local = !matches!(bytes.next(), Some(b'/' | b'\\'));
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        if rooted && local && plain { Self(text.to_owned()) } else { Self::home() }
    }

    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Location;

    #[test]
    fn a_path_on_this_origin_is_admitted() {
        for path in ["/", "/authorize?request=abc", "/security-info#phones"] {
            assert_eq!(Location::admit(path).as_str(), path);
        }
    }

    #[test]
    fn whatever_could_lead_elsewhere_leads_home() {
        let elsewhere = [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "/\tevil",
            "/\n/evil.example",
            " /signin",
            "data:text/html,x",
            "/é",
            "/a\\..\\b",
            "signin",
        ];
        for text in elsewhere {
            assert_eq!(Location::admit(text), Location::home(), "{text:?}");
        }
    }
}
