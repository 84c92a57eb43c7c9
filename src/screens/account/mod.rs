//! A person's own account. The markup is beside the code, in `.html` files that the build puts into `index.html`.

mod changes;
mod enrolment;
mod event;
mod frame;
mod method;
pub mod my_sign_ins;
pub mod security_info;
mod told;
