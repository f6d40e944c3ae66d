//! ON SCREEN: the note editor's components.

mod announcer;
mod camera;
mod canvas;
mod chart_view;
mod clock;
mod details;
mod doing;
mod dom;
mod editor;
mod entry_list;
mod field;
mod finding_details;
mod gesture;
mod icon;
mod inspector;
mod keyboard;
mod layout;
mod marks;
mod neighbour;
mod palette;
mod place;
mod recheck;
mod sign;
mod sign_path;
mod slide;
mod stage;
mod stepper;
mod strip;
mod structure_search;
mod tally;
mod tool_sheet;
mod top_bar;
mod treatment_details;

pub use editor::{NoteEditor, NoteEditorProps};
pub use icon::{Icon, icon};
pub use palette::Favourites;
