//! Lists the commands for Tauri's access control, and rebuilds when the interface was built again.

/// Every command of the shell: the capabilities grant these and nothing else.
const COMMANDS: &[&str] = &include!("src/commands/list.in");

fn main() {
    println!("cargo:rerun-if-changed=../ui/dist");
    println!("cargo:rerun-if-changed=src/commands/list.in");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
