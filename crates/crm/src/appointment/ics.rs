//! An appointment as a calendar file (iCalendar, RFC 5545).

use std::fmt::Write;

use chrono::{DateTime, Duration, Utc};

use super::Appointment;

/// The file of one appointment, for the person and for whoever goes. `made_at` is when it is written.
///
/// Times are UTC: every calendar shows them where it stands. Text is escaped and long lines are folded at 75 octets,
/// as RFC 5545 §3.1 and §3.3.11 ask.
pub fn ics(appointment: &Appointment, house: &str, made_at: DateTime<Utc>) -> String {
    let utc = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
    let ends_at = appointment.starts_at + Duration::minutes(i64::from(appointment.minutes));
    let what = if appointment.subject.is_empty() { "Rendez-vous" } else { &appointment.subject };
    let summary = if house.is_empty() { what.to_owned() } else { format!("{what} ({house})") };
    let mut file = String::new();
    let mut line = |name: &str, value: &str| fold(&mut file, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Decroche//Rendez-vous//FR");
    line("METHOD", "PUBLISH");
    line("BEGIN", "VEVENT");
    line("UID", &format!("{}@decroche", appointment.id));
    line("DTSTAMP", &utc(made_at));
    line("DTSTART", &utc(appointment.starts_at));
    line("DTEND", &utc(ends_at));
    line("SUMMARY", &escaped(&summary));
    line("DESCRIPTION", &escaped(&format!("Avec {}", appointment.agent)));
    if !appointment.place.is_empty() {
        line("LOCATION", &escaped(&appointment.place));
    }
    line("STATUS", if appointment.state.stands() { "CONFIRMED" } else { "CANCELLED" });
    line("END", "VEVENT");
    line("END", "VCALENDAR");
    file
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n").replace('\r', "")
}

/// One content line, cut between characters where it would pass 75 octets; what follows begins with a space.
fn fold(file: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > 75 {
            file.push_str("\r\n ");
            octets = 1;
        }
        octets += c.len_utf8();
        let _ = write!(file, "{c}");
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appointment::{AppointmentKind, AppointmentState};
    use crate::{AgentId, AppointmentId, ContactId};

    fn one(subject: &str, place: &str) -> Appointment {
        let now: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
        Appointment {
            id: AppointmentId::new(now),
            contact_id: ContactId::new(now),
            name: "Camille".into(),
            phone: None,
            email: None,
            kind: AppointmentKind::Visit,
            starts_at: "2026-12-01T13:30:00Z".parse().unwrap(),
            minutes: 45,
            place: place.into(),
            subject: subject.into(),
            agent_id: AgentId::new(now),
            agent: "Inès Kerdoncuff".into(),
            state: AppointmentState::Planned,
            reminded_at: None,
        }
    }

    #[test]
    fn it_begins_and_ends_when_it_should_and_its_words_are_escaped() {
        let file = ics(&one("Devis, fibre; suite", "12 rue du Port\nRennes"), "Maison", DateTime::UNIX_EPOCH);
        assert!(file.contains("DTSTART:20261201T133000Z\r\nDTEND:20261201T141500Z\r\n"), "{file}");
        assert!(file.contains("SUMMARY:Devis\\, fibre\\; suite (Maison)\r\n"), "{file}");
        assert!(file.contains("LOCATION:12 rue du Port\\nRennes\r\n"), "{file}");
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn no_line_passes_75_octets_and_unfolded_it_is_the_same_text() {
        let subject = "é".repeat(200);
        let file = ics(&one(&subject, ""), "", DateTime::UNIX_EPOCH);
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        assert!(file.replace("\r\n ", "").contains(&format!("SUMMARY:{subject}\r\n")));
    }
}
