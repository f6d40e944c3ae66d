//! A note as a page of XHTML, for record systems that show one.

use std::io;

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use crate::{
    export::{characters::lines, document::Document},
    note::Note,
    words::narrative::Form,
};

type Page = Writer<Vec<u8>>;

/// XHTML 5: well-formed, in the namespace of XHTML, with nothing but headings, a list and paragraphs. It has no DOCTYPE,
/// as a record system that is careful with foreign XML refuses every one.
///
/// ```
/// use palpate::{export, note, words::narrative::Form};
///
/// let file = r#"{ "format": "palpate-note", "version": 1, "note": {
///     "id": "01a21345-d4d9-7a1a-92f1-7df30e252d3a",
///     "session": { "kind": "medical", "client": "A. & R.", "createdAt": "2026-11-25T15:02:00+01:00" }
/// } }"#;
/// let page = export::xhtml(&note::read(file).unwrap(), Form::Soap);
/// assert!(page.contains("<dd>A. &amp; R.</dd>"), "{page}");
/// ```
pub fn xhtml(note: &Note, form: Form) -> String {
    let mut page = Writer::new(Vec::new());
    // It cannot fail: memory takes all that is written to it.
    let _ = write(&mut page, &Document::new(note, form));
    String::from_utf8(page.into_inner()).unwrap_or_default()
}

fn write(page: &mut Page, document: &Document) -> io::Result<()> {
    page.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    end_line(page)?;
    let attributes = [("xmlns", "http://www.w3.org/1999/xhtml"), ("lang", "en"), ("xml:lang", "en")];
    let html = page.create_element("html").with_attributes(attributes);
    html.write_inner_content(|page| {
        end_line(page)?;
        within(page, "head", |page| line(page, "title", document.title))?;
        within(page, "body", |page| {
            line(page, "h1", document.title)?;
            within(page, "dl", |page| {
                document.lead.iter().try_for_each(|(label, value)| {
                    line(page, "dt", label)?;
                    line(page, "dd", value)
                })
            })?;
            for paragraph in &document.paragraphs {
                section(page, paragraph.heading, &paragraph.sentences)?;
            }
            section(page, "Record", &document.record)
        })
    })?;
    end_line(page)
}

fn section(page: &mut Page, heading: &str, sentences: &[String]) -> io::Result<()> {
    if sentences.is_empty() {
        return Ok(());
    }
    within(page, "section", |page| {
        line(page, "h2", heading)?;
        sentences.iter().try_for_each(|sentence| line(page, "p", sentence))
    })
}

/// An element whose elements stand on lines of their own.
fn within(page: &mut Page, name: &str, inner: impl FnOnce(&mut Page) -> io::Result<()>) -> io::Result<()> {
    page.create_element(name).write_inner_content(|page| {
        end_line(page)?;
        inner(page)
    })?;
    end_line(page)
}

/// An element with text.
fn line(page: &mut Page, name: &str, text: &str) -> io::Result<()> {
    page.create_element(name).write_inner_content(|page| {
        for (place, text) in lines(text).enumerate() {
            if place > 0 {
                page.create_element("br").write_empty()?;
            }
            page.write_event(Event::Text(BytesText::new(&text)))?;
        }
        Ok(())
    })?;
    end_line(page)
}

fn end_line(page: &mut Page) -> io::Result<()> {
    page.write_event(Event::Text(BytesText::new("\n")))
}
