//! One static HTML file a route: masthead, heading and skeleton before any wasm.

use std::path::Path;

use anyhow::{Context, Result};

use super::record::styles;
use super::routes::ROUTES;
use super::set::Set;
use super::texts::{self, Table};
use super::{Stage, read, short_hash, split, write};
use crate::paths;

/// A page as written, with its inline code for the Content-Security-Policy.
pub struct Page {
    /// File below `dist/`.
    pub file: String,
    /// Inline scripts.
    pub scripts: Vec<String>,
    /// Inline style sheets.
    pub styles: Vec<String>,
}

/// The staged `index.html` and what fills its placeholders.
pub struct Template {
    html: String,
    critical: String,
    boot: String,
    worker: String,
    skeleton: String,
    texts: Table,
}

impl Template {
    /// Reads what Trunk staged.
    pub fn read(stage: &Stage) -> Result<Self> {
        let source = &stage.source;
        Ok(Self {
            html: read(&stage.staging.join("index.html"))?,
            critical: read(&paths::target().join("style/critical.css"))?
                .trim()
                .to_owned(),
            boot: script(&source.join("src/boot/boot.js"))?,
            worker: script(&source.join("src/boot/worker.js"))?,
            skeleton: read(&source.join("src/boot/skeleton.html"))?,
            texts: texts::table(&source.join(texts::LOCALES).join("ko/shell.json"))?,
        })
    }

    /// Fills the one page of the debug build; Trunk's own loader stays.
    pub fn write_debug(&self, stage: &Stage) -> Result<()> {
        let page = self.fill(&self.html, "title.home", "/b/dev/")?;
        write(&stage.staging.join("index.html"), page)
    }

    /// Writes every route's page, the service worker's shell and the page for
    /// paths that lead nowhere.
    pub fn write_release(&self, stage: &Stage, set: &Set) -> Result<Vec<Page>> {
        let html = with_hashed_styles(stage, &self.with_own_loader(set)?)?;
        let mut pages = Vec::new();
        for route in &ROUTES {
            let file = match route.path {
                "/" => "index.html".to_owned(),
                path => format!("{}/index.html", path.trim_start_matches('/')),
            };
            pages.push((file, route.title));
        }
        pages.push(("shell.html".to_owned(), "title.loading"));
        pages.push(("404.html".to_owned(), "title.not_found"));
        pages
            .into_iter()
            .map(|(file, title)| {
                let html =
                    html.replace("</head>", &format!("{}</head>", room_preloads(&file, set)?));
                let page = self.fill(&html, title, &set.url())?;
                write(&stage.staging.join(&file), &page)?;
                Ok(Page {
                    file,
                    scripts: inline(&page, "script"),
                    styles: inline(&page, "style"),
                })
            })
            .collect()
    }

    fn fill(&self, html: &str, title: &str, set: &str) -> Result<String> {
        // Before the scripts come in: one of them asks whether this is a debug build.
        let page = html
            .replace("/b/dev/", set)
            .replace("{{skeleton}}", &self.skeleton.replace("/b/dev/", set))
            .replace("{{critical}}", &self.critical)
            .replace("{{boot}}", &self.boot)
            .replace("{{worker}}", &self.worker)
            .replace("{{title}}", self.text(title)?);
        let mut filled = String::with_capacity(page.len());
        let mut rest = page.as_str();
        while let Some((before, after)) = rest.split_once("{{") {
            let (key, after) = after
                .split_once("}}")
                .context("index.html: {{ without }}")?;
            filled.push_str(before);
            if key.starts_with("__TRUNK") {
                // Trunk's own, in the script for live reload: its server fills it in.
                filled.extend(["{{", key, "}}"]);
            } else {
                filled.push_str(self.text(key)?);
            }
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn text(&self, key: &str) -> Result<&str> {
        self.texts
            .get(key)
            .map(String::as_str)
            .with_context(|| format!("ko/shell.json has no text {key:?}"))
    }

    /// Replaces Trunk's loader by one that knows the set's folder and shows a
    /// card when the app cannot start.
    fn with_own_loader(&self, set: &Set) -> Result<String> {
        let html = without(&self.html, "<script type=\"module\"", "</script>");
        let html = without(&html, "<link rel=\"modulepreload\"", ">");
        let html = without(&html, "<link rel=\"preload\"", ">");
        let url = set.url();
        let loader = format!(
            "<link rel=\"modulepreload\" href=\"{url}app.js\" />\
             <link rel=\"modulepreload\" href=\"{url}__wasm_split.js\" />\
             <link rel=\"preload\" href=\"{url}app_bg.wasm\" as=\"fetch\" \
             type=\"application/wasm\" crossorigin />\
             <script type=\"module\">import(\"{url}app.js\")\
             .then(m=>m.default({{module_or_path:\"{url}app_bg.wasm\"}}))\
             .catch(()=>document.documentElement.dataset.state||=\"failed\")</script></head>"
        );
        let (head, body) = html
            .split_once("</head>")
            .context("index.html has no </head>")?;
        Ok([head, &loader, body].concat())
    }
}

/// An inline script, minified.
fn script(path: &Path) -> Result<String> {
    let copy = paths::target()
        .join("style")
        .join(path.file_name().unwrap_or_default());
    std::fs::copy(path, &copy).with_context(|| format!("cannot copy {}", path.display()))?;
    split::minify(&copy)?;
    Ok(read(&copy)?.trim().to_owned())
}

/// Asks for the chunks of the route's room along with the main module: of its own,
/// `masks_today` for `/masks/today`, or of the one that its first part names.
fn room_preloads(file: &str, set: &Set) -> Result<String> {
    let route = file.trim_end_matches("/index.html");
    let room = match route {
        // A join of services is the secretary's, whatever its path begins with.
        "relief/fill" => "secretary".to_owned(),
        own => own.replace('/', "_"),
    };
    let mut chunks = split::chunks_of(&room)?;
    if chunks.is_empty() {
        chunks = split::chunks_of(file.split('/').next().unwrap_or_default())?;
    }
    let links = chunks.into_iter().map(|chunk| {
        let url = set.url();
        format!(
            "<link rel=\"preload\" href=\"{url}{chunk}\" as=\"fetch\" \
             type=\"application/wasm\" crossorigin />"
        )
    });
    Ok(links.collect())
}

/// Names each style sheet by its own SHA-256, as everything else is named.
fn with_hashed_styles(stage: &Stage, html: &str) -> Result<String> {
    let mut html = html.to_owned();
    for name in styles(&stage.staging)? {
        let path = stage.staging.join(&name);
        let hashed = format!("app-{}.css", short_hash(read(&path)?.as_bytes()));
        std::fs::rename(&path, stage.staging.join(&hashed))?;
        html = html.replace(&name, &hashed);
    }
    Ok(html)
}

/// `html` less every piece from `start` to `end`.
fn without(html: &str, start: &str, end: &str) -> String {
    let mut rest = html;
    let mut out = String::new();
    while let Some((before, piece)) = rest.split_once(start) {
        out.push_str(before);
        rest = piece.split_once(end).map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// The contents of every inline element of that name.
fn inline(html: &str, element: &str) -> Vec<String> {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    html.split(&open)
        .skip(1)
        .filter_map(|piece| {
            let (tag, rest) = piece.split_once('>')?;
            let content = rest.split_once(&close)?.0;
            (!tag.contains("src=")).then(|| content.to_owned())
        })
        .collect()
}
