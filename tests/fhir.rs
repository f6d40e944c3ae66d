//! What Palpate writes as FHIR holds together, and the checker that says so finds every kind of fault.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "fhir/checker.rs"]
mod checker;
#[path = "fhir/mutants.rs"]
mod mutants;

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

use crate::mutants::{BUNDLES, MESSAGES, Tool};

#[test]
fn the_samples_and_all_golden_bundles_are_without_fault() {
    let bundles = [files("tests/fhir/samples", "json"), files("tests/fixtures/fhir", "json")].concat();
    assert!(bundles.len() >= 2, "found {bundles:?}, expected the samples at the least");
    let mut found = Vec::new();
    for file in bundles {
        let faults = checker::faults(&serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap());
        found.extend(faults.into_iter().map(|fault| format!("{}: {fault}", file.display())));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn each_fault_that_the_checker_is_to_find_is_found() {
    for mutant in &BUNDLES {
        let faults = checker::faults(&mutant.bundle());
        assert_eq!(!faults.is_empty(), mutant.found_by == Tool::Ours, "{}: {faults:?}", mutant.name);
    }
}

/// With the folder's name in the variable it writes every mutant, for the tools of `cargo xtask check --all`.
#[test]
fn each_mutant_differs_from_the_sample_that_it_was_made_of() {
    let folder = env::var_os("PALPATE_FHIR_MUTANTS").map(PathBuf::from);
    let mut said = Vec::new();
    let mut write = |name: &str, text: &str, faults: Vec<String>| {
        if let Some(folder) = &folder {
            fs::write(folder.join(name), text).unwrap();
        }
        said.extend(faults.into_iter().map(|fault| format!("{name}: {fault}\n")));
    };
    for sample in ["document", "transaction"] {
        let clean = mutants::sample(sample);
        write(&format!("clean-{sample}.json"), &pretty(&clean), checker::faults(&clean));
    }
    for mutant in &BUNDLES {
        let bundle = mutant.bundle();
        assert_ne!(bundle, mutants::sample(mutant.sample), "{}", mutant.name);
        write(&format!("{}.json", mutant.name), &pretty(&bundle), checker::faults(&bundle));
    }
    let clean = mutants::message();
    write("clean-message.hl7", &clean, Vec::new());
    for (name, from, to) in MESSAGES {
        let message = clean.replacen(from, to, 1);
        assert_ne!(message, clean, "{name}");
        write(&format!("{name}.hl7"), &message, Vec::new());
    }
    if let Some(folder) = &folder {
        fs::write(folder.join("ours.txt"), said.concat()).unwrap();
    }
}

#[test]
fn each_code_of_the_catalogues_has_its_check_digit() {
    let mut count = 0;
    for file in files("assets/clinical", "csv") {
        let table = fs::read_to_string(&file).unwrap();
        for (system, code) in mutants::codes_of(&table) {
            assert!(checker::is_code(system, &code), "{}: `{code}` of {system}", file.display());
            count += 1;
        }
    }
    assert!(count > 500, "found {count} codes, expected those of the structures at the least");
}

#[test]
fn a_check_digit_is_told_from_the_others() {
    for (system, right) in [(checker::LOINC, "72514-3"), (checker::LOINC, "100293-0"), (checker::SNOMED, "763436008")] {
        let (body, last) = right.split_at(right.len() - 1);
        for digit in '0'..='9' {
            let code = format!("{body}{digit}");
            assert_eq!(checker::is_code(system, &code), digit.to_string() == last, "{code}");
        }
    }
    // A short one, one of an extension, a description of an extension, and one that is too short.
    for (code, expected) in
        [("100005", true), ("16217701000119102", true), ("2155911000119112", false), ("12345", false)]
    {
        assert_eq!(checker::is_code(checker::SNOMED, code), expected, "{code}");
    }
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|found| found == ending));
    files.sort();
    files
}

fn pretty(bundle: &Value) -> String {
    serde_json::to_string_pretty(bundle).unwrap() + "\n"
}
