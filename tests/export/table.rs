//! Tables: every row has the columns of the header, and no cell is a formula.

use std::{collections::HashMap, rc::Rc};

use palpate::{
    export::{Client, Table},
    note::{FindingTypeId, Note},
};

use super::sample::{WORDS, examples, with_words};

/// The rows of a note as a reader of CSV has them, each cell by its column.
fn rows(table: Table, note: &Note, client: Client) -> Vec<HashMap<String, String>> {
    let text = table.header(client) + &table.rows(note, client);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

fn check(table: Table, note: &Note, place: usize, expected: &[(&str, &str)]) {
    let row = &rows(table, note, Client::LeftOut)[place];
    for (column, expected) in expected {
        assert_eq!(row.get(*column).map(String::as_str), Some(*expected), "{column}");
    }
}

fn medical() -> Note {
    palpate::note::read(include_str!("../fixtures/notes/medical.json")).unwrap()
}

#[test]
fn the_columns_stay_as_they_were_released() {
    let findings = "note_id,session_at,session_kind,finding_id,recorded_at,finding,finding_name,category,structure,\
        structure_name,side,view,layer,drawing,x,y,pain_nrs_before,pain_nrs_after,tenderness_before,tenderness_after,\
        tone_before,tone_after,severity_before,severity_after,mas_before,mas_after,mmt_before,mmt_after,glide_before,\
        glide_after,pitting_before,pitting_after,joint_play_before,joint_play_after,score_before,score_after,\
        psfs_score_before,psfs_score_after,response,other,remark\r\n";
    let treatments = "note_id,session_at,session_kind,treatment_id,recorded_at,technique,technique_name,family,place,\
        places,structure,structure_name,side,view,layer,drawing,x,y,place_minutes,minutes,pressure,direction,tool,\
        product,finding_ids,response,other,remark\r\n";
    assert_eq!(Table::Findings.header(Client::LeftOut), findings);
    assert_eq!(Table::Treatments.header(Client::LeftOut), treatments);
}

#[test]
fn a_row_says_what_the_record_says() {
    let note = medical();
    let finding = &note.findings[0];
    let row = &rows(Table::Findings, &note, Client::LeftOut)[0];
    assert_eq!(row["note_id"], note.id.0.to_string());
    assert_eq!(row["session_at"], note.session.created_at.to_string());
    assert_eq!(row["finding"], finding.finding.row().id);
    assert_eq!(row["structure"], finding.site.as_ref().unwrap().structure.row().id);
    let mut told = 0;
    for (note, table) in examples().iter().flat_map(|note| Table::ALL.map(|table| (note, table))) {
        for row in rows(table, note, Client::LeftOut) {
            if !row["other"].is_empty() {
                let other: serde_json::Value = serde_json::from_str(&row["other"]).unwrap();
                assert!(other.as_object().is_some_and(|other| !other.is_empty()));
                told += 1;
            }
        }
    }
    assert!(told > 3, "found {told} rows with further values");
}

#[test]
fn there_is_a_row_a_finding_and_a_row_a_place() {
    for note in examples() {
        assert_eq!(rows(Table::Findings, &note, Client::LeftOut).len(), note.findings.len());
        let places: usize = note.treatments.iter().map(|treatment| treatment.sites.len().max(1)).sum();
        assert_eq!(rows(Table::Treatments, &note, Client::LeftOut).len(), places);
    }
}

#[test]
fn a_place_has_its_minutes_where_they_are_known() {
    let mut note = medical();
    let row = note.treatments.iter().position(|treatment| !treatment.sites.is_empty()).unwrap();
    note.treatments = vec![note.treatments[row].clone()];
    let treatment = Rc::make_mut(&mut note.treatments[0]);
    let site = treatment.sites[0].clone();
    let check = |note: &Note, place, of_place: &str| {
        check(Table::Treatments, note, place, &[("place_minutes", of_place), ("minutes", "12.5")]);
    };
    treatment.minutes = Some(12.5);
    treatment.sites = vec![site.clone()];
    check(&note, 0, "12.5");
    let treatment = Rc::make_mut(&mut note.treatments[0]);
    treatment.sites = vec![site.clone(), site.clone(), site];
    treatment.sites[0].minutes = Some(4.25);
    check(&note, 0, "4.25");
    check(&note, 1, "");
    Rc::make_mut(&mut note.treatments[0]).sites[1].minutes = Some(2.0);
    check(&note, 2, "6.25");
}

#[test]
fn a_client_is_named_only_where_it_is_asked_for() {
    let note = with_words("Ada Lovelace");
    for table in Table::ALL {
        assert!(!table.header(Client::LeftOut).contains("client"));
        for row in rows(table, &note, Client::Named) {
            assert_eq!(row["client"], "Ada Lovelace");
        }
    }
    let mut note = note;
    note.findings.iter_mut().for_each(|finding| Rc::make_mut(finding).remark.clear());
    assert!(!Table::Findings.rows(&note, Client::LeftOut).contains("Ada"));
}

#[test]
fn words_are_read_again_as_they_were() {
    let note = with_words(WORDS);
    let kept = WORDS.replace(['\u{0}', '\u{1b}', '\u{fffe}'], "\u{fffd}");
    for row in Table::ALL.into_iter().flat_map(|table| rows(table, &note, Client::Named)) {
        assert_eq!((&row["client"], &row["remark"]), (&kept, &kept));
    }
    let text = Table::Findings.rows(&with_words("plain"), Client::LeftOut);
    assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count());
}

#[test]
fn no_words_become_a_formula() {
    for (words, is_guarded) in [
        ("=1+1", true),
        ("+1", true),
        ("-1", true),
        ("@SUM(A1)", true),
        ("\t=1", true),
        ("\tplain", true),
        ("\rplain", true),
        ("\nplain", true),
        ("   =1", true),
        ("\u{a0}\u{2003}=1", true),
        ("\u{feff}=1", true),
        ("\u{200b}@x", true),
        ("\u{202e}=1", true),
        ("\r\n-1", true),
        ("＝1", true),
        ("＋1", true),
        ("－1", true),
        ("＠x", true),
        ("﹦1", true),
        ("−5", true),
        ("=cmd|' /C calc'!A0", true),
        ("=HYPERLINK(\"http://x\",\"y\")", true),
        ("", false),
        ("plain", false),
        ("'=1", false),
        ("1-2", false),
        ("2+", false),
        ("a=b", false),
        ("  plain", false),
        ("–", false),
    ] {
        let expected = if is_guarded { format!("'{words}") } else { words.to_owned() };
        for row in Table::ALL.into_iter().flat_map(|table| rows(table, &with_words(words), Client::Named)) {
            assert_eq!((&row["client"], &row["remark"]), (&expected, &expected), "{words:?}");
        }
    }
}

#[test]
fn a_number_below_zero_stays_a_number() {
    let mut note = medical();
    let at = note.findings.iter().position(|finding| finding.site.as_ref().is_some_and(|site| site.mark.is_some()));
    let finding = Rc::make_mut(&mut note.findings[at.unwrap()]);
    finding.site.as_mut().unwrap().mark.as_mut().unwrap().point.x = -12.5;
    check(Table::Findings, &note, at.unwrap(), &[("x", "-12.5")]);
}

#[test]
fn a_category_is_called_as_in_the_catalogue() {
    let mut catalogue = csv::Reader::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/clinical/findings.csv"));
    let mut note = medical();
    let mut checked = 0;
    for row in catalogue.as_mut().unwrap().deserialize::<HashMap<String, String>>() {
        let row = row.unwrap();
        note.findings.truncate(1);
        Rc::make_mut(&mut note.findings[0]).finding = FindingTypeId::named(&row["id"]).unwrap();
        check(Table::Findings, &note, 0, &[("category", &row["category"]), ("finding_name", &row["name"])]);
        checked += 1;
    }
    assert!(checked > 50);
}
