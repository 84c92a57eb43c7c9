//! In which language a person gets a page: the one chosen before, else the browser's.

use crate::quality::weighted;
use axum::http::{HeaderMap, header};
use serde::{Deserialize, Serialize};

/// The cookie the page sets when a person chooses a language.
pub const COOKIE: &str = "drempel-language";

/// The languages every text exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English; also for whoever asks for neither.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Dutch.
    #[serde(rename = "nl")]
    Dutch,
}

impl Language {
    /// BCP 47.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
        }
    }

    fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("nl") {
            Some(Self::Dutch)
        } else if primary.eq_ignore_ascii_case("en") {
            Some(Self::English)
        } else {
            None
        }
    }

    /// The first of a list of tags with spaces between them that is a language of ours (`ui_locales`).
    #[must_use]
    pub fn first_of(tags: &str) -> Option<Self> {
        tags.split(' ').find_map(Self::of_tag)
    }

    /// What this request asks for.
    #[must_use]
    pub fn of_request(headers: &HeaderMap) -> Self {
        Self::by_cookie(headers).or_else(|| Self::by_browser(headers)).unwrap_or(Self::English)
    }

    /// What the person has chosen in this browser.
    #[must_use]
    pub fn by_cookie(headers: &HeaderMap) -> Option<Self> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        cookies.flat_map(|value| value.split(';')).find_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            if name == COOKIE { Self::of_tag(value) } else { None }
        })
    }

    fn by_browser(headers: &HeaderMap) -> Option<Self> {
        let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        let mut best = None;
        for (tag, weight) in weighted(header) {
            let Some(language) = Self::of_tag(tag) else { continue };
            if weight > best.map_or(0, |(_, weight)| weight) {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;
    use axum::http::{HeaderMap, HeaderValue, header};

    fn asked(cookie: &'static str, browser: &'static str) -> Language {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static(cookie));
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(browser));
        Language::of_request(&headers)
    }

    #[test]
    fn the_cookie_goes_before_the_browser_and_english_is_the_rest() {
        assert_eq!(asked("a=b; drempel-language=nl", "en"), Language::Dutch);
        assert_eq!(asked("drempel-language=en", "nl"), Language::English);
        assert_eq!(asked("drempel-language=xx", "nl-BE"), Language::Dutch);
        assert_eq!(asked("", "fr, en;q=0.3, nl;q=0.8"), Language::Dutch);
        assert_eq!(asked("", "nl;q=0, en-GB;q=0.1"), Language::English);
        assert_eq!(asked("", "fr, de"), Language::English);
    }

    #[test]
    fn the_first_language_of_ours_is_taken_from_a_list() {
        assert_eq!(Language::first_of("fr-CA nl-BE en"), Some(Language::Dutch));
        assert_eq!(Language::first_of("fr de  "), None);
    }
}
