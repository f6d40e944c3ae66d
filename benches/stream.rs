//! How long 100,000 notes take through the command, and the most memory that it has for them.
//!
//! `cargo bench --no-default-features --features cli --bench stream`

use std::{
    error::Error,
    fs,
    io::Write,
    process::{Command, Stdio},
    time::Instant,
};

const NOTES: usize = 100_000;

/// Of different sizes, as notes are.
const EXAMPLES: [&str; 4] = [
    include_str!("../tests/fixtures/notes/medical.json"),
    include_str!("../tests/fixtures/notes/relaxation.json"),
    include_str!("../tests/fixtures/notes/signed.json"),
    include_str!("../tests/fixtures/notes/empty.json"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut lines = Vec::new();
    for example in EXAMPLES {
        let json: serde_json::Value = serde_json::from_str(example)?;
        lines.push(format!("{json}\n"));
    }
    let bytes = lines.iter().map(String::len).sum::<usize>() * NOTES / lines.len();
    println!("{NOTES} notes, {:.0} MB", bytes as f64 / 1e6);
    for words in ["validate", "text", "csv", "migrate"] {
        for jobs in ["1", "2"] {
            let (seconds, peak) = streamed(words, jobs, &lines)?;
            println!("palpate {words} --lines --jobs {jobs} -   {seconds:6.1} s   {peak} kB at most");
        }
    }
    Ok(())
}

/// Seconds, and the most kilobytes after a tenth of the notes and after all.
fn streamed(words: &str, jobs: &str, lines: &[String]) -> Result<(f64, String), Box<dyn Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palpate"));
    command.args([words, "--lines", "--jobs", jobs, "-"]).stdin(Stdio::piped()).stdout(Stdio::null());
    #[allow(clippy::disallowed_methods, reason = "this measures a program from outside")]
    let start = Instant::now();
    let mut child = command.spawn()?;
    let mut stdin = child.stdin.take().ok_or("found no standard input")?;
    let mut early = String::new();
    for number in 0..NOTES {
        stdin.write_all(lines[number % lines.len()].as_bytes())?;
        if number == NOTES / 10 {
            early = peak(child.id());
        }
    }
    let late = peak(child.id());
    drop(stdin);
    if !child.wait()?.success() {
        return Err(format!("palpate {words} did not end well").into());
    }
    Ok((start.elapsed().as_secs_f64(), format!("{early}, then {late}")))
}

/// What Linux knows of it; elsewhere `time` tells it.
fn peak(process: u32) -> String {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown");
    line.trim().trim_end_matches(" kB").to_owned()
}
