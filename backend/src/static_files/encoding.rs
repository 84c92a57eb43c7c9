//! Which of the ready-made forms of a file a client takes.

use drempel_backend::quality::weighted;

/// A form a file lies ready in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// `.br` (RFC 7932).
    Brotli,
    /// `.gz` (RFC 1952).
    Gzip,
    /// As it is.
    Identity,
}

impl Encoding {
    /// As `Content-Encoding` says it; nothing for a file as it is.
    pub(crate) fn token(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }
}

/// The forms the client takes, best first; the file as it is always comes last, also when it was refused, because a
/// page that works is worth more than a 406.
pub(crate) fn accepted(header: Option<&str>) -> Vec<Encoding> {
    let list: Vec<_> = header.into_iter().flat_map(weighted).collect();
    let weight = |name: &str| {
        let named = list.iter().find(|(item, _)| item.eq_ignore_ascii_case(name));
        named.or_else(|| list.iter().find(|(item, _)| *item == "*")).map_or(0, |(_, weight)| *weight)
    };
    let (brotli, gzip) = (weight("br"), weight("gzip"));
    let mut order = vec![(Encoding::Brotli, brotli), (Encoding::Gzip, gzip)];
    order.retain(|(_, weight)| *weight > 0);
    order.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    order.into_iter().map(|(encoding, _)| encoding).chain([Encoding::Identity]).collect()
}

#[cfg(test)]
mod tests {
    use super::{Encoding, accepted};

    #[test]
    fn the_clients_weights_decide_and_brotli_wins_a_tie() {
        let all = [Encoding::Brotli, Encoding::Gzip, Encoding::Identity];
        assert_eq!(accepted(Some("gzip, deflate, br")), all);
        assert_eq!(accepted(Some("*")), all);
        assert_eq!(accepted(Some("br;q=0.5, gzip")), [Encoding::Gzip, Encoding::Brotli, Encoding::Identity]);
        assert_eq!(accepted(Some("br;q=0, *;q=0.1")), [Encoding::Gzip, Encoding::Identity]);
        assert_eq!(accepted(Some("identity")), [Encoding::Identity]);
        assert_eq!(accepted(None), [Encoding::Identity]);
    }
}
