//! The marks on one drawing: what was drawn with the finger, then a symbol for each place.

use crate::{
    chart::{Drawing, Segment, Spot, arrow_head},
    export::figure::{
        Group, ORIGIN, Part, Path, Role, Stroke,
        body::{Look, letter_boxes},
        crowd::{Stand, Wish, stands},
        entries::{Entry, home},
        ink::{PAPER, hue},
        sign::{badge, circle, tag, tag_reach, tag_width},
    },
    note::{self, Site, StrokeKind, placements},
    words::Words,
};

/// The marks of the entries that are drawn here, in chart units.
pub fn marks(drawing: &Drawing, entries: &[Entry<'_>], look: Look, words: Words) -> Vec<Part> {
    let here = (drawing.view, drawing.layer);
    let of_entry = |entry| sites_of(entry).filter(move |(_, site)| home(site) == Some(here));
    let places: Vec<(&Entry<'_>, &Site, Vec<Spot>)> = entries
        .iter()
        .flat_map(of_entry)
        .map(|(entry, site)| {
            (entry, site, placements(site, drawing.view, drawing.layer).map(|placed| placed.spot).collect())
        })
        .collect();
    let wish = |entry: &Entry<'_>, spot: &Spot| Wish {
        spot: *spot,
        radius: entry.sign.radius(look.unit),
        tag: [tag_width(entry.number, look.unit), tag_reach(look.unit)],
    };
    let wishes: Vec<Wish> =
        places.iter().flat_map(|(entry, _, spots)| spots.iter().map(|spot| wish(entry, spot))).collect();
    let mut taken = letter_boxes(drawing, look.unit);
    taken.extend(places.iter().filter_map(|(_, site, _)| tip_box(site, look.unit)));
    let mut stands = stands(&wishes, drawing.view_box.map(f64::from), taken, look.unit).into_iter();
    let (mut strokes, mut leaders, mut symbols) = (Vec::new(), Vec::new(), Vec::new());
    for (entry, site, spots) in places {
        let stroke = site.mark.as_ref().and_then(|mark| mark.stroke.as_ref());
        strokes.extend(stroke.map(|stroke| drawn(stroke, entry, look)));
        let mut parts = Vec::new();
        for (spot, stand) in spots.iter().zip(&mut stands) {
            if stand.at != *spot {
                leader(&mut leaders, *spot, stand, entry, look);
            }
            tag(&mut parts, entry.number, entry.sign, stand.at, stand.tag_left, look);
            badge(&mut parts, entry.sign, stand.at, look);
        }
        if !parts.is_empty() {
            let name = entry.label(site, words);
            symbols.push(Group { name, role: Some(Role::Symbol), at: ORIGIN, scale: 1.0, clip: None, parts }.into());
        }
    }
    strokes.into_iter().map(Part::Path).chain(leaders).chain(symbols).collect()
}

fn sites_of<'a, 'b>(entry: &'b Entry<'a>) -> impl Iterator<Item = (&'b Entry<'a>, &'a Site)> {
    entry.sites.iter().map(move |site| (entry, *site))
}

/// The box of an arrow's tip, which no mark may cover, as it says which way.
fn tip_box(site: &Site, unit: f64) -> Option<[f64; 4]> {
    let stroke = site.mark.as_ref()?.stroke.as_ref()?;
    let tip = stroke.points.last().filter(|_| stroke.kind == StrokeKind::Direction)?;
    let half = 3.0 * unit;
    Some([tip.x - half, tip.y - half, tip.x + half, tip.y + half])
}

/// A line from where it was set to where the mark found room.
fn leader(parts: &mut Vec<Part>, spot: Spot, stand: Stand, entry: &Entry<'_>, look: Look) {
    let (hue, paper) = (look.colours.of(hue(entry.sign.group)), look.colours.of(PAPER));
    let line = vec![Segment::Move(spot), Segment::Line(stand.at)];
    parts.push(Path::stroked(line.clone(), Stroke::new(paper, 2.6 * look.unit)).into());
    parts.push(Path::stroked(line, Stroke::new(hue, look.unit)).into());
    let dot = Path::filled(circle(spot, 2.6 * look.unit), hue);
    parts.push(Path { stroke: Some(Stroke::new(paper, 0.8 * look.unit)), ..dot }.into());
}

/// An arrow along the direction, or the area.
fn drawn(stroke: &note::Stroke, entry: &Entry<'_>, look: Look) -> Path {
    let hue = look.colours.of(hue(entry.sign.group));
    let spots: Vec<Spot> = stroke.points.iter().copied().map(Spot::from).collect();
    let mut segments = line(&spots);
    match stroke.kind {
        StrokeKind::Direction => {
            if let [.., from, to] = spots.as_slice() {
                segments.extend(line(&arrow_head(*from, *to)));
            }
            Path::stroked(segments, Stroke::new(hue, 2.2 * look.unit))
        }
        StrokeKind::Area => {
            segments.push(Segment::Close);
            let edge =
                Stroke { dash: Some([4.0, 3.0].map(|length| length * look.unit)), ..Stroke::new(hue, 1.3 * look.unit) };
            Path { segments, fill: Some(hue.at(0.2)), stroke: Some(edge) }
        }
    }
}

fn line(spots: &[Spot]) -> Vec<Segment> {
    let step = |(place, spot): (usize, &Spot)| if place == 0 { Segment::Move(*spot) } else { Segment::Line(*spot) };
    spots.iter().enumerate().map(step).collect()
}
