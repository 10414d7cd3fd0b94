//! Finders: squares in squares, in which any line through the middle meets dark, light,
//! dark, light, dark as 1 : 1 : 3 : 1 : 1 (ISO/IEC 18004, section 6.3.3).

use super::picture::Picture;

/// How many finders are looked at; more are noise.
const FINDERS_MAX: usize = 120;

/// A finder.
#[derive(Debug, Clone, Copy)]
pub struct Finder {
    /// Its middle, in pixels from the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Width of a module as a level line meets it, in pixels.
    pub module: f64,
    /// How many lines met it.
    hits: u32,
}

impl Finder {
    /// How likely it is none, from 0 on: many lines meet a large one.
    pub fn doubt(&self) -> f64 {
        self.module / f64::from(self.hits)
    }
}

/// The finders of a picture, the likeliest first.
pub fn find(picture: &Picture<'_>) -> Vec<Finder> {
    let mut found = Vec::new();
    for y in 0..picture.height() {
        let mut runs = Runs::default();
        for (x, is_dark) in picture.row(y).chain([false]).enumerate() {
            if let Some((middle, module)) = runs.step(x, is_dark)
                && let Some(finder) = confirm(picture, middle, y, module)
            {
                add(&mut found, finder);
            }
        }
    }
    found.retain(|finder| finder.hits > 1);
    found.sort_by(|one, other| one.doubt().total_cmp(&other.doubt()));
    found.truncate(FINDERS_MAX);
    found
}

/// The last five runs of a line, which end in a dark one.
#[derive(Default)]
struct Runs {
    lengths: [usize; 5],
    is_dark: bool,
    current: usize,
}

impl Runs {
    /// Takes the next pixel; gives the middle and the width of a module where a finder
    /// has just ended.
    fn step(&mut self, x: usize, is_dark: bool) -> Option<(f64, f64)> {
        if is_dark == self.is_dark {
            self.current += 1;
            return None;
        }
        let [_, b, c, d, e] = self.lengths;
        self.lengths = [b, c, d, e, self.current];
        self.current = 1;
        let ended = std::mem::replace(&mut self.is_dark, is_dark);
        let module = ended.then(|| module(self.lengths)).flatten()?;
        let [_, _, c, d, e] = self.lengths;
        Some(((x - e - d) as f64 - c as f64 / 2.0, module))
    }
}

/// The width of a module where the runs are those of a finder.
fn module(runs: [usize; 5]) -> Option<f64> {
    let total: usize = runs.iter().sum();
    if runs.contains(&0) || total < 7 {
        return None;
    }
    let module = total as f64 / 7.0;
    let fits = |(run, modules): (usize, f64)| {
        let error = (run as f64 - modules * module).abs();
        // A pixel more or less is nothing.
        error <= (module * 0.6 * modules.sqrt()).max(1.1)
    };
    let mut parts = runs.into_iter().zip([1.0, 1.0, 3.0, 1.0, 1.0]);
    parts.all(fits).then_some(module)
}

/// Looks at a finder in the other direction, and once more in the first.
fn confirm(picture: &Picture<'_>, x: f64, y: usize, module: f64) -> Option<Finder> {
    let row = i32::try_from(y).ok()?;
    let (above, below, upright) = across(picture, (x as i32, row), (0, 1), module)?;
    let y = f64::from(row) + 0.5 + (f64::from(below) - f64::from(above)) / 2.0;
    let (left, right, level) = across(picture, (x as i32, y as i32), (1, 0), module)?;
    let x = (x.floor()) + 0.5 + (f64::from(right) - f64::from(left)) / 2.0;
    let is_square = (upright / level).max(level / upright) < 1.6;
    is_square.then_some(Finder {
        x,
        y,
        module: (upright + level) / 2.0,
        hits: 1,
    })
}

/// Goes from a place inside a finder's core both ways: how far the core reaches back
/// and on, and the width of a module.
fn across(
    picture: &Picture<'_>,
    (x, y): (i32, i32),
    (step_x, step_y): (i32, i32),
    expected: f64,
) -> Option<(i32, i32, f64)> {
    let most = (expected * 6.0) as i32 + 3;
    let is_dark = |steps: i32| picture.is_dark(x + step_x * steps, y + step_y * steps);
    if !is_dark(0) {
        return None;
    }
    // The ends of core, light ring and dark ring to one side.
    let ends = |sign: i32| {
        let mut ends = [0; 3];
        let (mut at, mut wanted) = (0, true);
        for end in &mut ends {
            while is_dark(sign * (at + 1)) == wanted {
                at += 1;
                if at > most {
                    return None;
                }
            }
            *end = at;
            wanted = !wanted;
        }
        Some(ends)
    };
    let ([core, ring, edge], [core_on, ring_on, edge_on]) = (ends(-1)?, ends(1)?);
    let run = |length: i32| usize::try_from(length).unwrap_or(0);
    let width = module([
        run(edge - ring),
        run(ring - core),
        run(core + core_on + 1),
        run(ring_on - core_on),
        run(edge_on - ring_on),
    ])?;
    Some((core, core_on, width))
}

/// Notes a finder, together with what other lines found of it.
fn add(found: &mut Vec<Finder>, new: Finder) {
    let is_same = |old: &&mut Finder| {
        let reach = old.module * 2.0;
        (old.x - new.x).abs() < reach && (old.y - new.y).abs() < reach
    };
    match found.iter_mut().find(is_same) {
        Some(old) => {
            let hits = f64::from(old.hits);
            let mean = |old: f64, new: f64| (old * hits + new) / (hits + 1.0);
            old.x = mean(old.x, new.x);
            old.y = mean(old.y, new.y);
            old.module = mean(old.module, new.module);
            old.hits += 1;
        }
        None => found.push(new),
    }
}
