//! Every key there is, once: its default, its meaning, an example. The parser, the environment, `config example` and
//! the check for misspellings all read this list.

/// One key.
#[derive(Debug)]
pub(crate) struct Key {
    /// The table it stands in.
    pub(crate) section: &'static str,
    /// Its name there.
    pub(crate) name: &'static str,
    /// The value it has when nobody says anything, as TOML.
    pub(crate) default: &'static str,
    /// What it does, in sentences; a line of the example each.
    pub(crate) meaning: &'static [&'static str],
    /// Whether its value may be repeated in an error or a log line.
    pub(crate) printable: bool,
}

impl Key {
    /// As people write it: `section.name`.
    pub(crate) fn path(&self) -> String {
        format!("{}.{}", self.section, self.name)
    }

    /// The environment variable that goes before the file.
    pub(crate) fn variable(&self) -> String {
        format!("DREMPEL_{}_{}", self.section, self.name).to_uppercase()
    }
}

const fn key(
    section: &'static str,
    name: &'static str,
    default: &'static str,
    meaning: &'static [&'static str],
) -> Key {
    Key { section, name, default, meaning, printable: true }
}

/// The sections with what they are about, in the order of the example.
pub(crate) const SECTIONS: [(&str, &str); 11] = [
    ("server", "Where it listens and how people reach it."),
    ("data", "Where it keeps what it must not forget."),
    ("session", "How long a sign-in lasts."),
    ("device", "Devices that a person signs in from elsewhere with a code (RFC 8628)."),
    ("security_info", "How people look after their own ways to sign in, and their phones."),
    ("push", "Waking phones for which a request waits (Web Push)."),
    ("number_match", "How sign-ins are approved on a phone."),
    ("passwords", "What checking a password costs (Argon2id)."),
    ("throttle", "How many wrong tries are looked at."),
    ("log", "What goes to standard error."),
    ("metrics", "Numbers for Prometheus."),
];

/// Every key, in the order of the example.
pub(crate) const KEYS: &[Key] = &[
    key(
        "server",
        "listen",
        "\"127.0.0.1:8080\"",
        &["Address and port. Put a reverse proxy with TLS in front of anything but loopback."],
    ),
    key(
        "server",
        "public_origins",
        "[]",
        &[
            "The origins people type, as [\"https://sign-in.example.org\"]; the first one is the main one.",
            "Requests that change something are taken from these only. Empty: http://localhost and the port, when listening",
            "on this machine only.",
        ],
    ),
    key(
        "server",
        "allowed_origins",
        "[]",
        &["Further origins of the same site whose pages may call the API, when a CDN serves the pages."],
    ),
    key(
        "server",
        "trusted_proxies",
        "[]",
        &[
            "Addresses of reverse proxies whose X-Forwarded-For is believed.",
            "Leave it empty without a proxy: the header is then ignored, since anybody can forge it.",
        ],
    ),
    key(
        "server",
        "site",
        "\"\"",
        &["Directory of the built pages (dist). Empty: the API alone, a CDN serves the pages."],
    ),
    key(
        "server",
        "site_config",
        "\"\"",
        &[
            "A config.json of your own (branding, texts, contact), served in place of the site's; survives upgrades.",
        ],
    ),
    key("server", "connections", "1024", &["Connections open at the same time; more wait until one closes."]),
    key(
        "server",
        "drain",
        "\"0s\"",
        &[
            "After SIGTERM: how long /readyz says 503 while requests are still taken, for a load balancer to notice.",
        ],
    ),
    key(
        "data",
        "directory",
        "\"data\"",
        &[
            "Directory of the database file and the key that protects it. Made when missing. Back it up whole.",
        ],
    ),
    Key {
        section: "data",
        name: "database",
        default: "\"\"",
        meaning: &["sqlite:PATH. Empty: drempel.db in the directory above."],
        printable: false,
    },
    key("session", "idle", "\"8h\"", &["A session nobody uses ends after this."]),
    key("session", "absolute", "\"24h\"", &["A session ends after this, used or not."]),
    key("session", "staying_idle", "\"30days\"", &["Like idle, for somebody who chose to stay signed in."]),
    key(
        "session",
        "staying_absolute",
        "\"90days\"",
        &["Like absolute, for somebody who chose to stay signed in."],
    ),
    key(
        "session",
        "stay_signed_in",
        "\"ask\"",
        &["ask: people choose. never: nobody is asked, and nobody stays."],
    ),
    key("device", "expires_after", "\"15m\"", &["How long a code is good for."]),
    key(
        "device",
        "interval",
        "\"5s\"",
        &["How often a device asks at first; whoever asks too soon must wait longer."],
    ),
    key(
        "device",
        "verification_uri_complete",
        "false",
        &[
            "Whether devices also get an address that brings the code along, for a QR code or a link. Convenient, but a",
            "person who did not read the code can be led to sign in a stranger's device.",
        ],
    ),
    key(
        "device",
        "waiting_per_address",
        "100",
        &["Codes that may wait for an answer per client address. Raise it for an office behind one address."],
    ),
    key(
        "device",
        "waiting",
        "10000",
        &["Codes that may be good at the same time, in all: each makes it likelier that a guess hits one."],
    ),
    key("security_info", "issuer", "\"Drempel\"", &["Whose codes an authenticator app says they are."]),
    key(
        "security_info",
        "fresh",
        "\"10m\"",
        &["How long after a sign-in people may change something; later they sign in again."],
    ),
    key(
        "security_info",
        "enrolment",
        "\"5m\"",
        &["How long a QR code or activation code on the computer is good for."],
    ),
    key(
        "security_info",
        "one_work_account",
        "true",
        &["Whether a phone approves the sign-ins of one work or school account at most."],
    ),
    key(
        "security_info",
        "keep_second_factor",
        "true",
        &[
            "Whether people who have a second factor keep one: `user phone remove` and `user remove-totp` take the last one",
            "away, its owner does not.",
        ],
    ),
    key("security_info", "activity", "\"90days\"", &["How long My sign-ins reaches back."]),
    key(
        "push",
        "services",
        "[\"fcm.googleapis.com\", \"jmt17.google.com\", \"*.push.services.mozilla.com\", \"*.notify.windows.com\", \
         \"*.push.apple.com\"]",
        &[
            "The push services that are asked to wake phones: those of the browsers people have. *. stands for every host below.",
            "They learn that a phone is woken and when, not what for. Empty: no phone is woken, and the authenticator finds its",
            "requests while it is open. One on this machine is named with its port, as \"http://localhost:8093\".",
        ],
    ),
    key(
        "push",
        "contact",
        "\"\"",
        &[
            "Whom a push service may write to: mailto:… or https://… Empty: the main one of server.public_origins.",
        ],
    ),
    key("number_match", "enabled", "true", &["Whether they can be. Nobody is offered it otherwise."]),
    key(
        "number_match",
        "manner",
        "\"tap\"",
        &["tap: the phone offers three numbers. type_two, type_six: so many digits are typed there."],
    ),
    key("number_match", "expires_after", "\"2m\"", &["How long there is to answer, two minutes at most."]),
    key("number_match", "interval", "\"2s\"", &["How often the computer asks what has become of it."]),
    key("number_match", "cool_down", "\"10s\"", &["Between two requests for one address."]),
    key(
        "number_match",
        "requests",
        "3",
        &["Requests for one address in ten minutes, by all strangers and by each browser its owner knows."],
    ),
    key("number_match", "requests_a_day", "10", &["The same in a day, by all strangers together."]),
    key(
        "number_match",
        "known_requests_a_day",
        "30",
        &["The same in a day, by each browser its owner knows."],
    ),
    key(
        "passwords",
        "memory",
        "\"19MiB\"",
        &[
            "Memory for one check. More is safer and slower; passwords set before follow at their next sign-in.",
        ],
    ),
    key("passwords", "iterations", "2", &["Passes over that memory."]),
    key("passwords", "lanes", "1", &["Lanes of that memory (Argon2id's p)."]),
    key("passwords", "at_once", "0", &["Checks at the same time; 0: as many as the machine has cores."]),
    key(
        "passwords",
        "queue",
        "128",
        &["Checks that may wait; above it the answer is 429, so that an overload never stalls everybody."],
    ),
    key(
        "throttle",
        "wrong_passwords",
        "5",
        &["Wrong passwords in a row for one account from one place before the first wait."],
    ),
    key(
        "throttle",
        "first_wait",
        "\"30s\"",
        &["The first wait; each wrong password after it doubles the wait."],
    ),
    key("throttle", "longest_wait", "\"15m\"", &["The longest wait."]),
    key(
        "throttle",
        "starts_per_minute",
        "100",
        &["Sign-ins begun per client address and minute. Raise it when a whole office shares one address."],
    ),
    key("throttle", "answers_per_minute", "300", &["Answers per client address and minute."]),
    key(
        "throttle",
        "others_per_minute",
        "1200",
        &["All other requests to the API per client address and minute."],
    ),
    key("log", "format", "\"text\"", &["text for people, json for machines."]),
    key("log", "level", "\"info\"", &["error, warn, info, debug or trace."]),
    key("metrics", "enabled", "true", &["Whether /metrics is there at all."]),
    key(
        "metrics",
        "listen",
        "\"\"",
        &["Address and port of its own. Empty: on the main address, for requests from this machine only."],
    ),
];

/// The nearest of `known` to a misspelt name, if it is near at all.
pub(crate) fn nearest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    known
        .map(|name| (strsim::damerau_levenshtein(&given, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= (name.len() / 3).clamp(2, 4))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
