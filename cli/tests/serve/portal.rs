//! A small portal in a temporary folder, and the server before it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;
use ureq::Agent;
use ureq::http::{Request, Response};

/// A file that no socket buffer holds whole.
pub const BIG_BYTES: usize = 48 << 20;

pub const BUILD: &str = "0123456789abcdef";
pub const BUILD_BEFORE: &str = "fedcba9876543210";
pub const POLICY: &str = "default-src 'self'";

/// An answer, read to the end.
pub type Reply = Response<Vec<u8>>;

/// A folder with a site and an API, not yet served.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        let folder = Self(TempDir::new().unwrap());
        for (path, text) in files() {
            folder.write(&path, text.as_bytes());
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// `madang serve` of this folder with more arguments.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_madang"));
        command
            .current_dir(self.path())
            .args(["serve", "--site", "dist", "--api", "api"])
            .args(arguments);
        command
    }

    /// Runs a command that is to be refused.
    pub fn refused(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let Output { status, stderr, .. } = self.command(arguments).output().unwrap();
        (status.code(), String::from_utf8(stderr).unwrap())
    }

    pub fn serve(self, arguments: &[&str]) -> Portal {
        let mut child = self
            .command(arguments)
            .args(["--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let summary = lines.next().expect("a summary").unwrap();
        let listening = lines.next().expect("an address").unwrap();
        let url = listening.strip_prefix("listening on ").unwrap().to_owned();
        let log = BufReader::new(child.stderr.take().unwrap());
        Portal {
            folder: self,
            child,
            summary,
            url,
            log,
        }
    }
}

/// A portal that is being served.
pub struct Portal {
    pub folder: Folder,
    pub summary: String,
    pub url: String,
    child: Child,
    log: BufReader<std::process::ChildStderr>,
}

impl Portal {
    pub fn start() -> Self {
        Folder::new().serve(&[])
    }

    pub fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[])
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .build()
            .into();
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, mut body) = agent.run(request.body(()).unwrap()).unwrap().into_parts();
        Response::from_parts(head, body.read_to_vec().unwrap())
    }

    /// An open connection on which `request_line` was sent as it stands.
    pub fn send(&self, request_line: &str) -> TcpStream {
        let address = self.url.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        let request = format!("{request_line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// The whole answer to a request line that no client library would send.
    pub fn raw(&self, request_line: &str) -> String {
        let mut answer = Vec::new();
        self.send(request_line).read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.child.id());
        assert!(
            Command::new("sh")
                .args(["-c", &kill])
                .status()
                .unwrap()
                .success()
        );
    }

    pub fn log_line(&mut self) -> String {
        let mut line = String::new();
        self.log.read_line(&mut line).unwrap();
        line
    }

    /// The exit code, and the rest of the log.
    pub fn ended(mut self) -> (Option<i32>, String) {
        let mut log = String::new();
        self.log.read_to_string(&mut log).unwrap();
        (self.child.wait().unwrap().code(), log)
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        // It may have ended by itself: then there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The header's text, `""` where there is none.
pub fn header<'r>(reply: &'r Reply, name: &str) -> &'r str {
    reply
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

fn files() -> Vec<(String, String)> {
    let page = |title: &str| format!("<!doctype html><title>{title}</title>");
    let stores = format!("{{\"stores\":[{}0]}}", "12345678,".repeat(400));
    let dataset = format!(
        r#"{{"name":"stores/51","path":"masks/stores-51.{BUILD}.json","sha256":"","bytes":1,
        "generated_at":"2020-05-12T01:00:00Z","schema":"","attribution":"","sample":true}}"#
    );
    [
        ("dist/index.html".into(), page("home")),
        ("dist/404.html".into(), page("lost")),
        ("dist/masks/index.html".into(), page("masks")),
        ("dist/sw.js".into(), "self".into()),
        ("dist/manifest.webmanifest".into(), "{}".into()),
        ("dist/icons/icon.svg".into(), "<svg/>".into()),
        ("dist/font.woff2".into(), "wOF2".into()),
        ("dist/basemap/korea.json".into(), "0123456789".into()),
        (
            "dist/config.json".into(),
            r#"{"status":"demonstration"}"#.into(),
        ),
        ("dist/.secret".into(), "secret".into()),
        ("secret".into(), "secret".into()),
        (format!("dist/app-{BUILD}.css"), "plain css".into()),
        (format!("dist/app-{BUILD}.css.br"), "brotli css".into()),
        (format!("dist/app-{BUILD}.css.gz"), "gzipped css".into()),
        (format!("dist/b/{BUILD}/app.js"), "new".into()),
        (format!("dist/b/{BUILD}/app_bg.wasm"), "wasm".into()),
        (format!("dist/b/{BUILD_BEFORE}/app.js"), "old".into()),
        (
            "dist/build.json".into(),
            format!(r#"{{"build":"{BUILD}","more":1}}"#),
        ),
        (
            "dist/headers.json".into(),
            format!(r#"{{"Content-Security-Policy":"{POLICY}"}}"#),
        ),
        (
            "api/index.json".into(),
            r#"{"version":1,"generated_at":"2020-05-12T01:00:00Z",
            "replay_at":"2020-05-12T01:05:00Z","families":{"masks":{"path":"masks/index.json"}}}"#
                .into(),
        ),
        (
            "api/masks/index.json".into(),
            format!(
                r#"{{"version":1,"family":"masks","edition":3,
                "generated_at":"2020-05-12T01:00:00Z","datasets":[{dataset}]}}"#
            ),
        ),
        (format!("api/masks/stores-51.{BUILD}.json"), stores),
        ("api/.lock".into(), "secret".into()),
    ]
    .into()
}
