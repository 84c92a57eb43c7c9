//! A camera that sees one thing only: the QR code on somebody else's screen.

use super::{Person, Visit};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// Of a picture, in pixels.
const WIDTH: usize = 640;
const HEIGHT: usize = 480;
/// Chromium begins anew after the last.
const PICTURES: usize = 10;
const DARK: u8 = 16;
const LIGHT: u8 = 235;
const NO_COLOR: u8 = 128;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Keeps what every camera of a document gives, so that it can be seen whether it still runs.
const WATCH: &str = "globalThis.tracks = [];
    const ask = MediaDevices.prototype.getUserMedia;
    MediaDevices.prototype.getUserMedia = async function (...wishes) {
        const stream = await ask.apply(this, wishes);
        tracks.push(...stream.getTracks());
        return stream;
    };";

/// What it films, in a file for as long as this is kept.
pub(crate) struct Camera(PathBuf);

impl Person {
    /// Somebody holds a camera in front of the QR code on this screen.
    pub(crate) fn is_filmed(&self) -> Camera {
        let drawing = self.wait("a QR code", || {
            self.seen("svg.qr").first()?;
            let path = self.asks("return document.querySelector('svg.qr path').getAttribute('d')");
            path.as_str().filter(|path| !path.is_empty()).map(str::to_owned)
        });
        let size = self.asks("return document.querySelector('svg.qr').viewBox.baseVal.width");
        let size = size.as_u64().and_then(|size| usize::try_from(size).ok()).expect("a drawing has a size");
        Camera::before(&drawing, size)
    }

    /// Notes what this person's cameras give from the next document on.
    pub(crate) fn watches_the_camera(&self) -> &Self {
        self.in_every_document(WATCH)
    }

    /// A camera was on in this document, and is not any more.
    pub(crate) fn has_released_the_camera(&self) -> &Self {
        let states = self.asks("return tracks.map((track) => track.readyState)");
        let states = states.as_array().expect("a list");
        assert!(!states.is_empty(), "there was no camera");
        assert!(states.iter().all(|state| state == "ended"), "the camera is still on: {states:?}");
        self
    }
}

impl Visit {
    /// With a browser that has this camera, and a person who allows it.
    pub(crate) fn looking_through(self, camera: &Camera) -> Self {
        self.with("--use-fake-device-for-media-stream")
            .with("--use-fake-ui-for-media-stream")
            .with(format!("--use-file-for-fake-video-capture={}", camera.0.display()))
    }
}

impl Camera {
    /// In front of a drawing of so many modules from edge to edge.
    fn before(drawing: &str, size: usize) -> Self {
        let side = HEIGHT / size;
        let (left, top) = ((WIDTH - size * side) / 2, (HEIGHT - size * side) / 2);
        let mut picture = vec![LIGHT; WIDTH * HEIGHT];
        for (column, row, modules) in runs(drawing) {
            for line in 0..side {
                let start = (top + row * side + line) * WIDTH + left + column * side;
                picture[start..start + modules * side].fill(DARK);
            }
        }
        // Both color planes, each of half the width and half the height.
        picture.extend([NO_COLOR; WIDTH * HEIGHT / 2]);
        let mut film = format!("YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n").into_bytes();
        for _ in 0..PICTURES {
            film.extend_from_slice(b"FRAME\n");
            film.extend_from_slice(&picture);
        }
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let file = std::env::temp_dir().join(format!("drempel-journey-{}-{number}.y4m", std::process::id()));
        std::fs::write(&file, film).expect("a film can be kept");
        Self(file)
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).ok();
    }
}

/// The dark modules of a path like `M4 4h7v1H4z`: column, row, how many.
fn runs(path: &str) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
    path.split('M').skip(1).map(|run| {
        let mut numbers = run.split([' ', 'h', 'v']).map(|text| text.parse().expect("a number"));
        let mut number = || numbers.next().expect("three numbers");
        (number(), number(), number())
    })
}
