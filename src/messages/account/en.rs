//! English.

use super::words::*;

fn left(attempts: u8) -> String {
    if attempts == 1 { "1 attempt left.".to_owned() } else { format!("{attempts} attempts left.") }
}

/// The words.
pub static ENGLISH: AccountWords = AccountWords {
    common: CommonWords {
        cancel: "Cancel",
        done: "Done",
        back: "Back to security info",
        try_again: "Try again",
        time_left: |seconds| format!("Time left: {}:{:02}", seconds / 60, seconds % 60),
        nearly_over: "One minute left.",
        offline: "You are offline. This page goes on by itself when there is a network.",
        unreachable: "The sign-in service cannot be reached at the moment. This page keeps trying.",
        gone: "It is not there any more. Perhaps you changed it on another device. This is what there is now.",
        one_work_account: "This phone is set up for another work or school account. Your organisation allows one on each \
            phone.",
    },
    security_info: SecurityInfoWords {
        heading: "Security info",
        applications: "Your applications",
        stopped: "You said that you did not start a sign-in. Since then, such requests no longer reach your phones.",
        allow_requests: "Allow requests again",
        advice: "You have one way to sign in. Whoever learns your password gets in. With an authenticator app on your \
            phone, they do not.",
        add_second: "Add a second method",
        not_now: "Not now",
        methods: "Your methods",
        password: "Password",
        password_text: "Only your organisation can change it.",
        app: "Authenticator app",
        phone: "Authenticator on your phone",
        last_used: |date| format!("Last used: {date}"),
        never_used: "Not used yet",
        locked: "Locked after too many wrong codes. Delete it and add it anew.",
        phone_sign_in_on: "Phone sign-in enabled",
        enable_phone_sign_in: "Enable phone sign-in",
        rename: "Rename",
        delete: "Delete",
        add: "Add method",
        sessions: "Sessions",
        sessions_text: "Lost a device, or forgot to sign out somewhere?",
        last_method: "This method is your last one of its kind, so it stays. Add another one first.",
        added: |name| format!("{name} has been added."),
        renamed: "The name has been changed.",
        removed: "The method has been deleted.",
        requests_allowed: "Requests reach your phones again.",
    },
    sign_in_again: SignInAgainWords {
        heading: "Confirm that it is you",
        explanation: "Before you change how you sign in, sign in again, with all the methods you have. Then you come back \
            here.",
        sign_in: "Sign in again",
    },
    set_up: SetUpWords {
        heading: "Set up your account",
        open: |url| format!("On your phone, open {url}."),
        scan: "Choose Add account there, and scan this image.",
        qr: "QR code for your authenticator app. If you cannot scan it, choose Can't scan the image?",
        asking: "Making a key for you…",
        waiting: "Waiting for your phone…",
        cannot_scan: "Can't scan the image?",
        which: "Which app?",
        ours: "Our authenticator",
        other: "Another app",
        scan_other: "In the other app, add an account, and scan this image.",
        activation: "In our own authenticator, choose Add account and type this code:",
        activation_code: "Activation code",
        other_app: "In another app, type these:",
        issuer: "Issuer",
        account: "Name",
        key: "Key",
        copy: "Copy the key",
        copied: "The key has been copied. It stays in the clipboard until you copy something else.",
        not_copied: "The key could not be copied. Select it and copy it yourself.",
        prove_text: "Enter the code that the app shows now.",
        code: "Code",
        verify: "Verify",
        app_name: "Authenticator app",
        malformed: "A code has six digits.",
        wrong: |attempts| {
            format!("This is not the code of this key. Wait for the next one. {}", left(attempts))
        },
        clock_off: |seconds, attempts| {
            let way = if seconds > 0 { "ahead" } else { "behind" };
            let seconds = seconds.unsigned_abs();
            format!(
                "The clock of your phone is {seconds} seconds {way}. Set it to automatic. {}",
                left(attempts)
            )
        },
    },
    connected: ConnectedWords {
        heading: |name| format!("{name} is connected"),
        enable: "Enable phone sign-in",
        counts: "Its codes count from now on.",
        choose: "Do you want to sign in without a password, too? Then choose Enable phone sign-in on your phone now.",
        open: |name| format!("Open the authenticator on {name}, and choose Enable phone sign-in there."),
        your_phone: "your phone",
        waiting: "Waiting for your phone…",
        without: "Done, without phone sign-in",
    },
    enrolment_number: EnrolmentNumberWords {
        heading: "Number on your phone",
        label: "Type the number that your phone shows",
        why: "This way we know that it is your own phone. There is one try.",
        confirm: "Confirm",
        none: "No number on your phone? Then another phone came first: choose Cancel.",
        malformed: "The number has six digits.",
    },
    added: AddedWords {
        heading: |name| format!("{name} has been added"),
        phone_sign_in: "Phone sign-in enabled",
        your_app: "Your authenticator app",
        counts: "Its codes count from now on. You are asked for one after your password.",
        phone_counts: "From now on you can sign in with your phone instead of your password. Choose Use an app instead when \
            you are asked for it.",
        undo: "Undo",
    },
    enrolment_over: EnrolmentOverWords {
        heading: "Your time is up",
        too_many_heading: "Too many wrong codes",
        too_many: "Nothing was added. Delete what you scanned from your app, see that the clock of your phone is set \
            automatically, and start again.",
        wrong_number_heading: "That is not the number on the phone",
        wrong_number: "Nothing was set up.",
        nothing_added: "Nothing was added. The image and the codes no longer work.",
        counts: |name| format!("The codes of {name} count already. Phone sign-in was not enabled."),
        not_enabled: "Phone sign-in was not enabled.",
        again: "Start again",
    },
    rename_method: RenameMethodWords {
        heading: "Rename",
        name: "Name",
        save: "Save",
        missing: "Enter a name by which you recognise it.",
        taken: "Another method has this name already.",
    },
    remove_method: RemoveMethodWords {
        heading: |name| format!("Delete {name}?"),
        explanation: "Its codes no longer count, and you are signed out wherever you signed in with it.",
        phone: "You can no longer approve sign-ins on this phone.",
        last_heading: |name| format!("{name} stays"),
        last: "It is your last method of its kind. Without it, anybody who learns your password could sign in. Add another \
            one first; then you can delete this one.",
    },
    sign_out_everywhere: SignOutEverywhereWords {
        heading: "Sign out everywhere?",
        button: "Sign out everywhere",
        explanation: "You are signed out on all devices, on this one too, and applications lose their access. Your methods \
            stay.",
    },
    signed_out: SignedOutWords {
        heading: "You are signed out everywhere",
        others: |others| match others {
            0 => "You were signed in here only.".to_owned(),
            1 => "Besides this one, one session was ended.".to_owned(),
            _ => format!("Besides this one, {others} sessions were ended."),
        },
        sign_in: "Sign in",
    },
    my_sign_ins: MySignInsWords {
        heading: "My sign-ins",
        explanation: "Do you recognise everything? The newest comes first.",
        none: "Nothing has happened yet.",
        signed_in: "Signed in",
        device_approved: "Signed in another device",
        second_factor_failed: "Right password, but no second proof",
        phone_denied: "Denied on your phone",
        phone_reported: "Denied on your phone: you did not start it",
        phone_wrong_number: "Wrong number chosen on your phone",
        method_added: "Method added",
        method_removed: "Method deleted",
        phone_sign_in_enabled: "Phone sign-in enabled",
        requests_allowed: "Requests allowed again",
        not_me: "You said: this wasn't me",
        time: "Time",
        application: "Application",
        start_page: "Start page",
        method: "Method",
        device: "Device",
        unknown_device: "Unknown",
        place: "Network address",
        this_session: "You, here and now",
        live: "Still signed in",
        by_password: "Password",
        by_code: "Code from the app",
        by_phone: "Phone",
        by_other_device: "Another device",
    },
    not_me: NotMeWords {
        heading: "This wasn't me",
        explanation: "If this was somebody else, we close the door to them:",
        tried: "Nobody got in here. If somebody else tried, we keep them off:",
        ends: "All your sessions end, except this one.",
        stops: "Requests from unknown browsers no longer reach your phones until you allow them again.",
        tells: "Your organisation is told.",
        confirm: "Secure my account",
    },
    secured: SecuredWords {
        heading: "Your account is secured",
        ended: |ended| match ended {
            0 => "There was no other session to end.".to_owned(),
            1 => "One other session was ended.".to_owned(),
            _ => format!("{ended} other sessions were ended."),
        },
        stopped: "Requests from unknown browsers no longer reach your phones until you allow them again in Security info.",
        password: "Does somebody know your password? Ask your organisation for a new one now.",
        methods: "Check your methods, too, and delete what you do not recognise.",
        back: "Back to my sign-ins",
    },
};
