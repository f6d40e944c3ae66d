//! What makes the report: in a browser it comes in a file of its own, when a report is first asked for.

use crate::{
    export::report::{Report, ReportError, ReportOptions, pdf},
    note::Note,
    ui::later::Missing,
};

/// Asks for the file, unless it is here. After a failure it can be asked for again.
///
/// Only what comes later may call it: `xtask/src/split.rs` puts what the two share into the later file, so that one has
/// to be here first.
pub async fn report_maker() -> Result<Maker, Missing> {
    #[cfg(feature = "split")]
    return maker().await;
    #[cfg(not(feature = "split"))]
    maker()
}

pub type Maker = fn(&Note, &ReportOptions) -> Result<Report, ReportError>;

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(report, fallible))]
fn maker() -> Result<Maker, Missing> {
    Ok(pdf)
}
