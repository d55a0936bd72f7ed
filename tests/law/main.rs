//! The law guard against a table typed in by hand from the texts, minute by minute, everywhere in France.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod table;

use chrono::{DateTime, TimeDelta, Utc};
use crm::law::{Facts, Ground, Law, Territory};
use table::Territory as Place;

/// From the day the law of 2025 is in force (excluded minutes are none: UTC midnights at both ends).
fn span() -> (DateTime<Utc>, DateTime<Utc>) {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    (at("2026-08-11T00:00:00Z"), at("2029-01-01T00:00:00Z"))
}

fn law() -> Law {
    Law::read(&Law::shipped()).unwrap()
}

/// Somebody about whom only the calendar speaks: a contract in progress asks for no consent.
fn somebody(place: Place) -> Facts<'static> {
    let territory = Territory::of_postcode(place.postcode()).unwrap();
    Facts { territory, ground: Ground::Contract, consent: None, opposed_at: None, frozen: false, attempts: &[] }
}

/// Every minute of the span.
fn minutes() -> impl Iterator<Item = DateTime<Utc>> {
    let (from, to) = span();
    (0..(to - from).num_minutes()).map(move |minute| from + TimeDelta::minutes(minute))
}

fn agrees(place: Place) {
    let (law, facts) = (law(), somebody(place));
    let mut open = 0_u32;
    for at in minutes() {
        let (expected, found) = (table::allowed(place, at), law.allows(&facts, at));
        assert_eq!(found, expected, "{place:?} at {at}: the guard says {found}, the table {expected}");
        open += u32::from(found);
    }
    assert!(open > 300_000, "{place:?}: {open} minutes is no two years of calling hours");
}

/// One test a territory, so that they run side by side.
macro_rules! territories {
    ($($name:ident: $place:ident,)+) => {
        $(#[test] fn $name() { agrees(Place::$place); })+

        #[test]
        fn no_territory_is_left_out() {
            assert_eq!(table::ALL, [$(Place::$place),+]);
        }
    };
}

territories! {
    metropolitan_france_minute_by_minute: Metropole,
    alsace_moselle_minute_by_minute: AlsaceMoselle,
    guadeloupe_minute_by_minute: Guadeloupe,
    martinique_minute_by_minute: Martinique,
    guyane_minute_by_minute: Guyane,
    reunion_minute_by_minute: Reunion,
    mayotte_minute_by_minute: Mayotte,
    saint_pierre_et_miquelon_minute_by_minute: SaintPierreEtMiquelon,
    saint_barthelemy_minute_by_minute: SaintBarthelemy,
    saint_martin_minute_by_minute: SaintMartin,
    wallis_et_futuna_minute_by_minute: WallisEtFutuna,
    polynesie_francaise_minute_by_minute: PolynesieFrancaise,
    nouvelle_caledonie_minute_by_minute: NouvelleCaledonie,
}

#[test]
fn the_moment_promised_is_the_first_open_minute_of_the_table() {
    let law = law();
    for place in table::ALL {
        let facts = somebody(place);
        let all: Vec<_> = minutes().collect();
        let mut next = None;
        // From the end back, so that the next open minute is always at hand. Every quarter of an hour is asked.
        for (index, &at) in all.iter().enumerate().rev() {
            if table::allowed(place, at) {
                next = Some(at);
            } else if index % 15 == 0
                && let Some(next) = next
            {
                assert_eq!(law.check(&facts, at).next_legal_at, Some(next), "{place:?} at {at}");
            }
        }
    }
}

#[test]
fn every_closed_day_of_the_table_has_a_name() {
    for place in table::ALL {
        let territory = somebody(place).territory;
        for day in table::closed_days(place) {
            assert!(law().holiday(day, territory).is_some(), "{place:?}: {day}");
        }
    }
}

#[test]
fn a_table_with_one_wrong_hour_would_be_seen() {
    let at: DateTime<Utc> = "2026-11-24T19:30:00Z".parse().unwrap();
    let (paris, guyane) = (somebody(Place::Metropole), somebody(Place::Guyane));
    assert_ne!(law().allows(&paris, at), table::allowed(Place::Guyane, at), "20:30 in Paris is 16:30 in Cayenne");
    assert!(law().allows(&guyane, at));
}
