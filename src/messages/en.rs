//! English.

use super::words::*;

fn wait(seconds: u32) -> String {
    match seconds {
        0 | 1 => "1 second".to_owned(),
        2..=90 => format!("{seconds} seconds"),
        91..=5400 => format!("{} minutes", seconds.div_ceil(60)),
        _ => format!("{} hours", seconds.div_ceil(3600)),
    }
}

fn attempts(left: u8) -> String {
    if left == 1 { "1 attempt left.".to_owned() } else { format!("{left} attempts left.") }
}

pub(super) static ENGLISH: Messages = Messages {
    page: PageWords {
        description: "Sign in with your work or school account.",
        help: "Help",
        support: "Ask your organisation's helpdesk. They can see what happened and help you sign in.",
        privacy: "Privacy & cookies",
        language: "Language",
        waiting: "One moment…",
        still_waiting: "This takes longer than usual. You do not have to do anything.",
        to_continue: |application| format!("to continue to {application}"),
        no_webassembly: "This browser does not run WebAssembly, which this page needs. Switch off Lockdown mode or \
            strict blocking for this site, or open the page in another browser.",
        load_failed: "The page could not be loaded completely. Check your network.",
        reload: "Load again",
        no_script: "This page needs JavaScript. Allow it for this site, or open the page in another browser.",
    },
    identify: IdentifyWords {
        heading: "Sign in",
        email: "Work or school account",
        next: "Next",
        from_another_device: "Sign in from another device",
        accounts: "Accounts on this device",
        signed_in: "Signed in",
        signed_out: "Signed out",
        remove: "Remove",
        remove_account: |email| format!("Remove {email} from this device"),
        email_empty: "Enter your account, for example name@company.com.",
        email_without_at: "An account contains an @, as in name@company.com.",
        email_with_name: "Enter only the address, as in name@company.com.",
        email_without_dot: "The part after the @ is not complete, as in name@company.com.",
        email_malformed: "This is not an e-mail address. Check it for typing errors.",
    },
    password: PasswordWords {
        heading: "Enter password",
        use_another_account: "Use another account",
        password: "Password",
        show: "Show password",
        hide: "Hide password",
        caps_lock: "Caps Lock is on.",
        sign_in: "Sign in",
        forgot: "Forgot password?",
        forgot_help: "Only your organisation can give you a new password.",
        use_app: "Use an app instead",
        missing: "Enter your password.",
        wrong: "This account and password do not belong together. Check both and try again.",
        throttled: |seconds| format!("Too many wrong passwords. You can try again in {}.", wait(seconds)),
        disabled: "This account is disabled. Only your organisation can enable it.",
        no_factor_left: "Your codes are no longer accepted after too many wrong ones. Only your organisation can help.",
    },
    number_match: NumberMatchWords {
        heading: "Approve sign-in",
        tap: "Open your authenticator app and tap the number",
        type_it: "Open your authenticator app and enter the number",
        announced: |spelled| format!("Your number: {spelled}."),
        sent: "Request sent",
        seen: "Seen on your phone",
        silent: "Nothing on your phone?",
        sent_help: "This page goes on by itself once you have approved.",
        seen_help: "Approve there; this page goes on by itself.",
        silent_help: "Open the app yourself, or choose another way.",
        time_left: |seconds| format!("Time left: {}:{:02}", seconds / 60, seconds % 60),
        nearly_over: "30 seconds left.",
        send_again: "Send again",
        use_password: "Use your password instead",
        use_code: "Use a code from the app",
        denied: "You denied this request. If that was a mistake, send it again.",
        wrong_number: "Another number was chosen on your phone. Nothing was approved. Send again for a new number.",
        expired: "We did not hear from you. Send again, or choose another way.",
        unregistered: "Your phone is no longer registered. Choose another way.",
        superseded: "A newer request has taken the place of this one. Go on there, or send again here.",
        just_sent: "A request has just been sent.",
        throttled: "Too many requests have been sent.",
        send_again_in: |seconds| format!("You can send again in {}.", wait(seconds)),
        offline: "You are offline. This page goes on by itself when there is a network.",
        unreachable: "The sign-in service cannot be reached at the moment. This page keeps trying.",
    },
    totp: TotpWords {
        heading: "Enter the code from your app",
        explanation: "Open your authenticator app. The code changes every 30 seconds.",
        code: "Code",
        verify: "Verify",
        device: "Which app?",
        approve_instead: "Approve in the app instead",
        malformed: "Enter the digits your app shows, usually six.",
        wrong: |left| format!("This code is not right. Take the newest code. {}", attempts(left)),
        already_used: |left| {
            format!(
                "This code has been used already. Wait for the next one, at most 30 seconds. {}",
                attempts(left)
            )
        },
        clock_off: |seconds, left| {
            let direction = if seconds > 0 { "fast" } else { "slow" };
            let off = wait(seconds.unsigned_abs());
            format!(
                "The clock of your device is {off} {direction}. Set it to automatic, then take a new code. {}",
                attempts(left)
            )
        },
        too_many: "Five wrong codes: this sign-in has ended. Start again.",
        locked: "The codes of this app are no longer accepted after too many wrong ones. Only your organisation can \
            help.",
    },
    stay_signed_in: StaySignedInWords {
        heading: "Stay signed in?",
        explanation: "Then you sign in less often on this device. Choose No on a computer that others use.",
        yes: "Yes",
        no: "No",
    },
    device_sign_in: DeviceSignInWords {
        heading: "Device sign-in",
        explanation: "Enter the code your device shows.",
        warning: "Only enter a code you started yourself.",
        code: "Code",
        next: "Continue",
        missing: "Enter the code: eight letters.",
        character: |place| {
            format!(
                "Character {place} is not used in codes: they have only letters, without A, E, I, O, U and Y."
            )
        },
        length: |count| format!("A code has eight letters; this has {count}."),
        unknown: |left| format!("No device shows this code. Compare it with your device. {}", attempts(left)),
        expired: |left| format!("This code has expired. Get a new code on your device. {}", attempts(left)),
        used: |left| {
            format!("This code has been used already. Get a new code on your device. {}", attempts(left))
        },
        throttled: |seconds| {
            format!("Too many wrong codes. You can enter a code again in {}.", wait(seconds))
        },
    },
    confirm_device: ConfirmDeviceWords {
        heading: |application| format!("Are you trying to sign in to {application}?"),
        compare: "Your device must show this code:",
        device: "Device",
        on: " on ",
        place: "Network address",
        asked: "Asked",
        ago: |minutes| match minutes {
            0 => "just now".to_owned(),
            1 => "1 minute ago".to_owned(),
            _ => format!("{minutes} minutes ago"),
        },
        warning: "Did somebody send you this code, or ask you to enter it? Then choose Deny: they would get into your \
            account.",
        mine: "This is my device and I started this",
        deny: "Deny",
        unconfirmed: "Tick the box if this is your device and you started this. If not, choose Deny.",
    },
    device_approved: DeviceApprovedWords {
        heading: |application| {
            format!("You are signed in to {application} on your device. You can close this window")
        },
    },
    device_denied: DeviceDeniedWords { heading: "Sign-in refused. Your device got no access" },
    consent: ConsentWords {
        heading: |application| format!("Allow access for {application}?"),
        explanation: "This application is not your organisation's own. If you allow it, it can:",
        openid: "Recognise you when you come back",
        profile: "See your name",
        email: "See your e-mail address",
        offline_access: "Keep its access while you are away",
        host: |host| format!("It receives this at {host}."),
        on_this_device: "It runs on this device.",
        allow: "Allow",
        refuse: "Don't allow",
    },
    progress: ProgressWords { heading: "Signing you in…" },
    trouble: TroubleWords {
        offline: "You are offline. What you typed is still here; try again when there is a network.",
        unreachable: "The sign-in service cannot be reached. Check your network and try again.",
        timed_out: "The sign-in service did not answer in time. Try again.",
        garbled: "The answer could not be read. Something on your network may have changed it. Try again, or use \
            another network.",
        busy: |seconds| format!("It is very busy. You can try again in {}.", wait(seconds)),
        internal: |reference| format!("Something went wrong on our side. Try again. Reference: {reference}"),
        unavailable: "The sign-in service is being restarted. Try again in a moment.",
        expired: "This sign-in took longer than 10 minutes. Start again.",
        ended: "This sign-in has ended. Start again.",
        application_denied: "You may not use this application. Only your organisation can change that.",
        authorization_gone: "What the application asked for has expired. Go back to it and try again, or sign in here \
            and go on to your start page.",
        try_again: "Try again",
    },
    start: StartWords {
        heading: |name| format!("Welcome to {name}"),
        welcome: "Sign in to open your applications.",
        sign_in: "Sign in",
    },
    home: HomeWords {
        heading: |name| format!("Welcome, {name}"),
        applications: "Your applications",
        no_applications: "There are no applications for you yet.",
        account: "Account",
        work_account: "Work or school account",
        personal_account: "Personal account",
        signed_in_since: "Signed in since",
        security_info: "Security info",
        my_sign_ins: "My sign-ins",
        sign_out: "Sign out",
    },
    privacy: PrivacyWords {
        heading: "Privacy & cookies",
        intro: "This page stores only what signing in needs. It does not follow you, and it loads nothing from others.",
        cookies: "Cookies",
        cookies_text: "Three, which only the sign-in service can read: one ties a sign-in to this browser, one is your \
                    session, and one recognises this device, so that wrong passwords typed elsewhere do not lock you \
                    out here. A phone that approves sign-ins has one that says which phone it is. Another keeps your language.",
        device: "On this device",
        device_text: "The accounts you have used, with their names and the way you signed in last, until you remove them, and how this organisation's page looks. During a sign-in also its \
                    number, or the code this page shows, until you close the tab. Never a password or a code you type.",
        service: "At the sign-in service",
        service_text: "Your account, a hash of your password, the keys of your authenticator apps in encrypted form, and \
                    your sessions; for two hours the network address of a device that asked for a code; what happened with your \
                    account, with the network address, as My sign-ins shows it; and of a phone its name and where it \
                    is reached with notifications. Logs \
                    contain no addresses, passwords or codes.",
        questions: "Questions",
        questions_text: "Ask your organisation: it decides what is kept and for how long.",
        back: "Back to sign-in",
    },
    not_found: NotFoundWords {
        heading: "This page does not exist",
        explanation: "Check the address, or start from the beginning.",
        back: "To the start page",
    },
};

pub(super) static DEVICE_CODE: DeviceCodeWords = DeviceCodeWords {
    heading: "Sign in from another device",
    instruction: |url| format!("On another device, go to {url} and enter this code"),
    qr: |url| format!("QR code that leads to {url}"),
    asking: "Getting a code…",
    announced: |spelled| {
        format!(
            "Your code: {spelled}. This page goes on by itself once you have signed in on the other device."
        )
    },
    waiting: "Waiting until you have signed in on the other device…",
    time_left: |seconds| format!("Time left: {}:{:02}", seconds / 60, seconds % 60),
    nearly_over: "Your code expires in one minute.",
    copy: "Copy",
    copied: "The code has been copied.",
    not_copied: "The code could not be copied. Select it and copy it yourself.",
    new_code: "Get a new code",
    cancel: "Cancel",
    expired: "This code has expired. Get a new one.",
    denied: "You refused this sign-in on the other device. If that was a mistake, get a new code.",
    spent: "This code can no longer be used. Get a new one.",
    untrusted: "The answer of the sign-in service could not be trusted, so you have not been signed in. Get a new code. If \
        it happens again, tell your organisation.",
    offline: "You are offline. Your code stays valid; this page goes on by itself when there is a network.",
    offline_without: "You are offline. You get a code as soon as there is a network.",
    unreachable: "The sign-in service cannot be reached at the moment. Your code stays valid; this page keeps trying.",
    still_trying: "The sign-in service cannot be reached at the moment. This page keeps trying.",
    unreachable_without: "The sign-in service cannot be reached. Check your network and get a new code.",
};
