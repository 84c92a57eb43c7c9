//! The compact form of what is signed (RFC 7515 section 7.1): three parts, joined by full stops.

/// The parts as they stand there, still encoded.
pub(crate) struct Parts<'a> {
    /// Header and payload with the full stop between: what was signed.
    pub(crate) signing_input: &'a str,
    pub(crate) header: &'a str,
    pub(crate) payload: &'a str,
    pub(crate) signature: &'a str,
}

/// Takes a text apart; `None` when it has not exactly three parts.
pub(crate) fn parts(compact: &str) -> Option<Parts<'_>> {
    let (signing_input, signature) = compact.rsplit_once('.')?;
    let (header, payload) = signing_input.split_once('.')?;
    (!payload.contains('.')).then_some(Parts { signing_input, header, payload, signature })
}
