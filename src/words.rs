//! IN WHICH LANGUAGE: what codes are called on the screen. English, which is also the fallback.

mod chart;
mod entry;
mod minutes;
pub mod narrative;
mod record;
mod referral;
mod search;
mod session;
mod source;

pub use chart::{layer, mark_group, sentence, side, site, structure_and_side, tally, view};
use entry::value_of_kind;
pub use entry::{amount, finding_title, grade, kind, response, summary, treatment_summary, value};
pub use minutes::{places, timed_units};
pub use record::{author, broken, correctable, corrected, moment};
pub use referral::{Standing, referral_standing};
pub use search::{search, search_choices, search_contraindications, search_findings, search_techniques};
pub use session::{
    caution, caution_level, caution_line, caution_source, change, compared, item_title, measured, measurement_title,
    norm_of, page, real_change, referral_note, score_meaning, time_of_day,
};
pub use source::source;
