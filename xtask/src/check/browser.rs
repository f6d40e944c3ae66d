//! What only a browser shows: the WebAssembly tests, and whole pages under real touch.

use anyhow::{Result, bail};

use crate::check::runner;
use crate::check::rust::{WEB_TESTS, tests_for_browser};
use crate::check::tally::Tally;
use crate::dist::Profile;
use crate::package::{Contents, pack};
use crate::{dist, programs, workspace};

pub fn wasm_tests() -> Result<Tally> {
    if tests_for_browser()?.is_empty() {
        bail!("found no tests/web*.rs, expected tests that run in a browser");
    }
    programs::install_wasm_target()?;
    programs::chromium()?;
    let chromedriver = programs::chromedriver()?;
    // Cargo would start the runner anyway, but silently, and its first compilation takes a while.
    workspace::run(workspace::cargo()?.args([
        "build",
        "--package",
        "xtask",
        "--features",
        "wasm-tests",
        "--bin",
        "wasm-test-runner",
    ]))?;
    runner::tests(
        workspace::cargo()?
            .args(["test", "--no-fail-fast", "--package", "palpate"])
            .args(["--target", "wasm32-unknown-unknown", "--test", WEB_TESTS])
            .env("CHROMEDRIVER", chromedriver)
            // Seconds. A busy machine starts a browser slowly, and that is no failure of a test.
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120"),
    )
}

pub fn browser_tests() -> Result<Tally> {
    let chromium = programs::chromium()?;
    programs::install_modules("tests/e2e")?;
    dist::build(&workspace::dist()?, Profile::Release)?;
    runner::tests(
        programs::node()?.arg("--test").current_dir(workspace::root()?.join("tests/e2e")).env("CHROMIUM", chromium),
    )
}

/// The examples that bring nothing of others.
pub fn package_in_pages() -> Result<Tally> {
    tests_of_package(Contents::AsBuilt, &["pages.test.mjs"])
}

/// All examples, which brings their bundlers and frameworks.
pub fn package_tests() -> Result<Tally> {
    tests_of_package(Contents::Whole, &[])
}

fn tests_of_package(contents: Contents, files: &[&str]) -> Result<Tally> {
    let chromium = programs::chromium()?;
    programs::install_modules("tests/e2e")?;
    pack(contents)?;
    let folder = workspace::root()?.join("tests/package");
    runner::tests(programs::node()?.arg("--test").args(files).current_dir(folder).env("CHROMIUM", chromium))
}
