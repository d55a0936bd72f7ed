//! Long work that nobody waits at a telephone for, and what somebody does.

/// Lets all that runs beside the calling thread, and those it will start, go first from now on: a file being brought in
/// takes the time that a ring does not need. Linux alone knows a thread by itself; elsewhere nothing changes.
pub fn give_way() {
    // Between what everything has (0) and what gets a turn when nobody else wants one (19).
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(10); // refused: it goes as before
}
