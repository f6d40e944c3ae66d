//! Runs one program of the check and counts what it says.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::check::tally::Tally;

/// A program that only succeeds or fails, counted as one check.
pub fn one_check(command: &mut Command) -> Result<Tally> {
    let status = command.status().with_context(|| not_started(command))?;
    Ok(if status.success() { Tally::success() } else { Tally::failure() })
}

/// A program that runs tests: its output is passed on as it comes, and counted.
pub fn tests(command: &mut Command) -> Result<Tally> {
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| not_started(command))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        // Bytes, not lines of text: a test may print anything, and that must not end the count.
        while output.read_until(b'\n', &mut line)? > 0 {
            std::io::stdout().write_all(&line)?;
            tally.read(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    Ok(tally.at_end(child.wait()?.success()))
}

fn not_started(command: &Command) -> String {
    format!("{} was needed and could not be started", Path::new(command.get_program()).display())
}
