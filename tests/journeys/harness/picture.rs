//! What a camera sees and what a picture shows: the QR code of a text.

use qrcode::{Color, QrCode};
use std::path::Path;

const WIDTH: usize = 640;
const HEIGHT: usize = 480;

/// Modules around a code that must be empty (ISO/IEC 18004, section 9.1).
const QUIET: usize = 4;

/// Films a code: what `--use-file-for-fake-video-capture` takes (YUV4MPEG2, planes of 4:2:0).
pub(crate) fn film(text: &str, path: &Path) {
    let luma = gray(text).map(|gray| if gray == 0 { 16 } else { 235 });
    let mut film = format!("YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n").into_bytes();
    let frame: Vec<u8> = luma.chain(std::iter::repeat_n(128, WIDTH * HEIGHT / 2)).collect();
    for _ in 0..5 {
        film.extend_from_slice(b"FRAME\n");
        film.extend_from_slice(&frame);
    }
    std::fs::write(path, film).expect("the film can be written");
}

/// Takes a picture of a code, as a PNG without compression (W3C PNG; RFC 1950; RFC 1951, section 3.2.4).
pub(crate) fn picture(text: &str, path: &Path) {
    let pixels: Vec<u8> = gray(text).collect();
    let rows: Vec<u8> =
        pixels.chunks(WIDTH).flat_map(|row| [0].into_iter().chain(row.iter().copied())).collect();
    let mut stream = vec![0x78, 0x01];
    let blocks = rows.chunks(usize::from(u16::MAX));
    let last = blocks.len() - 1;
    for (place, block) in blocks.enumerate() {
        let length = u16::try_from(block.len()).expect("a block is this short");
        stream.push(u8::from(place == last));
        stream.extend(length.to_le_bytes().into_iter().chain((!length).to_le_bytes()));
        stream.extend_from_slice(block);
    }
    stream.extend(adler32(&rows).to_be_bytes());
    let mut header: Vec<u8> = [WIDTH, HEIGHT].into_iter().flat_map(in_four_bytes).collect();
    header.extend([8, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in [(b"IHDR", header), (b"IDAT", stream), (b"IEND", Vec::new())] {
        png.extend(in_four_bytes(content.len()));
        let part = [kind.as_slice(), &content].concat();
        png.extend_from_slice(&part);
        png.extend(crc32(&part).to_be_bytes());
    }
    std::fs::write(path, png).expect("the picture can be written");
}

/// Black on white, row by row, as large as it fits.
fn gray(text: &str) -> impl Iterator<Item = u8> {
    let code = QrCode::new(text).expect("it fits into a code");
    let (side, dark) = (code.width(), code.to_colors());
    let scale = WIDTH.min(HEIGHT) / (side + 2 * QUIET);
    let module = move |at: usize, of: usize| {
        let from = (of - side * scale) / 2;
        at.checked_sub(from).map(|it| it / scale).filter(|it| *it < side)
    };
    (0..HEIGHT).flat_map(move |y| (0..WIDTH).map(move |x| (x, y))).map(move |(x, y)| {
        let is_dark = module(y, HEIGHT)
            .zip(module(x, WIDTH))
            .is_some_and(|(row, column)| dark[row * side + column] == Color::Dark);
        if is_dark { 0 } else { 255 }
    })
}

fn in_four_bytes(number: usize) -> [u8; 4] {
    u32::try_from(number).expect("a picture is this small").to_be_bytes()
}

fn adler32(bytes: &[u8]) -> u32 {
    let (low, high) = bytes.iter().fold((1, 0), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65521;
        (low, (high + low) % 65521)
    });
    high << 16 | low
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| {
                if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
            },
        )
    })
}
