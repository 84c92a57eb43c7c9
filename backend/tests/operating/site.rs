//! The pages, as a browser asks for them.

use crate::support::{Place, Server, brotli, exchange, gzip, write_site};

fn serve(place: &Place) -> Server {
    let site = write_site(place);
    Server::start(place, &["--data", "data", "--site", site.to_str().unwrap()])
}

#[test]
fn a_file_goes_out_in_the_best_form_the_browser_takes() {
    let (place, script) = (Place::new(), "/assets/app-1.js");
    let server = serve(&place);
    for (accepted, encoding, body) in [
        ("gzip, deflate, br", "br", brotli("identity")),
        ("gzip, br;q=0.5", "gzip", gzip("identity")),
        ("br;q=0, gzip", "gzip", gzip("identity")),
        ("identity", "", b"identity".to_vec()),
        ("", "", b"identity".to_vec()),
    ] {
        let answer = server.get(script, &[("Accept-Encoding", accepted)]);
        assert_eq!((answer.status, &answer.body), (200, &body), "{accepted}");
        assert_eq!(answer.header("content-encoding"), encoding, "{accepted}");
        assert_eq!(answer.header("vary"), "Accept-Encoding");
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(answer.header("content-length"), body.len().to_string());
    }
}

#[test]
fn a_file_without_compressed_forms_does_not_vary() {
    let place = Place::new();
    let answer = serve(&place).get("/assets/plain.js", &[("Accept-Encoding", "br")]);
    assert_eq!((answer.header("vary"), answer.text()), (String::new(), "plain".to_owned()));
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let place = Place::new();
    let server = serve(&place);
    let first = server.get("/assets/app-1.js", &[("Accept-Encoding", "br")]);
    let etag = first.header("etag");
    for tags in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}"), "*".to_owned()] {
        let again = server.get("/assets/app-1.js", &[("Accept-Encoding", "br"), ("If-None-Match", &tags)]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{tags}");
        assert_eq!(again.header("etag"), etag);
        assert_eq!(again.header("cache-control"), first.header("cache-control"));
    }
    let other_form = server.get("/assets/app-1.js", &[("If-None-Match", &etag)]);
    assert_eq!(other_form.status, 200, "the tag of the brotli form says nothing about the plain one");
}

#[test]
fn head_says_everything_but_the_body() {
    let place = Place::new();
    let server = serve(&place);
    let head = exchange(server.address, "HEAD", "/assets/plain.js", &[], "");
    assert_eq!((head.status, head.body.len(), head.header("content-length").as_str()), (200, 0, "5"));
    let post = exchange(server.address, "POST", "/assets/plain.js", &[], "");
    assert_eq!((post.status, post.header("allow").as_str()), (405, "GET, HEAD"));
}

#[test]
fn nothing_outside_the_site_can_be_reached() {
    let place = Place::new();
    let server = serve(&place);
    for path in [
        "/../outside.txt",
        "/assets/../../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "//outside.txt",
        "/assets/..\\..\\outside.txt",
        "/link.txt",
        "/etc/passwd",
    ] {
        let answer = server.get(path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("outside"), "{path}");
    }
}

#[test]
fn hidden_files_and_compressed_forms_are_not_files() {
    let place = Place::new();
    let server = serve(&place);
    for path in [
        "/_headers",
        "/nginx.conf",
        "/.well-hidden",
        "/.git/config",
        "/assets/app-1.js.br",
        "/assets/app-1.js.gz",
    ] {
        let answer = server.get(path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("hidden"), "{path}");
    }
}

#[test]
fn the_headers_of_the_site_are_applied() {
    let place = Place::new();
    let server = serve(&place);
    for path in ["/", "/signin", "/assets/plain.js", "/config.json", "/nowhere"] {
        let answer = server.get(path, &[]);
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(
            answer.header("content-security-policy"),
            "default-src 'none'; script-src 'self'",
            "{path}"
        );
    }
    assert_eq!(
        server.get("/assets/plain.js", &[]).header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(server.get("/", &[]).header("cache-control"), "no-cache");
    assert_eq!(
        server.get("/assets/gone.js", &[]).header("cache-control"),
        "no-store",
        "an absence is not kept a year"
    );
}

#[test]
fn a_page_nobody_knows_is_a_404_with_the_app() {
    let place = Place::new();
    let server = serve(&place);
    let page = server.get("/nowhere", &[("Accept-Language", "nl")]);
    assert_eq!((page.status, page.text().as_str()), (404, "<p>page nl"));
    let script = server.get("/nowhere.js", &[]);
    assert_eq!((script.status, script.header("content-type").as_str()), (404, "text/plain; charset=utf-8"));
    let endpoint = server.get("/api/v1/nowhere", &[]);
    assert_eq!(
        (endpoint.status, endpoint.header("content-type").as_str()),
        (404, "application/problem+json")
    );
}

#[test]
fn a_broken_site_is_refused_at_the_start() {
    let place = Place::new();
    place.write("empty/readme.txt", "x");
    place.write("broken/index.html", "x");
    place.write("broken/_headers", "/*\n  nonsense\n");
    for (site, words) in
        [("missing", "cannot read the site"), ("empty", "no index.html"), ("broken", "_headers, line 2")]
    {
        let said = place.run(&["serve", "--listen", "127.0.0.1:0", "--data", "data", "--site", site], "");
        assert_eq!(said.code, 2, "{said:?}");
        assert!(said.err.contains(words), "{said:?}");
    }
    assert!(!place.path().join("data").exists(), "nothing is begun before everything is right");
}

#[test]
fn a_site_is_read_anew_on_hangup_and_a_broken_one_is_not_taken() {
    let place = Place::new();
    let mut server = serve(&place);
    place.write("site/index.html", "<p>newer");
    server.signal("HUP");
    server.wait_for_log(|log| log.contains("read anew").then_some(()));
    assert_eq!(server.get("/signin", &[]).text(), "<p>newer");
    place.write("site/_headers", "nonsense");
    server.signal("HUP");
    server.wait_for_log(|log| log.contains("the old one stays").then_some(()));
    assert_eq!(server.get("/signin", &[]).text(), "<p>newer");
}

const ANYTHING: [(&str, &str); 1] = [("Accept-Encoding", "br, gzip")];

/// What people may edit counts although a form of what it was lies beside it.
#[test]
fn an_edited_config_json_reaches_the_browser() {
    let place = Place::new();
    write_site(&place);
    let old = "{\"name\": \"Example\"}";
    for (name, bytes) in [("br", brotli(old)), ("gz", gzip(old))] {
        let file = place.path().join(format!("site/config.json.{name}"));
        std::fs::write(file, bytes).unwrap();
    }
    place.write("site/index.html", "<p>edited");
    std::fs::write(place.path().join("site/index.html.br"), brotli("<p>app en")).unwrap();
    let mut server = Server::start(&place, &["--data", "data", "--site", "site"]);
    let config = server.get("/config.json", &ANYTHING);
    assert_eq!((config.header("content-encoding").as_str(), config.body), ("br", brotli(old)));
    assert_eq!(server.get("/signin", &ANYTHING).text(), "<p>edited", "edited before the start");
    place.write("site/config.json", "{\"name\": \"Changed\"}");
    server.signal("HUP");
    server.wait_for_log(|log| log.contains("read anew").then_some(()));
    let config = server.get("/config.json", &ANYTHING);
    assert_eq!(config.text(), "{\"name\": \"Changed\"}");
    assert!(server.log().contains("config.json.br"), "{}", server.log());
}

#[test]
fn a_configuration_of_ones_own_is_served_with_and_without_the_pages() {
    let place = Place::new();
    write_site(&place);
    place.write("own.json", "\u{feff}{\"name\": \"Own\"}");
    place.write("drempel.toml", "[server]\nsite_config = \"own.json\"\n");
    for more in [["--data", "data"].as_slice(), &["--data", "other", "--site", "site"]] {
        let server = Server::start(&place, &[["--config", "drempel.toml"].as_slice(), more].concat());
        assert_eq!(server.get("/config.json", &ANYTHING).text(), "{\"name\": \"Own\"}", "{more:?}");
    }
}
