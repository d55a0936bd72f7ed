//! Manifests and the lock file: who depends on whom. Only as much TOML as cargo's own files use.

use std::collections::{BTreeMap, BTreeSet};

/// What a package declares.
#[derive(Debug, Default, PartialEq)]
pub struct Manifest {
    pub name: String,
    /// Needed to build it: what ships.
    pub needs: BTreeSet<String>,
    /// Needed only by its own tests.
    pub tests_need: BTreeSet<String>,
}

/// Reads a `Cargo.toml`. A dependency goes by the name the manifest gives it.
pub fn manifest(text: &str) -> Manifest {
    let mut manifest = Manifest::default();
    let mut section = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        if let Some(header) = line.strip_prefix('[') {
            section = header.trim_end_matches(']').to_owned();
            // `[dependencies.name]`
            if let Some((kind, name)) = section.rsplit_once('.')
                && kind.ends_with("dependencies")
            {
                add(&mut manifest, kind, name);
                section.clear();
            }
        } else if let Some((key, value)) = line.split_once('=') {
            let key = key.trim().split('.').next().unwrap_or_default().trim_matches('"');
            if section == "package" && key == "name" {
                manifest.name = value.trim().trim_matches('"').to_owned();
            } else if section.ends_with("dependencies") {
                add(&mut manifest, &section, key);
            }
        }
    }
    manifest
}

fn add(manifest: &mut Manifest, section: &str, name: &str) {
    let set = if section.ends_with("dev-dependencies") { &mut manifest.tests_need } else { &mut manifest.needs };
    set.insert(name.to_owned());
}

/// Everything a package of the lock file leads to, itself left out. `skip` are dependencies not followed (those of
/// its tests: the lock file does not tell them apart).
pub fn closure(lock: &str, package: &str, skip: &BTreeSet<String>) -> BTreeSet<String> {
    let graph = graph(lock);
    assert!(graph.contains_key(package), "{package} is not in Cargo.lock");
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> = graph[package].iter().filter(|name| !skip.contains(**name)).copied().collect();
    while let Some(name) = next.pop() {
        if found.insert(name.to_owned()) {
            next.extend(graph.get(name).into_iter().flatten());
        }
    }
    found
}

fn graph(lock: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for block in lock.split("[[package]]").skip(1) {
        let name = block.lines().find_map(|line| line.strip_prefix("name = ")).unwrap_or_default().trim_matches('"');
        let list = block.split_once("dependencies = [").map_or("", |(_, list)| list.split(']').next().unwrap_or(""));
        let names = list.split('"').skip(1).step_by(2).filter_map(|entry| entry.split(' ').next());
        graph.entry(name).or_default().extend(names);
    }
    graph
}

#[test]
fn a_manifest_tells_what_ships_and_what_tests_need() {
    let text = "[package]\nname = \"a\"\n[dependencies]\nx.workspace = true\n# y = \"1\"\nz = { version = \"1\" }\n\
                [dependencies.w]\nversion = \"1\"\n[target.'cfg(unix)'.dependencies]\nu = \"1\"\n[dev-dependencies]\nt = \"1\"\n";
    let read = manifest(text);
    assert_eq!(read.name, "a");
    assert_eq!(read.needs.iter().map(String::as_str).collect::<Vec<_>>(), ["u", "w", "x", "z"]);
    assert_eq!(read.tests_need.iter().map(String::as_str).collect::<Vec<_>>(), ["t"]);
}

#[test]
fn what_is_reached_through_others_is_found() {
    let lock = "[[package]]\nname = \"a\"\ndependencies = [\n \"b\",\n \"t 1.0.0\",\n]\n\n[[package]]\nname = \"b\"\ndependencies = [\n \"tokio\",\n]\n\n[[package]]\nname = \"t\"\ndependencies = [\n \"z\",\n]\n";
    let names = |skip: &[&str]| closure(lock, "a", &skip.iter().map(|name| (*name).to_owned()).collect());
    assert!(names(&[]).contains("tokio") && names(&[]).contains("z"));
    assert!(!names(&["t"]).contains("z"));
}
