//! The camera: started when it is needed, looked through a few times a second, released at once.
//!
//! The rule a reader would break: between the question for the camera and its answer, the person may have gone. What
//! comes too late is released before anything else is done with it.

use super::{dom, pixels, worker};
use crate::ui::reactive::spawn;
use crate::worker::{Job, Outcome};
use drempel_flow::Ticket;
use drempel_flow::add_account::CameraTrouble;
use js_sys::{Object, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// What it saw, or why it sees nothing.
pub enum Look {
    /// Texts of the codes in a frame.
    Seen(Vec<String>),
    /// There is no camera.
    Failed(CameraTrouble),
}

/// The longest side of a frame that is looked at, in pixels.
const FRAME: u32 = 960;

/// Between two looks, in ms.
const PAUSE: i32 = 60;

thread_local! {
    static WANTED: RefCell<Option<(Ticket, Option<MediaStream>)>> = const { RefCell::new(None) };
}

/// Starts the rear camera, shows it in the document's `video`, and reports what is seen until [`stop`].
pub fn start(ticket: Ticket, report: impl Fn(Look) + 'static) {
    stop();
    WANTED.replace(Some((ticket, None)));
    spawn(async move {
        if let Err(cause) = watch(ticket, &report).await
            && is_wanted(ticket)
        {
            stop();
            report(Look::Failed(cause));
        }
    });
}

/// Releases it.
pub fn stop() {
    if let Some((_, Some(stream))) = WANTED.take() {
        release(&stream);
    }
    if let Some(video) = dom::by_id::<HtmlVideoElement>("camera") {
        video.set_src_object(None);
    }
}

fn is_wanted(ticket: Ticket) -> bool {
    WANTED.with_borrow(|wanted| wanted.as_ref().is_some_and(|(known, _)| *known == ticket))
}

async fn watch(ticket: Ticket, report: &impl Fn(Look)) -> Result<(), CameraTrouble> {
    let stream = ask().await?;
    if !is_wanted(ticket) {
        release(&stream);
        return Ok(());
    }
    // `stream.clone()` is the browser's own: a second stream, and to stop that one leaves the camera on.
    WANTED.replace(Some((ticket, Some(Clone::clone(&stream)))));
    let video = dom::by_id::<HtmlVideoElement>("camera").ok_or(CameraTrouble::Unable)?;
    video.set_muted(true);
    video.set_src_object(Some(&stream));
    if let Ok(playing) = video.play() {
        // Refused when it is stopped meanwhile, which is told below.
        JsFuture::from(playing).await.ok();
    }
    while is_wanted(ticket) {
        if ended(&stream) {
            return Err(CameraTrouble::Busy);
        }
        if let Some(picture) = pixels::of_video(&video, FRAME) {
            let (pixels, width, height) = picture;
            let seen = worker::ask(Job::ReadCodes { pixels, width, height, thorough: false }).await;
            if let (true, Ok(Outcome::Texts(texts))) = (is_wanted(ticket), seen)
                && !texts.is_empty()
            {
                report(Look::Seen(texts));
            }
        }
        pause().await;
    }
    Ok(())
}

async fn ask() -> Result<MediaStream, CameraTrouble> {
    let navigator = dom::window().navigator();
    // Only pages that came over TLS, or from this machine, have one.
    let there = Reflect::get(&navigator, &JsValue::from_str("mediaDevices")).is_ok_and(|it| it.is_object());
    let devices = navigator.media_devices().ok().filter(|_| there).ok_or(CameraTrouble::Unable)?;
    let wishes = Object::new();
    let ideal = |value: JsValue| {
        let ideal = Object::new();
        Reflect::set(&ideal, &"ideal".into(), &value).ok();
        ideal
    };
    for (name, value) in
        [("facingMode", "environment".into()), ("width", 1280.into()), ("height", 720.into())]
    {
        Reflect::set(&wishes, &name.into(), &ideal(value)).ok();
    }
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wishes);
    constraints.set_audio(&JsValue::FALSE);
    let asked = devices.get_user_media_with_constraints(&constraints).map_err(|cause| named(&cause))?;
    JsFuture::from(asked).await.map(JsCast::unchecked_into).map_err(|cause| named(&cause))
}

/// Media Capture and Streams, section 10.2: the names of what can go wrong.
fn named(cause: &JsValue) -> CameraTrouble {
    let name = Reflect::get(cause, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "NotAllowedError" | "SecurityError" => CameraTrouble::Refused,
        "NotFoundError" | "OverconstrainedError" => CameraTrouble::None,
        "NotReadableError" | "AbortError" | "InvalidStateError" => CameraTrouble::Busy,
        _ => CameraTrouble::Unable,
    }
}

fn tracks(stream: &MediaStream) -> Vec<MediaStreamTrack> {
    stream.get_tracks().iter().map(JsCast::unchecked_into).collect()
}

fn release(stream: &MediaStream) {
    tracks(stream).iter().for_each(MediaStreamTrack::stop);
}

/// Taken away by the system: another app, or the permission withdrawn.
fn ended(stream: &MediaStream) -> bool {
    tracks(stream).iter().any(|track| track.ready_state() == web_sys::MediaStreamTrackState::Ended)
}

async fn pause() {
    let waited = Promise::new(&mut |resolve, _| {
        dom::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PAUSE).ok();
    });
    JsFuture::from(waited).await.ok();
}
