//! Google's migration codes, one and several.
#![cfg(feature = "exchange")]
#![expect(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[cfg(target_family = "wasm")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod samples;

use core::num::NonZeroU32;
use drempel_verify::exchange::migration::{Part, Parts, write};
use drempel_verify::exchange::{Brought, ExchangeError, Imported, Why, read};
use drempel_verify::{Algorithm, Digits, Otpauth, Totp};
use samples::{MIGRATION, MIGRATION_PARTS, anna, bram, zolder};

fn parts() -> Vec<Part> {
    MIGRATION_PARTS.lines().map(|line| Part::parse(line).unwrap()).collect()
}

fn with(account: &Otpauth, digits: Digits, period: u32) -> Otpauth {
    let totp = account.totp();
    let period = NonZeroU32::new(period).unwrap();
    let totp = Totp::new(totp.key().clone(), totp.algorithm(), digits, period);
    Otpauth::new(account.issuer(), account.account(), totp)
}

#[test]
fn one_code_is_read_at_once() {
    let Brought::Accounts(imported) = read(MIGRATION).unwrap() else { panic!("not accounts") };
    let [first, second] = imported.accounts.as_slice() else { panic!("{imported:?}") };
    assert_eq!(first, &anna());
    assert_eq!((second.issuer(), second.account()), (None, "zolder"));
    assert_eq!(second.totp(), with(&zolder(), Digits::Eight, 30).totp());
    let [carla] = imported.left_out.as_slice() else { panic!("{imported:?}") };
    assert_eq!((carla.name.as_str(), carla.why), ("Oude bank (carla)", Why::CounterBased));
}

#[test]
fn several_codes_are_whole_when_each_was_seen_in_any_order_and_as_often_as_anybody_likes() {
    let Brought::Part(part) = read(MIGRATION_PARTS.lines().nth(1).unwrap()).unwrap() else {
        panic!("no part")
    };
    assert_eq!((part.place(), part.size()), (1, 3));
    let mut codes = Parts::default();
    assert_eq!((codes.progress(), codes.whole()), ((0, 0), None));
    for (place, progress) in [(2, 1), (0, 2), (2, 2), (0, 2)] {
        codes.add(parts()[place].clone()).unwrap();
        assert_eq!((codes.progress(), codes.whole()), ((progress, 3), None));
    }
    codes.add(part).unwrap();
    let whole = codes.whole().unwrap();
    let names: Vec<_> = whole.accounts.iter().map(Otpauth::account).collect();
    assert_eq!(names, ["anna@drempel.example", "bram", "zolder", "daan"]);
    assert_eq!(whole.left_out.len(), 1);
}

#[test]
fn a_list_of_codes_is_taken_when_all_are_there() {
    let Brought::Accounts(imported) = read(MIGRATION_PARTS).unwrap() else { panic!("not accounts") };
    assert_eq!((imported.accounts.len(), imported.left_out.len()), (4, 1));
    let some: Vec<&str> = MIGRATION_PARTS.lines().skip(1).collect();
    assert_eq!(read(&some.join("\n")).err(), Some(ExchangeError::Incomplete));
    let mixed = format!("{}\n{}\n{MIGRATION_PARTS}", bram().to_uri(), some.join("\n"));
    let Brought::Accounts(imported) = read(&mixed).unwrap() else { panic!("not accounts") };
    assert_eq!((imported.accounts.len(), imported.accounts.first()), (5, Some(&bram())));
    assert_eq!(read(&format!("{MIGRATION_PARTS}{MIGRATION}")).err(), Some(ExchangeError::OtherExport));
}

#[test]
fn a_code_of_another_export_is_not_mixed_in() {
    let mut codes = Parts::default();
    codes.add(parts()[0].clone()).unwrap();
    assert_eq!(codes.add(Part::parse(MIGRATION.trim()).unwrap()), Err(ExchangeError::OtherExport));
    let (others, _) = write(&vec![anna(); 25], 7);
    assert_eq!(codes.add(Part::parse(&others[1]).unwrap()), Err(ExchangeError::OtherExport));
    assert_eq!(codes.progress(), (1, 3));
}

#[test]
fn codes_are_written_ten_accounts_each_and_read_back() {
    let accounts: Vec<Otpauth> = (0..23)
        .map(|place| {
            Otpauth::new(
                Some("a: b"),
                &format!("{place}:x+%"),
                with(&zolder(), Digits::Eight, 30).totp().clone(),
            )
        })
        .chain([anna(), Otpauth::new(None, "wifi: zolder", anna().totp().clone())])
        .collect();
    let (written, left_out) = write(&accounts, u32::MAX);
    assert_eq!((written.len(), left_out.len()), (3, 0));
    let mut codes = Parts::default();
    for code in written.iter().rev() {
        assert!(code.len() < 2_500, "one QR code holds it");
        codes.add(Part::parse(code).unwrap()).unwrap();
    }
    assert_eq!(codes.whole(), Some(Imported { accounts, left_out: Vec::new() }));
}

#[test]
fn what_the_codes_cannot_hold_is_named() {
    let (written, left_out) = write(&[anna(), bram(), zolder()], 1);
    let why: Vec<_> = left_out.iter().map(|left_out| (left_out.name.as_str(), left_out.why)).collect();
    assert_eq!(why, [("Gemeente Utrecht (bram)", Why::Digits), ("wifi: zolder", Why::Period)]);
    assert_eq!(written.len(), 1);
    assert_eq!(write(&[], 1), (Vec::new(), Vec::new()));
    assert_eq!(bram().totp().algorithm(), Algorithm::Sha256);
}

#[test]
fn a_broken_code_is_refused() {
    let refused = |text: &str| Part::parse(text).err();
    for text in ["", "otpauth://totp/a?secret=MZXW6YTB", "otpauth-migration:", "https://offline?data=CgA"] {
        assert_eq!(refused(text), Some(ExchangeError::Unknown), "{text}");
    }
    for data in [
        "offline",
        "offline?",
        "offline?date=CgA",
        "offline?data=%zz",
        "offline?data=C",
        "offline?data=Cg-_",
        "offline?data=Cg",
        "offline?data=CgI%3D",
        "offline?data=Dw",
        "offline?data=%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F%2F",
        "offline?data=IAU%3D",
        "offline?data=GGU%3D",
        "offline?data=CgMS%2Ff8%3D",
    ] {
        let text = format!("otpauth-migration://{data}");
        assert_eq!(refused(&text), Some(ExchangeError::Malformed), "{data}");
    }
    let good = MIGRATION.trim();
    for cut in 0..good.len() {
        let _ = refused(&good[..cut]);
    }
}

#[test]
fn a_code_is_not_printed_by_mistake() {
    assert_eq!(format!("{:?}", parts()[0]), "Part(…)");
}
