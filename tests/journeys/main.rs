//! Journeys: whole stories, told once each, with the real backend and a real browser.
//!
//! A file a story, a test a sentence. `harness/` is the stage; `cargo xtask test --only journeys` builds what is needed
//! and runs them. Every journey has a backend, a directory, a port and a browser profile of its own.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a journey that cannot go on fails"
)]

mod harness;

mod accounts;
mod add_account;
mod anna_signs_in;
mod application;
mod authenticator_accounts;
mod authenticator_codes;
mod authenticator_offline;
mod authenticator_updates;
mod authenticator_vault;
mod backend_dies;
mod before_ready;
mod coming_back;
mod consent;
mod device_code;
mod device_codes;
mod device_sign_in;
mod eva_stays_signed_in;
mod faults;
mod hostile;
mod keyboard;
mod language;
mod looks;
mod lost_replies;
mod my_sign_ins;
mod no_program;
mod number_match;
mod number_match_interrupted;
mod number_match_looks;
mod offline;
mod passwords;
mod phone_approves;
mod phone_enrols;
mod phone_in_firefox;
mod phone_interrupted;
mod phone_is_not_told;
mod phone_leaves;
mod phone_looks;
mod phone_of_many;
mod phone_reports;
mod security_info;
mod take_along;
mod take_elsewhere;
mod time_runs_out;
mod totp;
