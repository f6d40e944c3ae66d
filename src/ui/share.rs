//! The note in the forms that others take, each handed over as a file.

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};
use yew::prelude::*;

use crate::{
    export::{
        self, PictureOptions,
        fhir::{Given, Options, document, transaction},
        media,
    },
    note::{Note, write, write_json},
    ui::{
        hand_over::{blob, hand_over},
        icon::{Icon, icon},
    },
    words::narrative::Form,
};

/// What the note can be handed over as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Text,
    Png,
    Svg,
    Json,
    Document,
    Transaction,
}

const SHAPES: [Shape; 6] = [Shape::Text, Shape::Png, Shape::Svg, Shape::Json, Shape::Document, Shape::Transaction];

impl Shape {
    /// Its name, and for whom it is.
    fn name(self) -> (&'static str, &'static str) {
        match self {
            Shape::Text => ("Text", "to paste into any chart"),
            Shape::Png => ("Picture", "the body with its marks, PNG"),
            Shape::Svg => ("Drawing", "the same, sharp at any size, SVG"),
            Shape::Json => ("Palpate file", "all of it, to open again"),
            Shape::Document => ("FHIR document", "for archives, R4"),
            Shape::Transaction => ("FHIR transaction", "for servers, R4"),
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Shape::Text => "txt",
            Shape::Png => "png",
            Shape::Svg => "svg",
            Shape::Json => "json",
            Shape::Document => "document.fhir.json",
            Shape::Transaction => "transaction.fhir.json",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Shape::Text => media::TEXT,
            Shape::Png => media::PNG,
            Shape::Svg => media::SVG,
            Shape::Json => media::JSON,
            Shape::Document | Shape::Transaction => media::FHIR,
        }
    }

    /// Its text; a picture of pixels is painted from the drawing.
    fn text(self, note: &Note) -> String {
        match self {
            Shape::Text => export::text(note, Form::usual(note.session.kind)),
            Shape::Png | Shape::Svg => export::picture(note, &PictureOptions::default()),
            Shape::Json => write(note),
            Shape::Document => write_json(&document(note, &Given::default(), &Options::default())),
            Shape::Transaction => write_json(&transaction(note, &Given::default(), &Options::default())),
        }
    }
}

#[derive(Properties)]
pub struct ShareProps {
    pub note: Rc<Note>,
}

impl PartialEq for ShareProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.note, &other.note)
    }
}

#[component]
pub fn Share(props: &ShareProps) -> Html {
    let trouble = use_state(|| false);
    let button = |shape: Shape| {
        let (name, says) = shape.name();
        let (note, trouble) = (props.note.clone(), trouble.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (note, trouble) = (note.clone(), trouble.clone());
            spawn_local(async move { trouble.set(share(&note, shape).await.is_err()) });
        });
        html! {
            <button type="button" class="share" key={name} data-share={shape.ending()} {onclick}>
                { icon(Icon::Share) }<span><b>{ name }</b><small>{ says }</small></span>
            </button>
        }
    };
    html! {
        <section class="section" data-section="Share" aria-label="Share">
            <h2>{ "Share" }</h2>
            <p class="aside">{ "Each is a file with what the note holds, the client's name too. It goes where you put it." }</p>
            <div class="shares">{ for SHAPES.map(button) }</div>
            if *trouble {
                <p class="past" role="alert">{ icon(Icon::Warning) }<span>{ "The browser did not take the file. The note is as it was." }</span></p>
            }
        </section>
    }
}

async fn share(note: &Note, shape: Shape) -> Result<(), JsValue> {
    let text = shape.text(note);
    let bytes = if shape == Shape::Png { painted(&text).await? } else { text.into_bytes() };
    hand_over(&export::file_name(note, shape.ending()), shape.media_type(), &bytes)
}

/// Pixels to a unit of the drawing: sharp on paper and on a fine screen.
const SCALE: u32 = 2;

/// A drawing as the browser paints it.
async fn painted(svg: &str) -> Result<Vec<u8>, JsValue> {
    let address = Url::create_object_url_with_blob(&blob(Shape::Svg.media_type(), svg.as_bytes())?)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    Url::revoke_object_url(&address)?;
    decoded?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no document")?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    let (width, height) = (image.width() * SCALE, image.height() * SCALE);
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or("no canvas")?.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width.into(), height.into())?;
    let data = canvas.to_data_url_with_type(Shape::Png.media_type())?;
    let data = data.split_once(',').map_or("", |(_, data)| data);
    export::bytes_of_base64(data).ok_or_else(|| JsValue::from_str("no picture"))
}
