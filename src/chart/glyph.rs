//! The signs that stand for findings and families of techniques, told apart by shape.

use std::sync::LazyLock;

use crate::chart::{glyph_table, table::rows};

/// A sign in a box of 24 by 24 units, its middle at (12, 12). Path data; either may be empty.
#[derive(Debug)]
pub struct Glyph {
    /// The id of the finding or the technique family that it stands for.
    pub id: &'static str,
    /// Stroked 2 units wide with round caps and joins.
    pub line: &'static str,
    /// Filled.
    pub solid: &'static str,
}

static GLYPHS: LazyLock<Vec<Glyph>> = LazyLock::new(|| {
    rows(glyph_table::GLYPHS).map(|mut row| Glyph { id: row.text(), line: row.text(), solid: row.text() }).collect()
});

pub fn glyph(id: &str) -> Option<&'static Glyph> {
    GLYPHS.iter().find(|glyph| glyph.id == id)
}
