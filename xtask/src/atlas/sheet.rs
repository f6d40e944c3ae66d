//! CSV files of the assets: rows that know their line, and ids that rows refer to.

use std::{collections::HashMap, path::Path};

use super::error::AtlasError;

/// A CSV file with a header.
pub struct Sheet {
    /// Relative to the root, for messages.
    pub file: String,
    columns: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

/// A row of a sheet.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    pub line: u64,
    cells: &'a [String],
}

impl Sheet {
    pub fn read(root: &Path, file: &str) -> Result<Sheet, AtlasError> {
        let unreadable = |why: csv::Error| AtlasError::Unreadable { file: file.to_owned(), why: why.to_string() };
        let mut reader = csv::Reader::from_path(root.join(file)).map_err(unreadable)?;
        let columns = reader.headers().map_err(unreadable)?.iter().map(str::to_owned).collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(unreadable)?;
            let line = record.position().map_or(0, csv::Position::line);
            rows.push((line, record.iter().map(|cell| cell.trim().to_owned()).collect()));
        }
        Ok(Sheet { file: file.to_owned(), columns, rows })
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { sheet: self, line: *line, cells })
    }
}

impl<'a> Row<'a> {
    pub fn text(&self, column: &str) -> Result<&'a str, AtlasError> {
        let place = self.sheet.columns.iter().position(|name| name == column);
        let cell = place.and_then(|place| self.cells.get(place));
        cell.map(String::as_str).ok_or_else(|| self.broken(format!("there is no column \"{column}\"")))
    }

    /// A text that has to be there.
    pub fn filled(&self, column: &str) -> Result<&'a str, AtlasError> {
        match self.text(column)? {
            "" => Err(self.broken(format!("{column} is empty"))),
            text => Ok(text),
        }
    }

    /// The parts of a cell that `separator` divides.
    pub fn list(&self, column: &str, separator: char) -> Result<Vec<&'a str>, AtlasError> {
        Ok(self.text(column)?.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect())
    }

    pub fn number(&self, column: &str) -> Result<Option<f64>, AtlasError> {
        match self.text(column)? {
            "" => Ok(None),
            text => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => Ok(Some(number)),
                _ => Err(self.broken(format!("{column} is \"{text}\", expected a number"))),
            },
        }
    }

    pub fn needed_number(&self, column: &str) -> Result<f64, AtlasError> {
        self.number(column)?.ok_or_else(|| self.broken(format!("{column} is empty, expected a number")))
    }

    /// The text in one of the forms that Rust enums take: `lymph-node` becomes `LymphNode`.
    pub fn variant(&self, column: &str, known: &[&str]) -> Result<String, AtlasError> {
        Ok(super::rust_text::pascal(known[self.one_of(column, known)?]))
    }

    /// The place of the text among those that are known.
    pub fn one_of(&self, column: &str, known: &[&str]) -> Result<usize, AtlasError> {
        let text = self.text(column)?;
        known
            .iter()
            .position(|word| *word == text)
            .ok_or_else(|| self.broken(format!("{column} \"{text}\" is unknown, expected one of {}", known.join(", "))))
    }

    pub fn broken(&self, why: String) -> AtlasError {
        AtlasError::Broken { file: self.sheet.file.clone(), line: Some(self.line), why }
    }
}

/// The ids of a catalogue, in its order.
pub struct Ids {
    /// What one of them is called, such as "structure".
    what: &'static str,
    file: &'static str,
    places: HashMap<String, usize>,
}

impl Ids {
    pub fn new(what: &'static str, file: &'static str) -> Ids {
        Ids { what, file, places: HashMap::new() }
    }

    pub fn of_column(root: &Path, what: &'static str, file: &'static str) -> Result<Ids, AtlasError> {
        let mut ids = Ids::new(what, file);
        for row in Sheet::read(root, file)?.rows() {
            ids.add(row, row.filled("id")?)?;
        }
        Ok(ids)
    }

    pub fn add(&mut self, row: Row<'_>, id: &str) -> Result<usize, AtlasError> {
        let place = self.places.len();
        match self.places.insert(id.to_owned(), place) {
            None => Ok(place),
            Some(_) => Err(row.broken(format!("the {} \"{id}\" stands twice", self.what))),
        }
    }

    /// Where the id stands in its catalogue; `row` is the one that refers to it.
    pub fn place(&self, row: Row<'_>, id: &str) -> Result<usize, AtlasError> {
        self.find(id).ok_or_else(|| row.broken(format!("\"{id}\" is no {} in {}", self.what, self.file)))
    }

    pub fn places(&self, row: Row<'_>, ids: &[&str]) -> Result<Vec<usize>, AtlasError> {
        ids.iter().map(|id| self.place(row, id)).collect()
    }

    pub fn find(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }
}
