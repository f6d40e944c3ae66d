//! Tables that go on overleaf, with their head repeated.

use super::{
    face::{Faces, Line, Style},
    flow::{BLACK, Flow, HAIR, Sizes},
    tree::{Leaf, Role},
};

pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

pub struct Column {
    pub head: &'static str,
    /// Of the table's width, compared with those of the other columns.
    pub share: f32,
    /// True for figures that are to stand under each other.
    pub is_figures: bool,
}

pub struct Row {
    /// One for each column; of a sum its name, over all columns but the last, and what it is.
    cells: Vec<Cell>,
    is_sum: bool,
}

/// Entries below each other. Those of cells that have as many are on the same lines.
pub struct Cell(pub Vec<String>);

/// A table in lines.
pub struct Laid {
    columns: Vec<Place>,
    head: Vec<Vec<Line>>,
    rows: Vec<LaidRow>,
    sizes: Sizes,
    left: f32,
    width: f32,
}

#[derive(Clone, Copy)]
struct Place {
    x: f32,
    width: f32,
    is_figures: bool,
}

struct LaidRow {
    /// Of each column, with how many lines stand above it in the row.
    cells: Vec<Vec<(usize, Line)>>,
    places: Vec<Place>,
    count: usize,
    is_sum: bool,
}

/// Between columns.
const GUTTER: f32 = 8.0;
/// A table of so many lines is small.
const SMALL: f32 = 8.0;
/// Above and below the lines of a row, as a part of the leading.
const PADDING: f32 = 0.16;

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell(vec![text.to_owned()])
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell(vec![text])
    }
}

impl Column {
    pub fn words(head: &'static str, share: f32) -> Column {
        Column { head, share, is_figures: false }
    }

    pub fn figures(head: &'static str, share: f32) -> Column {
        Column { head, share, is_figures: true }
    }
}

impl Row {
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Row {
        Row { cells: cells.into_iter().collect(), is_sum: false }
    }

    pub fn sum(name: &str, sum: String) -> Row {
        Row { cells: vec![name.into(), sum.into()], is_sum: true }
    }

    /// Where its cells stand.
    fn places(&self, columns: &[Place]) -> Vec<Place> {
        match columns {
            [first, .., before, last] if self.is_sum => {
                let width = before.x + before.width - first.x;
                vec![Place { x: first.x, width, is_figures: false }, *last]
            }
            all => all.to_vec(),
        }
    }
}

impl Table {
    pub fn laid(&self, faces: &Faces, sizes: Sizes, left: f32, width: f32) -> Laid {
        let shares: f32 = self.columns.iter().map(|column| column.share).sum();
        let room = width - GUTTER * (self.columns.len().max(1) - 1) as f32;
        let shared = self.columns.iter().map(|column| room * column.share / shares).collect();
        let mut x = left;
        let mut columns = Vec::new();
        for (column, width) in self.columns.iter().zip(fitted(shared, self.widest_words(faces, sizes))) {
            // Laid from left to right, all that begins in a column ends under each other once the page is mirrored.
            let is_figures = column.is_figures && !faces.is_right_to_left();
            columns.push(Place { x, width, is_figures });
            x += width + GUTTER;
        }
        let head = self.columns.iter().zip(&columns);
        let head = head.map(|(column, place)| faces.lines(column.head, sizes.label(), place.width)).collect();
        let rows = self.rows.iter().map(|row| row.laid(faces, sizes, &columns)).collect();
        Laid { columns, head, rows, sizes, left, width }
    }

    /// How wide the widest word of each column is.
    fn widest_words(&self, faces: &Faces, sizes: Sizes) -> Vec<f32> {
        let widest =
            |text: &str, style: Style| text.split(' ').map(|word| faces.width(word, style)).fold(0.0, f32::max);
        let column = |(place, column): (usize, &Column)| {
            let cells = self.rows.iter().filter(|row| !row.is_sum).filter_map(|row| row.cells.get(place));
            let words = cells.flat_map(|cell| &cell.0).map(|text| widest(text, sizes.style()));
            // A little more, as a width that is reckoned back from points may be that much less.
            words.fold(widest(column.head, sizes.label()), f32::max) + 0.05
        };
        self.columns.iter().enumerate().map(column).collect()
    }
}

/// The widths, but that no column has to part a word as long as others have room: each gives by how much it has. A column
/// that wants more than there is keeps what it had.
fn fitted(widths: Vec<f32>, mut needed: Vec<f32>) -> Vec<f32> {
    let missing_in = |needed: &[f32], place: usize| needed[place] - widths[place];
    loop {
        let places = 0..widths.len().min(needed.len());
        let missing: f32 = places.clone().map(|place| missing_in(&needed, place).max(0.0)).sum();
        let spare: f32 = places.clone().map(|place| (-missing_in(&needed, place)).max(0.0)).sum();
        if missing <= 0.0 {
            return widths;
        }
        if missing <= spare {
            let fit = |(width, needed): (&f32, &f32)| {
                if needed > width { *needed } else { width - (width - needed) * missing / spare }
            };
            return widths.iter().zip(&needed).map(fit).collect();
        }
        let most = places.max_by(|one, other| missing_in(&needed, *one).total_cmp(&missing_in(&needed, *other)));
        let Some(most) = most else { return widths };
        needed[most] = widths[most];
    }
}

impl Row {
    fn laid(&self, faces: &Faces, sizes: Sizes, columns: &[Place]) -> LaidRow {
        let style = if self.is_sum { sizes.bold() } else { sizes.style() };
        // A cell that says nothing says so, for whoever has the table read aloud too.
        let said = |entry: &str| if entry.trim().is_empty() { "–".to_owned() } else { entry.to_owned() };
        let lines = |(cell, place): (&Cell, &Place)| -> Vec<Vec<Line>> {
            let entries: Vec<String> =
                if cell.0.is_empty() { vec![said("")] } else { cell.0.iter().map(|entry| said(entry)).collect() };
            entries.iter().map(|entry| faces.lines(entry, style, place.width)).collect()
        };
        let cells: Vec<Vec<Vec<Line>>> = self.cells.iter().zip(&self.places(columns)).map(lines).collect();
        let most = cells.iter().map(Vec::len).max().unwrap_or(0);
        let height = |entry: usize| {
            let aligned = cells.iter().filter(|cell| cell.len() == most);
            aligned.filter_map(|cell| cell.get(entry)).map(Vec::len).max().unwrap_or(0)
        };
        let heights: Vec<usize> = (0..most).map(height).collect();
        let placed = |cell: Vec<Vec<Line>>| {
            let is_aligned = cell.len() == most;
            let (mut above, mut placed) = (0, Vec::new());
            for (entry, lines) in cell.into_iter().enumerate() {
                let count = lines.len();
                placed.extend(lines.into_iter().enumerate().map(|(line, words)| (above + line, words)));
                above += if is_aligned { heights.get(entry).copied().unwrap_or(count) } else { count };
            }
            placed
        };
        let cells: Vec<Vec<(usize, Line)>> = cells.into_iter().map(placed).collect();
        let count = cells.iter().flatten().map(|(above, _)| above + 1).max().unwrap_or(1);
        LaidRow { cells, places: self.places(columns), count, is_sum: self.is_sum }
    }
}

impl LaidRow {
    fn height(&self, sizes: Sizes) -> f32 {
        (self.count as f32 + 2.0 * PADDING) * sizes.leading
    }
}

impl Laid {
    /// What of it stays together: all where it is small, else the head with the first row, or with some of that where it
    /// is long.
    pub fn first(&self) -> f32 {
        let whole = self.head_height() + self.rows.iter().map(|row| row.height(self.sizes)).sum::<f32>();
        if whole <= SMALL * self.sizes.leading {
            return whole;
        }
        let row = self.rows.first().map_or(0.0, |row| row.height(self.sizes).min(4.0 * self.sizes.leading));
        self.head_height() + row
    }

    pub fn put(self, flow: &mut Flow<'_>) {
        let table = flow.tree.add(Role::Table, None);
        let head = flow.tree.add(Role::TableHead, Some(table));
        let row = flow.tree.add(Role::Row, Some(head));
        let parts: Vec<_> = self.head.iter().map(|_| flow.tree.add(Role::Head, Some(row))).collect();
        self.put_head(flow, Some(&parts));
        let body = flow.tree.add(Role::TableBody, Some(table));
        let leading = self.sizes.leading;
        for (place, row) in self.rows.iter().enumerate() {
            // The sum stays with what it is of.
            let with_it =
                self.rows.get(place + 1).filter(|next| next.is_sum).map_or(0.0, |next| next.height(self.sizes));
            let height = row.height(self.sizes);
            let is_long = height + self.head_height() > flow.whole();
            if !is_long && height + with_it > flow.left_over() && flow.keep(height + with_it) {
                self.put_head(flow, None);
            }
            let part = flow.tree.add(Role::Row, Some(body));
            let spans = |cell: usize| if row.is_sum && cell == 0 { self.columns.len() - 1 } else { 1 };
            let cells = 0..row.cells.len();
            let cells: Vec<_> =
                cells.map(|cell| flow.tree.add(Role::Cell { spans: spans(cell) }, Some(part))).collect();
            if row.is_sum {
                flow.rule(self.left, self.width, 0.6, BLACK);
            }
            flow.advance(leading * PADDING);
            // One line after the other, so that a row can end on another page than it began.
            for line in 0..row.count {
                if is_long && flow.keep(leading * (1.0 + PADDING)) {
                    self.put_head(flow, None);
                }
                for ((cell, part), place) in row.cells.iter().zip(&cells).zip(&row.places) {
                    for (_, words) in cell.iter().filter(|(above, _)| *above == line) {
                        self.put_words(flow, place, *part, words.clone());
                    }
                }
                flow.advance(leading);
            }
            flow.advance(leading * PADDING);
            let is_last = place + 1 == self.rows.len();
            if !is_last {
                flow.rule(self.left, self.width, 0.3, HAIR);
            }
        }
    }

    fn head_height(&self) -> f32 {
        let lines = self.head.iter().map(Vec::len).max().unwrap_or(0);
        (lines as f32 + PADDING) * self.sizes.leading
    }

    /// The head of the table, or once more that of what goes on.
    fn put_head(&self, flow: &mut Flow<'_>, parts: Option<&[Leaf]>) {
        let leading = self.sizes.leading;
        let most = self.head.iter().map(Vec::len).max().unwrap_or(0);
        for (column, (lines, place)) in self.head.iter().zip(&self.columns).enumerate() {
            let part = parts.and_then(|parts| parts.get(column)).copied();
            // What is short stands just above the column.
            let above = most - lines.len();
            for (line, words) in lines.iter().enumerate() {
                let x = place.x_of(words);
                flow.put_line(x, leading * (above + line) as f32, part, words.clone());
            }
        }
        flow.advance(self.head_height());
        flow.rule(self.left, self.width, 0.6, BLACK);
    }

    fn put_words(&self, flow: &mut Flow<'_>, place: &Place, part: Leaf, words: Line) {
        flow.put_line(place.x_of(&words), 0.0, Some(part), words);
    }
}

impl Place {
    fn x_of(&self, words: &Line) -> f32 {
        if self.is_figures { self.x + self.width - words.width } else { self.x }
    }
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_column_gets_the_room_that_its_longest_word_needs_from_those_that_have_it() {
        for (widths, needed, expected) in [
            ([40.0, 40.0, 40.0], [10.0, 20.0, 30.0], [40.0, 40.0, 40.0]),
            ([40.0, 40.0, 40.0], [20.0, 50.0, 40.0], [30.0, 50.0, 40.0]),
            // What nobody can give leaves the others what they can have.
            ([40.0, 40.0, 40.0], [20.0, 50.0, 900.0], [30.0, 50.0, 40.0]),
        ] {
            assert_eq!(fitted(widths.into(), needed.into()), expected, "{needed:?}");
        }
    }
}
