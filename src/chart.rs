//! WHERE: views of the body, the structures in it, the drawings and what a finger on them means.

mod catalogue_id;
mod curve;
mod decimal;
mod drawing;
mod drawing_table;
mod entries;
mod glyph;
mod glyph_table;
mod hit;
mod line;
mod lymph;
mod lymph_table;
mod order;
mod outline;
mod path;
mod structure;
mod structure_table;
mod table;
mod view;
mod watershed;

pub(crate) use catalogue_id::catalogue_id;
pub use decimal::{decimal, limited, number};
pub use drawing::{
    DRAWING_VERSION, Decoration, DecorationClass, Drawing, Frame, Meaning, NotTheseDrawings, Region, drawing, frame,
    is_complete, take_later,
};
pub use entries::Entries;
pub use glyph::{Glyph, glyph};
pub use hit::{Hit, REACH, outlines, regions_at, side_of};
pub use lymph::{Basin, Detour, Territory, basins, detours, end_of, territories, territories_at, territories_of};
pub use order::in_order;
pub use outline::{Outline, Spot};
pub use path::{PathTokens, Segment, arrow_head, path_data, segments};
pub use structure::{Depth, Side, Structure, StructureId, StructureKind, StructureLevel};
pub(crate) use table::{Codes, Fields, id_of, rows};
pub use view::{Layer, View};
pub use watershed::watersheds;
