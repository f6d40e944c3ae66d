//! The report as a PDF file: whole, tagged, the same each time, and on one page where one can hold it.

use std::{
    env, fs,
    io::Write,
    process::{Command, Stdio},
    rc::Rc,
};

use palpate::{
    export::report::{Audience, PaperSize, Report, ReportOptions, pdf},
    note::{Finding, Id, Note, Section, SessionKind, Value},
    words::{
        ENGLISH,
        narrative::{Form, narrative},
    },
};
use uuid::Uuid;

use super::notes;

const RECORD: ReportOptions =
    ReportOptions { audience: Audience::Record, paper: PaperSize::Letter, form: None, words: ENGLISH };
const CLIENT: ReportOptions =
    ReportOptions { audience: Audience::Client, paper: PaperSize::A4, form: None, words: ENGLISH };

#[test]
fn the_paper_is_that_of_the_region_a_language_is_spoken_in() {
    for (language, expected) in [
        ("en-US", PaperSize::Letter),
        ("en-us", PaperSize::Letter),
        ("es_MX", PaperSize::Letter),
        ("fr-CA-u-hc-h12", PaperSize::Letter),
        ("es-Latn-CL", PaperSize::Letter),
        ("en", PaperSize::Letter),
        ("EN", PaperSize::Letter),
        ("en-GB", PaperSize::A4),
        ("en-001", PaperSize::A4),
        ("es-419", PaperSize::A4),
        ("zh-Hant-TW", PaperSize::A4),
        ("de", PaperSize::A4),
        ("de-u-rg-us", PaperSize::A4),
        ("ca", PaperSize::A4),
        ("", PaperSize::A4),
    ] {
        assert_eq!(PaperSize::usual(language), expected, "{language}");
    }
}

fn all() -> Vec<(String, Note)> {
    notes("notes").into_iter().chain(notes("sessions")).collect()
}

fn note(name: &str) -> Note {
    all().into_iter().find(|(known, _)| known == name).unwrap().1
}

fn holds(report: &Report, text: &str) -> bool {
    report.bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// The words of a report in the order of the file, without white space; none where no pdftotext is installed.
fn words(report: &Report) -> Option<String> {
    let mut reader = Command::new("pdftotext");
    reader.args(["-raw", "-enc", "UTF-8", "-", "-"]);
    let reader = reader.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let Ok(mut reader) = reader else {
        eprintln!("NOT CHECKED: what the report says, as pdftotext (poppler-utils) is not installed");
        return None;
    };
    reader.stdin.take().unwrap().write_all(&report.bytes).unwrap();
    let output = reader.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(squeezed(&String::from_utf8(output.stdout).unwrap()))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The note with so many findings, its own again and again.
fn with_findings(mut note: Note, count: usize) -> Note {
    let own = note.findings.clone();
    note.findings = own.iter().cycle().take(count).cloned().collect();
    for (place, finding) in note.findings.iter_mut().enumerate() {
        let id = Id(Uuid::from_u128(u128::try_from(place).unwrap() + 1));
        *finding = Rc::new(Finding { id, ..Finding::clone(finding) });
    }
    note
}

#[test]
fn a_report_is_a_tagged_file_that_says_what_it_is_and_is_the_same_each_time() {
    for (name, note) in all() {
        for options in [RECORD, CLIENT] {
            let report = pdf(&note, &options).unwrap();
            assert!(report.bytes.starts_with(b"%PDF-1.7"), "{name}");
            for part in ["/StructTreeRoot", "/Lang(en)", "/Marked true", "/DisplayDocTitle true", "<pdfuaid:part>1"] {
                assert!(holds(&report, part), "{name}: no {part}");
            }
            let title = if options == RECORD { "Massage therapy note, " } else { "Your massage session, " };
            assert!(holds(&report, title), "{name}: no title");
            assert_eq!(pdf(&note, &options).unwrap(), report, "{name}");
        }
    }
}

#[test]
fn a_report_says_every_sentence_of_the_narrative() {
    for (name, note) in all() {
        let form = Form::usual(note.session.kind);
        let Some(text) = words(&pdf(&note, &RECORD).unwrap()) else { return };
        for sentence in narrative(&note, form, ENGLISH).into_iter().flat_map(|paragraph| paragraph.sentences) {
            assert!(text.contains(&squeezed(&sentence.text)), "{name}: no {:?} in {text}", sentence.text);
        }
        let last = if note.record.is_empty() { "SignatureNotsigned." } else { "SHA-256" };
        assert!(text.contains(last), "{name}: no {last} in {text}");
    }
}

#[test]
fn a_small_note_is_on_one_page() {
    for (name, note) in notes("notes") {
        for paper in [PaperSize::Letter, PaperSize::A4] {
            assert_eq!(pdf(&note, &ReportOptions { paper, ..RECORD }).unwrap().pages, 1, "{name}");
        }
    }
    for (name, note) in notes("sessions") {
        assert!(pdf(&note, &RECORD).unwrap().pages <= 2, "{name}");
        assert_eq!(pdf(&note, &CLIENT).unwrap().pages, 1, "{name}");
    }
}

#[test]
fn a_long_table_goes_on_overleaf_with_its_head() {
    let report = pdf(&with_findings(note("medical"), 300), &RECORD).unwrap();
    assert!((12..=20).contains(&report.pages), "{} pages", report.pages);
    if let Some(text) = words(&report) {
        let heads = text.matches("No.FindingWhere").count();
        assert!(heads >= 5, "{heads} heads of the table of findings");
        assert!(text.contains(&format!("{0}of{0}", report.pages)));
    }
}

#[test]
fn what_the_fonts_lack_is_said_and_nothing_is_too_long() {
    let names = [
        "עברית مرحبا mixed with English (and a bracket)",
        "👩🏽‍🦰 \u{202e}reversed\u{202c} \u{feff}\u{0}\t名前",
        &"Wolfeschlegelsteinhausenbergerdorff".repeat(60),
        &"a very long name ".repeat(400),
        "Zoe\u{308} Nguye\u{302}\u{303}n — “Őrség” α≤½° → ′",
        "\n\n",
    ];
    for name in names {
        let mut note = note("medical");
        Rc::make_mut(&mut note.session).client = name.to_owned();
        Rc::make_mut(&mut note.session).remark = name.repeat(3);
        for options in [RECORD, CLIENT] {
            let report = pdf(&note, &options).unwrap();
            let is_lacking = name.contains('ע') || name.contains('名');
            assert_eq!(!report.lacking.is_empty(), is_lacking, "{name}: {:?}", report.lacking);
            if let Some(text) = words(&report).filter(|_| name.contains("Wolfe")) {
                assert!(text.contains(name));
            }
        }
    }
}

#[test]
fn a_cell_that_is_longer_than_a_page_goes_on_overleaf() {
    let mut note = note("medical");
    let all = palpate::note::TechniqueId::named("neuromuscular-therapy").unwrap();
    let first = Rc::make_mut(&mut note.treatments[0]);
    first.technique = all;
    first.sites = first.sites.iter().cycle().take(200).cloned().collect();
    assert!(pdf(&note, &RECORD).unwrap().pages >= 4);
}

#[test]
fn a_broken_seal_is_said_to_every_reader() {
    let mut note = note("signed");
    for options in [RECORD, CLIENT] {
        let Some(text) = words(&pdf(&note, &options).unwrap()) else { return };
        assert!(!text.contains("seal"), "{text}");
    }
    Rc::make_mut(&mut note.session).remark.push('!');
    for options in [RECORD, CLIENT] {
        let text = words(&pdf(&note, &options).unwrap()).unwrap();
        assert!(text.contains("Thesealofthisnoteisbroken."), "{text}");
    }
}

#[test]
fn the_client_reads_what_was_done_and_what_comes_next_without_codes() {
    for (name, note) in notes("sessions") {
        let Some(text) = words(&pdf(&note, &CLIENT).unwrap()) else { return };
        assert!(text.contains("Whatwasdone"), "{name}: {text}");
        for code in ["M54.50", "97140", "97124", "NMT", "SHA-256", "/10", "QL"] {
            assert!(!text.contains(code), "{name}: {code} in {text}");
        }
        let home = note.value(Section::Plan, "homeCareText");
        if let Some(Value::Text(home)) = home.filter(|_| note.session.kind == SessionKind::Medical) {
            assert!(text.contains(&squeezed(home)), "{name}: no {home} in {text}");
        }
    }
}

/// Writes every report into the folder that REPORTS names, to be looked at.
#[test]
fn reports_are_written_where_they_are_asked_for() {
    let Ok(folder) = env::var("REPORTS") else { return };
    let many = ("many".to_owned(), with_findings(note("medical"), 300));
    for (name, note) in all().into_iter().chain([many]) {
        for (options, ending) in [(RECORD, "record"), (CLIENT, "client")] {
            let report = pdf(&note, &options).unwrap();
            let (pages, size) = (report.pages, report.bytes.len());
            eprintln!("{name} {ending}: {pages} pages, {size} bytes");
            fs::write(format!("{folder}/{name}-{ending}.pdf"), report.bytes).unwrap();
        }
    }
}
