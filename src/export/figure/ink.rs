//! The colours of a picture, in print the same as on a light screen; and their greys.

/// Red, green and blue as on a screen (sRGB), from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// What a picture may be painted with. Nothing is told by colour alone, so grey says as much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    Colour,
    Grey,
}

impl Colours {
    /// The colour, or the grey that is as light. (Rec. 709, on the values as they are coded.)
    pub fn of(self, colour: Colour) -> Colour {
        let [red, green, blue] = colour.0;
        match self {
            Colours::Colour => colour,
            Colours::Grey => {
                let light = (u32::from(red) * 2126 + u32::from(green) * 7152 + u32::from(blue) * 722) / 10000;
                Colour([u8::try_from(light).unwrap_or(u8::MAX); 3])
            }
        }
    }
}
