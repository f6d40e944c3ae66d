//! FOR PIPELINES: the command `palpate`, over files and over streams of notes.

mod arguments;
mod command;
mod input;
mod languages;
mod output;
mod sending;
mod sheet;
mod workers;

use std::{ffi::OsString, io::Write, process::ExitCode};

use arguments::{Asked, Order, asked};
use output::{Lost, Output};
use workers::work_through;

/// All was done.
const FINE: u8 = 0;
/// Some input was not valid; all the rest was done.
const NOT_VALID: u8 = 1;
/// Nothing was done.
const WRONG_USAGE: u8 = 2;
/// Some output could not be written.
const NOT_WRITTEN: u8 = 3;

/// Runs the command with what stands after its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let code = match asked(arguments) {
        Ok(Asked::Told(text)) => match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) => FINE,
            Err(_) => NOT_WRITTEN,
        },
        Ok(Asked::Run(order)) => carry_out(*order),
        Err(why) => {
            complain(&why);
            WRONG_USAGE
        }
    };
    code.into()
}

fn carry_out(order: Order) -> u8 {
    let mut output = match Output::open(&order) {
        Ok(output) => output,
        Err(why) => {
            complain(&why);
            return NOT_WRITTEN;
        }
    };
    let mut code = FINE;
    let finished = work_through(order, |done| {
        for done in done {
            let made = match &done.made {
                Ok(made) => made,
                Err(why) => {
                    complain(&format!("{}: {why}", done.place));
                    code = code.max(NOT_VALID);
                    continue;
                }
            };
            match output.take(made) {
                Ok(()) => {}
                Err(Lost::One(why)) => {
                    complain(&format!("{}: {why}", done.place));
                    code = NOT_WRITTEN;
                }
                Err(Lost::All(why)) => return Err(why),
            }
        }
        output.flush()
    });
    if let Err(why) = finished.and_then(|()| output.flush()) {
        // Whoever closed the pipe, as `head` does, wants no more and knows it.
        if why.kind() != std::io::ErrorKind::BrokenPipe {
            complain(&format!("the output could not be written: {why}"));
        }
        code = NOT_WRITTEN;
    }
    code
}

/// A line on the standard error; what a file is called or holds can neither break it nor command a terminal.
fn complain(what: &str) {
    let shown = |letter: char| if letter.is_control() { letter.escape_default().to_string() } else { letter.into() };
    let line: String = what.chars().map(shown).collect();
    // There is nobody left to tell where this cannot be written.
    let _ = writeln!(std::io::stderr(), "{line}");
}
