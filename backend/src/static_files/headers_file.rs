//! The `_headers` file of a built site: a path pattern on a line of its own, its headers indented below it. The
//! same file tells a CDN (Netlify's and Cloudflare's syntax) what this module tells the backend, so both serve alike.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// One pattern with what it sets and what it takes away.
#[derive(Debug)]
pub(crate) struct Rule {
    pattern: String,
    set: Vec<(HeaderName, HeaderValue)>,
    detach: Vec<HeaderName>,
}

/// What is wrong with the file, and where.
#[derive(Debug, thiserror::Error)]
#[error("_headers, line {line}: {cause}; run `cargo xtask build` again")]
pub(crate) struct HeadersFileError {
    line: usize,
    cause: &'static str,
}

/// Reads the whole file; one bad line refuses all of it, because a header left out is a hole.
pub(crate) fn parse(text: &str) -> Result<Vec<Rule>, HeadersFileError> {
    let mut rules: Vec<Rule> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let fail = |cause| HeadersFileError { line: index + 1, cause };
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if !line.starts_with([' ', '\t']) {
            if !content.starts_with('/') {
                return Err(fail("a path pattern begins with a slash"));
            }
            rules.push(Rule { pattern: content.to_owned(), set: Vec::new(), detach: Vec::new() });
            continue;
        }
        let rule = rules.last_mut().ok_or_else(|| fail("a header without a path pattern above it"))?;
        if let Some(name) = content.strip_prefix('!') {
            rule.detach.push(name.trim().parse().map_err(|_| fail("not the name of a header"))?);
        } else {
            let (name, value) = content.split_once(':').ok_or_else(|| fail("no colon after the name"))?;
            let name = name.trim().parse().map_err(|_| fail("not the name of a header"))?;
            rule.set.push((name, value.trim().parse().map_err(|_| fail("not the value of a header"))?));
        }
    }
    Ok(rules)
}

/// Adds the headers of every rule that fits, in the file's order. Two values of one header are joined by a comma,
/// as a CDN does.
pub(crate) fn apply(rules: &[Rule], path: &str, headers: &mut HeaderMap) {
    for rule in rules.iter().filter(|rule| fits(&rule.pattern, path)) {
        for name in &rule.detach {
            headers.remove(name);
        }
        for (name, value) in &rule.set {
            let joined = headers.get(name).and_then(|earlier| join(earlier, value));
            headers.insert(name, joined.unwrap_or_else(|| value.clone()));
        }
    }
}

fn join(earlier: &HeaderValue, later: &HeaderValue) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{}, {}", earlier.to_str().ok()?, later.to_str().ok()?)).ok()
}

/// `*` stands for anything, `:name` for one segment.
fn fits(pattern: &str, path: &str) -> bool {
    let Some(at) = pattern.find(['*', ':']) else { return pattern == path };
    let (before, rest) = pattern.split_at(at);
    let Some(path) = path.strip_prefix(before) else { return false };
    if let Some(after) = rest.strip_prefix('*') {
        return path
            .char_indices()
            .map(|(at, _)| at)
            .chain([path.len()])
            .any(|at| path.get(at..).is_some_and(|tail| fits(after, tail)));
    }
    let after = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("");
    let segment = path.find('/').unwrap_or(path.len());
    segment > 0 && path.get(segment..).is_some_and(|tail| fits(after, tail))
}

#[cfg(test)]
mod tests {
    use super::{apply, fits, parse};
    use axum::http::HeaderMap;

    #[test]
    fn a_pattern_knows_stars_and_segments() {
        for (pattern, path) in [
            ("/*", "/"),
            ("/*", "/a/b"),
            ("/a/*.js", "/a/x.js"),
            ("/:page", "/signin"),
            ("/a/:x/c", "/a/b/c"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [("/a", "/ab"), ("/a/*.js", "/a/x.css"), ("/:page", "/a/b"), ("/:page", "/")] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn later_rules_add_and_detach() {
        let rules = parse("# all\n/*\n  X-One: a\n  X-Two: b\n/app.js\n  X-One: c\n  ! X-Two\n").unwrap();
        let mut headers = HeaderMap::new();
        apply(&rules, "/app.js", &mut headers);
        assert_eq!(headers["x-one"], "a, c");
        assert!(!headers.contains_key("x-two"));
    }

    #[test]
    fn a_bad_line_is_named() {
        for (text, line) in
            [("  X: y\n", 1), ("/*\n  nonsense\n", 2), ("/*\n\nfoo\n", 3), ("/*\n  bad name: x", 2)]
        {
            assert!(parse(text).unwrap_err().to_string().starts_with(&format!("_headers, line {line}: ")));
        }
    }
}
