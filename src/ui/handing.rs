//! Makes what a note is handed over as, and hands it over.

use std::{collections::BTreeMap, rc::Rc};

use js_sys::{Error, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url, Window};

use crate::{
    export::{
        self, Client, PictureOptions, Wish,
        fhir::{Given, Options, Release, document, transaction},
        media,
        report::{Audience, PaperSize, ReportOptions},
        shape::Shape,
    },
    note::{Note, write, write_json},
    ui::{
        hand_over::{blob, hand_over},
        report::report_maker,
        share::usual_paper,
    },
    words::{ENGLISH, LANGUAGES, Words, narrative::Form},
};

/// What there is to say after something was to be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The part of the program that makes reports could not be loaded.
    NoMaker,
    /// The report could not be made, with the reason.
    NotMade(String),
    NotTaken,
    /// There is no new tab, so the report was handed over as a file.
    NoTab,
    /// The report has characters that its fonts lack.
    Lacking(Vec<char>),
}

impl Told {
    pub fn sentence(&self, words: Words) -> String {
        match self {
            Told::NoMaker => {
                words.say("What makes reports could not be loaded: it comes over the network the first time. The note is as it was. Try again once you are online, or open Palpate anew.").to_owned()
            }
            Told::NotMade(why) => words.fill("There is no report: {why}. The note is as it was.", &[("why", &why)]),
            Told::NotTaken => words.say("The browser did not take the file. The note is as it was.").to_owned(),
            Told::NoTab => {
                words.say("The browser opened no new tab, so the report was handed over as a file: print it from there.").to_owned()
            }
            Told::Lacking(letters) => {
                let letters: Vec<String> = letters.iter().map(char::to_string).collect();
                words.fill("The report is made. Its fonts lack {letters}: ◊ stands for each on paper.", &[("letters", &letters.join(" "))])
            }
        }
    }
}

/// Hands the note over, and answers what there is to say of it.
pub async fn share(words: Words, note: &Note, shape: Shape, paper: PaperSize) -> Option<Told> {
    // A browser opens a tab for a press alone, so it is asked before anything is waited for.
    let tab = if shape == Shape::Print { new_tab(words) } else { None };
    let wishes = Wishes { paper, ..Wishes::default() };
    let (bytes, lacking) = match made(note, shape, &wishes, words).await {
        Ok(made) => made,
        Err(told) => {
            // What cannot be closed stays as an empty tab.
            let _ = tab.map(|tab| tab.close());
            return Some(told);
        }
    };
    let is_open = tab.is_some();
    let handed = match tab {
        Some(tab) => show(&tab, &bytes),
        None => hand_over(&export::file_name(note, shape.ending()), shape.media_type(), &bytes),
    };
    match handed {
        Err(_) => Some(Told::NotTaken),
        Ok(()) if shape == Shape::Print && !is_open => Some(Told::NoTab),
        Ok(()) => (!lacking.is_empty()).then_some(Told::Lacking(lacking)),
    }
}

/// How a note is to be written, where there is a choice.
#[derive(Clone, Copy, Debug)]
struct Wishes {
    /// None for the form that the kind of session usually has.
    form: Option<Form>,
    paper: PaperSize,
    release: Release,
    /// None for the language of the screen.
    words: Option<Words>,
}

impl Default for Wishes {
    fn default() -> Wishes {
        Wishes { form: None, paper: usual_paper(), release: Release::default(), words: None }
    }
}

impl Wishes {
    /// What a page wishes: an object with a value for some of `Wish`, or nothing. What is not known is an error.
    fn read(wished: JsValue, spoken: Words, here: &[Words]) -> Result<Wishes, String> {
        let mut wishes = Wishes::default();
        if wished.is_undefined() {
            return Ok(wishes);
        }
        let said: BTreeMap<String, String> = serde_wasm_bindgen::from_value(wished)
            .map_err(|why| format!("The options of an export are no object of texts: {why}."))?;
        for (name, value) in &said {
            let Some(wish) = Wish::named(name) else {
                let known = Wish::ALL.map(Wish::name).join(", ");
                return Err(format!("Found the option {name}; expected one of {known}."));
            };
            let Some(place) = wish.place(value) else {
                let known = wish.values().join(", ");
                return Err(format!("Found the {name} {value}; expected one of {known}."));
            };
            match wish {
                Wish::Form => wishes.form = Some(Form::ALL[place]),
                Wish::Language => {
                    let mut all = [spoken, spoken.in_english()].into_iter().chain(here.iter().copied());
                    wishes.words = all.find(|words| words.language() == LANGUAGES[place].0);
                }
                Wish::Paper => wishes.paper = PaperSize::ALL[place],
                Wish::Release => wishes.release = Release::ALL[place],
            }
        }
        Ok(wishes)
    }
}

/// The note in a shape that the page around the editor asks for by its name.
pub fn blob_of(words: Words, here: Vec<Words>, note: Rc<Note>, name: String, wished: JsValue) -> Promise {
    future_to_promise(async move {
        let wishes = Wishes::read(wished, words, &here).map_err(|why| Error::new(&why))?;
        let Some(shape) = Shape::named(&name) else {
            let names: Vec<&str> = Shape::all().map(Shape::key).collect();
            let why = format!("There is no format {name}; expected one of {}.", names.join(", "));
            return Err(Error::new(&why).into());
        };
        match made(&note, shape, &wishes, wishes.words.unwrap_or(words)).await {
            Ok((bytes, _)) => Ok(blob(shape.media_type(), &bytes)?.into()),
            Err(told) => Err(Error::new(&told.sentence(ENGLISH)).into()),
        }
    })
}

/// The bytes of the file, and what of it the fonts lack.
async fn made(note: &Note, shape: Shape, wishes: &Wishes, words: Words) -> Result<(Vec<u8>, Vec<char>), Told> {
    let form = wishes.form.unwrap_or_else(|| Form::usual(note.session.kind));
    let text = match shape {
        Shape::Report(audience) => return reported(note, audience, wishes, words).await,
        Shape::Print => return reported(note, Audience::Record, wishes, words).await,
        Shape::Png => {
            let drawing = export::picture(note, &PictureOptions { words, ..PictureOptions::default() });
            return painted(&drawing).await.map(|bytes| (bytes, Vec::new())).map_err(|_| Told::NotTaken);
        }
        Shape::Text => export::text(note, form, words),
        Shape::Svg => export::picture(note, &PictureOptions { words, ..PictureOptions::default() }),
        Shape::Document => {
            let (given, options) = with_picture(note, wishes.release, words).await;
            write_json(&document(note, &given, &options))
        }
        Shape::Transaction => {
            let (given, options) = with_picture(note, wishes.release, words).await;
            write_json(&transaction(note, &given, &options))
        }
        Shape::Page => export::xhtml(note, form, words),
        Shape::Rtf => export::rtf(note, form, words),
        Shape::Table(table) => table.header(Client::LeftOut) + &table.rows(note, Client::LeftOut),
        Shape::Json => write(note),
    };
    Ok((text.into_bytes(), Vec::new()))
}

/// So that a bundle has the picture in both forms. Where the browser paints none, the drawing alone is in it.
async fn with_picture(note: &Note, release: Release, words: Words) -> (Given, Options) {
    let drawing = export::picture(note, &PictureOptions { words, ..PictureOptions::default() });
    let given = Given { picture_png: painted(&drawing).await.ok(), ..Given::default() };
    (given, Options { picture: true, release, words, ..Options::default() })
}

async fn reported(
    note: &Note,
    audience: Audience,
    wishes: &Wishes,
    words: Words,
) -> Result<(Vec<u8>, Vec<char>), Told> {
    let maker = report_maker().await.map_err(|_| Told::NoMaker)?;
    let report = maker(note, &ReportOptions { audience, paper: wishes.paper, form: wishes.form, words });
    report.map(|report| (report.bytes, report.lacking)).map_err(|why| Told::NotMade(why.to_string()))
}

/// An empty tab where the browser can show a PDF file in one. To print it in a frame of this page instead does nothing on
/// an iPad, prints the page itself in others, and shows a white sheet on Android.
fn new_tab(words: Words) -> Option<Window> {
    let window = web_sys::window()?;
    let shows = Reflect::get(&window.navigator(), &"pdfViewerEnabled".into()).ok()?;
    if shows.is_falsy() {
        return None;
    }
    let tab = window.open_with_url_and_target("", "_blank").ok()??;
    if let Some(document) = tab.document() {
        document.set_title(words.say("Report"));
        if let Some(body) = document.body() {
            body.set_text_content(Some(words.say("One moment.")));
        }
    }
    Some(tab)
}

/// Its address is not taken back: the tab needs it for as long as it is open, to save the file or to show it again.
fn show(tab: &Window, bytes: &[u8]) -> Result<(), JsValue> {
    tab.location().set_href(&Url::create_object_url_with_blob(&blob(media::PDF, bytes)?)?)
}

/// Pixels to a unit of the drawing: sharp on paper and on a fine screen.
const SCALE: u32 = 2;

/// A drawing as the browser paints it.
async fn painted(svg: &str) -> Result<Vec<u8>, JsValue> {
    let address = Url::create_object_url_with_blob(&blob(media::SVG, svg.as_bytes())?)?;
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
    let data = canvas.to_data_url_with_type(media::PNG)?;
    let data = data.split_once(',').map_or("", |(_, data)| data);
    export::bytes_of_base64(data).ok_or_else(|| JsValue::from_str("no picture"))
}
