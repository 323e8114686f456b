//! The header files for hosts: `_headers` (Netlify, Cloudflare Pages) and
//! `.htaccess` (Apache), written into the build from the page's own policy.
//! nginx is configured by hand: `hosting/nginx.conf`.

use crate::Done;
use std::path::Path;

/// Headers for every answer, name and value.
pub fn for_all(policy: &str) -> Vec<(&'static str, String)> {
    vec![
        // A `<meta>` cannot say who may show the page in a frame.
        ("Content-Security-Policy", format!("{policy}; frame-ancestors 'none'")),
        ("Referrer-Policy", "no-referrer".into()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        // The camera reads codes, and only when it is asked to; the rest is not used.
        ("Permissions-Policy", "camera=(self), microphone=(), geolocation=()".into()),
    ]
}

/// A file named after its bytes never changes; everything else is asked for anew.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Kept, but checked before each use.
pub const CHECK: &str = "no-cache";

/// Whether a file's name ends in sixteen hex digits and an ending.
pub fn named_by_bytes(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Writes both files into the build.
pub fn write(folder: &Path, policy: &str) -> Done {
    let all = for_all(policy);
    // Where nothing is said, these hosts let everything be checked before use.
    let mut lines = String::from("/*\n");
    for (name, value) in &all {
        lines += &format!("  {name}: {value}\n");
    }
    for kind in [
        "app-*.js",
        "app-*.wasm",
        "boot-*.js",
        "style-*.css",
        "later-*.css",
        "icon-*.svg",
        "manifest-*.webmanifest",
        "example-*.json",
        "writing-*.js",
        "writing-*.wasm",
        "together-*.js",
        "together-*.wasm",
        "packer-*.js",
        "packer-*.wasm",
        "worker-*.js",
        "camera-*.js",
        "camera-*.wasm",
        "scan-*.js",
    ] {
        lines += &format!("/{kind}\n  Cache-Control: {FOR_EVER}\n");
    }
    put(folder, "_headers", &lines)?;

    let mut lines = String::from("<IfModule mod_headers.c>\n");

    for (name, value) in &all {
        lines += &format!("  Header always set {name} \"{value}\"\n");
    }
    lines += &format!("  Header set Cache-Control \"{CHECK}\"\n");
    lines += "  <FilesMatch \"-[0-9a-f]{16}\\.[a-z]+$\">\n";
    lines += &format!("    Header set Cache-Control \"{FOR_EVER}\"\n  </FilesMatch>\n</IfModule>\n");
    lines += "<IfModule mod_mime.c>\n  AddType application/wasm .wasm\n  AddType application/manifest+json .webmanifest\n</IfModule>\n";
    put(folder, ".htaccess", &lines)
}

fn put(folder: &Path, name: &str, text: &str) -> Done {
    std::fs::write(folder.join(name), text).map_err(|error| format!("{name}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::policy;

    #[test]
    fn only_names_made_from_bytes_are_kept_for_ever() {
        for (name, expected) in [
            ("app-0123456789abcdef.wasm", true),
            ("index.html", false),
            ("offline.js", false),
            ("app-012345.js", false),
            ("a-0123456789abcdeg.js", false),
        ] {
            assert_eq!(named_by_bytes(name), expected, "{name}");
        }
    }

    #[test]
    fn the_example_for_nginx_says_the_same_policy_as_the_page() {
        let root = crate::proc::root();
        let page = std::fs::read_to_string(root.join("index.html")).unwrap();
        let nginx = std::fs::read_to_string(root.join("hosting/nginx.conf")).unwrap();
        for (name, value) in for_all(policy(&page).unwrap()) {
            assert!(nginx.contains(&format!("add_header {name} \"{value}\" always;")), "{name}");
        }
    }
}
