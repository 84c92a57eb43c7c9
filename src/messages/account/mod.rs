//! The words of a person's own account, which no other door has.

mod en;
mod nl;
mod words;

pub use en::ENGLISH;
pub use nl::DUTCH;
pub use words::*;

use super::ShellWord;

/// A key is where its words are, so the two cannot disagree.
macro_rules! words {
    ($($screen:ident.$word:ident),* $(,)?) => {
        &[$((concat!(stringify!($screen), ".", stringify!($word)), ENGLISH.$screen.$word, DUTCH.$screen.$word)),*]
    };
}

/// The keys that only this door uses.
pub static ACCOUNT_SHELL: &[ShellWord] = words![
    common.cancel,
    common.done,
    common.back,
    common.try_again,
    security_info.heading,
    security_info.applications,
    security_info.stopped,
    security_info.allow_requests,
    security_info.advice,
    security_info.add_second,
    security_info.not_now,
    security_info.methods,
    security_info.add,
    security_info.sessions,
    security_info.sessions_text,
    sign_in_again.heading,
    sign_in_again.explanation,
    sign_in_again.sign_in,
    set_up.heading,
    set_up.scan,
    set_up.asking,
    set_up.waiting,
    set_up.cannot_scan,
    set_up.which,
    set_up.ours,
    set_up.other,
    set_up.scan_other,
    set_up.activation,
    set_up.activation_code,
    set_up.other_app,
    set_up.issuer,
    set_up.account,
    set_up.key,
    set_up.copy,
    set_up.prove_text,
    set_up.code,
    set_up.verify,
    connected.counts,
    connected.choose,
    connected.waiting,
    connected.without,
    enrolment_number.heading,
    enrolment_number.label,
    enrolment_number.why,
    enrolment_number.confirm,
    enrolment_number.none,
    added.undo,
    enrolment_over.again,
    rename_method.heading,
    rename_method.name,
    rename_method.save,
    remove_method.explanation,
    remove_method.phone,
    remove_method.last,
    security_info.delete,
    sign_out_everywhere.heading,
    sign_out_everywhere.button,
    sign_out_everywhere.explanation,
    signed_out.heading,
    signed_out.sign_in,
    my_sign_ins.heading,
    my_sign_ins.explanation,
    my_sign_ins.none,
    not_me.heading,
    not_me.explanation,
    not_me.tried,
    not_me.ends,
    not_me.stops,
    not_me.tells,
    not_me.confirm,
    secured.heading,
    secured.stopped,
    secured.password,
    secured.methods,
    secured.back,
];
