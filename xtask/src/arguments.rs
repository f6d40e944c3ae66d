//! What can be typed after `cargo xtask`.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::check::{Extent, Part};
use crate::dist::Profile;
use crate::serve::ServeOptions;
use crate::workspace;

pub const HELP: &str = "\
cargo xtask <command>

  serve    build and serve the app on this machine
             --port <number>          the first port to try (8080)
             --watch                  build again when a source changes
             --profile release|dev    dev builds faster and runs slower (release)
  build    build the deployable folder
             --out <folder>           where to (dist)
  package  build, and pack the npm package
  atlas    generate the tables of structures, outlines and codes from assets/
  schema   write the JSON Schemas in assets/ from the program's types
  check    everything that must hold before a change is accepted
             --all                    the npm package in the projects of others too, what is exported by the
                                      validators of others, and other browsers
             --only fmt|clippy|native|wasm|browser|package|fhir|other-browsers
  fhir-server  install and start a FHIR server to export to, on this machine
             --port <number>          where it listens (8090)
  bench    build, then measure; what follows is passed on to benches/bench.mjs";

pub enum Command {
    Serve(ServeOptions),
    Build { out: PathBuf },
    Package,
    Atlas,
    Schema,
    Check { extent: Extent },
    FhirServer { port: u16 },
    Bench { rest: Vec<OsString> },
    Help,
}

/// Reads the command line of this process.
pub fn parse() -> Result<Command> {
    read(lexopt::Parser::from_env())
}

fn read(mut parser: lexopt::Parser) -> Result<Command> {
    let name = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "serve" => read_serve(parser),
        "build" => read_build(parser),
        "package" => alone(parser, Command::Package),
        "atlas" => alone(parser, Command::Atlas),
        "schema" => alone(parser, Command::Schema),
        "check" => read_check(parser),
        "fhir-server" => read_fhir_server(parser),
        "bench" => Ok(Command::Bench { rest: parser.raw_args()?.collect() }),
        "help" => Ok(Command::Help),
        other => bail!("found the command `{other}`, expected one of these:\n\n{HELP}"),
    }
}

fn read_serve(mut parser: lexopt::Parser) -> Result<Command> {
    let mut options = ServeOptions { port: 8080, watch: false, profile: Profile::Release };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("watch") => options.watch = true,
            Long("profile") => options.profile = parser.value()?.parse_with(profile_named)?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Serve(options))
}

fn read_build(mut parser: lexopt::Parser) -> Result<Command> {
    let mut out = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    let out = match out {
        Some(out) => out,
        None => workspace::dist()?,
    };
    Ok(Command::Build { out })
}

fn read_check(mut parser: lexopt::Parser) -> Result<Command> {
    let mut extent = Extent::Usual;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("all") => extent = Extent::All,
            Long("only") => extent = Extent::Only(parser.value()?.parse_with(part_named)?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Check { extent })
}

fn read_fhir_server(mut parser: lexopt::Parser) -> Result<Command> {
    let mut port = 8090;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => port = parser.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::FhirServer { port })
}

fn alone(mut parser: lexopt::Parser, command: Command) -> Result<Command> {
    match parser.next()? {
        None => Ok(command),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn profile_named(name: &str) -> Result<Profile> {
    match name {
        "release" => Ok(Profile::Release),
        "dev" => Ok(Profile::Dev),
        other => Err(anyhow!("found the profile `{other}`, expected `release` or `dev`")),
    }
}

fn part_named(name: &str) -> Result<Part> {
    Part::ALL.into_iter().find(|part| part.name() == name).ok_or_else(|| {
        anyhow!(
            "found the part `{name}`, expected `fmt`, `clippy`, `native`, `wasm`, `browser`, `package`, `fhir` or `other-browsers`"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{Command, read};

    fn outcome(line: &str) -> String {
        match read(lexopt::Parser::from_args(line.split_whitespace())) {
            Ok(Command::Serve(options)) => {
                format!("serve {} {} {:?}", options.port, options.watch, options.profile)
            }
            Ok(Command::Build { out }) => format!("build {}", out.display()),
            Ok(Command::Package) => "package".into(),
            Ok(Command::Atlas) => "atlas".into(),
            Ok(Command::Schema) => "schema".into(),
            Ok(Command::Check { extent }) => format!("check {extent:?}"),
            Ok(Command::FhirServer { port }) => format!("fhir-server {port}"),
            Ok(Command::Bench { rest }) => format!("bench {rest:?}"),
            Ok(Command::Help) => "help".into(),
            Err(error) => format!("error: {error:#}").lines().next().unwrap_or_default().into(),
        }
    }

    #[test]
    fn each_command_line_is_read_as_written() {
        for (line, expected) in [
            ("", "help"),
            ("--help", "help"),
            ("serve", "serve 8080 false Release"),
            ("serve --port 9000 --watch --profile dev", "serve 9000 true Dev"),
            ("build --out elsewhere", "build elsewhere"),
            ("package", "package"),
            ("atlas", "atlas"),
            ("schema", "schema"),
            ("check", "check Usual"),
            ("check --all", "check All"),
            ("check --only wasm", "check Only(Wasm)"),
            ("check --only package", "check Only(Package)"),
            ("check --only other-browsers", "check Only(OtherBrowsers)"),
            ("fhir-server", "fhir-server 8090"),
            ("fhir-server --port 9001", "fhir-server 9001"),
            ("bench --runs 3", "bench [\"--runs\", \"3\"]"),
            ("bake", "error: found the command `bake`, expected one of these:"),
            ("schema --out x", "error: invalid option '--out'"),
        ] {
            assert_eq!(outcome(line), expected, "cargo xtask {line}");
        }
    }

    #[test]
    fn a_wrong_value_says_what_was_expected() {
        for (line, expected) in [
            ("serve --profile fast", "expected `release` or `dev`"),
            ("serve --port many", "many"),
            (
                "check --only lint",
                "expected `fmt`, `clippy`, `native`, `wasm`, `browser`, `package`, `fhir` or `other-browsers`",
            ),
        ] {
            let found = outcome(line);
            assert!(found.contains(expected), "cargo xtask {line}: {found}");
        }
    }
}
