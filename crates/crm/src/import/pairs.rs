//! Columns that say what another holds, row by row: "Phone 1 - Label" beside "Phone 1 - Value".

/// What such a column is called, after the name of its group.
const SAYING: &[&str] = &["Type", "Label"];

/// For each column, the one that says what stands in it.
pub(crate) fn said_by<'n>(names: impl Iterator<Item = &'n str>) -> Vec<Option<usize>> {
    let parts: Vec<Option<(&str, &str)>> = names.map(|name| name.rsplit_once(" - ")).collect();
    let saying = |group: &str| {
        parts.iter().position(|other| other.is_some_and(|(other, what)| other == group && SAYING.contains(&what)))
    };
    parts
        .iter()
        .map(|part| part.filter(|(_, what)| !SAYING.contains(what)).and_then(|(group, _)| saying(group)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_knows_the_column_that_says_what_it_is() {
        let names =
            ["Name", "Phone 1 - Type", "Phone 1 - Value", "Phone 2 - Value", "E-mail 1 - Label", "E-mail 1 - Value"];
        assert_eq!(said_by(names.into_iter()), [None, None, Some(1), None, None, Some(4)]);
    }
}
