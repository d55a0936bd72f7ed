//! What a generated base promises.

mod floor;
mod people;

use std::collections::HashSet;

use super::*;

/// Tuesday 4 August 2026, 16:00 in Paris.
const NOW_MS: i64 = 1_785_852_000_000;

fn demo(contacts: usize, calls: usize) -> Demo {
    Demo::new(Plan { contacts, calls, seed: 42, now_ms: NOW_MS })
}

/// Per mille of the items that satisfy a condition.
fn share<T>(items: &[T], wanted: impl Fn(&T) -> bool) -> usize {
    items.iter().filter(|item| wanted(item)).count() * 1_000 / items.len().max(1)
}

#[test]
fn the_same_seed_gives_the_same_data_in_any_order() {
    let (one, other) = (demo(500, 2_000), demo(500, 2_000));
    for index in (0..500).rev() {
        assert_eq!(one.contact(index), other.contact(index));
    }
    assert_eq!(one.contacts().nth(77), Some(other.contact(77)));
    assert_eq!(one.calls().nth(1_234).map(|(call, _)| call), Some(other.call(1_234)));
    let history = |demo: &Demo| demo.history(77, &demo.contact(77));
    assert_eq!(history(&one), history(&other));
}

#[test]
fn another_seed_gives_other_people() {
    let other = Demo::new(Plan { seed: 43, ..demo(200, 0).plan() });
    let one = demo(200, 0);
    let same = one.contacts().zip(other.contacts()).filter(|(a, b)| a.last == b.last);
    assert!(same.count() < 40);
}

#[test]
fn a_company_is_called_as_french_wants_it() {
    let demo = demo(30_000, 0);
    let mut seen = 0;
    for company in demo.companies() {
        for wrong in [" de Le ", " de Les ", " de A", " de É", "  "] {
            assert!(!company.name.contains(wrong), "{}", company.name);
        }
        seen += usize::from(company.name.contains(" du Mans") || company.name.contains(" d’A"));
        assert!(company.legal_form != "SELARL" || !company.name.contains("& Fils"), "{}", company.name);
    }
    assert!(seen > 0);
}

#[test]
fn no_mail_leaves_the_reserved_domain() {
    let demo = demo(5_000, 0);
    let mailboxes = demo.contacts().filter_map(|contact| contact.email);
    for address in mailboxes.chain(demo.companies().map(|company| company.domain)) {
        assert!(address.ends_with(".example"), "{address}");
        assert!(address.bytes().all(|byte| byte.is_ascii_lowercase() || b"@.-0123456789".contains(&byte)), "{address}");
        assert!(!address.contains("--") && !address.contains("-.") && !address.contains(".."), "{address}");
    }
}

#[test]
fn a_siret_is_formally_valid_and_never_issued() {
    let luhn = |digits: &str| {
        let doubled = digits.bytes().rev().enumerate().map(|(at, byte)| match (at % 2, u32::from(byte - b'0')) {
            (1, digit) if digit > 4 => digit * 2 - 9,
            (1, digit) => digit * 2,
            (_, digit) => digit,
        });
        doubled.sum::<u32>() % 10 == 0
    };
    let mut seen = HashSet::new();
    for index in (0..3_000).chain(99_990..100_010) {
        let siret = text::siret(index);
        assert!(siret.len() == 14 && siret.starts_with("000"), "{siret}");
        assert!(luhn(&siret) && siret.get(..9).is_some_and(luhn), "{siret}");
        assert!(seen.insert(siret));
    }
}

#[test]
fn texts_follow_french_typography() {
    let demo = demo(100, 0);
    let mut texts: Vec<&str> = Vec::new();
    for motive in demo.motives() {
        assert!(motive.solved.len() + motive.unsolved.len() >= 8 && motive.cases.len() >= 6, "{}", motive.code);
        assert!(motive.queue < demo.queues().len());
        texts.extend(motive.solved.iter().chain(motive.unsolved).chain(motive.callbacks));
        texts.extend(motive.cases.iter().flat_map(|case| [case.subject, case.description, case.resolution]));
    }
    for product in demo.products() {
        texts.extend([product.name, product.feature, product.advantage, product.benefit, product.proof]);
    }
    texts.extend(demo.refusal_reasons().iter().flat_map(|reason| reason.verbatims));
    texts.extend(phrases::SALE_NOTES.iter().chain(phrases::NO_ANSWER_NOTES).chain(phrases::OPPOSITION_NOTES));
    texts.extend(phrases::MAILS.iter().chain(phrases::CONSENT_TEXTS).flat_map(|(one, other)| [one, other]));
    texts.extend(demo.principals().iter().map(|principal| principal.greeting));
    for text in texts {
        assert!(!text.is_empty() && !text.contains(['\'', '"']), "{text}");
        for wrong in [" :", " ;", " !", " ?", " »", "« ", "  ", " €", " %", "..."] {
            assert!(!text.contains(wrong), "{text}");
        }
    }
}

#[test]
fn tiny_and_senseless_plans_give_what_they_can() {
    for (contacts, calls) in [(0, 0), (0, 50), (1, 50), (2, 3), (37, 200), (100, 1)] {
        for now_ms in [i64::MIN, -1, 0, NOW_MS, i64::MAX] {
            let demo = Demo::new(Plan { contacts, calls, seed: u64::MAX, now_ms });
            assert_eq!(demo.contacts().count(), contacts);
            assert_eq!(demo.calls().count(), calls);
            assert!(demo.tickets().count() <= calls);
            for (index, contact) in demo.contacts().enumerate() {
                let _ = demo.history(index, &contact);
            }
        }
    }
    let demo = demo(10, 10);
    for beyond in [10, 1_000_000, usize::MAX / 8] {
        let _ = (demo.contact(beyond), demo.company(beyond), demo.call(beyond));
    }
}
