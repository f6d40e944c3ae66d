//! How findings and techniques write the attributes they use, and the lists of choices that they share.

use super::super::{error::AtlasError, rust_text::unless_equal, sheet::Row};
use super::attributes::Attributes;

/// One entry of an attribute list: `name`, `name=fixed`, `name:choice,choice` or `name(better)`.
pub struct Use<'a> {
    pub name: &'a str,
    pub fixed: Option<&'a str>,
    pub choices: Vec<&'a str>,
    pub better: Option<&'a str>,
}

impl<'a> Use<'a> {
    pub fn read(entry: &'a str) -> Use<'a> {
        let plain = |name| Use { name, fixed: None, choices: Vec::new(), better: None };
        if let Some((name, fixed)) = entry.split_once('=') {
            Use { fixed: Some(fixed), ..plain(name) }
        } else if let Some((name, choices)) = entry.split_once(':') {
            Use { choices: choices.split(',').map(str::trim).collect(), ..plain(name) }
        } else if let Some((name, better)) = entry.strip_suffix(')').and_then(|entry| entry.split_once('(')) {
            Use { better: Some(better), ..plain(name) }
        } else {
            plain(entry)
        }
    }
}

/// The attributes that a row uses, written for the table, and their places among the attributes.
pub struct Uses {
    pub text: String,
    pub places: Vec<usize>,
}

pub fn read_uses(
    row: Row<'_>,
    lists: &[(&str, bool)],
    attributes: &mut Attributes,
    choices: &mut ChoicePool,
) -> Result<Uses, AtlasError> {
    let mut texts = Vec::new();
    let mut places = Vec::new();
    for (column, required) in lists {
        for entry in row.list(column, ';')? {
            // Where something is found or done is the site of the record, not one of its details.
            if ["site", "joint", "side"].contains(&entry) {
                continue;
            }
            let entry = Use::read(entry);
            let place = attributes.place(row, entry.name)?;
            if places.contains(&place) {
                return Err(row.broken(format!("the attribute \"{}\" stands twice", entry.name)));
            }
            attributes.check_use(row, place, &entry)?;
            places.push(place);
            let own_choices: Vec<_> = entry.choices.iter().map(|choice| spoken(choice)).collect();
            let better = attributes.other_better(row, place, entry.better)?;
            texts.push(format!(
                "{place}{}{}{}{}",
                if *required { "!" } else { "" },
                entry.fixed.map(|fixed| format!("={fixed}")).unwrap_or_default(),
                choices.place(&own_choices).map(|place| format!(":{place}")).unwrap_or_default(),
                better.map(|better| format!("({better}")).unwrap_or_default(),
            ));
        }
    }
    Ok(Uses { text: texts.join("|"), places })
}

/// A code that is a phrase, with the phrase as its label.
pub fn spoken(phrase: &str) -> (String, String) {
    let mut letters = phrase.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    (phrase.to_owned(), first + letters.as_str())
}

/// Lists of choices, each written once.
#[derive(Default)]
pub struct ChoicePool(Vec<Vec<(String, String)>>);

impl ChoicePool {
    /// Where the list stands in the table; none if it is empty.
    pub fn place(&mut self, choices: &[(String, String)]) -> Option<usize> {
        if choices.is_empty() {
            return None;
        }
        let known = self.0.iter().position(|known| known == choices);
        Some(known.unwrap_or_else(|| {
            self.0.push(choices.to_vec());
            self.0.len() - 1
        }))
    }

    pub fn rows(&self) -> impl Iterator<Item = String> {
        let choice = |(code, label): &(String, String)| match unless_equal(label, &spoken(code).1) {
            "" => code.clone(),
            label => format!("{code}={label}"),
        };
        self.0.iter().map(move |choices| choices.iter().map(choice).collect::<Vec<_>>().join("|"))
    }
}
