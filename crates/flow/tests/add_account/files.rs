//! Files: ours, and those of other apps.

use super::*;

#[test]
fn our_own_file_asks_for_its_password_and_brings_names_back() {
    let account = Account {
        name: Some("Werk".to_owned()),
        ..held(&[otpauth("Drempel", "anna", 1)]).accounts[0].clone()
    };
    let lock = vault::Fresh { salt: [2; 16], nonce: [3; 24] };
    let fresh = sealed::Fresh { key: [1; 32], lock, nonce: [4; 24] };
    let password = Passphrase::typed("een lang wachtwoord").unwrap();
    let file = sealed::seal(std::slice::from_ref(&account), &password, Cost::LEAST, fresh).unwrap();
    let mut phone = Phone::with(&[]);
    phone.send(Event::FileGiven(file[..50].to_vec()));
    assert_eq!(phone.machine.trouble(), Some(&Trouble::Spoiled));
    phone.send(Event::FileGiven(file));
    assert_eq!(phone.machine.shows(), Shows::Unlock);
    let Some(Effect::OpenFile { ticket, .. }) = phone.send(Event::PasswordSubmitted(Secret::new("x"))).pop()
    else {
        panic!()
    };
    assert!(phone.machine.is_waiting());
    assert_eq!(phone.send(Event::PasswordSubmitted(Secret::new("twice"))), []);
    phone.send(Event::FileOpened(ticket, Err(Trouble::File(ExchangeError::WrongPassword))));
    assert_eq!(phone.machine.trouble(), Some(&Trouble::File(ExchangeError::WrongPassword)));
    let Some(Effect::OpenFile { ticket, .. }) = phone.send(Event::PasswordSubmitted(Secret::new("y"))).pop()
    else {
        panic!()
    };
    phone.send(Event::FileOpened(ticket, Ok(Opened::Ours(vec![account]))));
    assert_eq!(phone.add().0[0].name.as_deref(), Some("Werk"));
}

#[test]
fn another_apps_file_is_read_beside_the_page_and_asks_for_its_password_if_it_has_one() {
    let mut phone = Phone::with(&[]);
    let (first, second) = (phone.gives(b"{}"), phone.gives(b"{\"db\":\"\"}"));
    assert!(phone.machine.is_waiting());
    phone.send(Event::FileOpened(first, Ok(Opened::Locked(b"{}".to_vec()))));
    assert!(phone.machine.is_waiting(), "the file before is of no interest any more");
    phone.send(Event::FileOpened(second, Ok(Opened::Locked(b"{\"db\":\"\"}".to_vec()))));
    assert_eq!((phone.machine.shows(), phone.machine.is_waiting()), (Shows::Unlock, false));
    let asked = phone.send(Event::PasswordSubmitted(Secret::new("x"))).pop();
    assert!(matches!(asked, Some(Effect::OpenFile { file, .. }) if file == b"{\"db\":\"\"}"));
}

#[test]
fn a_file_without_accounts_or_of_another_kind_says_so() {
    let mut phone = Phone::with(&[]);
    let ticket = phone.gives(br#"{"encrypted":false,"items":[]}"#);
    phone.send(Event::FileOpened(ticket, Ok(Opened::Others(Imported::default()))));
    assert_eq!(phone.machine.trouble(), Some(&Trouble::Nothing));
    let ticket = phone.gives(b" {}");
    assert_eq!(phone.machine.trouble(), None);
    phone.send(Event::FileOpened(ticket, Err(Trouble::File(ExchangeError::Version))));
    assert_eq!(phone.machine.trouble(), Some(&Trouble::File(ExchangeError::Version)));
    phone.send(Event::FileGiven(vec![0xff, 0xd8]));
    assert_eq!(phone.machine.trouble(), Some(&Trouble::File(ExchangeError::Unknown)));
    phone.send(Event::FileGiven(b"hello".to_vec()));
    assert_eq!(phone.machine.trouble(), Some(&Trouble::File(ExchangeError::Unknown)));
}
