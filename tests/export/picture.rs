//! The picture of a note: well-formed, complete, with each mark on its side.

use std::{collections::HashSet, env, fs, path::PathBuf, rc::Rc};

use palpate::{
    chart::{Layer, Side, StructureId, View},
    export::{Colours, PictureOptions, picture},
    note::{self, Finding, FindingTypeId, Id, Mark, Note, Point, Response, Site, Treatment},
    words::{self, ENGLISH},
};
use roxmltree::{Document, Node};
use uuid::Uuid;

use super::{UPDATE, folder};

fn example(name: &str) -> Note {
    note::read(&fs::read_to_string(folder("fixtures/notes").join(name)).unwrap()).unwrap()
}

/// The example notes, each with its name.
fn examples() -> Vec<(String, Note)> {
    let files = fs::read_dir(folder("fixtures/notes")).unwrap().map(|file| file.unwrap().file_name());
    let mut names: Vec<String> = files.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), example(&name))).collect()
}

/// A finding on a structure, as it is tapped.
fn found(number: u128, structure: &str, side: Side, view: View, [x, y]: [f64; 2]) -> Rc<Finding> {
    let mut site = Site::new(StructureId::named(structure).unwrap(), side);
    site.mark = Some(Mark { point: Point { x, y }, ..Mark::at(view, Layer::Surface, Point { x, y }.into()) });
    let kind = FindingTypeId::named("hypertonicity").unwrap();
    let at = example("empty.json").session.created_at;
    Rc::new(Finding::new(Id(Uuid::from_u128(number)), kind, Some(site), at))
}

fn options() -> [PictureOptions; 6] {
    let usual = PictureOptions::default();
    [
        usual,
        PictureOptions { colours: Colours::Grey, ..usual },
        PictureOptions { legend: false, ..usual },
        PictureOptions { width: 0.0, ..usual },
        PictureOptions { width: 1e9, ..usual },
        PictureOptions { width: f64::NAN, ..usual },
    ]
}

fn symbols<'a>(document: &'a Document<'_>) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| role(*node) == "graphics-symbol").collect()
}

fn role<'a>(node: Node<'a, '_>) -> &'a str {
    node.attribute("role").unwrap_or_default().split(' ').next().unwrap_or_default()
}

fn label<'a>(node: Node<'a, '_>) -> &'a str {
    node.children().find(|child| child.has_tag_name(("http://www.w3.org/2000/svg", "title"))).unwrap().text().unwrap()
}

fn all_text(document: &Document<'_>) -> String {
    document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect::<Vec<_>>().join("\n")
}

/// Where the first path of a node starts, in chart units.
fn start_of(node: Node<'_, '_>) -> f64 {
    let data = node.descendants().find_map(|child| child.attribute("d")).unwrap();
    let rest = data.strip_prefix('M').unwrap();
    let end = rest.char_indices().skip(1).find(|(_, letter)| !letter.is_ascii_digit() && *letter != '.').unwrap().0;
    rest[..end].parse().unwrap()
}

#[test]
fn every_example_becomes_a_picture_that_stands_alone() {
    for (name, note) in examples() {
        for options in options() {
            let svg = picture(&note, &options);
            let document = Document::parse(&svg).unwrap_or_else(|why| panic!("{name} {options:?}: {why}"));
            let root = document.root_element();
            assert_eq!(root.tag_name().name(), "svg");
            assert_eq!(root.attribute("role"), Some("graphics-document img"));
            let mut ids = HashSet::new();
            for node in document.descendants().filter(Node::is_element) {
                assert!(
                    !["script", "style", "image", "use", "a"].contains(&node.tag_name().name()),
                    "{name}: {node:?}"
                );
                for attribute in node.attributes() {
                    let (key, value) = (attribute.name(), attribute.value());
                    assert!(key != "style" && key != "href" && !key.starts_with("on"), "{name}: {key}");
                    assert!(!value.contains("NaN") && !value.contains("too large"), "{name}: {key}={value}");
                    assert!(key != "id" || ids.insert(value.to_owned()), "{name}: {value} is there twice");
                }
            }
            for reference in ["aria-labelledby", "aria-describedby"] {
                assert!(ids.contains(root.attribute(reference).unwrap()), "{name}: {reference}");
            }
            for clip in document.descendants().filter_map(|node| node.attribute("clip-path")) {
                assert!(ids.contains(clip.trim_start_matches("url(#").trim_end_matches(')')), "{name}: {clip}");
            }
        }
    }
}

#[test]
fn every_mark_has_one_symbol_that_says_its_side_and_its_structure() {
    for (name, note) in examples() {
        let svg = picture(&note, &PictureOptions::default());
        let document = Document::parse(&svg).unwrap();
        let labels: Vec<_> = symbols(&document).into_iter().map(label).collect();
        let found = note.findings.iter().map(|finding| (finding.finding.row().name, finding.site.iter().collect()));
        let done = note.treatments.iter().map(|treatment| {
            let sites: Vec<&Site> = treatment.sites.iter().collect();
            (treatment.technique.row().name, sites)
        });
        let mut count = 0;
        for (place, (what, sites)) in found.chain(done).enumerate() {
            for site in sites {
                let expected = format!("{}. {what}: {}", place + 1, ENGLISH.site(site));
                let times = labels.iter().filter(|label| **label == expected).count();
                assert_eq!(times, 1, "{name}: {expected:?} in {labels:?}");
                count += 1;
            }
        }
        assert_eq!(labels.len(), count, "{name}: {labels:?}");
    }
}

#[test]
fn left_marks_are_on_the_viewers_right_of_the_front_and_on_the_left_of_the_back() {
    let mut note = example("empty.json");
    note.findings = vec![
        found(1, "pectoralis-major", Side::Left, View::Anterior, [50.0, 190.0]),
        found(2, "trapezius-upper", Side::Left, View::Posterior, [-48.0, 141.0]),
        found(3, "trapezius-upper", Side::Right, View::Posterior, [48.0, 141.0]),
    ];
    let svg = picture(&note, &PictureOptions::default());
    let document = Document::parse(&svg).unwrap();
    let cases = [("1", "Front", "Left", 1.0), ("2", "Back", "Left", -1.0), ("3", "Back", "Right", 1.0)];
    for (symbol, (number, view, side, sign)) in symbols(&document).into_iter().zip(cases) {
        assert!(label(symbol).starts_with(&format!("{number}. Hypertonicity")), "{}", label(symbol));
        assert!(label(symbol).contains(&format!(": {side} ")), "{}", label(symbol));
        assert_eq!(symbol.parent_element().unwrap().attribute("aria-label"), Some(view));
        assert!(start_of(symbol) * sign > 0.0, "{number} starts at {}", start_of(symbol));
    }
    let letters = |view: &str| -> Vec<String> {
        let group = document.descendants().find(|node| node.attribute("aria-label") == Some(view)).unwrap();
        let letters = group.children().filter(|node| node.tag_name().name() == "text");
        let mut letters: Vec<(f64, &str)> =
            letters.map(|node| (node.attribute("x").unwrap().parse().unwrap(), node.text().unwrap())).collect();
        letters.sort_by(|a, b| a.0.total_cmp(&b.0));
        letters.into_iter().map(|(_, letter)| letter.to_owned()).collect()
    };
    assert_eq!(letters("Front"), ["R", "L"]);
    assert_eq!(letters("Back"), ["L", "R"]);
}

#[test]
fn what_was_found_on_both_sides_has_a_badge_on_each_and_one_label() {
    let mut note = example("empty.json");
    note.findings = vec![found(1, "trapezius-upper", Side::Bilateral, View::Posterior, [-48.0, 141.0])];
    let svg = picture(&note, &PictureOptions::default());
    let document = Document::parse(&svg).unwrap();
    let symbols = symbols(&document);
    assert_eq!(symbols.len(), 1);
    assert!(label(symbols[0]).ends_with(": Upper trapezius, both sides"), "{}", label(symbols[0]));
    assert_eq!(symbols[0].descendants().filter(|node| node.text() == Some("1") && node.is_element()).count(), 2);
}

#[test]
fn a_name_cannot_break_the_picture() {
    let mut note = example("medical.json");
    for (client, expected) in [
        ("Ada & \"Bo\" <b onclick='x'>", "Ada & \"Bo\" <b onclick='x'>"),
        ("]]> --> <![CDATA[", "]]> --> <![CDATA["),
        ("a\u{0}b\u{1b}c\u{ffff}d", "a\u{fffd}b\u{fffd}c\u{fffd}d"),
    ] {
        Rc::make_mut(&mut note.session).client = client.to_owned();
        let svg = picture(&note, &PictureOptions::default());
        let document = Document::parse(&svg).unwrap_or_else(|why| panic!("{client:?}: {why}"));
        assert!(label(document.root_element()).starts_with(&format!("Body chart of {expected}, ")), "{client:?}");
        assert!(all_text(&document).lines().any(|line| line == expected), "{client:?}");
    }
}

#[test]
fn the_words_say_all_that_the_legend_lists() {
    for (name, note) in examples() {
        let svg = picture(&note, &PictureOptions { width: 4000.0, ..PictureOptions::default() });
        let document = Document::parse(&svg).unwrap();
        let description = document.descendants().find(|node| node.tag_name().name() == "desc").unwrap();
        let (said, listed) = (description.text().unwrap().to_owned(), all_text(&document));
        for finding in &note.findings {
            for words in [finding.finding.row().name, &ENGLISH.summary(finding)] {
                assert!(said.contains(&words.replace(" · ", ", ")), "{name}: {words:?} in {said:?}");
                assert!(listed.contains(words), "{name}: {words:?} in {listed:?}");
            }
        }
        for treatment in &note.treatments {
            for words in [treatment.technique.row().name, &words::sentence(&ENGLISH.treatment_summary(treatment))] {
                assert!(said.contains(&words.replace(" · ", ", ")), "{name}: {words:?} in {said:?}");
                assert!(listed.contains(words), "{name}: {words:?} in {listed:?}");
            }
        }
    }
}

#[test]
fn without_a_legend_the_numbers_and_the_words_stay() {
    let note = example("medical.json");
    let svg = picture(&note, &PictureOptions { legend: false, ..PictureOptions::default() });
    let document = Document::parse(&svg).unwrap();
    assert!(!document.descendants().any(|node| node.attribute("aria-label") == Some("Legend")));
    assert!(symbols(&document).len() >= note.findings.len());
}

#[test]
fn a_note_without_marks_shows_the_front_and_the_back() {
    let svg = picture(&example("empty.json"), &PictureOptions::default());
    let document = Document::parse(&svg).unwrap();
    let views: Vec<_> = document.descendants().filter(|node| role(*node) == "graphics-object").collect();
    let views: Vec<_> = views.into_iter().filter_map(|node| node.attribute("aria-label")).collect();
    assert_eq!(views, ["Front", "Back"]);
    assert!(svg.contains("Nothing was charted."));
}

#[test]
fn a_grey_picture_has_no_colour() {
    for (name, note) in examples() {
        let svg = picture(&note, &PictureOptions { colours: Colours::Grey, ..PictureOptions::default() });
        let document = Document::parse(&svg).unwrap();
        let inks = document.descendants().flat_map(|node| [node.attribute("fill"), node.attribute("stroke")]);
        for ink in inks.flatten().filter(|ink| ink.starts_with('#')) {
            assert!(ink[1..3] == ink[3..5] && ink[3..5] == ink[5..7], "{name}: {ink}");
        }
    }
}

#[test]
fn what_is_gone_after_the_treatment_is_a_hollow_sign() {
    let mut note = example("empty.json");
    let mut finding = found(1, "trapezius-upper", Side::Left, View::Posterior, [-48.0, 141.0]);
    Rc::make_mut(&mut finding).response = Some(Response::Resolved);
    note.findings = vec![finding];
    let svg = picture(&note, &PictureOptions::default());
    let document = Document::parse(&svg).unwrap();
    let texts = all_text(&document);
    assert!(texts.contains("Gone after treatment") && !texts.contains("\nFound\nTreatment"), "{texts}");
    let badge = symbols(&document)[0].children().filter(|node| node.has_attribute("fill")).nth(2).unwrap();
    assert_eq!(badge.attribute("fill"), Some("#ffffff"), "{badge:?}");
}

#[test]
fn a_full_note_is_drawn_with_every_mark() {
    let mut note = example("medical.json");
    for number in 0..300 {
        note.findings.push(found(number, "multifidus", Side::Right, View::Posterior, [9.0, 348.0]));
    }
    for (place, treatment) in (1000..).zip(&mut note.treatments) {
        let treatment: &mut Treatment = Rc::make_mut(treatment);
        treatment.id = Id(Uuid::from_u128(place));
    }
    let svg = picture(&note, &PictureOptions::default());
    let document = Document::parse(&svg).unwrap();
    assert!(symbols(&document).len() > 300);
}

/// What a picture says and where, without its paths.
fn outline(svg: &str) -> String {
    let document = Document::parse(svg).unwrap();
    let mut lines = String::new();
    for node in document.descendants().filter(Node::is_element) {
        let depth = node.ancestors().filter(|above| !role(*above).is_empty()).count();
        let indent = "  ".repeat(depth.saturating_sub(1));
        let attribute = |name| node.attribute(name).unwrap_or_default();
        let text = node.text().unwrap_or_default();
        let line = match (node.tag_name().name(), role(node)) {
            ("svg", _) => format!("svg {} by {}", attribute("width"), attribute("height")),
            ("title", _) => format!("title {text:?}"),
            ("desc", _) => format!("desc {text:?}"),
            ("text", _) => format!("text {text:?} at {} {}", attribute("x"), attribute("y")),
            ("g", "graphics-object") => format!("{:?} {}", attribute("aria-label"), attribute("transform")),
            ("g", "graphics-symbol") => "symbol".to_owned(),
            ("path", _) if attribute("d").len() < 80 => format!("path {}", attribute("d")),
            _ => continue,
        };
        lines.push_str(&format!("{indent}{line}\n"));
    }
    lines
}

#[test]
fn the_picture_of_a_medical_session_looks_as_it_was_reviewed() {
    let path = folder("export/medical.txt");
    let now = outline(&picture(&example("medical.json"), &PictureOptions::default()));
    if env::var_os(UPDATE).is_some() {
        fs::write(&path, &now).unwrap();
    }
    let reviewed = fs::read_to_string(&path).unwrap();
    let differs = now.lines().zip(reviewed.lines()).find(|(now, reviewed)| now != reviewed);
    assert!(now == reviewed, "first {differs:?}; look at the picture, then set {UPDATE}=1");
}

/// Writes the pictures where a person can look at them: `PICTURES=folder cargo test --test export`.
#[test]
fn the_pictures_can_be_looked_at() {
    let Some(folder) = env::var_os("PICTURES").map(PathBuf::from) else { return };
    for (name, note) in examples() {
        for (colours, word) in [(Colours::Colour, "colour"), (Colours::Grey, "grey")] {
            let svg = picture(&note, &PictureOptions { colours, ..PictureOptions::default() });
            fs::write(folder.join(format!("{}-{word}.svg", name.trim_end_matches(".json"))), svg).unwrap();
        }
    }
}
