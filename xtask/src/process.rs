//! Child processes and the lines that tell how they go.

use crate::paths;
use anyhow::{Context, Result, bail, ensure};
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

/// Lines of a failed step's log that are shown.
const TAIL_LINES: usize = 80;

static VERBOSE: OnceLock<()> = OnceLock::new();

/// Shows the output of quiet steps from now on.
pub fn be_verbose() {
    VERBOSE.get_or_init(|| ());
}

/// Prints one line when `work` starts and one when it ended, with seconds.
///
/// # Errors
/// Those of `work`, with the step's name.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("  {what} ...");
    let started = Instant::now();
    let done = work().with_context(|| what.to_owned())?;
    println!("  {what}: done in {:.1} s", started.elapsed().as_secs_f64());
    Ok(done)
}

/// Runs a command whose output matters only when it fails; then shows the
/// end of its log and where the whole is.
///
/// # Errors
/// When the command cannot start or fails.
pub fn quiet(name: &str, command: &mut Command) -> Result<()> {
    quiet_for(name, command, None)
}

/// As [`quiet`], ended after `limit`.
///
/// # Errors
/// When the command cannot start, fails or takes longer.
pub fn quiet_within(name: &str, command: &mut Command, limit: Duration) -> Result<()> {
    quiet_for(name, command, Some(limit))
}

fn quiet_for(name: &str, command: &mut Command, limit: Option<Duration>) -> Result<()> {
    let log = (VERBOSE.get().is_none()).then(|| log_path(name));
    if let Some(log) = &log {
        let file = create(log)?;
        let copy = file.try_clone().context("cannot share the log file")?;
        command.stdout(file).stderr(copy);
    }
    command.stdin(Stdio::null());
    let status = wait(command, limit)?;
    if status.success() {
        return Ok(());
    }
    let told = match &log {
        Some(log) => format!("\n{}\nthe whole log: {}", tail(log), paths::shown(log)),
        None => String::new(),
    };
    bail!("{} ended with {status}{told}", shown(command));
}

/// Runs a command in the foreground.
///
/// # Errors
/// When the command cannot start or fails.
pub fn foreground(command: &mut Command) -> Result<()> {
    let status = wait(command, None)?;
    ensure!(status.success(), "{} ended with {status}", shown(command));
    Ok(())
}

/// Becomes the command, so that signals reach it alone.
///
/// # Errors
/// When the command cannot start.
#[cfg(unix)]
pub fn replace(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).with_context(|| format!("cannot start {}", shown(command)))
}

/// Runs the command to its end.
///
/// # Errors
/// When the command cannot start or fails.
#[cfg(not(unix))]
pub fn replace(command: &mut Command) -> Result<()> {
    foreground(command)
}

/// What a command prints, trimmed; none when it cannot start or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let done = command.stdin(Stdio::null()).output().ok()?;
    done.status
        .success()
        .then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
}

/// Where the log of a step named `name` is.
pub fn log_path(name: &str) -> PathBuf {
    let slug: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    paths::state().join("logs").join(format!("{slug}.log"))
}

/// Creates a file and the folders above it.
///
/// # Errors
/// When the file system refuses.
pub fn create(path: &std::path::Path) -> Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
    }
    File::create(path).with_context(|| format!("cannot create {}", path.display()))
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn wait(command: &mut Command, limit: Option<Duration>) -> Result<ExitStatus> {
    let mut child = command
        .spawn()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    let Some(limit) = limit else {
        return child.wait().context("cannot wait for a child process");
    };
    let started = Instant::now();
    loop {
        if let Some(status) = child
            .try_wait()
            .context("cannot wait for a child process")?
        {
            return Ok(status);
        }
        if started.elapsed() > limit {
            child.kill().context("cannot end a child process")?;
            child.wait().context("cannot wait for a child process")?;
            bail!("{} took longer than {} s", shown(command), limit.as_secs());
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn tail(log: &std::path::Path) -> String {
    let text = String::from_utf8_lossy(&fs::read(log).unwrap_or_default()).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    let skipped = lines.len().saturating_sub(TAIL_LINES);
    lines
        .into_iter()
        .skip(skipped)
        .map(|line| format!("    {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A count with its word: `1 line`, `2 lines`.
pub fn plural(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}
