//! A small file server for looking at the page: what a good static host does,
//! with the headers of [`crate::headers`], and nothing else. For this machine
//! alone: it listens on 127.0.0.1.

use crate::Done;
use crate::headers::{CHECK, FOR_EVER, for_all, named_by_bytes};
use crate::{page, sizes};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Whether files are sent compressed, as they would be by a host.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    Plain,
    Brotli,
}

struct Site {
    folder: PathBuf,
    packing: Packing,
    packed: Mutex<HashMap<PathBuf, Arc<Vec<u8>>>>,
}

/// Opens the port, or the next free one of the twenty after it.
pub fn open(port: u16) -> Done<(TcpListener, String)> {
    for port in port..port.saturating_add(20) {
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)) {
            let at = listener.local_addr().map_err(|error| error.to_string())?;
            return Ok((listener, format!("http://{at}/")));
        }
    }
    Err(format!("no free port from {port} on; choose another with --port"))
}

/// Answers until the program ends.
pub fn serve(listener: &TcpListener, folder: &Path, packing: Packing) {
    let site = Arc::new(Site { folder: folder.to_path_buf(), packing, packed: Mutex::default() });
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        std::thread::spawn(move || {
            // A browser that goes away in the middle is no concern of ours.
            let _ = site.converse(&stream);
        });
    }
}

impl Site {
    /// Requests on one connection, until the browser closes it.
    fn converse(&self, stream: &TcpStream) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        let mut lines = BufReader::new(stream);
        loop {
            let mut first = String::new();
            if lines.read_line(&mut first)? == 0 {
                return Ok(());
            }
            let mut brotli = false;
            loop {
                let mut line = String::new();
                if lines.read_line(&mut line)? == 0 || line.trim().is_empty() {
                    break;
                }
                let line = line.to_ascii_lowercase();
                brotli |= line.starts_with("accept-encoding:") && line.contains("br");
            }
            let mut words = first.split_whitespace();
            let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
            self.answer(stream, method, target, brotli)?;
        }
    }

    fn answer(&self, mut stream: &TcpStream, method: &str, target: &str, brotli: bool) -> std::io::Result<()> {
        let path = target.split(['?', '#']).next().unwrap_or("/").trim_start_matches('/');
        let name = if path.is_empty() { "index.html" } else { path };
        let safe = !name.split('/').any(|part| part == ".." || part.starts_with('.'));
        let wanted = self.folder.join(name);
        let (status, file) =
            if safe && wanted.is_file() { ("200 OK", wanted) } else { ("404 Not Found", self.folder.join("404.html")) };
        let plain = std::fs::read(&file).unwrap_or_default();
        let packed = brotli && self.packing == Packing::Brotli && !plain.is_empty();
        let body = if packed { self.packed(&file, &plain) } else { Arc::new(plain) };
        let keep = if status.starts_with("200") && named_by_bytes(name) { FOR_EVER } else { CHECK };
        let mut head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: {keep}\r\n",
            kind(&file),
            body.len()
        );
        if packed {
            head += "Content-Encoding: br\r\nVary: Accept-Encoding\r\n";
        }
        let front = std::fs::read_to_string(self.folder.join("index.html")).unwrap_or_default();
        for (name, value) in for_all(page::policy(&front).unwrap_or("default-src 'none'")) {
            head += &format!("{name}: {value}\r\n");
        }
        head += "\r\n";
        stream.write_all(head.as_bytes())?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }

    /// The compressed file, made once.
    fn packed(&self, file: &Path, plain: &[u8]) -> Arc<Vec<u8>> {
        let mut known = self.packed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(known.entry(file.to_path_buf()).or_insert_with(|| Arc::new(sizes::brotli(plain))))
    }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
