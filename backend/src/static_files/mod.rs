//! Serves a built site out of memory: precompressed, revalidated, in the person's language, with the headers of its
//! `_headers` file.
//!
//! Only what was found when the site was loaded can be answered: a request path is looked up in an index and never
//! becomes a path of the file system, so there is nothing to traverse.

mod answer;
mod encoding;
mod file;
mod headers_file;
mod load;
mod media_type;
mod twin;

pub(crate) use load::{LoadError, load};

use file::File;
use headers_file::Rule;
use std::collections::HashMap;

/// The headers of a site that brings no `_headers`: what is safe for any page.
const FALLBACK_HEADERS: &str = "/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n  \
     X-Frame-Options: DENY\n  Cross-Origin-Opener-Policy: same-origin\n";

/// Which document stands for which path. What is listed nowhere is answered 404 with the app, which says so in
/// the person's language.
const DOCUMENTS: [(&str, &str); 8] = [
    ("/", "start.html"),
    ("/signin", "index.html"),
    ("/devicelogin", "devicelogin.html"),
    ("/signin/device", "device.html"),
    ("/authenticator", "authenticator.html"),
    ("/security-info", "account.html"),
    ("/my-sign-ins", "my_sign_ins.html"),
    ("/privacy", "page.html"),
];

/// The app itself, for a path that is no page.
const SHELL: &str = "page.html";

/// A site, ready to be answered from.
#[derive(Debug, Default)]
pub(crate) struct StaticFiles {
    /// By path with the leading slash.
    files: HashMap<String, File>,
    /// Request path → the English and the Dutch file.
    documents: HashMap<String, Document>,
    rules: Vec<Rule>,
}

/// One page in both languages, each by its place in the site.
#[derive(Debug)]
struct Document {
    english: String,
    dutch: String,
}

impl StaticFiles {
    /// Adds or replaces a file that does not lie in the site's directory.
    pub(crate) fn put(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), File::new(path, text.into_bytes()));
    }

    /// Adds a page in both languages at one path.
    pub(crate) fn put_document(&mut self, path: &str, english: String, dutch: String) {
        let document = Document { english: format!("{path}.html"), dutch: format!("/nl{path}.html") };
        self.put(&document.english, english);
        self.put(&document.dutch, dutch);
        self.documents.insert(path.to_owned(), document);
    }

    /// The text of a file, if it is there and is text.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(path)?.identity()).ok()
    }

    /// Puts the fixed documents in place, as far as the site has them. A page without a Dutch form stays English.
    fn find_documents(&mut self) {
        for (path, name) in DOCUMENTS {
            let Some(english) =
                [name, SHELL].map(|name| format!("/{name}")).into_iter().find(|it| self.has(it))
            else {
                continue;
            };
            let dutch =
                Some(format!("/nl{english}")).filter(|it| self.has(it)).unwrap_or_else(|| english.clone());
            self.documents.insert(path.to_owned(), Document { english, dutch });
        }
    }

    fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }
}
