//! Holds the layers apart: what each may name, which crates it may use, and what no layer ever does.

#[path = "architecture/never.rs"]
mod never;
#[path = "architecture/tokens.rs"]
mod tokens;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tokens::{Token, tokens};

/// The table of docs/architecture.md.
struct Layer {
    name: &'static str,
    may_name: &'static [&'static str],
    crates: &'static [&'static str],
}

const LAYERS: [Layer; 12] = [
    Layer {
        name: "chart",
        may_name: &[],
        // schemars here and below only with the feature `schema`, for the types of the note and of the page.
        crates: &["serde", "schemars"],
    },
    Layer {
        name: "note",
        may_name: &["chart"],
        // time and uuid for their types alone: both are built without a clock and without random numbers.
        crates: &["serde", "serde_json", "schemars", "ryu_js", "sha2", "time", "uuid"],
    },
    Layer { name: "course", may_name: &["chart", "note"], crates: &["serde", "time"] },
    Layer { name: "words", may_name: &["chart", "note"], crates: &["time"] },
    // words, as the language is a part of how the note is looked at.
    Layer { name: "editor", may_name: &["chart", "note", "course", "words"], crates: &["time", "uuid"] },
    Layer {
        name: "export",
        may_name: &["chart", "note", "course", "words"],
        // krilla writes the PDF file of the report, rustybuzz and unicode_bidi set its words: only with the feature `report`.
        crates: &["base64", "krilla", "quick_xml", "rustybuzz", "serde_json", "time", "unicode_bidi", "uuid"],
    },
    Layer { name: "cli", may_name: &["chart", "note", "course", "words", "export"], crates: &["csv", "lexopt"] },
    Layer { name: "bin", may_name: &["cli"], crates: &[] },
    Layer {
        name: "storage",
        may_name: &["chart", "note", "course", "editor"],
        crates: &[
            "serde",
            "serde_json",
            "time",
            "uuid",
            "gloo",
            "js_sys",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "web_sys",
        ],
    },
    Layer {
        name: "ui",
        may_name: &["chart", "note", "course", "editor", "words", "export"],
        crates: &[
            "time",
            "uuid",
            "yew",
            "gloo",
            "js_sys",
            "serde_wasm_bindgen",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "wasm_split_helpers",
            "web_sys",
        ],
    },
    Layer {
        name: "app",
        may_name: &["chart", "note", "course", "editor", "words", "export", "storage", "ui"],
        crates: &[
            "serde",
            "serde_json",
            "time",
            "uuid",
            "yew",
            "gloo",
            "js_sys",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "web_sys",
        ],
    },
    Layer {
        name: "embed",
        // app too: the element is the only way to start, for our own tablet app as well.
        may_name: &["chart", "note", "course", "editor", "words", "export", "storage", "ui", "app"],
        crates: &[
            "serde",
            "serde_json",
            "schemars",
            "time",
            "uuid",
            "yew",
            "gloo",
            "js_sys",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "web_sys",
        ],
    },
];

#[test]
fn no_layer_names_one_above_it_or_a_crate_it_may_not_use() {
    let dependencies = dependencies(&read(&root().join("Cargo.toml")));
    assert!(dependencies.contains("yew"), "found {dependencies:?}, expected yew among them");
    let found = each_source(|file, text| layer_breaches(file, text, &dependencies));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_source_does_what_is_never_done() {
    let found = each_source(never::breaches);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn a_name_from_a_layer_above_is_found_however_it_is_written() {
    let dependencies = ["serde", "yew", "web_sys"].map(String::from).into();
    for (file, text, expected) in [
        ("src/chart/hit.rs", "use crate::chart::Point;", ""),
        ("src/chart/hit.rs", "use crate::note::Note;", "src/chart/hit.rs:1: chart names note"),
        ("src/chart/hit.rs", "\nfn f() { palpate::ui::x() }", "src/chart/hit.rs:2: chart names ui"),
        ("src/note.rs", "use crate::{chart::{Point, View}, editor::State};", "src/note.rs:1: note names editor"),
        ("src/note.rs", "use super::editor;", "src/note.rs:1: note names editor"),
        ("src/note/finding.rs", "use super::{editor, ui};", ""),
        ("src/note/finding.rs", "use super::super::editor;", "src/note/finding.rs:1: note names editor"),
        ("src/note.rs", "mod tests { use super::*; use super::super::editor; }", "src/note.rs:1: note names editor"),
        ("src/note.rs", "fn f() {} use super::{chart, ui};", "src/note.rs:1: note names ui"),
        ("src/note.rs", "use crate::*;", "src/note.rs:1: note names *"),
        ("src/note.rs", "// crate::ui\n/* crate::ui */ const A: &str = \"crate::ui\";", ""),
        ("src/note.rs", "const A: &str = r#\"a \" crate::ui\"#; const B: char = '\"'; fn f<'a>() {}", ""),
        ("src/embed.rs", "use crate::app::App;", ""),
        ("src/app.rs", "use crate::embed::Handle;", "src/app.rs:1: app names embed"),
        ("src/chart.rs", "use serde::Serialize;", ""),
        ("src/chart.rs", "use yew::Html;", "src/chart.rs:1: chart uses the crate yew"),
        ("src/editor.rs", "fn f() -> web_sys::Element {}", "src/editor.rs:1: editor uses the crate web_sys"),
        ("src/editor.rs", "use yew as framework;", "src/editor.rs:1: editor uses the crate yew"),
        ("src/ui.rs", "use yew::prelude::*;", ""),
        ("src/note.rs", "use crate::note::yew::Thing;", ""),
        ("src/helpers.rs", "", "src/helpers.rs:1: helpers is no layer"),
        ("src/lib.rs", "use yew::Html;", ""),
    ] {
        let found = layer_breaches(file, text, &dependencies).join("; ");
        assert_eq!(found, expected, "{file}: {text}");
    }
}

#[test]
fn each_layer_names_only_layers_that_stand_before_it() {
    for (index, layer) in LAYERS.iter().enumerate() {
        for name in layer.may_name {
            assert!(
                LAYERS.iter().take(index).any(|before| before.name == *name),
                "{} may name {name}, which does not stand before it",
                layer.name,
            );
        }
    }
}

fn layer_breaches(file: &str, text: &str, dependencies: &BTreeSet<String>) -> Vec<String> {
    let modules: Vec<&str> = file.trim_start_matches("src/").trim_end_matches(".rs").split('/').collect();
    let name = modules.first().copied().unwrap_or_default();
    if name == "lib" {
        return Vec::new();
    }
    let Some(layer) = LAYERS.iter().find(|layer| layer.name == name) else {
        return vec![format!("{file}:1: {name} is no layer")];
    };
    let tokens = tokens(text);
    let mut found = Vec::new();
    for (line, named) in names_at_root(&tokens, modules.len()) {
        if named != name && !layer.may_name.contains(&named.as_str()) {
            found.push(format!("{file}:{line}: {name} names {named}"));
        }
    }
    for (line, used) in path_starts(&tokens) {
        if dependencies.contains(used) && !layer.crates.contains(&used) {
            found.push(format!("{file}:{line}: {name} uses the crate {used}"));
        }
    }
    found
}

/// What is named right below the crate's root, by `crate::`, `palpate::` or enough `super::`.
fn names_at_root(tokens: &[(usize, Token)], file_depth: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // Of each open brace, whether it is that of an inline module.
    let mut braces: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some((_, token)) = tokens.get(at) {
        let depth = file_depth + braces.iter().filter(|is_module| **is_module).count();
        if token.is("{") {
            braces.push(at >= 2 && tokens[at - 2].1.is("mod"));
        } else if token.is("}") {
            braces.pop();
        }
        let starts = at == 0 || !tokens[at - 1].1.is("::");
        let is_root = starts && (token.is("crate") || token.is("palpate"));
        at += 1;
        let mut up = usize::from(starts && token.is("super"));
        if !is_root && up == 0 {
            continue;
        }
        while up > 0 && follows(tokens, at, &["::", "super"]) {
            up += 1;
            at += 2;
        }
        if (is_root || up == depth) && follows(tokens, at, &["::"]) {
            found.extend(first_names(&tokens[at + 1..]));
        }
    }
    found
}

fn follows(tokens: &[(usize, Token)], at: usize, expected: &[&str]) -> bool {
    expected
        .iter()
        .enumerate()
        .all(|(index, expected)| tokens.get(at + index).is_some_and(|(_, token)| token.is(expected)))
}

/// The names that a path goes on with: one, or all of a group in braces.
fn first_names(tokens: &[(usize, Token)]) -> Vec<(usize, String)> {
    let Some((line, first)) = tokens.first() else {
        return Vec::new();
    };
    if first.is("*") {
        return vec![(*line, "*".into())];
    }
    if let Some(word) = first.word() {
        return vec![(*line, word.into())];
    }
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut is_first = false;
    for (line, token) in tokens {
        if token.is("{") {
            depth += 1;
            is_first = depth == 1;
            continue;
        }
        if token.is("}") {
            depth -= 1;
            if depth == 0 {
                break;
            }
        } else if is_first && !token.is("self") {
            found.extend(token.word().map(|word| (*line, word.to_owned())));
        }
        is_first = depth == 1 && token.is(",");
    }
    found
}

/// The words that begin a path or an import, where a crate's name can stand.
fn path_starts(tokens: &[(usize, Token)]) -> impl Iterator<Item = (usize, &str)> {
    tokens.iter().enumerate().filter_map(|(at, (line, token))| {
        let word = token.word()?;
        let before = at.checked_sub(1).map(|before| &tokens[before].1);
        let goes_on = tokens.get(at + 1).is_some_and(|(_, next)| next.is("::"));
        let is_imported = before.is_some_and(|before| before.is("use"));
        let starts = before.is_none_or(|before| !before.is("::"));
        ((goes_on && starts) || is_imported).then_some((*line, word))
    })
}

/// The crates in `[dependencies]`, as they are named in Rust.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    manifest
        .lines()
        .skip_while(|line| *line != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect()
}

fn each_source(breaches: impl Fn(&str, &str) -> Vec<String>) -> Vec<String> {
    let root = root();
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    assert!(!files.is_empty(), "found no Rust file in src");
    files.sort();
    files
        .iter()
        .flat_map(|path| {
            let file = path.strip_prefix(&root).unwrap_or(path).to_string_lossy().replace('\\', "/");
            breaches(&file, &read(path))
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}
