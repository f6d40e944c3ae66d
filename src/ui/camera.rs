//! Which part of a drawing is in sight.

use crate::chart::{Spot, limited};

/// The closest that a drawing can be looked at.
pub const CLOSEST: f64 = 8.0;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// x, y, width, height of the whole drawing, in chart units.
    home: [f64; 4],
    /// 1 shows the whole drawing.
    zoom: f64,
    middle: Spot,
}

impl Camera {
    pub fn new(home: [f32; 4]) -> Camera {
        let home = home.map(f64::from);
        Camera { home, zoom: 1.0, middle: Spot { x: home[0] + home[2] / 2.0, y: home[1] + home[3] / 2.0 } }
    }

    pub fn zoom(&self) -> f64 {
        self.zoom
    }

    pub fn is_home(&self) -> bool {
        self.zoom <= 1.0
    }

    /// x, y, width, height of what is in sight, in chart units.
    pub fn sight(&self) -> [f64; 4] {
        let (width, height) = (self.home[2] / self.zoom, self.home[3] / self.zoom);
        [self.middle.x - width / 2.0, self.middle.y - height / 2.0, width, height]
    }

    /// Zooms by a factor; what is at the spot stays where it is on the screen.
    #[must_use]
    pub fn zoomed(self, factor: f64, spot: Spot) -> Camera {
        let zoom = limited(self.zoom * factor, 1.0, CLOSEST);
        let kept = self.zoom / zoom;
        let middle = Spot { x: spot.x + (self.middle.x - spot.x) * kept, y: spot.y + (self.middle.y - spot.y) * kept };
        Camera { zoom, middle, ..self }.within()
    }

    /// Moves what is in sight by chart units.
    #[must_use]
    pub fn panned(self, across: f64, down: f64) -> Camera {
        Camera { middle: Spot { x: self.middle.x + across, y: self.middle.y + down }, ..self }.within()
    }

    /// Zooms about the middle of what is in sight.
    #[must_use]
    pub fn zoomed_at_middle(self, factor: f64) -> Camera {
        self.zoomed(factor, self.middle)
    }

    fn within(self) -> Camera {
        let [left, top, width, height] = self.home;
        let (half_width, half_height) = (width / self.zoom / 2.0, height / self.zoom / 2.0);
        let middle = Spot {
            x: limited(self.middle.x, left + half_width, left + width - half_width),
            y: limited(self.middle.y, top + half_height, top + height - half_height),
        };
        Camera { middle, ..self }
    }
}
