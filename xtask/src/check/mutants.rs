//! Tests the tests: each deliberate fault in an export must be found by one tool, and what is clean by none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::check::fhir::{self, VALIDATORS};
use crate::check::tally::Tally;

/// The checker of tests/fhir, which writes the mutants and what it finds in them.
const OURS: &str = "ours";

pub fn each_is_found() -> Result<Tally> {
    let folder = fhir::written_by("fhir", "each_mutant", "PALPATE_FHIR_MUTANTS")?;
    let mut found = BTreeMap::from([(OURS, files_in(&fs::read_to_string(folder.join("ours.txt"))?))]);
    for validator in &VALIDATORS {
        let output = (validator.command)()?
            .arg(&folder)
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("{} was needed and could not be started", validator.name))?;
        let files = files_in(&String::from_utf8_lossy(&output.stdout));
        // A tool that broke down finds nothing, which must not pass for what it has to say.
        if files.is_empty() {
            bail!("{} found none of the deliberate faults, so it did not run as it should", validator.name);
        }
        found.insert(validator.name, files);
    }
    table(&mutants(&folder)?, &found)
}

/// Prints who found what, and counts each mutant as one check.
fn table(mutants: &BTreeSet<String>, found: &BTreeMap<&str, BTreeSet<String>>) -> Result<Tally> {
    let tools: Vec<&str> = [OURS].into_iter().chain(VALIDATORS.iter().map(|validator| validator.name)).collect();
    let width = mutants.iter().map(String::len).max().context("found no mutants, expected those of tests/fhir")?;
    println!("{:width$}  {}", "", tools.join("  "));
    let mut tally = Tally::default();
    for mutant in mutants {
        let by: Vec<bool> = tools.iter().map(|tool| found[tool].contains(mutant)).collect();
        let marks = tools.iter().zip(&by).map(|(tool, is_found)| {
            let mark = if *is_found { "x" } else { "." };
            format!("{mark:<0$}", tool.len())
        });
        let is_clean = mutant.starts_with("clean-");
        let is_right = by.contains(&true) != is_clean;
        let remark = if is_right { "" } else { "  <- wrong" };
        let marks = marks.collect::<Vec<_>>().join("  ");
        println!("{mutant:width$}  {}{remark}", marks.trim_end());
        tally += if is_right { Tally::success() } else { Tally::failure() };
    }
    for tool in &tools {
        let others: BTreeSet<&String> =
            tools.iter().filter(|other| *other != tool).flat_map(|tool| &found[tool]).collect();
        let alone = found[tool].iter().filter(|mutant| !others.contains(mutant)).count();
        println!("{tool} found {}, {alone} of them alone", found[tool].len());
    }
    Ok(tally.at_end(true))
}

fn mutants(folder: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".json") || name.ends_with(".hl7") {
            names.insert(name);
        }
    }
    Ok(names)
}

/// The names of the files that lines such as `FILE: reason` begin with.
fn files_in(output: &str) -> BTreeSet<String> {
    output
        .lines()
        .filter_map(|line| line.split_once(": "))
        .filter_map(|(path, _)| Path::new(path).file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{files_in, table};

    #[test]
    fn a_fault_is_of_the_file_that_its_line_begins_with() {
        let output = "target/a.json: Goal.text: empty\nb.hl7: no\na.json: twice: c.json: x\nno file\n";
        assert_eq!(files_in(output), BTreeSet::from(["a.json".into(), "b.hl7".into()]));
    }

    #[test]
    fn a_mutant_that_nobody_found_has_failed_and_so_has_a_clean_file_with_a_fault() {
        let mutants = ["clean-a.json", "clean-b.json", "c.json", "d.json"].map(String::from).into();
        let mut found: BTreeMap<&str, BTreeSet<String>> =
            ["ours", "@medplum/core", "fhir", "fhir.resources", "hl7apy"].map(|tool| (tool, BTreeSet::new())).into();
        found.entry("ours").or_default().extend(["clean-b.json".to_owned(), "c.json".to_owned()]);
        assert_eq!(table(&mutants, &found).unwrap().to_string(), "2 passed, 2 failed");
    }
}
