//! What happens to the files after Trunk has written them.
//!
//! Trunk names the script beside the WebAssembly after the WebAssembly, so an
//! old copy of one can meet a new integrity value of the other. Here every
//! file is named after its own bytes, the style sheets become one, and the
//! page, its integrity values and the offline list are rewritten together.
//! Called by Trunk's hook (`Trunk.toml`) while the files are still in its
//! staging folder, so that a half-finished build is never served.

use crate::page::{attribute, links, policy, without};
use crate::{Done, digest, headers, smaller};
use std::path::{Path, PathBuf};

/// The hook: Trunk says by environment variables where the files are.
pub fn from_trunk() -> Done {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").ok_or("`finish` is called by Trunk, after it has built")?;
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    Folder { path: folder.into(), release }.finish()
}

struct Folder {
    path: PathBuf,
    /// A release is made smaller; a quick build is left readable.
    release: bool,
}

/// A file under its lasting name.
struct Named {
    name: String,
    integrity: String,
}

impl Folder {
    fn finish(&self) -> Done {
        let mut page = self.text("index.html")?;
        let policy = policy(&page).ok_or("index.html has no content security policy")?.to_owned();

        let icon = self.name("icon.svg", "icon", "svg", |text| text)?;
        let manifest =
            self.name("manifest.webmanifest", "manifest", "webmanifest", |text| text.replace("icon.svg", &icon.name))?;
        page = page.replace("./icon.svg", &format!("./{}", icon.name));
        page = page.replace("./manifest.webmanifest", &format!("./{}", manifest.name));

        let example = self.name("example.json", "example", "json", |text| text)?;
        page = page.replace("./example.json", &format!("./{}", example.name));

        let later = self.name_later(&mut page)?;
        let style = self.join_styles(&mut page)?;
        let wasm = self.name_app(&mut page, "_bg.wasm", "wasm")?;
        let glue = self.name_app(&mut page, ".js", "js")?;
        let modules = [
            self.name_module(&mut page, "writing")?,
            self.name_module(&mut page, "together")?,
            self.name_module(&mut page, "packer")?,
            self.name_module(&mut page, "camera")?,
        ];
        let scripts = [self.name_script(&mut page, "worker")?, self.name_script(&mut page, "scan")?];
        let boot = self.name("boot.js", "boot", "js", |text| self.script(text))?;

        // The preload keeps no integrity: Chrome does not know it there, warns
        // and fetches twice. `boot.js` fetches with the value beside the name.
        page = page
            .replace(
                &format!("data-js=\"./{}\"", glue.name),
                &format!("data-js=\"./{}\" data-wasm-integrity=\"{}\"", glue.name, wasm.integrity),
            )
            .replace(
                &format!("<link rel=\"modulepreload\" href=\"./{}\"", glue.name),
                &format!("<link rel=\"modulepreload\" href=\"./{}\" integrity=\"{}\"", glue.name, glue.integrity),
            )
            .replace("src=\"./boot.js\"", &format!("src=\"./{}\" integrity=\"{}\"", boot.name, boot.integrity));
        let apart = || modules.iter().flatten().chain(&scripts);
        let integrities = [&wasm, &glue, &boot, &style, &later].into_iter().chain(modules.iter().map(|[_, wasm]| wasm));
        for needed in integrities.map(|file| &file.integrity).chain(apart().map(|file| &file.name)) {
            if !page.contains(needed.as_str()) {
                return Err("the page was not rewritten as expected; see xtask/src/finish.rs".into());
            }
        }
        if self.release {
            page = smaller::html(&page);
        }
        self.write("index.html", &page)?;
        // Mail gateways turn `#` into `%23`; then a host looks for a file of
        // that name and answers with this page, which puts the address right.
        self.write("404.html", &page)?;

        let kept = [&style, &later, &boot, &glue, &wasm, &icon, &manifest, &example].into_iter().chain(apart());
        self.write_offline_list(&page, kept)?;
        headers::write(&self.path, &policy)
    }

    /// Names the style sheet that `boot.js` loads with the later wings, and
    /// takes it out of the page.
    fn name_later(&self, page: &mut String) -> Done<Named> {
        let tag = links(page).into_iter().find(|tag| attribute(tag, "href").is_some_and(|file| file.contains("later")));
        let tag = tag.ok_or("index.html names no style/later.css")?.to_owned();
        let file = attribute(&tag, "href").unwrap_or_default().trim_start_matches("./").to_owned();
        let named = self.name(&file, "later", "css", |text| self.style(text))?;
        *page = page.replacen(&tag, "", 1).replace(
            "data-later=\"./later.css\"",
            &format!("data-later=\"./{}\" data-later-integrity=\"{}\"", named.name, named.integrity),
        );
        Ok(named)
    }

    /// One style sheet in place of several, in the order of the page.
    fn join_styles(&self, page: &mut String) -> Done<Named> {
        let tags: Vec<String> = links(page)
            .into_iter()
            .filter(|tag| attribute(tag, "rel") == Some("stylesheet"))
            .map(str::to_owned)
            .collect();
        let mut joined = String::new();
        for tag in &tags {
            let file = attribute(tag, "href").unwrap_or_default().trim_start_matches("./");
            joined += &self.text(file)?;
            joined.push('\n');
            self.remove(file)?;
        }
        if joined.contains("@import") {
            return Err("a style sheet says @import; list the file in index.html, so that there is one request".into());
        }
        let style = self.put("style", "css", self.style(joined).as_bytes())?;
        let (first, others) = tags.split_first().ok_or("index.html names no style sheet")?;
        let tag = format!("<link rel=\"stylesheet\" href=\"./{}\" integrity=\"{}\">", style.name, style.integrity);
        *page = page.replacen(first, &tag, 1);
        for other in others {
            *page = page.replacen(other, "", 1);
        }
        Ok(style)
    }

    /// Names the WebAssembly or the script beside it, whatever Trunk called it.
    fn name_app(&self, page: &mut String, ending: &str, kind: &str) -> Done<Named> {
        let old = std::fs::read_dir(&self.path)
            .map_err(|error| error.to_string())?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .find(|name| name.starts_with("joint-action") && name.ends_with(ending))
            .ok_or_else(|| format!("Trunk wrote no joint-action…{ending}"))?;
        let named = if kind == "js" {
            self.name(&old, "app", kind, |text| self.script(text))?
        } else {
            let bytes = std::fs::read(self.path.join(&old)).map_err(|error| format!("{old}: {error}"))?;
            self.remove(&old)?;
            self.put("app", kind, &bytes)?
        };
        for tag in links(page).into_iter().filter(|tag| tag.contains(&old)).map(str::to_owned).collect::<Vec<_>>() {
            *page = page.replace(&tag, &without(&tag, "integrity"));
        }
        *page = page.replace(&old, &named.name);
        Ok(named)
    }

    /// Names the script and the WebAssembly of a module that is loaded apart.
    /// Trunk names a worker's files without their bytes, and adds a script
    /// that starts them, for which we have our own.
    fn name_module(&self, page: &mut String, module: &str) -> Done<[Named; 2]> {
        let old = format!("{module}_bg.wasm");
        let bytes = std::fs::read(self.path.join(&old)).map_err(|error| format!("{old}: {error}"))?;
        self.remove(&old)?;
        let wasm = self.put(module, "wasm", &bytes)?;
        *page = page.replace(
            &format!("data-{module}-wasm=\"./{old}\""),
            &format!("data-{module}-wasm=\"./{}\" data-{module}-integrity=\"{}\"", wasm.name, wasm.integrity),
        );
        Ok([self.name_script(page, module)?, wasm])
    }

    /// Names a script that is loaded apart.
    fn name_script(&self, page: &mut String, script: &str) -> Done<Named> {
        let old = format!("{script}.js");
        let named = self.name(&old, script, "js", |text| self.script(text))?;
        *page = page.replace(&format!("\"./{old}\""), &format!("\"./{}\"", named.name));
        Ok(named)
    }

    /// Writes into the offline worker what belongs to this build.
    fn write_offline_list<'a>(&self, page: &str, kept: impl Iterator<Item = &'a Named>) -> Done {
        let page = digest::short(page.as_bytes());
        let names = kept.map(|file| format!("[\"{}\", \"{}\"]", file.name, file.integrity));
        let list = format!("[{}]", names.collect::<Vec<_>>().join(", "));
        let build = digest::short(format!("{page}{list}").as_bytes());
        let worker = self.text("offline.js")?;
        let written = worker
            .replacen("\"BUILD\"", &format!("\"{build}\""), 1)
            .replacen("/* FILES */ []", &list, 1)
            .replacen("/* QUICK */ false", if self.release { "false" } else { "true" }, 1);
        if !written.contains(&build) || !written.contains(&list) {
            return Err("offline.js has no place for the list of files".into());
        }
        self.write("offline.js", &self.script(written))
    }

    fn style(&self, text: String) -> String {
        if self.release { smaller::css(&text) } else { text }
    }

    fn script(&self, text: String) -> String {
        if self.release { smaller::js(&text) } else { text }
    }

    /// Renames a text file after its bytes, changed on the way.
    fn name(&self, old: &str, stem: &str, kind: &str, change: impl FnOnce(String) -> String) -> Done<Named> {
        let text = change(self.text(old)?);
        self.remove(old)?;
        self.put(stem, kind, text.as_bytes())
    }

    fn put(&self, stem: &str, kind: &str, bytes: &[u8]) -> Done<Named> {
        let name = format!("{stem}-{}.{kind}", digest::short(bytes));
        let file = self.path.join(&name);
        std::fs::write(&file, bytes).map_err(|error| told(&file, error))?;
        Ok(Named { name, integrity: digest::integrity(bytes) })
    }

    fn text(&self, name: &str) -> Done<String> {
        let file = self.path.join(name);
        std::fs::read_to_string(&file).map_err(|error| told(&file, error))
    }

    fn write(&self, name: &str, text: &str) -> Done {
        let file = self.path.join(name);
        std::fs::write(&file, text).map_err(|error| told(&file, error))
    }

    fn remove(&self, name: &str) -> Done {
        let file = self.path.join(name);
        std::fs::remove_file(&file).map_err(|error| told(&file, error))
    }
}

fn told(file: &Path, error: std::io::Error) -> String {
    format!("{}: {error}", file.display())
}
