//! Reads a drawing from its SVG file: the silhouette, the regions and the lines that are only looked at.

use std::path::Path as FilePath;

use roxmltree::{Document, Node};

use super::{error::AtlasError, paths::Path};

pub struct Sketch {
    /// Relative to the root, for messages.
    pub file: String,
    text: String,
    pub view_box: [f64; 4],
    pub silhouette: Path,
    pub regions: Vec<SketchedRegion>,
    pub lines: Vec<SketchedLine>,
    /// Widths of the seams and of the outline, in chart units.
    pub seam: f64,
    pub outline_width: f64,
}

pub struct SketchedRegion {
    pub id: String,
    /// Byte where its element begins in the file.
    pub start: usize,
    pub path: Path,
    /// 1 the darkest, 3 the lightest.
    pub tone: u8,
}

pub struct SketchedLine {
    pub class: &'static str,
    pub path: Path,
    pub clipped: bool,
    /// True for the line that follows the silhouette, so that its path need not be stored again.
    pub is_silhouette: bool,
}

impl Sketch {
    pub fn broken(&self, region: &SketchedRegion, why: String) -> AtlasError {
        let before = self.text.get(..region.start).unwrap_or_default();
        let line = before.matches('\n').count() as u64 + 1;
        AtlasError::Broken { file: self.file.clone(), line: Some(line), why }
    }
}

/// A class in the SVG, and the decoration that it becomes.
const CLASSES: [(&str, &str); 6] = [
    ("bones", "Bone"),
    ("fibres", "Fibre"),
    ("form", "Form"),
    ("ghost", "Ghost"),
    ("detail", "Detail"),
    ("outline", "Outline"),
];

/// Shades of the fill: on the surface the first is the darkest, in the deep the shallowest is the lightest.
const TONES: [(&str, u8); 6] = [("t1", 1), ("t2", 2), ("t3", 3), ("d1", 3), ("d2", 2), ("d3", 1)];

pub fn read(root: &FilePath, file: &str) -> Result<Sketch, AtlasError> {
    let unreadable = |why: String| AtlasError::Unreadable { file: file.to_owned(), why };
    let text = std::fs::read_to_string(root.join(file)).map_err(|why| unreadable(why.to_string()))?;
    let document = Document::parse(&text).map_err(|why| unreadable(why.to_string()))?;
    let reader = Reader { file, document: &document };
    let silhouette_node = document
        .descendants()
        .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "path")) && is_inside(*node, "defs"))
        .ok_or_else(|| reader.broken(document.root_element(), "there is no silhouette in <defs>".to_owned()))?;
    let silhouette = reader.closed_path(silhouette_node, "the silhouette")?;
    let mut sketch = Sketch {
        file: file.to_owned(),
        text: text.clone(),
        view_box: reader.view_box()?,
        silhouette,
        regions: Vec::new(),
        lines: Vec::new(),
        seam: 0.0,
        outline_width: 0.0,
    };
    for node in document.descendants().filter(|node| node.is_element() && !is_inside(*node, "defs")) {
        if let Some(id) = node.attribute("data-region") {
            sketch.seam = reader.stroke_width(node.parent().unwrap_or(node))?;
            sketch.regions.push(reader.region(node, id)?);
        } else if let Some(line) = reader.line(node)? {
            if line.class == "Outline" {
                sketch.outline_width = reader.stroke_width(node)?;
            }
            sketch.lines.push(line);
        }
    }
    Ok(sketch)
}

struct Reader<'a> {
    file: &'a str,
    document: &'a Document<'a>,
}

impl Reader<'_> {
    fn region(&self, node: Node<'_, '_>, id: &str) -> Result<SketchedRegion, AtlasError> {
        let class = node.attribute("class").unwrap_or_default();
        let tone = TONES.iter().find(|(name, _)| *name == class).map(|(_, tone)| *tone);
        Ok(SketchedRegion {
            id: id.to_owned(),
            start: node.range().start,
            path: self.closed_path(node, &format!("the region \"{id}\""))?,
            tone: tone.ok_or_else(|| {
                self.broken(
                    node,
                    format!("the region \"{id}\" has the class \"{class}\", expected t1 to t3 or d1 to d3"),
                )
            })?,
        })
    }

    /// The line that an element draws, if it draws one that the program keeps.
    fn line(&self, node: Node<'_, '_>) -> Result<Option<SketchedLine>, AtlasError> {
        let own = node.attribute("class").or_else(|| node.parent().and_then(|parent| parent.attribute("class")));
        let Some((_, class)) = CLASSES.iter().find(|(name, _)| Some(*name) == own) else { return Ok(None) };
        let is_silhouette = node.tag_name().name() == "use";
        let path = match (is_silhouette, node.attribute("d")) {
            (true, _) => Path::default(),
            (false, Some(_)) => self.path(node, "the line")?,
            (false, None) => return Ok(None),
        };
        let clipped = node.ancestors().any(|ancestor| ancestor.has_attribute("clip-path"));
        Ok(Some(SketchedLine { class, path, clipped, is_silhouette }))
    }

    fn closed_path(&self, node: Node<'_, '_>, what: &str) -> Result<Path, AtlasError> {
        let path = self.path(node, what)?;
        if path.is_closed() {
            return Ok(path);
        }
        Err(self.broken(node, format!("the path of {what} is not closed, expected z at the end of each part")))
    }

    fn path(&self, node: Node<'_, '_>, what: &str) -> Result<Path, AtlasError> {
        let data = node.attribute("d").unwrap_or_default();
        Path::read(data).map_err(|why| self.broken(node, format!("{what} cannot be read: {why}")))
    }

    fn view_box(&self) -> Result<[f64; 4], AtlasError> {
        let root = self.document.root_element();
        let text = root.attribute("viewBox").unwrap_or_default();
        let numbers: Vec<f64> = text.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        <[f64; 4]>::try_from(numbers)
            .map_err(|_| self.broken(root, format!("viewBox is \"{text}\", expected four numbers")))
    }

    fn stroke_width(&self, node: Node<'_, '_>) -> Result<f64, AtlasError> {
        let text = node.attribute("stroke-width").unwrap_or_default();
        text.parse().map_err(|_| self.broken(node, format!("stroke-width is \"{text}\", expected a number")))
    }

    fn line_of(&self, node: Node<'_, '_>) -> u64 {
        u64::from(self.document.text_pos_at(node.range().start).row)
    }

    fn broken(&self, node: Node<'_, '_>, why: String) -> AtlasError {
        AtlasError::Broken { file: self.file.to_owned(), line: Some(self.line_of(node)), why }
    }
}

fn is_inside(node: Node<'_, '_>, tag: &str) -> bool {
    node.ancestors().any(|ancestor| ancestor.tag_name().name() == tag)
}
