//! XML, written so that whatever stands in a note cannot break it.

use std::borrow::Cow;

use quick_xml::{
    Writer,
    escape::escape,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event, attributes::Attribute},
    name::QName,
};

use crate::export::characters::legible;

/// A document that is being written. Elements are closed in their order, whatever comes.
pub struct Markup {
    writer: Writer<Vec<u8>>,
    /// The last tag, while it may still get attributes.
    tag: Option<BytesStart<'static>>,
    /// The elements around what comes next; the last of them is that of the tag.
    open: Vec<&'static str>,
}

impl Markup {
    pub fn new() -> Markup {
        Markup { writer: Writer::new(Vec::new()), tag: None, open: Vec::new() }
    }

    /// A document that begins by saying that it is XML.
    pub fn declared() -> Markup {
        let mut markup = Markup::new();
        markup.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        markup.end_line();
        markup
    }

    pub fn open(&mut self, name: &'static str) {
        self.end_tag();
        self.tag = Some(BytesStart::new(name));
        self.open.push(name);
    }

    /// An attribute of the element that was just opened.
    pub fn attribute(&mut self, name: &str, value: &str) {
        if let Some(tag) = &mut self.tag {
            tag.push_attribute(Attribute { key: QName(name), value: Cow::Owned(escaped(value)) });
        }
    }

    pub fn words(&mut self, words: &str) {
        self.end_tag();
        self.write(Event::Text(BytesText::from_escaped(escaped(words))));
    }

    /// Ends a line between elements, for whoever reads the document as text.
    pub fn end_line(&mut self) {
        self.end_tag();
        self.write(Event::Text(BytesText::from_escaped("\n")));
    }

    pub fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        match self.tag.take() {
            Some(tag) => self.write(Event::Empty(tag)),
            None => self.write(Event::End(BytesEnd::new(name))),
        }
    }

    /// The whole of it, with everything closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.end_line();
        String::from_utf8(self.writer.into_inner()).unwrap_or_default()
    }

    fn end_tag(&mut self) {
        if let Some(tag) = self.tag.take() {
            self.write(Event::Start(tag));
        }
    }

    /// It cannot fail: memory takes all that is written to it.
    fn write(&mut self, event: Event<'_>) {
        let _ = self.writer.write_event(event);
    }
}

/// A reader takes tabs and line ends for spaces in an attribute, and one end of line for another in a text.
fn escaped(words: &str) -> String {
    let legible = legible(words);
    escape(legible.as_str()).replace('\t', "&#9;").replace('\n', "&#10;").replace('\r', "&#13;")
}
