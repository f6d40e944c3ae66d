//! Files that leave the app, and files that come in.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use crate::chart::decimal;

/// Offers a text as a file to be kept. The browser asks where, or puts it among the downloads.
pub fn hand_over(name: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// The text of a file that was chosen, unless it is larger than any note can be.
pub async fn text_of(file: File) -> Result<String, String> {
    // A little more than a note may have, so that the reader itself names the size.
    const MOST: f64 = 6.0 * 1024.0 * 1024.0;
    if file.size() > MOST {
        return Err(format!(
            "This file is too large: found {} bytes, expected at most 5242880.",
            decimal(file.size(), 0)
        ));
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| "This file could not be read.".to_owned())?;
    text.as_string().ok_or_else(|| "This file holds no text.".to_owned())
}
