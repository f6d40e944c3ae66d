//! Which drawing is looked at: a view of the body, and a layer of it.

use serde::{Deserialize, Serialize};

/// A view of the body. Left and right are the client's, never the screen's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum View {
    Anterior,
    Posterior,
    LateralLeft,
    LateralRight,
    HeadFront,
    HeadSideLeft,
    HeadSideRight,
    HandPalmarLeft,
    HandPalmarRight,
    HandDorsalLeft,
    HandDorsalRight,
    FootPlantarLeft,
    FootPlantarRight,
    FootDorsalLeft,
    FootDorsalRight,
}

/// How deep the drawing looks: the surface everybody knows, or the muscles beneath it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    Surface,
    Deep,
}

impl Layer {
    /// The code that stands in notes.
    pub fn id(self) -> &'static str {
        match self {
            Layer::Surface => "surface",
            Layer::Deep => "deep",
        }
    }
}

impl View {
    pub const ALL: [View; 15] = [
        View::Anterior,
        View::Posterior,
        View::LateralLeft,
        View::LateralRight,
        View::HeadFront,
        View::HeadSideLeft,
        View::HeadSideRight,
        View::HandPalmarLeft,
        View::HandPalmarRight,
        View::HandDorsalLeft,
        View::HandDorsalRight,
        View::FootPlantarLeft,
        View::FootPlantarRight,
        View::FootDorsalLeft,
        View::FootDorsalRight,
    ];

    /// The code that stands in notes and in the names of the drawings.
    pub fn id(self) -> &'static str {
        match self {
            View::Anterior => "anterior",
            View::Posterior => "posterior",
            View::LateralLeft => "lateral-left",
            View::LateralRight => "lateral-right",
            View::HeadFront => "head-front",
            View::HeadSideLeft => "head-side-left",
            View::HeadSideRight => "head-side-right",
            View::HandPalmarLeft => "hand-palmar-left",
            View::HandPalmarRight => "hand-palmar-right",
            View::HandDorsalLeft => "hand-dorsal-left",
            View::HandDorsalRight => "hand-dorsal-right",
            View::FootPlantarLeft => "foot-plantar-left",
            View::FootPlantarRight => "foot-plantar-right",
            View::FootDorsalLeft => "foot-dorsal-left",
            View::FootDorsalRight => "foot-dorsal-right",
        }
    }

    /// The view of the other side; a view of both sides is its own.
    pub(crate) fn mirrored(self) -> View {
        match self {
            View::Anterior | View::Posterior | View::HeadFront => self,
            View::LateralLeft => View::LateralRight,
            View::LateralRight => View::LateralLeft,
            View::HeadSideLeft => View::HeadSideRight,
            View::HeadSideRight => View::HeadSideLeft,
            View::HandPalmarLeft => View::HandPalmarRight,
            View::HandPalmarRight => View::HandPalmarLeft,
            View::HandDorsalLeft => View::HandDorsalRight,
            View::HandDorsalRight => View::HandDorsalLeft,
            View::FootPlantarLeft => View::FootPlantarRight,
            View::FootPlantarRight => View::FootPlantarLeft,
            View::FootDorsalLeft => View::FootDorsalRight,
            View::FootDorsalRight => View::FootDorsalLeft,
        }
    }

    /// True for the four drawings of the whole body; the others are close-ups.
    pub fn is_whole_body(self) -> bool {
        matches!(self, View::Anterior | View::Posterior | View::LateralLeft | View::LateralRight)
    }
}
