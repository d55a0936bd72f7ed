//! The table of French communes, made from the package `@etalab/decoupage-administratif` (INSEE, La Poste): what its
//! `data/communes.json` holds, in lines short enough to ship.
//!
//! ```text
//! npm pack @etalab/decoupage-administratif@6.0.0 && tar xzf etalab-decoupage-administratif-6.0.0.tgz
//! cargo xtask communes package/data/communes.json
//! ```

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::house::{Result, root};

/// Where the table is kept.
const TABLE: &str = "crates/crm/src/geo/communes.txt";

const HEAD: &str = "\
# Communes de France : code INSEE, codes postaux, nom. Une commune déléguée ou associée n’a pas de code INSEE ici : elle a
# les codes postaux de sa commune nouvelle, et son nom sert encore dans les adresses.
# Sources : INSEE, code officiel géographique, millésime 2026 ; La Poste, base officielle des codes postaux ;
# par le paquet npm @etalab/decoupage-administratif 6.0.0. Licence Ouverte / Open Licence 2.0 (Etalab).
# Fait par `cargo xtask communes` ; ne se modifie pas à la main.
";

/// Writes the table from that file.
pub fn communes(file: &str) -> Result<()> {
    let all: Vec<Value> = serde_json::from_slice(&std::fs::read(file)?)?;
    let text = |commune: &Value, key: &str| commune.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let codes = |commune: &Value| -> String {
        let codes = commune.get("codesPostaux").and_then(Value::as_array);
        codes.into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
    };
    let present = |commune: &&Value| text(commune, "type") == "commune-actuelle";
    let of_chief: HashMap<String, String> =
        all.iter().filter(present).map(|commune| (text(commune, "code"), codes(commune))).collect();
    let mut lines: Vec<String> = Vec::new();
    for commune in all.iter().filter(|commune| text(commune, "type") != "arrondissement-municipal") {
        let now = present(&commune);
        let code = if now { text(commune, "code") } else { String::new() };
        let posts =
            if now { codes(commune) } else { of_chief.get(&text(commune, "chefLieu")).cloned().unwrap_or_default() };
        if !posts.is_empty() {
            lines.push(format!("{code}|{posts}|{}", text(commune, "nom")));
        }
    }
    lines.sort();
    lines.dedup();
    let mut table = String::from(HEAD);
    for line in &lines {
        writeln!(table, "{line}")?;
    }
    std::fs::write(Path::new(&root()?).join(TABLE), &table)?;
    println!("{TABLE}: {} communes, {} bytes", lines.len(), table.len());
    Ok(())
}
