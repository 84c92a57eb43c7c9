//! Which push services are spoken to.
//!
//! The rule a reader would break: a subscription's address comes from a browser, and whoever is registered can send any. It
//! is asked for nothing unless the operator names its service, or it would lead this server to whatever it can reach.

/// The most an address may have. Those of today have below 600 bytes.
const LONGEST: usize = 2048;

/// A push service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Service {
    /// This host, by `https`.
    Host(String),
    /// Every host that ends so, dot included, by `https`.
    Below(String),
    /// This very origin, by plain `http`: on this machine only.
    Loopback(String),
}

impl Service {
    /// `push.example.net`, `*.push.example.net`, or `http://localhost:8093`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(authority) = text.strip_prefix("http://") {
            let (host, port) = authority.rsplit_once(':')?;
            let ours = matches!(host, "localhost" | "127.0.0.1" | "[::1]") && port.parse::<u16>().is_ok();
            return ours.then(|| Self::Loopback(text.to_owned()));
        }
        let (below, host) = match text.strip_prefix('*') {
            Some(end) => (true, end.strip_prefix('.')?),
            None => (false, text),
        };
        let labels = host.split('.').all(|label| {
            !label.is_empty()
                && label.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        });
        let named = labels && host.contains('.') && host.ends_with(|c: char| c.is_ascii_lowercase());
        named.then(|| if below { Self::Below(format!(".{host}")) } else { Self::Host(host.to_owned()) })
    }

    fn has(&self, scheme: &str, authority: &str) -> bool {
        match self {
            Self::Host(host) => scheme == "https" && authority == host,
            Self::Below(end) => scheme == "https" && authority.len() > end.len() && authority.ends_with(end),
            Self::Loopback(origin) => origin.strip_prefix("http://") == Some(authority) && scheme == "http",
        }
    }
}

/// Those of the browsers that people have.
const USUAL: [&str; 5] = [
    "fcm.googleapis.com",
    "jmt17.google.com",
    "*.push.services.mozilla.com",
    "*.notify.windows.com",
    "*.push.apple.com",
];

/// All that are spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Services(pub Vec<Service>);

impl Default for Services {
    fn default() -> Self {
        Self(USUAL.into_iter().filter_map(Service::parse).collect())
    }
}

impl Services {
    /// The origin of an address, if its service is named.
    #[must_use]
    pub fn of<'a>(&self, endpoint: &'a str) -> Option<&'a str> {
        if endpoint.len() > LONGEST || !endpoint.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        let (scheme, rest) = endpoint.split_once("://")?;
        let (authority, path) = rest.split_at(rest.find('/')?);
        // Some programs read a backslash as a slash, and what stands before an @ is no host.
        let plain = authority.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
        let named = plain
            && !path.contains(['\\', '#'])
            && self.0.iter().any(|service| service.has(scheme, authority));
        if named { endpoint.get(..endpoint.len() - path.len()) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_push_services_of_the_usual_browsers_are_spoken_to() {
        let services = Services::default();
        for (endpoint, origin) in [
            ("https://fcm.googleapis.com/fcm/send/a:b", "https://fcm.googleapis.com"),
            (
                "https://updates.push.services.mozilla.com/wpush/v2/a",
                "https://updates.push.services.mozilla.com",
            ),
            ("https://wns2-am3p.notify.windows.com/w/?token=a%2b", "https://wns2-am3p.notify.windows.com"),
            ("https://web.push.apple.com/QA", "https://web.push.apple.com"),
        ] {
            assert_eq!(services.of(endpoint), Some(origin));
        }
    }

    #[test]
    fn an_address_that_leads_elsewhere_is_asked_for_nothing() {
        let services = Services::default();
        for endpoint in [
            "https://169.254.169.254/latest/meta-data/",
            "http://fcm.googleapis.com/fcm/send/a",
            "https://fcm.googleapis.com",
            "https://fcm.googleapis.com:8443/a",
            "https://fcm.googleapis.com@evil.example/a",
            "https://evil.example/@fcm.googleapis.com/a",
            "https://fcm.googleapis.com.evil.example/a",
            "https://evilfcm.googleapis.com/a",
            "https://push.apple.com/a",
            "https://.push.apple.com/a",
            "https://fcm.googleapis.com\\.evil.example/a",
            "https://fcm.googleapis.com/a b",
            "https://localhost:8093/a",
            "file:///etc/passwd",
            "",
        ] {
            assert_eq!(services.of(endpoint), None, "{endpoint}");
        }
    }

    #[test]
    fn this_machine_is_spoken_to_when_the_operator_names_the_very_port() {
        let services = Services(Service::parse("http://localhost:8093").into_iter().collect());
        assert_eq!(services.of("http://localhost:8093/fcm/send/a"), Some("http://localhost:8093"));
        assert_eq!(services.of("http://localhost:8094/fcm/send/a"), None);
        for wrong in
            ["http://push.example.net:80", "http://localhost", "*", "*.", "com", "10.0.0.1", "A.example", ""]
        {
            assert_eq!(Service::parse(wrong), None, "{wrong}");
        }
    }
}
