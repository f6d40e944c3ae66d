//! How findings and techniques write the attributes they use, and the lists of choices that they share.

use super::super::{
    error::AtlasError,
    rust_text::{self, option, quoted},
    sheet::Row,
};
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
            texts.push(format!(
                "AttributeUse {{ attribute: AttributeId({place}), required: {required}, fixed: {}, choices: {}, better: Better::{} }}",
                option(entry.fixed.map(quoted)),
                choices.slice(&own_choices),
                attributes.better(row, place, entry.better)?,
            ));
        }
    }
    Ok(Uses { text: format!("&[{}]", texts.join(", ")), places })
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
    /// The expression that stands for the list.
    pub fn slice(&mut self, choices: &[(String, String)]) -> String {
        if choices.is_empty() {
            return "&[]".to_owned();
        }
        let place = self.0.iter().position(|known| known == choices).unwrap_or_else(|| {
            self.0.push(choices.to_vec());
            self.0.len() - 1
        });
        format!("CHOICES[{place}]")
    }

    pub fn table(&self) -> String {
        let choice =
            |(code, label): &(String, String)| format!("Choice {{ code: {}, label: {} }}", quoted(code), quoted(label));
        let row = |choices: &Vec<(String, String)>| {
            format!("&[{}]", choices.iter().map(choice).collect::<Vec<_>>().join(", "))
        };
        let rows: Vec<_> = self.0.iter().map(row).collect();
        rust_text::table("", "CHOICES", "&[Choice]", &rows)
    }
}
