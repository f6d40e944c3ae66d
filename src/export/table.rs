//! Findings and treatments as rows of a table, for spreadsheets and research.

use std::{borrow::Cow, sync::LazyLock};

use crate::{
    export::characters::legible,
    note::{
        AttributeId, AttributeKind, Finding, FindingTypeId, Note, Site, Treatment, Value, Values, code_of, write_json,
    },
};

/// What one row is.
///
/// A table is CSV by RFC 4180 in UTF-8: the header once, then the rows of as many notes as there are.
///
/// ```
/// use palpate::{export::{Client, Table}, note};
///
/// let file = r#"{ "format": "palpate-note", "version": 1, "note": {
///     "id": "01a21345-d4d9-7a1a-92f1-7df30e252d3a",
///     "session": { "kind": "medical", "client": "A. R.", "createdAt": "2026-11-25T15:02:00+01:00" },
///     "findings": [{
///         "id": "01a21345-d73c-74c7-9157-7dd71dbd4bf7", "finding": "hypertonicity",
///         "site": { "structure": "multifidus", "side": "right" },
///         "before": { "tone": 3 }, "recordedAt": "2026-11-25T15:04:12+01:00"
///     }]
/// } }"#;
/// let note = note::read(file).unwrap();
/// let table = Table::Findings.header(Client::LeftOut) + &Table::Findings.rows(&note, Client::LeftOut);
/// assert!(table.starts_with("note_id,session_at,session_kind,finding_id,"));
/// assert_eq!(table.lines().count(), 2);
/// assert!(!table.contains("A. R."));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// One finding.
    Findings,
    /// One place of one treatment; a treatment of no single place has one row too.
    Treatments,
}

/// Whether each row says whose session it was. Research has no need of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Client {
    #[default]
    LeftOut,
    Named,
}

const SESSION: [&str; 3] = ["note_id", "session_at", "session_kind"];
const FINDING: [&str; 5] = ["finding_id", "recorded_at", "finding", "finding_name", "category"];
const TREATMENT: [&str; 7] =
    ["treatment_id", "recorded_at", "technique", "technique_name", "family", "place", "places"];
const PLACE: [&str; 8] = ["structure", "structure_name", "side", "view", "layer", "drawing", "x", "y"];
const AFTER_GRADES: [&str; 3] = ["response", "other", "remark"];
const DOSE: [&str; 7] = ["place_minutes", "minutes", "pressure", "direction", "tool", "product", "finding_ids"];

/// The grades with columns of their own, before and after, in the catalogue's order: what types of finding are graded
/// by and what is asked again, where it is a level of a scale or a number. Every other value stands in `other`.
static GRADES: LazyLock<Vec<AttributeId>> = LazyLock::new(|| {
    let is_grade = |attribute: &AttributeId| {
        let row = attribute.row();
        let is_one_value = matches!(row.kind, AttributeKind::Scale(_) | AttributeKind::Number { .. });
        row.recheck && is_one_value && FindingTypeId::all().any(|id| id.row().severity == Some(*attribute))
    };
    AttributeId::all().filter(is_grade).collect()
});

impl Table {
    pub const ALL: [Table; 2] = [Table::Findings, Table::Treatments];

    /// What it is called where one is chosen.
    pub fn name(self) -> &'static str {
        match self {
            Table::Findings => "findings",
            Table::Treatments => "treatments",
        }
    }

    /// The names of the columns.
    pub fn header(self, client: Client) -> String {
        let mut names: Vec<String> = SESSION.map(str::to_owned).into();
        names.extend((client == Client::Named).then(|| "client".to_owned()));
        let mut add = |more: &[&str]| names.extend(more.iter().map(|name| (*name).to_owned()));
        match self {
            Table::Findings => {
                add(&FINDING);
                add(&PLACE);
                for id in GRADES.iter().map(|grade| parted(grade.row().id, '_')) {
                    add(&[&format!("{id}_before"), &format!("{id}_after")]);
                }
            }
            Table::Treatments => {
                add(&TREATMENT);
                add(&PLACE);
                add(&DOSE);
            }
        }
        add(&AFTER_GRADES);
        csv([Row(names)])
    }

    /// A line for each finding of a note, or for each place of its treatments.
    pub fn rows(self, note: &Note, client: Client) -> String {
        let session = Row::of_session(note, client);
        match self {
            Table::Findings => csv(note.findings.iter().map(|finding| of_finding(session.clone(), finding))),
            Table::Treatments => csv(note.treatments.iter().flat_map(|treatment| {
                let places = 0..treatment.sites.len().max(1);
                places.map(|place| of_place(session.clone(), treatment, place))
            })),
        }
    }
}

fn of_finding(mut row: Row, finding: &Finding) -> Row {
    let type_ = finding.finding.row();
    row.text(&finding.id.0.to_string());
    row.text(&finding.recorded_at.to_string());
    row.text(type_.id);
    row.text(type_.name);
    row.text(&parted(&format!("{:?}", type_.category), '-'));
    row.site(finding.site.as_ref());
    for grade in &*GRADES {
        row.value(finding.before.get(grade));
        row.value(finding.after.get(grade));
    }
    row.code(finding.response.as_ref().map(code_of));
    let left = |values: &Values| -> Values {
        let others = values.iter().filter(|(attribute, _)| !GRADES.contains(attribute));
        others.map(|(attribute, value)| (*attribute, value.clone())).collect()
    };
    let others = [
        ("attributes", finding.attributes.clone()),
        ("before", left(&finding.before)),
        ("after", left(&finding.after)),
    ];
    let others = others.iter().filter(|(_, values)| !values.is_empty());
    let others: Vec<String> = others.map(|(name, values)| format!("\"{name}\":{}", write_json(values))).collect();
    row.text(&if others.is_empty() { String::new() } else { format!("{{{}}}", others.join(",")) });
    row.text(&finding.remark);
    row
}

fn of_place(mut row: Row, treatment: &Treatment, place: usize) -> Row {
    let technique = treatment.technique.row();
    let site = treatment.sites.get(place);
    row.text(&treatment.id.0.to_string());
    row.text(&treatment.recorded_at.to_string());
    row.text(technique.id);
    row.text(technique.name);
    row.text(technique.family);
    row.text(&site.map_or_else(String::new, |_| (place + 1).to_string()));
    row.text(&treatment.sites.len().to_string());
    row.site(site);
    row.number(site.and_then(|site| minutes_of(treatment, site)));
    row.number(treatment.minutes);
    row.number(treatment.pressure.map(f64::from));
    for text in [&treatment.direction, &treatment.tool, &treatment.product] {
        row.text(text.as_deref().unwrap_or_default());
    }
    let findings: Vec<String> = treatment.findings.iter().map(|finding| finding.0.to_string()).collect();
    row.text(&findings.join(" "));
    row.code(treatment.response.as_ref().map(code_of));
    row.text(&if treatment.attributes.is_empty() { String::new() } else { write_json(&treatment.attributes) });
    row.text(&treatment.remark);
    row
}

/// What a place had of the minutes: as it was said, or what the others leave where it alone is open. Of a treatment that
/// holds others nobody knows which place had what they left.
fn minutes_of(treatment: &Treatment, site: &Site) -> Option<f64> {
    let holds_others = AttributeId::named("container").and_then(|id| treatment.attributes.get(&id));
    let is_last_open = treatment.sites.iter().filter(|site| site.minutes.is_none()).count() == 1;
    if site.minutes.is_some() || !is_last_open || holds_others == Some(&Value::Flag(true)) {
        return site.minutes;
    }
    // Minutes are said to a hundredth at most.
    Some(((treatment.minutes? - treatment.minutes_of_places()) * 100.0).round() / 100.0)
}

/// The cells of a line.
#[derive(Clone)]
struct Row(Vec<String>);

impl Row {
    fn of_session(note: &Note, client: Client) -> Row {
        let mut row = Row(Vec::new());
        row.text(&note.id.0.to_string());
        row.text(&note.session.created_at.to_string());
        row.code(Some(code_of(&note.session.kind)));
        if client == Client::Named {
            row.text(&note.session.client);
        }
        row
    }

    /// Anything that is no number, so that no spreadsheet takes it for a formula.
    fn text(&mut self, text: &str) {
        let text = legible(text);
        self.0.push(if is_like_a_formula(&text) { format!("'{text}") } else { text });
    }

    fn number(&mut self, number: Option<f64>) {
        self.0.push(number.map_or_else(String::new, |number| write_json(&number)));
    }

    /// A code as it stands in a note's JSON.
    fn code(&mut self, code: Option<String>) {
        self.text(&code.unwrap_or_default());
    }

    fn value(&mut self, value: Option<&Value>) {
        match value {
            Some(Value::Number(number)) => self.number(Some(*number)),
            Some(Value::Text(text)) => self.text(text),
            Some(other) => self.text(&write_json(other)),
            None => self.text(""),
        }
    }

    fn site(&mut self, site: Option<&Site>) {
        let Some(site) = site else {
            return PLACE.iter().for_each(|_| self.text(""));
        };
        let structure = site.structure.row();
        self.text(structure.id);
        self.text(structure.common_name);
        self.code(Some(code_of(&site.side)));
        let mark = site.mark.as_ref();
        self.code(mark.map(|mark| code_of(&mark.view)));
        self.code(mark.map(|mark| code_of(&mark.layer)));
        self.number(mark.map(|mark| f64::from(mark.drawing)));
        self.number(mark.map(|mark| mark.point.x));
        self.number(mark.map(|mark| mark.point.y));
    }
}

/// True of what a spreadsheet may calculate: OWASP, CSV injection. Blanks and what has no width may stand before the
/// sign, and the sign may be a fullwidth or a small form of it.
fn is_like_a_formula(text: &str) -> bool {
    const SIGNS: [char; 13] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−'];
    let has_no_ink = |letter: char| {
        let has_no_width = matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
        letter.is_whitespace() || letter.is_control() || has_no_width
    };
    text.starts_with(['\t', '\r', '\n']) || text.trim_start_matches(has_no_ink).starts_with(SIGNS)
}

/// `painNrs` as `pain_nrs`, `ConnectiveTissue` as `connective-tissue`.
fn parted(name: &str, between: char) -> String {
    let mut parted = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !parted.is_empty() {
            parted.push(between);
        }
        parted.extend(letter.to_lowercase());
    }
    parted
}

/// Lines by RFC 4180. The crate csv can also quote what is no number, so it takes the reading of every number there is with
/// it, and weighs 26 KB; it reads these lines in the tests.
fn csv(rows: impl IntoIterator<Item = Row>) -> String {
    let line = |row: Row| row.0.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
    rows.into_iter().map(line).collect()
}

/// What holds a sign that ends a cell stands in quotes, and a quote in it twice.
fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\"")).into()
    } else {
        cell.into()
    }
}
