//! How many checks passed and failed, read from the closing lines of each runner.

use std::fmt;
use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    pub fn success() -> Self {
        Self { passed: 1, failed: 0 }
    }

    pub fn failure() -> Self {
        Self { passed: 0, failed: 1 }
    }

    /// Counts what one line of a runner's output says. A test that did not run counts as failed:
    /// nothing may look green that was never tried.
    pub fn read(&mut self, line: &str) {
        let line = without_colours(line);
        let line = line.trim();
        if let Some((_, counts)) = line.split_once("test result: ") {
            self.passed += number_before(counts, " passed");
            self.failed += number_before(counts, " failed") + number_before(counts, " ignored");
        } else if line == "no tests to run!" {
            // What the WebAssembly runner says, with success, of a file without tests.
            self.failed += 1;
        } else if let Some(count) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) {
            match count.split_once(' ') {
                Some(("pass", number)) => self.passed += whole(number),
                Some(("fail" | "cancelled" | "skipped" | "todo", number)) => {
                    self.failed += whole(number);
                }
                _ => {}
            }
        }
    }

    /// The count once the runner has ended: one that crashed, or counted nothing, has failed.
    pub fn at_end(mut self, ended_well: bool) -> Self {
        let silent_failure = !ended_well && self.failed == 0;
        if silent_failure || self.passed + self.failed == 0 {
            self.failed += 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

fn number_before(text: &str, word: &str) -> u32 {
    let Some((before, _)) = text.split_once(word) else {
        return 0;
    };
    whole(before.rsplit(' ').next().unwrap_or_default())
}

fn whole(text: &str) -> u32 {
    text.trim().parse().unwrap_or(0)
}

/// The line without terminal colours, which some environments force on.
fn without_colours(line: &str) -> String {
    let mut pieces = line.split("\u{1b}[");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('m').map_or(piece, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn each_runner_s_closing_lines_are_counted() {
        let cargo = "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        for (output, passed, failed) in [
            (cargo, 3, 0),
            ("test result: \u{1b}[32mok\u{1b}[m. 3 passed; 0 failed; 0 ignored", 3, 0),
            ("test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 filtered out", 12, 1),
            ("test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured", 2, 1),
            ("# tests 5\n# suites 0\n# pass 4\n# fail 1\n# cancelled 0\n# skipped 0\n# todo 0", 4, 1),
            ("\u{1b}[34mℹ pass 4\u{1b}[39m\n\u{1b}[34mℹ fail 0\u{1b}[39m\nℹ skipped 2\nℹ cancelled 1\nℹ todo 1", 4, 4),
            ("no tests to run!", 0, 1),
            ("test a_near_miss_finds_a_small_structure ... ok\n# Subtest: opens", 0, 0),
            (&format!("{cargo}\nrunning 1 test\n{cargo}"), 6, 0),
        ] {
            let mut tally = Tally::default();
            output.lines().for_each(|line| tally.read(line));
            assert_eq!(tally, Tally { passed, failed }, "{output}");
        }
    }

    #[test]
    fn a_runner_that_crashed_or_counted_nothing_has_failed() {
        for (passed, failed, ended_well, expected) in [
            (3, 0, true, "3 passed, 0 failed"),
            (3, 1, false, "3 passed, 1 failed"),
            (3, 0, false, "3 passed, 1 failed"),
            (0, 0, true, "0 passed, 1 failed"),
            (0, 0, false, "0 passed, 1 failed"),
        ] {
            let tally = Tally { passed, failed }.at_end(ended_well);
            assert_eq!(tally.to_string(), expected, "{passed} {failed} {ended_well}");
        }
    }
}
