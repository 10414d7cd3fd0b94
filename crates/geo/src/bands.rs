//! An index for asking which shape holds a place: borders sorted into bands from
//! north to south, so that a search looks at the borders at its own height only.

use crate::outline::is_west_of_edge;
use crate::{BBox, Outline, World};

/// The edges that cross a band, grouped by shape.
type Band = Vec<(u32, World, World)>;

/// Many shapes' edges in equally high bands.
#[derive(Debug, Clone)]
pub(crate) struct Bands {
    bbox: BBox,
    bands: Vec<Band>,
}

impl Bands {
    /// Sorts the shapes' edges; more edges make more bands.
    pub(crate) fn new<'a>(shapes: impl Iterator<Item = &'a Outline> + Clone) -> Self {
        let edges = shapes.clone().flat_map(Outline::edges).count();
        let bbox = BBox::around(shapes.clone().flat_map(|shape| {
            let BBox { min, max } = shape.bbox();
            [min, max]
        }));
        let mut index = Self {
            bbox,
            bands: vec![Band::new(); edges / 32 + 1],
        };
        for (shape, outline) in (0u32..).zip(shapes) {
            for (a, b) in outline.edges() {
                let (north, south) = (index.band_at(a.y.min(b.y)), index.band_at(a.y.max(b.y)));
                for band in index.bands.get_mut(north..=south).into_iter().flatten() {
                    band.push((shape, a, b));
                }
            }
        }
        index
    }

    /// The first shape the place lies in.
    pub(crate) fn find(&self, place: World) -> Option<usize> {
        if !self.bbox.contains(place) {
            return None;
        }
        self.bands
            .get(self.band_at(place.y))?
            .chunk_by(|a, b| a.0 == b.0)
            .find(|edges| {
                let crossed = edges
                    .iter()
                    .filter(|(_, a, b)| is_west_of_edge(place, *a, *b));
                crossed.count() % 2 == 1
            })
            .and_then(|edges| edges.first())
            .map(|(shape, ..)| *shape as usize)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the cast saturates, and the last band takes what is beyond"
    )]
    fn band_at(&self, y: f64) -> usize {
        let share = (y - self.bbox.min.y) / self.bbox.height();
        ((share * self.bands.len() as f64) as usize).min(self.bands.len().saturating_sub(1))
    }
}
