//! Chromium, driven over its debugging pipe: no web socket, no driver.
//!
//! Messages are JSON, each ended by a zero byte; Chromium reads them from its
//! third open file and writes to its fourth. The shell opens both.

use crate::Done;
use crate::proc::run;
use serde_json::{Value, json};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub struct Chromium {
    child: Child,
    to: File,
    from: BufReader<File>,
    folder: PathBuf,
    last: u64,
    /// Bytes that arrived over the network since they were last asked for.
    pub received: f64,
}

impl Chromium {
    /// Starts it with a profile of its own, in the system's folder for passing things.
    pub fn start(program: &Path) -> Done<Chromium> {
        let folder = std::env::temp_dir().join(format!("joint-action-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        run(Command::new("mkfifo").arg(folder.join("to")).arg(folder.join("from")))?;
        let child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<\"$PIPES/to\" 4>\"$PIPES/from\""])
            .arg(program)
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .env("PIPES", &folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let to = OpenOptions::new().write(true).open(folder.join("to")).map_err(|error| error.to_string())?;
        let from = File::open(folder.join("from")).map_err(|error| error.to_string())?;
        Ok(Chromium { child, to, from: BufReader::new(from), folder, last: 0, received: 0.0 })
    }

    /// One command, to a page or to the browser itself.
    pub fn call(&mut self, page: Option<&str>, method: &str, parameters: Value) -> Done<Value> {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": parameters });
        if let (Some(page), Some(message)) = (page, message.as_object_mut()) {
            message.insert("sessionId".into(), page.into());
        }
        self.to.write_all(format!("{message}\0").as_bytes()).map_err(|error| format!("Chromium went away: {error}"))?;
        loop {
            let mut bytes = Vec::new();
            self.from.read_until(0, &mut bytes).map_err(|error| error.to_string())?;
            if bytes.pop().is_none() {
                return Err("Chromium went away".into());
            }
            let message: Value = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
            if message["method"] == "Network.loadingFinished" {
                self.received += message["params"]["encodedDataLength"].as_f64().unwrap_or(0.0);
            }
            if message["id"] == self.last {
                return match message.get("error") {
                    Some(error) => Err(format!("{method}: {error}")),
                    None => Ok(message["result"].clone()),
                };
            }
        }
    }

    /// A new page in a fresh context, as in a browser that was never here.
    pub fn page(&mut self) -> Done<String> {
        let context = self.call(None, "Target.createBrowserContext", json!({}))?;
        let target = self.call(
            None,
            "Target.createTarget",
            json!({ "url": "about:blank", "browserContextId": context["browserContextId"] }),
        )?;
        let session =
            self.call(None, "Target.attachToTarget", json!({ "targetId": target["targetId"], "flatten": true }))?;
        let page = session["sessionId"].as_str().ok_or("Chromium gave no session")?.to_owned();
        for domain in ["Network.enable", "Page.enable", "Runtime.enable"] {
            self.call(Some(&page), domain, json!({}))?;
        }
        Ok(page)
    }

    /// The value of an expression in the page; promises are waited for.
    pub fn value(&mut self, page: &str, expression: &str) -> Done<Value> {
        let parameters = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.call(Some(page), "Runtime.evaluate", parameters)?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(format!("in the page: {details}")),
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    /// Waits until an expression is true.
    pub fn wait(&mut self, page: &str, expression: &str) -> Done {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(60) {
            if self.value(page, &format!("Boolean({expression})"))? == true {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err(format!("waited a minute in vain for {expression}"))
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
