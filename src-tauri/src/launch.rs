//! What WebKitGTK must find in the environment before the first thread starts. A variable set later is read too late,
//! or while others read, so the program starts itself anew with it: same process, same arguments.

/// The variables, unless the user set them.
/// - `GDK_BACKEND=x11`, where an X server answers (XWayland too): always-on-top, placing a window and global keys do not
///   exist on Wayland.
/// - `WEBKIT_DISABLE_DMABUF_RENDERER=1`: without it a window stays white on some graphics drivers and on machines that
///   have none.
#[cfg(target_os = "linux")]
fn missing() -> Vec<(&'static str, &'static str)> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut wanted = vec![("WEBKIT_DISABLE_DMABUF_RENDERER", "1")];
    if set("DISPLAY") {
        wanted.push(("GDK_BACKEND", "x11"));
    }
    wanted.retain(|(name, _)| !set(name));
    wanted
}

/// Starts the program anew if something is missing; comes back when nothing is, or when it cannot.
#[cfg(target_os = "linux")]
pub fn with_environment() {
    use std::os::unix::process::CommandExt;

    let missing = missing();
    if missing.is_empty() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).envs(missing).exec();
        eprintln!("decroche-desktop: {error}");
    }
}

/// Nothing is needed elsewhere.
#[cfg(not(target_os = "linux"))]
pub fn with_environment() {}
