//! The programs that building and testing need, found or installed; else one sentence says what to do.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::workspace;

const WASM: &str = "wasm32-unknown-unknown";
const GECKODRIVER: &str = "0.37.1";

/// Adds the WebAssembly target to the toolchain, where it is missing.
pub fn install_wasm_target() -> Result<()> {
    let sysroot = Command::new("rustc")
        .args(["--print", "sysroot"])
        .current_dir(workspace::root()?)
        .output()
        .context("rustc was needed and could not be started")?;
    let sysroot = String::from_utf8_lossy(&sysroot.stdout);
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    if find("rustup").is_none() {
        bail!(
            "this Rust has no {WASM} target and there is no rustup to add it; install Rust with rustup, or add the target the way this Rust was installed"
        );
    }
    eprintln!("Adding the {WASM} target to this Rust");
    workspace::run(Command::new("rustup").args(["target", "add", WASM]).current_dir(workspace::root()?))
        .with_context(|| format!("the {WASM} target could not be added"))
}

/// node, or a sentence that it is needed.
pub fn node() -> Result<Command> {
    Ok(Command::new(required("node", "install Node 20 or newer")?))
}

/// Chromium or Chrome, installed with apt where that can be done.
pub fn chromium() -> Result<PathBuf> {
    from_variable("CHROMIUM")
        .or_else(|| ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| find(name)))
        .map_or_else(|| install_with_apt("chromium", "chromium", "CHROMIUM"), Ok)
}

/// The program that drives Chromium for the WebAssembly tests.
pub fn chromedriver() -> Result<PathBuf> {
    from_variable("CHROMEDRIVER")
        .or_else(|| find("chromedriver"))
        .map_or_else(|| install_with_apt("chromedriver", "chromium-driver", "CHROMEDRIVER"), Ok)
}

/// Firefox, if it is installed.
pub fn firefox() -> Option<PathBuf> {
    from_variable("FIREFOX").or_else(|| ["firefox-esr", "firefox"].iter().find_map(|name| find(name)))
}

/// The program that drives Firefox, built once where the system has none.
pub fn geckodriver() -> Result<PathBuf> {
    let folder = workspace::target("geckodriver")?;
    let own = folder.join("bin").join(format!("geckodriver{}", env::consts::EXE_SUFFIX));
    if let Some(found) = from_variable("GECKODRIVER").or_else(|| find("geckodriver")) {
        return Ok(found);
    }
    if !own.is_file() {
        eprintln!("Building geckodriver {GECKODRIVER}, once");
        workspace::run(
            workspace::cargo()?
                .args(["install", "geckodriver", "--version", GECKODRIVER, "--locked", "--debug", "--root"])
                .arg(&folder)
                .env("CARGO_TARGET_DIR", folder.join("build")),
        )
        .context("geckodriver could not be built; install it, or name it in the variable GECKODRIVER")?;
        fs::remove_dir_all(folder.join("build")).context("what was built on the way could not be removed")?;
    }
    Ok(own)
}

/// The program that drives WebKitGTK, if it is installed.
pub fn webkit_driver() -> Option<PathBuf> {
    from_variable("WEBKIT_DRIVER").or_else(|| find("WebKitWebDriver"))
}

/// What gives a browser a screen on a machine without one, if it is installed.
pub fn xvfb() -> Option<PathBuf> {
    from_variable("XVFB").or_else(|| find("Xvfb"))
}

/// Installs what the package-lock.json of a folder of the repository names, unless just that is already there.
pub fn install_modules(folder: &str) -> Result<()> {
    let path = workspace::root()?.join(folder);
    let wanted = changed(&path.join("package-lock.json"));
    let installed = changed(&path.join("node_modules/.package-lock.json"));
    if wanted.is_some() && installed >= wanted {
        return Ok(());
    }
    let npm = required("npm", "install Node 20 or newer, with npm")?;
    workspace::run(Command::new(npm).args(["ci", "--no-audit", "--no-fund"]).current_dir(&path))
        .with_context(|| format!("the packages of {folder} could not be installed"))
}

/// Python with what the requirements.txt of a folder of the repository names, installed below cargo's target folder.
pub fn python_with(folder: &str) -> Result<Command> {
    let python = required("python3", "install Python 3.10 or newer, with pip")?;
    let requirements = workspace::root()?.join(folder).join("requirements.txt");
    let wanted = fs::read(&requirements).with_context(|| format!("{} could not be read", requirements.display()))?;
    let place = workspace::target(&format!("python-{}", folder.replace('/', "-")))?;
    let own = place.join(if cfg!(windows) { "venv/Scripts/python.exe" } else { "venv/bin/python" });
    let packages = place.join("packages");
    // Written last, so that an installation that broke off is made anew.
    let installed = place.join("requirements.txt");
    if fs::read(&installed).ok().as_ref() != Some(&wanted) {
        if place.exists() {
            fs::remove_dir_all(&place)?;
        }
        fs::create_dir_all(&place)?;
        install_python_packages(&python, &own, &packages, &requirements)
            .with_context(|| format!("the Python packages of {folder} could not be installed"))?;
        fs::write(&installed, &wanted)?;
    }
    let mut command = Command::new(if own.is_file() { &own } else { &python });
    if !own.is_file() {
        command.env("PYTHONPATH", packages);
    }
    // Without the files of byte code, which would lie beside the scripts.
    command.arg("-B");
    Ok(command)
}

/// Into an environment of its own; where Python came without the part that makes one, into a folder.
fn install_python_packages(python: &Path, own: &Path, packages: &Path, requirements: &Path) -> Result<()> {
    let environment = packages.with_file_name("venv");
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    if workspace::run(Command::new(python).args(["-m", "venv"]).arg(&environment)).is_ok() {
        return workspace::run(Command::new(own).args(install).arg(requirements));
    }
    eprintln!("This Python makes no environment, so the packages go into a folder");
    if environment.exists() {
        fs::remove_dir_all(&environment)?;
    }
    workspace::run(Command::new(python).args(install).arg(requirements).arg("--target").arg(packages))
}

fn install_with_apt(program: &str, package: &str, variable: &str) -> Result<PathBuf> {
    let otherwise = format!("install {program}, or name it in the variable {variable}");
    if find("apt-get").is_none() || !is_root() {
        bail!("{program} was needed and not found; {otherwise}");
    }
    eprintln!("Installing {package} with apt-get");
    for arguments in [&["update", "-q"][..], &["install", "-q", "-y", "--no-install-recommends", package]] {
        workspace::run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
            .with_context(|| format!("apt-get did not install {package}; {otherwise}"))?;
    }
    required(program, &otherwise)
}

fn required(program: &str, otherwise: &str) -> Result<PathBuf> {
    find(program).with_context(|| format!("{program} was needed and not found; {otherwise}"))
}

fn find(program: &str) -> Option<PathBuf> {
    let file = if cfg!(windows) && program == "npm" {
        "npm.cmd".into()
    } else {
        format!("{program}{}", env::consts::EXE_SUFFIX)
    };
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

fn from_variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}
