//! What a person's own account says: a struct a screen.

use crate::messages::Text;

/// Everything.
#[derive(Clone, Copy, Debug)]
pub struct AccountWords {
    /// What several screens say.
    pub common: CommonWords,
    /// Ways to sign in.
    pub security_info: SecurityInfoWords,
    /// A newer sign-in is wanted.
    pub sign_in_again: SignInAgainWords,
    /// The key, for an app to take.
    pub set_up: SetUpWords,
    /// A phone has it.
    pub connected: ConnectedWords,
    /// The number that the phone shows.
    pub enrolment_number: EnrolmentNumberWords,
    /// Added.
    pub added: AddedWords,
    /// Not finished in time.
    pub enrolment_over: EnrolmentOverWords,
    /// Another name.
    pub rename_method: RenameMethodWords,
    /// Is it to go?
    pub remove_method: RemoveMethodWords,
    /// Are all sessions to end?
    pub sign_out_everywhere: SignOutEverywhereWords,
    /// They have ended.
    pub signed_out: SignedOutWords,
    /// What was signed in where.
    pub my_sign_ins: MySignInsWords,
    /// It was somebody else.
    pub not_me: NotMeWords,
    /// What was done about it.
    pub secured: SecuredWords,
}

macro_rules! screens {
    ($($(#[$doc:meta])* $name:ident { $($word:ident: $kind:ty),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            #[expect(missing_docs, reason = "a word's name and its English say what it is")]
            pub struct $name { $(pub $word: $kind),* }
        )*
    };
}

screens! {
    /// What several screens say.
    CommonWords {
        cancel: Text,
        done: Text,
        back: Text,
        try_again: Text,
        time_left: fn(u32) -> String,
        nearly_over: Text,
        offline: Text,
        unreachable: Text,
        gone: Text,
        one_work_account: Text,
    }

    /// Ways to sign in.
    SecurityInfoWords {
        heading: Text,
        applications: Text,
        stopped: Text,
        allow_requests: Text,
        advice: Text,
        add_second: Text,
        not_now: Text,
        methods: Text,
        password: Text,
        password_text: Text,
        app: Text,
        phone: Text,
        last_used: fn(&str) -> String,
        never_used: Text,
        locked: Text,
        phone_sign_in_on: Text,
        enable_phone_sign_in: Text,
        rename: Text,
        delete: Text,
        add: Text,
        sessions: Text,
        sessions_text: Text,
        last_method: Text,
        added: fn(&str) -> String,
        renamed: Text,
        removed: Text,
        requests_allowed: Text,
    }

    /// A newer sign-in is wanted.
    SignInAgainWords { heading: Text, explanation: Text, sign_in: Text }

    /// The key, for an app to take.
    SetUpWords {
        heading: Text,
        open: fn(&str) -> String,
        scan: Text,
        qr: Text,
        asking: Text,
        waiting: Text,
        cannot_scan: Text,
        which: Text,
        ours: Text,
        other: Text,
        scan_other: Text,
        activation: Text,
        activation_code: Text,
        other_app: Text,
        issuer: Text,
        account: Text,
        key: Text,
        copy: Text,
        copied: Text,
        not_copied: Text,
        prove_text: Text,
        code: Text,
        verify: Text,
        app_name: Text,
        malformed: Text,
        wrong: fn(u8) -> String,
        clock_off: fn(i32, u8) -> String,
    }

    /// A phone has the key; sign-ins can be switched on there.
    ConnectedWords {
        heading: fn(&str) -> String,
        enable: Text,
        counts: Text,
        choose: Text,
        open: fn(&str) -> String,
        your_phone: Text,
        waiting: Text,
        without: Text,
    }

    /// The number that the phone shows.
    EnrolmentNumberWords { heading: Text, label: Text, why: Text, confirm: Text, none: Text, malformed: Text }

    /// Added.
    AddedWords {
        heading: fn(&str) -> String,
        phone_sign_in: Text,
        your_app: Text,
        counts: Text,
        phone_counts: Text,
        undo: Text,
    }

    /// Not finished in time.
    EnrolmentOverWords {
        heading: Text,
        too_many_heading: Text,
        too_many: Text,
        wrong_number_heading: Text,
        wrong_number: Text,
        nothing_added: Text,
        counts: fn(&str) -> String,
        not_enabled: Text,
        again: Text,
    }

    /// Another name.
    RenameMethodWords { heading: Text, name: Text, save: Text, missing: Text, taken: Text }

    /// Is it to go?
    RemoveMethodWords {
        heading: fn(&str) -> String,
        explanation: Text,
        phone: Text,
        last_heading: fn(&str) -> String,
        last: Text,
    }

    /// Are all sessions to end?
    SignOutEverywhereWords { heading: Text, button: Text, explanation: Text }

    /// They have ended.
    SignedOutWords { heading: Text, others: fn(u32) -> String, sign_in: Text }

    /// What was signed in where.
    MySignInsWords {
        heading: Text,
        explanation: Text,
        none: Text,
        signed_in: Text,
        device_approved: Text,
        second_factor_failed: Text,
        phone_denied: Text,
        phone_reported: Text,
        phone_wrong_number: Text,
        method_added: Text,
        method_removed: Text,
        phone_sign_in_enabled: Text,
        requests_allowed: Text,
        not_me: Text,
        time: Text,
        application: Text,
        start_page: Text,
        method: Text,
        device: Text,
        unknown_device: Text,
        place: Text,
        this_session: Text,
        live: Text,
        by_password: Text,
        by_code: Text,
        by_phone: Text,
        by_other_device: Text,
    }

    /// It was somebody else.
    NotMeWords {
        heading: Text,
        explanation: Text,
        tried: Text,
        ends: Text,
        stops: Text,
        tells: Text,
        confirm: Text,
    }

    /// What was done about it.
    SecuredWords {
        heading: Text,
        ended: fn(u32) -> String,
        stopped: Text,
        password: Text,
        methods: Text,
        back: Text,
    }
}
