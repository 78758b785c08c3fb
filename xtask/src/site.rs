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

use std::future::pending;
use std::io;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use http_body_util::{Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, HeaderValue, LAST_MODIFIED, LOCATION, X_CONTENT_TYPE_OPTIONS};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::runtime::{self, Runtime};
use tokio::sync::watch;
use tower_http::services::ServeDir;
use tower_http::services::fs::ServeFileSystemResponseBody;

/// A running server. It stops when it is dropped, which asynchronous code cannot do.
pub struct Site {
    url: String,
    exchanges: Exchanges,
    line: watch::Sender<Line>,
    runtime: Runtime,
}

/// The line to a [`Site`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// Requests are answered.
    #[default]
    Whole,
    /// A request waits until the line is another.
    Slow,
    /// The connection ends without an answer.
    Cut,
}

/// A request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The path that was asked for, with its query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

type Exchanges = Arc<Mutex<Vec<Exchange>>>;

impl Site {
    /// Serves `folder` under `prefix` (which starts and ends with a slash). Port 0 takes any that
    /// is free.
    ///
    /// # Errors
    /// If the port is taken.
    pub fn start(folder: &Path, prefix: &str, port: u16) -> Result<Self> {
        let runtime = runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_io()
            .build()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, port)))?;
        let url = format!("http://{}{prefix}", listener.local_addr()?);
        let (exchanges, line) = (Exchanges::default(), watch::Sender::default());
        let root = prefix.strip_suffix('/').unwrap_or(prefix);
        let server = Server {
            files: ServeDir::new(folder)
                .precompressed_gzip()
                .redirect_path_prefix(root),
            root: root.into(),
            exchanges: Arc::clone(&exchanges),
            line: line.subscribe(),
        };
        runtime.spawn(server.serve(listener));
        Ok(Self {
            url,
            exchanges,
            line,
            runtime,
        })
    }

    /// Sets what the line is, for tests of what happens then.
    #[must_use]
    pub fn line(&self) -> watch::Sender<Line> {
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
    pub fn wait(self) {
        self.runtime.block_on(pending::<()>());
    }
}

type Body = Either<ServeFileSystemResponseBody, Full<Bytes>>;

/// What answers a request: a clone for each.
#[derive(Clone)]
struct Server {
    files: ServeDir,
    /// What comes before the path of a file, without a slash at its end.
    root: Arc<str>,
    exchanges: Exchanges,
    line: watch::Receiver<Line>,
}

impl Server {
    async fn serve(self, listener: TcpListener) {
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                // A browser that has gone away again is no reason to stop.
                tokio::task::yield_now().await;
                continue;
            };
            let server = self.clone();
            let service = service_fn(move |request| server.clone().answer(request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            tokio::spawn(connection);
        }
    }

    /// The answer to a request; over a cut line an error, upon which the connection ends without one.
    async fn answer(mut self, request: Request<Incoming>) -> io::Result<Response<Body>> {
        let line = self.line.wait_for(|&line| line != Line::Slow).await;
        if line.map_or(Line::Cut, |line| *line) == Line::Cut {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        let path = request.uri().to_string();
        let exchanges = Arc::clone(&self.exchanges);
        let mut response = self.respond(request).await;
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        // It counts in seconds: of two builds within one, the browser would go on with the first.
        headers.remove(LAST_MODIFIED);
        let status = response.status().as_u16();
        exchanges
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Exchange { path, status });
        Ok(response)
    }

    async fn respond(mut self, mut request: Request<Incoming>) -> Response<Body> {
        let inside = match request.uri().path().strip_prefix(&*self.root) {
            // Relative links depend on the slash.
            Some("") => return moved(&format!("{}/", self.root)),
            Some(inside) if inside.starts_with('/') => inside.parse(),
            _ => return not_found(),
        };
        let Ok(inside) = inside else {
            return not_found();
        };
        *request.uri_mut() = inside;
        match self.files.try_call(request).await {
            Ok(response) => response.map(Either::Left),
            Err(_) => not_found(),
        }
    }
}

fn not_found() -> Response<Body> {
    let text = Bytes::from_static(b"404: there is nothing at this address.\n");
    let mut response = Response::new(Either::Right(Full::new(text)));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn moved(path: &str) -> Response<Body> {
    let mut response = Response::new(Either::Right(Full::default()));
    *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
    if let Ok(path) = path.parse() {
        response.headers_mut().insert(LOCATION, path);
    }
    response
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::thread;
    use std::time::Duration;

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
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
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
            front.starts_with("HTTP/1.1 200") && front.ends_with("<p>front"),
            "{front}"
        );
        assert!(front.contains("content-type: text/html"), "{front}");
        assert!(ask(&site, "GET", "/a%20b.wasm?v=1").contains("content-type: application/wasm"));
    }

    #[test]
    fn a_packed_file_goes_to_who_takes_it() {
        let (home, site) = site("/");
        fs::write(home.path().join("dist/index.html.gz"), "packed").unwrap();
        assert!(ask(&site, "GET", "/").ends_with("<p>front"));
        let packed = ask_with(&site, "GET", "/", "Accept-Encoding: br, gzip\r\n");
        assert!(packed.contains("content-encoding: gzip") && packed.ends_with("packed"));
        assert!(packed.contains("content-type: text/html"), "{packed}");
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
        assert!(ask(&site, "GET", "/pith/deep").contains("location: /pith/deep/"));
        assert!(ask(&site, "GET", "/pith").contains("location: /pith/"));
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
                ask(&site, "GET", path).starts_with("HTTP/1.1 404"),
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
                ask(&site, "GET", path).starts_with("HTTP/1.1 404"),
                "{path}"
            );
        }
    }

    #[test]
    fn only_reading_is_answered() {
        let (_home, site) = site("/");
        assert!(ask(&site, "POST", "/").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn over_a_cut_line_nothing_is_answered() {
        let (_home, site) = site("/");
        site.line().send_replace(Line::Cut);
        assert_eq!(ask(&site, "GET", "/"), "");
        site.line().send_replace(Line::Whole);
        assert!(ask(&site, "GET", "/").starts_with("HTTP/1.1 200"));
    }

    #[test]
    fn over_a_slow_line_a_request_waits() {
        let (_home, site) = site("/");
        site.line().send_replace(Line::Slow);
        thread::scope(|scope| {
            let asked = scope.spawn(|| ask(&site, "GET", "/"));
            thread::sleep(Duration::from_millis(50));
            assert!(!asked.is_finished());
            site.line().send_replace(Line::Whole);
            assert!(asked.join().unwrap().starts_with("HTTP/1.1 200"));
        });
    }

    #[test]
    fn connections_without_a_request_hold_nothing_up() {
        let (_home, site) = site("/");
        let host = site.url().split('/').nth(2).unwrap();
        // As browsers open them, in case.
        let _idle: Vec<_> = (0..12).map(|_| TcpStream::connect(host).unwrap()).collect();
        let front = ask(&site, "GET", "/");
        assert!(front.ends_with("<p>front"), "{front}");
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
