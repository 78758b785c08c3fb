//! The command `pith`: the gist of articles, books and papers on the command line.
//!
//! [`arguments`] says what can be asked for, [`input`] reads a file, [`gist`] has the engine summarise
//! it, and [`output`] writes it in the form that was asked for. What goes wrong with one file goes to
//! standard error, and the rest goes on.

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
        // Whoever reads the output has seen enough, as in `pith book.epub | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("The result could not be written: {error}."));
            ExitCode::FAILURE
        }
    }
}

/// Summarises each input. Whether every one of them could be.
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

/// Says what went wrong, or what is waited for. Where even that cannot be written, nothing can be done.
fn complain(message: &str) {
    let message = output::printable(message);
    let _ = writeln!(anstream::stderr(), "pith: {message}");
}
