//! Rust source as words and signs, without comments: enough to see which names a file uses.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Word(String),
    Text(String),
    Sign(char),
}

impl Token {
    pub fn is(&self, word_or_sign: &str) -> bool {
        match self {
            Token::Word(word) => word == word_or_sign,
            Token::Text(_) => false,
            Token::Sign(sign) => word_or_sign.chars().eq([*sign]),
        }
    }

    pub fn word(&self) -> Option<&str> {
        match self {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }
}

/// The tokens of a source file, each with its line, counted from 1. `::` is one word.
pub fn tokens(source: &str) -> Vec<(usize, Token)> {
    let mut reader = Reader { rest: source, line: 1, tokens: Vec::new() };
    while let Some(first) = reader.rest.chars().next() {
        reader.read(first);
    }
    reader.tokens
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    tokens: Vec<(usize, Token)>,
}

impl Reader<'_> {
    fn read(&mut self, first: char) {
        if self.rest.starts_with("//") {
            self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
        } else if self.rest.starts_with("/*") {
            self.skip(block_comment(self.rest));
        } else if let Some(hashes) = raw_text(self.rest) {
            let start = self.rest.find('"').map_or(0, |quote| quote + 1);
            let end = format!("\"{}", "#".repeat(hashes));
            let length = self.rest[start..].find(&end).unwrap_or(self.rest.len() - start);
            self.push_text(start, start + length, start + length + end.len());
        } else if first == '"' {
            let length = text_length(&self.rest[1..]);
            self.push_text(1, 1 + length, 2 + length);
        } else if first == '\'' {
            self.skip(character_or_lifetime(self.rest));
        } else if first.is_alphanumeric() || first == '_' {
            let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            let word = self.rest[..end.unwrap_or(self.rest.len())].to_owned();
            let length = word.len();
            self.tokens.push((self.line, Token::Word(word)));
            self.skip(length);
        } else if self.rest.starts_with("::") {
            self.tokens.push((self.line, Token::Word("::".into())));
            self.skip(2);
        } else {
            if !first.is_whitespace() {
                self.tokens.push((self.line, Token::Sign(first)));
            }
            self.skip(first.len_utf8());
        }
    }

    fn push_text(&mut self, start: usize, end: usize, after: usize) {
        self.tokens.push((self.line, Token::Text(self.rest[start..end].to_owned())));
        self.skip(after.min(self.rest.len()));
    }

    fn skip(&mut self, length: usize) {
        self.line += self.rest[..length].matches('\n').count();
        self.rest = &self.rest[length..];
    }
}

/// The number of `#` of a raw text that starts here.
fn raw_text(rest: &str) -> Option<usize> {
    let after = ["r", "br", "cr"]
        .iter()
        .find_map(|prefix| rest.strip_prefix(prefix).filter(|after| after.starts_with(['"', '#'])))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn text_length(rest: &str) -> usize {
    let mut escaped = false;
    rest.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })
    .unwrap_or(rest.len().saturating_sub(1))
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// The length of `'x'` or `'\n'`; of a lifetime, only its quote.
fn character_or_lifetime(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match (characters.next(), characters.next()) {
        (Some((_, '\\')), Some((after, _))) => {
            let from = after + 1;
            rest.get(from..).and_then(|end| end.find('\'')).map_or(1, |length| from + length + 1)
        }
        (Some(_), Some((end, '\''))) => end + 1,
        _ => 1,
    }
}
