//! The relief checker as a module of its own, for the bench alone.
//!
//! Plain functions without generated glue: bytes and cases are written into memory at
//! the addresses that [`text_room`], [`case_room`] and [`batch_room`] give, which hold
//! until the same room is made again. Functions that can fail say so with -1.

#[path = "../../../../crates/relief/examples/bench_relief/case.rs"]
mod case;
mod state;

use std::cell::RefCell;

use state::State;

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut State) -> T) -> T {
    STATE.with_borrow_mut(act)
}

/// Where a file of so many bytes is to be written.
#[unsafe(no_mangle)]
pub extern "C" fn text_room(bytes: usize) -> *mut u8 {
    with(|state| {
        state.text = vec![0; bytes];
        state.text.as_mut_ptr()
    })
}

/// Reads the file of facts.
#[unsafe(no_mangle)]
pub extern "C" fn read_facts() -> i32 {
    status(with(State::read_facts))
}

/// Reads and compiles the file of a version.
#[unsafe(no_mangle)]
pub extern "C" fn read_programme() -> i32 {
    status(with(State::read_programme))
}

/// Chooses the version whose cases are decided, by its place.
#[unsafe(no_mangle)]
pub extern "C" fn choose(place: usize) -> i32 {
    status(with(|state| state.choose(place)))
}

/// Where a case is to be written: the values of the facts from the first to the last that
/// the chosen version reads, as f64.
#[unsafe(no_mangle)]
pub extern "C" fn case_room() -> *mut f64 {
    with(|state| state.case.as_mut_ptr())
}

/// Decides the case.
#[unsafe(no_mangle)]
pub extern "C" fn decide() -> f64 {
    with(State::decide)
}

/// Where so many cases are to be written, one after another.
#[unsafe(no_mangle)]
pub extern "C" fn batch_room(cases: usize) -> *mut f64 {
    with(|state| {
        state.given = vec![0.0; cases * state.case.len()];
        state.given.as_mut_ptr()
    })
}

/// Takes the cases over as the numbers that they are.
#[unsafe(no_mangle)]
pub extern "C" fn take_batch() {
    with(State::take_batch);
}

/// Decides them all; the outcomes stand one after another where this says.
#[unsafe(no_mangle)]
pub extern "C" fn decide_batch() -> *const f64 {
    with(|state| {
        state.decide_batch();
        state.outcomes.as_ptr()
    })
}

/// Of interest from now on: every version, or of each programme the one that the chosen
/// version's first day goes by. Gives how many.
#[unsafe(no_mangle)]
pub extern "C" fn take_interest(every: i32) -> i32 {
    with(|state| state.take_interest(every != 0))
}

/// Forgets all answers and meets the next household; the first ones come again after
/// [`take_interest`].
#[unsafe(no_mangle)]
pub extern "C" fn next_household() {
    with(State::next_household);
}

/// Plans; gives the fact to ask next, or -1.
#[unsafe(no_mangle)]
pub extern "C" fn plan_next() -> i32 {
    with(|state| state.plan_next())
}

/// Has the household answer about a fact.
#[unsafe(no_mangle)]
pub extern "C" fn answer(fact: usize) -> i32 {
    status(with(|state| state.answer(fact)))
}

fn status(done: Option<()>) -> i32 {
    if done.is_some() { 0 } else { -1 }
}
