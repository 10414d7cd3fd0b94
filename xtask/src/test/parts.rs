//! The parts of the tests, the quick ones first.

use super::{Context, browser, fuzz};
use crate::process::{foreground, quiet};
use crate::setup::{self, npm, wasm};
use crate::{build, env, paths, sizes, tidy};
use anyhow::Result;
use std::process::Command;

/// A part of the tests.
pub struct Part {
    pub name: &'static str,
    /// What it does, in a few words.
    pub what: &'static str,
    pub run: fn(&Context) -> Result<()>,
    /// Whether the checkout has any of it yet.
    pub exists: fn() -> bool,
    /// Whether it cannot run without the release app.
    pub needs_app: bool,
    /// Whether a full run widens it, so that it is worth remembering.
    pub is_long: bool,
    /// Whether only a full run has it.
    pub only_full: bool,
}

/// A part that every run has.
const PART: Part = Part {
    name: "",
    what: "",
    run: |_| Ok(()),
    exists: || true,
    needs_app: false,
    is_long: false,
    only_full: false,
};

/// All parts, in the order in which they run.
pub const PARTS: &[Part] = &[
    Part {
        name: "fmt",
        what: "Rust files are formatted",
        run: |_| {
            quiet(
                "cargo fmt",
                env::native("cargo").args(["fmt", "--all", "--check"]),
            )
        },
        ..PART
    },
    Part {
        name: "tidy",
        what: "the rules of the house",
        run: |_| tidy::run(),
        ..PART
    },
    Part {
        name: "types",
        what: "the end-to-end tests' types",
        run: |_| quiet("tsc", &mut in_tests("tsc")),
        exists: || has("tests/tsconfig.json"),
        ..PART
    },
    Part {
        name: "clippy",
        what: "lints, on the host",
        run: |_| clippy(env::native("cargo"), HOST_PACKAGES),
        ..PART
    },
    Part {
        name: "clippy-wasm",
        what: "lints of the app, for wasm32",
        run: |_| {
            clippy(
                env::wasm("cargo")?,
                &["--package", "madang-app", "--target", wasm::TARGET],
            )
        },
        ..PART
    },
    Part {
        name: "native",
        what: "tests of crates, tool and chores",
        run: |context| {
            let mut test = env::native("cargo");
            test.arg("test").args(HOST_PACKAGES);
            foreground(context.mark(&mut test))
        },
        is_long: true,
        ..PART
    },
    Part {
        name: "build",
        what: "the release app and the operator's tool",
        run: |_| build::app().and_then(|()| build::tool()),
        ..PART
    },
    Part {
        name: "sizes",
        what: "the budgets",
        run: |_| build::app().and_then(|()| sizes::run()),
        needs_app: true,
        ..PART
    },
    Part {
        name: "browser",
        what: "unit tests of the app in the browser",
        run: |_| browser::run(),
        exists: browser::exists,
        ..PART
    },
    Part {
        name: "worker",
        what: "the service worker, end to end",
        run: |context| playwright(context, &["worker"]),
        exists: || has("tests/sw"),
        ..PART
    },
    Part {
        name: "api",
        what: "the published API, by an independent validator",
        run: |context| {
            build::tool()?;
            playwright(context, &["api"])
        },
        exists: || has("tests/api"),
        ..PART
    },
    Part {
        name: "interop",
        what: "credentials, there and back with other libraries",
        run: |context| {
            build::tool()?;
            playwright(context, &["interop"])
        },
        exists: || has("tests/interop"),
        ..PART
    },
    Part {
        name: "fuzz",
        what: "a million inputs for each fuzz target",
        run: |_| fuzz::run(),
        only_full: true,
        ..PART
    },
    Part {
        name: "e2e",
        what: "the app end to end, against madang serve",
        run: |context| {
            build::app()?;
            build::tool()?;
            playwright(context, &["phone", "desktop"])
        },
        needs_app: true,
        is_long: true,
        ..PART
    },
];

/// Everything but the app, which only its own target can run.
const HOST_PACKAGES: &[&str] = &["--workspace", "--exclude", "madang-app"];

impl Context {
    /// Tells a runner to do the long work too.
    pub fn mark<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if self.full {
            command.env("MADANG_FULL", "1");
        }
        command
    }
}

fn clippy(mut cargo: Command, packages: &[&str]) -> Result<()> {
    cargo.arg("clippy").args(packages);
    cargo.args(["--all-targets", "--", "--deny", "warnings"]);
    quiet("cargo clippy", &mut cargo)
}

fn playwright(context: &Context, projects: &[&str]) -> Result<()> {
    let mut test = in_tests("playwright");
    test.arg("test");
    for project in projects {
        test.args(["--project", project]);
    }
    test.env("MADANG_BIN", paths::madang())
        .env("MADANG_DIST", paths::dist())
        .env("CHROMIUM", setup::browser::chromium()?)
        .env("MADANG_PYTHON", setup::python::program()?);
    foreground(context.mark(&mut test))
}

/// A program of the tests' npm packages, started in their folder.
fn in_tests(program: &str) -> Command {
    let mut command = Command::new(npm::bin_dir("tests").join(program));
    command.current_dir(paths::root().join("tests"));
    command
}

fn has(path: &str) -> bool {
    paths::root().join(path).exists()
}
