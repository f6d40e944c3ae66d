//! Where lymph drains to, on an overlay below the marks: territories, watersheds, basins and the way of the strokes.

use web_sys::Element;

use crate::{
    chart::{
        Drawing, Layer, Outline, Side, Spot, StructureId, basins, decimal, drawing, end_of, outlines, territories,
        territories_of, watersheds,
    },
    editor::{State, Way, cleared, is_draining, ways},
    ui::{dom::append, marks::line, overlays::overlay},
};

/// Paints a state on the overlay of one drawing.
pub type Painter = Box<dyn FnMut(&State)>;

/// What is shown: nothing, or the places of the cleared territories.
type Shown = Option<Vec<usize>>;

/// Puts the overlay above a drawing, of either layer; `clip` is the id of the body's outline.
pub fn drainage(shown_on: &'static Drawing, host: &Element, clip: &str) -> Option<Painter> {
    let surface = drawing(shown_on.view, Layer::Surface)?;
    let svg = overlay(host, "drainage")?;
    let clip = format!("url(#{clip})");
    let mut shown: Shown = None;
    Some(Box::new(move |state| {
        let now: Shown =
            is_draining(state).then(|| cleared(state.note()).iter().map(|territory| territory.place()).collect());
        if now == shown {
            return;
        }
        svg.replace_children_with_node_0();
        if now.is_some() {
            paint(&svg, surface, &clip, state);
        }
        shown = now;
    }))
}

fn paint(svg: &Element, surface: &'static Drawing, clip: &str, state: &State) -> Option<()> {
    let clipped = append(svg, "g", &[("clip-path", clip)])?;
    for region in surface.regions {
        let Some(territory) = territories_of(region.meaning.surface_region, region.side).next() else { continue };
        let order = territory.order.to_string();
        let mut attributes = vec![("class", "territory"), ("data-order", order.as_str()), ("d", region.outline)];
        if region.mirrored {
            attributes.push(("transform", "scale(-1 1)"));
        }
        append(&clipped, "path", &attributes);
    }
    for spots in watersheds(surface) {
        append(&clipped, "path", &[("class", "watershed"), ("d", &line(&spots, false))]);
    }
    for Way { from, to, is_detour } in ways(state.note(), surface) {
        // A detour down the side of the trunk may pass beside the waist.
        let (group, class) = if is_detour { (svg, "way detour") } else { (&clipped, "way") };
        append(group, "path", &[("class", class), ("d", &line(&[from, to], true))]);
    }
    let cleared = cleared(state.note());
    let mut nodes: Vec<(StructureId, Option<u8>)> = Vec::new();
    for basin in basins() {
        let order = territories().iter().find(|territory| territory.ends_at == Some(basin.node));
        if !nodes.iter().any(|(node, _)| *node == basin.node) {
            nodes.push((basin.node, order.map(|territory| territory.order)));
        }
    }
    for (node, order) in nodes {
        for side in [Side::Left, Side::Right] {
            let Some(spot) = end_of(surface.view, node, side) else { continue };
            let is_cleared = cleared.iter().any(|territory| territory.ends_at == Some(node) && territory.side == side);
            basin(svg, surface, node, spot, order, is_cleared);
        }
    }
    Some(())
}

/// A dot where the drawing shows the nodes, and a ring where the way leads out of its sight; the main ones have their
/// number, and a cleared one is crossed out.
fn basin(
    svg: &Element,
    surface: &'static Drawing,
    node: StructureId,
    spot: Spot,
    order: Option<u8>,
    is_cleared: bool,
) -> Option<()> {
    if surface.within(spot) != spot {
        return None;
    }
    let is_near = |outline: &Outline| outline.contains(spot) || outline.distance_within(spot, NEAR).is_some();
    let mut regions = surface.regions.iter().zip(outlines(surface));
    let is_seen = regions.any(|(region, outline)| region.meaning.stack.contains(&node) && is_near(outline));
    let state = match (is_cleared, is_seen) {
        (true, _) => "cleared",
        (false, true) => "seen",
        (false, false) => "beyond",
    };
    let (x, y) = (decimal(spot.x, 1), decimal(spot.y, 1));
    let place = append(
        svg,
        "g",
        &[
            ("class", "basin"),
            ("data-node", node.row().id),
            ("data-state", state),
            ("transform", &format!("translate({x} {y})")),
        ],
    )?;
    // Scaled by the style sheet, so that it stays as large on the screen however large the drawing is.
    append(&place, "circle", &[("r", if order.is_some() { "7" } else { "2.5" })])?;
    if let Some(order) = order {
        append(&place, "text", &[("y", "3.6")])?.set_text_content(Some(&order.to_string()));
    }
    if is_cleared {
        append(&place, "path", &[("d", "M-7 7L7 -7")])?;
    }
    Some(())
}

/// Chart units that a group of nodes may lie beside the region that holds it.
const NEAR: f64 = 12.0;
