//! A small static web server for the built page, on this machine only.
//!
//! It behaves like GitHub Pages in what matters here: a site may be under a sub-path, a folder
//! serves its `index.html`, a missing file is a 404, and if a file has a compressed form beside it
//! (`a.js.gz`), clients that accept it get that.
//!
//! ```no_run
//! use xtask::site::Site;
//!
//! let site = Site::start("dist".as_ref(), "/pith/", 0)?;
//! println!("{}", site.url());
//! # Ok::<(), anyhow::Error>(())
//! ```

use std::convert::Infallible;
use std::future::pending;
use std::io;
use std::net::Ipv4Addr;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use anyhow::Result;
use http_body_util::{BodyExt, Either, Full};
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{CACHE_CONTROL, HeaderValue, LAST_MODIFIED, LOCATION, X_CONTENT_TYPE_OPTIONS};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::runtime::{self, Runtime};
use tokio::sync::watch;
use tokio::time::{Instant, Sleep, sleep};
use tower_http::services::ServeDir;
use tower_http::services::fs::ServeFileSystemResponseBody;

/// A running server. It stops when dropped, which asynchronous code cannot do.
pub struct Site {
    url: String,
    exchanges: Exchanges,
    line: watch::Sender<Line>,
    runtime: Runtime,
}

/// The simulated connection to a [`Site`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// Requests are answered normally.
    #[default]
    Whole,
    /// A phone's connection: 1.6 Mbit/s shared by all responses, and 150 ms latency each. The
    /// browser's own throttling does not apply to its workers.
    Mobile,
    /// Requests wait until the line is changed.
    Slow,
    /// The connection closes without a response.
    Cut,
}

/// A request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The requested path, with its query.
    pub path: String,
    /// The response status.
    pub status: u16,
}

type Exchanges = Arc<Mutex<Vec<Exchange>>>;

impl Site {
    /// Serves `folder` under `prefix` (which starts and ends with a slash). Port 0 picks a free
    /// port.
    ///
    /// # Errors
    /// If the port is taken.
    pub fn start(folder: &Path, prefix: &str, port: u16) -> Result<Self> {
        let runtime = runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
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
            pace: Arc::default(),
        };
        runtime.spawn(server.serve(listener));
        Ok(Self {
            url,
            exchanges,
            line,
            runtime,
        })
    }

    /// Changes the simulated connection, for tests.
    #[must_use]
    pub fn line(&self) -> watch::Sender<Line> {
        self.line.clone()
    }

    /// The site's address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The requests answered so far.
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

type Content = Either<Either<ServeFileSystemResponseBody, Full<Bytes>>, Paced>;

/// The latency of [`Line::Mobile`].
const LATENCY: Duration = Duration::from_millis(150);
/// Its bandwidth in bytes per second.
const RATE: f64 = 204_800.0;
/// The packet size in bytes.
const PACKET: usize = 4_096;

/// When everything sent so far will have arrived; `None` before anything was sent.
type Pace = Arc<Mutex<Option<Instant>>>;

/// A response body throttled to the speed of [`Line::Mobile`].
struct Paced {
    rest: Bytes,
    pace: Pace,
    /// Until the next packet arrives.
    coming: Option<Pin<Box<Sleep>>>,
}

impl Body for Paced {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        let size = self.rest.len().min(PACKET);
        if self.coming.is_none() {
            let mut free = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
            let now = Instant::now();
            let start = free.unwrap_or(now).max(now);
            let end = start + Duration::from_secs_f64(size as f64 / RATE);
            *free = Some(end);
            drop(free);
            self.coming = Some(Box::pin(tokio::time::sleep_until(end)));
        }
        if let Some(coming) = &mut self.coming {
            ready!(coming.as_mut().poll(context));
        }
        self.coming = None;
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(size)))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}

/// The request handler, cloned for each request.
#[derive(Clone)]
struct Server {
    files: ServeDir,
    /// The path prefix of all files, without a trailing slash.
    root: Arc<str>,
    exchanges: Exchanges,
    line: watch::Receiver<Line>,
    pace: Pace,
}

impl Server {
    async fn serve(self, listener: TcpListener) {
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                // A browser that has disconnected is no reason to stop.
                tokio::task::yield_now().await;
                continue;
            };
            let server = self.clone();
            let service = service_fn(move |request| server.clone().answer(request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            tokio::spawn(connection);
        }
    }

    /// The response to a request; on a cut line, an error, which closes the connection without a
    /// response.
    async fn answer(mut self, request: Request<Incoming>) -> io::Result<Response<Content>> {
        let line = self.line.wait_for(|&line| line != Line::Slow).await;
        let line = line.map_or(Line::Cut, |line| *line);
        if line == Line::Cut {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        let path = request.uri().to_string();
        let (exchanges, pace) = (Arc::clone(&self.exchanges), Arc::clone(&self.pace));
        let mut response = self.respond(request).await;
        if line == Line::Mobile {
            sleep(LATENCY).await;
            let (head, body) = response.into_parts();
            let rest = body.collect().await.map_err(io::Error::other)?.to_bytes();
            let paced = Paced {
                rest,
                pace,
                coming: None,
            };
            response = Response::from_parts(head, Either::Right(paced));
        }
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        // Its resolution is one second: of two builds within the same second, the browser would
        // keep the first.
        headers.remove(LAST_MODIFIED);
        let status = response.status().as_u16();
        exchanges
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Exchange { path, status });
        Ok(response)
    }

    async fn respond(mut self, mut request: Request<Incoming>) -> Response<Content> {
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
            Ok(response) => response.map(|body| Either::Left(Either::Left(body))),
            Err(_) => not_found(),
        }
    }
}

fn not_found() -> Response<Content> {
    let text = Bytes::from_static(b"404: nothing was found at this address.\n");
    let mut response = Response::new(Either::Left(Either::Right(Full::new(text))));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn moved(path: &str) -> Response<Content> {
    let mut response = Response::new(Either::Left(Either::Right(Full::default())));
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
    fn a_compressed_file_is_sent_to_clients_that_accept_it() {
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
    fn a_folder_serves_its_index_and_needs_a_trailing_slash() {
        let (_home, site) = site("/pith/");
        assert!(ask(&site, "GET", "/pith/deep/").ends_with("<p>deep"));
        assert!(ask(&site, "GET", "/pith/deep").contains("location: /pith/deep/"));
        assert!(ask(&site, "GET", "/pith").contains("location: /pith/"));
    }

    #[test]
    fn a_missing_file_is_not_found() {
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
    fn only_get_and_head_are_answered() {
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
    fn over_a_phones_line_the_whole_answer_arrives() {
        let (home, site) = site("/");
        let long = "a".repeat(3 * PACKET + 1);
        fs::write(home.path().join("dist/long.txt"), &long).unwrap();
        site.line().send_replace(Line::Mobile);
        let answer = ask(&site, "GET", "/long.txt");
        assert!(answer.contains("content-length: 12289"), "{answer}");
        assert!(answer.ends_with(&format!("\r\n\r\n{long}")));
    }

    #[test]
    fn connections_without_a_request_hold_nothing_up() {
        let (_home, site) = site("/");
        let host = site.url().split('/').nth(2).unwrap();
        // Browsers open idle connections like these in advance.
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
