//! HTTP/1.1 as far as a WebDriver, a proxy and a curl of our own need it: one message a connection.
//!
//! The journeys want to cut a message in the middle, which no library lets them; so they read and write it themselves.

use std::io::{self, BufRead, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Longer than anything a journey waits for.
const PATIENCE: Duration = Duration::from_secs(90);

/// A request or a response.
#[derive(Clone, Debug, Default)]
pub(crate) struct Message {
    /// The first line, without its end.
    pub(crate) start: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// Whole, with any chunks put together.
    pub(crate) body: Vec<u8>,
}

impl Message {
    /// A response.
    pub(crate) fn response(status: &str, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-type".to_owned(), media_type.to_owned())];
        Self { start: format!("HTTP/1.1 {status}"), headers, body: body.into() }
    }

    /// The first header of this name, which is given in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The second word: a request's path, a response's status.
    pub(crate) fn second_word(&self) -> &str {
        self.start.split(' ').nth(1).unwrap_or_default()
    }

    /// The body, as far as it is text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// As it travels: with its length, and for one use of the connection.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let hop = ["connection", "content-length", "transfer-encoding", "keep-alive"];
        let mut out = format!("{}\r\n", self.start);
        for (name, value) in self.headers.iter().filter(|(name, _)| !hop.contains(&name.as_str())) {
            out.push_str(&format!("{name}: {value}\r\n"));
        }
        out.push_str(&format!("connection: close\r\ncontent-length: {}\r\n\r\n", self.body.len()));
        let mut out = out.into_bytes();
        out.extend_from_slice(&self.body);
        out
    }
}

/// Reads one message; `None` when the other side said nothing.
pub(crate) fn read(stream: &TcpStream) -> io::Result<Option<Message>> {
    let mut reader = BufReader::new(stream);
    let mut message = Message::default();
    let Some(start) = line(&mut reader)? else { return Ok(None) };
    message.start = start;
    while let Some(text) = line(&mut reader)?.filter(|text| !text.is_empty()) {
        if let Some((name, value)) = text.split_once(':') {
            message.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    let length = message.header("content-length").and_then(|text| text.parse::<usize>().ok());
    let chunked = message.header("transfer-encoding").is_some_and(|coding| coding.contains("chunked"));
    let is_response = message.start.starts_with("HTTP/");
    match length {
        Some(length) => {
            message.body = vec![0; length];
            reader.read_exact(&mut message.body)?;
        }
        None if chunked => message.body = chunks(&mut reader)?,
        None if is_response && !matches!(message.second_word(), "204" | "304") => {
            reader.read_to_end(&mut message.body)?;
        }
        None => {}
    }
    Ok(Some(message))
}

/// Sends a request and reads the response.
pub(crate) fn exchange(address: SocketAddr, request: &Message) -> io::Result<Message> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(&request.bytes())?;
    read(&stream)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

fn line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut text = String::new();
    let read = reader.read_line(&mut text)?;
    Ok((read > 0).then(|| text.trim_end().to_owned()))
}

fn chunks(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = line(reader)?.unwrap_or_default();
        let size = usize::from_str_radix(size.trim(), 16).map_err(|_| io::ErrorKind::InvalidData)?;
        let mut chunk = vec![0; size];
        reader.read_exact(&mut chunk)?;
        line(reader)?;
        if size == 0 {
            return Ok(body);
        }
        body.append(&mut chunk);
    }
}
