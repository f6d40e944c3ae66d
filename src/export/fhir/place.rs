//! Where on the body: a concept with its side in words, and the exact place as a BodyStructure.

use serde_json::{Value as Json, json};

use super::{
    code,
    json::shaped,
    record::{Of, Record},
    value::extension,
};
use crate::{
    chart::Side,
    note::{Mark, Point, Site, code_of, write_json},
};

const BODY_SITE: &str = "http://hl7.org/fhir/StructureDefinition/bodySite";
const SEQUEL_TO: &str = "http://hl7.org/fhir/StructureDefinition/observation-sequelTo";

fn extend(resource: &mut Json, extension: Json) {
    match resource["extension"].as_array_mut() {
        Some(extensions) => extensions.push(extension),
        None => resource["extension"] = json!([extension]),
    }
}

impl Record<'_> {
    /// The structure with its codes; the side stands in the text, as R4 has no other place for it here.
    pub fn body_site(&self, site: &Site) -> Json {
        code::concept(code::structure(site.structure, site.side, self.options), &self.words().site(site))
    }

    /// Says of an observation where it was: the site, and the exact place beside it. R4 has no element for that one; the
    /// element of R5 holds the site too, and only one of the two may stand there.
    pub fn locate(&self, observation: &mut Json, site: Json, place: Of) {
        let place = self.reference(place);
        if self.is_r5() {
            observation["bodyStructure"] = place;
        } else {
            observation["bodySite"] = site;
            extend(observation, json!({ "url": BODY_SITE, "valueReference": place }));
        }
    }

    /// Links an observation to an earlier one of the same.
    pub fn follow(&self, observation: &mut Json, earlier: Of) {
        extend(observation, json!({ "url": SEQUEL_TO, "valueReference": self.reference(earlier) }));
    }

    /// The structure with its side as a code of its own, where a concept is all that there is room for.
    pub fn sided(&self, site: &Site) -> Json {
        let mut place = self.body_site(site);
        place["extension"] = json!([{ "url": extension("laterality"), "valueCodeableConcept": self.side(site.side) }]);
        place
    }

    /// The structure, its side by a qualifier, and where on the drawing it was tapped.
    pub fn body_structure(&self, of: Of, site: &Site) -> Json {
        let structure =
            code::concept(code::structure(site.structure, site.side, self.options), &self.words().site(site));
        let side = self.side(site.side);
        let place = site.mark.as_ref().map(point);
        let mut fields =
            json!({ "patient": self.subject(), "description": self.words().site(site), "extension": place });
        if self.is_r5() {
            fields["includedStructure"] = json!([{ "structure": structure, "laterality": side }]);
        } else {
            fields["location"] = structure;
            fields["locationQualifier"] = json!([side]);
        }
        self.resource("BodyStructure", of, self.narrative([self.words().site(site).as_str()]), fields)
    }

    /// The client's side.
    pub fn side(&self, side: Side) -> Json {
        let (own, text) = side_code(side);
        let public = code::named(&format!("side.{own}"), self.options);
        code::concept(public.into_iter().chain([code::own("side", own, text)]).collect(), self.words().side(side))
    }
}

/// Our own code for a side, and what it is called.
pub fn side_code(side: Side) -> (&'static str, &'static str) {
    match side {
        Side::Left => ("left", "Left"),
        Side::Right => ("right", "Right"),
        Side::Bilateral => ("bilateral", "Both sides"),
        Side::Midline => ("midline", "Midline"),
    }
}

/// The view, the layer and the point of the drawing, in chart units; of a stroke its kind and all of its points too.
fn point(mark: &Mark) -> Json {
    let stroke = mark.stroke.as_ref();
    let points = |points: &[Point]| {
        let each: Vec<String> =
            points.iter().map(|point| format!("{},{}", write_json(&point.x), write_json(&point.y))).collect();
        each.join(" ")
    };
    let number = |name: &str, value: f64| json!({ "url": name, "valueDecimal": code::number(value) });
    shaped(json!([{
        "url": extension("chart-place"),
        "extension": [
            { "url": "view", "valueCode": mark.view.id() },
            { "url": "layer", "valueCode": mark.layer.id() },
            { "url": "drawing", "valueInteger": mark.drawing },
            number("x", mark.point.x),
            number("y", mark.point.y),
            { "url": "stroke", "valueCode": stroke.map(|stroke| code_of(&stroke.kind)) },
            { "url": "points", "valueString": stroke.map(|stroke| points(&stroke.points)) },
        ],
    }]))
}
