//! The texts that stand in the source, with the way in which each is said.

use std::{collections::BTreeSet, fs, path::Path};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::LitStr;

/// What says a text in the language of the screen, or marks one that is said later.
const SAY: [&str; 4] = ["say", "fill", "count", "text"];

/// Where something stands that a person reads.
const SPOKEN: [&str; 5] = ["src/words", "src/ui", "src/app", "src/embed", "src/export"];

/// What tells a person something in layers that know no language. All else there is in the words of the format.
const TELLING: [&str; 2] = ["src/note/envelope.rs", "src/storage/error.rs"];

#[derive(Debug, Default)]
pub struct Found {
    /// Texts that are said.
    pub said: BTreeSet<String>,
    /// Texts that are not, with their files.
    pub bare: BTreeSet<(String, String)>,
}

pub fn texts() -> Found {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Found::default();
    for folder in SPOKEN {
        for file in files(&root.join(folder)) {
            let name = file.strip_prefix(root).unwrap().display().to_string();
            let source = fs::read_to_string(&file).unwrap();
            let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            walk(source.parse().unwrap(), &name, &mut found);
        }
        let lone = root.join(format!("{folder}.rs"));
        if let Ok(source) = fs::read_to_string(lone) {
            walk(source.parse().unwrap(), folder, &mut found);
        }
    }
    for file in TELLING {
        let mut told = Found::default();
        walk(fs::read_to_string(root.join(file)).unwrap().parse().unwrap(), file, &mut told);
        found.said.extend(told.said);
    }
    found
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn walk(tokens: TokenStream, file: &str, found: &mut Found) {
    let mut before = [String::new(), String::new(), String::new()];
    for token in tokens {
        match &token {
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Bracket && (before[2] == "#" || before[1] == "#") => {}
            TokenTree::Group(group) => {
                let is_text_of_item = before[2] == "text" && before[1] == ".";
                let called = SAY.contains(&before[2].as_str())
                    && !is_text_of_item
                    && group.delimiter() == Delimiter::Parenthesis;
                let mut inner = group.stream().into_iter();
                // A text of something stands behind what it is of.
                if before[2] == "pattern" {
                    let literals = group.stream().into_iter().filter_map(|token| string(&token.to_string()));
                    if let [of, text] = literals.collect::<Vec<_>>().as_slice() {
                        found.said.insert(format!("{of}: {text}"));
                        continue_after(&mut before, &token);
                        continue;
                    }
                }
                match (called, inner.next()) {
                    (true, Some(TokenTree::Literal(literal))) if string(&literal.to_string()).is_some() => {
                        found.said.extend(string(&literal.to_string()));
                        walk(inner.collect(), file, found);
                    }
                    _ => walk(group.stream(), file, found),
                }
            }
            TokenTree::Literal(literal) => {
                if let Some(text) = string(&literal.to_string()) {
                    // Names of attributes and events, and what is written for developers.
                    let is_name =
                        before[2] == "=" && matches!(before[1].as_str(), "class" | "d" | "key" | "part" | "viewBox");
                    if !is_name && reads_like_words(&text) {
                        found.bare.insert((file.to_owned(), text));
                    }
                }
            }
            _ => {}
        }
        continue_after(&mut before, &token);
    }
}

fn continue_after(before: &mut [String; 3], token: &TokenTree) {
    before.rotate_left(1);
    before[2] = token.to_string();
}

fn string(literal: &str) -> Option<String> {
    syn::parse_str::<LitStr>(literal).ok().map(|literal| literal.value())
}

/// True for what a person could read: a word with a capital, or several words.
fn reads_like_words(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_word = letters.first().is_some_and(|first| first.is_ascii_uppercase())
        && letters.get(1).is_some_and(|second| second.is_ascii_lowercase());
    let words = text.split(' ').filter(|word| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_lowercase()));
    is_word || words.count() > 1
}
