//! The headers of every file, said once; written for the servers that read them from a file.

use std::fmt::Write as _;

/// What decides the headers of one build.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    /// Hash sources of the inlined styles, one a door.
    pub(crate) styles: Vec<String>,
    /// The origin of the backend when it is not the page's own.
    pub(crate) api: Option<String>,
}

/// Headers for the paths that match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// A path, with `*` at its end for everything below.
    pub(crate) path: &'static str,
    /// Names and values.
    pub(crate) headers: Vec<(&'static str, String)>,
}

const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const ASK_FIRST: &str = "no-cache";

/// All rules; a later one adds to the earlier ones and never contradicts them.
pub(crate) fn rules(facts: &Facts) -> Vec<Rule> {
    let everywhere = vec![
        ("Content-Security-Policy", policy(facts)),
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Embedder-Policy", "require-corp".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", permissions()),
    ];
    vec![
        Rule { path: "/*", headers: everywhere },
        Rule { path: "/assets/*", headers: vec![("Cache-Control", IMMUTABLE.to_owned())] },
        Rule { path: "/authenticator-assets/*", headers: vec![("Cache-Control", IMMUTABLE.to_owned())] },
        Rule { path: "/", headers: vec![("Cache-Control", ASK_FIRST.to_owned())] },
        Rule { path: "/*.html", headers: vec![("Cache-Control", ASK_FIRST.to_owned())] },
        Rule { path: "/config.json", headers: vec![("Cache-Control", ASK_FIRST.to_owned())] },
        Rule { path: "/service_worker.js", headers: vec![("Cache-Control", ASK_FIRST.to_owned())] },
    ]
}

fn policy(facts: &Facts) -> String {
    let mut connect = "'self'".to_owned();
    if let Some(api) = &facts.api {
        connect.push(' ');
        connect.push_str(api);
    }
    let styles: String = facts.styles.iter().map(|style| format!(" '{style}'")).collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{styles}; \
         img-src 'self' blob: data:; connect-src {connect}; worker-src 'self'; manifest-src 'self'; \
         form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types {POLICY}"
    )
}

/// No script makes markup out of text. The one policy, in `public/boot.js`, admits the addresses of the two workers.
const POLICY: &str = "drempel";

/// Everything is denied but the two features a sign-in uses.
fn permissions() -> String {
    let denied = [
        "accelerometer",
        "autoplay",
        "display-capture",
        "geolocation",
        "gyroscope",
        "hid",
        "identity-credentials-get",
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "screen-wake-lock",
        "serial",
        "usb",
        "xr-spatial-tracking",
    ];
    let mut out =
        "camera=(self), publickey-credentials-get=(self), publickey-credentials-create=(self)".to_owned();
    for feature in denied {
        let _ = write!(out, ", {feature}=()");
    }
    out
}

/// The `_headers` file of Netlify and Cloudflare Pages.
pub(crate) fn netlify(rules: &[Rule]) -> String {
    let mut out = String::new();
    for rule in rules {
        let _ = writeln!(out, "{}", rule.path);
        for (name, value) in &rule.headers {
            let _ = writeln!(out, "  {name}: {value}");
        }
    }
    out
}

/// An `include` for nginx: what goes in `http`, and what goes in the `server` block, are marked.
pub(crate) fn nginx(rules: &[Rule]) -> String {
    let everywhere = rules.iter().filter(|rule| rule.path == "/*").flat_map(|rule| &rule.headers);
    let common: String =
        everywhere.map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n")).collect();
    // add_header in a location drops those of the server, so the one header that varies is a variable.
    let mut caching = format!("    default \"{ASK_FIRST}\";\n");
    for rule in rules.iter().filter(|rule| rule.path.ends_with("/*") && rule.path != "/*") {
        for (name, value) in &rule.headers {
            if *name == "Cache-Control" {
                let _ = writeln!(caching, "    ~^{} \"{value}\";", rule.path.trim_end_matches('*'));
            }
        }
    }
    NGINX.replace("@CACHING@", &caching).replace("@COMMON@", &common)
}

const NGINX: &str = include_str!("nginx.conf.template");

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(api: Option<&str>) -> Facts {
        Facts { styles: vec!["sha256-abc".to_owned(), "sha256-def".to_owned()], api: api.map(str::to_owned) }
    }

    #[test]
    fn the_policy_admits_no_inline_script_and_only_the_styles_that_were_built() {
        let policy = policy(&facts(None));
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"));
        assert!(policy.contains("style-src 'self' 'sha256-abc' 'sha256-def';"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn another_origin_is_connected_to_only_when_it_was_named() {
        assert!(policy(&facts(None)).contains("connect-src 'self';"));
        let named = policy(&facts(Some("https://api.example.test")));
        assert!(named.contains("connect-src 'self' https://api.example.test;"));
    }

    #[test]
    fn both_files_say_the_same_headers() {
        let rules = rules(&facts(None));
        let (netlify, nginx) = (netlify(&rules), nginx(&rules));
        for (name, value) in rules.iter().flat_map(|rule| &rule.headers) {
            assert!(netlify.contains(&format!("  {name}: {value}")), "{name}");
            assert!(nginx.contains(value.as_str()), "{name}");
        }
        assert!(!nginx.contains('@'));
    }

    #[test]
    fn what_the_backend_answers_keeps_its_own_policy_behind_nginx() {
        let nginx = nginx(&rules(&facts(None)));
        let (_, location) = nginx.split_once("|oauth2|").unwrap();
        let (location, _) = location.split_once('}').unwrap();
        assert!(location.contains("add_header ") && !location.contains("Content-Security-Policy"));
    }
}
