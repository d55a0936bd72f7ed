//! axe-core in the real window: every rule of WCAG 2.2 A and AA it knows, on what is shown now.

use serde_json::{Value, json};

use super::Page;

const AXE: &str = include_str!("../../ui/node_modules/axe-core/axe.min.js");
