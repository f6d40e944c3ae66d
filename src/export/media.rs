//! What a file is, as servers and browsers are told.

pub const PDF: &str = "application/pdf";
pub const TEXT: &str = "text/plain; charset=utf-8";
pub const XHTML: &str = "application/xhtml+xml";
pub const RTF: &str = "text/rtf";
pub const CSV: &str = "text/csv; charset=utf-8";
pub const SVG: &str = "image/svg+xml";
pub const PNG: &str = "image/png";
pub const JSON: &str = "application/json";
pub const FHIR: &str = "application/fhir+json";
