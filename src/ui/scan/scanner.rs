//! What goes on while something is read.

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Next, VIDEO, chunk};
use crate::i18n::{Key, qr as texts, shell, tf};
use crate::lazy::ChunkError;
use crate::platform::camera::{self, Camera, NoCamera, Picture};
use crate::platform::file::File;
use crate::platform::page;

/// Rest between two looks at the camera's picture: the page stays alive on a slow phone.
const REST_MS: u32 = 60;
/// What a text file may have at most.
const TEXT_BYTES_MAX: f64 = 2e6;
/// What a picture may have at most.
const PICTURE_BYTES_MAX: f64 = 40e6;

/// How the camera stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is off.
    Off,
    /// The browser asks the person.
    Asking,
    /// It is on.
    On,
    /// It cannot be had; what to say of it.
    Trouble(Key),
}

/// Reads from camera and files.
#[derive(Clone, Copy)]
pub struct Scanner {
    /// The camera's state.
    pub state: RwSignal<State>,
    /// Whether there is a camera.
    pub has_camera: RwSignal<bool>,
    /// What went wrong with the files that were chosen last.
    pub problems: RwSignal<Vec<String>>,
    on_text: Callback<String, Next>,
}

impl Scanner {
    /// Nothing is on yet; looks whether there is a camera.
    pub fn new(on_text: Callback<String, Next>) -> Self {
        let scanner = Self {
            state: RwSignal::new(State::Off),
            has_camera: RwSignal::new(false),
            problems: RwSignal::new(Vec::new()),
            on_text,
        };
        spawn_local(async move {
            let is_there = camera::is_there().await;
            // The page may be gone by now.
            let _ = scanner.has_camera.try_set(is_there);
        });
        scanner
    }

    /// Turns the camera on or off.
    pub fn press(self) {
        self.problems.set(Vec::new());
        if matches!(self.state.get_untracked(), State::Asking | State::On) {
            self.state.set(State::Off);
            return;
        }
        self.state.set(State::Asking);
        spawn_local(async move {
            let opened = camera::open(VIDEO).await;
            // The person may have turned it off again, or left, meanwhile: then it goes
            // off here.
            if self.state.try_get_untracked() != Some(State::Asking) {
                return;
            }
            match opened {
                Ok(camera) => {
                    self.state.set(State::On);
                    self.watch(camera).await;
                }
                Err(NoCamera::Refused) => self.state.set(State::Trouble(texts::SCAN_REFUSED)),
                Err(NoCamera::Unavailable) => {
                    self.state.set(State::Trouble(texts::SCAN_UNAVAILABLE));
                }
            }
        });
    }

    /// Looks at the camera's picture again and again until all is read, the camera is
    /// turned off, or nobody sees the page any more; then the camera goes.
    async fn watch(self, camera: Camera) {
        while self.state.try_get_untracked() == Some(State::On) {
            if page::is_hidden() {
                self.state.set(State::Off);
            } else if let Some(picture) = camera.picture() {
                match self.take_picture(picture).await {
                    Ok(Seen::Done) => self.turn(State::Off),
                    Ok(Seen::Nothing | Seen::Some) => {}
                    Err(ChunkError) => self.turn(State::Trouble(shell::CHUNK_FAILED)),
                }
            }
            TimeoutFuture::new(REST_MS).await;
        }
    }

    /// Reads the files that were chosen.
    pub fn open(self, files: Vec<File>) {
        self.problems.set(Vec::new());
        spawn_local(async move {
            for file in files {
                if let Err(why) = self.take_file(&file).await {
                    let problem = tf(why, &[("name", &file.name())]);
                    // The page may be gone by now.
                    let _ = self.problems.try_update(|problems| problems.push(problem));
                }
            }
        });
    }

    async fn take_file(self, file: &File) -> Result<(), Key> {
        let is_picture = file.is_picture();
        let bytes_max = if is_picture {
            PICTURE_BYTES_MAX
        } else {
            TEXT_BYTES_MAX
        };
        if file.bytes() > bytes_max {
            return Err(texts::SCAN_TOO_LARGE);
        }
        if !is_picture {
            let text = file.text().await.ok_or(texts::SCAN_NOT_READ)?;
            self.tell(text);
            return Ok(());
        }
        let picture = camera::picture_of(file).await;
        match self
            .take_picture(picture.ok_or(texts::SCAN_NOT_READ)?)
            .await
        {
            Ok(Seen::Nothing) => Err(texts::SCAN_NO_CODE),
            Ok(Seen::Some | Seen::Done) => Ok(()),
            Err(ChunkError) => Err(shell::CHUNK_FAILED),
        }
    }

    async fn take_picture(self, picture: Picture) -> Result<Seen, ChunkError> {
        #[cfg(split)]
        let read = chunk::read(picture).await?;
        #[cfg(not(split))]
        let read = chunk::read(picture)?;
        let mut seen = Seen::Nothing;
        for text in read {
            if seen != Seen::Done {
                seen = self.tell(text);
            }
        }
        Ok(seen)
    }

    fn tell(self, text: String) -> Seen {
        // None where the page is gone.
        match self.on_text.try_run(text) {
            Some(Next::More) => Seen::Some,
            Some(Next::Done) | None => Seen::Done,
        }
    }

    /// Unless the page is gone.
    fn turn(self, state: State) {
        let _ = self.state.try_set(state);
    }
}

/// What a picture held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Nothing,
    Some,
    /// The last that was wanted.
    Done,
}
