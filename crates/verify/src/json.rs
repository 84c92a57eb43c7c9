//! JSON (RFC 8259) as strictly as signed statements need it, natively and in the browser alike.
//!
//! The rule a reader would break: a member that comes twice is refused. `JSON.parse` keeps the last and others the first
//! (RFC 8725 section 2.6 calls that a way to be deceived), and here one reader decides for both sides.

#[cfg(any(feature = "decision", feature = "exchange", feature = "contents"))]
mod write;

/// How deep lists and objects may stand in each other.
const DEEPEST: u8 = 8;

/// How many members an object may have: each is compared with all before it.
const MOST_MEMBERS: usize = 1_000;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    /// `None` when it is no whole number that fits: nothing we read is one.
    Number(Option<i64>),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text that holds one object and nothing behind it.
    pub(crate) fn object(text: &str) -> Option<Self> {
        Self::any(text).filter(|value| matches!(value, Self::Object(_)))
    }

    /// Reads a whole text that holds one value and nothing behind it.
    pub(crate) fn any(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(0)?;
        reader.space();
        reader.rest.is_empty().then_some(value)
    }

    /// A member; `None` also where this is no object.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(known, _)| known == name).map(|(_, value)| value),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::List(_) => None,
        }
    }

    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The whole number, if it is one.
    pub(crate) fn whole(&self) -> Option<i64> {
        if let Self::Number(number) = self { *number } else { None }
    }

    /// The list, if it is one.
    #[cfg(any(feature = "id_token", feature = "exchange", feature = "contents"))]
    pub(crate) fn list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// A list of nothing but texts.
    #[cfg(feature = "id_token")]
    pub(crate) fn texts(&self) -> Option<Vec<String>> {
        self.list()?.iter().map(|item| item.text().map(str::to_owned)).collect()
    }
}

struct Reader<'text> {
    rest: &'text str,
}

impl Reader<'_> {
    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, word: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(())
    }

    fn next(&mut self) -> Option<char> {
        let mut letters = self.rest.chars();
        let letter = letters.next();
        self.rest = letters.as_str();
        letter
    }

    fn value(&mut self, depth: u8) -> Option<Json> {
        if depth > DEEPEST {
            return None;
        }
        self.space();
        match self.rest.bytes().next()? {
            b'{' => self.members(depth + 1),
            b'[' => self.items(depth + 1),
            b'"' => self.string().map(Json::Text),
            b't' => self.take("true").map(|()| Json::Bool(true)),
            b'f' => self.take("false").map(|()| Json::Bool(false)),
            b'n' => self.take("null").map(|()| Json::Null),
            _ => self.number(),
        }
    }

    fn members(&mut self, depth: u8) -> Option<Json> {
        let mut members: Vec<(String, Json)> = Vec::new();
        self.parts('{', '}', |reader| {
            let name = reader.string()?;
            reader.space();
            reader.take(":")?;
            let value = reader.value(depth)?;
            if members.len() == MOST_MEMBERS || members.iter().any(|(known, _)| *known == name) {
                return None;
            }
            members.push((name, value));
            Some(())
        })?;
        Some(Json::Object(members))
    }

    fn items(&mut self, depth: u8) -> Option<Json> {
        let mut items = Vec::new();
        self.parts('[', ']', |reader| {
            items.push(reader.value(depth)?);
            Some(())
        })?;
        Some(Json::List(items))
    }

    /// Nothing, or parts with a comma between each two, from one bracket to the other.
    fn parts(
        &mut self,
        open: char,
        close: char,
        mut part: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.rest = self.rest.strip_prefix(open)?;
        self.space();
        if let Some(rest) = self.rest.strip_prefix(close) {
            self.rest = rest;
            return Some(());
        }
        loop {
            self.space();
            part(self)?;
            self.space();
            match self.next()? {
                ',' => {}
                letter if letter == close => return Some(()),
                _ => return None,
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.take("\"")?;
        let mut text = String::new();
        loop {
            match self.next()? {
                '"' => return Some(text),
                '\\' => text.push(self.escaped()?),
                '\0'..='\x1f' => return None,
                letter => text.push(letter),
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            letter @ ('"' | '\\' | '/') => letter,
            'b' => '\x08',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.code_point(),
            _ => return None,
        })
    }

    /// Four hexadecimal digits, or two times four for what is beyond them; half of such a pair is no character.
    fn code_point(&mut self) -> Option<char> {
        let first = self.four()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.take("\\u")?;
        let second = self.four()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + second)
    }

    fn four(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |held, _| Some((held << 4) | self.next()?.to_digit(16)?))
    }

    /// `-`, digits without a leading zero, a fraction, an exponent; kept only if it is whole and written so.
    fn number(&mut self) -> Option<Json> {
        let start = self.rest;
        self.take("-");
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        let end = start.len() - self.rest.len();
        let mut exact = true;
        if self.take(".").is_some() {
            exact = false;
            self.digits()?;
        }
        if self.rest.starts_with(['e', 'E']) {
            exact = false;
            self.next();
            if self.rest.starts_with(['+', '-']) {
                self.next();
            }
            self.digits()?;
        }
        Some(Json::Number(start.get(..end).filter(|_| exact).and_then(|text| text.parse().ok())))
    }

    fn digits(&mut self) -> Option<&str> {
        let rest = self.rest;
        let (digits, behind) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
        self.rest = behind;
        (!digits.is_empty()).then_some(digits)
    }
}
