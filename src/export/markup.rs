//! XML, written so that whatever stands in a note cannot break it.

use crate::export::characters::legible;

/// A document that is being written. Elements are closed in their order, whatever comes.
#[derive(Debug, Default)]
pub struct Markup {
    text: String,
    open: Vec<&'static str>,
    /// True while the last tag may still get attributes.
    is_in_tag: bool,
}

impl Markup {
    /// A document that begins by saying that it is XML.
    pub fn declared() -> Markup {
        Markup { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), ..Markup::default() }
    }

    pub fn open(&mut self, name: &'static str) {
        self.end_tag();
        self.text.push('<');
        self.text.push_str(name);
        self.open.push(name);
        self.is_in_tag = true;
    }

    /// An attribute of the element that was just opened.
    pub fn attribute(&mut self, name: &str, value: &str) {
        if self.is_in_tag {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.escape(value);
            self.text.push('"');
        }
    }

    pub fn words(&mut self, words: &str) {
        self.end_tag();
        self.escape(words);
    }

    /// Ends a line between elements, for whoever reads the document as text.
    pub fn end_line(&mut self) {
        self.end_tag();
        self.text.push('\n');
    }

    pub fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        if std::mem::take(&mut self.is_in_tag) {
            self.text.push_str("/>");
        } else {
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push('>');
        }
    }

    /// The whole of it, with everything closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.push('\n');
        self.text
    }

    fn end_tag(&mut self) {
        if std::mem::take(&mut self.is_in_tag) {
            self.text.push('>');
        }
    }

    fn escape(&mut self, words: &str) {
        for letter in legible(words).chars() {
            match letter {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                // A reader takes these for spaces in an attribute, and an end of line for another one.
                '\t' => self.text.push_str("&#9;"),
                '\n' => self.text.push_str("&#10;"),
                '\r' => self.text.push_str("&#13;"),
                letter => self.text.push(letter),
            }
        }
    }
}
