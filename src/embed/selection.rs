//! What the page is told with `palpate-select`.

use serde::Serialize;

use crate::chart::{Side, StructureId};

/// The structure that the person pointed at, by itself or by what was charted there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Selection {
    pub structure: StructureId,
    pub side: Side,
}
