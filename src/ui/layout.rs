//! How much room the editor has, and how it lays itself out in it.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Palette, chart and inspector side by side; two drawings at a time.
    Wide,
    /// A tablet held upright: the chart above, everything else below it.
    Tall,
    /// A phone, or a narrow box on a page.
    Narrow,
}

impl Layout {
    /// The layout for a box of CSS pixels.
    pub fn of(width: f64, height: f64) -> Layout {
        if width >= 900.0 && width >= height * 0.95 {
            Layout::Wide
        } else if width >= 600.0 {
            Layout::Tall
        } else {
            Layout::Narrow
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Layout::Wide => "wide",
            Layout::Tall => "tall",
            Layout::Narrow => "narrow",
        }
    }
}
