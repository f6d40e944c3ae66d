//! The style sheets as they are shipped: without what stands in them for people who read them.

macro_rules! shipped {
    ($path:literal) => {{
        const TEXT: &str = include_str!($path);
        const PACKED: ([u8; TEXT.len()], usize) = packed(TEXT);
        match str::from_utf8(PACKED.0.split_at(PACKED.1).0) {
            Ok(text) => text,
            Err(_) => TEXT,
        }
    }};
}

/// Of the first screen.
pub const FIRST: &str = shipped!("../../assets/style.css");

/// Of what comes after it, to stand behind that.
pub const LATER: &str = shipped!("../../assets/panel.css");

/// The bytes of a style sheet without comments and without blanks that mean nothing, and how many they are. A text between
/// quotes stays as it is.
const fn packed<const LENGTH: usize>(text: &str) -> ([u8; LENGTH], usize) {
    let text = text.as_bytes();
    let (mut bytes, mut length, mut place) = ([0; LENGTH], 0, 0);
    let (mut quote, mut is_apart) = (None, false);
    while place < text.len() {
        let byte = text[place];
        place += 1;
        match quote {
            Some(mark) => {
                if byte == mark {
                    quote = None;
                }
            }
            None if byte == b'/' && place < text.len() && text[place] == b'*' => {
                place += 2;
                while place < text.len() && !(text[place - 1] == b'*' && text[place] == b'/') {
                    place += 1;
                }
                place += 1;
                continue;
            }
            None if byte.is_ascii_whitespace() => {
                is_apart = true;
                continue;
            }
            None => {
                let is_joined = length == 0 || matches!(bytes[length - 1], b'{' | b'}' | b';' | b':' | b',');
                if is_apart && !is_joined && !matches!(byte, b'{' | b'}') {
                    bytes[length] = b' ';
                    length += 1;
                }
                is_apart = false;
                if matches!(byte, b'"' | b'\'') {
                    quote = Some(byte);
                }
            }
        }
        bytes[length] = byte;
        length += 1;
    }
    (bytes, length)
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    fn what_means_nothing_to_a_browser_is_left_out_of_a_style_sheet() {
        for (text, expected) in [
            ("/* Why. */\na {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color:red;margin:0 auto;}"),
            ("a :hover, b > c { grid: \"a  b\" 1fr / auto }", "a :hover,b > c{grid:\"a  b\" 1fr / auto}"),
            ("i::before { content: \", /* · */ \" }/**/ p{}", "i::before{content:\", /* · */ \"}p{}"),
            ("@media (width < 4px) and print {}", "@media (width < 4px) and print{}"),
            ("a{width:calc(1px + 2px)/* half */ }", "a{width:calc(1px + 2px)}"),
        ] {
            let (bytes, length) = packed::<100>(text);
            assert_eq!(str::from_utf8(&bytes[..length]), Ok(expected), "{text}");
        }
    }
}
