//! IN WHICH LANGUAGE: what is said on the screen, and in what leaves. English stands in the program and is what any other falls back to.

mod chart;
mod entry;
mod language;
mod minutes;
pub mod narrative;
mod record;
mod referral;
mod search;
mod session;
mod source;

pub use chart::{lowered, raised, sentence};
pub use language::{ENGLISH, LANGUAGES, Language, Words, has_words, text};
pub use record::{author, clock};
pub use referral::Standing;
pub use session::time_of_day;
pub use source::source;
