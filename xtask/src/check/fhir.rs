//! What Palpate exports, read by programs of others: four validators, and a server where one is installed.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::check::tally::Tally;
use crate::check::{Step, mutants, runner};
use crate::fhir_server::{self, Server};
use crate::{programs, workspace};

/// A program that takes files and folders and prints `FILE: reason` for each fault.
pub struct Validator {
    pub name: &'static str,
    pub command: fn() -> Result<Command>,
}

pub const VALIDATORS: [Validator; 4] = [
    Validator { name: "@medplum/core", command: || node("medplum.mjs") },
    Validator { name: "fhir", command: || node("fhir.mjs") },
    Validator { name: "fhir.resources", command: || python("resources.py") },
    Validator { name: "hl7apy", command: || python("v2.py") },
];

/// Where there is something to validate: what was written by hand, what the program writes, and what its codes mean.
const FOLDERS: [&str; 4] = ["tests/fhir/samples", "tests/fixtures/fhir", "tests/fixtures/hl7", "assets/fhir"];

pub fn steps() -> Vec<Step> {
    let mut steps: Vec<Step> = VALIDATORS
        .iter()
        .map(|validator| {
            Step::new(&format!("exports by {}", validator.name), || {
                runner::one_check((validator.command)()?.args(folders()?))
            })
        })
        .collect();
    steps.push(Step::new("exports in other variants", variants));
    steps.push(Step::new("deliberate faults in exports", mutants::each_is_found));
    steps.push(Step::new("a FHIR server", server));
    steps
}

/// With what hosts give and choose, and in R5, which only one of the validators knows.
fn variants() -> Result<Tally> {
    let folder = written_by("export", "variants::", "PALPATE_FHIR_VARIANTS")?;
    let mut tally = Tally::default();
    for validator in VALIDATORS.iter().filter(|validator| validator.name != "hl7apy") {
        tally += runner::one_check((validator.command)()?.arg(folder.join("r4")))?;
    }
    tally += runner::one_check(python("resources.py")?.arg("--r5").arg(folder.join("r5")))?;
    Ok(tally)
}

/// A folder with the files that a test writes where the variable says so.
pub fn written_by(test: &str, name: &str, variable: &str) -> Result<PathBuf> {
    let folder = workspace::target("fhir-files")?.join(variable);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    workspace::run(
        workspace::cargo()?
            .args(["test", "--quiet", "--package", "palpate", "--no-default-features", "--features", "schema"])
            .args(["--test", test, name])
            .env(variable, &folder),
    )?;
    Ok(folder)
}

/// Sends each transaction twice and reads it back. Without a server nothing is tried, and that is said.
fn server() -> Result<Tally> {
    if !fhir_server::is_installed()? {
        println!("No FHIR server is installed, so nothing was sent to one; `cargo xtask fhir-server` installs it");
        return Ok(Tally::default());
    }
    let server = Server::start()?;
    runner::one_check(node("server.mjs")?.arg(server.address()).args(folders()?))
}

fn folders() -> Result<Vec<&'static str>> {
    let root = workspace::root()?;
    Ok(FOLDERS.into_iter().filter(|folder| root.join(folder).is_dir()).collect())
}

fn node(script: &str) -> Result<Command> {
    programs::install_modules("tests/fhir")?;
    let mut command = programs::node()?;
    command.arg(format!("tests/fhir/{script}")).current_dir(workspace::root()?);
    Ok(command)
}

fn python(script: &str) -> Result<Command> {
    let mut command = programs::python_with("tests/fhir")?;
    command.arg(format!("tests/fhir/{script}")).current_dir(workspace::root()?);
    Ok(command)
}
