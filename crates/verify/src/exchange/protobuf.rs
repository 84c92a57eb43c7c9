//! As much of Protocol Buffers (encoding, proto3) as Google's migration codes need: numbers and bytes, by field.

/// What a field holds.
pub(super) enum Value<'bytes> {
    Number(u64),
    Bytes(&'bytes [u8]),
    /// Of a kind that is not looked at.
    Other,
}

/// The fields of a message in their order; `None` when it is no message to its last byte.
pub(super) fn fields(mut bytes: &[u8]) -> Option<Vec<(u64, Value<'_>)>> {
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let tag = varint(&mut bytes)?;
        let value = match tag & 7 {
            0 => Value::Number(varint(&mut bytes)?),
            1 => take(&mut bytes, 8).map(|_| Value::Other)?,
            2 => {
                let length = usize::try_from(varint(&mut bytes)?).ok()?;
                Value::Bytes(take(&mut bytes, length)?)
            }
            5 => take(&mut bytes, 4).map(|_| Value::Other)?,
            _ => return None,
        };
        fields.push((tag >> 3, value));
    }
    Some(fields)
}

/// Writes a number.
pub(super) fn put_number(field: u64, number: u64, into: &mut Vec<u8>) {
    put_varint(field << 3, into);
    put_varint(number, into);
}

/// Writes bytes, a text or a message.
pub(super) fn put_bytes(field: u64, bytes: &[u8], into: &mut Vec<u8>) {
    put_varint(field << 3 | 2, into);
    put_varint(bytes.len() as u64, into);
    into.extend_from_slice(bytes);
}

fn put_varint(mut number: u64, into: &mut Vec<u8>) {
    while number >= 0x80 {
        into.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    into.push(number as u8);
}

/// Seven bits a byte, the lowest first, ten bytes at most; bits beyond the 64th are dropped, as every reader does.
fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for place in 0..10 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << (7 * place);
        if *byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn take<'bytes>(bytes: &mut &'bytes [u8], length: usize) -> Option<&'bytes [u8]> {
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}
