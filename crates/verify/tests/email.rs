//! What an e-mail address is.

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use drempel_verify::{EmailAddress, EmailError};

fn read(typed: &str) -> Result<String, EmailError> {
    EmailAddress::try_from(typed).map(|address| address.as_str().to_owned())
}

fn is_refused(typed: &str, cause: EmailError) {
    assert_eq!(read(typed), Err(cause), "{typed:?}");
}

fn is_read(typed: &str, address: &str) {
    assert_eq!(read(typed).as_deref(), Ok(address), "{typed:?}");
}

#[test]
fn an_ordinary_address_is_read_as_it_is() {
    for address in [
        "anna@drempel.example",
        "anna.de.vries+sign-in@mail.drempel.example",
        "a@b.nl",
        "0@0.nl",
        "o'brien@drempel.example",
        "!#$%&'*+-/=?^_`{|}~@drempel.example",
        "root@localhost",
        "anna@xn--bcher-kva.example",
    ] {
        is_read(address, address);
    }
}

#[test]
fn upper_and_lower_case_are_one_address() {
    is_read("Anna.DeVries@Drempel.EXAMPLE", "anna.devries@drempel.example");
    is_read("JÜRGEN@BÜCHER.example", "jürgen@bücher.example");
    is_read("ΆΝΝΑ.ЁЛКА@ԲԱՌ.VIỆT", "άννα.ёлка@բառ.việt");
    is_read("ROOT@LOCALHOST", "root@localhost");
}

#[test]
fn what_surrounds_a_pasted_address_means_nothing() {
    for typed in [
        " anna@drempel.example ",
        "\tanna@drempel.example\r\n",
        "\u{a0}anna@drempel.example\u{3000}",
        "\u{202a}anna@drempel.example\u{202c}",
        "\u{feff}anna@drempel.example\u{200b}",
        "mailto:anna@drempel.example",
        "MailTo:anna@drempel.example",
    ] {
        is_read(typed, "anna@drempel.example");
    }
}

#[test]
fn letters_of_every_language_are_read() {
    for address in [
        "用户@例子.广告",
        "अजय@डाटा.भारत",
        "квіточка@пошта.укр",
        "θσερ@εχαμπλε.ψομ",
        "dörte@sörensen.example",
    ] {
        is_read(address, address);
    }
}

#[test]
fn an_empty_field_is_told_apart() {
    for typed in ["", "   ", "\u{200b}", "mailto:"] {
        is_refused(typed, EmailError::Empty);
    }
}

#[test]
fn exactly_one_at_is_wanted() {
    is_refused("anna", EmailError::MissingAt);
    is_refused("anna.drempel.example", EmailError::MissingAt);
    is_refused("anna@bram@drempel.example", EmailError::SecondAt);
    is_refused("anna@@drempel.example", EmailError::SecondAt);
}

#[test]
fn both_sides_of_the_at_are_wanted() {
    is_refused("@drempel.example", EmailError::LocalPartMissing);
    is_refused("anna@", EmailError::DomainMissing);
}

#[test]
fn white_space_in_the_middle_is_refused() {
    is_refused("anna de@drempel.example", EmailError::WhiteSpace);
    is_refused("anna@drempel .example", EmailError::WhiteSpace);
    is_refused("anna\u{a0}b@drempel.example", EmailError::WhiteSpace);
}

#[test]
fn an_invisible_character_in_the_middle_is_refused() {
    for c in [
        '\0',
        '\n',
        '\u{7f}',
        '\u{ad}',
        '\u{200b}',
        '\u{200d}',
        '\u{202e}',
        '\u{2066}',
        '\u{feff}',
        '\u{e0061}',
    ] {
        is_refused(&format!("an{c}na@drempel.example"), EmailError::Invisible);
        is_refused(&format!("anna@drem{c}pel.example"), EmailError::Invisible);
    }
}

#[test]
fn a_letter_written_in_two_parts_is_refused() {
    is_read("ren\u{e9}@drempel.example", "ren\u{e9}@drempel.example");
    is_refused("rene\u{301}@drempel.example", EmailError::Twin);
    is_refused("\u{1112}\u{1161}\u{11ab}@drempel.example", EmailError::Twin);
    is_refused("anna\u{ff20}drempel.example", EmailError::Twin);
    is_refused("anna@drempel\u{3002}example", EmailError::Twin);
    is_refused("\u{130}@drempel.example", EmailError::Twin);
}

#[test]
fn a_sign_that_is_a_letter_is_refused() {
    for sign in ['\u{212a}', '\u{212b}', '\u{2126}'] {
        is_refused(&format!("{sign}@drempel.example"), EmailError::Twin);
    }
}

#[test]
fn capitals_are_lower_cased_as_unicode_says() {
    let blocks = [0x20..0x180, 0x386..0x3cf, 0x400..0x530, 0x531..0x590, 0x1e00..0x1f00];
    for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
        if let Ok(address) = EmailAddress::try_from(format!("x{c}x@drempel.example").as_str()) {
            let expected: String = c.to_lowercase().collect();
            assert_eq!(address.local_part(), format!("x{expected}x"), "U+{:04X}", u32::from(c));
        }
    }
}

#[test]
fn a_name_around_the_address_is_refused_as_such() {
    is_refused("Anna de Vries <anna@drempel.example>", EmailError::HasName);
    is_refused("<anna@drempel.example>", EmailError::HasName);
}

#[test]
fn a_quoted_local_part_is_refused() {
    is_refused("\"anna\"@drempel.example", EmailError::Quoted);
    is_refused("an\"na@drempel.example", EmailError::LocalPartCharacter);
}

#[test]
fn a_character_that_does_not_belong_is_refused() {
    for c in ",;:()[]\\".chars() {
        is_refused(&format!("an{c}na@drempel.example"), EmailError::LocalPartCharacter);
    }
    for c in ",;:()[]\\_/?&!'*".chars() {
        is_refused(&format!("anna@drem{c}pel.example"), EmailError::DomainCharacter);
    }
    is_refused("mailto:anna@drempel.example?subject=Hi", EmailError::DomainCharacter);
}

#[test]
fn a_dot_has_something_on_both_sides() {
    for local in [".anna", "anna.", "an..na", "."] {
        is_refused(&format!("{local}@drempel.example"), EmailError::LocalPartDot);
    }
    for domain in [".drempel.example", "drempel.example.", "drempel..example", "."] {
        is_refused(&format!("anna@{domain}"), EmailError::DomainDot);
    }
}

#[test]
fn a_domain_has_a_dot_or_is_localhost() {
    is_refused("anna@drempel", EmailError::DomainWithoutDot);
    is_refused("anna@localhosts", EmailError::DomainWithoutDot);
}

#[test]
fn a_part_of_a_domain_has_no_hyphen_at_its_ends() {
    is_refused("anna@-drempel.example", EmailError::DomainHyphen);
    is_refused("anna@drempel-.example", EmailError::DomainHyphen);
    is_read("anna@drem-pel.example", "anna@drem-pel.example");
}

#[test]
fn a_network_address_is_no_domain() {
    for typed in ["anna@127.0.0.1", "anna@[127.0.0.1]", "anna@[IPv6:::1]", "anna@drempel.42"] {
        is_refused(typed, EmailError::NetworkAddress);
    }
}

#[test]
fn each_length_is_limited_where_the_standard_says() {
    is_read(&format!("{}@b.nl", "a".repeat(64)), &format!("{}@b.nl", "a".repeat(64)));
    is_refused(&format!("{}@b.nl", "a".repeat(65)), EmailError::LocalPartTooLong);
    is_read(&format!("a@{}.nl", "b".repeat(63)), &format!("a@{}.nl", "b".repeat(63)));
    is_refused(&format!("a@{}.nl", "b".repeat(64)), EmailError::DomainLabelTooLong);
    let domain = format!("{0}.{0}.{0}", "b".repeat(62));
    let longest = format!("{}@{domain}.nl", "a".repeat(254 - 1 - domain.len() - 3));
    assert_eq!(longest.len(), 254);
    is_read(&longest, &longest);
    is_refused(&format!("a{longest}"), EmailError::TooLong);
    is_refused(&"a".repeat(1_000_000), EmailError::TooLong);
}

#[test]
fn a_local_part_and_a_domain_are_told_apart() {
    let address: EmailAddress = "Anna@Drempel.example".parse().unwrap();
    assert_eq!((address.local_part(), address.domain()), ("anna", "drempel.example"));
}

#[test]
fn an_address_is_not_printed() {
    let address: EmailAddress = "anna@drempel.example".parse().unwrap();
    assert_eq!(format!("{address:?}"), "EmailAddress(…)");
}
