//! What was typed after `palpate`.

use std::{ffi::OsString, fs, ops::RangeInclusive, path::PathBuf, thread::available_parallelism};

use lexopt::{Arg, Parser, ValueExt};

use crate::{
    cli::{
        command::{COMMANDS, Choice, Command, Makes, Shape, Stdout, Wishes},
        languages,
    },
    export::{
        Client, Colours, Table,
        fhir::{Content, Context, Release},
        report::{Audience, PaperSize},
    },
    note::Timestamp,
    words::narrative::Form,
};

/// The most threads that read notes.
const MOST_JOBS: usize = 256;

/// How wide a picture may be, in units.
const WIDTHS: RangeInclusive<f64> = 320.0..=4000.0;

const FORMS: [(&str, Form); 4] =
    [("soap", Form::Soap), ("care", Form::Care), ("dar", Form::Dar), ("wellness", Form::Wellness)];

const SHAPES: [(&str, Shape); 4] = [
    ("document", Shape::Document),
    ("transaction", Shape::Transaction),
    ("form", Shape::Form),
    ("document-reference", Shape::DocumentReference),
];

const ATTACHED: [(&str, Content); 4] =
    [("pdf", Content::Pdf), ("text", Content::Text), ("xhtml", Content::Xhtml), ("rtf", Content::Rtf)];

const AUDIENCES: [(&str, Audience); 2] = [("record", Audience::Record), ("client", Audience::Client)];

const PAPERS: [(&str, PaperSize); 2] = [("letter", PaperSize::Letter), ("a4", PaperSize::A4)];

const RELEASES: [(&str, Release); 3] = [("r4", Release::R4), ("r4b", Release::R4B), ("r5", Release::R5)];

pub enum Asked {
    Run(Box<Order>),
    /// Help, or the version.
    Told(String),
}

pub struct Order {
    pub command: &'static Command,
    /// `-` is the standard input.
    pub files: Vec<PathBuf>,
    /// Each line is a note.
    pub lines: bool,
    pub jobs: usize,
    /// A folder in the place of the standard output.
    pub output: Option<PathBuf>,
    pub wishes: Wishes,
}

/// What is to be done, or in one line why it cannot be understood.
pub fn asked(arguments: impl IntoIterator<Item = OsString>) -> Result<Asked, String> {
    let mut parser = Parser::from_args(arguments);
    let command = match parser.next().map_err(|why| usage(None, &why.to_string()))? {
        Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Asked::Told(help())),
        Some(Arg::Long("version") | Arg::Short('V')) => {
            return Ok(Asked::Told(format!("palpate {}\n", env!("CARGO_PKG_VERSION"))));
        }
        Some(Arg::Value(name)) => COMMANDS
            .iter()
            .find(|command| name == command.name)
            .ok_or_else(|| usage(None, &format!("there is no command {}", name.to_string_lossy())))?,
        Some(other) => return Err(usage(None, &other.unexpected().to_string())),
        None => return Err(usage(None, "a command is missing")),
    };
    order(command, &mut parser).map_err(|why| usage(Some(command), &why))
}

fn order(command: &'static Command, parser: &mut Parser) -> Result<Asked, String> {
    let jobs = available_parallelism().map_or(1, usize::from).min(MOST_JOBS);
    let wishes = Wishes::default();
    let mut order = Order { command, files: Vec::new(), lines: false, jobs, output: None, wishes };
    let takes = |choice| command.options.contains(&choice);
    while let Some(argument) = parser.next().map_err(said)? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Asked::Told(help_of(command))),
            Arg::Long("lines") => order.lines = true,
            Arg::Long("jobs") => {
                let value = parser.value().map_err(said)?;
                let jobs = value.parse().ok().filter(|jobs| (1..=MOST_JOBS).contains(jobs));
                let expected = || format!("found --jobs {}, expected 1 to {MOST_JOBS}", value.to_string_lossy());
                order.jobs = jobs.ok_or_else(expected)?;
            }
            Arg::Long("output") if takes(Choice::Output) => order.output = Some(parser.value().map_err(said)?.into()),
            Arg::Long("client") if takes(Choice::Client) => order.wishes.client = Client::Named,
            Arg::Long("form") if takes(Choice::Form) => order.wishes.form = Some(named("--form", parser, &FORMS)?),
            Arg::Long("language") if takes(Choice::Language) => {
                let value = parser.value().map_err(said)?;
                order.wishes.words = languages::words(&value.to_string_lossy())?;
            }
            Arg::Long("for") if takes(Choice::Report) => {
                order.wishes.report.audience = named("--for", parser, &AUDIENCES)?;
            }
            Arg::Long("paper") if takes(Choice::Report) => {
                order.wishes.report.paper = named("--paper", parser, &PAPERS)?;
            }
            Arg::Long("as") if takes(Choice::Fhir) => order.wishes.shape = named("--as", parser, &SHAPES)?,
            Arg::Long("attach") if takes(Choice::Fhir) => {
                order.wishes.attach = Some(named("--attach", parser, &ATTACHED)?);
            }
            Arg::Long("picture") if takes(Choice::Fhir) => order.wishes.fhir.picture = true,
            Arg::Long("context") if takes(Choice::Context) => order.wishes.context = context(parser)?,
            Arg::Long("grey") if takes(Choice::Picture) => order.wishes.picture.colours = Colours::Grey,
            Arg::Long("no-legend") if takes(Choice::Picture) => order.wishes.picture.legend = false,
            Arg::Long("width") if takes(Choice::Picture) => order.wishes.picture.width = width(parser)?,
            Arg::Long("mllp") if takes(Choice::Message) => order.wishes.mllp = true,
            Arg::Long("at") if takes(Choice::Message) => order.wishes.at = Some(moment(parser)?),
            Arg::Long("release") if takes(Choice::Fhir) => {
                order.wishes.fhir.release = named("--release", parser, &RELEASES)?;
            }
            Arg::Long("all-of-snomed") if takes(Choice::Fhir) => order.wishes.fhir.all_of_snomed = true,
            Arg::Long("table") if takes(Choice::Table) => {
                let tables = Table::ALL.map(|table| (table.name(), table));
                order.wishes.tables = vec![named("--table", parser, &tables)?];
            }
            Arg::Value(file) => order.files.push(file.into()),
            other => return Err(said(other.unexpected())),
        }
    }
    order.wishes.lines = order.lines;
    let words = order.wishes.words;
    order.wishes.report.words = words;
    order.wishes.picture.words = words;
    order.wishes.fhir.words = words;
    if let Makes::Tables = command.makes
        && order.wishes.tables.is_empty()
    {
        // A folder has room for both, the standard output for one.
        order.wishes.tables = if order.output.is_some() { Table::ALL.into() } else { vec![Table::Findings] };
    }
    check(&order)?;
    Ok(Asked::Run(Box::new(order)))
}

fn check(order: &Order) -> Result<(), String> {
    if order.files.is_empty() {
        return Err("no file is named; - is the standard input".to_owned());
    }
    if order.files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
        return Err("the standard input can be read only once".to_owned());
    }
    let are_several = order.lines || order.files.len() > 1;
    let wishes = &order.wishes;
    if let Makes::Documents { stdout: Stdout::One, .. } = order.command.makes
        && are_several
        && order.output.is_none()
        && !wishes.mllp
    {
        let framed = if order.command.options.contains(&Choice::Message) { ", or --mllp" } else { "" };
        return Err(format!("several notes need a folder: --output DIR{framed}"));
    }
    if wishes.mllp && order.output.is_some() {
        return Err("--mllp is for the standard output, and a file in a folder needs no frame".to_owned());
    }
    if wishes.attach.is_some() && wishes.shape != Shape::DocumentReference {
        return Err("--attach is for --as document-reference".to_owned());
    }
    if !wishes.words.is_english() && wishes.shape == Shape::Form {
        return Err("--language is for all but --as form, whose questions are English".to_owned());
    }
    if wishes.fhir.picture && !matches!(wishes.shape, Shape::Document | Shape::Transaction) {
        return Err("--picture is for --as document or transaction".to_owned());
    }
    // Whose note it is must never be a guess.
    if are_several && wishes.context.is_of_one_client() {
        return Err("several notes, and --context has one patient or encounter for all of them; \
                    say those of each under notes, by its id"
            .to_owned());
    }
    Ok(())
}

fn context(parser: &mut Parser) -> Result<Context, String> {
    let path = PathBuf::from(parser.value().map_err(said)?);
    let text = fs::read_to_string(&path).map_err(|why| format!("{}: NotRead: {why}", path.display()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Context::read(text).map_err(|why| format!("{}: {}: {why}", path.display(), why.name()))
}

fn width(parser: &mut Parser) -> Result<f64, String> {
    let value = parser.value().map_err(said)?;
    let width = value.parse().ok().filter(|width| WIDTHS.contains(width));
    width.ok_or_else(|| {
        let (least, most) = (WIDTHS.start(), WIDTHS.end());
        format!("found --width {}, expected {least} to {most}", value.to_string_lossy())
    })
}

fn moment(parser: &mut Parser) -> Result<Timestamp, String> {
    let value = parser.value().map_err(said)?;
    let moment = value.to_str().and_then(Timestamp::read);
    moment.ok_or_else(|| {
        format!("found --at {}, expected a time such as 2026-11-25T09:30:00+01:00", value.to_string_lossy())
    })
}

fn named<T: Copy>(option: &str, parser: &mut Parser, all: &[(&str, T)]) -> Result<T, String> {
    let value = parser.value().map_err(said)?;
    let known = all.iter().find(|(name, _)| value == *name);
    known.map(|(_, known)| *known).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        format!("found {option} {}, expected one of {}", value.to_string_lossy(), names.join(", "))
    })
}

fn said(why: lexopt::Error) -> String {
    why.to_string()
}

fn usage(command: Option<&Command>, why: &str) -> String {
    let name = command.map_or_else(String::new, |command| format!(" {}", command.name));
    format!("palpate{name}: {why} (see palpate{name} --help)")
}

fn help() -> String {
    let mut text =
        "Palpate's notes of massage sessions, for pipelines.\n\nUsage: palpate COMMAND [OPTIONS] FILES…\n\n".to_owned();
    for command in COMMANDS {
        text += &format!("  {:<10}{}\n", command.name, command.about);
    }
    text + "\n`palpate COMMAND --help` says more and gives examples; `palpate --version` says which this is.\n\n"
        + CODES
}

fn help_of(command: &Command) -> String {
    let mut text = format!("{}.\n", command.about);
    if !command.more.is_empty() {
        text += &format!("{}\n", command.more);
    }
    text += &format!(
        "\nUsage: palpate {} [OPTIONS] FILES…\n\n  FILES          notes as JSON; - is the standard input\n",
        command.name
    );
    text += "  --lines        each line is a note (NDJSON); they are read one by one\n";
    text += "  --jobs N       threads, otherwise one for each core; the order stays\n";
    for choice in command.options {
        text += match choice {
            Choice::Output => {
                "  --output DIR   files in this folder, which is made; named as FILES, with\n                 \
                 --lines by the notes' ids; no file is written over\n"
            }
            Choice::Form => "  --form FORM    soap, care, dar or wellness; otherwise as the session's kind has it\n",
            Choice::Language => "  --language TAG  ar, de, en, es or fr; en where nothing is said\n",
            Choice::Table => "  --table TABLE  findings or treatments; otherwise findings, and both with --output\n",
            Choice::Report => {
                "  --for WHOM     record or client; otherwise record\n  \
                 --paper SIZE   letter or a4; otherwise letter\n"
            }
            Choice::Fhir => {
                "  --as KIND      document, transaction, form or document-reference; otherwise document\n  \
                 --attach WHAT  with --as document-reference: pdf, text, xhtml or rtf; otherwise pdf\n  \
                 --release R    r4, r4b or r5; otherwise r4\n  \
                 --picture      with the picture as SVG, in a document or a transaction\n  \
                 --all-of-snomed  with codes outside the Global Patient Set, for who has a licence\n"
            }
            Choice::Context => {
                "  --context FILE  JSON with the patient, practitioner, organization, encounter and\n                 \
                 route that the host knows, or with references to them\n"
            }
            Choice::Message => {
                "  --mllp         each message in a frame of MLLP, for the standard output\n  \
                 --at TIME      when it is sent, RFC 3339; otherwise the note's own last moment\n"
            }
            Choice::Picture => {
                "  --grey         without colours, for paper\n  \
                 --no-legend    without the list of what the numbers stand for\n  \
                 --width N      320 to 4000 units, otherwise 1000\n"
            }
            Choice::Client => "  --client       with a column that names the client\n",
        };
    }
    text += "\nExamples:\n";
    for example in command.examples {
        text += &format!("  palpate {example}\n");
    }
    text + "\n" + CODES
}

const CODES: &str = "Ends with 0 when all is fine, 1 when a note was not valid (each is named on the\n\
    standard error, the rest is done), 2 for wrong usage, 3 when output could not be\n\
    written.\n";
