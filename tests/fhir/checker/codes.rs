//! Codes that their systems could have given out, and units that UCUM knows.

use serde_json::Value;

use super::known::{OWN_CODES, SYSTEMS, TERMINOLOGY, UNITS};
use super::{Faults, text};

pub const SNOMED: &str = "http://snomed.info/sct";
pub const LOINC: &str = "http://loinc.org";
pub const UCUM: &str = "http://unitsofmeasure.org";

/// Fields of the type Coding that are not called so.
const CODINGS: [&str; 4] = ["coding", "class", "valueCoding", "security"];

pub fn check(place: &str, key: &str, value: &Value, faults: &mut Faults) {
    if !value.is_object() {
        return;
    }
    if CODINGS.contains(&key) && value["coding"].is_null() {
        coding(place, value, faults);
    } else if value["value"].is_number() {
        quantity(place, value, faults);
    }
    let is_concept = value.get("coding").is_some();
    if is_concept && text(value, "text").is_empty() && names_a_clinical_thing(value) {
        faults.add(place, "codes without text: a reader without the code system sees nothing");
    }
}

fn names_a_clinical_thing(concept: &Value) -> bool {
    super::list(concept, "coding").iter().any(|coding| [SNOMED, LOINC].contains(&text(coding, "system")))
}

fn coding(place: &str, value: &Value, faults: &mut Faults) {
    let (system, code) = (text(value, "system"), text(value, "code"));
    if system.is_empty() || code.is_empty() {
        faults.add(place, "a coding without system or code");
        return;
    }
    if OWN_CODES.contains(system) {
        if !OWN_CODES.contains(&format!("{system} {code}")) {
            faults.add(place, format!("`{code}` is not in `{system}`"));
        }
    } else if !SYSTEMS.contains(&system) && !system.starts_with(TERMINOLOGY) {
        faults.add(place, format!("the code system `{system}` is not known"));
    }
    let is_right = match system {
        SNOMED => is_snomed_concept(code),
        LOINC => is_loinc(code),
        _ => true,
    };
    if !is_right {
        faults.add(place, format!("`{code}` is no code of {system}: its form or its check digit is wrong"));
    }
}

fn quantity(place: &str, value: &Value, faults: &mut Faults) {
    let (system, code) = (text(value, "system"), text(value, "code"));
    if system != UCUM || code.is_empty() {
        faults.add(place, format!("found a quantity in `{code}` of `{system}`, expected a code of {UCUM}"));
    } else if !UNITS.contains(&code) {
        faults.add(place, format!("`{code}` is none of the units that Palpate uses"));
    }
    if text(value, "unit").is_empty() {
        faults.add(place, "a quantity without a unit for people");
    }
}

/// Digits, a hyphen, and a check digit by the Luhn algorithm (modulus 10).
pub fn is_loinc(code: &str) -> bool {
    let Some((number, check)) = code.split_once('-') else {
        return false;
    };
    if number.is_empty() || number.len() > 7 || check.len() != 1 || !is_digits(number) || !is_digits(check) {
        return false;
    }
    let sum: u32 = digits(number)
        .rev()
        .enumerate()
        .map(|(index, digit)| if index % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
        .sum();
    digits(check).eq([(10 - sum % 10) % 10])
}

/// Six to 18 digits with the partition of a concept and a check digit by Verhoeff's algorithm.
pub fn is_snomed_concept(code: &str) -> bool {
    if !(6..=18).contains(&code.len()) || !is_digits(code) || code.starts_with('0') {
        return false;
    }
    let partition = &code[code.len() - 3..code.len() - 1];
    ["00", "10"].contains(&partition) && verhoeff(code) == 0
}

/// Zero if the last digit is the check digit of those before it: multiplication in the dihedral group of order ten.
fn verhoeff(code: &str) -> u32 {
    const PERMUTATION: [u32; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    digits(code).rev().enumerate().fold(0, |product, (index, digit)| {
        let digit = (0..index % 8).fold(digit, |digit, _| PERMUTATION[digit as usize]);
        multiplied(product, digit)
    })
}

fn multiplied(a: u32, b: u32) -> u32 {
    match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => (a + b - 5) % 5 + 5,
        (false, true) => (a - 5 + 5 - b) % 5 + 5,
        (false, false) => (a + 5 - b) % 5,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn digits(text: &str) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
    text.as_bytes().iter().map(|byte| u32::from(byte - b'0'))
}
