//! A note as a page of XHTML, for record systems that show one.

use crate::{
    export::{characters::lines, document::Document, markup::Markup},
    note::Note,
    words::{Words, narrative::Form},
};

/// XHTML 5: well-formed, in the namespace of XHTML, with nothing but headings, a list and paragraphs. It has no DOCTYPE,
/// as a record system that is careful with foreign XML refuses every one.
///
/// ```
/// use palpate::{export, note, words::{ENGLISH, narrative::Form}};
///
/// let file = r#"{ "format": "palpate-note", "version": 1, "note": {
///     "id": "01a21345-d4d9-7a1a-92f1-7df30e252d3a",
///     "session": { "kind": "medical", "client": "A. & R.", "createdAt": "2026-11-25T15:02:00+01:00" }
/// } }"#;
/// let page = export::xhtml(&note::read(file).unwrap(), Form::Soap, ENGLISH);
/// assert!(page.contains("<dd>A. &amp; R.</dd>"), "{page}");
/// ```
pub fn xhtml(note: &Note, form: Form, words: Words) -> String {
    let document = Document::new(note, form, words);
    let mut page = Markup::declared();
    page.open("html");
    let language = words.language();
    for (name, value) in [("xmlns", "http://www.w3.org/1999/xhtml"), ("lang", language), ("xml:lang", language)] {
        page.attribute(name, value);
    }
    if words.is_right_to_left() {
        page.attribute("dir", "rtl");
    }
    page.end_line();
    within(&mut page, "head", |page| line(page, "title", document.title));
    within(&mut page, "body", |page| {
        line(page, "h1", document.title);
        within(page, "dl", |page| {
            for (label, value) in &document.lead {
                line(page, "dt", label);
                line(page, "dd", value);
            }
        });
        for paragraph in &document.paragraphs {
            section(page, paragraph.heading, &paragraph.sentences);
        }
        section(page, document.record_heading, &document.record);
    });
    page.finish()
}

fn section(page: &mut Markup, heading: &str, sentences: &[String]) {
    if !sentences.is_empty() {
        within(page, "section", |page| {
            line(page, "h2", heading);
            sentences.iter().for_each(|sentence| line(page, "p", sentence));
        });
    }
}

/// An element whose elements stand on lines of their own.
fn within(page: &mut Markup, name: &'static str, inner: impl FnOnce(&mut Markup)) {
    page.open(name);
    page.end_line();
    inner(page);
    page.close();
    page.end_line();
}

/// An element with text.
fn line(page: &mut Markup, name: &'static str, text: &str) {
    page.open(name);
    for (place, text) in lines(text).enumerate() {
        if place > 0 {
            page.open("br");
            page.close();
        }
        page.words(&text);
    }
    page.close();
    page.end_line();
}
