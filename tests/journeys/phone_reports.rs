//! A request that nobody here has started: said on the phone, seen in the account, and taken back there.

use crate::harness::{BRAM, Deployment, ENGLISH, PASSWORD, Person, bram_with_his_phone};

const STOPPED: &str = "You said that you did not start a sign-in.";
const ALLOWED: &str = "Requests reach your phones again.";
const REPORTED: &str = "Denied on your phone: you did not start it";

fn reads_in(person: &Person, selector: &str, words: &str) {
    person.wait(&format!("{words:?}"), || {
        person.seen(selector).iter().any(|text| text.contains(words)).then_some(())
    });
}

#[test]
fn what_bram_did_not_start_stops_requests_until_he_allows_them_again() {
    let deployment = Deployment::new();
    let (computer, phone) = bram_with_his_phone(&deployment, &ENGLISH);
    let (words, says) = (computer.words, phone.phone());
    let spent = phone.code_there();
    let stranger = deployment.person();
    stranger.opens("/signin").asks_the_phone(BRAM);
    phone.sees(says.request).presses(says.none_of_these).sees(says.why);
    phone.presses(says.not_started).sees(says.reported).presses(says.done).sees(says.accounts);
    stranger.is_told(words.you_denied).presses(words.send_again);
    stranger.number();
    stranger.reads_at_last(words.nothing_on_phone);
    assert_eq!(phone.heading(), says.accounts, "nothing more comes");
    stranger.presses(words.use_password).sees(words.enter_password);

    computer.opens("/my-sign-ins").identifies_as(BRAM).gives_password(PASSWORD);
    computer.gives_code(&phone.code_after(&spent)).stays(false).sees(words.my_sign_ins);
    reads_in(&computer, ".event", REPORTED);
    computer.opens("/security-info").has_security_info();
    reads_in(&computer, ".stopped", STOPPED);
    computer.presses(words.allow_requests);
    reads_in(&computer, ".told", ALLOWED);
    assert_eq!(computer.seen(".stopped"), [""; 0]);
    computer.opens("/").signs_out();
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    phone.approves(&number).sees(says.approved);
    computer.stays(false).is_home_as("Bram Jansen");
}
