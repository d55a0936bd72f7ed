//! Our own children: started, left alone for a while, killed by their handles.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tempfile::TempDir;

/// How many kills a test makes of `full`, by the environment.
pub fn rounds(full: u32) -> u32 {
    let asked = std::env::var("DECROCHE_CHAOS_ROUNDS").ok().and_then(|n| n.parse::<u32>().ok());
    asked.map_or(full, |asked| (full * asked).div_ceil(200))
}

/// Chance that can be had again: the seed is printed.
pub fn chance() -> StdRng {
    let asked = std::env::var("DECROCHE_CHAOS_SEED").ok().and_then(|n| n.parse().ok());
    let seed: u64 = asked.unwrap_or_else(|| rand::rng().random());
    println!("DECROCHE_CHAOS_SEED={seed}");
    StdRng::seed_from_u64(seed)
}

/// A folder with a data file to be, and the acknowledgements of those who work on it.
pub struct Scene {
    folder: TempDir,
}

impl Scene {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("acks")).unwrap();
        Self { folder }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("base.db")
    }

    pub fn acks(&self) -> PathBuf {
        self.folder.path().join("acks")
    }

    /// The lines acknowledged under a name.
    pub fn acknowledged(&self, name: &str) -> Vec<String> {
        let text = std::fs::read_to_string(self.acks().join(name)).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// Starts a worker on the data file.
    pub fn start(&self, mode: &str, more: &[&str]) -> Worker {
        let child = Command::new(env!("CARGO_BIN_EXE_chaos_worker"))
            .args([mode.as_ref(), self.data().as_os_str(), self.acks().as_os_str()])
            .args(more)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        Worker { child, mode: mode.to_owned() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// A child process. Dropping it kills it.
pub struct Worker {
    child: Child,
    mode: String,
}

impl Worker {
    /// Waits until it stops by itself; whether it had done what it was to do.
    pub fn wait(&mut self) -> bool {
        self.child.wait().unwrap().success()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Lets them work for a moment drawn from `ms`, then kills all of them at once. None may have stopped in error.
pub fn kill_all(mut workers: Vec<Worker>, ms: std::ops::RangeInclusive<u64>, chance: &mut StdRng) {
    std::thread::sleep(Duration::from_millis(chance.random_range(ms)));
    for worker in &mut workers {
        if let Some(status) = worker.child.try_wait().unwrap() {
            assert!(status.success(), "a worker ({}) stopped by itself: {status}", worker.mode);
        }
    }
    for worker in &mut workers {
        let _ = worker.child.kill();
    }
    for worker in &mut workers {
        worker.child.wait().unwrap();
    }
}
