//! A small static web server for the built page, on this machine only.
//!
//! It answers as GitHub Pages does in what matters here: a site may live under a sub-path, a
//! folder is its `index.html`, what is not there is a 404, and of a file that has its packed form beside
//! it (`a.js.gz`), that is sent to who takes it.
//!
//! ```no_run
//! use xtask::site::Site;
//!
//! let site = Site::start("dist".as_ref(), "/pith/", 0)?;
//! println!("{}", site.url());
//! # Ok::<(), anyhow::Error>(())
//! ```

use std::fs::{self, File};
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use anyhow::{Result, anyhow};
use percent_encoding::percent_decode_str;
use tiny_http::{HTTPVersion, Header, Method, Request, Response, ResponseBox, Server, StatusCode};

/// A browser opens six connections to one server.
const THREADS: usize = 6;

/// Under this version a browser closes a connection when it has its answer. Of connections that are kept
/// open, tiny_http now and then leaves one waiting for good: its pool takes a thread for free that it
/// has only just woken for another.
const ONE_ANSWER_A_CONNECTION: HTTPVersion = HTTPVersion(1, 0);

/// A running server. It stops when it is dropped.
pub struct Site {
    url: String,
    server: Arc<Server>,
    threads: Vec<JoinHandle<()>>,
    exchanges: Arc<Mutex<Vec<Exchange>>>,
    line: Line,
}

/// The line to a [`Site`], which can be cut. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Line(Arc<AtomicBool>);

impl Line {
    /// Cuts the line, or mends it: over a cut one, no request is answered.
    pub fn cut(&self, cut: bool) {
        self.0.store(cut, Ordering::SeqCst);
    }

    fn is_cut(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// A request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The path that was asked for, with its query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

impl Site {
    /// Serves `folder` under `prefix` (which starts and ends with a slash). Port 0 takes any that
    /// is free.
    ///
    /// # Errors
    /// If the port is taken.
    pub fn start(folder: &Path, prefix: &str, port: u16) -> Result<Self> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
        let url = format!("http://{}{prefix}", listener.local_addr()?);
        let server = Server::from_listener(listener, None).map_err(|error| anyhow!(error))?;
        let server = Arc::new(server);
        let exchanges = Arc::<Mutex<Vec<_>>>::default();
        let line = Line::default();
        let threads = (0..THREADS)
            .map(|_| {
                let (server, exchanges) = (Arc::clone(&server), Arc::clone(&exchanges));
                let (folder, prefix) = (folder.to_owned(), prefix.to_owned());
                let line = line.clone();
                thread::spawn(move || {
                    while let Ok(request) = server.recv() {
                        if line.is_cut() {
                            // The connection ends without an answer.
                            drop(request.into_writer());
                        } else {
                            answer(request, &folder, &prefix, &exchanges);
                        }
                    }
                })
            })
            .collect();
        Ok(Self {
            url,
            server,
            threads,
            exchanges,
            line,
        })
    }

    /// The line to the site, to be cut in tests of what happens then.
    #[must_use]
    pub fn line(&self) -> Line {
        self.line.clone()
    }

    /// The site's address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The requests so far.
    #[must_use]
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.exchanges
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // Each call wakes one waiting thread.
        for _ in &self.threads {
            self.server.unblock();
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn answer(request: Request, folder: &Path, prefix: &str, exchanges: &Mutex<Vec<Exchange>>) {
    let path = request.url().to_owned();
    let response = match request.method() {
        Method::Get | Method::Head => respond(folder, prefix, &path, takes_packed(&request)),
        _ => plain(405, "Only GET and HEAD are answered here.\n"),
    };
    let status = response.status_code().0;
    exchanges
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(Exchange { path, status });
    let is_head = *request.method() == Method::Head;
    let headers = request.headers().to_vec();
    let mut writer = request.into_writer();
    // A browser that has gone away needs no answer.
    let _ = response
        .raw_print(
            &mut writer,
            ONE_ANSWER_A_CONNECTION,
            &headers,
            is_head,
            None,
        )
        .and_then(|()| writer.flush());
}

/// Where a file's packed form stands if there is one, as in nginx's `gzip_static`.
#[must_use]
pub fn packed_beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".gz");
    name.into()
}

/// Whether the asker takes packed files.
fn takes_packed(request: &Request) -> bool {
    let mut headers = request.headers().iter();
    headers.any(|header| {
        header.field.equiv("Accept-Encoding") && header.value.as_str().contains("gzip")
    })
}

fn respond(folder: &Path, prefix: &str, url: &str, packs: bool) -> ResponseBox {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    match find(folder, prefix, path) {
        Some(Found::File(file)) => {
            let packed = packed_beside(&file);
            let is_packed = packs && packed.is_file();
            match File::open(if is_packed { &packed } else { &file }) {
                Ok(opened) => {
                    let mut response = Response::from_file(opened)
                        .with_header(header("Content-Type", &content_type(&file)))
                        .with_header(header("Cache-Control", "no-cache"))
                        .with_header(header("X-Content-Type-Options", "nosniff"));
                    if is_packed {
                        response.add_header(header("Content-Encoding", "gzip"));
                    }
                    response.boxed()
                }
                Err(_) => plain(404, NOT_FOUND),
            }
        }
        Some(Found::Folder) => plain(301, "")
            .with_header(header("Location", &format!("{path}/")))
            .boxed(),
        None => plain(404, NOT_FOUND),
    }
}

const NOT_FOUND: &str = "404: there is nothing at this address.\n";

enum Found {
    File(PathBuf),
    /// A folder that was asked for without the slash at its end, on which relative links depend.
    Folder,
}

fn find(folder: &Path, prefix: &str, path: &str) -> Option<Found> {
    let Some(inside) = path.strip_prefix(prefix) else {
        return (prefix.strip_suffix('/') == Some(path)).then_some(Found::Folder);
    };
    let inside = percent_decode_str(inside).decode_utf8().ok()?;
    let mut found = folder.to_owned();
    for part in inside.split('/').filter(|part| !part.is_empty()) {
        // Nothing outside the folder, on any system.
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        found.push(part);
    }
    let is_folder = fs::metadata(&found).ok()?.is_dir();
    let with_slash = inside.is_empty() || inside.ends_with('/');
    match (is_folder, with_slash) {
        (true, true) => {
            let index = found.join("index.html");
            index.is_file().then_some(Found::File(index))
        }
        (true, false) => Some(Found::Folder),
        (false, true) => None,
        (false, false) => Some(Found::File(found)),
    }
}

fn content_type(file: &Path) -> String {
    let kind = mime_guess::from_path(file).first_or_octet_stream();
    if kind.type_() == "text" {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_string()
    }
}

fn plain(status: u16, text: &str) -> ResponseBox {
    Response::from_string(text)
        .with_status_code(StatusCode(status))
        .boxed()
}

/// Only called with names and values that are plain ASCII or percent-encoded; anything else would
/// be left empty.
fn header(name: &'static str, value: &str) -> Header {
    Header::from_bytes(name, value)
        .or_else(|()| Header::from_bytes(name, ""))
        .expect("a fixed ASCII name and no value are a header")
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    fn site(prefix: &str) -> (tempfile::TempDir, Site) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("dist");
        fs::create_dir_all(folder.join("deep")).unwrap();
        fs::write(folder.join("index.html"), "<p>front").unwrap();
        fs::write(folder.join("deep/index.html"), "<p>deep").unwrap();
        fs::write(folder.join("a b.wasm"), "wasm").unwrap();
        fs::write(home.path().join("secret"), "secret").unwrap();
        let site = Site::start(&folder, prefix, 0).unwrap();
        (home, site)
    }

    fn ask(site: &Site, method: &str, path: &str) -> String {
        ask_with(site, method, path, "")
    }

    fn ask_with(site: &Site, method: &str, path: &str, header: &str) -> String {
        let host = site.url().split('/').nth(2).unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{header}\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_are_served_with_their_types() {
        let (_home, site) = site("/");
        let front = ask(&site, "GET", "/");
        assert!(
            front.starts_with("HTTP/1.0 200") && front.ends_with("<p>front"),
            "{front}"
        );
        assert!(
            front.contains("Content-Type: text/html; charset=utf-8"),
            "{front}"
        );
        assert!(ask(&site, "GET", "/a%20b.wasm?v=1").contains("Content-Type: application/wasm"));
    }

    #[test]
    fn a_packed_file_goes_to_who_takes_it() {
        let (home, site) = site("/");
        fs::write(home.path().join("dist/index.html.gz"), "packed").unwrap();
        assert!(ask(&site, "GET", "/").ends_with("<p>front"));
        let packed = ask_with(&site, "GET", "/", "Accept-Encoding: br, gzip\r\n");
        assert!(packed.contains("Content-Encoding: gzip") && packed.ends_with("packed"));
        assert!(packed.contains("Content-Type: text/html"), "{packed}");
    }

    #[test]
    fn a_head_request_gets_no_body() {
        let (_home, site) = site("/");
        assert!(!ask(&site, "HEAD", "/").contains("front"));
    }

    #[test]
    fn a_folder_is_its_index_and_wants_a_slash() {
        let (_home, site) = site("/pith/");
        assert!(ask(&site, "GET", "/pith/deep/").ends_with("<p>deep"));
        assert!(ask(&site, "GET", "/pith/deep").contains("Location: /pith/deep/"));
        assert!(ask(&site, "GET", "/pith").contains("Location: /pith/"));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        let (_home, site) = site("/pith/");
        for path in [
            "/",
            "/index.html",
            "/pith/none",
            "/pith/none/",
            "/pith/index.html/",
        ] {
            assert!(
                ask(&site, "GET", path).starts_with("HTTP/1.0 404"),
                "{path}"
            );
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let (_home, site) = site("/");
        for path in [
            "/../secret",
            "/%2e%2e/secret",
            "/deep/../../secret",
            "/..%5csecret",
            "/%00",
        ] {
            assert!(
                ask(&site, "GET", path).starts_with("HTTP/1.0 404"),
                "{path}"
            );
        }
    }

    #[test]
    fn only_reading_is_answered() {
        let (_home, site) = site("/");
        assert!(ask(&site, "POST", "/").starts_with("HTTP/1.0 405"));
    }

    #[test]
    fn over_a_cut_line_nothing_is_answered() {
        let (_home, site) = site("/");
        site.line().cut(true);
        assert_eq!(ask(&site, "GET", "/"), "");
        site.line().cut(false);
        assert!(ask(&site, "GET", "/").starts_with("HTTP/1.0 200"));
    }

    #[test]
    fn requests_are_remembered() {
        let (_home, site) = site("/");
        ask(&site, "GET", "/none");
        assert_eq!(
            site.exchanges(),
            [Exchange {
                path: "/none".into(),
                status: 404
            }]
        );
    }
}
