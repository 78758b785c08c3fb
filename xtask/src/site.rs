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
    /// A phone's: 1.6 Mbit/s, which all answers share, and 150 ms before each. The browser's own slow line does
    /// not reach its workers.
    Mobile,
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

type Content = Either<Either<ServeFileSystemResponseBody, Full<Bytes>>, Paced>;

/// How long a request takes over [`Line::Mobile`] before anything comes back.
const LATENCY: Duration = Duration::from_millis(150);
/// The bytes that come over it in a second.
const RATE: f64 = 204_800.0;
/// The bytes that come at once.
const PACKET: usize = 4_096;

/// When what was sent so far will have come; `None` before anything was sent.
type Pace = Arc<Mutex<Option<Instant>>>;

/// A body that comes no faster than [`Line::Mobile`] brings it.
struct Paced {
    rest: Bytes,
    pace: Pace,
    /// Until the next packet has come.
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

/// What answers a request: a clone for each.
#[derive(Clone)]
struct Server {
    files: ServeDir,
    /// What comes before the path of a file, without a slash at its end.
    root: Arc<str>,
    exchanges: Exchanges,
    line: watch::Receiver<Line>,
    pace: Pace,
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
        // It counts in seconds: of two builds within one, the browser would go on with the first.
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
    let text = Bytes::from_static(b"404: there is nothing at this address.\n");
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
    fn over_a_phones_line_the_whole_answer_comes() {
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
