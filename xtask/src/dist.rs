//! The deployable folder: the page, the element, the compiled program and what it shows.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::{atlas, programs, split, words, workspace};

/// How the library is compiled: `Release` for use, `Dev` for a short wait and readable traces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    Release,
    Dev,
}

/// The folder's files: each name, with `/` between folders, and its bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Builds everything, then writes it to `out`; a failed build leaves `out` as it was.
pub fn build(out: &Path, profile: Profile) -> Result<()> {
    programs::install_wasm_target()?;
    let root = workspace::root()?;
    let wasm = compile(profile)?;
    let mut files = match profile {
        Profile::Release => split::bind_in_parts(&wasm)?,
        Profile::Dev => bind(&wasm, profile)?,
    };
    files.insert("index.html".into(), read(&root.join("index.html"))?);
    add_scripts(&root.join("npm"), &mut files)?;
    files.insert("chart.js".into(), module_of(&read(&root.join(atlas::LATER_DRAWINGS))?)?.into_bytes());
    for (language, text) in words::texts(&root)? {
        files.insert(format!("words/{language}.js"), module_of(text.as_bytes())?.into_bytes());
    }
    add_folder(&root.join("assets/icons"), "icons", &mut files)?;
    add_folder(&root.join("examples/playground"), "playground", &mut files)?;
    for name in ["page.css", "manifest.webmanifest"] {
        let source = root.join("assets").join(name);
        if source.is_file() {
            files.insert(name.into(), read(&source)?);
        }
    }
    if profile == Profile::Release {
        for name in ["element.js", "index.js", "later.js", "palpate.js", "reflected.js", "sheets.js", "words.js"] {
            if let Some(script) = files.get_mut(name) {
                *script = without_comments(str::from_utf8(script)?).into_bytes();
            }
        }
    }
    write(&files, out)?;
    if out == workspace::dist()? {
        remove_others(out, out, &files)?;
    }
    let size = |name: &str| files.get(name).map_or(0, Vec::len) / 1000;
    eprintln!(
        "Built {}, palpate.wasm has {} KB, later.wasm {}, report.wasm.gz {}",
        out.display(),
        size("palpate.wasm"),
        size(split::LATER),
        size(split::REPORT)
    );
    Ok(())
}

/// Compiles the library to WebAssembly and answers where cargo put it.
fn compile(profile: Profile) -> Result<PathBuf> {
    let mut command = workspace::cargo()?;
    command
        .args(["rustc", "--package", "palpate", "--lib", "--target", "wasm32-unknown-unknown"])
        .arg("--message-format=json-render-diagnostics")
        .stdout(Stdio::piped());
    if profile == Profile::Release {
        command.args([
            "--release",
            "--no-default-features",
            "--features",
            "split",
            "--",
            "-C",
            "link-args=--emit-relocs",
        ]);
        // What is shipped names no folder of the machine that built it, and is the same from every machine.
        command.env("CARGO_ENCODED_RUSTFLAGS", without_folders()?.join("\u{1f}"));
    }
    let output =
        command.spawn().and_then(std::process::Child::wait_with_output).context("cargo could not be started")?;
    if !output.status.success() {
        bail!("the library did not compile; the folder built before is as it was");
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(wasm_in_message)
        .next_back()
        .context("cargo named no WebAssembly file, expected palpate.wasm")
}

/// Tells the compiler to leave out the folders that hold the sources of dependencies, where it writes of a place in them.
fn without_folders() -> Result<Vec<String>> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.context("found no home folder of cargo")?.join("registry/src");
    let folders = if sources.is_dir() { entries(&sources)? } else { Vec::new() };
    Ok(folders.iter().map(|folder| format!("--remap-path-prefix={}/=", folder.display())).collect())
}

/// The compiled library that one line of cargo's messages names, if it names one.
fn wasm_in_message(line: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    if message["reason"] != "compiler-artifact" || message["target"]["name"] != "palpate" {
        return None;
    }
    let mut names = message["filenames"].as_array()?.iter().filter_map(|name| name.as_str());
    names.find(|name| name.ends_with(".wasm")).map(PathBuf::from)
}

/// Makes palpate.js and palpate.wasm, and the snippets that dependencies bring.
pub fn bind(wasm: &Path, profile: Profile) -> Result<Files> {
    let folder = wasm.with_file_name("palpate-bound");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} could not be emptied", folder.display()))?;
    }
    let keep_names = profile == Profile::Dev;
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        .debug(keep_names)
        .keep_debug(keep_names)
        .remove_name_section(!keep_names)
        .remove_producers_section(!keep_names)
        // The later part is put into the table of functions of the first, and its scripts reach it by this name.
        .keep_lld_exports(profile == Profile::Release)
        // The script finds the program beside itself, wherever the folder is put.
        .omit_default_module_path(false)
        .out_name("palpate")
        .generate(&folder)
        .context("wasm-bindgen could not bind the library")?;

    let mut files = Files::new();
    add_folder(&folder, "", &mut files)?;
    let bytes = files.remove("palpate_bg.wasm").context("wasm-bindgen wrote no palpate_bg.wasm")?;
    files.insert("palpate.wasm".into(), bytes);
    let script = files.remove("palpate.js").context("wasm-bindgen wrote no palpate.js")?;
    files.insert("palpate.js".into(), name_wasm(&String::from_utf8(script)?)?.into_bytes());
    Ok(files)
}

/// The script with its one reference to the WebAssembly file changed to the name it is shipped under.
fn name_wasm(script: &str) -> Result<String> {
    let found = script.matches("palpate_bg.wasm").count();
    if found != 1 {
        bail!("found palpate_bg.wasm {found} times in palpate.js, expected once");
    }
    Ok(script.replace("palpate_bg.wasm", "palpate.wasm"))
}

/// The script without the lines that are nothing but a comment: who loads it reads it in the sources.
fn without_comments(script: &str) -> String {
    let mut rest = String::new();
    let mut within = false;
    for line in script.lines() {
        let text = line.trim();
        if within || text.starts_with("/*") {
            within = !text.ends_with("*/");
        } else if !text.starts_with("//") && !text.is_empty() {
            rest.push_str(line);
            rest.push('\n');
        }
    }
    rest
}

/// A script that hands on the text of the later drawings; the element takes it to the program.
fn module_of(text: &[u8]) -> Result<String> {
    Ok(format!("export default {};\n", serde_json::to_string(str::from_utf8(text)?)?))
}

/// The element and its companions; palpate.js is never taken from here, it was just made.
fn add_scripts(folder: &Path, files: &mut Files) -> Result<()> {
    for path in entries(folder)? {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let is_shipped = [".js", ".css", ".html"].iter().any(|ending| name.ends_with(ending));
        if is_shipped && name != "palpate.js" && path.is_file() {
            files.insert(name.into(), read(&path)?);
        }
    }
    Ok(())
}

fn add_folder(folder: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for path in entries(folder)? {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let name = if prefix.is_empty() { name.into() } else { format!("{prefix}/{name}") };
        if path.is_dir() {
            add_folder(&path, &name, files)?;
        } else {
            files.insert(name, read(&path)?);
        }
    }
    Ok(())
}

/// Writes each file beside its place and moves it there, so that a server never sends half of one.
fn write(files: &Files, out: &Path) -> Result<()> {
    for (name, bytes) in files {
        let path = out.join(name);
        let folder = path.parent().unwrap_or(out);
        fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
        let partial = path.with_extension("partial");
        fs::write(&partial, bytes)
            .and_then(|()| fs::rename(&partial, &path))
            .with_context(|| format!("{} could not be written", path.display()))?;
    }
    Ok(())
}

/// Removes what an earlier build left. Only ever called on dist/: another folder may hold somebody's files.
fn remove_others(folder: &Path, out: &Path, files: &Files) -> Result<()> {
    for path in entries(folder)? {
        let name = path.strip_prefix(out).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            remove_others(&path, out, files)?;
            // Fails while files are left in it, and then it is wanted.
            let _ = fs::remove_dir(&path);
        } else if !files.contains_key(&name) {
            fs::remove_file(&path).with_context(|| format!("{} could not be removed", path.display()))?;
        }
    }
    Ok(())
}

pub fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = fs::read_dir(folder).with_context(|| format!("{} could not be read", folder.display()))?;
    let mut paths = read
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<_>>>()
        .with_context(|| format!("{} could not be read", folder.display()))?;
    paths.sort();
    Ok(paths)
}

pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} could not be read", path.display()))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{module_of, name_wasm, wasm_in_message, without_comments};

    #[test]
    fn the_script_refers_to_the_shipped_name_once() {
        for (script, expected) in [
            ("new URL('palpate_bg.wasm', import.meta.url)", Some("new URL('palpate.wasm', import.meta.url)")),
            ("no reference", None),
            ("palpate_bg.wasm palpate_bg.wasm", None),
        ] {
            assert_eq!(name_wasm(script).ok().as_deref(), expected, "{script}");
        }
    }

    #[test]
    fn lines_that_are_comments_are_left_out_of_a_script() {
        let script = "// What it is.\n\n/**\n * More.\n */\nlet a = 1; // one\n/* b */\nlet b = a\n  * 2;\n";
        assert_eq!(without_comments(script), "let a = 1; // one\nlet b = a\n  * 2;\n");
    }

    #[test]
    fn a_text_becomes_a_script_that_hands_it_on() {
        let script = module_of("#\\~\n¦\"".as_bytes()).ok();
        assert_eq!(script.as_deref(), Some("export default \"#\\\\~\\n¦\\\"\";\n"));
    }

    #[test]
    fn only_the_library_s_own_message_names_the_program() {
        let own = r#"{"reason":"compiler-artifact","target":{"name":"palpate"},"filenames":["a/palpate.wasm","a/libpalpate.rlib"]}"#;
        for (line, expected) in [
            (own, Some(PathBuf::from("a/palpate.wasm"))),
            (&own.replace("\"name\":\"palpate\"", "\"name\":\"yew\""), None),
            (r#"{"reason":"build-finished","success":true}"#, None),
            ("warning: not json", None),
        ] {
            assert_eq!(wasm_in_message(line), expected, "{line}");
        }
    }
}
