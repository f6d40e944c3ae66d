//! IN WHICH LANGUAGE: what codes are called on the screen. English, which is also the fallback.

mod chart;
mod entry;
mod minutes;
pub mod narrative;
mod search;

pub use chart::{layer, side, site, structure_and_side, view};
pub use entry::{amount, finding_title, grade, kind, response, summary, treatment_summary, value};
pub use minutes::timed_units;
pub use search::search;
