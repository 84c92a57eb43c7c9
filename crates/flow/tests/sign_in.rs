//! The sign-in's machine, told as what a person does and sees.

#[path = "sign_in/application.rs"]
mod application;
mod common;
#[path = "sign_in/device.rs"]
mod device;
#[path = "sign_in/faults.rs"]
mod faults;
#[path = "sign_in/methods.rs"]
mod methods;
#[path = "sign_in/number_match.rs"]
mod number_match;
#[path = "sign_in/number_stage.rs"]
mod number_stage;
#[path = "sign_in/path.rs"]
mod path;
#[path = "sign_in/polling.rs"]
mod polling;
#[path = "sign_in/waiting.rs"]
mod waiting;
