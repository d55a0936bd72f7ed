//! The data map: what every column holds, why, for how long, and what erasure does to it. Read from `map.toml`.
//!
//! Knows names only: the statements made from it are the store's.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A key of the row itself.
    Key,
    /// Words that say who a person is, or that were said of them.
    Text,
    /// Words of the house.
    Ours,
    /// A closed word, a mark, a day.
    Code,
    /// A number that counts or measures.
    Figure,
    /// Milliseconds UTC.
    Moment,
    /// The id of another row.
    Link,
}

/// What erasing somebody does to their rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnErase {
    /// They go.
    Delete,
    /// Their words go; they stay for figures and belong to nobody.
    Strip,
    /// A way of their own.
    Own,
    /// Not about the person.
    Keep,
}

/// How the rows of a table are a person’s.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The fiche itself.
    Itself,
    /// `column` is the id of a row of theirs in `table`.
    Through {
        /// In the table told of.
        column: String,
        /// The other one.
        table: String,
    },
    /// The row’s id is in `column` of a row of theirs in `table`.
    Back {
        /// The other one.
        table: String,
        /// In that other one.
        column: String,
    },
}

/// Why a kind of data is kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// As printed in the register.
    pub name: String,
    /// What for.
    pub purpose: String,
    /// On what legal basis.
    pub basis: String,
    /// Under which rules of retention it goes ([`super::Retention`]), or `team`, `house`, `erasure`.
    pub keep: Vec<String>,
}

/// One table of the data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedTable {
    /// Its name.
    pub name: String,
    /// As printed.
    pub title: String,
    /// Key of its [`Category`].
    pub category: String,
    /// How its rows are a person’s; none: they are not, or only by a number.
    pub of: Vec<Way>,
    /// A column by whose E.164 rows tied to nobody are theirs.
    pub number: Option<String>,
    /// A column by whose e-mail rows tied to nobody are theirs.
    pub email: Option<String>,
    /// What erasing does to it.
    pub erase: OnErase,
    /// Every column.
    pub columns: BTreeMap<String, Holds>,
}

/// The whole map.
#[derive(Debug)]
pub struct DataMap {
    /// By key.
    pub categories: BTreeMap<String, Category>,
    /// By name.
    pub tables: BTreeMap<String, MappedTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    category: BTreeMap<String, Category>,
    table: BTreeMap<String, WrittenTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTable {
    title: String,
    category: String,
    of: String,
    number: Option<String>,
    email: Option<String>,
    erase: OnErase,
    #[serde(default)]
    text: String,
    #[serde(default)]
    ours: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    figure: String,
    #[serde(default)]
    moment: String,
    #[serde(default)]
    link: String,
}

static MAP: LazyLock<DataMap> = LazyLock::new(|| {
    read(include_str!("map.toml")).unwrap_or(DataMap { categories: BTreeMap::new(), tables: BTreeMap::new() })
});

/// The map of this build’s data file.
pub fn data_map() -> &'static DataMap {
    &MAP
}

fn read(text: &str) -> Option<DataMap> {
    let written: Written = toml::from_str(text).ok()?;
    let tables = written.table.into_iter().map(|(name, table)| (name.clone(), table_of(name, &table))).collect();
    Some(DataMap { categories: written.category, tables })
}

fn table_of(name: String, table: &WrittenTable) -> MappedTable {
    let holds = [
        (&table.text, Holds::Text),
        (&table.ours, Holds::Ours),
        (&table.code, Holds::Code),
        (&table.figure, Holds::Figure),
        (&table.moment, Holds::Moment),
        (&table.link, Holds::Link),
    ];
    let mut columns: BTreeMap<String, Holds> =
        holds.iter().flat_map(|(words, holds)| words.split(' ').map(|word| (word.to_owned(), *holds))).collect();
    columns.remove("");
    for key in ["rid", "id"] {
        columns.insert(key.to_owned(), Holds::Key);
    }
    MappedTable {
        name,
        title: table.title.clone(),
        category: table.category.clone(),
        of: table.of.split(' ').filter(|way| !way.is_empty()).map(way).collect(),
        number: table.number.clone(),
        email: table.email.clone(),
        erase: table.erase,
        columns,
    }
}

fn way(word: &str) -> Way {
    if word == "id" {
        return Way::Itself;
    }
    if let Some((table, column)) = word.strip_prefix('<').and_then(|word| word.split_once('.')) {
        return Way::Back { table: table.to_owned(), column: column.to_owned() };
    }
    let (column, table) = word.split_once('>').unwrap_or((word, "contact"));
    Way::Through { column: column.to_owned(), table: table.to_owned() }
}

impl MappedTable {
    /// The columns that hold this, by name.
    pub fn holding(&self, holds: Holds) -> impl Iterator<Item = &str> {
        self.columns.iter().filter(move |(_, held)| **held == holds).map(|(name, _)| name.as_str())
    }
}

impl DataMap {
    /// The tables that hold something of a person, those furthest from the fiche first, the fiche last.
    pub fn of_a_person(&self) -> Vec<&MappedTable> {
        let mut tables: Vec<_> =
            self.tables.values().filter(|table| !table.of.is_empty() || table.number.is_some()).collect();
        // Numbers tell what is tied to nobody: they go with the fiche, last.
        let near =
            |table: &MappedTable| (table.name == "contact", table.name == "phone_number" || table.name == "email");
        tables.sort_by_key(|table| (near(table), std::cmp::Reverse(self.distance(table)), table.name.clone()));
        tables
    }

    /// How many rows lie between a table and the fiche, at most.
    fn distance(&self, table: &MappedTable) -> usize {
        let next = |way: &Way| match way {
            Way::Itself => 0,
            Way::Through { table, .. } | Way::Back { table, .. } => {
                1 + self.tables.get(table).map_or(0, |table| self.distance(table))
            }
        };
        table.of.iter().map(next).max().unwrap_or(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_is_read_and_its_words_are_known() {
        let map = read(include_str!("map.toml")).unwrap();
        assert!(map.tables.len() > 50);
        for table in map.tables.values() {
            assert!(map.categories.contains_key(&table.category), "{}: {}", table.name, table.category);
            for way in &table.of {
                let known = |name: &String, column: &String| map.tables[name].columns.contains_key(column);
                match way {
                    Way::Itself => assert_eq!(table.name, "contact"),
                    Way::Through { column, table: other } => {
                        assert!(table.columns.contains_key(column) && map.tables.contains_key(other), "{way:?}");
                    }
                    Way::Back { table: other, column } => assert!(known(other, column), "{way:?}"),
                }
            }
            for column in table.number.iter().chain(&table.email) {
                assert_eq!(table.columns.get(column), Some(&Holds::Text), "{}.{column}", table.name);
            }
        }
    }

    #[test]
    fn the_fiche_goes_last_and_its_numbers_just_before() {
        let order: Vec<_> =
            read(include_str!("map.toml")).unwrap().of_a_person().iter().map(|t| t.name.clone()).collect();
        let place = |name: &str| order.iter().position(|other| other == name).unwrap();
        assert_eq!(order.last().unwrap(), "contact");
        assert_eq!(place("phone_number"), order.len() - 2);
        assert!(place("ticket_event") < place("ticket") && place("listening") < place("call"));
        assert!(place("dial") < place("campaign_target"));
    }
}
