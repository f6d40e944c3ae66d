//! The command `palpate`, run as others run it: what it writes, what it says, and how it ends.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use palpate::{
    export::{self, Client, Colours, PictureOptions, Table},
    note::{Note, read, write},
    words::{ENGLISH, narrative::Form},
};

const MEDICAL: &str = include_str!("fixtures/notes/medical.json");
const RELAXATION: &str = include_str!("fixtures/notes/relaxation.json");
const SIGNED: &str = include_str!("fixtures/notes/signed.json");

/// How it ended, what it wrote and what it complained of.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs `palpate` with words as they are typed, in a folder, with a text on its standard input.
fn ran_in(folder: &Path, words: &str, input: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palpate"));
    command.args(words.split_whitespace()).current_dir(folder);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // It need not read all of it, so a pipe that it closed is no failure.
    let writing = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn ran(words: &str, input: &str) -> Ran {
    ran_in(Path::new(env!("CARGO_MANIFEST_DIR")), words, input)
}

/// An empty folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn note(text: &str) -> Note {
    read(text).unwrap()
}

/// A note on one line.
fn line(text: &str) -> String {
    let json: serde_json::Value = serde_json::from_str(text).unwrap();
    json.to_string() + "\n"
}

#[test]
fn what_is_written_is_what_the_exports_give() {
    let soap = |text| export::text(&note(text), Form::Soap, ENGLISH);
    let header = Table::Findings.header(Client::LeftOut);
    let rows = |text| Table::Findings.rows(&note(text), Client::LeftOut);
    let treated = |text| Table::Treatments.header(Client::Named) + &Table::Treatments.rows(&note(text), Client::Named);
    let wellness = export::text(&note(RELAXATION), Form::Wellness, ENGLISH);
    let small = PictureOptions { colours: Colours::Grey, legend: false, words: ENGLISH, width: 640.0 };
    let both = format!("{}\u{c}\n{wellness}", soap(MEDICAL));
    let lines = line(MEDICAL) + "\n" + &line(RELAXATION);
    for (words, input, expected) in [
        ("validate -", MEDICAL, String::new()),
        ("text -", MEDICAL, soap(MEDICAL)),
        ("text -", &format!("\u{feff}{MEDICAL}"), soap(MEDICAL)),
        ("text --form=soap tests/fixtures/notes/signed.json", "", soap(SIGNED)),
        ("text tests/fixtures/notes/medical.json tests/fixtures/notes/relaxation.json", "", both.clone()),
        ("text --lines -", &lines, both),
        ("csv -", MEDICAL, header.clone() + &rows(MEDICAL)),
        ("csv --jobs 1 --lines -", &lines, header.clone() + &rows(MEDICAL) + &rows(RELAXATION)),
        ("csv --lines -", "", header),
        ("csv --table treatments --client -", SIGNED, treated(SIGNED)),
        ("xhtml -", MEDICAL, export::xhtml(&note(MEDICAL), Form::Soap, ENGLISH)),
        ("rtf --form care -", MEDICAL, export::rtf(&note(MEDICAL), Form::Care, ENGLISH)),
        ("picture -", MEDICAL, export::picture(&note(MEDICAL), &PictureOptions::default())),
        ("picture --grey --no-legend --width 640 -", MEDICAL, export::picture(&note(MEDICAL), &small)),
        ("migrate -", &line(MEDICAL), MEDICAL.to_owned()),
        ("migrate -", SIGNED, SIGNED.to_owned()),
    ] {
        let ran = ran(words, input);
        assert_eq!((ran.code, ran.err.as_str(), ran.out), (Some(0), "", expected), "palpate {words}");
    }
}

#[test]
fn a_note_is_told_in_the_language_that_is_asked_for() {
    for (words, expected) in [
        ("text --language de -", "Sitzungsnotiz Massagetherapie\n"),
        ("text --language=AR -", "ملاحظة العلاج بالتدليك\n"),
        ("text --language en -", "Massage therapy note\n"),
        (
            "xhtml --language fr -",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"fr\"",
        ),
    ] {
        let ran = ran(words, MEDICAL);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "palpate {words}");
        assert!(ran.out.starts_with(expected), "palpate {words}: {}", ran.out);
        // What only a screen needs is not written.
        assert!(!ran.out.contains('\u{ad}'), "palpate {words}");
    }
    let ran = ran("text --language it -", MEDICAL);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("found --language it, expected en, ar, de, es, fr"), "{}", ran.err);
}

#[test]
fn a_note_on_a_line_leaves_on_a_line() {
    let input = line(MEDICAL) + &line(SIGNED);
    let ran = ran("migrate --lines -", &input);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 2));
    for (line, text) in ran.out.lines().zip([MEDICAL, SIGNED]) {
        assert_eq!(write(&note(line)), text);
    }
}

#[test]
fn each_input_that_is_not_valid_is_named_and_the_rest_is_done() {
    let lines = ["", "{}", &line(MEDICAL), "[", &line(MEDICAL).replace("\"version\":1", "\"version\":9")].join("\n");
    let ran_ = ran("text --lines - missing.json", &lines);
    assert_eq!(ran_.code, Some(1));
    assert_eq!(ran_.out, export::text(&note(MEDICAL), Form::Soap, ENGLISH));
    let said: Vec<String> =
        ran_.err.lines().map(|line| line.splitn(4, ':').take(3).collect::<Vec<_>>().join(":")).collect();
    assert_eq!(said[..3], ["-:2: NotANote", "-:5: NotJson", "-:6: TooNew"]);
    assert!(said[3].starts_with("missing.json: NotRead: "), "{}", ran_.err);
    for (text, expected) in [
        (MEDICAL.replace("\"side\": \"right\"", "\"side\": \"up\""), "-: Invalid: This note is not valid at note."),
        (
            format!(
                "{{\"format\": \"palpate-note\", \"version\": 1, \"a\\u001bb\\nc\": 1, {}",
                &MEDICAL.trim_start()[1..]
            ),
            "-: ",
        ),
        (" ".repeat(5 * 1024 * 1024 + 1), "-: TooLarge: This file is too large: found 5242881 bytes"),
        (String::new(), "-: NotJson: This file is not JSON"),
    ] {
        let ran = ran("validate -", &text);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (Some(1), "", 1), "{}", ran.err);
        assert!(ran.err.starts_with(expected) && !ran.err.contains('\u{1b}'), "{}", ran.err);
    }
}

#[test]
fn a_line_that_is_too_long_is_left_and_the_next_one_read() {
    let long = "x".repeat(12 * 1024 * 1024);
    let ran = ran("text --lines -", &format!("{long}\n{}", line(MEDICAL)));
    assert_eq!((ran.code, ran.out), (Some(1), export::text(&note(MEDICAL), Form::Soap, ENGLISH)));
    assert!(ran.err.starts_with("-:1: TooLarge: This file is too large: found 12582912 bytes"), "{}", ran.err);
}

#[test]
fn what_is_no_text_is_refused_in_words() {
    let folder = folder("no-text");
    let mut bytes = line(MEDICAL).into_bytes();
    bytes[10] = 0xFF;
    fs::write(folder.join("a.json"), bytes).unwrap();
    let ran = ran_in(&folder, "validate a.json", "");
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.err, "a.json: NotJson: This file is not JSON (no UTF-8 from byte 11 on).\n");
}

#[test]
fn wrong_usage_ends_with_2_and_writes_nothing() {
    for (words, expected) in [
        ("", "palpate: a command is missing"),
        ("frobnicate", "palpate: there is no command frobnicate"),
        ("--frobnicate", "palpate: invalid option '--frobnicate'"),
        ("text", "palpate text: no file is named"),
        ("text --form soup a", "palpate text: found --form soup, expected one of soap, care, dar, wellness"),
        ("text --table findings a", "palpate text: invalid option '--table'"),
        ("text - -", "palpate text: the standard input can be read only once"),
        ("csv --table visits a", "palpate csv: found --table visits, expected one of findings, treatments"),
        ("csv --jobs 0 a", "palpate csv: found --jobs 0, expected 1 to 256"),
        ("csv --jobs many a", "palpate csv: found --jobs many, expected 1 to 256"),
        ("csv a --output", "palpate csv: missing argument for option '--output'"),
        ("validate --output a b", "palpate validate: invalid option '--output'"),
        ("xhtml a b", "palpate xhtml: several notes need a folder: --output DIR"),
        (
            "fhir --as letter a",
            "palpate fhir: found --as letter, expected one of document, transaction, form, document-reference",
        ),
        ("fhir --attach text a", "palpate fhir: --attach is for --as document-reference"),
        (
            "fhir --as document-reference --attach odt a",
            "palpate fhir: found --attach odt, expected one of pdf, text, xhtml, rtf",
        ),
        ("fhir --as form --picture a", "palpate fhir: --picture is for --as document or transaction"),
        ("fhir --context missing.json a", "palpate fhir: missing.json: NotRead: "),
        ("v2 --at yesterday a", "palpate v2: found --at yesterday, expected a time such as 2026-11-25T09:30:00+01:00"),
        ("v2 a b", "palpate v2: several notes need a folder: --output DIR, or --mllp"),
        ("v2 --mllp --output b a", "palpate v2: --mllp is for the standard output"),
        ("v2 --release r5 a", "palpate v2: invalid option '--release'"),
        ("text --context a b", "palpate text: invalid option '--context'"),
        ("fhir --release dstu2 a", "palpate fhir: found --release dstu2, expected one of r4, r4b, r5"),
        ("text --all-of-snomed a", "palpate text: invalid option '--all-of-snomed'"),
        ("report --paper a5 a", "palpate report: found --paper a5, expected one of letter, a4"),
        ("report a b", "palpate report: several notes need a folder: --output DIR"),
        ("picture --width 10 a", "palpate picture: found --width 10, expected 320 to 4000"),
        ("picture a b", "palpate picture: several notes need a folder: --output DIR"),
        ("rtf --lines -", "palpate rtf: several notes need a folder: --output DIR"),
    ] {
        let ran = ran(words, "");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "palpate {words}");
        assert!(ran.err.starts_with(expected) && ran.err.ends_with("--help)\n"), "{}", ran.err);
    }
}

#[test]
fn a_note_is_a_line_of_fhir_of_the_kind_that_is_asked_for() {
    let notes = format!("{}\n{}", line(MEDICAL), line(RELAXATION));
    for (words, kind) in [
        ("fhir --lines -", "\"type\":\"document\""),
        ("fhir --as transaction --lines -", "\"type\":\"transaction\""),
        ("fhir --picture --lines -", "\"contentType\":\"image/svg+xml\""),
        ("fhir --as form --release r5 --all-of-snomed --lines -", "\"resourceType\":\"QuestionnaireResponse\""),
    ] {
        let ran = ran(words, &notes);
        assert_eq!((ran.code, ran.err.as_str(), ran.out.lines().count()), (Some(0), "", 2), "{words}");
        for line in ran.out.lines() {
            assert!(line.contains(kind) && serde_json::from_str::<serde_json::Value>(line).is_ok(), "{words}: {line}");
        }
    }
    let drawn = ran("picture -", MEDICAL);
    assert!(drawn.out.contains("<svg") && drawn.out.trim_end().ends_with("</svg>"));
}

#[test]
fn a_note_is_one_attachment_of_the_kind_that_is_asked_for() {
    for (attach, kind, begins) in [
        ("pdf", "application/pdf", "%PDF-"),
        ("text", "text/plain; charset=utf-8", "MASSAGE THERAPY NOTE"),
        ("xhtml", "application/xhtml+xml", "<?xml"),
        ("rtf", "text/rtf", "{\\rtf1"),
    ] {
        let ran = ran(&format!("fhir --as document-reference --attach {attach} -"), MEDICAL);
        assert_eq!((ran.code, ran.err.as_str(), ran.out.lines().count()), (Some(0), "", 1), "{attach}");
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(json["resourceType"], "DocumentReference");
        let attachment = &json["content"][0]["attachment"];
        assert_eq!(attachment["contentType"], kind);
        let bytes = export::bytes_of_base64(attachment["data"].as_str().unwrap()).unwrap();
        assert!(String::from_utf8_lossy(&bytes).to_uppercase().starts_with(&begins.to_uppercase()), "{attach}");
    }
    let care = ran("fhir --as document-reference --attach text --form care -", MEDICAL);
    let json: serde_json::Value = serde_json::from_str(&care.out).unwrap();
    let bytes = export::bytes_of_base64(json["content"][0]["attachment"]["data"].as_str().unwrap()).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), export::text(&note(MEDICAL), Form::Care, ENGLISH));
}

#[test]
fn a_message_ends_its_segments_as_hl7_does_and_several_stand_in_frames() {
    let one = ran("v2 --at 2026-11-26T09:30:00-08:00 -", MEDICAL);
    assert_eq!((one.code, one.err.as_str()), (Some(0), ""));
    assert!(one.out.starts_with("MSH|^~\\&|PALPATE||||20261126093000-0800||MDM^T02^MDM_T02|"), "{}", &one.out[..80]);
    assert!(one.out.ends_with('\r') && !one.out.contains('\n'));
    assert_eq!(one.out.split_terminator('\r').count(), 6);
    // Without a time it is that of the note, so that the same note is the same message.
    assert_eq!(ran("v2 -", MEDICAL).out, ran("v2 -", MEDICAL).out);
    let several = ran("v2 --mllp --lines -", &(line(MEDICAL) + &line(SIGNED)));
    assert_eq!((several.code, several.err.as_str()), (Some(0), ""));
    let frames: Vec<&str> = several.out.split_terminator("\u{1c}\r").collect();
    assert_eq!(frames.len(), 2);
    assert!(frames.iter().all(|frame| frame.starts_with("\u{b}MSH|") && frame.ends_with('\r')));
    let folder = folder("messages");
    fs::write(folder.join("one.json"), MEDICAL).unwrap();
    fs::write(folder.join("two.json"), SIGNED).unwrap();
    assert_eq!(ran_in(&folder, "v2 --output out one.json two.json", "").code, Some(0));
    let two = fs::read_to_string(folder.join("out/two.hl7")).unwrap();
    assert!(two.starts_with("MSH|") && two.ends_with('\r'));
}

#[test]
fn what_the_host_knows_goes_with_the_notes_and_no_client_with_the_notes_of_others() {
    let folder = folder("context");
    let (first, second) = (note(MEDICAL).id.0, "01990000-0000-7000-8000-000000000002");
    fs::write(folder.join("one.json"), MEDICAL).unwrap();
    fs::write(folder.join("two.json"), RELAXATION.replace(&note(RELAXATION).id.0.to_string(), second)).unwrap();
    fs::write(folder.join("one-client.json"), "{\"patient\": {\"reference\": \"Patient/7\"}}").unwrap();
    fs::write(
        folder.join("all.json"),
        format!(
            "{{\"practitioner\": {{\"reference\": \"Practitioner/3\"}}, \"notes\": {{\
             \"{first}\": {{\"patient\": {{\"reference\": \"Patient/7\"}}}}, \
             \"{second}\": {{\"patient\": {{\"identifier\": {{\"value\": \"MRN8\"}}}}}}}}}}"
        ),
    )
    .unwrap();
    fs::write(folder.join("wrong.json"), "{\"patient\": {\"reference\": \"Device/7\"}}").unwrap();
    let run = |words: &str| ran_in(&folder, words, "");
    let one = run("fhir --context one-client.json one.json");
    assert_eq!((one.code, one.err.as_str()), (Some(0), ""));
    assert!(one.out.contains("\"reference\":\"Patient/7\"") && !one.out.contains("\"resourceType\":\"Patient\""));
    let several = run("fhir --context one-client.json one.json two.json");
    assert_eq!((several.code, several.out.as_str()), (Some(2), ""));
    assert!(several.err.contains("one patient or encounter for all of them"), "{}", several.err);
    let each = run("fhir --context all.json one.json two.json");
    assert_eq!((each.code, each.err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = each.out.lines().collect();
    assert!(lines[0].contains("Patient/7") && !lines[0].contains("MRN8"));
    assert!(lines[1].contains("MRN8") && !lines[1].contains("Patient/7"));
    assert!(lines.iter().all(|line| line.contains("Practitioner/3")));
    let wrong = run("v2 --context wrong.json one.json");
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(2), ""));
    let says = "palpate v2: wrong.json: WrongResource: patient.reference: found a Device, expected a Patient";
    assert!(wrong.err.starts_with(says), "{}", wrong.err);
}

#[test]
fn a_report_is_a_file_for_each_note_and_for_whom_it_is_asked() {
    let folder = folder("reports");
    fs::write(folder.join("one.json"), MEDICAL).unwrap();
    fs::write(folder.join("two.json"), RELAXATION).unwrap();
    let pdf = |name: &str| fs::read(folder.join(name)).unwrap();
    for (words, out) in [("--output record", "record"), ("--for client --paper a4 --output client", "client")] {
        let ran = ran_in(&folder, &format!("report {words} one.json two.json"), "");
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        for name in ["one", "two"] {
            assert!(pdf(&format!("{out}/{name}.pdf")).starts_with(b"%PDF-"), "{out} {name}");
        }
    }
    assert_ne!(pdf("record/one.pdf"), pdf("client/one.pdf"));
}

#[test]
fn help_names_every_command_and_each_has_examples() {
    let all = ran("--help", "");
    assert_eq!((all.code, all.err.as_str()), (Some(0), ""));
    for command in ["validate", "text", "csv", "xhtml", "rtf", "report", "fhir", "v2", "picture", "migrate"] {
        assert!(all.out.contains(&format!("\n  {command} ")), "{}", all.out);
        let help = ran(&format!("{command} --help"), "");
        assert_eq!(help.code, Some(0));
        assert!(help.out.contains("\nExamples:\n  palpate "), "{}", help.out);
        assert!(help.out.lines().all(|line| line.chars().count() <= 100), "{}", help.out);
    }
    assert!(ran("--version", "").out.starts_with("palpate "));
}

#[test]
fn a_folder_gets_a_file_a_note_or_a_file_a_table_and_nothing_is_written_over() {
    let folder = folder("folder");
    fs::write(folder.join("one.json"), MEDICAL).unwrap();
    fs::write(folder.join("two.json"), RELAXATION).unwrap();
    let names = |within: &str| {
        let mut names: Vec<String> = fs::read_dir(folder.join(within))
            .unwrap()
            .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    let run = |words: &str, input: &str| ran_in(&folder, words, input);
    assert_eq!(run("xhtml --output a/b one.json two.json", "").code, Some(0));
    assert_eq!(names("a/b"), ["one.xhtml", "two.xhtml"]);
    assert_eq!(
        fs::read_to_string(folder.join("a/b/one.xhtml")).unwrap(),
        export::xhtml(&note(MEDICAL), Form::Soap, ENGLISH)
    );
    assert_eq!(run("rtf --lines --output c -", &(line(MEDICAL) + &line(SIGNED))).code, Some(0));
    let ids = [MEDICAL, SIGNED].map(|text| format!("{}.rtf", note(text).id.0));
    assert_eq!(names("c"), ids);
    assert_eq!(run("csv --output d one.json two.json", "").code, Some(0));
    assert_eq!(names("d"), ["findings.csv", "treatments.csv"]);
    let treatments = fs::read_to_string(folder.join("d/treatments.csv")).unwrap();
    assert_eq!(treatments, run("csv --table treatments one.json two.json", "").out);
    let over = run("migrate --output . one.json", "");
    assert_eq!((over.code, over.err.contains("one.json is there already")), (Some(3), true), "{}", over.err);
    assert_eq!(fs::read_to_string(folder.join("one.json")).unwrap(), MEDICAL);
    assert_eq!(run("csv --output d one.json", "").code, Some(3));
    assert_eq!(run("csv --output one.json two.json", "").code, Some(3));
}

#[test]
fn many_notes_come_out_in_their_order_whatever_the_number_of_threads() {
    // Notes of very different sizes, so that the threads are not done at the same time.
    let texts = [line(MEDICAL), line(include_str!("fixtures/notes/empty.json")), line(RELAXATION)];
    let mut input = String::new();
    let mut expected = Vec::new();
    for number in 0..600_usize {
        let id = format!("01990000-0000-7000-8000-{number:012}");
        let text = &texts[number * number % 3];
        let own = note(text).id.0.to_string();
        input += &text.replacen(&own, &id, 1);
        expected.push(id);
    }
    let ids = |out: &str| -> Vec<String> { out.lines().map(|line| note(line).id.0.to_string()).collect() };
    for jobs in ["1", "3", "16"] {
        let ran = ran(&format!("migrate --lines --jobs {jobs} -"), &input);
        assert_eq!((ran.code, ids(&ran.out)), (Some(0), expected.clone()));
    }
}

#[test]
fn one_note_is_answered_before_the_next_one_comes() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palpate"));
    let mut child =
        command.args(["migrate", "--lines", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut answer = vec![0; 20];
    for _ in 0..3 {
        stdin.write_all(line(MEDICAL).as_bytes()).unwrap();
        stdout.read_exact(&mut answer).unwrap();
    }
    drop(stdin);
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_reader_that_goes_away_is_no_accident() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palpate"));
    command.args(["csv", "--lines", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // More than pipes and threads hold, so that it must notice.
    while stdin.write_all(line(MEDICAL).as_bytes()).is_ok() {}
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(3), ""));
}

/// Kilobytes, the most that a process has had so far.
#[cfg(target_os = "linux")]
fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn the_memory_does_not_grow_with_the_number_of_notes() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palpate"));
    let mut child = command
        .args(["csv", "--lines", "--jobs", "2", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let some = line(MEDICAL).repeat(300);
    stdin.write_all(some.as_bytes()).unwrap();
    let after_some = peak(child.id());
    (0..9).for_each(|_| stdin.write_all(some.as_bytes()).unwrap());
    let after_ten_times_as_many = peak(child.id());
    drop(stdin);
    assert!(child.wait().unwrap().success());
    // The notes that were sent in between are over 10 MB of text.
    assert!(after_ten_times_as_many < after_some + 4096, "{after_some} kB, then {after_ten_times_as_many} kB");
}
