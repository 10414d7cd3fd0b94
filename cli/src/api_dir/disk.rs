//! A folder on disk.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Action, Files, FilesError, FilesMut, ROOT_INDEX};

/// Where files are written before they get their path. Emptied by the next writer.
const UNFINISHED: &str = ".unfinished";
const LOCK: &str = ".lock";

/// The API's folder, for reading.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The API in this folder, which need not be there yet.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }
}

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, FilesError> {
        let path = self.at(path);
        present(fs::read(&path)).map_err(failed(Action::Read, &path))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, FilesError> {
        let path = self.at(folder);
        let names = present(fs::read_dir(&path).and_then(file_names));
        let mut names = names
            .map_err(failed(Action::Read, &path))?
            .unwrap_or_default();
        names.sort_unstable();
        Ok(names
            .into_iter()
            .map(|name| format!("{folder}/{name}"))
            .collect())
    }
}

fn file_names(entries: fs::ReadDir) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.extend(entry.file_name().into_string());
        }
    }
    Ok(names)
}

/// The API's folder, for one writer at a time.
#[derive(Debug)]
pub struct Writer {
    disk: Disk,
    written: u64,
    /// Held until the writer is dropped; the system frees it when the process dies.
    _lock: File,
}

impl Writer {
    /// Makes the folder where it is missing and waits until no one else writes.
    ///
    /// # Errors
    /// The folder cannot be made or locked.
    pub fn open(root: &Path) -> Result<Self, FilesError> {
        let disk = Disk::new(root);
        let unfinished = disk.at(UNFINISHED);
        fs::create_dir_all(&unfinished).map_err(failed(Action::Write, &unfinished))?;
        let lock = lock(&disk.at(LOCK))?;
        for left_over in disk.list(UNFINISHED)? {
            let path = disk.at(&left_over);
            fs::remove_file(&path).map_err(failed(Action::Remove, &path))?;
        }
        Ok(Self {
            disk,
            written: 0,
            _lock: lock,
        })
    }
}

impl Writer {
    /// As [`Writer::open`], but only where there is an API already: a mistyped folder
    /// is not made. `None`: there is none.
    ///
    /// # Errors
    /// The folder cannot be read or locked.
    pub fn open_existing(root: &Path) -> Result<Option<Self>, FilesError> {
        match Disk::new(root).read(ROOT_INDEX)? {
            Some(_) => Self::open(root).map(Some),
            None => Ok(None),
        }
    }
}

fn lock(path: &Path) -> Result<File, FilesError> {
    let file = File::create(path).map_err(failed(Action::Lock, path))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => {
            eprintln!("Waiting: another madang writes to the same folder");
        }
        Err(TryLockError::Error(cause)) => return Err(failed(Action::Lock, path)(cause)),
    }
    file.lock().map_err(failed(Action::Lock, path))?;
    Ok(file)
}

impl Files for Writer {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, FilesError> {
        self.disk.read(path)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, FilesError> {
        self.disk.list(folder)
    }
}

impl FilesMut for Writer {
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), FilesError> {
        self.written += 1;
        let unfinished = self.disk.at(&format!("{UNFINISHED}/{}", self.written));
        write_through(&unfinished, bytes).map_err(failed(Action::Write, &unfinished))?;
        let path = self.disk.at(path);
        move_to(&unfinished, &path).map_err(failed(Action::Write, &path))
    }

    fn remove(&mut self, path: &str) -> Result<(), FilesError> {
        let path = self.disk.at(path);
        fs::remove_file(&path).map_err(failed(Action::Remove, &path))
    }
}

fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Renames, which replaces the file at `to` at once, and makes the name last.
fn move_to(from: &Path, to: &Path) -> io::Result<()> {
    let folder = to.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    fs::rename(from, to)?;
    sync_folder(folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened as a file, and its names need no sync.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

fn present<T>(read: io::Result<T>) -> io::Result<Option<T>> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn failed(action: Action, path: &Path) -> impl FnOnce(io::Error) -> FilesError {
    let path = path.to_owned();
    move |cause| FilesError::System {
        action,
        path,
        cause,
    }
}
