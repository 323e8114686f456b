//! JSON over HTTP/1.1, blocking, one connection a request: all that WebDriver needs.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// Sends a request to a driver on this machine and reads its answer.
pub fn call(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<(u16, Value), String> {
    let told = |error: std::io::Error| format!("{method} {path}: {error}");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(told)?;
    stream.set_nodelay(true).map_err(told)?;
    // Printing and long scripts take a while; a driver that hangs must not hang the tests.
    stream.set_read_timeout(Some(Duration::from_secs(120))).map_err(told)?;
    let text = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        text.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(text.as_bytes())).map_err(told)?;

    let mut answer = BufReader::new(stream);
    let mut line = String::new();
    answer.read_line(&mut line).map_err(told)?;
    let status =
        line.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or(format!("{method} {path}: {line:?}"))?;
    let (mut length, mut chunked) = (None, false);
    loop {
        line.clear();
        answer.read_line(&mut line).map_err(told)?;
        let header = line.trim().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse::<usize>().ok();
        }
        chunked |= header.starts_with("transfer-encoding:") && header.contains("chunked");
    }
    let body = match (chunked, length) {
        (true, _) => chunks(&mut answer).map_err(told)?,
        (false, Some(length)) => {
            let mut body = vec![0; length];
            answer.read_exact(&mut body).map_err(told)?;
            body
        }
        (false, None) => {
            let mut body = Vec::new();
            answer.read_to_end(&mut body).map_err(told)?;
            body
        }
    };
    if body.is_empty() {
        return Ok((status, Value::Null));
    }
    serde_json::from_slice(&body).map(|value| (status, value)).map_err(|error| format!("{method} {path}: {error}"))
}

fn chunks(answer: &mut impl BufRead) -> std::io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        answer.read_line(&mut line)?;
        let size = usize::from_str_radix(line.trim().split(';').next().unwrap_or_default(), 16).unwrap_or(0);
        let mut chunk = vec![0; size + 2];
        answer.read_exact(&mut chunk)?;
        if size == 0 {
            return Ok(body);
        }
        body.extend_from_slice(&chunk[..size]);
    }
}
