//! What the command can do: one row each.

use crate::{
    cli::sending,
    export::{
        self, Client, PictureOptions, Table,
        fhir::{self, Content, Context},
        report::ReportOptions,
    },
    note::{self, Note, Timestamp},
    words::{Words, narrative::Form},
};

/// One command. Another is another row of `COMMANDS`.
#[derive(Debug)]
pub struct Command {
    pub name: &'static str,
    /// One line.
    pub about: &'static str,
    /// What else there is to know, in lines of at most 80 characters.
    pub more: &'static str,
    /// Lines to type, after `palpate`.
    pub examples: &'static [&'static str],
    /// What it takes beside `--lines`, `--jobs` and `--help`.
    pub options: &'static [Choice],
    pub makes: Makes,
}

/// What becomes of each note.
#[derive(Clone, Copy, Debug)]
pub enum Makes {
    /// It is only read.
    Nothing,
    /// Each is a file of its own with this ending.
    Documents { ending: &'static str, stdout: Stdout, make: Make },
    /// Each is some rows.
    Tables,
}

/// The bytes of a note's document, or why there are none.
pub type Make = fn(&Note, &Wishes) -> Result<Vec<u8>, String>;

/// How the documents of several notes stand on the standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stdout {
    /// One after the other, with this between them.
    Joined(&'static str),
    /// Only one at a time would be what it is.
    One,
}

/// An option that not every command takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Output,
    Form,
    Language,
    Table,
    Client,
    Report,
    Fhir,
    Context,
    Message,
    Picture,
}

/// Which FHIR a note becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    #[default]
    Document,
    Transaction,
    Form,
    DocumentReference,
}

/// How the therapist's work is to be told.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// None for what is usual for the kind of session.
    pub form: Option<Form>,
    pub words: Words,
    pub tables: Vec<Table>,
    pub client: Client,
    pub report: ReportOptions,
    pub picture: PictureOptions,
    pub shape: Shape,
    /// What a DocumentReference holds; a PDF where nobody said.
    pub attach: Option<Content>,
    pub fhir: fhir::Options,
    pub context: Context,
    /// When messages are sent; the time of each note where nobody said.
    pub at: Option<Timestamp>,
    /// Each message stands in a frame of MLLP.
    pub mllp: bool,
    /// Each note came on a line and is to leave on a line.
    pub lines: bool,
}

impl Wishes {
    pub fn form(&self, note: &Note) -> Form {
        self.form.unwrap_or_else(|| Form::usual(note.session.kind))
    }
}

pub const COMMANDS: &[Command] = &[
    Command {
        name: "validate",
        about: "Say which notes are not valid, and why",
        more: "Says nothing of a note that is. Hashes of signed notes are not reckoned.",
        examples: &["validate notes/*.json", "validate --lines archive.ndjson"],
        options: &[],
        makes: Makes::Nothing,
    },
    Command {
        name: "text",
        about: "Plain text, for people",
        more: "On the standard output a line with a form feed alone stands between two notes.",
        examples: &["text note.json", "text --form care --output texts notes/*.json"],
        options: &[Choice::Form, Choice::Language, Choice::Output],
        makes: Makes::Documents {
            ending: "txt",
            stdout: Stdout::Joined("\u{c}\n"),
            make: |note, wishes| Ok(export::text(note, wishes.form(note), wishes.words).into_bytes()),
        },
    },
    Command {
        name: "csv",
        about: "Findings or treatments as a table, for spreadsheets and research",
        more: "A row a finding, or a row for each place of a treatment: there `minutes` are those of\n\
               the treatment, so they stand in several rows and are added up where place is 1 or\n\
               empty. Remarks are the therapist's own words and may name people.",
        examples: &[
            "csv notes/*.json > findings.csv",
            "csv --table treatments --lines archive.ndjson > treatments.csv",
            "csv --lines --output tables archive.ndjson",
        ],
        options: &[Choice::Table, Choice::Client, Choice::Output],
        makes: Makes::Tables,
    },
    Command {
        name: "xhtml",
        about: "A page of strict XHTML, for record systems",
        more: "",
        examples: &["xhtml note.json > note.xhtml", "xhtml --lines --output pages archive.ndjson"],
        options: &[Choice::Form, Choice::Language, Choice::Output],
        makes: Makes::Documents {
            ending: "xhtml",
            stdout: Stdout::One,
            make: |note, wishes| Ok(export::xhtml(note, wishes.form(note), wishes.words).into_bytes()),
        },
    },
    Command {
        name: "rtf",
        about: "Rich text, for word processors and charts",
        more: "",
        examples: &["rtf note.json > note.rtf", "rtf --output letters notes/*.json"],
        options: &[Choice::Form, Choice::Language, Choice::Output],
        makes: Makes::Documents {
            ending: "rtf",
            stdout: Stdout::One,
            make: |note, wishes| Ok(export::rtf(note, wishes.form(note), wishes.words).into_bytes()),
        },
    },
    Command {
        name: "report",
        about: "A report as PDF, to print or to read aloud; for colleagues or for the client",
        more: "On paper \u{25ca} stands for a character that its fonts do not have.",
        examples: &["report note.json > note.pdf", "report --for client --paper a4 --output reports notes/*.json"],
        options: &[Choice::Report, Choice::Form, Choice::Language, Choice::Output],
        makes: Makes::Documents { ending: "pdf", stdout: Stdout::One, make: sending::pdf },
    },
    Command {
        name: "fhir",
        about: "FHIR, for record systems: bundles, one attachment, or a form's answers",
        more: "On the standard output each is a line. Nothing is sent. --form, --for and --paper say how\n\
               a document that is attached is written.",
        examples: &[
            "fhir note.json > note.fhir.json",
            "fhir --as transaction --context clinic.json --lines archive.ndjson > archive.fhir.ndjson",
            "fhir --as document-reference --attach text note.json > note.fhir.json",
            "fhir --release r5 --output bundles notes/*.json",
        ],
        options: &[Choice::Fhir, Choice::Context, Choice::Report, Choice::Form, Choice::Language, Choice::Output],
        makes: Makes::Documents { ending: "fhir.json", stdout: Stdout::Joined(""), make: sending::fhir },
    },
    Command {
        name: "v2",
        about: "HL7 v2.5.1 MDM^T02 with the report as PDF, for interface engines",
        more: "Segments end with a carriage return. Several messages on the standard output need the\n\
               frames of MLLP, with which an engine takes them as they are. Nothing is sent.",
        examples: &[
            "v2 note.json > note.hl7",
            "v2 --context clinic.json --output messages notes/*.json",
            "v2 --mllp --lines archive.ndjson | nc engine 2575",
        ],
        options: &[Choice::Message, Choice::Context, Choice::Report, Choice::Form, Choice::Language, Choice::Output],
        makes: Makes::Documents { ending: "hl7", stdout: Stdout::One, make: sending::message },
    },
    Command {
        name: "picture",
        about: "The body with its marks and a legend, as SVG",
        more: "",
        examples: &[
            "picture note.json > note.svg",
            "picture --grey --no-legend --width 640 note.json > note.svg",
            "picture --output pictures notes/*.json",
        ],
        options: &[Choice::Picture, Choice::Language, Choice::Output],
        makes: Makes::Documents {
            ending: "svg",
            stdout: Stdout::One,
            make: |note, wishes| Ok(export::picture(note, &wishes.picture).into_bytes()),
        },
    },
    Command {
        name: "migrate",
        about: "Write notes in the current version of the format",
        more: "A note that is signed keeps the version in which it was signed. With --lines each note\n\
               is written on a line.",
        examples: &["migrate --output new old/*.json", "migrate --lines - < old.ndjson > new.ndjson"],
        options: &[Choice::Output],
        makes: Makes::Documents {
            ending: "json",
            stdout: Stdout::Joined(""),
            make: |note, wishes| {
                let text = note::write(note);
                Ok(if wishes.lines { on_one_line(&text) } else { text }.into_bytes())
            },
        },
    },
];

/// The same JSON without what stands between its parts, and a line end.
fn on_one_line(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    let mut line: String = json
        .chars()
        .filter(|letter| {
            let is_kept = in_string || !letter.is_ascii_whitespace();
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => in_string = !in_string,
                _ => {}
            }
            is_kept
        })
        .collect();
    line.push('\n');
    line
}
