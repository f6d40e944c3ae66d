//! The report: a note as a PDF file, to be printed, read on a screen or read aloud.

mod chart;
mod client;
mod face;
mod flow;
mod paint;
mod paper;
mod record;
mod rows;
mod table;
mod tree;

use std::fmt;

use self::{
    chart::Drawn,
    face::Faces,
    flow::{Flow, Paper, Sizes},
    paint::About,
};
use crate::{
    note::Note,
    words::{Words, narrative::Form},
};

pub use self::paper::PaperSize;

/// For whom the report is, and on what it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportOptions {
    pub audience: Audience,
    pub paper: PaperSize,
    /// In which form the note is told; the usual one of its kind where none is said. The client's has none.
    pub form: Option<Form>,
    pub words: Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Therapists, referrers, payers: everything that the note says.
    Record,
    /// In plain words what was done, and what comes next.
    Client,
}

/// A report as it is written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The file, of the kind application/pdf.
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// Characters of the note that the fonts do not have. On paper "◊" stands for each; in the file, and in what is copied
    /// from it, they are what they were.
    pub lacking: Vec<char>,
}

/// Why there is no file. No note is known that leads to one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportError {
    /// The fonts that come with the program cannot be read.
    Fonts,
    /// The size of the paper is none.
    Paper,
    /// The file could not be made, with what the library says.
    File(String),
}

impl Default for ReportOptions {
    fn default() -> ReportOptions {
        ReportOptions { audience: Audience::Record, paper: PaperSize::Letter, form: None, words: Words::default() }
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReportError::Fonts => f.write_str("the fonts of the report are damaged"),
            ReportError::Paper => f.write_str("the paper has no size"),
            ReportError::File(why) => write!(f, "the file could not be made: {why}"),
        }
    }
}

impl std::error::Error for ReportError {}

/// How closely it may be set, the best first: that with the fewest pages is taken.
const SIZES: [Sizes; 4] = [
    Sizes { text: 9.6, leading: 13.0, gap: 14.0, chart: 290.0 },
    Sizes { text: 9.0, leading: 11.8, gap: 11.0, chart: 240.0 },
    Sizes { text: 8.6, leading: 10.9, gap: 8.0, chart: 200.0 },
    Sizes { text: 8.6, leading: 10.6, gap: 6.0, chart: 165.0 },
];
/// The client's is short, and read by who may have left their glasses at home.
const LARGE: Sizes = Sizes { text: 11.5, leading: 16.0, gap: 18.0, chart: 0.0 };

/// The report of a note: on one page where one can hold it. The same note gives the same bytes.
///
/// ```
/// use palpate::{export::report::{ReportOptions, pdf}, note};
///
/// let file = r#"{ "format": "palpate-note", "version": 1, "note": {
///     "id": "01a21345-d4d9-7a1a-92f1-7df30e252d3a",
///     "session": { "kind": "medical", "client": "Ana 🌸", "createdAt": "2026-11-25T15:02:00+01:00" }
/// } }"#;
/// let report = pdf(&note::read(file).unwrap(), &ReportOptions::default()).unwrap();
/// assert!(report.bytes.starts_with(b"%PDF"));
/// assert_eq!((report.pages, report.lacking), (1, vec!['🌸']));
/// ```
pub fn pdf(note: &Note, options: &ReportOptions) -> Result<Report, ReportError> {
    let words = options.words.plain();
    // A client knows no Latin.
    let words = if options.audience == Audience::Client { words.daily() } else { words };
    let options = &ReportOptions { words, ..*options };
    let faces = Faces::new(options.words.is_right_to_left()).ok_or(ReportError::Fonts)?;
    let paper = match options.paper {
        PaperSize::Letter => Paper::LETTER,
        PaperSize::A4 => Paper::A4,
    };
    let flow = match options.audience {
        Audience::Record => record(note, options, paper, &faces),
        Audience::Client => {
            let mut flow = Flow::new(&faces, paper, LARGE, options.words);
            client::set(note, &mut flow);
            flow
        }
    };
    let pages = flow.pages.len();
    let bytes = paint::paint(flow, &about(note, options))?;
    Ok(Report { bytes, pages, lacking: faces.lacking() })
}

fn record<'a>(note: &Note, options: &ReportOptions, paper: Paper, faces: &'a Faces) -> Flow<'a> {
    let form = options.form.unwrap_or(Form::usual(note.session.kind));
    let drawn = Drawn::of(note, paper.room(), options.words);
    let laid = |sizes: Sizes| {
        let mut flow = Flow::new(faces, paper, sizes, options.words);
        record::set(note, form, &drawn, &mut flow);
        flow
    };
    let [first, others @ ..] = SIZES;
    let mut best = laid(first);
    for sizes in others {
        if best.pages.len() > 1 {
            let closer = laid(sizes);
            if closer.pages.len() < best.pages.len() {
                best = closer;
            }
        }
    }
    best
}

fn about(note: &Note, options: &ReportOptions) -> About {
    let title = match options.audience {
        Audience::Record => record::TITLE,
        Audience::Client => client::TITLE,
    };
    let (session, words) = (&note.session, options.words);
    let client = session.client.trim();
    let moment = words.moment(session.created_at);
    let foot = if client.is_empty() { moment.clone() } else { format!("{client} · {moment}") };
    let title = words.listed(&[words.say(title), foot.as_str()]);
    About { title, author: record::therapist(note), at: session.created_at, foot }
}
