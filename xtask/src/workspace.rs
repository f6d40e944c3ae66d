//! Where the repository is, and how its programs are called.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The folder of the repository.
pub fn root() -> Result<PathBuf> {
    // Asked at run time, so that a copied target folder cannot point into another checkout.
    let xtask = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    if let Some(root) = xtask.as_deref().and_then(Path::parent) {
        return Ok(root.to_path_buf());
    }
    let here = env::current_dir().context("the current folder cannot be read")?;
    here.ancestors()
        .find(|folder| folder.join("xtask/Cargo.toml").is_file())
        .map(Path::to_path_buf)
        .with_context(|| format!("found no xtask/Cargo.toml above {}", here.display()))
}

/// The deployable folder.
pub fn dist() -> Result<PathBuf> {
    Ok(root()?.join("dist"))
}

/// A folder below cargo's target folder, for what is installed or written while checking.
pub fn target(folder: &str) -> Result<PathBuf> {
    let target = env::var_os("CARGO_TARGET_DIR").filter(|value| !value.is_empty()).unwrap_or_else(|| "target".into());
    Ok(root()?.join(target).join(folder))
}

/// The cargo that started this program, called in the repository.
pub fn cargo() -> Result<Command> {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()?);
    Ok(command)
}

/// Runs a program to its end; anything but success is an error that names it.
pub fn run(command: &mut Command) -> Result<()> {
    let name = Path::new(command.get_program()).display().to_string();
    let status = command.status().with_context(|| format!("{name} was needed and could not be started"))?;
    if !status.success() {
        bail!("{name} ended with {status}");
    }
    Ok(())
}
