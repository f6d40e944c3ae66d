//! A document that Palpate wrote, read back into a note: all that FHIR holds of it.

use std::{collections::HashMap, rc::Rc};

use serde_json::Value as Json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{
    code::BASE, composition::known_part, people::kind_code, place::side_code, record::RECORD, treatment::TARGET,
    value::extension,
};
use crate::{
    chart::{Layer, Side, Spot, StructureId, View},
    note::{
        Activity, Answer, AttributeId, AttributeKind, ContraindicationId, Finding, FindingTypeId, Id, Item, Mark,
        MeasureId, Measurement, Note, Point, Response, Screening, SessionKind, Site, Stroke, StrokeKind, Taken,
        TechniqueId, Timestamp, Treatment, Value, Values, code_of,
    },
};

/// The note of a document, or of a transaction, in R4; none where it is not one of Palpate's. What FHIR does not hold is
/// not in it: docs/fhir.md lists it.
pub fn read(bundle: &Json) -> Option<Note> {
    let resources: Vec<&Json> = bundle["entry"].as_array()?.iter().map(|entry| &entry["resource"]).collect();
    let of_kind =
        |kind: &'static str| resources.iter().copied().filter(move |resource| resource["resourceType"] == kind);
    let encounter = of_kind("Encounter").next()?;
    let kind = match own(&encounter["type"][0], "session-kind")? {
        code if code == kind_code(SessionKind::Relaxation).0 => SessionKind::Relaxation,
        _ => SessionKind::Medical,
    };
    let mut note = Note::new(record(encounter)?, kind, moment(&encounter["period"]["start"])?);
    let session = Rc::make_mut(&mut note.session);
    session.booked_minutes =
        extension_of(encounter, "booked-minutes").and_then(|booked| booked["valueQuantity"]["value"].as_f64());
    let remark = extension_of(encounter, "session-remark").and_then(|remark| remark["valueString"].as_str());
    session.remark = remark.unwrap_or_default().to_owned();
    if let Some(client) = of_kind("Patient").next().and_then(|patient| patient["name"][0]["text"].as_str()) {
        client.clone_into(&mut session.client);
    }
    let places: HashMap<Id, &Json> =
        of_kind("BodyStructure").filter_map(|place| Some((record(place)?, place))).collect();
    let found: HashMap<&str, Id> =
        of_kind("Observation").filter_map(|found| Some((found["id"].as_str()?, record(found)?))).collect();
    let mut measures: Vec<Measurement> = Vec::new();
    for observation in of_kind("Observation") {
        if own(&observation["code"], "observation") == Some("finding") {
            match finding_before(observation, &places) {
                Some(finding) => note.findings.push(Rc::new(finding)),
                None => after(observation, &mut note.findings),
            }
        } else {
            measured(observation, &places, &mut measures);
        }
    }
    note.measures = measures.into_iter().map(Rc::new).collect();
    let treated: HashMap<&str, &Json> =
        of_kind("BodyStructure").filter_map(|place| Some((place["id"].as_str()?, place))).collect();
    note.treatments =
        of_kind("Procedure").filter_map(|procedure| treatment(procedure, &found, &treated)).map(Rc::new).collect();
    let item = |resource: &Json| Some(Rc::new(Item { id: record(resource)?, values: details(resource) }));
    note.diagnoses = of_kind("Condition").filter_map(item).collect();
    note.goals = of_kind("Goal").filter_map(item).collect();
    if let Some(referral) = of_kind("ServiceRequest").next() {
        note.referral = Rc::new(details(referral));
    }
    if let Some(plan) = of_kind("CarePlan").next() {
        note.plan = Rc::new(details(plan));
    }
    for told in of_kind("Composition").flat_map(|composition| composition["section"].as_array()).flatten() {
        let Some(part) = known_part(told) else { continue };
        if part.heading == "Subjective" {
            note.screening = Rc::new(screening(told));
        }
        for section in part.sections {
            let values = details(told);
            let own = values.iter().filter(|(attribute, _)| section.field(**attribute).is_some());
            if let Some(held) = note.values_mut(*section) {
                own.for_each(|(attribute, value)| {
                    Rc::make_mut(held).insert(*attribute, value.clone());
                });
            }
        }
    }
    Some(note)
}

/// What of a note a resource was made from: the note, the record in it, and which of its resources.
fn source(resource: &Json) -> Option<&str> {
    let identifiers = resource["identifier"].as_array()?;
    identifiers.iter().find(|identifier| identifier["system"] == RECORD)?["value"].as_str()
}

/// The id in the note of what a resource was made from.
fn record(resource: &Json) -> Option<Id> {
    let mut ids = source(resource)?.split('/');
    let note = ids.next()?;
    Uuid::try_parse(ids.next().unwrap_or(note)).ok().map(Id)
}

/// Which of the places of a treatment it is, counted from 1.
fn place_of(resource: &Json) -> Option<usize> {
    source(resource)?.rsplit_once("/place-")?.1.parse().ok()
}

/// The id of what a reference leads to, whether by its UUID or as a server writes it.
fn referred(reference: &Json) -> &str {
    reference["reference"].as_str().and_then(|url| url.rsplit(['/', ':']).next()).unwrap_or_default()
}

fn moment(time: &Json) -> Option<Timestamp> {
    Timestamp::read(time.as_str()?)
}

/// Our own code in a concept.
fn own<'a>(concept: &'a Json, system: &str) -> Option<&'a str> {
    let system = format!("{BASE}/CodeSystem/{system}");
    concept["coding"].as_array()?.iter().find(|coding| coding["system"] == system.as_str())?["code"].as_str()
}

/// Any code of ours in a concept.
fn any_own(concept: &Json) -> Option<&str> {
    let is_own = |coding: &&Json| coding["system"].as_str().is_some_and(|system| system.starts_with(BASE));
    concept["coding"].as_array()?.iter().find(is_own)?["code"].as_str()
}

fn side(concept: &Json) -> Option<Side> {
    let code = own(concept, "side")?;
    [Side::Left, Side::Right, Side::Bilateral, Side::Midline].into_iter().find(|side| side_code(*side).0 == code)
}

fn response(concept: &Json) -> Option<Response> {
    let code = own(concept, "response")?;
    let all = [Response::Resolved, Response::Improved, Response::Unchanged, Response::Worse, Response::NotReassessed];
    all.into_iter().find(|response| code_of(response) == code)
}

fn remark(resource: &Json) -> String {
    resource["note"][0]["text"].as_str().unwrap_or_default().to_owned()
}

fn extension_of<'a>(resource: &'a Json, name: &str) -> Option<&'a Json> {
    let url = extension(name);
    resource["extension"].as_array()?.iter().find(|extension| extension["url"] == url.as_str())
}

/// A part of an extension.
fn part_of<'a>(extension: &'a Json, name: &str) -> Option<&'a Json> {
    extension["extension"].as_array()?.iter().find(|part| part["url"] == name)
}

/// The first observation of a finding; none where it is one of those after the treatment.
fn finding_before(observation: &Json, places: &HashMap<Id, &Json>) -> Option<Finding> {
    let at = moment(&observation["effectiveDateTime"])?;
    let kind = FindingTypeId::named(own(&observation["valueCodeableConcept"], "finding")?)?;
    let id = record(observation)?;
    let mut finding = Finding::new(id, kind, places.get(&id).and_then(|place| site_of(place)), at);
    for (attribute, value) in components(observation).iter() {
        finding.set(*attribute, Some(value.clone()));
    }
    finding.remark = remark(observation);
    Some(finding)
}

fn after(observation: &Json, findings: &mut [Rc<Finding>]) {
    let id = record(observation);
    let Some(finding) = findings.iter_mut().rev().find(|finding| Some(finding.id) == id) else { return };
    let finding = Rc::make_mut(finding);
    for (attribute, value) in components(observation).iter() {
        finding.after.insert(*attribute, value.clone());
    }
    finding.response = response(&observation["interpretation"][0]);
}

/// A place with its side and its point.
fn site_of(place: &Json) -> Option<Site> {
    let structure = StructureId::named(own(&place["location"], "structure")?)?;
    let mut site = Site::new(structure, side(&place["locationQualifier"][0])?);
    site.mark = extension_of(place, "chart-place").and_then(mark);
    Some(site)
}

/// A place with its side, of a concept.
fn sided(place: &Json) -> Option<Site> {
    let structure = own(place, "structure").and_then(StructureId::named)?;
    Some(Site::new(structure, side(&extension_of(place, "laterality")?["valueCodeableConcept"])?))
}

/// What was asked about before the treatment, of the section that tells of it.
fn screening(section: &Json) -> Screening {
    let extensions = section["extension"].as_array().into_iter().flatten();
    let url = extension("screening-answer");
    let answers = extensions.filter(|extension| extension["url"] == url.as_str()).filter_map(|answer| {
        let part = |name: &str| part_of(answer, name);
        let asked = own(&part("contraindication")?["valueCodeableConcept"], "contraindication")?;
        let sites = answer["extension"].as_array()?.iter().filter(|part| part["url"] == "site");
        let because = part("goingOnBecause").and_then(|because| because["valueString"].as_str());
        Some(Answer {
            contraindication: ContraindicationId::named(asked)?,
            present: part("present")?["valueBoolean"].as_bool()?,
            sites: sites.filter_map(|site| sided(&site["valueCodeableConcept"])).collect(),
            going_on_because: because.unwrap_or_default().to_owned(),
        })
    });
    let at = extension_of(section, "screened-at").and_then(|at| moment(&at["valueDateTime"]));
    Screening { screened_at: at, answers: answers.collect() }
}

fn mark(place: &Json) -> Option<Mark> {
    let part = |name: &str| part_of(place, name);
    let number = |name: &str| part(name)?["valueDecimal"].as_f64();
    let view = View::ALL
        .into_iter()
        .find(|view| Some(view.id()) == part("view").and_then(|view| view["valueCode"].as_str()))?;
    let layer = if part("layer")?["valueCode"] == "deep" { Layer::Deep } else { Layer::Surface };
    let mut mark = Mark::at(view, layer, Spot { x: number("x")?, y: number("y")? });
    mark.drawing = u16::try_from(part("drawing")?["valueInteger"].as_u64()?).ok()?;
    mark.stroke = part("stroke").and_then(|kind| stroke(&kind["valueCode"], &part("points")?["valueString"]));
    Some(mark)
}

fn stroke(kind: &Json, points: &Json) -> Option<Stroke> {
    let kind = [StrokeKind::Direction, StrokeKind::Area].into_iter().find(|known| kind == code_of(known).as_str())?;
    let point = |point: &str| {
        let (x, y) = point.split_once(',')?;
        Some(Point { x: x.parse().ok()?, y: y.parse().ok()? })
    };
    Some(Stroke { kind, points: points.as_str()?.split(' ').map(point).collect::<Option<_>>()? })
}

/// The values of components; several with one code are a list.
fn components(observation: &Json) -> Values {
    let components = observation["component"].as_array().into_iter().flatten();
    values(components.map(|component| (&component["code"], component)))
}

/// The values of the extension `detail`.
fn details(resource: &Json) -> Values {
    let url = extension("detail");
    let extensions = resource["extension"].as_array().into_iter().flatten();
    let details = extensions.filter(|extension| extension["url"] == url.as_str());
    values(details.map(|detail| (&detail["extension"][0]["valueCodeableConcept"], &detail["extension"][1])))
}

fn values<'a>(said: impl Iterator<Item = (&'a Json, &'a Json)>) -> Values {
    let mut values = Values::new();
    for (code, value) in said {
        let Some(attribute) = own(code, "attribute").and_then(AttributeId::named) else { continue };
        let Some(value) = value_of(&attribute.row().kind, value) else { continue };
        match (values.get_mut(&attribute), value) {
            (Some(Value::List(before)), Value::List(more)) => before.extend(more),
            (_, value) => {
                values.insert(attribute, value);
            }
        }
    }
    values
}

/// The value of a component, an extension or an observation.
fn value_of(kind: &AttributeKind, said: &Json) -> Option<Value> {
    let text = || said["valueString"].as_str().or(said["valueDateTime"].as_str()).map(str::to_owned);
    let concept = &said["valueCodeableConcept"];
    let code = || any_own(concept).or(concept["text"].as_str()).map(str::to_owned);
    if let Some(flag) = said["valueBoolean"].as_bool() {
        return Some(Value::Flag(flag));
    }
    if let Some(number) = said["valueQuantity"]["value"].as_f64() {
        return Some(Value::Number(number));
    }
    match kind {
        AttributeKind::Scale(scale) => {
            Some(code().map_or_else(|| text().map(Value::Text), |code| Some(scale.value_of(&code)))?)
        }
        AttributeKind::Scales(_) | AttributeKind::Choices(_) | AttributeKind::Structures => {
            Some(Value::List(vec![code().or_else(text)?]))
        }
        AttributeKind::Parts(_) => {
            let part = |part: &str| {
                let (item, number) = part.rsplit_once(' ')?;
                Some((item.to_owned(), number.parse().ok()?))
            };
            let mut parts = crate::chart::Entries::new();
            text()?.split(", ").filter_map(part).for_each(|(item, number)| {
                parts.insert(item, number);
            });
            Some(Value::Parts(parts))
        }
        _ => code().or_else(text).map(Value::Text),
    }
}

fn treatment(procedure: &Json, found: &HashMap<&str, Id>, treated: &HashMap<&str, &Json>) -> Option<Treatment> {
    let technique = TechniqueId::named(own(&procedure["code"], "technique")?)?;
    let recorded = extension_of(procedure, "recorded").and_then(|recorded| moment(&recorded["valueDateTime"]));
    let at = recorded.or_else(|| moment(&procedure["performedPeriod"]["start"]))?;
    let mut treatment = Treatment::new(record(procedure)?, technique, at);
    let minutes = |of: &Json| extension_of(of, "minutes")?["valueQuantity"]["value"].as_f64();
    treatment.minutes = minutes(procedure);
    treatment.pressure =
        extension_of(procedure, "pressure").and_then(|pressure| u8::try_from(pressure["valueInteger"].as_u64()?).ok());
    treatment.direction =
        extension_of(procedure, "direction").and_then(|direction| direction["valueString"].as_str().map(str::to_owned));
    treatment.attributes = details(procedure);
    treatment.remark = remark(procedure);
    treatment.response = response(&procedure["outcome"]);
    for place in procedure["bodySite"].as_array().into_iter().flatten() {
        treatment.sites.push(Site { minutes: minutes(place), ..sided(place)? });
    }
    let extensions = procedure["extension"].as_array().into_iter().flatten();
    for target in extensions.filter(|extension| extension["url"] == TARGET) {
        let Some(place) = treated.get(referred(&target["valueReference"])) else { continue };
        if let Some(site) = place_of(place).and_then(|place| treatment.sites.get_mut(place.checked_sub(1)?)) {
            site.mark = extension_of(place, "chart-place").and_then(mark);
        }
    }
    let row = technique.row();
    for used in procedure["usedCode"].as_array().into_iter().flatten().filter_map(|used| used["text"].as_str()) {
        // The tool comes first; what is a product alone is in no list of tools.
        let is_tool = treatment.tool.is_none() && (row.tools.contains(&used) || !row.products.contains(&used));
        *(if is_tool { &mut treatment.tool } else { &mut treatment.product }) = Some(used.to_owned());
    }
    for reason in procedure["reasonReference"].as_array().into_iter().flatten() {
        treatment.findings.extend(found.get(referred(reason)));
    }
    Some(treatment)
}

/// One value of a measurement, put to the others of it.
fn measured(observation: &Json, places: &HashMap<Id, &Json>, measures: &mut Vec<Measurement>) -> Option<()> {
    let measure = MeasureId::named(own(&observation["code"], "measure")?)?;
    let id = record(observation)?;
    let detail = |name: &str| {
        let components = observation["component"].as_array()?;
        let found = components.iter().find(|component| own(&component["code"], "observation") == Some(name))?;
        found["valueString"].as_str().map(str::to_owned)
    };
    let at = moment(&observation["effectiveDateTime"]).or_else(|| moment(&observation["effectivePeriod"]["start"]));
    let place = measures.iter().position(|other| other.id == id).unwrap_or_else(|| {
        let epoch = Timestamp(OffsetDateTime::UNIX_EPOCH);
        measures.push(Measurement::new(id, measure, at.unwrap_or(epoch)));
        measures.len() - 1
    });
    let measurement = &mut measures[place];
    measurement.recorded_at = at.unwrap_or(measurement.recorded_at);
    let taken = match detail("taken")?.as_str() {
        "baseline" => Taken::Baseline,
        "after" => Taken::After,
        "other-side" => Taken::OtherSide,
        _ => Taken::Before,
    };
    measurement.set(taken, value_of(&measure.row().kind, observation));
    measurement.movement = detail("movement").or(measurement.movement.take());
    measurement.landmark = detail("landmark").or(measurement.landmark.take());
    measurement.version = detail("version").unwrap_or_default();
    measurement.remark = remark(observation);
    let site = &observation["bodySite"];
    if taken != Taken::OtherSide
        && let Some(structure) = own(site, "structure").and_then(StructureId::named)
    {
        let side = extension_of(site, "laterality").and_then(|said| side(&said["valueCodeableConcept"]));
        let mark = places.get(&id).and_then(|place| extension_of(place, "chart-place")).and_then(mark);
        measurement.site = Some(Site { mark, ..Site::new(structure, side?) });
    }
    for component in observation["component"].as_array().into_iter().flatten() {
        if own(&component["code"], "observation") != Some("activity") {
            continue;
        }
        let name = component["code"]["text"].as_str().unwrap_or_default();
        let score = component["valueQuantity"]["value"].as_f64();
        let known = measurement.activities.iter().position(|activity| activity.activity == name);
        let place = known.unwrap_or_else(|| {
            measurement.activities.push(Activity { activity: name.to_owned(), before: None, after: None });
            measurement.activities.len() - 1
        });
        let activity = &mut measurement.activities[place];
        *(if taken == Taken::After { &mut activity.after } else { &mut activity.before }) = score;
    }
    Some(())
}
