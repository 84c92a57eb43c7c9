//! Adding accounts: nothing unseen, nothing overwritten, no camera left running.
#![cfg(feature = "authenticator")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests are tests")]

use drempel_contract::Secret;
use drempel_flow::Ticket;
use drempel_flow::add_account::{
    AddAccount, Added, CameraTrouble, Effect, Event, Opened, Shows, Stands, Trouble, Typed,
};
use drempel_verify::contents::{Account, AccountId, Contents, Kind, Registration};
use drempel_verify::exchange::{ExchangeError, Imported, migration, sealed, uris};
use drempel_verify::vault::{self, Cost, Passphrase};
use drempel_verify::{Algorithm, Digits, Key, Otpauth, OtpauthError, Totp};

#[path = "add_account/files.rs"]
mod files;

const ORIGIN: &str = "https://drempel.example";
const ANNA: &str = "otpauth://totp/Drempel:anna@drempel.example?secret=JBSWY3DPEHPK3PXP&issuer=Drempel";

fn otpauth(issuer: &str, account: &str, seed: u8) -> Otpauth {
    Otpauth::new(Some(issuer), account, Totp::standard(Key::from_random([seed; 20])))
}

fn held(accounts: &[Otpauth]) -> Contents {
    let accounts = accounts.iter().zip(1..);
    let accounts =
        accounts.map(|(otpauth, number)| Account::new(AccountId::from_random([number; 16]), otpauth.clone()));
    Contents { accounts: accounts.collect(), saved: 0 }
}

/// The machine, and what the phone holds.
struct Phone {
    machine: AddAccount,
    held: Contents,
}

impl Phone {
    fn with(accounts: &[Otpauth]) -> Self {
        let mut phone = Self { machine: AddAccount::default(), held: held(accounts) };
        assert_eq!(phone.send(Event::Began { origin: ORIGIN.to_owned() }), []);
        phone
    }

    fn send(&mut self, event: Event) -> Vec<Effect> {
        self.machine.update(event, &self.held)
    }

    fn camera(&mut self) -> Ticket {
        match self.send(Event::ScanChosen).pop() {
            Some(Effect::StartCamera(ticket)) => ticket,
            other => panic!("{other:?}"),
        }
    }

    fn gives(&mut self, file: &[u8]) -> Ticket {
        match self.send(Event::FileGiven(file.to_vec())).pop() {
            Some(Effect::ReadFile { ticket, file: asked }) if asked == file => ticket,
            other => panic!("{other:?}"),
        }
    }

    fn picture(&mut self, texts: &[&str]) -> Vec<Effect> {
        let Some(Effect::ReadPicture(ticket)) = self.send(Event::PictureChosen).pop() else { panic!() };
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        self.send(Event::PictureRead(ticket, Ok(texts)))
    }

    fn add(&mut self) -> (Vec<Added>, Option<AccountId>) {
        self.confirm("", false)
    }

    fn confirm(&mut self, name: &str, replace: bool) -> (Vec<Added>, Option<AccountId>) {
        match self.send(Event::Confirmed { name: name.to_owned(), replace }).pop() {
            Some(Effect::Add { accounts, instead_of }) => (accounts, instead_of),
            other => panic!("{other:?}"),
        }
    }

    fn stands(&self) -> Vec<Stands> {
        let confirm = self.machine.confirming().unwrap();
        confirm.candidates.iter().map(|candidate| candidate.stands.clone()).collect()
    }
}

#[test]
fn a_scanned_account_is_shown_before_it_is_added_and_the_camera_is_released_at_once() {
    let mut phone = Phone::with(&[]);
    let ticket = phone.camera();
    assert_eq!(phone.send(Event::Seen(ticket, Vec::new())), []);
    let effects = phone.send(Event::Seen(ticket, vec![ANNA.to_owned()]));
    assert_eq!(effects, [Effect::StopCamera, Effect::FocusHeading]);
    assert_eq!(phone.machine.shows(), Shows::Confirm);
    let (accounts, instead_of) = phone.add();
    assert_eq!(accounts[0].otpauth, Otpauth::parse(ANNA).unwrap().otpauth);
    assert_eq!((accounts[0].kind, instead_of), (Kind::Other, None));
    assert_eq!(phone.machine.shows(), Shows::Choice);
}

#[test]
fn a_frame_of_a_camera_that_was_stopped_changes_nothing() {
    let mut phone = Phone::with(&[]);
    let ticket = phone.camera();
    assert_eq!(phone.send(Event::BackChosen), [Effect::StopCamera, Effect::FocusHeading]);
    assert_eq!(phone.send(Event::Seen(ticket, vec![ANNA.to_owned()])), []);
    assert_eq!(phone.machine.shows(), Shows::Choice);
}

#[test]
fn the_camera_stops_when_the_page_is_hidden_left_or_locked() {
    for event in [Event::Hidden, Event::Left, Event::TypeChosen, Event::PictureChosen] {
        let mut phone = Phone::with(&[]);
        phone.camera();
        assert_eq!(phone.send(event).first(), Some(&Effect::StopCamera));
        assert!(!phone.machine.has_camera());
    }
    let mut phone = Phone::with(&[]);
    phone.camera();
    phone.send(Event::Hidden);
    assert_eq!(phone.machine.trouble(), Some(&Trouble::Camera(CameraTrouble::Paused)));
    phone.camera();
    assert_eq!(phone.machine.trouble(), None);
}

#[test]
fn a_refused_camera_is_said_and_leaves_the_other_ways() {
    let mut phone = Phone::with(&[]);
    let ticket = phone.camera();
    phone.send(Event::CameraFailed(ticket, CameraTrouble::Refused));
    assert_eq!(phone.machine.trouble(), Some(&Trouble::Camera(CameraTrouble::Refused)));
    phone.send(Event::TypeChosen);
    assert_eq!((phone.machine.shows(), phone.machine.trouble()), (Shows::Type, None));
}

#[test]
fn a_code_that_is_no_account_says_so_and_the_camera_goes_on() {
    let mut phone = Phone::with(&[]);
    let ticket = phone.camera();
    assert_eq!(phone.send(Event::Seen(ticket, vec!["https://drempel.example".to_owned()])), []);
    assert_eq!(phone.machine.trouble(), Some(&Trouble::NotAccount));
    assert!(phone.machine.has_camera());
    let steam = "otpauth://steam/Steam:a?secret=JBSWY3DPEHPK3PXP".to_owned();
    phone.send(Event::Seen(ticket, vec![steam]));
    assert_eq!(phone.machine.trouble(), Some(&Trouble::Address(OtpauthError::Steam)));
}

#[test]
fn a_picture_without_a_code_says_so_and_one_with_two_offers_both() {
    let mut phone = Phone::with(&[]);
    phone.picture(&[]);
    assert_eq!(phone.machine.trouble(), Some(&Trouble::NoCode));
    phone.picture(&[ANNA, "otpauth://totp/bram?secret=MZXW6YTBOI"]);
    assert_eq!(phone.machine.confirming().unwrap().count(), 2);
    assert_eq!(phone.add().0.len(), 2);
}

#[test]
fn a_namesake_stays_beside_the_new_one_unless_it_is_to_be_replaced() {
    let anna = otpauth("drempel", "anna@drempel.example", 1);
    let mut phone = Phone::with(std::slice::from_ref(&anna));
    let there = phone.held.accounts[0].id.clone();
    phone.send(Event::TextGiven(ANNA.to_owned()));
    assert_eq!(phone.stands(), [Stands::Namesake { replaceable: Some(there.clone()) }]);
    let (accounts, instead_of) = phone.confirm("Nieuwe telefoon", false);
    assert_eq!((accounts[0].name.as_deref(), instead_of), (Some("Nieuwe telefoon"), None));

    phone.send(Event::TextGiven(ANNA.to_owned()));
    assert_eq!(phone.confirm("", true).1, Some(there));
}

#[test]
fn a_registered_account_is_never_replaced() {
    let mut phone = Phone::with(&[otpauth("Drempel", "anna@drempel.example", 1)]);
    let (device, email) = ("d".to_owned(), "anna@drempel.example".to_owned());
    phone.held.accounts[0].registration = Some(Registration { device, email, approval_key: None });
    phone.send(Event::TextGiven(ANNA.to_owned()));
    assert_eq!(phone.stands(), [Stands::Namesake { replaceable: None }]);
    assert_eq!(phone.confirm("", true).1, None);
}

#[test]
fn an_account_that_is_there_is_not_added_twice() {
    let mut phone = Phone::with(&[Otpauth::parse(ANNA).unwrap().otpauth]);
    phone.send(Event::TextGiven(ANNA.to_owned()));
    assert_eq!(phone.stands(), [Stands::Same]);
    phone.send(Event::Toggled(0));
    assert_eq!(phone.send(Event::Confirmed { name: String::new(), replace: true }), []);
}

#[test]
fn of_several_each_is_chosen_or_not() {
    let there = otpauth("GitHub", "anna", 7);
    let mut phone = Phone::with(std::slice::from_ref(&there));
    let renamed = Otpauth::new(Some("GitHub"), "other", there.totp().clone());
    let list = uris::write(&[there, renamed, otpauth("GitHub", "anna", 8), otpauth("VPN", "a", 9)]);
    phone.send(Event::FileGiven(list.into_bytes()));
    let namesake = Stands::Namesake { replaceable: Some(phone.held.accounts[0].id.clone()) };
    let renamed = Stands::Renamed { other: "GitHub".to_owned() };
    assert_eq!(phone.stands(), [Stands::Same, renamed, namesake, Stands::New]);
    assert_eq!(phone.machine.confirming().unwrap().count(), 2);
    phone.send(Event::Toggled(1));
    phone.send(Event::Toggled(3));
    let (accounts, instead_of) = phone.confirm("not a name for several", true);
    let names: Vec<&str> = accounts.iter().map(|added| added.otpauth.account()).collect();
    assert_eq!((names, instead_of), (vec!["other", "anna"], None));
    assert!(accounts.iter().all(|added| added.name.is_none()));
}

#[test]
fn nothing_chosen_adds_nothing() {
    let mut phone = Phone::with(&[]);
    phone.picture(&[ANNA, "otpauth://totp/bram?secret=MZXW6YTBOI"]);
    phone.send(Event::Toggled(0));
    phone.send(Event::Toggled(1));
    phone.send(Event::Toggled(9));
    assert_eq!(phone.send(Event::Confirmed { name: String::new(), replace: false }), []);
}

fn typed(key: &str) -> Typed {
    let (issuer, account) = ("ACME".to_owned(), "anna".to_owned());
    let (digits, algorithm) = (Digits::Six, Algorithm::Sha1);
    Typed { issuer, account, key: key.to_owned(), digits, period: String::new(), algorithm }
}

#[test]
fn a_typed_key_is_spelled_forgivingly() {
    for key in ["JBSWY3DPEHPK3PXP", "jbsw y3dp-ehpk.3pxp", " J8SWY3DPEHPK3PXP ".replace('8', "B").as_str()] {
        let mut phone = Phone::with(&[]);
        phone.send(Event::TypeChosen);
        phone.send(Event::TypeSubmitted(typed(key)));
        assert_eq!(phone.add().0[0].otpauth.totp().key().to_base32(), "JBSWY3DPEHPK3PXP");
    }
    let mut phone = Phone::with(&[]);
    phone.send(Event::TypeChosen);
    phone.send(Event::TypeSubmitted(typed("0138 AAAA")));
    assert_eq!(phone.add().0[0].otpauth.totp().key().to_base32(), "OI3BAAAA");
}

#[test]
fn what_is_wrong_with_a_typed_account_is_said_where_it_is() {
    let mut phone = Phone::with(&[]);
    phone.send(Event::TypeChosen);
    phone.send(Event::TypeSubmitted(typed("")));
    assert_eq!(phone.machine.trouble(), Some(&Trouble::Key(drempel_verify::KeyError::Empty)));
    phone.send(Event::TypeSubmitted(Typed { period: "0".to_owned(), ..typed("AAAA AAAA") }));
    assert_eq!(phone.machine.trouble(), Some(&Trouble::Period));
    let nameless = Typed { issuer: " ".to_owned(), account: String::new(), ..typed("AAAA AAAA") };
    phone.send(Event::TypeSubmitted(nameless));
    assert_eq!(phone.machine.trouble(), Some(&Trouble::NoName));
    phone.send(Event::TypeSubmitted(typed(ANNA)));
    assert_eq!(phone.machine.shows(), Shows::Confirm);
}

#[test]
fn another_apps_export_comes_in_parts_in_any_order() {
    let accounts: Vec<Otpauth> = (0..23).map(|number| otpauth("ACME", &number.to_string(), number)).collect();
    let (codes, _) = migration::write(&accounts, 77);
    let mut phone = Phone::with(&[]);
    let ticket = phone.camera();
    phone.send(Event::Seen(ticket, vec![codes[2].clone()]));
    phone.send(Event::Seen(ticket, vec![codes[2].clone()]));
    assert_eq!((phone.machine.progress(), phone.machine.trouble()), ((1, 3), None));
    phone.send(Event::Seen(ticket, vec![codes[0].clone()]));
    assert!(phone.machine.has_camera());
    phone.send(Event::Seen(ticket, vec![codes[1].clone()]));
    let added: Vec<Otpauth> = phone.add().0.into_iter().map(|added| added.otpauth).collect();
    assert_eq!(added, accounts);
}

#[test]
fn a_part_that_came_by_picture_goes_on_to_the_camera_and_another_export_begins_anew() {
    let accounts: Vec<Otpauth> = (0..12).map(|number| otpauth("ACME", &number.to_string(), number)).collect();
    let (codes, _) = migration::write(&accounts, 77);
    let (others, _) = migration::write(&accounts, 99);
    let mut phone = Phone::with(&[]);
    phone.picture(&[&codes[0]]);
    assert_eq!((phone.machine.shows(), phone.machine.progress()), (Shows::Scan, (1, 2)));
    phone.picture(&[&others[1]]);
    assert_eq!(phone.machine.progress(), (1, 2));
    phone.picture(&[&others[0]]);
    assert_eq!(phone.machine.confirming().unwrap().count(), 12);
}

#[test]
fn what_comes_after_the_person_left_is_forgotten() {
    let mut phone = Phone::with(&[]);
    let Some(Effect::ReadPicture(ticket)) = phone.send(Event::PictureChosen).pop() else { panic!() };
    phone.send(Event::Left);
    assert_eq!(phone.send(Event::PictureRead(ticket, Ok(vec![ANNA.to_owned()]))), []);
    assert_eq!(phone.machine.shows(), Shows::Choice);
    phone.send(Event::FileOpened(ticket, Ok(Opened::Others(Imported::default()))));
    assert_eq!(phone.machine.trouble(), None);
}

#[test]
fn a_code_of_our_own_server_registers_and_one_of_another_is_nothing_here() {
    let address = |server: &str| [server, "/authenticator#activation=abc"].concat();
    let mut phone = Phone::with(&[]);
    let ticket = phone.camera();
    let effects = phone.send(Event::Seen(ticket, vec![address("https://drempel.example")]));
    match effects.as_slice() {
        [Effect::StopCamera, Effect::Enrol { activation }] => assert_eq!(activation.activation, "abc"),
        other => panic!("{other:?}"),
    }
    for server in ["https://drempel.example.evil.example", "http://drempel.example", ""] {
        let mut phone = Phone::with(&[]);
        phone.send(Event::TextGiven(address(server)));
        assert_eq!(phone.machine.trouble(), Some(&Trouble::NotAccount), "{server}");
    }
}

#[test]
fn nothing_secret_is_printed() {
    let mut phone = Phone::with(&[]);
    phone.send(Event::TextGiven(ANNA.to_owned()));
    let printed = format!("{:?}", phone.machine);
    assert!(!printed.contains("anna") && !printed.contains("JBSW"), "{printed}");
}
