//! Pith's development commands: `cargo xtask serve`, `build`, `test`, `reproduce`, `lighthouse`,
//! `screenshots`, `digests` and `bench`.

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::{Long, Short, Value, ValueExt};
use xtask::browser::Wanted;
use xtask::checks::Step;
use xtask::{bench, checks, console, page, parts};

const USAGE: &str = "\
Usage: cargo xtask <command>

Commands:
  serve [--port N]        Build the page and serve it on this machine
  build                   Build the page into dist/, ready for any static host
  test [--skip-browser]   Run every check: format, lints, engine, and the page in browsers
       [--browser NAME]   ... in this one only: chromium, firefox or webkit (or all)
       [--only NAME]      ... only this step: format, lints, wasm-lints, docs, tests, components,
                          page or browsers
  reproduce               Build the page twice from scratch and compare
  lighthouse              Build the page and audit it with Lighthouse
  screenshots             Take the screenshots of the page in docs/
  digests FILE            Build the page and compare its digests of a file's texts, JSON lines with
                          the field `text`, with those of the native engine, byte for byte
          [--browser NAME]  ... in this one only: chromium or firefox
  bench [--skip-browser]  Compare speed and size with the budgets, in Chromium and Firefox
        [--browser NAME]  ... in this one only
        [--peers]         ... and time programs from npm and PyPI on the same texts

Each command first installs what it needs and says so. Tools go under target/.";

enum Chore {
    Help,
    Serve {
        port: Option<u16>,
    },
    Build,
    Test {
        browsers: Wanted,
        only: Option<Step>,
    },
    Reproduce,
    Lighthouse,
    Screenshots,
    Digests {
        browsers: Wanted,
        file: PathBuf,
    },
    Bench {
        browsers: Wanted,
        peers: bool,
    },
}

fn main() -> ExitCode {
    if parts::is_stand_in() {
        return parts::stand_in().unwrap_or_else(|error| {
            console::failed(&format!("{error:#}"));
            ExitCode::FAILURE
        });
    }
    let chore = match parse(lexopt::Parser::from_env()) {
        Ok(chore) => chore,
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let outcome = match chore {
        Chore::Help => {
            println!("{USAGE}");
            Ok(())
        }
        Chore::Serve { port } => page::serve(port),
        Chore::Build => {
            console::heading("Building the page");
            page::build().map(|dist| {
                console::done(&format!("The page is in {}", dist.display()));
            })
        }
        Chore::Test { browsers, only } => checks::test(browsers, only),
        Chore::Reproduce => page::reproduce(),
        Chore::Lighthouse => bench::lighthouse(),
        Chore::Screenshots => bench::screenshots(),
        Chore::Digests { browsers, file } => checks::digests(browsers, &file),
        Chore::Bench { browsers, peers } => bench::bench(browsers, peers),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            console::failed(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn parse(mut arguments: lexopt::Parser) -> Result<Chore, lexopt::Error> {
    let (mut command, mut port, mut file) = (None, None, None);
    let (mut browsers, mut peers, mut only) = (Wanted::All, false, None);
    while let Some(argument) = arguments.next()? {
        match (argument, command.as_deref()) {
            (Long("help") | Short('h'), _) => return Ok(Chore::Help),
            (Long("port") | Short('p'), Some("serve")) => {
                port = Some(arguments.value()?.parse()?);
            }
            (Long("skip-browser"), Some("test" | "bench")) => browsers = Wanted::None,
            (Long("browser"), Some("test" | "bench" | "digests")) => {
                browsers = arguments.value()?.parse()?;
            }
            (Long("only"), Some("test")) => only = Some(arguments.value()?.parse()?),
            (Long("peers"), Some("bench")) => peers = true,
            (Value(name), None) => command = Some(name.string()?),
            (Value(path), Some("digests")) if file.is_none() => file = Some(PathBuf::from(path)),
            (other, _) => return Err(other.unexpected()),
        }
    }
    match command.as_deref() {
        Some("serve") => Ok(Chore::Serve { port }),
        Some("build") => Ok(Chore::Build),
        Some("test") => Ok(Chore::Test { browsers, only }),
        Some("reproduce") => Ok(Chore::Reproduce),
        Some("lighthouse") => Ok(Chore::Lighthouse),
        Some("screenshots") => Ok(Chore::Screenshots),
        Some("bench") => Ok(Chore::Bench { browsers, peers }),
        Some("digests") => {
            let file = file.ok_or("`digests` needs a file of texts")?;
            Ok(Chore::Digests { browsers, file })
        }
        Some("help") | None => Ok(Chore::Help),
        Some(other) => Err(format!("unknown command `{other}`").into()),
    }
}
