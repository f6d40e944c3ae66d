//! Holds the house style where a machine can: each rule reads every file of the repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file may have this many lines; a generated table (`_table.rs`) may have more.
const LINES: usize = 500;

/// What one rule says of one file: each breach as a line, counted from 1, and what is wrong with it.
type Rule = fn(file: &str, text: &str) -> Vec<(usize, &'static str)>;

const RULES: [Rule; 6] = [first_line, length, marks_of_unfinished_work, white_space, places, names];

#[test]
fn every_file_of_the_repository_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = files(root);
    assert!(files.iter().any(|file| file == "Cargo.toml"), "found {files:?}, expected Cargo.toml too");
    let mut found = Vec::new();
    for file in &files {
        // What is not text has no lines to be tidy in.
        if let Ok(text) = fs::read_to_string(root.join(file)) {
            found.extend(breaches(file, &text));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn each_rule_finds_what_it_forbids() {
    let long = format!("//! Too much.\n{}", "\n".repeat(LINES));
    let open = format!("//! A.\n// {}{}: later\n", "TO", "DO");
    let debug = format!("//! A.\nfn f() {{ {}!(1); }}\n", "dbg");
    let ignored = format!("//! A.\n#[{}]\nfn f() {{}}\n", "ignore");
    let home = format!("see {}home/somebody\n", "/");
    let issue = format!("see {}sue #1\n", "is");
    for (file, text, expected) in [
        ("src/a.rs", "//! A.\n", ""),
        ("src/a.rs", "use b;\n", "src/a.rs:1: the first line is no `//!` sentence"),
        ("tests/e2e/a.mjs", "import b;\n", ""),
        ("src/a.rs", long.as_str(), "src/a.rs:501: the file is longer than 500 lines"),
        ("src/a_table.rs", long.as_str(), ""),
        ("assets/clinical/a.csv", long.as_str(), ""),
        ("src/a.rs", open.as_str(), "src/a.rs:2: unfinished work"),
        ("src/a.rs", debug.as_str(), "src/a.rs:2: unfinished work"),
        ("src/a.rs", ignored.as_str(), "src/a.rs:2: a test that does not run"),
        ("src/a.rs", "//! A. \n", "src/a.rs:1: white space at the end of the line"),
        ("src/a.rs", "//! A.\r\n", "src/a.rs:1: white space at the end of the line"),
        ("src/a.rs", "//! A.\n\tfn f() {}\n", "src/a.rs:2: a tab"),
        ("src/a.rs", "//! A.", "src/a.rs:1: no line end at the end of the file"),
        ("docs/a.md", home.as_str(), "docs/a.md:1: a place on one machine"),
        ("docs/a.md", "homework/done and a/home/b\n", ""),
        ("docs/a.md", issue.as_str(), "docs/a.md:1: a number that means nothing to a reader"),
        ("src/a/mod.rs", "//! A.\n", "src/a/mod.rs:1: a module is a.rs beside a/, not a/mod.rs"),
    ] {
        assert_eq!(breaches(file, text).join("; "), expected, "{file}: {text}");
    }
}

fn breaches(file: &str, text: &str) -> Vec<String> {
    RULES.iter().flat_map(|rule| rule(file, text)).map(|(line, what)| format!("{file}:{line}: {what}")).collect()
}

fn first_line(file: &str, text: &str) -> Vec<(usize, &'static str)> {
    // An attribute of the whole file, such as what it is compiled for, may stand before it.
    let mut lines = text.lines().filter(|line| !line.starts_with("#!["));
    let is_said = lines.next().is_some_and(|line| line.starts_with("//! "));
    let is_generated = file.ends_with("_table.rs") && text.starts_with("// ");
    if file.ends_with(".rs") && !is_said && !is_generated {
        return vec![(1, "the first line is no `//!` sentence")];
    }
    Vec::new()
}

fn length(file: &str, text: &str) -> Vec<(usize, &'static str)> {
    let is_written_by_hand = is_program(file) && !file.ends_with("_table.rs");
    if is_written_by_hand && text.lines().count() > LINES {
        return vec![(LINES + 1, "the file is longer than 500 lines")];
    }
    Vec::new()
}

fn marks_of_unfinished_work(file: &str, text: &str) -> Vec<(usize, &'static str)> {
    if !is_program(file) {
        return Vec::new();
    }
    // Written in halves, so that this file passes its own rule.
    let unfinished = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("db", "g!("),
        concat!("to", "do!("),
        concat!("unimpl", "emented!("),
    ];
    let skipped = [concat!("#[ig", "nore"), concat!("test.sk", "ip("), concat!("test.to", "do(")];
    let mut found = lines_with(text, "unfinished work", |line| unfinished.iter().any(|mark| line.contains(mark)));
    found.extend(lines_with(text, "a test that does not run", |line| skipped.iter().any(|mark| line.contains(mark))));
    found
}

fn white_space(file: &str, text: &str) -> Vec<(usize, &'static str)> {
    if !is_program(file) && !is_prose(file) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        if line.ends_with(char::is_whitespace) {
            found.push((index + 1, "white space at the end of the line"));
        }
        if file.ends_with(".rs") && line.contains('\t') {
            found.push((index + 1, "a tab"));
        }
    }
    if !text.is_empty() && !text.ends_with('\n') {
        found.push((text.lines().count(), "no line end at the end of the file"));
    }
    found
}

fn places(file: &str, text: &str) -> Vec<(usize, &'static str)> {
    if !is_program(file) && !is_prose(file) {
        return Vec::new();
    }
    let places = ["work", "root", "home", "Users"].map(|folder| format!("/{folder}/"));
    let numbers = [concat!("is", "sue #"), concat!("Is", "sue #")];
    let mut found = lines_with(text, "a place on one machine", |line| {
        places.iter().any(|place| {
            // A path from the top; `a/home/b` is a path within something.
            line.match_indices(place)
                .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "./}>*_".contains(c)))
        })
    });
    found.extend(lines_with(text, "a number that means nothing to a reader", |line| {
        numbers.iter().any(|number| line.contains(number))
    }));
    found
}

fn names(file: &str, _: &str) -> Vec<(usize, &'static str)> {
    if file.ends_with("/mod.rs") {
        return vec![(1, "a module is a.rs beside a/, not a/mod.rs")];
    }
    Vec::new()
}

fn lines_with(text: &str, what: &'static str, is_breach: impl Fn(&str) -> bool) -> Vec<(usize, &'static str)> {
    text.lines().enumerate().filter(|(_, line)| is_breach(line)).map(|(index, _)| (index + 1, what)).collect()
}

fn is_program(file: &str) -> bool {
    [".rs", ".js", ".mjs", ".ts", ".css", ".html", ".py"].iter().any(|ending| file.ends_with(ending))
}

fn is_prose(file: &str) -> bool {
    // What others wrote, or what a crash left, is kept to the byte.
    if ["tests/fixtures/", "tests/crashers/"].iter().any(|folder| file.starts_with(folder)) {
        return false;
    }
    [".md", ".toml", ".json", ".yml", ".yaml"].iter().any(|ending| file.ends_with(ending)) || file.starts_with(".ci/")
}

/// What is, or would be, committed; where there is no git, all but what is built or installed.
fn files(root: &Path) -> Vec<String> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(root)
        .output();
    match listed {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout)
            .split('\0')
            .filter(|file| !file.is_empty() && root.join(file).is_file())
            .map(str::to_owned)
            .collect(),
        _ => {
            let mut paths = Vec::new();
            walk(root, &mut paths);
            paths
                .iter()
                .filter_map(|path| path.strip_prefix(root).ok())
                .map(|path| path.to_string_lossy().replace('\\', "/"))
                .collect()
        }
    }
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_file() {
            paths.push(path);
        } else if !["target", "dist", "node_modules", ".git"].contains(&name.as_ref()) {
            walk(&path, paths);
        }
    }
}
