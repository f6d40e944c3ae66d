//! Where what the notes gave is written: the standard output, a file a note, or a file a table.

use std::{
    fs::{File, create_dir_all},
    io::{self, BufWriter, Stdout as StandardOutput, Write},
    path::{Path, PathBuf},
};

use crate::cli::{
    arguments::Order,
    command::{Makes, Stdout},
    workers::Made,
};

pub enum Output {
    Nowhere,
    Standard { out: BufWriter<StandardOutput>, between: &'static str, is_first: bool },
    Files { folder: PathBuf, ending: &'static str },
    Tables(Vec<BufWriter<File>>),
}

/// What could not be written.
pub enum Lost {
    /// What one note gave, in one line why; others may fare better.
    One(String),
    /// Whatever else there would be.
    All(io::Error),
}

impl Output {
    /// Opens what is written to, and writes what stands before the first note.
    pub fn open(order: &Order) -> Result<Output, String> {
        let wishes = &order.wishes;
        let headers: Vec<String> = wishes.tables.iter().map(|table| table.header(wishes.client)).collect();
        let Some(folder) = &order.output else {
            let between = match order.command.makes {
                Makes::Nothing => return Ok(Output::Nowhere),
                Makes::Documents { stdout: Stdout::Joined(between), .. } => between,
                Makes::Documents { .. } | Makes::Tables => "",
            };
            let mut out = BufWriter::new(io::stdout());
            let headed = out.write_all(headers.concat().as_bytes());
            headed.map_err(|why| format!("the output could not be written: {why}"))?;
            return Ok(Output::Standard { out, between, is_first: true });
        };
        create_dir_all(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
        match order.command.makes {
            Makes::Documents { ending, .. } => Ok(Output::Files { folder: folder.clone(), ending }),
            Makes::Nothing | Makes::Tables => {
                let mut files = Vec::new();
                for (table, header) in wishes.tables.iter().zip(headers) {
                    let path = folder.join(format!("{}.csv", table.name()));
                    let mut file = BufWriter::new(new_file(&path)?);
                    file.write_all(header.as_bytes()).map_err(|why| format!("{}: {why}", path.display()))?;
                    files.push(file);
                }
                Ok(Output::Tables(files))
            }
        }
    }

    pub fn take(&mut self, made: &Made) -> Result<(), Lost> {
        match self {
            Output::Nowhere => Ok(()),
            Output::Standard { out, between, is_first } => made.parts.iter().try_for_each(|part| {
                if !std::mem::take(is_first) {
                    out.write_all(between.as_bytes()).map_err(Lost::All)?;
                }
                out.write_all(part).map_err(Lost::All)
            }),
            Output::Files { folder, ending } => {
                let path = folder.join(format!("{}.{ending}", made.name));
                let mut file = new_file(&path).map_err(Lost::One)?;
                let mut parts = made.parts.iter();
                let written = parts.try_for_each(|part| file.write_all(part));
                written.map_err(|why| Lost::One(format!("{}: {why}", path.display())))
            }
            Output::Tables(files) => {
                let mut rows = files.iter_mut().zip(&made.parts);
                rows.try_for_each(|(file, rows)| file.write_all(rows)).map_err(Lost::All)
            }
        }
    }

    pub fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Nowhere | Output::Files { .. } => Ok(()),
            Output::Standard { out, .. } => out.flush(),
            Output::Tables(files) => files.iter_mut().try_for_each(Write::flush),
        }
    }
}

/// A file that was not there: a note must never be lost to another, or to what is made of it.
fn new_file(path: &Path) -> Result<File, String> {
    File::create_new(path).map_err(|why| match why.kind() {
        io::ErrorKind::AlreadyExists => format!("{} is there already and is not written over", path.display()),
        _ => format!("{}: {why}", path.display()),
    })
}
