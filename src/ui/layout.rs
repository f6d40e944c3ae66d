//! How much room the editor has, and how it lays itself out in it.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Palette, chart and inspector side by side; two drawings at a time.
    Wide,
    /// A tablet held upright: the chart above, everything else below it.
    Tall,
    /// A phone, or a small box on a page: what stands beside the chart elsewhere comes up over it.
    Narrow,
}

/// With less than these pixels, what stands below the chart of a tall one would leave nothing of it.
const TALL: f64 = 720.0;

impl Layout {
    /// The layout for a box of CSS pixels.
    pub fn of(width: f64, height: f64) -> Layout {
        if width >= 900.0 && width >= height * 0.95 {
            Layout::Wide
        } else if width >= 600.0 && height >= TALL {
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

#[cfg(test)]
mod tests {
    use super::Layout;

    #[test]
    fn a_box_on_a_page_is_laid_out_so_that_the_chart_has_room_in_it() {
        for (width, height, expected) in [
            (1180.0, 820.0, Layout::Wide),
            (1180.0, 500.0, Layout::Wide),
            (820.0, 1180.0, Layout::Tall),
            (768.0, 1024.0, Layout::Tall),
            (820.0, 640.0, Layout::Narrow),
            (820.0, 500.0, Layout::Narrow),
            (390.0, 844.0, Layout::Narrow),
        ] {
            assert_eq!(Layout::of(width, height), expected, "{width} by {height}");
        }
    }
}
