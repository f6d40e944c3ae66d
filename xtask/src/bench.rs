//! `cargo xtask bench`: measures what benches/bench.mjs describes, on a fresh build.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::dist::Profile;
use crate::{dist, programs, workspace};

/// Builds, installs what the benches drive, and passes `rest` on to them.
pub fn bench(rest: &[OsString]) -> Result<ExitCode> {
    let root = workspace::root()?;
    let script = root.join("benches/bench.mjs");
    if !script.is_file() {
        bail!("found no benches/bench.mjs, expected the benches there; nothing was measured");
    }
    dist::build(&workspace::dist()?, Profile::Release)?;
    programs::install_modules("tests/e2e")?;
    let status =
        programs::node()?.current_dir(&root).arg(&script).args(rest).status().context("node could not be started")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
