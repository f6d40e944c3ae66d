//! What a finger on the chart means: which structure, which mark, which action.

use std::rc::Rc;

use crate::{
    chart::{
        Drawing, Hit, Layer, REACH, Region, Side, Spot, StructureId, StructureKind, View, drawing, regions_at, side_of,
    },
    editor::{Action, EntryId, Phase, State, Tool},
    note::{Finding, FindingTypeId, Mark, Note, Placement, Site, TechniqueId, Value, placements},
};

/// What a tap in a region is taken for, given what was found there. The catalogue names the kinds of structure
/// that a finding is found on, the usual one first: swelling in a region, a restriction in a fascia. A muscle
/// of the surface drawing stands for all that lies there, so the usual kind goes before it; whatever else was
/// tapped, and a muscle of the deep drawing, is meant as it is wherever the finding can be on it.
pub fn structure_for(layer: Layer, region: &Region, finding: Option<FindingTypeId>) -> StructureId {
    let meaning = &region.meaning;
    let Some(finding) = finding else { return meaning.structure };
    let kinds = finding.row().applies_to;
    let tapped = meaning.structure.row().kind;
    let is_vague = layer == Layer::Surface && tapped == StructureKind::Muscle && kinds.first() != Some(&tapped);
    if kinds.contains(&tapped) && !is_vague {
        return meaning.structure;
    }
    let candidates = || {
        let first = [meaning.structure, meaning.surface_region].into_iter();
        first.chain(meaning.stack.iter().copied()).chain(meaning.scar_sites.iter().copied())
    };
    let of_kind = |kind: &StructureKind| candidates().find(|candidate| candidate.row().kind == *kind);
    kinds.iter().find_map(of_kind).unwrap_or(meaning.structure)
}

/// Everything that a finger at a mark can have meant, each once, the likeliest first: what the regions under
/// it stand for, what lies below, the scars that are usual there, and the regions around.
pub fn stack(mark: &Mark) -> Vec<(StructureId, Side)> {
    let spot = Spot::from(mark.point);
    let mut stack: Vec<(StructureId, Side)> = Vec::new();
    let mut push = |structure: StructureId, drawing: &Drawing, region: &Region| {
        if !stack.iter().any(|(known, _)| *known == structure) {
            stack.push((structure, side_of(drawing, region, structure, spot)));
        }
    };
    let layers = match mark.layer {
        Layer::Surface => [Layer::Surface, Layer::Deep],
        Layer::Deep => [Layer::Deep, Layer::Surface],
    };
    for layer in layers {
        let Some(drawing) = drawing(mark.view, layer) else { continue };
        let hits = regions_at(drawing, spot, REACH);
        let hits = if layer == Layer::Surface { &hits[..hits.len().min(1)] } else { &hits[..hits.len().min(4)] };
        for Hit { region, .. } in hits {
            push(region.meaning.structure, drawing, region);
            for structure in region.meaning.stack.iter().chain(region.meaning.scar_sites) {
                push(*structure, drawing, region);
            }
        }
        for Hit { region, .. } in hits {
            for structure in region.meaning.surface_region.lineage() {
                push(structure, drawing, region);
            }
        }
    }
    stack
}

/// The site under a finger; none where it touches nothing. `reach` is in chart units.
pub fn site_at(view: View, layer: Layer, spot: Spot, reach: f64, finding: Option<FindingTypeId>) -> Option<Site> {
    let drawing = drawing(view, layer)?;
    let hit = *regions_at(drawing, spot, reach).first()?;
    let structure = structure_for(layer, hit.region, finding);
    let side = side_of(drawing, hit.region, structure, spot);
    Some(Site { mark: Some(Mark::at(view, layer, drawing.within(spot))), ..Site::new(structure, side) })
}

/// The mark nearest to a spot, among those within `reach` chart units.
/// After the treatment only findings are asked for: what treated them lies on the same spots.
pub fn mark_at(note: &Note, phase: Phase, view: View, layer: Layer, spot: Spot, reach: f64) -> Option<EntryId> {
    let findings = note.findings.iter().flat_map(|finding| {
        let entry = EntryId::Finding(finding.id);
        finding.site.iter().flat_map(move |site| placements(site, view, layer)).map(move |placed| (entry, placed))
    });
    let treatments = if phase == Phase::After { &[][..] } else { &note.treatments };
    let treatments = treatments.iter().flat_map(|treatment| {
        let entry = EntryId::Treatment(treatment.id);
        treatment.sites.iter().flat_map(move |site| placements(site, view, layer)).map(move |placed| (entry, placed))
    });
    let distance = |placed: &Placement| (placed.spot.x - spot.x).hypot(placed.spot.y - spot.y);
    treatments
        .chain(findings)
        .filter(|(_, placed)| !placed.muted && distance(placed) <= reach)
        // Of two marks on one spot the later one lies on top, and `min_by` would take the earlier.
        .fold(None::<(EntryId, f64)>, |best, (entry, placed)| {
            let distance = distance(&placed);
            if best.is_none_or(|(_, nearest)| distance <= nearest) { Some((entry, distance)) } else { best }
        })
        .map(|(entry, _)| entry)
}

/// What a tap asks for, given what is in the hand. `reach` is the finger's tolerance in chart units, and
/// `severity` what it slid to before it was lifted.
pub fn tap(state: &State, view: View, layer: Layer, spot: Spot, reach: f64, severity: Option<Value>) -> Option<Action> {
    let screen = &state.screen;
    if screen.phase == Phase::After {
        let nearest = mark_at(state.note(), Phase::After, view, layer, spot, 2.0 * reach);
        return Some(Action::Select(nearest.or_else(|| finding_on(state.note(), view, layer, spot, reach))));
    }
    match screen.tool {
        Some(Tool::Finding(finding)) => {
            let site = site_at(view, layer, spot, reach, Some(finding))?;
            let details = finding.row().severity.zip(severity).into_iter().collect();
            Some(Action::AddFinding { finding, site: Some(site), details })
        }
        Some(Tool::Technique(technique)) => {
            let site = site_at(view, layer, spot, reach, None)?;
            match screen.open_treatment {
                Some(treatment) => Some(Action::AddSite { treatment, site, direction: None }),
                None => Some(new_treatment(technique, Some(site))),
            }
        }
        None => {
            let marked = mark_at(state.note(), Phase::Before, view, layer, spot, reach);
            let selected = marked.map(|entry| Action::Select(Some(entry)));
            let again = || ghost_at(state, view, layer, spot, reach).map(|ghost| found_again(&ghost));
            let pointed = || site_at(view, layer, spot, reach, None).map(Action::PointAt);
            Some(selected.or_else(again).or_else(pointed).unwrap_or(Action::Select(None)))
        }
    }
}

/// What the last session found under the finger and nobody has looked at since; nothing on a note that is only read.
fn ghost_at(state: &State, view: View, layer: Layer, spot: Spot, reach: f64) -> Option<Rc<Finding>> {
    let ghosts = state.ghosts();
    let near = |ghost: &&Rc<Finding>| {
        ghost
            .site
            .iter()
            .flat_map(|site| placements(site, view, layer))
            .any(|placed| !placed.muted && (placed.spot.x - spot.x).hypot(placed.spot.y - spot.y) <= reach)
    };
    ghosts.iter().rev().find(near).cloned()
}

/// The finding of an earlier session at the same place. Its grades and details are asked again: what they were then is not
/// what the hands find now.
pub fn found_again(ghost: &Finding) -> Action {
    Action::AddFinding { finding: ghost.finding, site: ghost.site.clone(), details: Vec::new() }
}

/// The last finding on the structure under the finger, for a tap beside its mark.
fn finding_on(note: &Note, view: View, layer: Layer, spot: Spot, reach: f64) -> Option<EntryId> {
    let under = site_at(view, layer, spot, reach, None)?;
    let on_it =
        |site: &Site| site.structure == under.structure && (site.side == under.side || site.side == Side::Bilateral);
    let finding = note.findings.iter().rev().find(|finding| finding.site.as_ref().is_some_and(on_it))?;
    Some(EntryId::Finding(finding.id))
}

/// What taking a tool from the palette asks for: it is used at once where the finger has pointed already,
/// where a finding waits to be treated, or where the tool needs no place; else it is taken in the hand,
/// or put down where it was in it.
pub fn pick(state: &State, tool: Tool) -> Action {
    let screen = &state.screen;
    // A finding that was selected since waits to be treated with what is in the hand.
    let waits =
        matches!(tool, Tool::Technique(_)) && state.selected_finding().is_some_and(|finding| finding.site.is_some());
    if screen.tool == Some(tool) && !waits {
        return Action::PutDown;
    }
    match tool {
        Tool::Finding(finding) => match &screen.place {
            _ if finding.row().applies_to.is_empty() => Action::AddFinding { finding, site: None, details: Vec::new() },
            Some(place) => Action::AddFinding { finding, site: Some(for_finding(place, finding)), details: Vec::new() },
            None => Action::PickUp(tool),
        },
        Tool::Technique(technique) => match (&screen.place, state.selected_finding()) {
            (Some(place), _) => new_treatment(technique, Some(place.clone())),
            (None, Some(finding)) if finding.site.is_some() => {
                let (site, finding) = (finding.site.clone(), Some(finding.id));
                Action::AddTreatment { technique, site, finding, direction: None }
            }
            _ => Action::PickUp(tool),
        },
    }
}

fn new_treatment(technique: TechniqueId, site: Option<Site>) -> Action {
    Action::AddTreatment { technique, site, finding: None, direction: None }
}

/// The place that the finger pointed at, on the structure there that the finding can be on. A place that
/// was chosen by name stays what it is.
fn for_finding(place: &Site, finding: FindingTypeId) -> Site {
    let applies = |structure: StructureId| finding.row().applies_to.contains(&structure.row().kind);
    let Some(mark) = place.mark.as_ref().filter(|_| !applies(place.structure)) else { return place.clone() };
    match stack(mark).into_iter().find(|(structure, _)| applies(*structure)) {
        Some((structure, side)) => Site { mark: place.mark.clone(), ..Site::new(structure, side) },
        None => place.clone(),
    }
}
