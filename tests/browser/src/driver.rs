//! The WebDriver program.

use std::io::{BufRead, BufReader, pipe};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a program may take to start.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often to retry a program that exits at once.
const TRIES: u32 = 5;
/// How often to check whether it has started.
const PERIOD: Duration = Duration::from_millis(20);
/// How long to wait for a program's remaining output after it exits.
const ECHO: Duration = Duration::from_secs(5);

/// A running WebDriver program, killed on drop.
pub(crate) struct Driver {
    child: Child,
    /// The port it listens on.
    pub port: u16,
    /// The output of the program and its browser, line by line.
    lines: Receiver<String>,
}

impl Driver {
    /// Starts a program that picks a free port itself and prints it. Retries if it exits at once:
    /// chromedriver picks a port that is free for IPv4, and exits if another program uses it for
    /// IPv6.
    pub(crate) fn start(mut command: Command) -> Result<Self> {
        command.arg("--port=0");
        for _ in 0..TRIES {
            if let Some(driver) = Self::try_start(&mut command)? {
                return Ok(driver);
            }
        }
        bail!("{command:?} exited at once")
    }

    /// Starts a program that prints its port; `None` if it exits before it does.
    fn try_start(command: &mut Command) -> Result<Option<Self>> {
        let mut driver = Self::spawn(command, 0)?;
        let start = Instant::now();
        while driver.port == 0 {
            let left = PATIENCE.saturating_sub(start.elapsed());
            match driver.lines.recv_timeout(left) {
                Ok(line) => driver.port = port(&line).unwrap_or(0),
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
                Err(RecvTimeoutError::Timeout) => bail!("{command:?} never printed its port"),
            }
        }
        Ok(Some(driver))
    }

    /// Starts a program that must be given a port, and does not say when it listens.
    pub(crate) fn start_silent(mut command: Command) -> Result<Self> {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = free.local_addr()?.port();
        drop(free);
        let mut driver = Self::spawn(command.arg(format!("--port={port}")), port)?;
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if driver.child.try_wait()?.is_some() || start.elapsed() > PATIENCE {
                bail!("{command:?} does not listen on its port");
            }
            thread::sleep(PERIOD);
        }
        Ok(driver)
    }

    fn spawn(command: &mut Command, port: u16) -> Result<Self> {
        let (reader, writer) = pipe()?;
        let child = command
            .stdin(Stdio::null())
            .stdout(writer.try_clone()?)
            .stderr(writer)
            .spawn()
            .with_context(|| format!("cannot start {command:?}"))?;
        // Otherwise, the command would keep the pipe open.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let (sender, lines) = channel();
        thread::spawn(move || {
            let mut output = BufReader::new(reader).split(b'\n');
            while let Some(Ok(line)) = output.next() {
                let line = String::from_utf8_lossy(&line).into_owned();
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Self { child, port, lines })
    }

    /// Stops the program and returns everything that it and its browser printed since it started to
    /// listen.
    pub(crate) fn stop(mut self) -> Vec<String> {
        self.kill();
        let start = Instant::now();
        let left = || ECHO.saturating_sub(start.elapsed());
        std::iter::from_fn(|| self.lines.recv_timeout(left()).ok()).collect()
    }

    fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The port in a line that announces it. Port 0 is what we asked for: any free one.
fn port(line: &str) -> Option<u16> {
    let line = line.trim().trim_end_matches('.');
    let (_, port) = line
        .rsplit_once("on port ")
        .or_else(|| line.rsplit_once("Listening on 127.0.0.1:"))?;
    port.parse().ok().filter(|&port| port != 0)
}

#[cfg(test)]
mod tests {
    use super::port;

    // Windows has no program that does nothing.
    #[cfg(unix)]
    #[test]
    fn a_program_that_exits_at_once_is_an_error_without_a_wait() {
        let nothing = std::process::Command::new("true");
        let error = super::Driver::start(nothing).err().unwrap();
        assert!(format!("{error:#}").contains("exited at once"), "{error:#}");
    }

    #[test]
    fn the_port_is_read_from_the_drivers_output() {
        for (line, expected) in [
            ("Starting ChromeDriver 139.0 on port 0", None),
            ("Only local connections are allowed.", None),
            (
                "ChromeDriver was started successfully on port 40123.",
                Some(40123),
            ),
            (
                "1764097000000\tgeckodriver\tINFO\tListening on 127.0.0.1:40124",
                Some(40124),
            ),
        ] {
            assert_eq!(port(line), expected, "{line}");
        }
    }
}
