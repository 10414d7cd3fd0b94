//! Points, and the view of a flat thing from anywhere.

/// A point or a direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub fn plus(self, other: Self, times: f64) -> Self {
        Self {
            x: self.x + other.x * times,
            y: self.y + other.y * times,
        }
    }

    pub fn minus(self, other: Self) -> Self {
        self.plus(other, -1.0)
    }

    pub fn times(self, factor: f64) -> Self {
        Self {
            x: self.x * factor,
            y: self.y * factor,
        }
    }

    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// How much other turns clockwise from this one, by the lengths of both.
    pub fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }

    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }
}

/// How a plane is seen: a homography whose last number is 1.
#[derive(Debug, Clone, Copy)]
pub struct View([f64; 8]);

impl View {
    /// The view in which points of the plane (first) are seen nearest to where they are
    /// seen (second), and from straight above as far as the points leave that open:
    /// those that lie nearly on a line would else tell any story. None where there are
    /// fewer than three, or they do lie on a line.
    pub fn fit(points: &[(Point, Point)]) -> Option<Self> {
        let mut rows = [[0.0; 9]; 8];
        let mut extent: f64 = 0.0;
        for (at, seen) in points {
            let in_x = [
                at.x,
                at.y,
                1.0,
                0.0,
                0.0,
                0.0,
                -at.x * seen.x,
                -at.y * seen.x,
            ];
            let in_y = [
                0.0,
                0.0,
                0.0,
                at.x,
                at.y,
                1.0,
                -at.x * seen.y,
                -at.y * seen.y,
            ];
            for (factors, value) in [(in_x, seen.x), (in_y, seen.y)] {
                for (row, own) in rows.iter_mut().zip(factors) {
                    for (sum, other) in row.iter_mut().zip(factors.into_iter().chain([value])) {
                        *sum += own * other;
                    }
                }
            }
            extent = extent.max(at.x).max(at.y);
        }
        // A place is known to a third of a pixel, and the far edge is a third smaller at
        // most: so much do the last two numbers pull to 0.
        let [.., row_g, row_h] = &mut rows;
        let ([.., g, _, _], [.., h, _]) = (row_g, row_h);
        for pull in [g, h] {
            *pull += extent * extent;
        }
        solve(&mut rows).map(Self)
    }

    /// Where a point of the plane is seen.
    pub fn of(&self, at: Point) -> Point {
        let [a, b, c, d, e, f, g, h] = self.0;
        let depth = g * at.x + h * at.y + 1.0;
        Point {
            x: (a * at.x + b * at.y + c) / depth,
            y: (d * at.x + e * at.y + f) / depth,
        }
    }
}

/// Solves linear equations, each row's last number being its value, by elimination.
fn solve(rows: &mut [[f64; 9]; 8]) -> Option<[f64; 8]> {
    for column in 0..rows.len() {
        let size = |row: &[f64; 9]| row.get(column).copied().unwrap_or_default().abs();
        let rest = rows.iter().enumerate().skip(column);
        let (best, _) = rest.max_by(|(_, a), (_, b)| size(a).total_cmp(&size(b)))?;
        rows.swap(column, best);
        let pivot = *rows.get(column)?;
        let head = *pivot.get(column)?;
        if head.abs() < 1e-6 {
            return None;
        }
        for (place, row) in rows.iter_mut().enumerate() {
            let factor = row.get(column).copied().unwrap_or_default() / head;
            if place != column {
                for (value, other) in row.iter_mut().zip(pivot) {
                    *value -= other * factor;
                }
            }
        }
    }
    let mut solution = [0.0; 8];
    for (place, (value, row)) in solution.iter_mut().zip(rows.iter()).enumerate() {
        let [.., last] = *row;
        *value = last / row.get(place)?;
    }
    Some(solution)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Point, View};

    fn point(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    proptest! {
        #[test]
        fn a_view_is_found_again_by_what_is_seen(
            a in 2.0..9.0, b in -2.0..2.0, d in -2.0..2.0, e in 2.0..9.0,
            g in -0.002..0.002, h in -0.002..0.002,
        ) {
            let view = View([a, b, 40.0, d, e, 30.0, g, h]);
            let places = [(3.5, 3.5), (80.0, 3.5), (3.5, 80.0), (77.0, 77.0), (30.0, 50.0)];
            let seen = places.map(|(x, y)| (point(x, y), view.of(point(x, y))));
            for known in [&seen[..4], &seen] {
                let fitted = View::fit(known).expect("they lie well");
                let (wanted, got) = (view.of(point(60.0, 20.0)), fitted.of(point(60.0, 20.0)));
                prop_assert!(wanted.minus(got).length() < 0.1, "{wanted:?} {got:?}");
            }
        }
    }

    #[test]
    fn three_points_are_a_view_from_above() {
        let seen = [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0)]
            .map(|(x, y)| (point(x, y), point(5.0 + 2.0 * x - y, 7.0 + x + 2.0 * y)));
        let view = View::fit(&seen).expect("they lie well");
        assert!(view.of(point(10.0, 10.0)).minus(point(15.0, 37.0)).length() < 1e-6);
    }

    #[test]
    fn points_on_one_line_are_none() {
        let line = [0.0, 1.0, 2.0, 3.0].map(|x| (point(x, x), point(x, x)));
        assert!(View::fit(&line).is_none());
    }
}
