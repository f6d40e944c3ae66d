//! What holds whatever a therapist does: any actions in any order, and any file that somebody hands over.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "properties/actions.rs"]
mod actions;
#[path = "fhir/checker.rs"]
mod checker;
#[path = "editor/clockwork.rs"]
mod clockwork;
#[cfg(feature = "report")]
#[path = "properties/everything.rs"]
mod everything;
#[path = "properties/exporting.rs"]
mod exporting;
#[path = "properties/files.rs"]
mod files;
#[path = "properties/interchange.rs"]
mod interchange;
#[path = "words/languages.rs"]
mod languages;
#[path = "properties/picturing.rs"]
mod picturing;
#[cfg(feature = "report")]
#[path = "properties/reporting.rs"]
mod reporting;
#[path = "export/shown.rs"]
mod shown;
#[path = "properties/signing.rs"]
mod signing;
#[path = "properties/telling.rs"]
mod telling;
