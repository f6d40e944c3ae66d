//! A note as a picture that stands alone: one SVG, without styles, scripts or anything from elsewhere.

use crate::{
    chart::{decimal, path_data},
    export::{
        figure::{Anchor, Colour, Figure, Group, Ink, Part, Path, PictureOptions, Role, Stroke, Text, Weight},
        markup::Markup,
    },
    note::Note,
};

/// The marks of a note on its drawings, as an SVG document.
///
/// What it shows is said in words as well: of the whole in `<desc>`, and of each mark in a `<title>`. The role of the
/// whole is a list, as ARIA allows it: what knows `graphics-document` reads the marks one by one, and all else takes it
/// for one image with a name and a description. `img` alone would hide the marks from everybody.
///
/// ```
/// use palpate::{export, note};
///
/// let file = r#"{ "format": "palpate-note", "version": 1, "note": {
///     "id": "01a21345-d4d9-7a1a-92f1-7df30e252d3a",
///     "session": { "kind": "medical", "createdAt": "2026-11-25T15:02:00+01:00" },
///     "findings": [{
///         "id": "01a21345-d73c-74c7-9157-7dd71dbd4bf7", "finding": "hypertonicity",
///         "site": { "structure": "multifidus", "side": "right" },
///         "before": { "tone": 3 }, "recordedAt": "2026-11-25T15:04:12+01:00"
///     }]
/// } }"#;
/// let svg = export::picture(&note::read(file).unwrap(), &export::PictureOptions::default());
/// assert!(svg.contains("<title>1. Hypertonicity / muscle tension: Right multifidus</title>"));
/// ```
pub fn picture(note: &Note, options: &PictureOptions) -> String {
    painted(note, &Figure::of(note, options))
}

/// The figure of a note as an SVG document.
pub(crate) fn painted(note: &Note, figure: &Figure) -> String {
    // Ids begin with the note's, so that pictures of several notes can stand on one page.
    let mut painter = Painter {
        markup: Markup::new(),
        ids: format!("palpate-{}", note.id.0),
        clips: 0,
        is_right_to_left: figure.words.is_right_to_left(),
    };
    painter.document(figure);
    painter.markup.finish()
}

struct Painter {
    markup: Markup,
    ids: String,
    clips: usize,
    is_right_to_left: bool,
}

impl Painter {
    fn document(&mut self, figure: &Figure) {
        let [title, description] = ["title", "description"].map(|what| format!("{}-{what}", self.ids));
        let (width, height) = (short(figure.width), short(figure.height));
        self.markup.open("svg");
        self.attributes(&[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", &format!("0 0 {width} {height}")),
            ("width", &width),
            ("height", &height),
            ("role", "graphics-document img"),
            ("aria-labelledby", &title),
            ("aria-describedby", &description),
            ("lang", figure.words.language()),
            ("font-family", "sans-serif"),
            ("fill", "none"),
            ("fill-rule", "evenodd"),
            ("stroke-linecap", "round"),
            ("stroke-linejoin", "round"),
        ]);
        if figure.words.is_right_to_left() {
            self.attributes(&[("direction", "rtl")]);
        }
        self.element("title", &[("id", &title)], &figure.name);
        self.element("desc", &[("id", &description)], &figure.description);
        self.element("rect", &[("width", &width), ("height", &height), ("fill", "#ffffff")], "");
        self.parts(&figure.parts);
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Group(group) => self.group(group),
                Part::Path(path) => self.path(path),
                Part::Text(text) => self.text(text),
            }
        }
    }

    fn group(&mut self, group: &Group) {
        let clip = group.clip.as_ref().map(|clip| {
            self.clips += 1;
            let id = format!("{}-clip-{}", self.ids, self.clips);
            self.markup.open("clipPath");
            self.markup.attribute("id", &id);
            self.element("path", &[("clip-rule", "evenodd"), ("d", &path_data(clip))], "");
            self.markup.close();
            id
        });
        self.markup.open("g");
        match group.role {
            Some(Role::Object) => {
                self.attributes(&[("role", "graphics-object group"), ("aria-label", &group.name)]);
            }
            Some(Role::Symbol) => self.markup.attribute("role", "graphics-symbol img"),
            None => {}
        }
        let is_moved = (group.at.x, group.at.y) != (0.0, 0.0);
        let mut transform =
            if is_moved { format!("translate({} {})", short(group.at.x), short(group.at.y)) } else { String::new() };
        if (group.scale - 1.0).abs() > f64::EPSILON {
            transform.push_str(&format!("scale({})", decimal(group.scale, 5)));
        }
        if !transform.is_empty() {
            self.markup.attribute("transform", &transform);
        }
        if let Some(id) = clip {
            self.markup.attribute("clip-path", &format!("url(#{id})"));
        }
        if group.role == Some(Role::Symbol) {
            self.element("title", &[], &group.name);
        }
        self.parts(&group.parts);
        self.markup.close();
    }

    fn path(&mut self, path: &Path) {
        if path.segments.is_empty() {
            return;
        }
        self.markup.open("path");
        if let Some(ink) = path.fill {
            self.ink(["fill", "fill-opacity"], ink);
        }
        if let Some(Stroke { ink, width, dash }) = path.stroke {
            self.ink(["stroke", "stroke-opacity"], ink);
            self.markup.attribute("stroke-width", &short(width));
            if let Some(lengths) = dash {
                self.markup.attribute("stroke-dasharray", &lengths.map(short).join(" "));
            }
        }
        self.markup.attribute("d", &path_data(&path.segments));
        self.markup.close();
    }

    fn text(&mut self, text: &Text) {
        self.markup.open("text");
        self.attributes(&[("x", &short(text.at.x)), ("y", &short(text.at.y)), ("font-size", &short(text.size))]);
        match (text.anchor, self.is_right_to_left) {
            // A text begins at its right end where that is what it is read from.
            (Anchor::Left, false) | (Anchor::Right, true) => {}
            (Anchor::Middle, _) => self.markup.attribute("text-anchor", "middle"),
            (Anchor::Right, false) | (Anchor::Left, true) => self.markup.attribute("text-anchor", "end"),
        }
        if text.weight == Weight::Bold {
            self.markup.attribute("font-weight", "bold");
        }
        self.ink(["fill", "fill-opacity"], text.ink);
        self.markup.words(&text.words);
        self.markup.close();
    }

    fn ink(&mut self, [colour, opacity]: [&str; 2], ink: Ink) {
        self.markup.attribute(colour, &code(ink.colour));
        if ink.opacity < 1.0 {
            self.markup.attribute(opacity, &short(ink.opacity));
        }
    }

    fn element(&mut self, name: &'static str, attributes: &[(&str, &str)], words: &str) {
        self.markup.open(name);
        self.attributes(attributes);
        if !words.is_empty() {
            self.markup.words(words);
        }
        self.markup.close();
    }

    fn attributes(&mut self, attributes: &[(&str, &str)]) {
        for (name, value) in attributes {
            self.markup.attribute(name, value);
        }
    }
}

fn short(number: f64) -> String {
    decimal(number, 2)
}

fn code(Colour([red, green, blue]): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
