//! Well-known binary (OGC 06-103r4): polygons and multipolygons, little-endian.

use anyhow::{Context, Result, bail, ensure};

/// A polygon's rings, the outer one first, each closed.
pub type Polygon = Vec<Vec<[f64; 2]>>;

const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;

/// Reads shapes that each come behind their length in bytes.
///
/// # Errors
/// When the bytes end early or hold something else.
pub fn read_stream(bytes: &[u8]) -> Result<Vec<Vec<Polygon>>> {
    let mut stream = Reader(bytes);
    let mut shapes = Vec::new();
    while !stream.0.is_empty() {
        let index = shapes.len();
        let shape = stream.u32().and_then(|length| stream.take(length as usize));
        let polygons = shape
            .and_then(|shape| Reader(shape).polygons())
            .with_context(|| format!("shape {index} of the WKB stream"))?;
        shapes.push(polygons);
    }
    Ok(shapes)
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn polygons(&mut self) -> Result<Vec<Polygon>> {
        match self.kind()? {
            POLYGON => Ok(vec![self.rings()?]),
            MULTI_POLYGON => self.list(|reader| {
                ensure!(reader.kind()? == POLYGON, "a part is not a polygon");
                reader.rings()
            }),
            kind => bail!("geometry type {kind} is neither polygon nor multipolygon"),
        }
    }

    fn kind(&mut self) -> Result<u32> {
        ensure!(self.take(1)? == [1], "not little-endian");
        self.u32()
    }

    fn rings(&mut self) -> Result<Polygon> {
        self.list(|reader| reader.list(|reader| Ok([reader.f64()?, reader.f64()?])))
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        (0..self.u32()?).map(|_| item(self)).collect()
    }

    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into()?))
    }

    fn f64(&mut self) -> Result<f64> {
        Ok(f64::from_le_bytes(self.take(8)?.try_into()?))
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).context("ends early")?;
        self.0 = rest;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn triangle(kind_of_part: u32) -> Vec<u8> {
        let mut wkb = vec![1];
        wkb.extend(MULTI_POLYGON.to_le_bytes());
        wkb.extend(1u32.to_le_bytes());
        wkb.push(1);
        wkb.extend(kind_of_part.to_le_bytes());
        wkb.extend(1u32.to_le_bytes());
        wkb.extend(4u32.to_le_bytes());
        for number in [127.0, 37.0, 128.0, 37.0, 127.5, 38.0, 127.0, 37.0f64] {
            wkb.extend(number.to_le_bytes());
        }
        let mut stream = u32::try_from(wkb.len()).unwrap().to_le_bytes().to_vec();
        stream.extend(wkb);
        stream
    }

    #[test]
    fn reads_a_multipolygon() {
        let shapes = read_stream(&triangle(POLYGON)).unwrap();
        let ring = vec![[127.0, 37.0], [128.0, 37.0], [127.5, 38.0], [127.0, 37.0]];
        assert_eq!(shapes, [[[ring]]]);
    }

    #[test]
    fn says_which_shape_is_broken() {
        let mut stream = triangle(POLYGON);
        stream.pop();
        let error = read_stream(&stream).unwrap_err();
        assert_eq!(
            format!("{error:#}"),
            "shape 0 of the WKB stream: ends early"
        );
        let error = read_stream(&triangle(1)).unwrap_err();
        assert!(format!("{error:#}").ends_with("a part is not a polygon"));
    }
}
