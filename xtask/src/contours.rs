//! Where a commune lies: its town hall when that stands within its contour, else the middle of the contour.
//!
//! Town halls are placed by their own directory, which puts one in a hundred in another commune, another country or at
//! sea; contours are surveyed. So a town hall is believed only where the contour bears it out.

use std::collections::HashMap;

use crate::house::Result;

/// Degrees east and north.
type Point = (f64, f64);

/// The latitude and longitude of each unit, by its kind (`COM`, `COMD`, `COMA`, `ARM`) and INSEE code.
pub type Points = HashMap<(String, String), (f64, f64)>;

/// The points of that table, and how many of them are a town hall's.
pub fn points(file: &str) -> Result<(Points, usize)> {
    let mut table = csv::Reader::from_path(file)?;
    let headers = table.headers()?.clone();
    let column = |name: &str| headers.iter().position(|header| header == name).ok_or(format!("{file}: no {name}"));
    let (kind, code) = (column("type")?, column("code")?);
    let (contour, hall) = (column("geometry")?, column("mairie_localisation")?);
    let (mut points, mut halls) = (HashMap::new(), 0);
    for row in table.records() {
        let row = row?;
        let text = |at: usize| row.get(at).unwrap_or_default();
        let Some(rings) = bytes(text(contour)).and_then(|bytes| rings(&bytes)) else { continue };
        let hall = bytes(text(hall)).and_then(|bytes| point(&bytes)).filter(|hall| within(&rings, *hall));
        halls += usize::from(hall.is_some());
        if let Some((east, north)) = hall.or_else(|| middle(&rings)) {
            points.insert((text(kind).to_owned(), text(code).to_owned()), (north, east));
        }
    }
    Ok((points, halls))
}

/// What hexadecimal figures write.
fn bytes(hex: &str) -> Option<Vec<u8>> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()).collect()
}

/// Reads well-known binary (OGC 06-103r4), little-endian only.
struct Wkb<'b>(&'b [u8]);

impl Wkb<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_at_checked(N)?;
        self.0 = rest;
        head.try_into().ok()
    }

    fn count(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    /// The beginning of a figure of that kind.
    fn head(&mut self, kind: u32) -> Option<()> {
        let [order] = self.take()?;
        (order == 1 && self.count()? == kind).then_some(())
    }

    fn point(&mut self) -> Option<Point> {
        Some((f64::from_le_bytes(self.take()?), f64::from_le_bytes(self.take()?)))
    }
}

fn point(bytes: &[u8]) -> Option<Point> {
    let mut wkb = Wkb(bytes);
    wkb.head(1)?;
    wkb.point()
}

/// Every ring of every polygon.
fn rings(bytes: &[u8]) -> Option<Vec<Vec<Point>>> {
    let mut wkb = Wkb(bytes);
    wkb.head(6)?;
    let mut rings = Vec::new();
    for _ in 0..wkb.count()? {
        wkb.head(3)?;
        for _ in 0..wkb.count()? {
            rings.push((0..wkb.count()?).map(|_| wkb.point()).collect::<Option<Vec<Point>>>()?);
        }
    }
    Some(rings)
}

/// Whether a point is inside: a line from it crosses the rings an odd number of times.
fn within(rings: &[Vec<Point>], (east, north): Point) -> bool {
    let sides = rings.iter().flat_map(|ring| ring.windows(2));
    let crossed = sides.filter(|side| {
        let [(x1, y1), (x2, y2)] = **side else { return false };
        (y1 > north) != (y2 > north) && east < (x2 - x1) * (north - y1) / (y2 - y1) + x1
    });
    crossed.count() % 2 == 1
}

/// The centre of gravity of the largest ring.
fn middle(rings: &[Vec<Point>]) -> Option<Point> {
    let centre = |ring: &Vec<Point>| -> Option<(f64, Point)> {
        // From its own corner, so that small differences are not lost in large numbers.
        let (x0, y0) = *ring.first()?;
        let (mut twice, mut x, mut y) = (0.0, 0.0, 0.0);
        for side in ring.windows(2) {
            let [a, b] = *side else { continue };
            let (a, b) = ((a.0 - x0, a.1 - y0), (b.0 - x0, b.1 - y0));
            let cross = a.0 * b.1 - b.0 * a.1;
            twice += cross;
            x += (a.0 + b.0) * cross;
            y += (a.1 + b.1) * cross;
        }
        (twice != 0.0).then(|| (twice.abs(), (x0 + x / (3.0 * twice), y0 + y / (3.0 * twice))))
    };
    rings.iter().filter_map(centre).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, middle)| middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Vec<Vec<Point>> {
        vec![vec![(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)], vec![(5.0, 5.0), (5.1, 5.0), (5.0, 5.1)]]
    }

    #[test]
    fn a_town_hall_is_believed_only_within_the_contour() {
        assert!(within(&square(), (1.0, 0.5)));
        assert!(!within(&square(), (-1.0, 0.5)));
        assert!(!within(&square(), (3.0, 0.5)));
    }

    #[test]
    fn the_middle_is_that_of_the_largest_piece() {
        assert_eq!(middle(&square()), Some((1.0, 1.0)));
        assert_eq!(middle(&[]), None);
    }

    #[test]
    fn what_is_cut_short_is_no_contour() {
        assert_eq!(rings(&[1, 6, 0, 0, 0, 1, 0, 0, 0, 1]), None);
        assert_eq!(rings(&[1, 6, 0, 0, 0, 0, 0, 0, 0]), Some(Vec::new()));
        assert_eq!(bytes("01f"), None);
    }
}
