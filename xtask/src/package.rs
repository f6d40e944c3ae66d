//! `cargo xtask package`: the npm package, packed as it would be published.

use anyhow::{Context, Result};

use crate::dist::Profile;
use crate::{dist, programs, workspace};

/// Builds, and packs into the folder package below the repository's target folder; prints each file with its size.
pub fn package() -> Result<()> {
    dist::build(&workspace::dist()?, Profile::Release)?;
    programs::install_modules("npm/tools")?;
    let root = workspace::root()?;
    workspace::run(
        programs::node()?
            .arg(root.join("npm/tools/package.mjs"))
            .arg(workspace::dist()?)
            .arg(root.join("target/package"))
            .arg(env!("CARGO_PKG_VERSION")),
    )
    .context("the npm package could not be packed")
}
