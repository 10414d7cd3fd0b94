//! Codes as pictures, for the tests: as a browser draws them, as a camera sees them.

use std::collections::BTreeSet;

use crate::{Code, read};

/// A picture: its width, and a byte a pixel.
pub struct Picture {
    pub width: usize,
    pub pixels: Vec<u8>,
}

/// How a camera looks at a picture.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shot {
    /// How far it is turned.
    pub degrees: f64,
    /// How much larger the near edge is than the far one, as a part of 1.
    pub lean: f64,
    /// How much brightness strays.
    pub noise: u64,
    /// How often each pixel is mixed with those around it.
    pub blurs: usize,
}

/// The dark modules of a path, `M<x> <y>.5h<run>` after each other.
pub fn dark(code: &Code) -> BTreeSet<(usize, usize)> {
    let mut dark = BTreeSet::new();
    for line in code.path.split('M').skip(1) {
        let (x, rest) = line.split_once(' ').expect("x");
        let (y, run) = rest.split_once(".5h").expect("y");
        let number = |text: &str| text.parse::<usize>().expect(text);
        dark.extend((0..number(run)).map(|step| (number(x) + step, number(y))));
    }
    dark
}

/// Draws codes side by side, as a sheet of paper or a screen shows them.
pub fn draw(codes: &[Code], scale: usize) -> Picture {
    let side = codes[0].side * scale;
    let width = side * codes.len();
    let mut pixels = vec![255; width * side];
    for (place, code) in codes.iter().enumerate() {
        for (x, y) in dark(code) {
            for row in y * scale..(y + 1) * scale {
                let start = row * width + place * side + x * scale;
                pixels[start..start + scale].fill(0);
            }
        }
    }
    Picture { width, pixels }
}

impl Picture {
    pub fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    /// The texts of its codes.
    pub fn texts(&self) -> BTreeSet<String> {
        read(self.width, &self.pixels).into_iter().collect()
    }

    /// The picture as a camera sees it, in grey light and on a grey table.
    pub fn shot(&self, shot: Shot) -> Self {
        let (width, height) = (self.width as f64, self.height() as f64);
        let size = (width.hypot(height) * 1.1) as usize;
        let (sin, cos) = shot.degrees.to_radians().sin_cos();
        let at = |x: f64, y: f64| {
            let (x, y) = (x - size as f64 / 2.0, y - size as f64 / 2.0);
            let depth = 1.0 + shot.lean * y / size as f64;
            let (x, y) = (x * depth, y * depth);
            let (x, y) = (
                x * cos + y * sin + width / 2.0,
                y * cos - x * sin + height / 2.0,
            );
            let inside = x >= 0.0 && y >= 0.0 && x < width && y < height;
            match inside {
                true => f64::from(self.pixels[y as usize * self.width + x as usize]) * 0.6 + 50.0,
                false => 150.0,
            }
        };
        let mut random = 88_172_645_463_325_252_u64;
        let mut pixels = Vec::new();
        for place in 0..size * size {
            let (x, y) = ((place % size) as f64, (place / size) as f64);
            let samples = [0.2, 0.5, 0.8].map(|b| [0.2, 0.5, 0.8].map(|a| at(x + a, y + b)));
            let light = samples.iter().flatten().sum::<f64>() / 9.0;
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let strays = (random % (2 * shot.noise + 1)) as f64 - shot.noise as f64;
            pixels.push((light + strays).clamp(0.0, 255.0) as u8);
        }
        let mut seen = Self {
            width: size,
            pixels,
        };
        (0..shot.blurs).for_each(|_| seen.blur());
        seen
    }

    fn blur(&mut self) {
        let (sharp, width) = (self.pixels.clone(), self.width);
        for y in 1..self.height() - 1 {
            for x in 1..width - 1 {
                let around = (y - 1..=y + 1).flat_map(|y| (x - 1..=x + 1).map(move |x| (x, y)));
                let sum: u32 = around.map(|(x, y)| u32::from(sharp[y * width + x])).sum();
                self.pixels[y * width + x] = (sum / 9) as u8;
            }
        }
    }
}
