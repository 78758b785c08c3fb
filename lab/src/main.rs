//! Pith's lab on the command line; `lab --help` lists the commands.

use std::process::ExitCode;

use clap::Parser;
use lab::cli::Cli;

fn main() -> ExitCode {
    Cli::parse().run()
}
