//! Marks that would cover each other move apart.

use crate::Px;

/// Rounds of moving; few marks are at rest long before.
const ROUNDS: usize = 40;

/// Moves places apart until each has an ellipse of `width_px` by `height_px` to
/// itself, or nearly so where there are many. Places that are far enough from all
/// others stay where they are.
pub fn spread(places: &mut [Px], width_px: f64, height_px: f64) {
    for _ in 0..ROUNDS {
        let mut moved = false;
        for second in 1..places.len() {
            let (before, rest) = places.split_at_mut(second);
            let Some(b) = rest.first_mut() else {
                continue;
            };
            for (first, a) in before.iter_mut().enumerate() {
                moved |= part(a, b, width_px, height_px, first + second);
            }
        }
        if !moved {
            return;
        }
    }
}

/// Moves two places apart, half the lacking way each; whether they were too near.
fn part(a: &mut Px, b: &mut Px, width_px: f64, height_px: f64, salt: usize) -> bool {
    let (dx, dy) = ((b.x - a.x) / width_px, (b.y - a.y) / height_px);
    let distance = dx.hypot(dy);
    // Done to a hundredth: the last hair would take many more rounds.
    if distance >= 0.99 {
        return false;
    }
    let (ux, uy) = if distance > 1e-6 {
        (dx / distance, dy / distance)
    } else {
        // On one spot any direction will do, as long as it is always the same.
        let angle = salt as f64;
        (angle.cos(), angle.sin())
    };
    let half = (1.0 - distance) / 2.0;
    a.x -= ux * half * width_px;
    a.y -= uy * half * height_px;
    b.x += ux * half * width_px;
    b.y += uy * half * height_px;
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_country_of_marks_comes_apart(
            xy in prop::collection::vec((0.0..260.0f64, 0.0..320.0f64), 0..18),
        ) {
            let mut places: Vec<Px> = xy.iter().map(|&(x, y)| Px { x, y }).collect();
            spread(&mut places, 40.0, 50.0);
            for (i, a) in places.iter().enumerate() {
                for b in places.iter().skip(i + 1) {
                    let apart = ((b.x - a.x) / 40.0).hypot((b.y - a.y) / 50.0);
                    prop_assert!(apart > 0.75, "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn places_far_apart_stay() {
        let far = [Px { x: 0.0, y: 0.0 }, Px { x: 41.0, y: 0.0 }];
        let mut places = far;
        spread(&mut places, 40.0, 50.0);
        assert_eq!(places, far);
    }

    #[test]
    fn places_on_one_spot_come_apart() {
        let mut places = [Px { x: 5.0, y: 5.0 }; 3];
        spread(&mut places, 40.0, 40.0);
        let [a, b, c] = places;
        for (p, q) in [(a, b), (b, c), (a, c)] {
            assert!((p.x - q.x).hypot(p.y - q.y) > 39.0);
        }
    }
}
