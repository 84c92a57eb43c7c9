//! The words of adding accounts.

mod en;
mod export;
mod nl;
mod words;

pub use en::ENGLISH;
pub use export::ExportWords;
pub use nl::DUTCH;
pub use words::*;

use crate::messages::ShellWord;

/// A key is where its words are, so the two cannot disagree.
macro_rules! words {
    ($($screen:ident.$word:ident),* $(,)?) => {
        &[$((concat!(stringify!($screen), ".", stringify!($word)), ENGLISH.$screen.$word, DUTCH.$screen.$word)),*]
    };
}

/// The keys that the markup of these screens uses.
pub static ADD_ACCOUNT_SHELL: &[ShellWord] = words![
    add_account.heading,
    add_account.explanation,
    add_account.scan,
    add_account.picture,
    add_account.by_hand,
    add_account.import,
    add_account.link,
    add_account.link_hint,
    add_account.use_link,
    add_account.back,
    scan.heading,
    scan.explanation,
    scan.camera,
    scan.again,
    type_account.heading,
    type_account.issuer,
    type_account.account,
    type_account.key,
    type_account.key_hint,
    type_account.advanced,
    type_account.digits,
    type_account.period,
    type_account.algorithm,
    type_account.next,
    import.heading,
    import.explanation,
    import.formats,
    import.choose,
    import.scan,
    import.afterwards,
    export.heading,
    export.explanation,
    export.password,
    export.hint,
    export.again,
    export.export,
    export.for_others,
    export.plain_text,
    export.app,
    export.google,
    export.links,
    export.plain,
    export.next_code,
    unlock_file.heading,
    unlock_file.explanation,
    unlock_file.password,
    unlock_file.open,
    confirm_accounts.issuer,
    confirm_accounts.account,
    confirm_accounts.codes,
    confirm_accounts.name,
    confirm_accounts.name_hint,
    confirm_accounts.both_or_one,
    confirm_accounts.keep_both,
    confirm_accounts.replace,
    confirm_accounts.cancel,
];
