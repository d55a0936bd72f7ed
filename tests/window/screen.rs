//! The screen around the windows: which one is active, what a keyboard really types.

use std::process::Command;

fn xdotool(args: &[&str]) -> Option<String> {
    let output = Command::new("xdotool").args(args).output().expect("xdotool is installed");
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(said)
}

/// The title of the window that has the keyboard; `None`: none has.
pub fn active_window() -> Option<String> {
    let id = xdotool(&["getactivewindow"])?;
    xdotool(&["getwindowname", &id])
}

/// Whether a window with this title is on the screen.
pub fn shows(title: &str) -> bool {
    xdotool(&["search", "--onlyvisible", "--name", &format!("^{title}$")]).is_some_and(|found| !found.is_empty())
}

/// Presses a key as the keyboard does: whoever has the focus gets it.
pub fn press(key: &str) {
    xdotool(&["key", "--clearmodifiers", key]).expect("the key was pressed");
}

/// Types as the keyboard does.
pub fn type_text(text: &str) {
    xdotool(&["type", "--delay", "25", text]).expect("the text was typed");
}

/// Gives a window the keyboard, as a click on its title bar does.
pub fn activate(title: &str) {
    xdotool(&["windowactivate", "--sync", &window(title)]).expect("the window was activated");
}

/// Gives a window a size.
pub fn resize(title: &str, width: u32, height: u32) {
    let (width, height) = (width.to_string(), height.to_string());
    xdotool(&["windowsize", &window(title), &width, &height]).expect("the window was resized");
}

/// Clicks in a window, as the mouse does, at a point of its page.
pub fn click(title: &str, x: i64, y: i64) {
    let (id, x, y) = (window(title), x.to_string(), y.to_string());
    xdotool(&["mousemove", "--window", &id, &x, &y, "click", "1"]).expect("the mouse clicked");
}

fn window(title: &str) -> String {
    let found = xdotool(&["search", "--onlyvisible", "--name", &format!("^{title}$")]);
    let found = found.expect("the window is on the screen");
    found.lines().next().unwrap_or_default().to_owned()
}
