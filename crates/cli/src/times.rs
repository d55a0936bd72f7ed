//! Moments as people type and read them: local time here, UTC everywhere else.

use chrono::{DateTime, Days, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

/// Reads a moment: RFC 3339, or local `2026-11-22T14:30`, `2026-11-22 14:30:05`, `2026-11-22` (its midnight),
/// `14:30` (today), `now`.
pub fn parse(typed: &str) -> Result<DateTime<Utc>, String> {
    let text = typed.trim();
    if text.eq_ignore_ascii_case("now") {
        return Ok(crate::clock::now());
    }
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        return Ok(exact.to_utc());
    }
    let today = || crate::clock::now().with_timezone(&Local).date_naive();
    ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .or_else(|| date(text).map(|day| day.and_time(NaiveTime::MIN)))
        .or_else(|| Some(today().and_time(NaiveTime::parse_from_str(text, "%H:%M").ok()?)))
        .and_then(local)
        .ok_or_else(|| "2026-11-22T14:30:00Z · 2026-11-22T14:30 · 2026-11-22 · 14:30".to_owned())
}

/// Reads the end of a period: a bare date includes its whole day.
pub fn parse_end(typed: &str) -> Result<DateTime<Utc>, String> {
    date(typed.trim())
        .and_then(|day| day.checked_add_days(Days::new(1)))
        .and_then(|next| local(next.and_time(NaiveTime::MIN)))
        .map_or_else(|| parse(typed), Ok)
}

fn date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// A local moment; in the hour that autumn repeats, the first of the two.
fn local(naive: NaiveDateTime) -> Option<DateTime<Utc>> {
    Local.from_local_datetime(&naive).earliest().map(|moment| moment.to_utc())
}

/// A moment as read here: `22/11/2026 14:30`.
pub fn shown(at: DateTime<Utc>) -> String {
    at.with_timezone(&Local).format("%d/%m/%Y %H:%M").to_string()
}

/// The same, or a dash.
pub fn shown_opt(at: Option<DateTime<Utc>>) -> String {
    at.map_or_else(|| "–".to_owned(), shown)
}

/// Seconds as said: `45 s`, `2 min 31 s`, `1 h 05 min`.
pub fn duration(seconds: i64) -> String {
    match seconds {
        ..60 => format!("{seconds} s"),
        60..3600 => format!("{} min {:02} s", seconds / 60, seconds % 60),
        _ => format!("{} h {:02} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_with_its_offset_is_exact() {
        let at = parse("2026-11-22T14:30:00+01:00").unwrap();
        assert_eq!(at.to_rfc3339(), "2026-11-22T13:30:00+00:00");
        assert!(parse("bientôt").is_err());
    }

    #[test]
    fn the_last_day_of_a_period_is_whole() {
        let (begins, ends) = (parse("2026-11-22").unwrap(), parse_end("2026-11-22").unwrap());
        assert_eq!((ends - begins).num_hours(), 24);
        assert_eq!(parse_end("2026-11-22T14:30:00Z"), parse("2026-11-22T14:30:00Z"));
    }

    #[test]
    fn durations_are_said() {
        assert_eq!(duration(45), "45 s");
        assert_eq!(duration(151), "2 min 31 s");
        assert_eq!(duration(3900), "1 h 05 min");
    }
}
