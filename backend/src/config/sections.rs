//! The keys as typed values, a section each. All keys of a section are read before any failure counts, so that
//! every mistake is reported at once.

use super::sources::Sources;
use super::{Log, values};
use super::{applications, clients};
use drempel_backend::Settings;
use drempel_verify::number_match::Manner;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Section `server`, less what the API decides by.
#[derive(Debug)]
pub(crate) struct Server {
    /// Address and port.
    pub(crate) listen: SocketAddr,
    /// The built pages.
    pub(crate) site: Option<PathBuf>,
    /// A `config.json` in place of the site's.
    pub(crate) site_config: Option<PathBuf>,
    /// Open at the same time.
    pub(crate) connections: usize,
    /// From SIGTERM until no more is taken.
    pub(crate) drain: Duration,
}

impl Server {
    pub(super) fn read(sources: &mut Sources) -> Option<Self> {
        let listen = sources.read("server.listen", values::socket);
        let site = sources.read("server.site", values::optional_path);
        let site_config = sources.read("server.site_config", values::optional_path);
        let connections = sources.read("server.connections", |given| given.whole(1..=100_000));
        let drain = sources.read("server.drain", |given| given.duration(Duration::ZERO..=MINUTE * 5));
        Some(Self {
            listen: listen?,
            site: site?,
            site_config: site_config?,
            connections: usize::try_from(connections?).ok()?,
            drain: drain?,
        })
    }
}

/// Section `metrics`.
#[derive(Debug)]
pub(crate) struct Metrics {
    /// Whether there are any.
    pub(crate) enabled: bool,
    /// An address of their own.
    pub(crate) listen: Option<SocketAddr>,
}

impl Metrics {
    pub(super) fn read(sources: &mut Sources) -> Option<Self> {
        let enabled = sources.read("metrics.enabled", super::given::Given::flag);
        let listen = sources.read("metrics.listen", values::optional_socket);
        Some(Self { enabled: enabled?, listen: listen? })
    }
}

/// The two forms of a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// Section `log`.
pub(super) fn log(sources: &mut Sources) -> Option<Log> {
    use tracing::Level;
    let format = sources
        .read("log.format", |given| given.one_of(&[("text", LogFormat::Text), ("json", LogFormat::Json)]));
    let levels = [
        ("error", Level::ERROR),
        ("warn", Level::WARN),
        ("info", Level::INFO),
        ("debug", Level::DEBUG),
        ("trace", Level::TRACE),
    ];
    let level = sources.read("log.level", |given| given.one_of(&levels));
    Some(Log { format: format?, level: level? })
}

/// What the API decides by: `data`, `session`, `device`, `number_match`, `push`, `passwords`, `throttle`, the applications, the clients and part
/// of `server`.
pub(super) fn settings(sources: &mut Sources) -> Option<Settings> {
    let directory = sources.read("data.directory", values::path);
    let fallback = directory.clone().unwrap_or_default();
    let database = sources.read("data.database", |given| values::database(given, &fallback));
    let own = sources.read("server.public_origins", values::origins);
    let other = sources.read("server.allowed_origins", values::origins);
    let proxies = sources.read("server.trusted_proxies", values::addresses);
    let applications = applications::read(sources);
    let clients = clients::read(sources);
    let mut settings = Settings::new(database.unwrap_or_default(), "");
    let parts = [
        session(sources, &mut settings),
        device(sources, &mut settings),
        security_info(sources, &mut settings),
        push(sources, &mut settings),
        number_match(sources, &mut settings),
        passwords(sources, &mut settings),
        throttle(sources, &mut settings),
    ];
    directory?;
    settings.own_origins = own?;
    settings.other_origins = other?;
    settings.trusted_proxies = proxies?;
    settings.applications = applications?;
    settings.clients = clients?;
    parts.iter().all(Option::is_some).then_some(settings)
}

fn session(sources: &mut Sources, settings: &mut Settings) -> Option<()> {
    let mut span = |path| sources.read(path, |given| given.duration(MINUTE..=DAY * 366));
    let (idle, absolute) = (span("session.idle"), span("session.absolute"));
    let (staying_idle, staying_absolute) = (span("session.staying_idle"), span("session.staying_absolute"));
    let ask =
        sources.read("session.stay_signed_in", |given| given.one_of(&[("ask", true), ("never", false)]));
    settings.session.idle = idle?;
    settings.session.absolute = absolute?;
    settings.session.idle_staying = staying_idle?;
    settings.session.absolute_staying = staying_absolute?;
    settings.sign_in.offer_stay_signed_in = ask?;
    Some(())
}

fn device(sources: &mut Sources, settings: &mut Settings) -> Option<()> {
    let lifetime = sources.read("device.expires_after", |given| given.duration(SECOND * 5..=MINUTE * 60));
    let interval = sources.read("device.interval", |given| given.duration(SECOND..=MINUTE));
    let complete = sources.read("device.verification_uri_complete", super::given::Given::flag);
    let here = sources.read("device.waiting_per_address", |given| given.whole(1..=1_000_000));
    let anywhere = sources.read("device.waiting", |given| given.whole(1..=1_000_000));
    settings.device.expires_after = lifetime?;
    settings.device.interval = interval?;
    settings.device.verification_uri_complete = complete?;
    settings.device.waiting_per_network = here?;
    settings.device.waiting = anywhere?;
    Some(())
}

fn security_info(sources: &mut Sources, settings: &mut Settings) -> Option<()> {
    let issuer = sources.read("security_info.issuer", values::issuer);
    let fresh = sources.read("security_info.fresh", |given| given.duration(SECOND * 5..=MINUTE * 60));
    // What is scanned is good for five minutes at most: longer, and somebody else finds the time to scan it.
    let enrolment = sources.read("security_info.enrolment", |given| given.duration(SECOND * 30..=MINUTE * 5));
    let one = sources.read("security_info.one_work_account", super::given::Given::flag);
    let keep = sources.read("security_info.keep_second_factor", super::given::Given::flag);
    let activity = sources.read("security_info.activity", |given| given.duration(DAY..=DAY * 3660));
    settings.security_info.issuer = issuer?;
    settings.security_info.fresh = fresh?;
    settings.security_info.enrolment = enrolment?;
    settings.security_info.one_work_account = one?;
    settings.security_info.keep_second_factor = keep?;
    settings.security_info.activity = activity?;
    Some(())
}

fn push(sources: &mut Sources, settings: &mut Settings) -> Option<()> {
    let services = sources.read("push.services", values::push_services);
    let contact = sources.read("push.contact", values::push_contact);
    settings.push.services = services?;
    settings.push.contact = contact?;
    Some(())
}

fn number_match(sources: &mut Sources, settings: &mut Settings) -> Option<()> {
    let enabled = sources.read("number_match.enabled", super::given::Given::flag);
    let manners = [("tap", Manner::Tap), ("type_two", Manner::TypeTwo), ("type_six", Manner::TypeSix)];
    let manner = sources.read("number_match.manner", |given| given.one_of(&manners));
    // No decision is good for longer (`drempel_verify::decision::LONGEST_LIFE`).
    let lifetime =
        sources.read("number_match.expires_after", |given| given.duration(SECOND * 5..=MINUTE * 2));
    let interval = sources.read("number_match.interval", |given| given.duration(SECOND..=SECOND * 30));
    let cool_down = sources.read("number_match.cool_down", |given| given.duration(SECOND..=MINUTE * 10));
    let few = sources.read("number_match.requests", |given| given.whole(1..=255));
    let many = sources.read("number_match.requests_a_day", |given| given.whole(1..=255));
    let known = sources.read("number_match.known_requests_a_day", |given| given.whole(1..=255));
    settings.number_match.enabled = enabled?;
    settings.number_match.manner = manner?;
    settings.number_match.expires_after = lifetime?;
    settings.number_match.interval = interval?;
    settings.number_match.cool_down = cool_down?;
    settings.number_match.requests.most = u8::try_from(few?).ok()?;
    settings.number_match.requests_a_day.most = u8::try_from(many?).ok()?;
    settings.number_match.known_requests_a_day.most = u8::try_from(known?).ok()?;
    Some(())
}

fn passwords(sources: &mut Sources, settings: &mut Settings) -> Option<()> {
    // The bounds keep a slip of the pen from making passwords worthless or a sign-in last a minute.
    let memory = sources.read("passwords.memory", |given| given.kibibytes(7 * 1024..=4 * 1024 * 1024));
    let passes = sources.read("passwords.iterations", |given| given.whole(1..=100));
    let lanes = sources.read("passwords.lanes", |given| given.whole(1..=64));
    let at_once = sources.read("passwords.at_once", |given| given.whole(0..=1024));
    let waiting = sources.read("passwords.queue", |given| given.whole(1..=100_000));
    settings.passwords.memory_kib = memory?;
    settings.passwords.passes = passes?;
    settings.passwords.lanes = lanes?;
    if let Some(at_once) = at_once.filter(|count| *count > 0) {
        settings.passwords.at_once = usize::try_from(at_once).ok()?;
    }
    settings.passwords.waiting = usize::try_from(waiting?).ok()?;
    at_once.map(|_| ())
}

fn throttle(sources: &mut Sources, settings: &mut Settings) -> Option<()> {
    let wrong = sources.read("throttle.wrong_passwords", |given| given.whole(1..=100));
    let first = sources.read("throttle.first_wait", |given| given.duration(SECOND..=DAY));
    let longest = sources.read("throttle.longest_wait", |given| given.duration(SECOND..=DAY));
    let mut rate = |path| sources.read(path, |given| given.whole(1..=1_000_000));
    let (starts, answers) = (rate("throttle.starts_per_minute"), rate("throttle.answers_per_minute"));
    let others = rate("throttle.others_per_minute");
    settings.passwords.wrong_before_wait = wrong?;
    settings.passwords.first_wait = first?;
    settings.passwords.longest_wait = longest?;
    settings.limits.starts_per_minute = starts?;
    settings.limits.answers_per_minute = answers?;
    settings.limits.others_per_minute = others?;
    Some(())
}
