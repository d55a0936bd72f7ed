//! Given names: which ones exist, whose they are, how they are shortened.
//!
//! Two given names that both exist are two persons (Léo and Léa), however few letters part them; a spelling that does
//! not exist is a slip of one that does.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Whose a given name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    /// Not a given name we know.
    Unknown,
    /// A woman's.
    Woman,
    /// A man's.
    Man,
    /// Anybody's.
    Both,
}

static NAMES: LazyLock<HashMap<&'static str, Given>> = LazyLock::new(|| {
    let mut names: HashMap<&'static str, Given> = HashMap::new();
    for line in include_str!("given_names.txt").lines().filter(|line| !line.starts_with('#')) {
        let (whose, list) = line.split_once(' ').unwrap_or_default();
        let whose = match whose {
            "f" => Given::Woman,
            "m" => Given::Man,
            _ => Given::Both,
        };
        for name in list.split_whitespace() {
            names
                .entry(name)
                .and_modify(|known| *known = if *known == whose { whose } else { Given::Both })
                .or_insert(whose);
        }
    }
    names
});

impl Given {
    /// Of a folded given name, compound or not: the last part that is only a woman's or a man's decides
    /// (Jean-Pierre; Marie-Pierre is the first part's).
    pub(super) fn of(folded: &str) -> Given {
        let known = |part: &str| NAMES.get(part).copied().unwrap_or(Given::Unknown);
        let parts: Vec<Given> = folded.split(' ').map(known).collect();
        match parts.as_slice() {
            [one] => *one,
            parts if parts.contains(&Given::Unknown) => Given::Unknown,
            parts => parts.iter().copied().find(|part| *part != Given::Both).unwrap_or(Given::Both),
        }
    }

    /// Whether it exists.
    pub(super) fn is_known(self) -> bool {
        self != Given::Unknown
    }

    /// Whether one person may have both.
    pub(super) fn goes_with(self, other: Given) -> bool {
        !matches!((self, other), (Given::Woman, Given::Man) | (Given::Man, Given::Woman))
    }
}

/// How people are called, and their given names: folded.
#[rustfmt::skip]
const SHORT: &[(&str, &[&str])] = &[
    ("alex", &["alexandre", "alexandra", "alexis", "alexia"]), ("alix", &["alexandra"]), ("andy", &["andre"]),
    ("ange", &["angele", "angelique"]), ("anne", &["anna"]), ("anouk", &["anne"]), ("babeth", &["elisabeth"]), ("bab", &["barbara"]),
    ("bea", &["beatrice"]), ("ben", &["benjamin", "benoit"]), ("benji", &["benjamin"]), ("bernie", &["bernard", "bernadette"]),
    ("bertie", &["albert"]), ("bob", &["robert"]), ("caro", &["caroline", "carole"]), ("cath", &["catherine"]), ("cathy", &["catherine"]),
    ("kathy", &["catherine"]), ("cat", &["catherine"]), ("ced", &["cedric"]), ("charlie", &["charles", "charlotte", "charlene"]),
    ("charly", &["charles"]), ("chris", &["christophe", "christian", "christine", "christiane", "christelle"]), ("cricri", &["christian", "christine"]),
    ("cricket", &["christine"]), ("dan", &["daniel", "danielle"]), ("dany", &["daniel", "danielle"]), ("dede", &["andre"]),
    ("deb", &["deborah"]), ("del", &["delphine"]), ("didi", &["didier"]), ("dom", &["dominique"]), ("domi", &["dominique"]),
    ("ed", &["edouard", "edmond"]), ("eddy", &["edouard", "edmond"]), ("elo", &["elodie", "eloise"]), ("emm", &["emmanuel", "emmanuelle"]),
    ("fab", &["fabrice", "fabien"]), ("fabi", &["fabienne"]), ("fanfan", &["francoise", "francois"]), ("flo", &["florence", "florian", "florent"]),
    ("fran", &["francoise", "francois"]), ("franck", &["francois", "francis"]), ("fred", &["frederic", "frederique", "alfred"]), ("fredo", &["frederic"]),
    ("gab", &["gabriel", "gabrielle"]), ("gaby", &["gabriel", "gabrielle"]), ("ge", &["gerard"]), ("gege", &["gerard", "genevieve"]),
    ("geo", &["georges"]), ("gilou", &["gilles", "gilbert"]), ("greg", &["gregory", "gregoire"]), ("gus", &["gustave", "auguste", "augustin"]),
    ("guigui", &["guillaume"]), ("guillou", &["guillaume"]), ("gwen", &["gwenaelle", "gwenael", "gwendoline"]), ("hub", &["hubert"]),
    ("isa", &["isabelle"]), ("jack", &["jacques"]), ("jacko", &["jacques"]), ("jacky", &["jacques", "jacqueline"]), ("jackie", &["jacqueline", "jacques"]),
    ("jeannot", &["jean"]), ("jef", &["jean francois"]), ("jeff", &["jean francois", "geoffroy", "geoffrey"]), ("jenny", &["jennifer"]),
    ("jess", &["jessica"]), ("jerem", &["jeremy", "jeremie"]), ("jo", &["joseph", "josephine", "josiane", "joel", "joelle", "georges"]),
    ("jojo", &["joseph", "georges", "joel"]), ("jon", &["jonathan"]), ("jos", &["joseph"]), ("ju", &["julien", "julie"]), ("juju", &["julien", "julie"]),
    ("kat", &["catherine", "katia"]), ("kiki", &["christian"]), ("laeti", &["laetitia"]), ("leo", &["leonard", "leopold", "leonie"]),
    ("lili", &["liliane", "elisabeth", "lilian"]), ("lise", &["elise", "elisabeth"]), ("lolo", &["laurent", "laurence"]), ("loulou", &["louis", "louise"]),
    ("ludo", &["ludovic"]), ("luce", &["lucie", "lucienne"]), ("lulu", &["lucien", "lucienne", "lucie"]), ("mado", &["madeleine"]),
    ("mag", &["magali", "magalie"]), ("maggy", &["marguerite", "magali"]), ("malou", &["marie louise"]), ("manu", &["emmanuel", "emmanuelle", "manuel"]),
    ("marco", &["marc"]), ("margot", &["marguerite"]), ("mat", &["mathieu", "matthieu", "mathias", "matthias"]), ("math", &["mathieu", "mathilde", "mathias"]),
    ("matt", &["matthieu", "mathieu", "matthias"]), ("max", &["maxime", "maxence", "maximilien"]), ("med", &["mohamed", "mohammed"]),
    ("mel", &["melanie", "melissa"]), ("meme", &["emile"]), ("mich", &["michel", "michele", "micheline"]), ("michou", &["michel", "michele"]),
    ("mimi", &["michele", "mireille", "micheline"]), ("momo", &["mohamed", "maurice"]), ("mohammed", &["mohamed"]), ("mohammad", &["mohamed"]),
    ("muhammad", &["mohamed"]), ("nanou", &["anne"]), ("nat", &["nathalie", "nathan"]), ("nath", &["nathalie", "nathan"]), ("nico", &["nicolas", "nicole"]),
    ("niko", &["nicolas"]), ("nono", &["bruno", "arnaud"]), ("oli", &["olivier"]), ("pat", &["patrick", "patricia", "patrice"]),
    ("patou", &["patricia", "patrick"]), ("phil", &["philippe"]), ("philou", &["philippe"]), ("pierrot", &["pierre"]), ("pierrick", &["pierre"]),
    ("quent", &["quentin"]), ("raph", &["raphael", "raphaelle"]), ("ray", &["raymond"]), ("reg", &["regis", "regine"]), ("rob", &["robert", "robin"]),
    ("roger", &["rogers"]), ("rod", &["rodolphe", "rodrigue"]), ("rom", &["romain"]), ("sab", &["sabrina", "sabine"]), ("sam", &["samuel", "samira", "samir"]),
    ("sandy", &["sandrine", "sandra"]), ("seb", &["sebastien"]), ("sim", &["simon", "simone"]), ("so", &["sophie"]), ("soso", &["sophie", "sonia"]),
    ("stan", &["stanislas"]), ("steph", &["stephane", "stephanie"]), ("sev", &["severine"]), ("syl", &["sylvie", "sylvain"]), ("teo", &["theo"]),
    ("theo", &["theodore", "theophile"]), ("thib", &["thibault", "thibaut", "thibaud"]), ("tib", &["thibault", "thibaut"]), ("thierry", &["thyerry"]),
    ("tof", &["christophe"]), ("tom", &["thomas"]), ("tommy", &["thomas"]), ("toni", &["antoine", "anthony"]), ("tony", &["antoine", "anthony"]),
    ("totof", &["christophe"]), ("val", &["valerie", "valentin", "valentine"]), ("vero", &["veronique"]), ("vic", &["victor", "victoire", "victoria"]),
    ("vince", &["vincent"]), ("viv", &["viviane", "vivien"]), ("virg", &["virginie"]), ("will", &["william"]), ("willy", &["william"]),
    ("xav", &["xavier"]), ("yoyo", &["yohan"]), ("yvon", &["yves"]), ("zab", &["isabelle", "elisabeth"]), ("zaza", &["isabelle", "elisabeth"]),
];

/// Whether one is how people with the other are called.
pub(super) fn is_short_for(one: &str, other: &str) -> bool {
    let of = |short: &str, long: &str| SHORT.iter().any(|(known, longs)| *known == short && longs.contains(&long));
    of(one, other) || of(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_name_is_somebodys() {
        for (name, whose) in [
            ("leo", Given::Man),
            ("lea", Given::Woman),
            ("camille", Given::Both),
            ("jean pierre", Given::Man),
            ("marie pierre", Given::Woman),
            ("lefebvre", Given::Unknown),
            ("jean lefebvre", Given::Unknown),
        ] {
            assert_eq!(Given::of(name), whose, "{name}");
        }
        assert!(!Given::Woman.goes_with(Given::Man) && Given::Both.goes_with(Given::Man));
    }

    #[test]
    fn short_forms_work_both_ways() {
        assert!(is_short_for("fred", "frederic") && is_short_for("frederique", "fred"));
        assert!(!is_short_for("louis", "louise"));
    }

    #[test]
    fn the_list_is_folded() {
        for name in NAMES.keys() {
            assert_eq!(crate::text::fold(name), *name);
        }
    }
}
