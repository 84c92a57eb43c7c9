//! Gray pixels of what the browser can show: a frame of the camera, a picture.

use super::dom;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, ImageBitmap};

/// One byte a pixel, width, height.
pub type Pixels = (Vec<u8>, u32, u32);

/// The longest side of a picture that is looked at. Photos of phones are three times that, and mostly table.
const PICTURE: u32 = 2560;

/// A frame, at most so many pixels long; `None` before the first.
#[must_use]
pub fn of_video(video: &HtmlVideoElement, longest: u32) -> Option<Pixels> {
    let (width, height) = fitting(video.video_width(), video.video_height(), longest)?;
    let context = canvas(width, height)?;
    context
        .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width.into(), height.into())
        .ok()?;
    gray(&context, width, height)
}

/// A picture that was chosen, pasted or dropped; `None` when the browser cannot show it.
pub async fn of_picture(picture: &Blob) -> Option<Pixels> {
    let asked = dom::window().create_image_bitmap_with_blob(picture).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    let (width, height) = fitting(bitmap.width(), bitmap.height(), PICTURE)?;
    let context = canvas(width, height)?;
    // What shines through is paper.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width.into(), height.into());
    let drawn =
        context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width.into(), height.into());
    bitmap.close();
    drawn.ok()?;
    gray(&context, width, height)
}

fn fitting(width: u32, height: u32, longest: u32) -> Option<(u32, u32)> {
    let longer = width.max(height);
    if width == 0 || height == 0 {
        return None;
    }
    if longer <= longest {
        return Some((width, height));
    }
    let scaled = |side: u32| {
        u32::try_from(u64::from(side) * u64::from(longest) / u64::from(longer)).unwrap_or(longest).max(1)
    };
    Some((scaled(width), scaled(height)))
}

/// A canvas outside the document, in memory that can be read.
fn canvas(width: u32, height: u32) -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = dom::document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let options = Object::new();
    Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE).ok()?;
    canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()
}

/// Rec. 601's luma, in 256ths.
fn gray(context: &CanvasRenderingContext2d, width: u32, height: u32) -> Option<Pixels> {
    let data = context.get_image_data(0.0, 0.0, width.into(), height.into()).ok()?.data();
    let (colors, _) = data.as_chunks::<4>();
    let light = |[red, green, blue, _]: &[u8; 4]| {
        let sum = u32::from(*red) * 77 + u32::from(*green) * 150 + u32::from(*blue) * 29;
        (sum >> 8).to_le_bytes()[0]
    };
    Some((colors.iter().map(light).collect(), width, height))
}
