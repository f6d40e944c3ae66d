//! `cargo xtask check`: everything that must hold before a change is accepted, cheap first.

mod browser;
mod fhir;
mod mutants;
mod other_browsers;
mod runner;
mod rust;
mod tally;

use std::process::ExitCode;

use anyhow::Result;

use crate::check::tally::Tally;

/// One part of the check, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Format,
    Clippy,
    Native,
    Wasm,
    Browser,
    /// The packed npm package in the projects of others; those that bring their bundlers only on request.
    Package,
    /// Brings validators of FHIR and HL7 v2 that other people wrote; only on request.
    Fhir,
    /// Firefox and WebKitGTK, where they are installed; only on request.
    OtherBrowsers,
}

impl Part {
    pub const ALL: [Part; 8] = [
        Part::Format,
        Part::Clippy,
        Part::Native,
        Part::Wasm,
        Part::Browser,
        Part::Package,
        Part::Fhir,
        Part::OtherBrowsers,
    ];

    /// The name to type after `--only`.
    pub fn name(self) -> &'static str {
        match self {
            Part::Format => "fmt",
            Part::Clippy => "clippy",
            Part::Native => "native",
            Part::Wasm => "wasm",
            Part::Browser => "browser",
            Part::Package => "package",
            Part::Fhir => "fhir",
            Part::OtherBrowsers => "other-browsers",
        }
    }
}

/// Which parts were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What a change is judged by.
    Usual,
    All,
    Only(Part),
}

impl Extent {
    fn has(self, part: Part) -> bool {
        match self {
            Extent::Usual => !matches!(part, Part::Fhir | Part::OtherBrowsers),
            Extent::All => true,
            Extent::Only(only) => part == only,
        }
    }
}

/// Runs the parts asked for, and ends with the line `N passed, N failed`.
pub fn check(extent: Extent) -> Result<ExitCode> {
    let mut total = Tally::default();
    let mut failures = Vec::new();
    let mut untried = Vec::new();
    for part in Part::ALL.into_iter().filter(|part| extent.has(*part)) {
        for step in steps(part, extent)? {
            println!("\n== {}", step.name);
            let tally = (step.run)().unwrap_or_else(|error| {
                eprintln!("{error:#}");
                Tally::failure()
            });
            if tally.failed > 0 {
                failures.push(step.name);
            } else if tally.passed == 0 {
                untried.push(step.name);
            }
            total += tally;
        }
    }
    if !failures.is_empty() {
        println!("\nFailed: {}", failures.join(", "));
    }
    if !untried.is_empty() {
        println!("\nNot tried: {}", untried.join(", "));
    }
    println!("\n{total}");
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One line of the check's output: a runner and what it is called.
struct Step {
    name: String,
    run: Box<dyn FnOnce() -> Result<Tally>>,
}

impl Step {
    fn new(name: &str, run: impl FnOnce() -> Result<Tally> + 'static) -> Self {
        Self { name: name.into(), run: Box::new(run) }
    }
}

fn steps(part: Part, extent: Extent) -> Result<Vec<Step>> {
    match part {
        Part::Format => Ok(vec![Step::new("formatting", rust::formatting)]),
        Part::Clippy => rust::lints(),
        Part::Native => rust::native_tests(),
        Part::Wasm => Ok(vec![Step::new("WebAssembly tests", browser::wasm_tests)]),
        Part::Browser => Ok(vec![Step::new("browser tests", browser::browser_tests)]),
        Part::Package if extent == Extent::Usual => {
            Ok(vec![Step::new("tests of the npm package in pages and in Node", browser::package_in_pages)])
        }
        Part::Package => Ok(vec![Step::new("tests of the npm package", browser::package_tests)]),
        Part::Fhir => Ok(fhir::steps()),
        Part::OtherBrowsers => Ok(other_browsers::steps()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, Part, steps};

    #[test]
    fn the_package_is_tried_in_pages_always_and_in_projects_on_request() {
        for (extent, expected) in [
            (Extent::Usual, "tests of the npm package in pages and in Node"),
            (Extent::All, "tests of the npm package"),
            (Extent::Only(Part::Package), "tests of the npm package"),
        ] {
            assert!(extent.has(Part::Package), "{extent:?}");
            let names: Vec<String> = steps(Part::Package, extent).into_iter().flatten().map(|step| step.name).collect();
            assert_eq!(names, [expected], "{extent:?}");
        }
    }
}
