//! Every term of the five descriptions that the catalogue had to cover can be charted: it has its row, and a way to it.

use std::{fs, path::PathBuf};

use palpate::{
    chart::StructureId,
    note::{
        AttributeId, AttributeKind, AttributeUse, Condition, ContraindicationId, FindingTypeId, MeasureId, Presence,
        Section, SessionKind, TechniqueId,
    },
    words::{self, ENGLISH},
};

/// Where what is no row of a catalogue of its own is said.
#[derive(Clone, Copy)]
enum Place<'a> {
    /// One tap on a choice of a section.
    Choice(Section, &'a str, &'a str),
    /// A field of a section.
    Field(Section, &'a str),
    /// A detail of a technique.
    Detail(&'a str, &'a str),
    Measure(&'a str),
    /// The therapist's credentials, in the signature.
    Credentials,
}

use Place::{Choice, Credentials, Detail, Field, Measure};

/// Concepts that a section holds under another name than their own; a goal or a reason stands under its own.
const PLACES: [(&str, &str, Place); 27] = [
    // Claims of an effect that no note can show: the client may wish for it, and nobody codes it.
    ("goal", "immune-support", Field(Section::Goals, "text")),
    ("goal", "reduce-cortisol", Field(Section::Goals, "text")),
    ("session-type", "maintenance", Choice(Section::Visit, "reasonForVisit", "maintenance")),
    ("insurance", "insurance-covered", Choice(Section::Visit, "payment", "insurance")),
    ("insurance", "self-pay", Choice(Section::Visit, "payment", "self-pay")),
    ("insurance", "wellness", Choice(Section::Visit, "payment", "wellness")),
    ("referral", "referral-required", Field(Section::Referral, "required")),
    ("referral", "referral-optional", Field(Section::Referral, "required")),
    ("referral", "prescriber", Field(Section::Referral, "prescriber")),
    ("referral", "order-text", Field(Section::Referral, "orders")),
    ("referral", "care-team", Choice(Section::Referral, "prescriberRole", "PT")),
    ("referral", "collaboration", Field(Section::Plan, "letterToReferrer")),
    ("plan", "treatment-plan", Field(Section::Plan, "plan")),
    ("plan", "broader-plan", Field(Section::Plan, "plan")),
    ("plan", "customised", Field(Section::Plan, "plan")),
    ("plan", "general-routine", Field(Section::Plan, "plan")),
    ("plan", "home-care", Field(Section::Plan, "homeCare")),
    ("outcome", "mmi", Choice(Section::End, "endReasons", "mmi")),
    ("outcome", "course-complete", Choice(Section::End, "endReasons", "course-complete")),
    ("outcome", "needs-met", Choice(Section::End, "endReasons", "needs-met")),
    ("outcome", "client-satisfaction", Field(Section::Response, "satisfaction")),
    ("outcome", "functional-outcome", Measure("psfs")),
    ("context", "body-coverage", Detail("swedish-massage", "fullBody")),
    ("context", "setting-atmosphere", Detail("stress-management-massage", "lighting")),
    ("context", "client-experience", Field(Section::Response, "wordsAfter")),
    ("context", "therapist-training", Credentials),
    ("context", "supervision", Credentials),
];

/// The category, the id and the phrase of each row.
fn seeds() -> Vec<[String; 3]> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/clinical/sources/seed_coverage.csv");
    let text = fs::read_to_string(path).unwrap();
    let fields = |line: &str| {
        let mut fields = line.splitn(4, ',').skip(1).map(str::to_owned);
        let (category, id, rest) = (fields.next().unwrap(), fields.next().unwrap(), fields.next().unwrap());
        let phrase = rest.trim_end_matches(",yes,yes").trim_matches('"').to_owned();
        [category, id, phrase]
    };
    text.lines().skip(1).map(fields).collect()
}

/// Why it cannot be charted; none where it can.
fn objection(category: &str, id: &str) -> Option<String> {
    let known = PLACES.iter().find(|(of, known, _)| (*of, *known) == (category, id));
    match (category, known) {
        ("technique", _) => technique(id),
        ("finding", _) => finding(id),
        ("structure", _) => structure(id),
        ("condition", _) => condition(id),
        (_, Some((.., place))) => not_at(*place),
        ("goal", None) => not_at(Choice(Section::Goals, "goal", id)),
        ("reason", None) => not_at(Choice(Section::Visit, "reasonForVisit", id)),
        _ => Some("nobody says where it is charted".to_owned()),
    }
}

/// The sheet of all techniques finds it by what it is called, in full and in short.
fn technique(id: &str) -> Option<String> {
    let Some(technique) = TechniqueId::named(id) else { return Some("no such technique".to_owned()) };
    let row = technique.row();
    lost(&[row.name, row.short_name], &|name| ENGLISH.search_techniques(name).contains(&technique))
}

/// The sheet of all findings does.
fn finding(id: &str) -> Option<String> {
    let Some(finding) = FindingTypeId::named(id) else { return Some("no such finding".to_owned()) };
    let row = finding.row();
    lost(&[row.name, row.short_name], &|name| ENGLISH.search_findings(name).contains(&finding))
}

fn lost(names: &[&str], finds: &dyn Fn(&str) -> bool) -> Option<String> {
    let lost = names.iter().find(|name| !finds(name))?;
    Some(format!("the search for {lost} does not find it"))
}

/// The search field under the chart finds it by what it is called.
fn structure(id: &str) -> Option<String> {
    let Some(structure) = StructureId::named(id) else { return Some("no such structure".to_owned()) };
    let row = structure.row();
    lost(&[row.common_name, row.name], &|name| ENGLISH.search(name).iter().any(|(found, _)| *found == structure))
}

/// The search of the diagnoses offers it.
fn condition(id: &str) -> Option<String> {
    if Condition::named(id).is_none() {
        return Some("no such condition".to_owned());
    }
    let choices = match AttributeId::named("condition").map(|attribute| &attribute.row().kind) {
        Some(AttributeKind::Choice(choices)) => choices,
        _ => return Some("no condition can be chosen".to_owned()),
    };
    let label = choices.iter().find(|choice| choice.code == id).map_or("", |choice| choice.label);
    let finds = |name: &str| ENGLISH.search_choices(name, choices).iter().any(|choice| choice.code == id);
    lost(&[label], &finds).or_else(|| not_at(Choice(Section::Diagnoses, "condition", id)))
}

fn not_at(place: Place<'_>) -> Option<String> {
    let field = |section: Section, id: &str| {
        let field = AttributeId::named(id).and_then(|attribute| section.field(attribute));
        // What no kind of session shows cannot be charted.
        let kinds = [SessionKind::Medical, SessionKind::Relaxation];
        field.filter(|field| kinds.iter().any(|kind| field.presence(*kind) != Presence::Hidden))
    };
    let is_there = match place {
        Field(section, id) => field(section, id).is_some(),
        Choice(section, id, code) => field(section, id).is_some_and(|field| offers(&field.use_, code)),
        Detail(technique, id) => {
            let uses = TechniqueId::named(technique).unwrap().row().attributes;
            uses.iter().any(|use_| use_.attribute.row().id == id)
        }
        Measure(id) => MeasureId::named(id).is_some_and(|measure| measure.row().is_offered),
        Credentials => {
            let author = palpate::note::Author { name: "M".to_owned(), credentials: "LMT".to_owned() };
            words::author(&author).contains("LMT")
        }
    };
    (!is_there).then(|| "it is not where it should be".to_owned())
}

fn offers(use_: &AttributeUse, code: &str) -> bool {
    match use_.attribute.row().kind {
        AttributeKind::Choice(choices) | AttributeKind::Choices(choices) => {
            choices.iter().any(|choice| choice.code == code)
        }
        _ => false,
    }
}

#[test]
fn every_term_of_the_seeds_can_be_charted() {
    let seeds = seeds();
    assert_eq!(seeds.len(), 167);
    let wrong: Vec<_> = seeds
        .iter()
        .filter_map(|[category, id, phrase]| Some(format!("{phrase} ({category} {id}): {}", objection(category, id)?)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_structure_is_found_by_what_it_is_called() {
    let lost: Vec<_> = StructureId::all().filter(|id| structure(id.row().id).is_some()).map(|id| id.row().id).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn everything_of_the_catalogue_is_found_by_what_it_is_called() {
    let techniques = TechniqueId::all().filter_map(|id| technique(id.row().id));
    let findings = FindingTypeId::all().filter_map(|id| finding(id.row().id));
    let named = |id: &ContraindicationId| ENGLISH.search_contraindications(id.row().name).contains(id);
    let contraindications = ContraindicationId::all().filter(|id| !named(id)).map(|id| id.row().name.to_owned());
    let lost: Vec<String> = techniques.chain(findings).chain(contraindications).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn a_search_takes_words_in_any_order_other_names_and_what_a_thing_is() {
    for (wanted, expected) in [
        ("release myofascial", "myofascial-release-direct"),
        ("MLD", "mld"),
        ("strain counterstrain", "positional-release"),
        ("ISCHEMIC compression", "trigger-point-compression"),
    ] {
        let found: Vec<&str> = ENGLISH.search_techniques(wanted).iter().map(|id| id.row().id).collect();
        assert!(found.contains(&expected), "{wanted}: {found:?}");
    }
    assert!(ENGLISH.search_findings("xyzzy").is_empty());
    assert_eq!(ENGLISH.search_findings(" ").len(), FindingTypeId::all().count());
}

#[test]
fn every_place_of_a_concept_is_one_of_the_seeds() {
    let seeds = seeds();
    for (category, id, _) in PLACES {
        assert!(seeds.iter().any(|[of, known, _]| of == category && known == id), "{category} {id}");
    }
}

#[test]
fn what_is_no_term_of_the_catalogue_is_refused() {
    for (category, id) in [("technique", "hypnosis"), ("goal", "immortality"), ("structure", "gill"), ("plan", "none")]
    {
        assert!(objection(category, id).is_some(), "{category} {id}");
    }
}
