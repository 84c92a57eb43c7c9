//! What every store must do, whatever database it is. A new database calls [`conforms`] and is done.
//!
//! The rule a reader would break: nothing here knows which database it runs on.

mod activity;
mod authenticators;
mod authorizations;
mod clients;
mod codes;
mod counts;
mod device_requests;
mod enrolments;
mod grants;
mod keys;
mod number_matches;
mod sessions;
mod sign_ins;
mod units;

use super::sqlite::SqliteStore;
use super::{Store, Unit};
use crate::clock::Timestamp;
use crate::domain::person::{PasswordHash, Person, PersonId};
use crate::domain::token::Digest;
use drempel_contract::PersonKind;
use drempel_verify::EmailAddress;
use std::sync::Arc;

/// Runs everything on an empty store.
async fn conforms(store: Arc<dyn Store>) {
    units::a_unit_that_is_dropped_changes_nothing(&*store).await;
    units::writing_through_a_reading_unit_fails(&*store).await;
    units::an_address_is_taken_once(&*store).await;
    units::a_store_belongs_to_one_key(&*store).await;
    codes::a_step_is_spent_once_also_by_many_at_once(&store).await;
    codes::wrong_codes_are_counted_and_a_right_one_begins_again(&*store).await;
    codes::apps_come_in_the_order_of_their_last_use(&*store).await;
    sign_ins::one_of_many_claims_wins(&store).await;
    sign_ins::a_lease_keeps_others_off_until_it_runs_out(&*store).await;
    sign_ins::a_sign_in_that_is_over_cannot_be_claimed(&*store).await;
    sign_ins::every_token_leads_to_its_sign_in(&*store).await;
    sign_ins::the_oldest_sign_ins_of_a_browser_give_way(&*store).await;
    sign_ins::only_proven_sign_ins_of_a_person_are_ended(&*store).await;
    sessions::a_session_is_read_as_written_and_ends(&*store).await;
    sessions::what_is_over_is_forgotten(&*store).await;
    clients::a_client_is_read_as_written_and_its_id_is_taken_once(&*store).await;
    clients::a_consent_takes_the_place_of_the_one_before(&*store).await;
    keys::a_key_is_read_as_written_and_retires(&*store).await;
    grants::a_code_is_claimed_once_also_by_many_at_once(&store).await;
    grants::a_code_is_claimed_in_time_by_its_client_only(&*store).await;
    grants::a_refresh_token_is_spent_once_also_by_many_at_once(&store).await;
    grants::what_ends_takes_its_tokens_along(&*store).await;
    grants::what_is_over_is_forgotten(&*store).await;
    device_requests::a_device_request_is_read_as_written_and_its_codes_are_its_own(&*store).await;
    device_requests::a_device_request_is_claimed_by_one_session_while_that_lives(&*store).await;
    device_requests::a_device_request_goes_one_way(&*store).await;
    device_requests::one_of_many_polls_redeems(&store).await;
    device_requests::a_poll_that_comes_too_soon_makes_the_interval_longer_for_good(&*store).await;
    device_requests::devices_that_wait_are_counted_by_network(&*store).await;
    device_requests::guesses_are_counted_by_subject_and_given_back_one_by_one(&*store).await;
    device_requests::an_access_token_opens_one_session(&*store).await;
    authenticators::a_phone_is_read_as_written_and_has_each_person_once(&*store).await;
    authenticators::a_counter_only_grows(&*store).await;
    number_matches::a_request_to_a_phone_is_read_as_written_and_waits_alone(&*store).await;
    number_matches::a_request_to_a_phone_goes_one_way_and_its_end_forgets_the_number(&*store).await;
    number_matches::a_phone_that_goes_takes_what_it_approved_and_only_it_could(&*store).await;
    number_matches::requests_stay_stopped_until_they_are_allowed(&*store).await;
    number_matches::one_of_many_decisions_ends_a_request(&store).await;
    enrolments::an_enrolment_is_read_as_written_and_found_by_what_it_offers(&*store).await;
    enrolments::one_of_many_phones_claims_an_enrolment(&store).await;
    enrolments::an_enrolment_goes_one_way(&*store).await;
    enrolments::what_was_added_stays_when_an_enrolment_ends(&*store).await;
    enrolments::a_phone_goes_with_its_codes(&*store).await;
    activity::events_come_back_as_written_the_newest_first_and_are_forgotten(&*store).await;
    authorizations::a_request_is_read_as_written_and_decided_while_it_is_open(&*store).await;
    authorizations::one_of_many_answers_is_noted(&store).await;
    authorizations::the_oldest_requests_of_a_browser_give_way(&*store).await;
    authorizations::a_pushed_request_is_taken_once_by_its_client_in_time(&*store).await;
    counts::throttles_are_kept_apart_by_subject_and_bucket(&*store).await;
    counts::a_browser_keeps_its_name_when_its_cookie_changes(&*store).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sqlite_conforms() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("drempel.db")).await.unwrap();
    conforms(Arc::new(store)).await;
}

const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

fn digest(name: &str) -> Digest {
    Digest::of(name.as_bytes())
}

fn person(name: &str) -> Person {
    Person {
        id: PersonId(name.to_owned()),
        email: EmailAddress::try_from(format!("{name}@drempel.example").as_str()).unwrap(),
        name: name.to_owned(),
        kind: PersonKind::Personal,
        enabled: true,
        password: Some(PasswordHash("hash".to_owned())),
        created_at: NOW,
    }
}

async fn added(unit: &mut Unit, name: &str) -> Person {
    let person = person(name);
    assert!(unit.add_person(&person).await.unwrap());
    person
}
