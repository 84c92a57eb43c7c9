//! The phone's side: accounts and their codes, and sign-ins to approve.

use crate::effects::add_account::Adding;
use crate::effects::approval::Requests;
use crate::effects::authenticator::Door;
use crate::effects::enrolment::Enrolling;
use crate::effects::notifications::Notifications;
use crate::effects::service_worker::{self, News};
use crate::screens::add_account;
use crate::screens::authenticator::{
    account, accounts, approval, change_pin, choose_pin, enrolment, erase, frame, notifications,
    offer_fingerprint, settings, unlock, unusable,
};
use crate::ui::reactive::follow;
use drempel_flow::approval::Approval;

/// Opens `/authenticator`.
pub(super) fn open() {
    let door = Door::new();
    let requests = Requests::new(door);
    let enrolling = Enrolling::new(door, requests);
    let waking = Notifications::new(requests);
    choose_pin::adopt(door);
    offer_fingerprint::adopt(door);
    unlock::adopt(door);
    erase::adopt(door);
    unusable::adopt(door);
    accounts::adopt(door);
    account::adopt(door, requests, enrolling);
    settings::adopt(door);
    notifications::adopt(door, requests, waking);
    change_pin::adopt(door);
    approval::adopt(requests);
    enrolment::adopt(enrolling, requests, waking);
    add_account::adopt(Adding::new(door, enrolling));
    frame::adopt(door, move || enrolling.covers());
    door.begin();
    requests.begin();
    enrolling.begin();
    waking.begin();
    // No newer version of the program comes between a question and its answer.
    follow(move || service_worker::busy(requests.ask(Approval::is_busy) || enrolling.covers()));
    service_worker::begin(move |news| match news {
        News::Asked => requests.heard(),
        News::NewVersion => accounts::offer_new_version(),
    });
}
