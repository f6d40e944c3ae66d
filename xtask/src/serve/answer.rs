//! One request answered from one folder, and from nowhere else.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use tiny_http::{Header, Method, Response};

/// What the element promises to live under; a breach shows at once in the browser's console.
pub const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'";

/// The answer to a request for `url`, which may carry a query.
pub fn answer(folder: &Path, method: &Method, url: &str) -> Response<Cursor<Vec<u8>>> {
    if !matches!(method, Method::Get | Method::Head) {
        return plain(405, "Only GET and HEAD are answered.\n");
    }
    let Some(path) = file_for(folder, url) else {
        return plain(404, "There is no such file.\n");
    };
    match fs::read(&path) {
        Ok(bytes) => respond(200, bytes, media_type(&path)),
        Err(_) => plain(404, "There is no such file.\n"),
    }
}

fn plain(status: u16, text: &str) -> Response<Cursor<Vec<u8>>> {
    respond(status, text.into(), "text/plain; charset=utf-8")
}

fn respond(status: u16, bytes: Vec<u8>, media_type: &str) -> Response<Cursor<Vec<u8>>> {
    let headers = [
        ("Content-Type", media_type),
        ("Content-Security-Policy", POLICY),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    headers
        .iter()
        .filter_map(|(name, value)| Header::from_bytes(*name, *value).ok())
        .fold(Response::from_data(bytes).with_status_code(status), Response::with_header)
}

/// The file that a URL names, only if it is inside the folder.
fn file_for(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let part = percent_decoded(part)?;
        if part.starts_with('.') || part.contains(['/', '\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    // A link inside the folder could still lead out of it.
    let file = file.canonicalize().ok()?;
    (file.is_file() && file.starts_with(folder.canonicalize().ok()?)).then_some(file)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let digits = str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = after.get(2..)?;
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use tiny_http::Method;

    use super::answer;

    /// A folder with a page, a program and a folder, and a secret beside it; gone with its value.
    struct Site(PathBuf);

    impl Site {
        fn new(name: &str) -> Self {
            let above = std::env::temp_dir().join(format!("palpate-serve-{name}-{}", std::process::id()));
            fs::create_dir_all(above.join("dist/icons")).expect("a folder");
            for (file, text) in [
                ("dist/index.html", "page"),
                ("dist/a b.js", "script"),
                ("dist/palpate.wasm", "program"),
                ("dist/.hidden", "hidden"),
                ("dist/icons/one.svg", "icon"),
                ("secret.txt", "secret"),
            ] {
                fs::write(above.join(file), text).expect("a file");
            }
            Self(above)
        }

        fn folder(&self) -> PathBuf {
            self.0.join("dist")
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn header(folder: &Path, url: &str, name: &'static str) -> String {
        let response = answer(folder, &Method::Get, url);
        let found = response.headers().iter().find(|header| header.field.equiv(name));
        found.map(|header| header.value.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_file_is_found_inside_the_folder_and_nowhere_else() {
        let site = Site::new("paths");
        let folder = site.folder();
        for (url, status) in [
            ("/", 200),
            ("/index.html?fresh=1", 200),
            ("/a%20b.js", 200),
            ("/icons/one.svg", 200),
            ("/icons", 404),
            ("/missing.js", 404),
            ("/.hidden", 404),
            ("/../secret.txt", 404),
            ("/%2e%2e/secret.txt", 404),
            ("/icons/..%2f..%2fsecret.txt", 404),
            ("/icons/%2e%2e%5csecret.txt", 404),
            ("//../secret.txt", 404),
            ("/%", 404),
            ("/%ff", 404),
        ] {
            let found = answer(&folder, &Method::Get, url).status_code().0;
            assert_eq!(found, status, "{url}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out_of_the_folder() {
        let site = Site::new("links");
        let folder = site.folder();
        let link = folder.join("link.txt");
        std::os::unix::fs::symlink(folder.join("../secret.txt"), &link).expect("a link");
        assert_eq!(answer(&folder, &Method::Get, "/link.txt").status_code().0, 404);
    }

    #[test]
    fn each_file_has_its_media_type_and_the_policy() {
        let site = Site::new("types");
        let folder = site.folder();
        for (url, expected) in [
            ("/", "text/html; charset=utf-8"),
            ("/a%20b.js", "text/javascript; charset=utf-8"),
            ("/palpate.wasm", "application/wasm"),
            ("/icons/one.svg", "image/svg+xml"),
        ] {
            assert_eq!(header(&folder, url, "Content-Type"), expected, "{url}");
            assert_eq!(header(&folder, url, "Content-Security-Policy"), super::POLICY, "{url}");
            assert_eq!(header(&folder, url, "Cache-Control"), "no-cache", "{url}");
        }
    }

    #[test]
    fn only_reading_is_answered() {
        let site = Site::new("methods");
        let folder = site.folder();
        for (method, status) in [(Method::Get, 200), (Method::Head, 200), (Method::Post, 405), (Method::Put, 405)] {
            let found = answer(&folder, &method, "/").status_code().0;
            assert_eq!(found, status, "{method}");
        }
    }
}
