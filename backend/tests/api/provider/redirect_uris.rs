//! Redirect URIs: what is registered is compared, and no trick escapes. The tricks are data, `redirect_uri_tricks.txt`.

use drempel_backend::domain::client::{RedirectUri, RedirectUriFault};
use proptest::prelude::*;
use std::collections::BTreeSet;

const TRICKS: &str = include_str!("redirect_uri_tricks.txt");

/// Each trick with the URI it wants to be taken for.
pub(crate) fn tricks() -> Vec<(RedirectUri, String)> {
    let mut registered = None;
    let mut all = Vec::new();
    for line in TRICKS.split('\n').filter(|line| !line.starts_with("// ") && !line.is_empty()) {
        match line.strip_prefix("> ") {
            Some(uri) => registered = Some(RedirectUri::parse(uri).unwrap()),
            None => all.push((registered.clone().unwrap(), unescaped(line))),
        }
    }
    all
}

/// `\u{202e}` as the character it stands for.
fn unescaped(line: &str) -> String {
    let mut parts = line.split("\\u{");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (hex, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

#[test]
fn two_hundred_tricks_and_none_escapes() {
    let tricks = tricks();
    assert_eq!(
        tricks.iter().map(|(uri, trick)| (uri.as_str(), trick)).collect::<BTreeSet<_>>().len(),
        tricks.len()
    );
    assert!(tricks.len() >= 200, "{}", tricks.len());
    for (registered, trick) in &tricks {
        assert!(!registered.matches(trick), "{trick:?} passes for {}", registered.as_str());
    }
}

#[test]
fn control_characters_line_breaks_and_endless_uris_do_not_escape() {
    for uri in ["https://app.example/callback", "http://127.0.0.1/callback", "com.example.app:/callback"] {
        let registered = RedirectUri::parse(uri).unwrap();
        for place in [0, 4, 7, uri.len() / 2, uri.len()] {
            for byte in (0..=32_u8).chain([127]) {
                let (before, after) = uri.split_at(place);
                let trick = format!("{before}{}{after}", char::from(byte));
                assert!(!registered.matches(&trick) && RedirectUri::parse(&trick).is_err(), "{trick:?}");
            }
        }
        assert!(!registered.matches(&format!("{uri}{}", "a".repeat(100_000))));
        assert!(!registered.matches(""));
    }
}

#[test]
fn exactly_what_is_registered_passes_and_any_port_of_a_loopback_address() {
    for (registered, given) in [
        ("https://app.example/callback", "https://app.example/callback"),
        ("https://app.example/callback?tenant=1", "https://app.example/callback?tenant=1"),
        ("https://app.example:8443/callback", "https://app.example:8443/callback"),
        ("http://127.0.0.1/callback", "http://127.0.0.1/callback"),
        ("http://127.0.0.1/callback", "http://127.0.0.1:1/callback"),
        ("http://127.0.0.1/callback", "http://127.0.0.1:51234/callback"),
        ("http://127.0.0.1:8080/callback", "http://127.0.0.1:65535/callback"),
        ("http://127.0.0.1:8080/callback", "http://127.0.0.1/callback"),
        ("http://127.0.0.1/a?b=c", "http://127.0.0.1:80/a?b=c"),
        ("http://[::1]/callback", "http://[::1]:51234/callback"),
        ("com.example.app:/callback", "com.example.app:/callback"),
    ] {
        assert!(RedirectUri::parse(registered).unwrap().matches(given), "{registered} {given}");
    }
}

#[test]
fn what_browsers_could_read_differently_is_not_registered() {
    use RedirectUriFault as Fault;
    for (uri, fault) in [
        ("", Fault::Length),
        ("https://app.example/callback#", Fault::Characters),
        ("https://app.example/*", Fault::Characters),
        ("https://*.app.example/callback", Fault::Characters),
        ("https://app.example/a b", Fault::Characters),
        ("https://app.example\\callback", Fault::Characters),
        ("https://app.example/%2e%2e/callback", Fault::Characters),
        ("https://app.example/%2Fcallback", Fault::Characters),
        ("https://app.example/%5ccallback", Fault::Characters),
        ("https://app.example/%252e", Fault::Characters),
        ("https://app.example/%", Fault::Characters),
        ("https://app.example/%0a", Fault::Characters),
        ("https://app.example/ä", Fault::Characters),
        ("https://user@app.example/callback", Fault::Host),
        ("https://app.example@evil.example/callback", Fault::Host),
        ("https://APP.example/callback", Fault::Host),
        ("https://app.example./callback", Fault::Host),
        ("https://app..example/callback", Fault::Host),
        ("https://-app.example/callback", Fault::Host),
        ("https://app_1.example/callback", Fault::Host),
        ("https://127.1/callback", Fault::Host),
        ("https://0x7f.1/callback", Fault::Host),
        ("https://2130706433/callback", Fault::Host),
        ("https://0177.0.0.1/callback", Fault::Host),
        ("https://[0:0:0:0:0:0:0:1]/callback", Fault::Host),
        ("https://[::1%25lo]/callback", Fault::Characters),
        ("https://[::ffff:127.0.0.1]/callback", Fault::Host),
        ("https://localhost/callback", Fault::Host),
        ("https:///callback", Fault::Host),
        ("https:app.example/callback", Fault::Host),
        ("https://app.example:0/callback", Fault::Host),
        ("https://app.example:65536/callback", Fault::Host),
        ("https://app.example:/callback", Fault::Host),
        ("https://app.example", Fault::Path),
        ("https://app.example?x", Fault::Path),
        ("https://app.example/callback?code=x", Fault::Parameter),
        ("https://app.example/callback?a=b&state", Fault::Parameter),
        ("https://app.example/callback?%63ode=x", Fault::Parameter),
        ("https://app.example/a/../b", Fault::Path),
        ("https://app.example/./b", Fault::Path),
        ("https://app.example/callback@evil.example", Fault::Path),
        ("http://localhost/callback", Fault::Localhost),
        ("http://localhost:8080/callback", Fault::Localhost),
        ("http://app.example/callback", Fault::PlainHttp),
        ("http://127.0.0.2/callback", Fault::PlainHttp),
        ("http://127.1/callback", Fault::PlainHttp),
        ("http://127.0.0.1.evil.example/callback", Fault::PlainHttp),
        ("http://127.0.0.1@evil.example/callback", Fault::PlainHttp),
        ("http://[::ffff:127.0.0.1]/callback", Fault::PlainHttp),
        ("http://127.0.0.1", Fault::PlainHttp),
        ("javascript:alert(1)", Fault::Scheme),
        ("data:text/html,x", Fault::Scheme),
        ("myapp:/callback", Fault::Scheme),
        ("myapp://callback", Fault::Scheme),
        ("HTTPS://app.example/callback", Fault::Scheme),
        ("/callback", Fault::Scheme),
        ("com.example.app://host/callback", Fault::Path),
        ("com.example.app:callback", Fault::Path),
        ("com..app:/callback", Fault::Scheme),
    ] {
        assert_eq!(RedirectUri::parse(uri), Err(fault), "{uri}");
    }
    assert_eq!(RedirectUri::parse(&format!("https://app.example/{}", "a".repeat(1000))), Err(Fault::Length));
}

/// Pieces that matter to somebody who reads a URI, put together at random where they might stand.
fn pieced() -> impl Strategy<Value = String> {
    const BEGIN: [&str; 6] = ["https://", "https://", "http://", "https:", "https:\\", "com.example.app:"];
    const HOST: [&str; 30] = [
        "app.example",
        "evil.example",
        "a",
        "b.c",
        ".",
        "..",
        "-",
        "_",
        "@",
        ":",
        "user:",
        ":80",
        ":443",
        ":8080",
        ":0",
        ":65536",
        "127.0.0.1",
        "127.1",
        "0x7f.1",
        "0177.0.0.1",
        "1.2.3.4",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::7f00:1]",
        "[1::0:0:1]",
        "localhost",
        "%41",
        "xn--pp-1ec",
        "\u{ad}",
        "\u{3002}",
    ];
    const REST: [&str; 32] = [
        "/", "/", "/", "\\", "a", "b", "callback", ".", "..", "%2e", "%2f", "%5c", "%41", "%", "%zz", "?",
        "?", "#", "&", "=", "a=b", "code=x", ";", "*", "@", ":", "[", "'", "~", "\t", " ", "\u{c9}",
    ];
    let some =
        |pieces: &'static [&str], most| proptest::collection::vec(proptest::sample::select(pieces), 0..most);
    (proptest::sample::select(BEGIN.as_slice()), some(&HOST, 4), some(&REST, 7))
        .prop_map(|(begin, host, rest)| format!("{begin}{}/{}", host.concat(), rest.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_registered_reads_the_same_in_a_browser(text in pieced()) {
        let (Ok(registered), Ok(read)) = (RedirectUri::parse(&text), url::Url::parse(&text)) else { return Ok(()) };
        let default_port = if text.starts_with("https:") { ":443/" } else { ":80/" };
        prop_assert_eq!(read.as_str(), text.replacen(default_port, "/", 1));
        prop_assert!(read.username().is_empty() && read.password().is_none() && read.fragment().is_none());
        prop_assert!(registered.matches(&text));
    }

    #[test]
    fn what_passes_leads_a_browser_to_the_same_host_and_page(text in pieced()) {
        for registered in ["https://app.example/a", "http://127.0.0.1/a", "http://[::1]:8080/a"] {
            if RedirectUri::parse(registered).unwrap().matches(&text) {
                let (read, known) = (url::Url::parse(&text).unwrap(), url::Url::parse(registered).unwrap());
                prop_assert_eq!((read.scheme(), read.host_str()), (known.scheme(), known.host_str()));
                prop_assert_eq!((read.path(), read.query()), (known.path(), known.query()));
            }
        }
    }
}
