//! The text of a cell: what a person sees in it, but for dates, which are written so that nobody mistakes them.

use calamine::{DataRef, ExcelDateTime};

/// Empty for a formula that failed.
pub(super) fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(yes) => if *yes { "oui" } else { "non" }.to_owned(),
        DataRef::DateTime(date) => date_text(*date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// As many digits as a spreadsheet holds, which is fifteen: `639980012`, `0.3`.
fn number_text(number: f64) -> String {
    let exact = format!("{number}");
    if exact.len() <= 17 || !exact.contains('.') {
        return exact;
    }
    format!("{number:.14e}").parse::<f64>().map_or(exact, |rounded| format!("{rounded}"))
}

/// `2025-03-02`, `2025-03-02 10:00:00`, `10:00:00`; a duration as `27:30:00`.
fn date_text(date: ExcelDateTime) -> String {
    let serial = date.as_f64();
    if !serial.is_finite() {
        return String::new();
    }
    if date.is_duration() {
        let seconds = (serial * 86_400.0).round();
        let sign = if seconds < 0.0 { "-" } else { "" };
        let seconds = seconds.abs();
        let (hours, rest) = ((seconds / 3_600.0).floor(), seconds % 3_600.0);
        return format!("{sign}{hours:02.0}:{:02.0}:{:02.0}", (rest / 60.0).floor(), rest % 60.0);
    }
    let (year, month, day, hour, minute, mut second, milli) = date.to_ymd_hms_milli();
    second += u8::from(milli >= 500 && second < 59);
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match () {
        () if (0.0..1.0).contains(&serial) => time,
        () if serial.fract() == 0.0 => format!("{year:04}-{month:02}-{day:02}"),
        () => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}
