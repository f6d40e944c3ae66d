//! What can be wrong with the assets, said with the file, the line and the reason.

use std::fmt;

#[derive(Debug)]
pub enum AtlasError {
    /// A file of the assets cannot be opened, or is neither CSV nor SVG.
    Unreadable { file: String, why: String },
    /// A file can be read, but what it says cannot be right.
    Broken { file: String, line: Option<u64>, why: String },
    /// A table cannot be written.
    Unwritable { file: String, why: String },
}

impl fmt::Display for AtlasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AtlasError::Unreadable { file, why } => write!(f, "{file} cannot be read: {why}"),
            AtlasError::Broken { file, line: Some(line), why } => write!(f, "{file}, line {line}: {why}"),
            AtlasError::Broken { file, line: None, why } => write!(f, "{file}: {why}"),
            AtlasError::Unwritable { file, why } => write!(f, "{file} cannot be written: {why}"),
        }
    }
}

impl std::error::Error for AtlasError {}
