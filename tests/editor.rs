//! What each action does to a note and a screen, and what a finger on the chart asks for.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "editor/actions.rs"]
mod actions;
#[path = "editor/clockwork.rs"]
mod clockwork;
#[path = "editor/desk.rs"]
mod desk;
#[path = "editor/drainage.rs"]
mod drainage;
#[path = "editor/hatching.rs"]
mod hatching;
#[path = "editor/lacking.rs"]
mod lacking;
#[path = "editor/phrases.rs"]
mod phrases;
#[path = "editor/placing.rs"]
mod placing;
#[path = "editor/pointing.rs"]
mod pointing;
#[path = "editor/shading.rs"]
mod shading;
#[path = "editor/signing.rs"]
mod signing;
#[path = "editor/strokes.rs"]
mod strokes;
#[path = "editor/telling.rs"]
mod telling;
#[path = "editor/undoing.rs"]
mod undoing;
