//! Everything the command says: one table of codes per language, arguments at `{0}`, `{1}`…

mod en;
mod files;
mod fr;
pub mod help_files_fr;
pub mod help_fr;
pub mod help_privacy_fr;
pub mod help_quality_fr;
pub mod help_scores_fr;
mod places;
mod privacy;
mod quality;
mod reasons;
mod rule;
mod scores;

use std::ffi::OsString;

/// A language of the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// French, the default.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// The language asked for on a command line that may be wrong otherwise.
    pub fn asked_by(arguments: &[OsString]) -> Self {
        let mut words = arguments.iter().filter_map(|word| word.to_str());
        while let Some(word) = words.next() {
            let value = if word == "--lang" { words.next() } else { word.strip_prefix("--lang=") };
            match value {
                Some("en") => return Lang::En,
                Some(_) => return Lang::Fr,
                None => {}
            }
        }
        Lang::Fr
    }

    fn table(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Lang::Fr => fr::TABLE,
            Lang::En => en::TABLE,
        }
    }

    /// The wording of a code; `None`: it has none.
    pub fn wording(self, code: &str) -> Option<&'static str> {
        let of_rights = || others().find(|(known, ..)| *known == code);
        let found = self.table().iter().find(|(known, _)| *known == code).map(|(_, text)| *text);
        found.or_else(|| of_rights().map(|(_, french, english)| if self == Lang::Fr { *french } else { *english }))
    }

    /// The sentence of a code with its arguments. A code without wording is shown as it is.
    pub fn say(self, code: &str, arguments: &[&str]) -> String {
        let mut sentence = self.wording(code).unwrap_or(code).to_owned();
        for (index, argument) in arguments.iter().enumerate() {
            sentence = sentence.replace(&format!("{{{index}}}"), argument);
        }
        sentence
    }

    /// A word of a closed list (`stage.client`), or the word itself.
    pub fn word(self, list: &str, word: &str) -> String {
        self.wording(&format!("{list}.{word}")).unwrap_or(word).to_owned()
    }

    /// What the core refuses: the most precise wording there is for its code and detail.
    pub fn core_error(self, error: &crm::Error) -> String {
        if let crm::Error::Rule(error) = error {
            return rule::sentence(self, error);
        }
        let (code, detail) = (error.code(), error.detail().unwrap_or_default());
        let (field, why) = detail.split_once('.').unwrap_or((detail.as_str(), ""));
        let precise =
            [format!("error.{code}.{detail}"), format!("error.{code}.{field}"), format!("error.{code}..{why}")];
        match precise.iter().find(|code| self.wording(code).is_some()) {
            Some(code) => self.say(code, &[field, why]),
            None => self.say(&format!("error.{code}"), &[&detail]),
        }
    }
}

/// The tables that hold both languages, one a subject.
fn others() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
    privacy::TABLE.iter().chain(files::TABLE).chain(scores::TABLE).chain(quality::TABLE).chain(places::TABLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_word_the_same_codes_with_the_same_arguments() {
        let codes = |table: &[(&'static str, &'static str)]| table.iter().map(|(code, _)| *code).collect::<Vec<_>>();
        assert_eq!(codes(fr::TABLE), codes(en::TABLE));
        for ((code, french), (_, english)) in fr::TABLE.iter().zip(en::TABLE) {
            for argument in ["{0}", "{1}", "{2}"] {
                assert_eq!(french.contains(argument), english.contains(argument), "{code}");
            }
        }
    }

    #[test]
    fn no_code_is_worded_twice() {
        let rights = others().map(|(code, ..)| code);
        let mut codes: Vec<_> = fr::TABLE.iter().map(|(code, _)| code).chain(rights).collect();
        codes.sort_unstable();
        let all = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), all);
    }

    #[test]
    fn french_has_its_typography() {
        let rights: Vec<_> = others().map(|(code, french, _)| (*code, *french)).collect();
        let help =
            [help_fr::HELP, help_privacy_fr::HELP, help_files_fr::HELP, help_scores_fr::HELP, help_quality_fr::HELP]
                .into_iter()
                .flatten();
        for (code, text) in fr::TABLE.iter().chain(help).chain(&rights) {
            assert!(!text.contains('\''), "{code}: straight apostrophe");
            for sign in [" ?", " !", " ;", " :", " »", "« "] {
                assert!(!text.contains(sign), "{code}: breaking space at {sign:?}");
            }
        }
    }

    #[test]
    fn the_language_is_found_anywhere_on_the_line() {
        let asked = |words: &[&str]| Lang::asked_by(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked(&["decroche", "phone", "--lang", "en"]), Lang::En);
        assert_eq!(asked(&["decroche", "--lang=en", "oops"]), Lang::En);
        assert_eq!(asked(&["decroche", "phone"]), Lang::Fr);
    }

    /// The codes written in a source between `Refused {` and its end.
    fn refusals(source: &str) -> Vec<String> {
        let mut found = Vec::new();
        for part in source.split("Refused {").skip(1) {
            let mut depth = 1;
            let inside = part.split_inclusive(['{', '}']).take_while(|piece| {
                let within = depth > 0;
                depth += if piece.ends_with('{') { 1 } else { -1 };
                within
            });
            let text: String = inside.collect();
            let quoted = text.split('"').skip(1).step_by(2);
            found.extend(quoted.filter(|code| !code.is_empty()).map(str::to_owned));
        }
        found
    }

    fn sources(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.extend(refusals(&std::fs::read_to_string(&path).unwrap()));
            }
        }
    }

    #[test]
    fn every_refusal_of_the_core_has_a_sentence_of_its_own() {
        let mut codes = Vec::new();
        sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../crm/src"), &mut codes);
        for known in ["no_fiche", "ticket_is_open", "illegal_move"] {
            assert!(codes.iter().any(|code| code == known), "{known} is not seen in the sources");
        }
        for code in codes {
            for lang in [Lang::Fr, Lang::En] {
                assert!(lang.wording(&format!("error.refused.{code}")).is_some(), "{code}: no sentence");
            }
        }
    }

    #[test]
    fn a_precise_wording_is_preferred() {
        let error = crm::Error::Refused { why: "same_stage" };
        assert!(Lang::En.core_error(&error).contains("already"));
        let vague = crm::Error::Refused { why: "a_rule_of_tomorrow" };
        assert!(Lang::En.core_error(&vague).contains("a_rule_of_tomorrow"));
    }
}
