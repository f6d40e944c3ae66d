//! `cargo xtask package`: the npm package, packed as it would be published.

use std::fs;

use anyhow::{Context, Result};

use crate::dist::Profile;
use crate::{dist, programs, split, workspace};

/// How much of the package is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// What `cargo xtask build` makes, which needs Node alone.
    AsBuilt,
    /// That, and what libraries from npm make of it: the element as one file, types, manifest, reference.
    Whole,
}

/// Packs all of it, and writes the reference of the element beside its sources.
pub fn package() -> Result<()> {
    pack(Contents::Whole)?;
    let root = workspace::root()?;
    fs::copy(root.join("target/package/API.md"), root.join("npm/API.md")).context("npm/API.md could not be written")?;
    Ok(())
}

/// Builds, and packs into the folder package below the repository's target folder; prints each file with its size.
pub fn pack(contents: Contents) -> Result<()> {
    dist::build(&workspace::dist()?, Profile::Release)?;
    if contents == Contents::Whole {
        programs::install_modules("npm/tools")?;
    }
    let root = workspace::root()?;
    let packed = root.join("target/packed");
    if contents == Contents::Whole {
        for name in ["palpate.wasm", split::LATER] {
            let bytes = split::packed(&dist::read(&workspace::dist()?.join(name))?)?;
            fs::create_dir_all(&packed)
                .and_then(|()| fs::write(packed.join(format!("{name}.gz")), bytes))
                .with_context(|| format!("{name} could not be packed"))?;
        }
    }
    let mut command = programs::node()?;
    command
        .arg(root.join("npm/tools/package.mjs"))
        .arg(workspace::dist()?)
        .arg(root.join("target/package"))
        .arg(env!("CARGO_PKG_VERSION"))
        .arg(&packed);
    if contents == Contents::AsBuilt {
        command.arg("--as-built");
    }
    workspace::run(&mut command).context("the npm package could not be packed")
}
