//! The API as a browser meets it: the real router on a real database file, with a clock that a test moves.
//!
//! A file per subject, a test per sentence. `world.rs` is the stage.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that fails may fall over, and says what it measured"
)]

mod application;
mod authorize;
mod authorize_attacks;
mod authorize_consent;
mod authorize_faults;
mod authorize_prompts;
mod browser;
mod detours;
mod device;
mod device_confirming;
mod device_grant;
mod device_mistakes;
mod device_model;
mod device_page;
mod device_polls;
mod end_session;
mod enrolment;
mod enrolment_attacks;
mod enrolment_takeover;
mod handset;
mod happy_path;
mod hostile_client;
mod logs;
mod lost_response;
mod model;
mod my_sign_ins;
mod number_match;
mod number_match_attacks;
mod number_match_model;
mod number_match_races;
mod number_match_secrecy;
mod number_match_tokens;
mod one_time_codes;
mod openapi;
mod origins;
mod password_queue;
mod password_renewal;
mod passwords;
mod phone;
mod provider;
mod push;
mod pushed_requests;
mod refusals;
mod restart;
mod same_answer;
mod security_info;
mod sessions;
mod steps;
mod strangers_and_phones;
mod user_code_timing;
mod user_codes;
mod world;
