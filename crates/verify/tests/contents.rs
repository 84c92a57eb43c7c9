//! What is in the vault: spelled, and read back as it was.
#![cfg(feature = "contents")]

use drempel_verify::contents::{
    Account, AccountId, ApprovalKey, Contents, ContentsError, Kind, Registration,
};
use drempel_verify::{Key, Otpauth, Totp};

fn account(name: &str, at: u8) -> Account {
    let totp = Totp::standard(Key::from_random([at; 20]));
    Account::new(AccountId::from_random([at; 16]), Otpauth::new(Some("Example: \"Ltd\""), name, totp))
}

fn contents() -> Contents {
    let mut work = account("anna@drempel.example", 1);
    work.kind = Kind::Work;
    work.hidden = true;
    work.name = Some("Werk \u{1f3e2}".to_owned());
    let key = ApprovalKey { wrapped: vec![7; 160], public: vec![4; 65] };
    let (device, email) = ("d_01".to_owned(), "anna@drempel.example".to_owned());
    work.registration = Some(Registration { device, email, approval_key: Some(key) });
    Contents { accounts: vec![work, account("anna", 2), account("anna", 3)], saved: 12 }
}

#[test]
fn everything_is_read_back_and_spelled_again_byte_by_byte() {
    let bytes = contents().to_bytes();
    let read = Contents::parse(&bytes).unwrap();
    assert!(read == contents());
    assert_eq!(*read.to_bytes(), *bytes);
    assert!(Contents::parse(&Contents::default().to_bytes()).unwrap() == Contents::default());
}

#[test]
fn what_a_later_version_wrote_is_told_from_what_is_garbled() {
    let text = String::from_utf8(contents().to_bytes().to_vec()).unwrap();
    let later = text.replace(r#""version":1"#, r#""version":2"#);
    assert_eq!(Contents::parse(later.as_bytes()), Err(ContentsError::Newer));
    for (from, to) in [
        ("otpauth://totp", "otpauth://hotp"),
        (r#""kind":"work""#, r#""kind":"club""#),
        (r#""saved":12,"#, ""),
    ] {
        let garbled = text.replace(from, to);
        assert_ne!(garbled, text);
        assert_eq!(Contents::parse(garbled.as_bytes()), Err(ContentsError::Garbled), "{from}");
    }
    assert_eq!(Contents::parse(b"\xff"), Err(ContentsError::Garbled));
}

#[test]
fn an_account_is_found_by_its_id_or_its_registration_and_printed_by_neither() {
    let contents = contents();
    let second = AccountId::from_random([2; 16]);
    assert_eq!(contents.account(&second).unwrap().id, second);
    assert_eq!(contents.registered("d_01").unwrap().kind, Kind::Work);
    assert!(contents.registered("d_02").is_none());
    assert_eq!(
        format!("{contents:?} {:?}", contents.accounts),
        "Contents(…) [Account(…), Account(…), Account(…)]"
    );
}

#[test]
fn a_tile_says_who_issued_it_and_whose_it_is_and_nothing_twice() {
    let mut account = account("anna", 1);
    assert_eq!((account.title(), account.subtitle()), ("Example: \"Ltd\"", "anna"));
    account.rename(" an\u{200b}na\n");
    assert_eq!((account.title(), account.subtitle()), ("anna", ""));
    account.rename("\u{202e} ");
    assert_eq!(account.title(), "Example: \"Ltd\"");
    account.rename("Example: \"Ltd\"");
    assert_eq!(account.name, None, "what it is called anyway");
    let bare = Otpauth::new(None, "bram", Totp::standard(Key::from_random([1; 20])));
    let bare = Account::new(AccountId::from_random([1; 16]), bare);
    assert_eq!((bare.title(), bare.subtitle()), ("bram", ""));
}
