//! Writes laid pages as a PDF file.

use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect},
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, SpanTag},
};

use super::{
    ReportError, chart,
    face::{Faces, Line},
    flow::{Flow, Item, MARGIN, What},
};
use crate::note::Timestamp;

/// What is said of the file as a whole.
pub struct About {
    pub title: String,
    pub author: Option<String>,
    /// Of the session: the file has no time of its own, so that the same note is the same file.
    pub at: Timestamp,
    /// At the foot of each page, beside its number.
    pub foot: String,
}

/// How far the words at the foot stand above the paper's end, in points.
const FOOT: f32 = 26.0;

pub fn paint(flow: Flow<'_>, about: &About) -> Result<Vec<u8>, ReportError> {
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = accessible.map_err(|why| ReportError::File(format!("{why:?}")))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let Flow { faces, words: spoken, sizes, paper, pages, mut tree, outline, .. } = flow;
    document.set_metadata(metadata(about, spoken.language()));
    let count = pages.len();
    for (number, items) in pages.into_iter().enumerate() {
        let settings = PageSettings::from_wh(paper.width, paper.height).ok_or(ReportError::Paper)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for Item { x, y, part, what } in items {
            let x = if faces.is_right_to_left() { paper.width - x - what.width() } else { x };
            let tag = match (part, &what) {
                (None, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
                (Some(_), What::Words(_)) => ContentTag::Span(SpanTag::empty()),
                (Some(_), _) => ContentTag::Other,
            };
            let identifier = surface.start_tagged(tag);
            paint_item(&mut surface, faces, x, y, what);
            surface.end_tagged();
            if let Some(part) = part {
                tree.painted(part, identifier);
            }
        }
        let y = paper.height - FOOT;
        let number = faces.line(
            &spoken.fill("{n} of {count}", &[("n", &(number + 1)), ("count", &count)]),
            sizes.label(),
            paper.room(),
        );
        let foot = faces.line(&about.foot, sizes.label(), paper.room() - number.width - 20.0);
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let ends = [&foot, &number].map(|line| paper.width - MARGIN - line.width);
        let [at_foot, at_number] = if faces.is_right_to_left() { [ends[0], MARGIN] } else { [MARGIN, ends[1]] };
        words(&mut surface, faces, at_foot, y, &foot);
        words(&mut surface, faces, at_number, y, &number);
        surface.end_tagged();
        surface.finish();
        page.finish();
    }
    let mut headings = Outline::new();
    for (words, page, y) in outline {
        headings.push_child(OutlineNode::new(words, XyzDestination::new(page, Point::from_xy(0.0, y))));
    }
    document.set_outline(headings);
    document.set_tag_tree(tree.finish(spoken.language()));
    document.finish().map_err(|why| ReportError::File(format!("{why:?}")))
}

fn metadata(about: &About, language: &str) -> Metadata {
    let at = about.at.0;
    let (hours, minutes, _) = at.offset().as_hms();
    let date = DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(at.month().into())
        .day(at.day())
        .hour(at.hour())
        .minute(at.minute())
        .second(at.second())
        .utc_offset_hour(hours)
        .utc_offset_minute(minutes.unsigned_abs());
    let metadata = Metadata::new().title(about.title.clone()).language(language.to_owned()).creation_date(date);
    let metadata = metadata.creator("Palpate".to_owned());
    match &about.author {
        Some(author) => metadata.authors(vec![author.clone()]),
        None => metadata,
    }
}

fn paint_item(surface: &mut Surface<'_>, faces: &Faces, x: f32, y: f32, what: What) {
    match what {
        What::Words(line) => words(surface, faces, x, y, &line),
        What::Chart(chart) => chart::paint(surface, faces, x, y, &chart),
        What::Rule { length, thickness, grey } => {
            let mut path = PathBuilder::new();
            path.move_to(x, y);
            path.line_to(x + length, y);
            stroked(surface, path, thickness, grey);
        }
        What::Frame { width, height } => {
            let mut path = PathBuilder::new();
            if let Some(frame) = Rect::from_xywh(x, y, width, height) {
                path.push_rect(frame);
            }
            stroked(surface, path, 1.2, 0);
        }
    }
}

fn words(surface: &mut Surface<'_>, faces: &Faces, x: f32, y: f32, line: &Line) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(line.style.grey)));
    glyphs(surface, faces, x, y, line);
}

/// The words of a line from its left end, as the surface is set to paint.
pub fn glyphs(surface: &mut Surface<'_>, faces: &Faces, x: f32, y: f32, line: &Line) {
    for run in &line.runs {
        let font = faces.font(line.style.is_bold, run.script);
        surface.draw_glyphs(Point::from_xy(x + run.x, y), &run.glyphs, font, &line.text, line.style.size, false);
    }
}

fn stroked(surface: &mut Surface<'_>, path: PathBuilder, width: f32, grey: u8) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: rgb::Color::new(grey, grey, grey).into(), width, ..Stroke::default() }));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn fill(grey: u8) -> Fill {
    Fill { paint: rgb::Color::new(grey, grey, grey).into(), ..Fill::default() }
}
