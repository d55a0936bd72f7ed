//! Points of the ground and how far they are from each other.

use serde::Serialize;
use ts_rs::TS;

/// The mean radius of the Earth (IUGG), in km.
const EARTH_KM: f64 = 6_371.008_8;

/// A point of the ground, in degrees of WGS 84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
#[ts(rename = "GeoPoint")]
pub struct Point {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

impl Point {
    /// As the table has it: `48.8566 2.3429`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (latitude, longitude) = text.split_once(' ')?;
        Some(Self { latitude: latitude.parse().ok()?, longitude: longitude.parse().ok()? })
    }

    /// How far the other is as the crow flies, in km: the great circle on a round Earth, right to half a percent.
    pub fn km_to(self, other: Point) -> f64 {
        let (south, north) = (self.latitude.to_radians(), other.latitude.to_radians());
        let rise = ((north - south) / 2.0).sin();
        let run = ((other.longitude - self.longitude).to_radians() / 2.0).sin();
        let half_chord = rise.mul_add(rise, south.cos() * north.cos() * run * run);
        // Rounding may bring the other end of the Earth beyond 1.
        2.0 * EARTH_KM * half_chord.sqrt().min(1.0).asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point() -> impl Strategy<Value = Point> {
        (-90.0..=90.0, -180.0..=180.0).prop_map(|(latitude, longitude)| Point { latitude, longitude })
    }

    const PARIS: Point = Point { latitude: 48.8566, longitude: 2.3522 };
    const LYON: Point = Point { latitude: 45.7640, longitude: 4.8357 };

    #[test]
    fn paris_is_392_km_from_lyon_and_a_degree_of_longitude_shrinks_to_the_north() {
        assert!((PARIS.km_to(LYON) - 391.5).abs() < 1.0, "{}", PARIS.km_to(LYON));
        let degree = |latitude| Point { latitude, longitude: 0.0 }.km_to(Point { latitude, longitude: 1.0 });
        assert!((degree(0.0) - 111.195).abs() < 0.01);
        assert!((degree(60.0) - 55.6).abs() < 0.1);
    }

    #[test]
    fn the_line_of_the_date_is_no_wall() {
        let (west, east) = (Point { latitude: 0.0, longitude: 179.9 }, Point { latitude: 0.0, longitude: -179.9 });
        assert!((west.km_to(east) - 22.24).abs() < 0.1);
    }

    proptest! {
        #[test]
        fn it_is_as_far_there_as_back_and_nothing_is_beyond_half_the_earth(a in point(), b in point()) {
            let km = a.km_to(b);
            prop_assert!((0.0..=20_016.0).contains(&km));
            prop_assert!((km - b.km_to(a)).abs() < 1e-6);
            prop_assert!(a.km_to(a) < 1e-6);
        }

        #[test]
        fn no_detour_is_shorter(a in point(), b in point(), c in point()) {
            prop_assert!(a.km_to(c) <= a.km_to(b) + b.km_to(c) + 1e-6);
        }

        #[test]
        fn what_the_table_writes_is_read(latitude in -9000_i32..=9000, longitude in -18_000_i32..=18_000) {
            let (latitude, longitude) = (f64::from(latitude) / 100.0, f64::from(longitude) / 100.0);
            let read = Point::read(&format!("{latitude} {longitude}"));
            prop_assert_eq!(read, Some(Point { latitude, longitude }));
        }
    }
}
