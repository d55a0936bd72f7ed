//! Work that takes its time (an import, a look for duplicates, a run of merges): one at a time, stopped when asked.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Answer, Refusal};

/// Whether such work is under way, and whether it was asked to stop.
#[derive(Default)]
pub struct LongWork {
    busy: AtomicBool,
    stop: AtomicBool,
}

/// Work under way, for as long as it lives.
pub struct UnderWay<'w>(&'w AtomicBool);

impl LongWork {
    /// Begins; refused while another goes on.
    pub fn begin(&self) -> Answer<UnderWay<'_>> {
        if self.busy.swap(true, Ordering::Relaxed) {
            return Err(Refusal::new("busy"));
        }
        self.stop.store(false, Ordering::Relaxed);
        Ok(UnderWay(&self.busy))
    }

    /// Asks what is under way to stop.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Nobody asked it to stop.
    pub fn goes_on(&self) -> bool {
        !self.stop.load(Ordering::Relaxed)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}
