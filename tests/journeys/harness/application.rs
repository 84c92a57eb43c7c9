//! An application on another site: its pages send people here, and this is where they come back.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::spawn;

/// RFC 7636 appendix B.
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// The pages of an application. `127.0.0.1` is another site than `localhost`.
pub(crate) struct Application {
    address: SocketAddr,
    provider: String,
    client: &'static str,
}

impl Application {
    /// Puts the pages of this client up.
    pub(crate) fn of(client: &'static str, provider: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("this machine has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let this = Self { address, provider: provider.to_owned(), client };
        let pages = [("/form", this.form()), ("/window", this.window()), ("/callback", CALLBACK.to_owned())];
        spawn(move || {
            for stream in listener.incoming().flatten() {
                // A connection that breaks is the browser's to notice.
                serve(stream, &pages).ok();
            }
        });
        this
    }

    /// One of its pages.
    pub(crate) fn page(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Where it sends people, with what else it asks.
    pub(crate) fn asks(&self, more: &str) -> String {
        let pairs = self.request().map(|(name, value)| format!("{name}={}", value.replace(':', "%3A")));
        format!("{}/oauth2/authorize?{}{more}", self.provider, pairs.join("&"))
    }

    fn request(&self) -> [(&'static str, String); 7] {
        [
            ("client_id", self.client.to_owned()),
            ("redirect_uri", self.page("/callback")),
            ("response_type", "code".to_owned()),
            ("scope", "openid".to_owned()),
            ("state", "abc".to_owned()),
            ("code_challenge", CHALLENGE.to_owned()),
            ("code_challenge_method", "S256".to_owned()),
        ]
    }

    fn form(&self) -> String {
        let fields =
            self.request().map(|(name, value)| format!("<input type=hidden name={name} value=\"{value}\">"));
        let (provider, fields) = (&self.provider, fields.concat());
        format!(
            "<form method=post action=\"{provider}/oauth2/authorize\">{fields}<button>Sign in by a form</button></form>"
        )
    }

    /// Opens the sign-in in a window of its own, and notes what it hears.
    fn window(&self) -> String {
        let address = self.asks("");
        format!(
            "<button onclick=\"opened = open('{address}', 'sign-in', 'width=600,height=900')\">Sign in in a window</button>\
             <script>heard = []; onmessage = () => heard.push('message'); \
             new BroadcastChannel('sign-in').onmessage = () => heard.push('channel');</script>"
        )
    }
}

const CALLBACK: &str = "<h1>Back at the application</h1><script>opener?.postMessage('back', '*'); \
     new BroadcastChannel('sign-in').postMessage('back');</script>";

fn serve(mut stream: TcpStream, pages: &[(&str, String)]) -> std::io::Result<()> {
    let mut head = [0; 16 * 1024];
    let length = stream.read(&mut head)?;
    let head = String::from_utf8_lossy(head.get(..length).unwrap_or_default()).into_owned();
    let path = head.split(['?', ' ']).nth(1).unwrap_or_default();
    let page = pages.iter().find(|(known, _)| *known == path).map_or("", |(_, page)| page);
    let page = format!(
        "<!doctype html><meta charset=utf-8><link rel=icon href=\"data:,\"><title>An application</title>{page}"
    );
    let length = page.len();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{page}"
    )
}
