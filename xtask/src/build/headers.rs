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
    /// Whether they stand in place of those said before, under the same names.
    pub(crate) instead: bool,
}

impl Rule {
    fn also(path: &'static str, headers: Vec<(&'static str, String)>) -> Self {
        Self { path, headers, instead: false }
    }
}

const POLICY: &str = "Content-Security-Policy";
/// Every address of the one document that starts a worker.
const WITH_A_WORKER: [&str; 3] = ["/authenticator", "/authenticator.html", "/nl/authenticator.html"];
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const ASK_FIRST: &str = "no-cache";

/// All rules; a later one adds to the earlier ones, but for the policy of the authenticator, which stands in place of the usual.
pub(crate) fn rules(facts: &Facts) -> Vec<Rule> {
    let everywhere = vec![
        (POLICY, policy(facts, Workers::None)),
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Embedder-Policy", "require-corp".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", permissions()),
    ];
    let ask_first = || vec![("Cache-Control", ASK_FIRST.to_owned())];
    let immutable = || vec![("Cache-Control", IMMUTABLE.to_owned())];
    let mut rules = vec![
        Rule::also("/*", everywhere),
        Rule::also("/assets/*", immutable()),
        Rule::also("/authenticator-assets/*", immutable()),
        Rule::also("/", ask_first()),
        Rule::also("/*.html", ask_first()),
        Rule::also("/config.json", ask_first()),
        Rule::also("/service_worker.js", ask_first()),
    ];
    let with_a_worker = || vec![(POLICY, policy(facts, Workers::Checked))];
    rules.extend(WITH_A_WORKER.map(|path| Rule { path, headers: with_a_worker(), instead: true }));
    rules
}

/// Which workers a document may start.
#[derive(Clone, Copy, Debug)]
enum Workers {
    /// None, and no text becomes markup or the address of a script.
    None,
    /// The service worker, and the worker that was fetched by its digest: the one policy for Trusted Types, in `public/boot.js`,
    /// admits these two.
    Checked,
}

fn policy(facts: &Facts, workers: Workers) -> String {
    let (worker, trusted) = match workers {
        Workers::None => ("'none'", "'none'"),
        Workers::Checked => ("'self' blob:", "drempel"),
    };
    let mut connect = "'self'".to_owned();
    if let Some(api) = &facts.api {
        connect.push(' ');
        connect.push_str(api);
    }
    let styles: String = facts.styles.iter().map(|style| format!(" '{style}'")).collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{styles}; \
         img-src 'self' blob: data:; connect-src {connect}; worker-src {worker}; manifest-src 'self'; \
         form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types {trusted}"
    )
}

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
            if rule.instead {
                let _ = writeln!(out, "  ! {name}");
            }
            let _ = writeln!(out, "  {name}: {value}");
        }
    }
    out
}

/// An `include` for nginx: what goes in `http`, and what goes in the `server` block, are marked.
pub(crate) fn nginx(rules: &[Rule]) -> String {
    let everywhere: Vec<_> =
        rules.iter().filter(|rule| rule.path == "/*").flat_map(|rule| &rule.headers).collect();
    let common: String = everywhere
        .iter()
        .map(|(name, value)| match *name {
            POLICY => format!("    add_header {name} $drempel_policy always;\n"),
            _ => format!("    add_header {name} \"{value}\" always;\n"),
        })
        .collect();
    let usual = everywhere.iter().filter(|(name, _)| *name == POLICY);
    let mut policies: String = usual.map(|(_, value)| format!("    default \"{value}\";\n")).collect();
    for rule in rules.iter().filter(|rule| rule.instead) {
        for (_, value) in &rule.headers {
            let _ = writeln!(policies, "    {} \"{value}\";", rule.path);
        }
    }
    // add_header in a location drops those of the server, so the one header that varies is a variable.
    let mut caching = format!("    default \"{ASK_FIRST}\";\n");
    for rule in rules.iter().filter(|rule| rule.path.ends_with("/*") && rule.path != "/*") {
        for (name, value) in &rule.headers {
            if *name == "Cache-Control" {
                let _ = writeln!(caching, "    ~^{} \"{value}\";", rule.path.trim_end_matches('*'));
            }
        }
    }
    NGINX.replace("@CACHING@", &caching).replace("@POLICIES@", &policies).replace("@COMMON@", &common)
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
        let policy = policy(&facts(None), Workers::None);
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"));
        assert!(policy.contains("style-src 'self' 'sha256-abc' 'sha256-def';"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn another_origin_is_connected_to_only_when_it_was_named() {
        assert!(policy(&facts(None), Workers::None).contains("connect-src 'self';"));
        let named = policy(&facts(Some("https://api.example.test")), Workers::None);
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
        for place in ["@CACHING@", "@POLICIES@", "@COMMON@"] {
            assert!(!nginx.contains(place), "{place} is filled");
        }
    }

    #[test]
    fn only_the_authenticator_may_start_a_worker() {
        let rules = rules(&facts(None));
        let (netlify, nginx) = (netlify(&rules), nginx(&rules));
        for text in [&netlify, &nginx] {
            assert_eq!(text.matches("trusted-types 'none'").count(), 1);
            assert_eq!(text.matches("worker-src 'self' blob:").count(), WITH_A_WORKER.len());
        }
        let (_, authenticator) = netlify.split_once("\n/authenticator\n").unwrap();
        assert!(authenticator.starts_with("  ! Content-Security-Policy\n"), "{authenticator}");
    }

    #[test]
    fn what_the_backend_answers_keeps_its_own_policy_behind_nginx() {
        let nginx = nginx(&rules(&facts(None)));
        let (_, location) = nginx.split_once("|oauth2|").unwrap();
        let (location, _) = location.split_once('}').unwrap();
        assert!(location.contains("add_header ") && !location.contains("Content-Security-Policy"));
    }
}
