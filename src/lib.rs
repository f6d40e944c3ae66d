//! Palpate: a massage therapist's session notes, tapped on a body chart and kept as structured data.
//!
//! The layers, each naming only those above it:

/// WHERE: views, drawings, structures, hit testing. Names nothing.
pub mod chart;
/// WHAT: the document of one session. Names `chart`.
pub mod note;
/// HOW IT CHANGES: state, actions, undo, store. Names `chart` and `note`.
pub mod editor;
/// IN WHICH LANGUAGE: labels for codes. Names `chart` and `note`.
pub mod words;
/// KEEPING IT: the journal and where it lies. Names `note` and `editor`.
pub mod storage;
/// ON SCREEN: the components of the editor. Names `chart`, `note`, `editor` and `words`.
#[cfg(feature = "web")]
pub mod ui;
/// THE TABLET APP: the notes on this device. Names all but `embed`.
#[cfg(feature = "web")]
pub mod app;
/// ON SOMEONE'S PAGE: what the custom element is made of. Names all.
#[cfg(feature = "web")]
pub mod embed;
