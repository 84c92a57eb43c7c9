//! Lists with weights, as in `Accept-Encoding` and `Accept-Language` (RFC 9110 section 12.4.2).

/// Each item with its weight in thousandths, in the order given. A weight nobody can read counts as 0.
pub fn weighted(header: &str) -> impl Iterator<Item = (&str, u16)> {
    header.split(',').filter_map(|item| {
        let mut parts = item.split(';').map(str::trim);
        let name = parts.next().filter(|name| !name.is_empty())?;
        let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        Some((name, weight.map_or(1000, thousandths)))
    })
}

fn thousandths(weight: &str) -> u16 {
    match weight.parse::<f32>() {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000 by the guard")]
        Ok(weight) if (0.0..=1.0).contains(&weight) => (weight * 1000.0).round() as u16,
        Ok(_) | Err(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::weighted;

    #[test]
    fn weights_are_read_and_nonsense_counts_as_nothing() {
        let list: Vec<_> = weighted("nl-NL, nl;q=0.9 ,en; q=0.85,fr;q=7,,*;q=x").collect();
        assert_eq!(list, [("nl-NL", 1000), ("nl", 900), ("en", 850), ("fr", 0), ("*", 0)]);
    }
}
