//! The core of a session in browsers other than Chromium, where they are installed.

use std::path::PathBuf;

use anyhow::Result;

use crate::check::tally::Tally;
use crate::check::{Step, runner};
use crate::dist::Profile;
use crate::{dist, programs, workspace};

const FOLDER: &str = "tests/e2e/other-browsers";

pub fn steps() -> Vec<Step> {
    vec![Step::new("tests in Firefox", firefox), Step::new("tests in WebKitGTK", webkitgtk)]
}

fn firefox() -> Result<Tally> {
    let Some(firefox) = programs::firefox() else {
        println!("Firefox is not installed, so nothing was tried in it; Debian has it as firefox-esr");
        return Ok(Tally::default());
    };
    let geckodriver = programs::geckodriver()?;
    tests("firefox.mjs", [("FIREFOX", firefox), ("GECKODRIVER", geckodriver)])
}

fn webkitgtk() -> Result<Tally> {
    let (Some(driver), Some(screen)) = (programs::webkit_driver(), programs::xvfb()) else {
        println!(
            "WebKitGTK with its driver, or Xvfb, is not installed, so nothing was tried in it; Debian has them as webkit2gtk-driver and xvfb"
        );
        return Ok(Tally::default());
    };
    tests("webkitgtk.mjs", [("WEBKIT_DRIVER", driver), ("XVFB", screen)])
}

fn tests(file: &str, programs: [(&str, PathBuf); 2]) -> Result<Tally> {
    programs::install_modules(FOLDER)?;
    dist::build(&workspace::dist()?, Profile::Release)?;
    runner::tests(programs::node()?.args(["--test", file]).envs(programs).current_dir(workspace::root()?.join(FOLDER)))
}
