//! Lines and bones that are only looked at: merged into few paths, halved where both halves are the same.

use super::super::{
    paths::Path,
    svg::{Sketch, SketchedLine},
};

/// Classes in painting order.
const ORDER: [&str; 6] = ["Bone", "Fibre", "Form", "Ghost", "Detail", "Outline"];

/// One path of one class.
pub struct Piece {
    pub class: &'static str,
    pub path: Path,
    pub mirrored: bool,
    pub clipped: bool,
    /// True where the path is the silhouette's.
    pub is_silhouette: bool,
}

/// The pieces of a drawing; a symmetric one keeps half of what has a mirror image.
pub fn pieces(sketch: &Sketch, symmetric: bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for class in ORDER {
        for clipped in [true, false] {
            let lines: Vec<_> =
                sketch.lines.iter().filter(|line| line.class == class && line.clipped == clipped).collect();
            let merge = |units: Vec<Path>, pieces: &mut Vec<Piece>| {
                merge(units, symmetric, |path, mirrored| {
                    pieces.push(Piece { class, path, mirrored, clipped, is_silhouette: false });
                });
            };
            if class == "Bone" {
                for layer in layers(&lines) {
                    merge(layer, &mut pieces);
                }
            } else {
                let strokes = lines.iter().flat_map(|line| &line.path.subpaths);
                merge(strokes.map(|stroke| Path { subpaths: vec![stroke.clone()] }).collect(), &mut pieces);
            }
            if lines.iter().any(|line| line.is_silhouette) {
                pieces.push(Piece { class, path: Path::default(), mirrored: false, clipped, is_silhouette: true });
            }
        }
    }
    // The rim follows the last outline, which is the one around the body, and lies on the regions.
    if let Some(around) = sketch.lines.iter().rfind(|line| line.class == "Outline") {
        let rim = Piece {
            class: "Rim",
            path: around.path.clone(),
            mirrored: false,
            clipped: true,
            is_silhouette: around.is_silhouette,
        };
        let place = pieces.iter().position(|piece| piece.class != "Bone").unwrap_or(pieces.len());
        pieces.insert(place, rim);
    }
    pieces
}

/// True where all lines of a drawing are the mirror image of its twin's.
pub fn are_twins(sketch: &Sketch, twin: &Sketch) -> bool {
    let kinds = |sketch: &Sketch| -> Vec<_> {
        sketch.lines.iter().map(|line| (line.class, line.clipped, line.is_silhouette)).collect()
    };
    kinds(sketch) == kinds(twin)
        && sketch
            .lines
            .iter()
            .zip(&twin.lines)
            .all(|(line, other)| line.is_silhouette || line.path.is_mirror_image_of(&other.path))
}

/// Bones in layers, so that no two in a layer overlap and each is painted over those it was painted over.
fn layers(lines: &[&SketchedLine]) -> Vec<Vec<Path>> {
    let mut placed: Vec<(usize, &Path)> = Vec::new();
    let mut layers: Vec<Vec<Path>> = Vec::new();
    for line in lines {
        let below = placed.iter().filter(|(_, path)| path.overlaps(&line.path)).map(|(layer, _)| layer + 1).max();
        let layer = below.unwrap_or(0);
        if layer == layers.len() {
            layers.push(Vec::new());
        }
        layers[layer].push(line.path.clone());
        placed.push((layer, &line.path));
    }
    layers
}

/// Hands on at most three paths: one half of the pairs, the same mirrored, and what has no mirror image.
fn merge(units: Vec<Path>, symmetric: bool, mut hand_on: impl FnMut(Path, bool)) {
    let mut half = Path::default();
    let mut rest = Path::default();
    let mut taken = vec![false; units.len()];
    for (place, unit) in units.iter().enumerate() {
        if taken[place] {
            continue;
        }
        let is_image = |other: &usize| !taken[*other] && units[*other].is_mirror_image_of(unit);
        let image = (place + 1..units.len()).find(is_image).filter(|_| symmetric);
        match image {
            Some(image) => {
                taken[image] = true;
                half.subpaths.extend(unit.subpaths.iter().cloned());
            }
            None => rest.subpaths.extend(unit.subpaths.iter().cloned()),
        }
    }
    if !half.subpaths.is_empty() {
        hand_on(half.clone(), false);
        hand_on(half, true);
    }
    if !rest.subpaths.is_empty() {
        hand_on(rest, false);
    }
}
