//! What the screen shows and offers, as far as it decides how many touches something takes.

use palpate::{
    chart::{Layer, REACH, Region, Spot, View, drawing, regions_at},
    note::{AttributeKind, AttributeUse, Mark, Site, Suggestion, Value, suggestion},
};

use super::script::Place;

pub fn offered(what: &str, wanted: &str, chips: &[&str]) -> Result<(), String> {
    if chips.contains(&wanted) { Ok(()) } else { Err(format!("the {what} chips are {chips:?}")) }
}

pub fn used(uses: &'static [AttributeUse], key: &str) -> Result<&'static AttributeUse, String> {
    let offered = uses.iter().filter(|use_| use_.fixed.is_none());
    offered.clone().find(|use_| use_.attribute.row().id == key).ok_or_else(|| {
        let keys: Vec<_> = offered.map(|use_| use_.attribute.row().id).collect();
        format!("there is no {key}, only {}", keys.join(", "))
    })
}

pub fn check_value(use_: &AttributeUse, value: &Value) -> Result<(), String> {
    if let Some(why) = use_.attribute.row().objection_to(value) {
        return Err(why);
    }
    match value {
        Value::Text(code) if !use_.choices.is_empty() && !use_.choices.iter().any(|choice| choice.code == code) => {
            Err(format!("\"{code}\" is none of the choices here"))
        }
        _ => Ok(()),
    }
}

/// True where each value has a button of its own.
pub fn has_levels(kind: &AttributeKind) -> bool {
    match kind {
        AttributeKind::Scale(scale) => scale.levels.len() <= 11,
        AttributeKind::Number { least, most, step, .. } => (most - least) / step <= 10.0,
        _ => false,
    }
}

pub fn spot(place: &Place, view: View, layer: Layer) -> Result<Spot, String> {
    if let Some([x, y]) = place.at {
        return Ok(Spot { x, y });
    }
    let id = place.region.as_deref().ok_or("found neither a region nor a spot")?;
    let drawing = drawing(view, layer).ok_or("there is no such drawing")?;
    let region: &Region = drawing.region(id).ok_or_else(|| format!("{} has no region {id}", view.id()))?;
    let [x, y] = region.anchor.map(f64::from);
    Ok(Spot { x, y })
}

/// The likely tools at a site, by the surface region under its mark.
pub fn likely(site: &Site) -> Option<&'static Suggestion> {
    let Mark { view, point, .. } = site.mark.as_ref()?;
    let surface = drawing(*view, Layer::Surface)?;
    let hit = *regions_at(surface, (*point).into(), REACH).first()?;
    suggestion(*view, hit.region.region)
}

/// The drawings that a landscape tablet shows together.
pub fn spread(view: View) -> &'static str {
    match view {
        View::Anterior | View::Posterior => "body",
        View::LateralLeft | View::LateralRight => "sides",
        View::HeadFront | View::HeadSideLeft | View::HeadSideRight => "head",
        View::HandPalmarLeft | View::HandPalmarRight => "palms",
        View::HandDorsalLeft | View::HandDorsalRight => "hands",
        View::FootPlantarLeft | View::FootPlantarRight => "soles",
        View::FootDorsalLeft | View::FootDorsalRight => "feet",
    }
}
