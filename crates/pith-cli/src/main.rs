//! The command `pith`: the gist of articles, books and papers on the command line.
//!
//! [`arguments`] defines the arguments, [`input`] reads a file, [`gist`] has the engine summarize
//! it, and [`output`] writes it in the requested format. If something goes wrong with one file, the
//! error is printed to standard error, and the rest continues.

mod arguments;
mod gist;
mod input;
mod names;
mod output;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use gist::Gist;
use input::Input;
use output::Output;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader of our output has seen enough, as in `pith book.epub | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("The result could not be written: {error}."));
            ExitCode::FAILURE
        }
    }
}

/// Summarizes each input; returns whether all of them succeeded.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let inputs = arguments.inputs();
    let mut output = Output::new(arguments, inputs.len(), anstream::stdout().lock());
    let mut all_good = true;
    for input in &inputs {
        if matches!(input, Input::Standard) && io::stdin().is_terminal() {
            complain(input::INVITATION);
        }
        let gist = input.read().and_then(|read| Gist::of(read, arguments));
        match gist {
            Ok(gist) => output.write(input, gist)?,
            Err(message) => {
                all_good = false;
                complain(&format!("{input}: {message}"));
            }
        }
    }
    output.finish()?;
    Ok(all_good)
}

/// Reports an error or a wait on standard error. If that cannot be written, there is nothing left
/// to do.
fn complain(message: &str) {
    let message = output::printable(message);
    let _ = writeln!(anstream::stderr(), "pith: {message}");
}
