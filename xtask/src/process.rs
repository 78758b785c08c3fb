//! Runs other programs.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{console, workspace};

/// How many lines of a failed program's output its error message includes.
const LAST_LINES: usize = 30;

/// Cargo, to be run in the repository's root.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(workspace::root());
    command
}

/// Runs a program to completion, showing its output.
///
/// # Errors
/// If it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs tests with their output shown, and names those that failed; none if all passed.
///
/// # Errors
/// If they cannot be started, or fail without naming a test.
pub fn failing_tests(command: &mut Command) -> Result<Vec<String>> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    let mut failed = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            println!("{line}");
            failed.extend(failing_test(&line).map(str::to_owned));
        }
    }
    let status = child.wait()?;
    if !status.success() && failed.is_empty() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(failed)
}

/// The test that a line of the test harness says failed.
fn failing_test(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

/// Runs a long program; on a terminal, shows only its current line.
///
/// # Errors
/// If it cannot be started or fails; the message includes its last lines of output.
pub fn run_condensed(command: &mut Command) -> Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    let mut lines = Vec::new();
    if let Some(stderr) = child.stderr.take() {
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            console::passing(&line);
            lines.push(line);
        }
    }
    console::passing("");
    let status = child.wait()?;
    if !status.success() {
        let last = lines.len().saturating_sub(LAST_LINES);
        bail!(
            "{} ended with {status}:\n{}",
            shown(command),
            lines[last..].join("\n")
        );
    }
    Ok(())
}

/// Runs a program silently; returns its standard output if it succeeded.
#[must_use]
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program with its errors shown; returns its standard output.
///
/// # Errors
/// If it cannot be started or fails.
pub fn output_shown(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        bail!("{} ended with {}", shown(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first program with this name on the search path.
#[must_use]
pub fn on_path(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| executable(&folder, name))
        .find(|path| path.is_file())
}

/// The path of a program in a folder.
#[must_use]
pub fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Whether this process runs as root (Unix only).
#[must_use]
pub fn is_root() -> bool {
    cfg!(unix) && output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    let arguments = command
        .get_args()
        .map(|argument| argument.to_string_lossy());
    let words: Vec<_> = std::iter::once(program).chain(arguments).collect();
    format!("`{}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_test_is_named_by_its_line() {
        let failed = failing_test("test faults::a_worker_dies ... FAILED");
        assert_eq!(failed, Some("faults::a_worker_dies"));
        assert_eq!(failing_test("test faults::a_worker_dies ... ok"), None);
        assert_eq!(
            failing_test("test result: FAILED. 1 passed; 1 failed"),
            None
        );
    }
}
