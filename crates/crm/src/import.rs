//! Importing people from a simple CSV (name, company, number, e-mail): what is asked, what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
