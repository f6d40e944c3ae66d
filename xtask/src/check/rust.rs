//! What cargo checks: formatting, lints, and the tests that need no browser.

use std::fs;

use anyhow::{Context, Result};

use crate::check::Step;
use crate::check::runner;
use crate::check::tally::Tally;
use crate::{atlas, programs, workspace};

pub fn formatting() -> Result<Tally> {
    runner::one_check(workspace::cargo()?.args(["fmt", "--all", "--check"]))
}

/// Each set of features is its own program to the compiler, so each is linted.
pub fn lints() -> Result<Vec<Step>> {
    let mut browser = words("--package palpate --target wasm32-unknown-unknown --lib");
    if !tests_for_browser()?.is_empty() {
        browser.extend(["--test".into(), WEB_TESTS.into()]);
    }
    let mut steps = vec![
        lint(
            "the library without a browser, and the command",
            words("--package palpate --all-targets --no-default-features --features schema,cli,report"),
        ),
        lint("the build tool", words("--package xtask --all-targets --features schema,wasm-tests")),
        lint("the library in a browser", browser),
    ];
    if !tests_with_feature("ssr")?.is_empty() {
        steps.push(lint("the library rendering to text", words("--package palpate --all-targets --features ssr")));
    }
    Ok(steps)
}

fn lint(what: &str, arguments: Vec<String>) -> Step {
    Step::new(&format!("lints of {what}"), move || {
        programs::install_wasm_target()?;
        let mut command = workspace::cargo()?;
        runner::one_check(command.arg("clippy").args(arguments).args(["--", "--deny", "warnings"]))
    })
}

/// The pure run first: it has no browser crate in it, so it also proves that no layer needs one.
pub fn native_tests() -> Result<Vec<Step>> {
    let mut steps = vec![
        Step::new("generated tables", generated_tables),
        Step::new("tests without a browser, and of the command", || {
            cargo_test(words("--package palpate --no-default-features --features schema,cli,report"))
        }),
        Step::new("tests of the build tool", || cargo_test(words("--package xtask"))),
    ];
    let rendering = tests_with_feature("ssr")?;
    if !rendering.is_empty() {
        steps.push(Step::new("tests of the rendered components", move || {
            let mut arguments = words("--package palpate --features ssr");
            arguments.extend(rendering.into_iter().flat_map(|name| ["--test".into(), name]));
            cargo_test(arguments)
        }));
    }
    Ok(steps)
}

/// Each generated file must be what `cargo xtask atlas` would write now.
fn generated_tables() -> Result<Tally> {
    let root = workspace::root()?;
    let mut tally = Tally::default();
    for (file, text) in atlas::generate(&root)? {
        let found = fs::read_to_string(root.join(&file)).unwrap_or_default();
        tally += if found == text {
            Tally::success()
        } else {
            println!("{} is not what assets/ say; run `cargo xtask atlas`", file.display());
            Tally::failure()
        };
    }
    Ok(tally.at_end(true))
}

fn cargo_test(arguments: Vec<String>) -> Result<Tally> {
    runner::tests(workspace::cargo()?.args(["test", "--no-fail-fast"]).args(arguments))
}

/// The names that cargo gives to tests that run in a browser.
pub const WEB_TESTS: &str = "web*";

/// The tests in tests/web.rs, tests/web_*.rs and tests/web/.
pub fn tests_for_browser() -> Result<Vec<String>> {
    Ok(test_names()?.into_iter().filter(|name| name.starts_with("web")).collect())
}

/// The tests whose file asks for a feature of the library.
fn tests_with_feature(feature: &str) -> Result<Vec<String>> {
    let tests = workspace::root()?.join("tests");
    let wanted = format!("feature = \"{feature}\"");
    let asks = |name: &String| {
        [format!("{name}.rs"), format!("{name}/main.rs")]
            .iter()
            .filter_map(|file| fs::read_to_string(tests.join(file)).ok())
            .any(|text| text.contains(&wanted))
    };
    Ok(test_names()?.into_iter().filter(asks).collect())
}

/// The integration tests as cargo finds them: tests/<name>.rs and tests/<name>/main.rs.
fn test_names() -> Result<Vec<String>> {
    let folder = workspace::root()?.join("tests");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("{} could not be read", folder.display()))? {
        let path = entry?.path();
        let is_test = path.extension().is_some_and(|extension| extension == "rs") || path.join("main.rs").is_file();
        if let Some(name) = path.file_stem().filter(|_| is_test) {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
