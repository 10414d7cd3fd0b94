//! Symbols in a picture: three finders that belong together, and where all modules are.

use super::finder::Finder;
use super::geometry::{Point, View};
use super::picture::Picture;
use super::symbol::Modules;
use super::tables::Version;

/// How many threes of finders are looked at.
const CORNERS_MAX: usize = 400;
/// Middle of a finder from a symbol's edge, in modules.
const FINDER: f64 = 3.5;
/// How far from where they are expected patterns are looked for, in modules.
const FINDER_REACH: f64 = 1.0;
const PATTERN_REACH: f64 = 2.5;
/// The only pattern of a small symbol, which nothing else leads to.
const LONE_PATTERN_REACH: f64 = 6.0;

/// Three finders as the corners of a symbol.
#[derive(Debug, Clone, Copy)]
pub struct Corners {
    /// Places of the finders among all, in the order of the middles.
    pub finders: [usize; 3],
    /// Middles of the finders at the upper left, upper right and lower left.
    middles: [Point; 3],
    /// How little it looks like a symbol.
    strain: f64,
}

/// Threes of finders that may belong together, the likeliest first.
pub fn corners(finders: &[Finder]) -> Vec<Corners> {
    let mut all = Vec::new();
    for (a, corner) in finders.iter().enumerate() {
        for (b, right) in finders.iter().enumerate().filter(|(b, _)| *b != a) {
            let below = finders
                .iter()
                .enumerate()
                .skip(b + 1)
                .filter(|(c, _)| *c != a);
            all.extend(
                below.filter_map(|(c, below)| Corners::of([(a, corner), (b, right), (c, below)])),
            );
        }
    }
    all.sort_by(|one, other| one.strain.total_cmp(&other.strain));
    all.truncate(CORNERS_MAX);
    all
}

impl Corners {
    fn of([corner, right, below]: [(usize, &Finder); 3]) -> Option<Self> {
        let middle = |finder: &Finder| Point {
            x: finder.x,
            y: finder.y,
        };
        let modules = [corner, right, below].map(|(_, finder)| finder.module);
        let [one, two, three] = modules;
        let (least, most) = (one.min(two).min(three), one.max(two).max(three));
        let origin = middle(corner.1);
        let (across, down) = (middle(right.1).minus(origin), middle(below.1).minus(origin));
        let (width, height) = (across.length(), down.length());
        let (short, long) = (width.min(height), width.max(height));
        // A finder's middle is 14 modules from the next at least. A module is seen up to
        // 1.42 times as wide by a level line.
        if most > least * 2.0 || short < most * 14.0 / 2.2 || long > short * 2.0 {
            return None;
        }
        let lean = (across.dot(down) / (width * height)).abs();
        if lean > 0.6 {
            return None;
        }
        let doubt: f64 = [corner, right, below]
            .map(|(_, finder)| finder.doubt())
            .iter()
            .sum();
        let strain = lean + (long / short - 1.0) + (most / least - 1.0) + doubt;
        // Seen from the front, the lower one is clockwise from the right one.
        let (right, below) = match across.cross(down) > 0.0 {
            true => (right, below),
            false => (below, right),
        };
        Some(Self {
            finders: [corner.0, right.0, below.0],
            middles: [origin, middle(right.1), middle(below.1)],
            strain,
        })
    }

    /// The text of the symbol with these corners.
    pub fn text(&self, picture: &Picture<'_>) -> Option<String> {
        let versions = self.versions(picture)?;
        versions.into_iter().find_map(|version| {
            let view = self.view(picture, version)?;
            Modules::new(version, |x, y| {
                darkness(picture, &view, middle_of(x, y), 0.2) > 0.0
            })
            .text()
        })
    }

    /// Versions that the symbol may be of, by how many modules the timing patterns
    /// count and how far the finders are apart.
    fn versions(&self, picture: &Picture<'_>) -> Option<Vec<Version>> {
        let [origin, right, below] = self.middles;
        let (across, down) = (
            Side::new(picture, origin, right)?,
            Side::new(picture, origin, below)?,
        );
        if !(across.is_timed(picture, down.way)? && down.is_timed(picture, across.way)?) {
            return None;
        }
        let counts = [
            across.timing(picture, down.module()),
            down.timing(picture, across.module()),
        ];
        let by_distance = (across.modules() + down.modules()) / 2.0 + 7.0;
        let [one, other] = counts.map(|count| count as f64);
        // What is no symbol has no pattern there.
        if (one - by_distance).abs() > by_distance * 0.25
            && (other - by_distance).abs() > by_distance * 0.25
        {
            return None;
        }
        let number = |size: f64| ((size - 17.0) / 4.0).round();
        let mut numbers = vec![number(one), number(other), number(by_distance)];
        let near = number(by_distance);
        numbers.extend([near - 1.0, near + 1.0]);
        let mut versions = Vec::new();
        for number in numbers {
            if number >= 1.0
                && let Some(version) = Version::new(number as usize)
                && !versions.contains(&version)
            {
                versions.push(version);
            }
        }
        Some(versions)
    }

    /// How the symbol is seen: by its finders first, then by pattern after pattern, from
    /// the upper left on, each found by those before it.
    fn view(&self, picture: &Picture<'_>, version: Version) -> Option<View> {
        let far = version.size() as f64 - FINDER;
        let places = [(FINDER, FINDER), (far, FINDER), (FINDER, far)];
        let places = places.map(|(x, y)| Point { x, y });
        let mut known: Vec<(Point, Point)> = places.into_iter().zip(self.middles).collect();
        let first = View::fit(&known)?;
        for (place, seen) in &mut known {
            if let Some(better) = look(picture, &first, *place, 3, FINDER_REACH) {
                *seen = better;
            }
        }
        let mut view = View::fit(&known)?;
        let mut patterns = version.alignment_centres();
        patterns.sort_by_key(|(x, y)| x + y);
        let reach = match patterns.len() {
            1 => LONE_PATTERN_REACH,
            _ => PATTERN_REACH,
        };
        for (x, y) in patterns {
            let place = middle_of(x, y);
            if let Some(seen) = look(picture, &view, place, 2, reach) {
                known.push((place, seen));
                view = View::fit(&known).unwrap_or(view);
            }
        }
        Some(view)
    }
}

/// The line from one finder to another.
struct Side {
    from: Point,
    to: Point,
    /// Of length 1.
    way: Point,
    /// Width of a module along the line, in pixels.
    width: f64,
}

impl Side {
    /// None where the finders have no edge.
    fn new(picture: &Picture<'_>, from: Point, to: Point) -> Option<Self> {
        let way = to.minus(from);
        let way = way.times(1.0 / way.length());
        let edges = edge(picture, from, way)? + edge(picture, to, way.times(-1.0))?;
        Some(Self {
            from,
            to,
            way,
            width: edges / (2.0 * FINDER),
        })
    }

    /// One module along the line.
    fn module(&self) -> Point {
        self.way.times(self.width)
    }

    /// Whether dark and light take turns beside both finders, as in a timing pattern;
    /// beside what only looks like finders they do not.
    fn is_timed(&self, picture: &Picture<'_>, inward: Point) -> Option<bool> {
        const LENGTH: usize = 6;
        let mut right = 0;
        for (finder, way) in [(self.from, self.way), (self.to, self.way.times(-1.0))] {
            // The view may be from the side: each finder has its own widths.
            let width = edge(picture, finder, way)? / FINDER;
            let depth = edge(picture, finder, inward)? / FINDER;
            let start = finder.plus(inward, 3.0 * depth);
            for place in 4..4 + LENGTH {
                let at = start.plus(way, place as f64 * width);
                right += usize::from((picture.darkness(at.x, at.y) > 0.0) == (place % 2 == 1));
            }
        }
        Some(right + 3 >= 2 * LENGTH)
    }

    /// How many modules apart the finders are.
    fn modules(&self) -> f64 {
        self.to.minus(self.from).length() / self.width
    }

    /// Modules along an edge of the symbol, as its timing pattern counts them: it runs
    /// beside this line, three modules further in.
    fn timing(&self, picture: &Picture<'_>, inward: Point) -> usize {
        let start = self
            .from
            .plus(inward, 3.0)
            .plus(self.module(), FINDER + 0.5);
        let end = self.to.plus(inward, 3.0).plus(self.module(), -FINDER - 0.5);
        let way = end.minus(start);
        let steps = (way.length() * 2.0) as usize;
        let (mut changes, mut was_dark) = (0, false);
        for step in 0..=steps {
            let at = start.plus(way, step as f64 / steps.max(1) as f64);
            let darkness = picture.darkness(at.x, at.y);
            // What is nearly at the threshold says nothing.
            if darkness.abs() > 4.0 && (darkness > 0.0) != was_dark {
                was_dark = !was_dark;
                changes += 1;
            }
        }
        changes + 15
    }
}

/// How far it is from a finder's middle to its edge: the end of dark, light, dark.
fn edge(picture: &Picture<'_>, from: Point, way: Point) -> Option<f64> {
    const STEP: f64 = 0.25;
    let most = picture.width().max(picture.height()) as f64 / 2.0;
    let (mut at, mut wanted, mut ends) = (0.0, true, 0);
    while ends < 3 {
        let place = from.plus(way, at);
        if (picture.darkness(place.x, place.y) > 0.0) == wanted {
            at += STEP;
            if at > most {
                return None;
            }
        } else {
            wanted = !wanted;
            ends += 1;
        }
    }
    (at > 2.0).then_some(at)
}

fn middle_of(x: usize, y: usize) -> Point {
    Point {
        x: x as f64 + 0.5,
        y: y as f64 + 0.5,
    }
}

/// How dark it is around a place of the symbol, so many modules to each side.
fn darkness(picture: &Picture<'_>, view: &View, at: Point, around: f64) -> f64 {
    let offsets = [
        (0.0, 0.0),
        (around, 0.0),
        (-around, 0.0),
        (0.0, around),
        (0.0, -around),
    ];
    let darkness = offsets.map(|(x, y)| {
        let seen = view.of(Point {
            x: at.x + x,
            y: at.y + y,
        });
        picture.darkness(seen.x, seen.y)
    });
    darkness.iter().sum()
}

/// Looks for squares in squares, so many modules to each side of their middle, near to
/// where they are expected; gives where their middle is seen.
fn look(
    picture: &Picture<'_>,
    view: &View,
    expected: Point,
    rings: i32,
    reach: f64,
) -> Option<Point> {
    let mut middle = expected;
    // Roughly, then finely, then from the middle of what looked right.
    for (step, reach) in [(0.5, reach), (0.125, 0.5), (0.125, 0.5)] {
        let count = (reach / step) as i32;
        let offsets = (-count..=count).flat_map(|x| (-count..=count).map(move |y| (x, y)));
        let seen: Vec<(f64, Point)> = offsets
            .map(|(x, y)| {
                let offset = Point {
                    x: f64::from(x),
                    y: f64::from(y),
                };
                let at = middle.plus(offset, step);
                (likeness(picture, view, at, rings), at)
            })
            .collect();
        middle = middle_of_best(&seen, step)?;
    }
    Some(view.of(middle))
}

/// The middle of the places that look most like it; of those that are farther apart
/// than two steps, the first is taken. None where no place looks like it.
fn middle_of_best(seen: &[(f64, Point)], step: f64) -> Option<Point> {
    let (most, first) = seen.iter().max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    let near = |at: &Point| step < 0.5 || at.minus(*first).length() < step * 2.0;
    let good = seen
        .iter()
        .filter(|(likeness, at)| *likeness > most * 0.97 && near(at));
    let (mut sum, mut count) = (Point { x: 0.0, y: 0.0 }, 0.0);
    for (_, at) in good {
        sum = sum.plus(*at, 1.0);
        count += 1.0;
    }
    (*most > 0.0 && count > 0.0).then(|| sum.times(1.0 / count))
}

/// How much a place looks like the middle of squares in squares: their contrast, or 0
/// where too many modules are of the wrong colour.
fn likeness(picture: &Picture<'_>, view: &View, middle: Point, rings: i32) -> f64 {
    let (mut contrast, mut wrong, mut all) = (0.0, 0, 0);
    for y in -rings..=rings {
        for x in -rings..=rings {
            let ring = x.abs().max(y.abs());
            // Dark in the middle and outside; a finder's core has two rings.
            let is_dark = ring == rings || ring < rings - 1;
            let seen = view.of(Point {
                x: middle.x + f64::from(x),
                y: middle.y + f64::from(y),
            });
            let darkness = picture.darkness(seen.x, seen.y);
            let right = if is_dark { darkness } else { -darkness };
            contrast += right;
            all += 1;
            wrong += i32::from(right <= 0.0);
        }
    }
    if wrong * 6 > all { 0.0 } else { contrast }
}
