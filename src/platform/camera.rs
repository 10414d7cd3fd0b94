//! Pictures in grey, from the camera and from files. The camera is asked for only when
//! somebody presses for it, and is off as soon as its [`Camera`] is dropped.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::JsValue;

use super::crypto::Task;
use super::crypto::call::{invoke, member, object, settle};
use super::file::File;
use super::{dom, page};

/// What is asked of the camera: the one at the back, fine enough for a dense code.
const WANTED: &str = r#"{"audio":false,"video":{"facingMode":"environment",
    "width":{"ideal":1280},"height":{"ideal":720}}}"#;
/// Edge of the square that is looked at, in pixels, at most.
const EDGE_MAX: f64 = 900.0;
/// Edge of a file's picture, in pixels, at most: a page with six codes can be read.
const FILE_EDGE_MAX: f64 = 2_400.0;

/// A picture in grey.
pub struct Picture {
    /// Pixels in a row.
    pub width: usize,
    /// A byte a pixel, row by row, 0 is black.
    pub pixels: Vec<u8>,
}

/// Why there is no camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCamera {
    /// The person or the system said no.
    Refused,
    /// There is none, or something else has it.
    Unavailable,
}

/// A camera that is on, shown in a `<video>`.
pub struct Camera {
    stream: JsValue,
    video: JsValue,
    canvas: JsValue,
}

/// Whether there is a camera to ask for. Asks nobody.
pub fn is_there() -> Task<bool> {
    let asked = devices().and_then(|devices| invoke(&devices, "enumerateDevices", &[]));
    Box::pin(async move {
        let Ok(found) = settle(asked).await else {
            return false;
        };
        let kind = |device: JsValue| member(&device, "kind")?.as_string();
        let mut kinds = Array::from(&found).into_iter().filter_map(kind);
        kinds.any(|kind| kind == "videoinput")
    })
}

/// Turns the camera on and shows it in the `<video>` of that id; the browser asks the
/// person first.
///
/// # Errors
/// It was refused, or there is none that is free.
pub fn open(video_id: &'static str) -> Task<Result<Camera, NoCamera>> {
    let wanted = object(WANTED, &[]);
    let asked = devices().and_then(|devices| invoke(&devices, "getUserMedia", &[&wanted]));
    Box::pin(async move {
        let stream = settle(asked).await.map_err(|error| why_not(&error))?;
        let video = dom::by_id(video_id).map(JsValue::from);
        let camera = Camera {
            stream,
            video: video.unwrap_or(JsValue::NULL),
            canvas: canvas().ok_or(NoCamera::Unavailable)?,
        };
        // Fails where the page is gone: then the camera goes off again here.
        Reflect::set(&camera.video, &"srcObject".into(), &camera.stream)
            .map_err(|_| NoCamera::Unavailable)?;
        let playing = settle(invoke(&camera.video, "play", &[])).await;
        playing.map_err(|_| NoCamera::Unavailable)?;
        Ok(camera)
    })
}

impl Camera {
    /// What it sees now, the square in the middle; none until it sees something, and
    /// while nobody looks at the page.
    pub fn picture(&self) -> Option<Picture> {
        if page::is_hidden() {
            return None;
        }
        let length = |name| {
            member(&self.video, name)?
                .as_f64()
                .filter(|length| *length > 0.0)
        };
        let (width, height) = (length("videoWidth")?, length("videoHeight")?);
        let edge = width.min(height);
        let part = [(width - edge) / 2.0, (height - edge) / 2.0, edge, edge];
        draw(&self.canvas, &self.video, part, (edge / EDGE_MAX).max(1.0))
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        let tracks = invoke(&self.stream, "getTracks", &[]);
        for track in tracks
            .map(|tracks| Array::from(&tracks))
            .into_iter()
            .flatten()
        {
            // Nothing to do where it is off already.
            let _ = invoke(&track, "stop", &[]);
        }
    }
}

/// The picture in a file; none where it is none that the browser knows.
pub fn picture_of(file: &File) -> Task<Option<Picture>> {
    let asked = invoke(&js_sys::global(), "createImageBitmap", &[file.object()]);
    Box::pin(async move {
        let bitmap = settle(asked).await.ok()?;
        let length = |name| member(&bitmap, name)?.as_f64();
        let (width, height) = (length("width")?, length("height")?);
        let shrink = (width.max(height) / FILE_EDGE_MAX).max(1.0);
        let picture = draw(&canvas()?, &bitmap, [0.0, 0.0, width, height], shrink);
        // Frees its memory now; later is as well.
        let _ = invoke(&bitmap, "close", &[]);
        picture
    })
}

fn devices() -> Option<JsValue> {
    let navigator = member(&js_sys::global(), "navigator")?;
    // An insecure origin has none.
    member(&navigator, "mediaDevices")
}

fn why_not(error: &JsValue) -> NoCamera {
    let name = member(error, "name").and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => NoCamera::Refused,
        _ => NoCamera::Unavailable,
    }
}

fn canvas() -> Option<JsValue> {
    Some(dom::document()?.create_element("canvas").ok()?.into())
}

/// Draws a part (left, top, width, height) of a picture on the canvas, so many times
/// smaller, and reads it back in grey.
fn draw(canvas: &JsValue, source: &JsValue, part: [f64; 4], shrink: f64) -> Option<Picture> {
    let [_, _, width, height] = part;
    let (width, height) = ((width / shrink).floor(), (height / shrink).floor());
    for (name, length) in [("width", width), ("height", height)] {
        // Also wipes it. Fails only for objects that are frozen.
        let _ = Reflect::set(canvas, &name.into(), &length.into());
    }
    let often = object(r#"{"willReadFrequently":true}"#, &[]);
    let context = invoke(canvas, "getContext", &[&"2d".into(), &often])?;
    let zero = JsValue::from(0);
    let (width, height) = (JsValue::from(width), JsValue::from(height));
    let [left, top, part_width, part_height] = part.map(JsValue::from);
    let from = [source, &left, &top, &part_width, &part_height];
    let to = [&zero, &zero, &width, &height];
    invoke(&context, "drawImage", &[&from[..], &to].concat())?;
    let data = invoke(&context, "getImageData", &to)?;
    let colours = Uint8Array::new(&member(&member(&data, "data")?, "buffer")?).to_vec();
    Some(Picture {
        width: member(&data, "width")?.as_f64()? as usize,
        pixels: colours.chunks_exact(4).map(grey).collect(),
    })
}

/// The brightness of a colour (ITU-R BT.601) on white paper.
fn grey(colour: &[u8]) -> u8 {
    let &[red, green, blue, opaque] = colour else {
        return u8::MAX;
    };
    let [red, green, blue, opaque] = [red, green, blue, opaque].map(u32::from);
    let light = (red * 77 + green * 150 + blue * 29) / 256;
    let light = (light * opaque + 255 * (255 - opaque)) / 255;
    u8::try_from(light).unwrap_or(u8::MAX)
}
