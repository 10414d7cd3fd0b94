//! Pictures of QR codes, or of something else.

/// A picture of dark and light cells, a bit each after two bytes that say how many are
/// in a row and how many pixels wide they are: what is read of it is no more than a code
/// holds (ISO/IEC 18004, table 7).
pub fn qr_read(bytes: &[u8]) {
    let &[columns, scale, ref cells @ ..] = bytes else {
        return;
    };
    let (columns, scale) = (usize::from(columns).max(1), usize::from(scale % 4) + 1);
    let rows = (cells.len() * 8 / columns).min(200);
    let (width, height) = (columns * scale, rows * scale);
    let is_dark = |x: usize, y: usize| {
        let cell = y / scale * columns + x / scale;
        cells[cell / 8] >> (cell % 8) & 1 == 1
    };
    let grey = |place: usize| {
        if is_dark(place % width, place / width) {
            40
        } else {
            210
        }
    };
    let pixels: Vec<u8> = (0..width * height).map(grey).collect();
    for text in madang_qr::read(width, &pixels) {
        assert!(text.len() <= 7_089);
    }
}
