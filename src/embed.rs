//! ON SOMEONE'S PAGE: what the custom element of `npm/element.js` is made of.

mod browser;
mod handle;
mod page;
mod root;

pub use handle::{PalpateHandle, style_sheet, take_drawings};
