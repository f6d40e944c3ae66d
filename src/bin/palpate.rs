//! The command `palpate`.

use std::process::ExitCode;

fn main() -> ExitCode {
    palpate::cli::run(std::env::args_os().skip(1))
}
