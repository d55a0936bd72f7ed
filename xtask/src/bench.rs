//! `bench`: the release app and the measuring program, in the real window on a virtual screen.

use crate::display::{AUTOMATION, Screen};
use crate::house::{House, Result, go};
use crate::install::install;
use crate::tools::Need;
use crate::ui;

/// Builds both in one go (so that they share their dependencies) and hands every argument on.
pub fn bench(house: &House, args: &[&str]) -> Result {
    let mut needs = vec![Need::Rust, Need::Ui, Need::App];
    let unseen = cfg!(target_os = "linux");
    if unseen {
        needs.extend([Need::Screen, Need::Drive]);
    }
    install(&house.root, &needs)?;
    ui::ready(house)?;
    go(&mut house.cargo(&[
        "build",
        "--release",
        "--bins",
        "--package=decroche-desktop",
        "--package=decroche-cli",
        "--package=decroche-tests",
    ]))?;
    // Always a virtual screen: the user's own windows would be measured along with ours.
    let screen = if unseen { Some(Screen::start(&house.target)?) } else { None };
    let mut bench = house.ours("bench", true);
    house.tell_binaries(&mut bench, true);
    house.shelter(&mut bench)?;
    if let Some(screen) = &screen {
        screen.dress(&mut bench);
        bench.envs(AUTOMATION);
    }
    go(bench.args(args))
}
