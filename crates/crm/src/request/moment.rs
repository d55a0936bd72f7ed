//! The moment that somebody wrote on a form: an ISO date of a browser's field, or a few words of French.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::text::fold;

/// One piece of what was written.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Piece<'t> {
    /// A number, and in how many digits.
    Digits(u32, usize),
    Word(&'t str),
    Sign(char),
}

/// Reads a moment; `now` is the house's clock, `utc_of` the moment at which that clock shows a time. A day without an
/// hour is its midnight; an hour without a day is the next time it strikes. `None`: no moment in it.
pub(super) fn read(
    text: &str,
    now: NaiveDateTime,
    utc_of: impl Fn(NaiveDateTime) -> DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    if let Ok(exact) = DateTime::parse_from_rfc3339(text.trim()) {
        return Some(exact.with_timezone(&Utc));
    }
    let plain = plain(text);
    let pieces = pieces(&plain);
    let (mut day, mut time, mut at) = (None, None, 0);
    while let Some(rest) = pieces.get(at..).filter(|rest| !rest.is_empty()) {
        let (taken, found_day, found_time) = first(rest, now.date());
        day = day.or(found_day);
        time = time.or(found_time);
        at += taken;
    }
    match (day, time) {
        (Some(day), time) => Some(utc_of(day.and_time(time.unwrap_or(NaiveTime::MIN)))),
        (None, Some(time)) if time > now.time() => Some(utc_of(now.date().and_time(time))),
        (None, Some(time)) => Some(utc_of(now.date().checked_add_days(Days::new(1))?.and_time(time))),
        (None, None) => None,
    }
}

/// The signs that part the figures of a day or an hour.
const SIGNS: [char; 4] = ['/', '-', '.', ':'];

/// Small letters without accents, figures, and those signs.
fn plain(text: &str) -> String {
    let runs = text.split_inclusive(SIGNS);
    runs.map(|run| format!("{} {} ", fold(run), run.chars().next_back().filter(|c| SIGNS.contains(c)).unwrap_or(' ')))
        .collect()
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while let Some(c) = rest.chars().next() {
        let run = |is: fn(&char) -> bool| rest.chars().take_while(is).map(char::len_utf8).sum::<usize>();
        let length = if c.is_ascii_digit() {
            run(char::is_ascii_digit)
        } else if c.is_alphabetic() {
            run(|c| c.is_alphabetic())
        } else {
            c.len_utf8()
        };
        let (piece, after) = rest.split_at(length);
        out.push(match piece.parse() {
            Ok(value) if c.is_ascii_digit() => Piece::Digits(value, length),
            _ if c.is_alphabetic() => Piece::Word(piece),
            _ => Piece::Sign(c),
        });
        rest = after.trim_start();
    }
    out
}

/// What the pieces begin with: how many were taken, and the day or the hour they say.
fn first(pieces: &[Piece<'_>], today: NaiveDate) -> (usize, Option<NaiveDate>, Option<NaiveTime>) {
    use Piece::{Digits, Sign, Word};
    match *pieces {
        [Digits(year, 4), Sign('-'), Digits(month, _), Sign('-'), Digits(day, _), ..] => {
            (5, date(year, month, day), None)
        }
        [Digits(day, _), Sign('/' | '-' | '.'), Digits(month, _), Sign('/' | '-' | '.'), Digits(year, digits), ..] => {
            (5, date(if digits == 2 { year + 2000 } else { year }, month, day), None)
        }
        [Digits(hour, _), Sign(':'), Digits(minute, _), Sign(':'), Digits(..), ..] => (5, None, clock(hour, minute)),
        [Digits(hour, _), Sign(':') | Word("h"), Digits(minute, _), ..] => (3, None, clock(hour, minute)),
        [Digits(hour, _), Word("h" | "heures" | "heure"), ..] => (2, None, clock(hour, 0)),
        [Digits(day, _), Sign('/'), Digits(month, _), ..] => (3, coming(today, month, day), None),
        [Digits(day, _), Word(word), ..] => (2, month(word).and_then(|month| coming(today, month, day)), None),
        [Word("apres"), Word("midi"), ..] => (2, None, clock(14, 0)),
        [Word("apres"), Sign('-'), Word("midi"), ..] => (3, None, clock(14, 0)),
        [Word("aujourd"), Word("hui"), ..] => (2, Some(today), None),
        [Word(word), ..] => (1, named_day(word, today), named_time(word)),
        _ => (1, None, None),
    }
}

/// A day of our time: further away nothing is asked, and clocks end somewhere.
fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| (2000..2100).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

fn clock(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// That day of this year, of the next when it is over.
fn coming(today: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    let of = |year| NaiveDate::from_ymd_opt(year, month, day);
    of(today.year()).filter(|date| *date >= today).or_else(|| of(today.year() + 1))
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ];
    MONTHS.iter().position(|month| *month == word).and_then(|at| u32::try_from(at + 1).ok())
}

fn named_day(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    const WEEK: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    let ahead = match word {
        "today" => 0,
        "demain" | "tomorrow" => 1,
        _ => {
            let wanted = u64::try_from(WEEK.iter().position(|day| *day == word)?).ok()?;
            let present = u64::from(today.weekday().num_days_from_monday());
            (wanted + 7 - present) % 7
        }
    };
    today.checked_add_days(Days::new(ahead))
}

fn named_time(word: &str) -> Option<NaiveTime> {
    match word {
        "matin" | "morning" => clock(9, 0),
        "midi" | "noon" => clock(12, 0),
        "afternoon" => clock(14, 0),
        "soir" | "evening" => clock(17, 0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Read on Monday 23 November 2026 at ten, by a house on UTC.
    fn on_monday(text: &str) -> Option<String> {
        let now = "2026-11-23T10:00:00".parse().unwrap();
        read(text, now, |local| local.and_utc()).map(|at| at.format("%m-%d %H:%M").to_string())
    }

    #[test]
    fn what_browsers_and_people_write_is_read() {
        for (text, moment) in [
            ("2026-11-24T14:30", "11-24 14:30"),
            ("2026-11-24T14:30:00", "11-24 14:30"),
            ("2026-11-24T14:30:00+01:00", "11-24 13:30"),
            ("2026-11-24 09:05", "11-24 09:05"),
            ("24/11/2026 14h30", "11-24 14:30"),
            ("24/11/26 à 14 h", "11-24 14:00"),
            ("le 24-11-2026, 14:30", "11-24 14:30"),
            ("24.11.2026", "11-24 00:00"),
            ("24/11", "11-24 00:00"),
            ("2 décembre vers 16h", "12-02 16:00"),
            ("demain matin", "11-24 09:00"),
            ("Mardi après-midi", "11-24 14:00"),
            ("jeudi 18H15", "11-26 18:15"),
            ("aujourd’hui 17 heures", "11-23 17:00"),
            ("11h", "11-23 11:00"),
            ("9h", "11-24 09:00"),
        ] {
            assert_eq!(on_monday(text).as_deref(), Some(moment), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in ["", "dès que possible", "31/02/2026", "25h99", "06 39 98 40 12", "∞", "99/99/99", "1/13"] {
            assert_eq!(on_monday(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_moment_or_none(text in "\\PC{0,60}", figures in "[0-9/:h .-]{0,20}") {
            let _ = on_monday(&text);
            let _ = on_monday(&figures);
        }
    }
}
