//! What speaks against a technique, a place and a pressure, by what the screening found.

use palpate::{
    chart::{Layer, Side, Spot, StructureId, View, drawing},
    note::{
        Answer, ContraindicationId, ContraindicationLevel, Mark, Screening, SessionKind, Site, TechniqueId, Treatment,
        Why, against, against_site, against_technique, gravest, most_pressure, palette, placed, read,
    },
};
use serde_json::Value as Json;

use super::example;

fn answer(id: &str, present: bool, sites: &[(&str, Side)]) -> Answer {
    let contraindication = ContraindicationId::named(id).unwrap_or_else(|| panic!("no contraindication {id}"));
    let sites = sites.iter().map(|(structure, side)| site(structure, *side)).collect();
    Answer { contraindication, present, sites, going_on_because: String::new() }
}

fn present(ids: &[&str]) -> Screening {
    Screening { screened_at: None, answers: ids.iter().map(|id| answer(id, true, &[])).collect() }
}

fn present_at(id: &str, sites: &[(&str, Side)]) -> Screening {
    Screening { screened_at: None, answers: vec![answer(id, true, sites)] }
}

fn site(id: &str, side: Side) -> Site {
    Site::new(StructureId::named(id).unwrap(), side)
}

fn technique(id: &str) -> TechniqueId {
    TechniqueId::named(id).unwrap_or_else(|| panic!("no technique {id}"))
}

fn marked(screening: &Screening) -> Vec<&'static str> {
    let is_marked = |id: &TechniqueId| !against_technique(screening, *id).is_empty();
    TechniqueId::all().filter(is_marked).map(|id| id.row().id).collect()
}

/// Why the only contraindication speaks against a technique at a place with a pressure, if it does.
fn why(screening: &Screening, id: &str, place: Option<Site>, pressure: Option<u8>) -> Option<Why> {
    let sites: Vec<Site> = place.into_iter().collect();
    against(screening, technique(id), &sites, pressure).first().map(|caution| caution.why)
}

#[test]
fn nothing_speaks_against_anything_until_something_is_present() {
    let mut ruled_out = Screening::default();
    assert!(marked(&ruled_out).is_empty());
    ruled_out.answers = vec![answer("fever", false, &[]), answer("dvt", false, &[("calf", Side::Left)])];
    assert!(marked(&ruled_out).is_empty());
    assert!(against_site(&ruled_out, &site("calf", Side::Left)).is_empty() && placed(&ruled_out).is_empty());
}

#[test]
fn what_is_absolute_for_all_speaks_against_every_technique_everywhere() {
    for id in ["fever", "no-consent", "dvt", "rf-septic-joint"] {
        let screening = present_at(id, &[("calf", Side::Left)]);
        assert_eq!(marked(&screening).len(), TechniqueId::all().count(), "{id}");
        let hand = Some(site("hand-dorsum", Side::Right));
        assert_eq!(why(&screening, "breathing", hand, None), Some(Why::Everything), "{id}");
        assert_eq!(gravest(&against_technique(&screening, technique("mld"))), Some(ContraindicationLevel::Absolute));
    }
}

#[test]
fn what_the_catalogue_forbids_at_a_place_is_forbidden_there_and_no_technique_is_marked() {
    let screening = present(&["breast-perineum"]);
    assert!(marked(&screening).is_empty());
    assert_eq!(why(&screening, "effleurage", Some(site("breast", Side::Left)), None), Some(Why::Place));
    assert_eq!(why(&screening, "effleurage", Some(site("calf", Side::Left)), None), None);
}

#[test]
fn what_is_local_speaks_against_its_own_place_and_side() {
    let left_calf = present_at("open-wound", &[("calf", Side::Left)]);
    let there = |id: &str, side| why(&left_calf, "effleurage", Some(site(id, side)), Some(1));
    for (structure, side, expected) in [
        ("calf", Side::Left, true),
        ("gastrocnemius", Side::Left, true),
        ("lower-limb", Side::Left, true),
        ("calf", Side::Bilateral, true),
        ("calf", Side::Right, false),
        ("thigh-medial", Side::Left, false),
    ] {
        assert_eq!(there(structure, side), expected.then_some(Why::Place), "{structure} {side:?}");
    }
    assert!(marked(&left_calf).is_empty(), "its place is marked, and not every button");
    assert!(against_site(&present(&["open-wound"]), &site("calf", Side::Left)).is_empty(), "nobody said where");
}

#[test]
fn the_usual_places_count_on_both_sides_until_the_client_says_where() {
    let (usual, said) = (present(&["varicose-veins"]), present_at("varicose-veins", &[("calf", Side::Left)]));
    let speaks = |screening, id, side| !against_site(screening, &site(id, side)).is_empty();
    assert!(speaks(&usual, "thigh-medial", Side::Right) && speaks(&usual, "soleus", Side::Left));
    assert!(!speaks(&said, "thigh-medial", Side::Right) && speaks(&said, "soleus", Side::Left));
}

#[test]
fn what_was_tapped_lies_where_its_region_lies() {
    let leg = present_at("bruise", &[("leg-medial", Side::Left)]);
    // The medial head belongs to the calf; from the front it is tapped in the medial region of the leg.
    let mut gastrocnemius = site("gastrocnemius-medial-head", Side::Left);
    assert!(against_site(&leg, &gastrocnemius).is_empty());
    let region = drawing(View::Anterior, Layer::Surface).unwrap().region("gastrocnemius-medial-left").unwrap();
    let [x, y] = region.anchor.map(f64::from);
    gastrocnemius.mark = Some(Mark::at(View::Anterior, Layer::Surface, Spot { x, y }));
    assert_eq!(against_site(&leg, &gastrocnemius).len(), 1);
}

#[test]
fn a_treatment_of_the_whole_body_reaches_every_place() {
    let wound = present_at("open-wound", &[("calf", Side::Left)]);
    assert_eq!(why(&wound, "swedish-massage", None, Some(2)), Some(Why::Place));
    assert_eq!(why(&wound, "breathing", None, None), None);
}

#[test]
fn a_precaution_speaks_against_what_it_names_until_it_is_said_where_it_is() {
    let limb = ("upper-limb", Side::Left);
    let (unsaid, said) = (present(&["cancer-at-risk-limb"]), present_at("cancer-at-risk-limb", &[limb]));
    for (place, side, by_unsaid, by_said) in [
        ("forearm-anterior", Side::Left, Some(Why::Technique), Some(Why::Technique)),
        ("forearm-anterior", Side::Right, Some(Why::Technique), None),
        ("calf", Side::Left, Some(Why::Technique), None),
    ] {
        let place = || Some(site(place, side));
        assert_eq!(why(&unsaid, "hot-stone", place(), Some(1)), by_unsaid, "{place:?}", place = place());
        assert_eq!(why(&said, "hot-stone", place(), Some(1)), by_said, "{place:?}", place = place());
    }
    assert_eq!(why(&said, "mld", Some(site("forearm-anterior", Side::Left)), Some(1)), Some(Why::Place));
}

#[test]
fn a_technique_that_names_a_contraindication_is_named_by_it() {
    // Only techniques.csv says these.
    for (contraindication, id) in [("anticoagulants", "muscle-stripping"), ("bone-metastasis", "oncology-massage")] {
        let screening = present(&[contraindication]);
        assert_eq!(why(&screening, id, None, Some(1)), Some(Why::Technique), "{id}");
    }
}

#[test]
fn more_pressure_than_is_allowed_is_said_where_it_is_too_much() {
    let screening = present(&["anticoagulants"]);
    let petrissage = |pressure| why(&screening, "petrissage", Some(site("calf", Side::Left)), Some(pressure));
    assert_eq!((petrissage(3), petrissage(4)), (None, Some(Why::Pressure(3))));
    // A bruise caps it where it is, as well.
    let mut treatment = Treatment::clone(&read(&example("medical.json")).unwrap().treatments[0]);
    treatment.sites = vec![site("calf", Side::Left)];
    let mut both = screening.clone();
    assert_eq!(most_pressure(&both, &treatment), Some(3));
    both.answers.push(answer("bruise", true, &[("calf", Side::Left)]));
    assert_eq!(most_pressure(&both, &treatment), Some(2));
    treatment.sites = vec![site("calf", Side::Right)];
    assert_eq!(most_pressure(&both, &treatment), Some(3));
    assert_eq!(most_pressure(&Screening::default(), &treatment), None);
}

#[test]
fn a_technique_that_cannot_be_that_light_is_marked() {
    let screening = present(&["chemo-cytopenia"]);
    let found = against_technique(&screening, technique("deep-tissue"));
    assert_eq!(found.iter().map(|caution| caution.why).collect::<Vec<_>>(), [Why::Pressure(1)]);
    assert!(against_technique(&screening, technique("effleurage")).is_empty(), "it can be done with 1");
}

fn vignettes() -> Vec<Json> {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/vignettes.json");
    let json: Json = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    json["vignettes"].as_array().unwrap().clone()
}

fn words(json: &Json) -> Vec<&str> {
    json.as_array().map(|list| list.iter().filter_map(Json::as_str).collect()).unwrap_or_default()
}

/// Of the techniques that a vignette used, those against which something may speak, and why.
const USED_ALL_THE_SAME: [(&str, &str, Why); 1] =
    // Prenatal massage is what pregnancy asks for; its row names what to mind.
    [("v08-pregnancy-sciatica", "prenatal-massage", Why::Technique)];

#[test]
fn the_techniques_that_a_session_avoided_are_marked_and_those_that_it_used_are_not() {
    let mut with_warnings = 0;
    for vignette in vignettes() {
        let (id, answer) = (vignette["id"].as_str().unwrap(), &vignette["answer"]);
        let screening = present(&words(&answer["contraindications"]));
        let marked = marked(&screening);
        let expected = words(&answer["expectedWarnings"]);
        with_warnings += usize::from(!expected.is_empty());
        assert!(expected.iter().all(|technique| marked.contains(technique)), "{id}: {expected:?} of {marked:?}");
        for used in answer["techniques"].as_array().unwrap() {
            let used = used["technique"].as_str().unwrap();
            let found = against_technique(&screening, technique(used));
            let why: Vec<Why> = found.iter().map(|caution| caution.why).collect();
            let known = USED_ALL_THE_SAME.iter().filter(|(in_, of, _)| (*in_, *of) == (id, used));
            assert_eq!(why, known.map(|(_, _, why)| *why).collect::<Vec<_>>(), "{id}: {used}");
            assert!(found.iter().all(|caution| caution.level() == ContraindicationLevel::Precaution), "{id}: {used}");
        }
    }
    assert_eq!(with_warnings, 2);
}

#[test]
fn the_palette_marks_what_the_two_sessions_have_to_mind_and_no_more() {
    let on_palette = |contraindications: &[&str]| -> Vec<&'static str> {
        let screening = present(contraindications);
        let techniques = palette(SessionKind::Medical).techniques.iter();
        let is_marked = |id: &&TechniqueId| !against_technique(&screening, **id).is_empty();
        techniques.filter(is_marked).map(|id| id.row().id).collect()
    };
    // All of these need pressure 2 at least; the limb may have 1.
    let too_hard = [
        "neuromuscular-therapy",
        "myofascial-release-direct",
        "trigger-point-compression",
        "deep-tissue",
        "muscle-stripping",
        "cross-fiber-friction",
        "petrissage",
        "active-release",
    ];
    assert_eq!(on_palette(&["cancer-at-risk-limb", "radiation-site"]), too_hard);
    assert_eq!(on_palette(&["pregnancy-second-third"]), ["deep-tissue"]);
    assert!(on_palette(&[]).is_empty());
}
