//! What the calls of a generated base promise.

use std::collections::{HashMap, HashSet};

use super::*;

/// Day of the week (0 Monday) and minute of the day in Paris, from chrono alone and the rule of the last Sundays.
fn paris(at_ms: i64) -> (u32, i64) {
    let utc = DateTime::from_timestamp_millis(at_ms).unwrap().naive_utc();
    let change = |month| {
        let last = chrono::NaiveDate::from_ymd_opt(utc.year(), month, 31).unwrap();
        let sunday = last.day() - last.weekday().num_days_from_sunday();
        last.with_day(sunday).unwrap().and_hms_opt(1, 0, 0).unwrap()
    };
    let hours = if change(3) <= utc && utc < change(10) { 2 } else { 1 };
    let local = utc + chrono::TimeDelta::hours(hours);
    let minute = (local - local.date().and_hms_opt(0, 0, 0).unwrap()).num_minutes();
    (local.weekday().num_days_from_monday(), minute)
}

#[test]
fn calls_come_in_order_of_time_within_the_hours_of_the_house() {
    let mut last = i64::MIN;
    let mut saturdays = 0;
    for (call, _) in demo(3_000, 20_000).calls() {
        assert!(call.ringing_at_ms >= last);
        last = call.ringing_at_ms;
        assert!(call.wrap_up_ended_at_ms.unwrap_or(call.ended_at_ms) <= NOW_MS);
        assert!(NOW_MS - call.ringing_at_ms <= 1_097 * 86_400_000);
        let (day, minute) = paris(call.ringing_at_ms);
        let open = match day {
            0..5 => (8 * 60..19 * 60).contains(&minute),
            5 => (9 * 60..12 * 60 + 30).contains(&minute),
            _ => panic!("a call on a Sunday"),
        };
        saturdays += usize::from(day == 5);
        assert_eq!(open, call.lost != Some(DemoLost::OutOfHours), "{day} {minute}");
        let clients_only = !matches!(minute / 60, 10..=12 | 14..=19) || day > 4;
        if call.direction == DemoDirection::Outbound && clients_only {
            let stage = call.contact.map(|contact| demo(3_000, 0).stage(contact));
            assert!(callers::is_client(stage), "canvassing outside legal hours");
        }
    }
    assert!((100..800).contains(&saturdays), "{saturdays}");
}

#[test]
fn the_figures_of_the_floor_are_about_right() {
    let demo = demo(5_000, 40_000);
    let calls: Vec<_> = demo.calls().collect();
    let inbound: Vec<_> = calls.iter().filter(|(call, _)| call.direction == DemoDirection::Inbound).collect();
    let answered: Vec<_> = inbound.iter().filter(|(call, _)| call.answered_at_ms.is_some()).collect();
    let per_mille = |part: usize, whole: usize| part * 1_000 / whole;
    assert!(per_mille(inbound.len(), calls.len()).abs_diff(700) < 25, "{}", inbound.len());
    assert!(per_mille(answered.len(), inbound.len()).abs_diff(800) < 15, "{}", answered.len());
    let abandoned = share(&inbound, |(call, _)| call.lost == Some(DemoLost::Abandoned));
    assert!(abandoned.abs_diff(130) < 12, "{abandoned}");

    let mean = |values: &mut dyn Iterator<Item = i64>| {
        let (sum, n) = values.fold((0, 0), |(sum, n), value| (sum + value, n + 1));
        sum / i64::max(n, 1) / 1_000
    };
    let spans = || answered.iter().filter_map(|(call, _)| Some((call, call.answered_at_ms?)));
    let wait = mean(&mut spans().map(|(call, at)| at - call.ringing_at_ms));
    assert!((10..=12).contains(&wait), "{wait}");
    let talk = mean(&mut spans().map(|(call, at)| call.ended_at_ms - at - call.hold_ms));
    assert!((190..=250).contains(&talk), "{talk}");
    let wrap_up = mean(&mut spans().filter_map(|(call, _)| Some(call.wrap_up_ended_at_ms? - call.ended_at_ms)));
    assert!((42..=48).contains(&wrap_up), "{wrap_up}");

    let tickets = calls.iter().filter(|(_, after)| after.ticket.is_some()).count();
    assert!((110..140).contains(&per_mille(tickets, calls.len())), "{tickets}");
    let masked = share(&inbound, |(call, _)| call.e164.is_none());
    assert!((20..40).contains(&masked), "{masked}");
    let mut frequency: HashMap<usize, usize> = HashMap::new();
    for contact in calls.iter().filter_map(|(call, _)| call.contact) {
        *frequency.entry(contact).or_default() += 1;
    }
    let mut counts: Vec<_> = frequency.into_values().collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let top: usize = counts.iter().take(500).sum();
    let all: usize = counts.iter().sum();
    assert!((300..600).contains(&per_mille(top, all)), "{top} of {all}");
}

#[test]
fn every_reference_points_to_something_that_exists() {
    let demo = demo(1_000, 10_000);
    let codes: HashSet<_> = demo.outcomes().iter().map(|outcome| outcome.code).collect();
    let motives = demo.motives();
    let people: Vec<_> = demo.contacts().collect();
    for contact in &people {
        assert!(contact.company.is_none_or(|company| company < demo.company_count()));
        assert!(contact.owner < demo.agents().len() && contact.principal < demo.principals().len());
    }
    for queue in demo.queues() {
        assert!(queue.principal < demo.principals().len() && queue.team < demo.teams().len());
        assert!(!queue.agents.is_empty() && queue.agents.iter().all(|&agent| agent < demo.agents().len()));
    }
    for product in demo.products() {
        assert!(product.cross.iter().chain(product.up).all(|&other| other < demo.products().len()));
    }
    for (index, (call, after)) in demo.calls().enumerate() {
        assert!(call.queue < demo.queues().len() && call.line < demo.lines_of_the_house().len());
        assert!(call.outcome.is_none_or(|code| codes.contains(code)));
        assert!(call.motive.is_none_or(|motive| motive < motives.len()));
        assert_eq!(call.agent.is_some(), call.lost.is_none());
        if let Some(contact) = call.contact {
            assert!(people[contact].created_at_ms <= call.ringing_at_ms, "a call before its file");
            assert!(people[contact].phones.iter().any(|phone| phone.e164 == call.e164));
        }
        if let Some(ticket) = after.ticket {
            assert_eq!((ticket.call, Some(ticket.contact)), (index, call.contact));
            assert!(ticket.owner < demo.agents().len());
            assert!(ticket.closed_at_ms.is_none_or(|at| (ticket.opened_at_ms..=NOW_MS).contains(&at)));
            assert_eq!(ticket.resolution.is_some(), ticket.closed_at_ms.is_some());
        }
        if let Some(callback) = after.callback {
            assert!(callback.due_at_ms > call.ended_at_ms);
        }
    }
}

#[test]
fn strangers_call_from_numbers_of_no_file() {
    let demo = demo(12_000, 12_000);
    let ours: HashSet<_> = demo.contacts().flat_map(|contact| contact.phones).filter_map(|phone| phone.e164).collect();
    let lines: HashSet<_> = demo.lines_of_the_house().iter().map(|line| line.e164).collect();
    for (call, _) in demo.calls() {
        let Some(e164) = call.e164 else { continue };
        assert_eq!(ours.contains(&e164), call.contact.is_some(), "{e164}");
        assert!(!lines.contains(e164.as_str()));
    }
}
