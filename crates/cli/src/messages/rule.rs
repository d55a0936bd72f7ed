//! What is wrong with a rule, in words: where, what, and what was probably meant.

use crm::segment::RuleError;

use super::Lang;

/// How many possible values are told.
const TOLD: usize = 8;

/// The sentence of a fault, with what was meant or could stand there.
pub fn sentence(lang: Lang, error: &RuleError) -> String {
    let at = (error.at + 1).to_string();
    let said = lang.say(&format!("error.rule.{}", error.fault.as_str()), &[&at, &error.found]);
    let more = match (&error.suggestion, error.expected.is_empty()) {
        (Some(meant), _) => Some(lang.say("rule.meant", &[meant])),
        (None, false) => {
            let some: Vec<&str> = error.expected.iter().take(TOLD).map(String::as_str).collect();
            let rest = if error.expected.len() > TOLD { ", …" } else { "" };
            Some(lang.say("rule.expected", &[&format!("{}{rest}", some.join(", "))]))
        }
        (None, true) => None,
    };
    more.map_or(said.clone(), |more| format!("{said} {more}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crm::segment::{RuleFault, parse};

    #[test]
    fn every_fault_has_its_sentence() {
        for fault in RuleFault::ALL {
            for lang in [Lang::Fr, Lang::En] {
                assert!(lang.wording(&format!("error.rule.{}", fault.as_str())).is_some(), "{fault:?}");
            }
        }
    }

    #[test]
    fn a_slip_is_told_with_what_was_meant() {
        let error = parse("vile = Rennes").unwrap_err();
        assert!(sentence(Lang::En, &error).ends_with("Did you mean: ville?"));
    }
}
