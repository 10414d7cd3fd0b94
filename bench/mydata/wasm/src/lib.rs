//! Credentials as a module of their own, for the bench alone.
//!
//! Plain functions without generated glue: bytes are written into memory at the addresses
//! that the rooms give, which hold until the same room is made again, and results are
//! read where [`result`] says. Functions that can fail say so with -1. Signatures are the
//! caller's, between `prepare` and `finish`, as in the app.

mod state;
#[path = "../../../../cli/examples/bench_credential/task.rs"]
mod task;

use std::cell::RefCell;

use state::State;

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut State) -> T) -> T {
    STATE.with_borrow_mut(act)
}

/// Where a text of so many bytes is to be written.
#[unsafe(no_mangle)]
pub extern "C" fn text_room(bytes: usize) -> *mut u8 {
    with(|state| {
        state.text = vec![0; bytes];
        state.text.as_mut_ptr()
    })
}

/// Reads what is to be issued and presented.
#[unsafe(no_mangle)]
pub extern "C" fn read_task() -> i32 {
    status(with(State::read_task))
}

/// Reads by which terms it is presented and verified.
#[unsafe(no_mangle)]
pub extern "C" fn read_terms() -> i32 {
    status(with(State::read_terms))
}

/// Where the random bytes of [`salts_bytes`] are to be written.
#[unsafe(no_mangle)]
pub extern "C" fn salts_room() -> *mut u8 {
    with(|state| state.salts.as_mut_ptr().cast())
}

/// How many random bytes a credential takes.
#[unsafe(no_mangle)]
pub extern "C" fn salts_bytes() -> usize {
    with(|state| state.salts.as_flattened().len())
}

/// Where a signature is to be written, 64 bytes.
#[unsafe(no_mangle)]
pub extern "C" fn signature_room() -> *mut u8 {
    with(|state| state.signature.as_mut_ptr())
}

/// The result: where it is.
#[unsafe(no_mangle)]
pub extern "C" fn result() -> *const u8 {
    with(|state| state.result.as_ptr())
}

/// The result: how many bytes it has.
#[unsafe(no_mangle)]
pub extern "C" fn result_bytes() -> usize {
    with(|state| state.result.len())
}

/// Prepares a credential; the result is what its issuer signs.
#[unsafe(no_mangle)]
pub extern "C" fn prepare_issue() -> i32 {
    status(with(State::prepare_issue))
}

/// Puts the signature to it; the result is the credential.
#[unsafe(no_mangle)]
pub extern "C" fn finish_issue() -> i32 {
    status(with(State::finish_issue))
}

/// Prepares a presentation of the credential in the text; the result is what its holder
/// signs.
#[unsafe(no_mangle)]
pub extern "C" fn prepare_present() -> i32 {
    status(with(State::prepare_present))
}

/// Puts the signature to it; the result is the presentation.
#[unsafe(no_mangle)]
pub extern "C" fn finish_present() -> i32 {
    status(with(State::finish_present))
}

/// Prepares to verify the presentation in the text; gives how many signatures there are
/// to verify.
#[unsafe(no_mangle)]
pub extern "C" fn prepare_verify() -> i32 {
    with(State::prepare_verify).map_or(-1, |jobs| jobs as i32)
}

/// Of a signature to verify: the key, as an uncompressed point of 65 bytes.
#[unsafe(no_mangle)]
pub extern "C" fn job_key(job: usize) -> *const u8 {
    with(|state| {
        state
            .points
            .get(job)
            .map_or(std::ptr::null(), |point| point.as_ptr())
    })
}

/// Of a signature to verify: where what is signed is.
#[unsafe(no_mangle)]
pub extern "C" fn job_input(job: usize) -> *const u8 {
    with(|state| {
        state
            .job(job)
            .map_or(std::ptr::null(), |job| job.input.as_ptr())
    })
}

/// Of a signature to verify: how many bytes what is signed has.
#[unsafe(no_mangle)]
pub extern "C" fn job_input_bytes(job: usize) -> usize {
    with(|state| state.job(job).map_or(0, |job| job.input.len()))
}

/// Of a signature to verify: where it is, 64 bytes.
#[unsafe(no_mangle)]
pub extern "C" fn job_signature(job: usize) -> *const u8 {
    with(|state| {
        state
            .job(job)
            .map_or(std::ptr::null(), |job| job.signature.as_ptr())
    })
}

/// Takes the signatures that are good, as bits from the lowest; gives 0 valid, 1
/// invalid, 2 unknown. The result is what is disclosed.
#[unsafe(no_mangle)]
pub extern "C" fn finish_verify(good: u32) -> i32 {
    with(|state| state.finish_verify(good)).unwrap_or(-1)
}

fn status(done: Option<()>) -> i32 {
    if done.is_some() { 0 } else { -1 }
}
