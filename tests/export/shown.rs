//! What other programs read from a page and from rich text.

const NAMESPACE: &str = "http://www.w3.org/1999/xhtml";
/// All that stands on a page.
const NAMES: [&str; 13] =
    ["html", "head", "title", "body", "h1", "dl", "dt", "dd", "section", "h2", "p", "br", "#text"];

/// The body of a page as a parser reads it, with a line for each `br`; it holds nothing but what it may hold.
pub fn text_of_page(page: &str) -> String {
    let document = roxmltree::Document::parse(page).unwrap_or_else(|why| panic!("{why}: {page}"));
    let root = document.root_element();
    assert!(page.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    assert!(root.attribute("lang").is_some());
    let mut text = String::new();
    for node in root.descendants() {
        assert!(node.is_text() || node.tag_name().namespace() == Some(NAMESPACE));
        let name = if node.is_text() { "#text" } else { node.tag_name().name() };
        assert!(NAMES.contains(&name), "{name}");
        assert!(node == root || node.attributes().len() == 0, "{name}");
        let is_title = node.parent().is_some_and(|parent| parent.has_tag_name((NAMESPACE, "title")));
        text += match node.text() {
            _ if name == "br" => "\n",
            Some(read) if node.is_text() && !is_title => read,
            _ => "",
        };
    }
    text
}

/// What a reader of RTF shows, by the few control words that are written; panics where the text is no RTF.
pub fn text_of_rtf(rtf: &str) -> String {
    assert!(rtf.is_ascii() && rtf.starts_with("{\\rtf1\\ansi"));
    let mut units: Vec<u16> = Vec::new();
    let mut depth = 0_usize;
    // Groups that hold no text of the page, from this depth on.
    let mut hidden = usize::MAX;
    let mut letters = rtf.chars().peekable();
    while let Some(letter) = letters.next() {
        let shown = match letter {
            '{' => {
                depth += 1;
                continue;
            }
            '}' => {
                depth = depth.checked_sub(1).unwrap();
                hidden = if depth < hidden { usize::MAX } else { hidden };
                continue;
            }
            '\n' => continue,
            '\\' if letters.peek().is_some_and(char::is_ascii_alphabetic) => {
                let mut word = String::new();
                while let Some(next) = letters.next_if(|next| next.is_ascii_alphanumeric() || *next == '-') {
                    word.push(next);
                }
                let number = word.strip_prefix('u').and_then(|number| number.parse::<i16>().ok());
                if let Some(number) = number {
                    units.extend((depth < hidden).then_some(number.cast_unsigned()));
                    assert_eq!(letters.next(), Some('?'));
                    continue;
                }
                letters.next_if_eq(&' ');
                match word.as_str() {
                    "fonttbl" | "info" => {
                        hidden = hidden.min(depth);
                        continue;
                    }
                    "par" | "line" => '\n',
                    "tab" => '\t',
                    _ => continue,
                }
            }
            '\\' => letters.next().unwrap(),
            other => other,
        };
        if depth < hidden {
            units.push(u16::try_from(u32::from(shown)).unwrap());
        }
    }
    assert_eq!(depth, 0, "found braces that do not pair");
    String::from_utf16(&units).unwrap()
}
