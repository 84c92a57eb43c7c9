//! What the codes are made of (RFC 8628 sections 5.1, 5.2 and 6.1).

use super::case::{Ending, Outcome, cases, must};
use super::server::{Codes, Server};
use std::collections::{BTreeSet, HashSet};

cases! {
    "RFC 8628 5.2": a_device_code_cannot_be_guessed, no_two_device_codes_are_the_same;
    "RFC 6749 A": a_device_code_is_of_visible_letters;
    "RFC 8628 5.1": a_user_code_is_hard_enough_to_guess, no_two_user_codes_are_the_same,
        no_letter_of_a_user_code_stays_the_same;
    "RFC 8628 6.1": a_user_code_is_of_one_case, a_user_code_has_no_letters_that_are_mistaken,
        a_user_code_is_of_letters_and_digits_in_groups, a_user_code_can_be_typed;
}

/// Enough to see a letter that never changes, few enough for anybody's limits.
fn some(server: &Server) -> Result<Vec<Codes>, Ending> {
    (0..12).map(|_| server.codes()).collect()
}

fn letters(codes: &Codes) -> String {
    codes.user_code.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn a_device_code_cannot_be_guessed(server: &Server) -> Outcome {
    let code = server.codes()?.device_code;
    // 128 bits in base64 are 22 letters.
    must!(code.len() >= 22, "it has {} letters", code.len());
    let kinds = code.chars().collect::<HashSet<_>>().len();
    must!(kinds >= 10, "it has {kinds} kinds of letters");
    Ok(())
}

fn no_two_device_codes_are_the_same(server: &Server) -> Outcome {
    let codes = some(server)?;
    let all: HashSet<_> = codes.iter().map(|codes| &codes.device_code).collect();
    must!(all.len() == codes.len(), "{} of {}", all.len(), codes.len());
    Ok(())
}

fn a_device_code_is_of_visible_letters(server: &Server) -> Outcome {
    let code = server.codes()?.device_code;
    must!(code.chars().all(|c| c.is_ascii_graphic()), "it has others");
    Ok(())
}

fn a_user_code_is_hard_enough_to_guess(server: &Server) -> Outcome {
    let codes = some(server)?;
    let kinds: BTreeSet<char> =
        codes.iter().flat_map(|codes| letters(codes).chars().collect::<Vec<_>>()).collect();
    // Twelve codes show nearly every letter there is.
    let digits_only = kinds.iter().all(char::is_ascii_digit);
    let least = if digits_only { 9 } else { 8 };
    let shortest = codes.iter().map(|codes| letters(codes).len()).min().unwrap_or_default();
    must!(shortest >= least, "{shortest} letters of {} kinds", kinds.len());
    must!(kinds.len() >= if digits_only { 10 } else { 15 }, "only {} kinds of letters", kinds.len());
    Ok(())
}

fn no_two_user_codes_are_the_same(server: &Server) -> Outcome {
    let codes = some(server)?;
    let all: HashSet<_> = codes.iter().map(letters).collect();
    must!(all.len() == codes.len(), "{} of {}", all.len(), codes.len());
    Ok(())
}

fn no_letter_of_a_user_code_stays_the_same(server: &Server) -> Outcome {
    let codes: Vec<String> = some(server)?.iter().map(letters).collect();
    let length = codes.iter().map(String::len).min().unwrap_or_default();
    for place in 0..length {
        let kinds: HashSet<_> = codes.iter().filter_map(|code| code.as_bytes().get(place)).collect();
        must!(kinds.len() > 2, "letter {} is one of {} in 12 codes", place + 1, kinds.len());
    }
    Ok(())
}

fn a_user_code_is_of_one_case(server: &Server) -> Outcome {
    for codes in some(server)? {
        let code = letters(&codes);
        let (upper, lower) =
            (code.chars().any(|c| c.is_ascii_uppercase()), code.chars().any(|c| c.is_ascii_lowercase()));
        must!(!(upper && lower), "it has both: {:?}", codes.user_code);
    }
    Ok(())
}

fn a_user_code_has_no_letters_that_are_mistaken(server: &Server) -> Outcome {
    let codes: Vec<String> = some(server)?.iter().map(|codes| letters(codes).to_ascii_uppercase()).collect();
    let has = |c: char| codes.iter().any(|code| code.contains(c));
    for (one, other) in [('0', 'O'), ('1', 'I'), ('1', 'L'), ('5', 'S'), ('2', 'Z'), ('8', 'B')] {
        must!(!(has(one) && has(other)), "both {one} and {other} are used");
    }
    Ok(())
}

fn a_user_code_is_of_letters_and_digits_in_groups(server: &Server) -> Outcome {
    for codes in some(server)? {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ' ' | '.');
        must!(codes.user_code.chars().all(fits), "it is {:?}", codes.user_code);
    }
    Ok(())
}

fn a_user_code_can_be_typed(server: &Server) -> Outcome {
    let code = server.codes()?.user_code;
    must!(code.len() <= 16, "it has {} letters", code.len());
    Ok(())
}
