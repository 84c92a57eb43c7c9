//! A picture as a PNG file.

use std::io::Write as _;

use anyhow::Result;
use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A square of so many pixels a side, in red, green, blue and how opaque, a byte each (PNG, third edition).
pub(crate) fn png(pixels: u16, colors: &[u8]) -> Result<Vec<u8>> {
    let side = u32::from(pixels).to_be_bytes();
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::best());
    for row in colors.chunks(usize::from(pixels) * 4) {
        rows.write_all(&[0])?;
        rows.write_all(row)?;
    }
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [side.as_slice(), &side, &[8, 6, 0, 0, 0]].concat();
    for (name, content) in [(b"IHDR", header), (b"IDAT", rows.finish()?), (b"IEND", Vec::new())] {
        let mut sum = flate2::Crc::new();
        sum.update(name);
        sum.update(&content);
        out.extend(u32::try_from(content.len())?.to_be_bytes());
        out.extend(name);
        out.extend(&content);
        out.extend(sum.sum().to_be_bytes());
    }
    Ok(out)
}
