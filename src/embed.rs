//! ON SOMEONE'S PAGE: what the custom element of `npm/element.js` is made of.

#[cfg(feature = "web")]
mod browser;
#[cfg(feature = "web")]
mod handle;
#[cfg(feature = "web")]
mod page;
#[cfg(feature = "web")]
mod root;
#[cfg(feature = "schema")]
mod schema;
mod selection;

#[cfg(feature = "schema")]
pub use schema::schema_json;
pub use selection::Selection;

#[cfg(feature = "web")]
pub use handle::{PalpateHandle, style_sheet, take_drawings};
