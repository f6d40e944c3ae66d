//! What the program reads of conditions, measures and sections is what assets/ say.

use palpate::note::{
    AttributeKind, Condition, ContraindicationId, MeasureId, Section, SessionKind, TechniqueId, landmarks, norms,
    title_of,
};

use super::{
    rust_text::pascal,
    sheet::Sheet,
    tests::{Failure, repository},
};

#[test]
fn conditions_are_those_of_the_catalogue() -> Result<(), Failure> {
    let all = Condition::all();
    let sheet = Sheet::read(&repository(), "assets/clinical/conditions.csv")?;
    assert_eq!(all.len(), sheet.rows().count());
    for (condition, row) in all.iter().zip(sheet.rows()) {
        assert_eq!((condition.id, condition.name), (row.text("id")?, row.text("name")?));
        let columns = ["icd10cm", "icd10cm_right", "icd10cm_left", "icd10cm_bilateral"];
        let own = columns.iter().filter_map(|column| row.text(column).ok()).filter(|code| !code.is_empty());
        let codes: Vec<_> = own.chain(row.list("icd10cm_other", ' ')?).collect();
        assert_eq!(condition.codes().collect::<Vec<_>>(), codes, "{}", condition.id);
        let measures: Vec<_> = condition.typical_measures.iter().map(|measure| measure.row().id).collect();
        assert_eq!(measures, row.list("typical_measures", ',')?, "{}", condition.id);
        for title in row.list("icd10cm_titles", ';')? {
            let (code, words) = title.split_once(' ').ok_or(title)?;
            assert!(title_of(code).is_some_and(|known| !known.is_empty()), "{code} {words}");
        }
    }
    Ok(())
}

#[test]
fn contraindications_are_those_of_the_catalogue() -> Result<(), Failure> {
    let sources = Sheet::read(&repository(), "assets/clinical/sources/contraindications.csv")?;
    let sheet = Sheet::read(&repository(), "assets/clinical/contraindications.csv")?;
    let techniques = Sheet::read(&repository(), "assets/clinical/techniques.csv")?;
    assert_eq!(ContraindicationId::all().count(), sheet.rows().count());
    for ((id, row), source) in ContraindicationId::all().zip(sheet.rows()).zip(sources.rows()) {
        let (held, advice) = (id.row(), id.advice());
        let texts = [held.id, held.name, advice.action, advice.rationale];
        assert_eq!(texts, [row.text("id")?, row.text("name")?, row.text("action")?, row.text("rationale")?]);
        assert_eq!((held.id, advice.source), (source.text("id")?, source.text("source")?));
        assert_eq!(held.is_recalled, source.text("source")?.contains("recalled"), "{}", held.id);
        assert_eq!(held.red_flag, row.text("red_flag")? == "Y", "{}", held.id);
        assert_eq!(format!("{:?}", held.level), pascal(row.text("level")?), "{}", held.id);
        assert_eq!(held.most_pressure.map(f64::from), row.number("max_pressure")?, "{}", held.id);
        let scope = row.list("scope", ';')?;
        assert_eq!(held.is_for_all, scope.contains(&"all"), "{}", held.id);
        // Each sheet names rows of the other; only what speaks against all of them anyway needs no names.
        let needs_names = !held.is_for_all || row.text("level")? == "precaution";
        for (technique, written) in TechniqueId::all().zip(techniques.rows()) {
            let id = technique.row().id;
            let is_named = needs_names && written.list("contraindications", ';')?.contains(&held.id);
            let times = held.techniques.iter().filter(|named| **named == technique).count();
            assert_eq!(times, usize::from(is_named || scope.contains(&id)), "{}: {id}", held.id);
        }
        let regions: Vec<_> = held.regions.iter().map(|region| region.row().id).collect();
        let mut places = row.list("regions", ',')?;
        places.retain(|place| *place != "scar-site");
        assert_eq!(regions, places, "{}", held.id);
    }
    Ok(())
}

#[test]
fn measures_norms_and_landmarks_are_those_of_the_catalogue() -> Result<(), Failure> {
    let sheet = Sheet::read(&repository(), "assets/clinical/measures.csv")?;
    assert_eq!(MeasureId::all().count(), sheet.rows().count());
    for (id, row) in MeasureId::all().zip(sheet.rows()) {
        let held = id.row();
        assert_eq!((held.id, held.name), (row.text("id")?, row.text("name")?));
        assert_eq!(held.real_change.map(|change| change.least), row.number("real_change")?, "{}", held.id);
        assert_eq!(id.grounds().says, row.text("real_change_says")?, "{}", held.id);
        assert_eq!(held.is_offered, !row.text("kind")?.is_empty(), "{}", held.id);
        match held.kind {
            AttributeKind::Scale(scale) => assert_eq!(scale.id, row.text("scale")?, "{}", held.id),
            AttributeKind::Number { unit, least, most, step, .. } if held.is_offered => {
                let numbers = [row.number("least")?, row.number("most")?, row.number("step")?];
                assert_eq!((unit, numbers), (row.text("unit")?, [least, most, step].map(Some)), "{}", held.id);
            }
            _ => assert!(!held.is_offered, "{}", held.id),
        }
    }
    let sheet = Sheet::read(&repository(), "assets/clinical/rom_norms.csv")?;
    assert_eq!(norms().len(), sheet.rows().count());
    for (norm, row) in norms().iter().zip(sheet.rows()) {
        let held = [norm.joint.row().id, norm.movement, norm.aaos, norm.ama];
        let written = [row.text("joint_id")?, row.text("movement")?, row.text("aaos_norm")?, row.text("ama_norm")?];
        assert_eq!(held, written);
    }
    let sheet = Sheet::read(&repository(), "assets/clinical/circumference_landmarks.csv")?;
    assert_eq!(landmarks().len(), sheet.rows().count());
    for (landmark, row) in landmarks().iter().zip(sheet.rows()) {
        let held = [landmark.id, landmark.region.row().id, landmark.description];
        assert_eq!(held, [row.text("id")?, row.text("region_id")?, row.text("description")?]);
    }
    Ok(())
}

#[test]
fn what_a_kind_of_session_asks_is_what_its_sheets_say() -> Result<(), Failure> {
    let kinds = [("medical", SessionKind::Medical), ("relaxation", SessionKind::Relaxation)];
    let sheet = Sheet::read(&repository(), "assets/clinical/session_sections.csv")?;
    for (section, row) in Section::ALL.into_iter().zip(sheet.rows()) {
        assert_eq!(section.row().title, row.text("title")?);
        for (column, kind) in kinds {
            assert_eq!(format!("{:?}", section.row().presence(kind)), pascal(row.text(column)?), "{section:?}");
        }
    }
    let sheet = Sheet::read(&repository(), "assets/clinical/session_fields.csv")?;
    let fields: Vec<_> = Section::ALL.into_iter().flat_map(Section::fields).collect();
    assert_eq!(fields.len(), sheet.rows().count());
    for section in Section::ALL {
        let name = format!("{section:?}").to_ascii_lowercase();
        let rows = sheet.rows().filter(|row| row.text("section").is_ok_and(|text| text == name));
        for (field, row) in section.fields().zip(rows) {
            for (column, kind) in kinds {
                assert_eq!(format!("{:?}", field.presence(kind)), pascal(row.text(column)?), "{name}");
            }
        }
    }
    Ok(())
}
