//! The build tool: one command for each thing that is done with this repository.

mod arguments;
mod atlas;
mod bench;
mod check;
mod dist;
mod fhir_server;
mod joined;
mod merged;
mod names;
mod package;
mod programs;
mod schema;
mod serve;
mod split;
mod words;
mod workspace;

use std::process::ExitCode;

use crate::arguments::Command;

fn main() -> ExitCode {
    match arguments::parse().and_then(run) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve(options) => serve::serve(&options)?,
        Command::Build { out } => dist::build(&out, dist::Profile::Release)?,
        Command::Package => package::package()?,
        Command::Atlas => write_atlas()?,
        Command::Schema => schema::write()?,
        Command::Check { extent } => return check::check(extent),
        Command::FhirServer { port } => return fhir_server::serve(port),
        Command::Bench { rest } => return bench::bench(&rest),
        Command::Help => println!("{}", arguments::HELP),
    }
    Ok(ExitCode::SUCCESS)
}

fn write_atlas() -> anyhow::Result<()> {
    let changed = atlas::write(&workspace::root()?)?;
    for file in &changed {
        println!("Wrote {}", file.display());
    }
    println!("{} of the generated tables changed", changed.len());
    Ok(())
}
