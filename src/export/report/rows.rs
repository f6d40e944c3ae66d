//! What was found, done and measured, in tables.

use super::{
    flow::Content,
    table::{Cell, Column, Row, Table},
};
use crate::{
    note::{
        AttributeId, Finding, Measurement, Note, PlaceMinutes, SessionKind, Site, Taken, Treatment, Values, hands_on,
        minutes_by_place, timed_units,
    },
    words::{self, Words},
};

/// Numbered as in the chart's legend: first what was found, then what was done.
pub fn found(note: &Note, words: Words) -> Option<Content> {
    let columns = vec![
        Column::figures(words.say("No."), 2.0),
        Column::words(words.say("Finding"), 12.0),
        Column::words(words.say("Where"), 13.5),
        Column::words(words.say("Grade"), 8.5),
        Column::words(words.say("Before"), 6.5),
        Column::words(words.say("After"), 6.5),
        Column::words(words.say("Result"), 6.0),
    ];
    let rows = note.findings.iter().enumerate().map(|(place, finding)| finding_row(place + 1, finding, words));
    table(columns, rows.collect())
}

fn finding_row(number: usize, finding: &Finding, words: Words) -> Row {
    let graded = finding.before.keys().chain(finding.after.keys().filter(|key| !finding.before.contains_key(key)));
    let mut keys: Vec<AttributeId> = graded.copied().collect();
    // What tells how grave it is comes first.
    keys.sort_by_key(|key| Some(*key) != finding.finding.row().severity);
    let taken = |values: &Values| {
        let value = |key: &AttributeId| values.get(key).map_or_else(String::new, |value| words.value(*key, value));
        Cell(keys.iter().map(value).collect())
    };
    Row::new([
        number.to_string().into(),
        words.say(finding.finding.row().name).into(),
        finding.site.as_ref().map(|it| words.site(it)).unwrap_or_default().into(),
        Cell(keys.iter().map(|key| words.say(key.row().label).to_owned()).collect()),
        taken(&finding.before),
        taken(&finding.after),
        finding.response.map(|it| words.response(it)).unwrap_or_default().into(),
    ])
}

pub fn done(note: &Note, words: Words) -> Option<Content> {
    let columns = vec![
        Column::figures(words.say("No."), 2.0),
        Column::words(words.say("Technique"), 16.0),
        Column::words(words.say("Where"), 19.0),
        Column::words(words.say("Pressure"), 5.0),
        Column::words(words.say("Result"), 6.0),
        Column::figures(words.say("Minutes"), 5.0),
    ];
    let first = note.findings.len() + 1;
    let rows =
        note.treatments.iter().enumerate().map(|(place, treatment)| treatment_row(first + place, treatment, words));
    let mut rows: Vec<Row> = rows.collect();
    let minutes = hands_on(note);
    if minutes > 0.0 {
        rows.push(Row::sum(words.say("Hands-on time"), words.amount(minutes)));
    }
    table(columns, rows)
}

fn treatment_row(number: usize, treatment: &Treatment, words: Words) -> Row {
    Row::new([
        number.to_string().into(),
        words.say(treatment.technique.row().name).into(),
        Cell(treatment.sites.iter().map(|site| place(site, words)).collect()),
        treatment.pressure.map(|pressure| words.fill("{n} of 5", &[("n", &pressure)])).unwrap_or_default().into(),
        treatment.response.map(|it| words.response(it)).unwrap_or_default().into(),
        treatment.minutes.map(|minutes| words.amount(minutes)).unwrap_or_default().into(),
    ])
}

fn place(site: &Site, words: Words) -> String {
    match site.minutes {
        Some(minutes) => format!("{} ({})", words.site(site), words.minutes_of(minutes)),
        None => words.site(site),
    }
}

/// Where the minutes went, unless the table of what was done says it all.
pub fn minutes(note: &Note, words: Words) -> Option<Content> {
    let places = minutes_by_place(note);
    let is_same = |sites: &[Site], minutes: Option<f64>, place: &PlaceMinutes| {
        minutes == Some(place.minutes) && sites.iter().map(|site| (site.structure, site.side)).eq(place.places.clone())
    };
    let stands = |place: &PlaceMinutes| {
        note.treatments.iter().any(|treatment| {
            let mut sites = treatment.sites.iter();
            is_same(&treatment.sites, treatment.minutes, place)
                || sites.any(|site| is_same(std::slice::from_ref(site), site.minutes, place))
        })
    };
    if places.iter().all(stands) {
        return None;
    }
    let rows = places.iter().map(|place| Row::new([words.places(place).into(), words.amount(place.minutes).into()]));
    table(
        vec![Column::words(words.say("Minutes by place"), 48.0), Column::figures(words.say("Minutes"), 5.0)],
        rows.collect(),
    )
}

/// Such as "3 timed units for 40 min (38–52): 97124".
pub fn units(note: &Note, words: Words) -> Option<Content> {
    let units = timed_units(note);
    let is_told = note.session.kind == SessionKind::Medical && units.units > 0;
    is_told.then(|| Content::Sentences(vec![format!("{}.", words.timed_units(&units))]))
}

pub fn measured(note: &Note, words: Words) -> Option<Content> {
    let has = |taken| note.measures.iter().any(|measure| measure.value(taken).is_some());
    let (is_course, is_sided) = (has(Taken::Baseline), has(Taken::OtherSide));
    let mut columns = vec![Column::words(words.say("Measure"), 20.0)];
    columns.extend(is_course.then(|| Column::words(words.say("At the start"), 6.5)));
    columns.extend([Column::words(words.say("Before"), 6.5), Column::words(words.say("After"), 6.5)]);
    columns.extend(is_sided.then(|| Column::words(words.say("Other side"), 6.5)));
    columns.extend([Column::words(words.say("Change"), 8.0), Column::words(words.say("Real?"), 10.0)]);
    let row = |measure: &Measurement| {
        let value = |taken| -> Cell {
            measure.value(taken).map_or_else(String::new, |value| words.measured(measure, value)).into()
        };
        let compared = measure.compared().and_then(|(first, last)| words.change(measure, first, last));
        let (way, verdict) = compared.unwrap_or_default();
        let mut cells: Vec<Cell> = vec![words.measurement_title(measure).into()];
        cells.extend(is_course.then(|| value(Taken::Baseline)));
        cells.extend([value(Taken::Before), value(Taken::After)]);
        cells.extend(is_sided.then(|| value(Taken::OtherSide)));
        cells.extend([way.into(), verdict.map(words::sentence).unwrap_or_default().into()]);
        Row::new(cells)
    };
    table(columns, note.measures.iter().map(|measure| row(measure)).collect())
}

fn table(columns: Vec<Column>, rows: Vec<Row>) -> Option<Content> {
    (!rows.is_empty()).then_some(Content::Table(Table { columns, rows }))
}
