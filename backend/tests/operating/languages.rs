//! The pages in the person's language.

use crate::support::{Place, Server, write_site};

#[test]
fn a_page_comes_in_the_language_chosen_before_else_the_browsers() {
    let place = Place::new();
    let site = write_site(&place);
    let server = Server::start(&place, &["--data", "data", "--site", site.to_str().unwrap()]);
    for (cookie, browser, language) in [
        ("", "", "en"),
        ("", "nl", "nl"),
        ("", "nl-BE, en;q=0.5", "nl"),
        ("", "en-GB, nl;q=0.9", "en"),
        ("", "fr, nl;q=0.3, en;q=0.2", "nl"),
        ("", "nl;q=0, en", "en"),
        ("", "fr", "en"),
        ("drempel-language=nl", "en", "nl"),
        ("other=1; drempel-language=en", "nl", "en"),
        ("drempel-language=../../etc", "nl", "nl"),
    ] {
        let headers = [("Cookie", cookie), ("Accept-Language", browser)];
        for (path, name) in
            [("/", "start"), ("/signin", "app"), ("/signin?authorization=abc", "app"), ("/privacy", "page")]
        {
            let answer = server.get(path, &headers);
            assert_eq!(
                (answer.status, answer.text()),
                (200, format!("<p>{name} {language}")),
                "{path} {headers:?}"
            );
            assert_eq!(answer.header("content-language"), language);
            assert_eq!(answer.header("vary"), "Accept-Language, Cookie");
        }
    }
}

#[test]
fn a_slash_too_many_leads_to_the_page() {
    let place = Place::new();
    let site = write_site(&place);
    let server = Server::start(&place, &["--data", "data", "--site", site.to_str().unwrap()]);
    let answer = server.get("/signin/", &[]);
    assert_eq!((answer.status, answer.header("location").as_str()), (308, "/signin"));
}
