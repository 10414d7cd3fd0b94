//! A grey picture, and what counts as dark in it.

/// How much darker than what is around it something must be, as a part of 256.
const DARKER: u32 = 14;

/// A grey picture with a threshold at every pixel.
pub struct Picture<'a> {
    width: usize,
    height: usize,
    grey: &'a [u8],
    threshold: Vec<u8>,
}

impl<'a> Picture<'a> {
    /// A picture of whole rows, a byte a pixel, 0 is black.
    pub fn new(width: usize, grey: &'a [u8]) -> Self {
        let height = grey.len().checked_div(width).unwrap_or(0);
        Self {
            width,
            height,
            grey,
            threshold: thresholds(width, height, grey),
        }
    }

    /// Pixels in a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Whether each pixel of a row is dark.
    pub fn row(&self, y: usize) -> impl Iterator<Item = bool> {
        let start = y * self.width;
        let pixels = self.grey.iter().zip(&self.threshold);
        let row = pixels.skip(start).take(self.width);
        row.map(|(grey, threshold)| grey < threshold)
    }

    /// Whether the pixel is dark; what is outside is not.
    pub fn is_dark(&self, x: i32, y: i32) -> bool {
        self.pixel(x, y)
            .is_some_and(|(grey, threshold)| grey < threshold)
    }

    /// How dark it is between pixels, by how far below the threshold; 0 outside.
    pub fn darkness(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right_part, lower_part) = (x - left, y - top);
        let (left, top) = (left as i32, top as i32);
        let at = |x, y| {
            let pixel = self.pixel(x, y);
            pixel.map_or(0.0, |(grey, threshold)| {
                f64::from(threshold) - f64::from(grey)
            })
        };
        let between = |a: f64, b: f64, part: f64| a + (b - a) * part;
        between(
            between(at(left, top), at(left + 1, top), right_part),
            between(at(left, top + 1), at(left + 1, top + 1), right_part),
            lower_part,
        )
    }

    fn pixel(&self, x: i32, y: i32) -> Option<(u8, u8)> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        let place = (x < self.width).then_some(y * self.width + x)?;
        Some((*self.grey.get(place)?, *self.threshold.get(place)?))
    }
}

/// The mean of what is around each pixel, a little darker: light falls unevenly.
fn thresholds(width: usize, height: usize, grey: &[u8]) -> Vec<u8> {
    let radius = (width.min(height) / 10).max(12);
    let mut sums = Window::new(width);
    let mut thresholds = Vec::with_capacity(grey.len());
    let row = |y: usize| grey.get(y * width..(y + 1) * width).unwrap_or_default();
    for y in 0..height.min(radius) {
        sums.add(row(y));
    }
    for y in 0..height {
        if y + radius < height {
            sums.add(row(y + radius));
        }
        if y > radius {
            sums.remove(row(y - radius - 1));
        }
        sums.means(radius, &mut thresholds);
    }
    thresholds
}

/// Sums of columns over the rows that are looked at.
struct Window {
    columns: Vec<u32>,
    rows: u32,
}

impl Window {
    fn new(width: usize) -> Self {
        Self {
            columns: vec![0; width],
            rows: 0,
        }
    }

    fn add(&mut self, row: &[u8]) {
        self.rows += 1;
        for (column, grey) in self.columns.iter_mut().zip(row) {
            *column += u32::from(*grey);
        }
    }

    fn remove(&mut self, row: &[u8]) {
        self.rows -= 1;
        for (column, grey) in self.columns.iter_mut().zip(row) {
            *column -= u32::from(*grey);
        }
    }

    /// Thresholds of the row in the middle.
    fn means(&self, radius: usize, thresholds: &mut Vec<u8>) {
        let mut entering = self.columns.iter().skip(radius.min(self.columns.len()));
        let mut leaving = self.columns.iter();
        let mut sum: u32 = self.columns.iter().take(radius).sum();
        let mut count = u32::try_from(radius.min(self.columns.len())).unwrap_or(1);
        for x in 0..self.columns.len() {
            if let Some(column) = entering.next() {
                sum += column;
                count += 1;
            }
            if x > radius
                && let Some(column) = leaving.next()
            {
                sum -= column;
                count -= 1;
            }
            let mean = sum / (count * self.rows).max(1);
            let threshold = mean * (256 - DARKER) / 256;
            thresholds.push(u8::try_from(threshold).unwrap_or(u8::MAX));
        }
    }
}
