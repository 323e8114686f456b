//! A static host on this machine, in a sub-folder, that can be switched off.
//!
//! It answers as a host with no rules of its own would: files by name, a type
//! by ending, `404.html` for the rest. It writes down every request, so that a
//! journey can look at what was asked for, and that no word of a plan was.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// The folder on the host under which the page stands.
pub const UNDER: &str = "/sub/app/";

/// One request, whole.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Method, path and query.
    pub line: String,
    /// The path alone.
    pub path: String,
    /// Everything that came: lines, headers, body.
    pub text: String,
    /// Whether there was such a file.
    pub found: bool,
}

/// The host.
pub struct Server {
    port: u16,
    folder: Arc<Mutex<PathBuf>>,
    asked: Arc<Mutex<Vec<Asked>>>,
    /// Beginnings of names that are not handed out.
    refused: Arc<Mutex<Vec<String>>>,
    running: Option<Running>,
}

struct Running {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Server {
    /// Serves a folder on a free port.
    pub fn start(folder: &Path) -> Server {
        let mut server = Server {
            port: 0,
            folder: Arc::new(Mutex::new(folder.to_owned())),
            asked: Arc::default(),
            refused: Arc::default(),
            running: None,
        };
        server.again();
        server
    }

    /// The page's address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{UNDER}", self.port)
    }

    /// Listens again, on the same port.
    pub fn again(&mut self) {
        assert!(self.running.is_none(), "the host is running");
        let listener = TcpListener::bind(("127.0.0.1", self.port)).expect("the port of the host");
        self.port = listener.local_addr().expect("its address").port();
        let stop = Arc::new(AtomicBool::new(false));
        let (folder, asked, over) = (Arc::clone(&self.folder), Arc::clone(&self.asked), Arc::clone(&stop));
        let refused = Arc::clone(&self.refused);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if over.load(Ordering::SeqCst) {
                    break;
                }
                let folder = folder.lock().expect("the folder").clone();
                let asked = Arc::clone(&asked);
                let refused = refused.lock().expect("the list").clone();
                // A browser that goes away in the middle is no concern of ours.
                std::thread::spawn(move || answer(stream, &folder, &asked, &refused).ok());
            }
        });
        self.running = Some(Running { stop, thread });
    }

    /// Stops answering: as if the connection, or the host, were gone.
    pub fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop.store(true, Ordering::SeqCst);
            // Wakes the thread that waits for a connection.
            let _ = TcpStream::connect(("127.0.0.1", self.port));
            let _ = running.thread.join();
        }
    }

    /// Serves another folder from now on.
    pub fn serve(&self, folder: &Path) {
        *self.folder.lock().expect("the folder") = folder.to_owned();
    }

    /// From now on, has no file whose name begins so.
    pub fn refuse(&self, names: &[&str]) {
        *self.refused.lock().expect("the list") = names.iter().map(|name| (*name).to_owned()).collect();
    }

    /// What was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("the list").clone()
    }

    /// Forgets what was asked so far.
    pub fn forget(&self) {
        self.asked.lock().expect("the list").clear();
    }

    /// Every request was for a file of the page, and none carried any of these words.
    pub fn assert_only_files(&self, words: &[&str]) {
        for asked in self.asked() {
            // Browsers look for this one by themselves.
            let icon = asked.path == "/favicon.ico";
            assert!(icon || (asked.path.starts_with(UNDER) && asked.found), "asked for {}", asked.line);
            assert!(asked.line.starts_with("GET "), "asked for {}", asked.line);
            assert!(!asked.line.contains('?'), "a query was sent: {}", asked.line);
            for word in words {
                assert!(!asked.text.contains(word), "a request holds {word:?}: {}", asked.text);
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn answer(stream: TcpStream, folder: &Path, asked: &Mutex<Vec<Asked>>, refused: &[String]) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(&stream);
    let (mut text, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
        text += &line;
    }
    if text.is_empty() {
        return Ok(());
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    text += &String::from_utf8_lossy(&body);
    let line = text.lines().next().unwrap_or_default().to_owned();
    let mut words = line.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = target.split('?').next().unwrap_or_default().to_owned();

    let name = path.strip_prefix(UNDER).map(|name| if name.is_empty() { "index.html" } else { name });
    let file = name.filter(|name| !name.split('/').any(|part| part.starts_with('.'))).map(|name| folder.join(name));
    let file = file.filter(|file| file.is_file());
    let refused = name.is_some_and(|name| refused.iter().any(|start| name.starts_with(start.as_str())));
    let file = file.filter(|_| !refused);
    let found = file.is_some();
    let file = file.unwrap_or_else(|| folder.join("404.html"));
    asked.lock().expect("the list").push(Asked { line: line.clone(), path: path.clone(), text, found });

    let bytes = std::fs::read(&file).unwrap_or_default();
    let status = if found { "200 OK" } else { "404 Not Found" };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
        kind(&file),
        bytes.len()
    );
    let mut stream = &stream;
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&bytes)?;
    }
    stream.flush()
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
