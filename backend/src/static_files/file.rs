//! One file in every form it lies ready in, each with its own entity tag.

use super::encoding::Encoding;
use super::media_type;
use axum::body::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// A file as it is, and compressed where the build left a compressed form beside it.
#[derive(Debug)]
pub(crate) struct File {
    pub(super) media_type: &'static str,
    identity: Form,
    brotli: Option<Form>,
    gzip: Option<Form>,
}

/// The bytes of one form. Its tag is a hash of them, so it changes exactly when they do (RFC 9110 section 8.8.3).
#[derive(Debug)]
pub(crate) struct Form {
    pub(super) bytes: Bytes,
    pub(super) etag: String,
}

impl Form {
    fn new(bytes: Vec<u8>) -> Self {
        let hash = Sha256::digest(&bytes);
        let short: Vec<u8> = hash.iter().copied().take(15).collect();
        Self { bytes: Bytes::from(bytes), etag: format!("\"{}\"", URL_SAFE_NO_PAD.encode(short)) }
    }
}

impl File {
    pub(super) fn new(path: &str, bytes: Vec<u8>) -> Self {
        Self { media_type: media_type::of(path), identity: Form::new(bytes), brotli: None, gzip: None }
    }

    pub(super) fn with(&mut self, encoding: Encoding, bytes: Vec<u8>) {
        let form = Form::new(bytes);
        match encoding {
            Encoding::Brotli => self.brotli = Some(form),
            Encoding::Gzip => self.gzip = Some(form),
            Encoding::Identity => self.identity = form,
        }
    }

    pub(super) fn identity(&self) -> &[u8] {
        &self.identity.bytes
    }

    /// Whether the answer depends on `Accept-Encoding`.
    pub(super) fn varies(&self) -> bool {
        self.brotli.is_some() || self.gzip.is_some()
    }

    /// The best form there is, of those accepted, best first.
    pub(super) fn form(&self, accepted: &[Encoding]) -> (Encoding, &Form) {
        let ready = |encoding: &Encoding| match encoding {
            Encoding::Brotli => self.brotli.as_ref(),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Identity => Some(&self.identity),
        };
        accepted
            .iter()
            .find_map(|encoding| ready(encoding).map(|form| (*encoding, form)))
            .unwrap_or((Encoding::Identity, &self.identity))
    }
}
