//! Palpate: a massage therapist's session notes, tapped on a body chart and kept as structured data.
//!
//! The layers, each naming only those above it:

/// THE TABLET APP: the notes on this device. Names all but `embed`.
#[cfg(feature = "web")]
pub mod app;
/// WHERE: views, drawings, structures, hit testing. Names nothing.
pub mod chart;
/// FOR PIPELINES: the command `palpate`. Names `note`, `words` and `export`.
#[cfg(feature = "cli")]
pub mod cli;
/// OVER TIME: the sessions of one course. Names `chart` and `note`.
pub mod course;
/// HOW IT CHANGES: state, actions, undo, store. Names `chart`, `note`, `course` and `words`.
pub mod editor;
/// ON SOMEONE'S PAGE: what the custom element is made of. Names all.
#[cfg(any(feature = "web", feature = "schema"))]
pub mod embed;
/// TO WHOM: the note as text, as a picture and in other forms. Names `chart`, `note` and `words`.
pub mod export;
/// WHAT: the document of one session. Names `chart`.
pub mod note;
/// KEEPING IT: the journal and where it lies. Names `note` and `editor`.
pub mod storage;
/// ON SCREEN: the components of the editor. Names `chart`, `note`, `course`, `editor`, `words` and `export`.
#[cfg(feature = "web")]
pub mod ui;
/// IN WHICH LANGUAGE: labels for codes. Names `chart` and `note`.
pub mod words;
