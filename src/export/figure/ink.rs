//! The colours of a picture, in print the same as on a light screen; their greys; and what tells groups apart without.

use crate::note::MarkGroup;

/// Red, green and blue as on a screen (sRGB), from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// What a picture may be painted with. Nothing is told by colour alone, so grey says as much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    Colour,
    Grey,
}

pub const PAPER: Colour = colour(0xff_ff_ff);
pub const TEXT: Colour = colour(0x1d_2a_36);
pub const QUIET_TEXT: Colour = colour(0x52_62_73);
pub const LINE: Colour = colour(0xdc_e3_ea);
pub const SKIN: Colour = colour(0xeb_f0_f6);
/// Of regions on the surface, the darkest first.
pub const TONES: [Colour; 3] = [colour(0xd5_df_ea), colour(0xdf_e7_f0), colour(0xec_f1_f6)];
/// Of regions on the deep layer.
pub const DEEP_TONES: [Colour; 3] = [colour(0xb3_c2_d5), colour(0xbf_cc_dd), colour(0xcb_d6_e4)];
pub const SEAM: Colour = PAPER;
pub const OUTLINE: Colour = colour(0x7c_8f_a5);
pub const DETAIL: Colour = colour(0xa3_b3_c4);
pub const BONE: Colour = colour(0xfa_fc_fe);
pub const BONE_LINE: Colour = colour(0xcb_d6_e2);
pub const RIM: Colour = colour(0x6e_88_a6);

/// Parallel lines over a region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hatch {
    /// Degrees from level, clockwise as it is seen.
    pub angles: &'static [f64],
    /// From line to line, in units of the picture.
    pub gap: f64,
    /// A dash and the gap after it, in units of the picture; none for whole lines.
    pub dash: Option<[f64; 2]>,
}

/// Of marks and hatching.
pub fn hue(group: MarkGroup) -> Colour {
    match group {
        MarkGroup::Pain => colour(0xb3_40_0a),
        MarkGroup::Myofascial => colour(0xa0_32_6f),
        MarkGroup::Tone => colour(0x84_59_00),
        MarkGroup::Connective => colour(0x5d_4a_a5),
        MarkGroup::Fluid => colour(0x00_66_a3),
        MarkGroup::Neuro => colour(0x8a_2c_98),
        MarkGroup::Joint => colour(0x00_6b_52),
        MarkGroup::Posture => colour(0x46_58_6b),
        MarkGroup::Skin => colour(0x7d_4a_35),
        MarkGroup::Safety => colour(0xb0_06_1b),
        MarkGroup::Treated => colour(0x0b_6e_75),
    }
}

/// Of regions.
pub fn tint(group: MarkGroup) -> Colour {
    match group {
        MarkGroup::Pain => colour(0xf6_c4_ae),
        MarkGroup::Myofascial => colour(0xef_c3_da),
        MarkGroup::Tone => colour(0xf3_dd_a0),
        MarkGroup::Connective => colour(0xd5_cd_f1),
        MarkGroup::Fluid => colour(0xb5_d9_f0),
        MarkGroup::Neuro => colour(0xe5_c4_ea),
        MarkGroup::Joint => colour(0xb3_e0_d2),
        MarkGroup::Posture => colour(0xcc_d6_e0),
        MarkGroup::Skin => colour(0xe6_cd_bf),
        MarkGroup::Safety => colour(0xf5_bf_c3),
        MarkGroup::Treated => colour(0xb4_de_de),
    }
}

/// The hatching that tells the groups apart in black and white.
pub fn hatch(group: MarkGroup) -> Hatch {
    let lines = |angles: &'static [f64]| Hatch { angles, gap: 5.0, dash: None };
    let dashes = |angles: &'static [f64]| Hatch { angles, gap: 5.0, dash: Some([4.0, 4.0]) };
    match group {
        MarkGroup::Pain => lines(&[-45.0]),
        MarkGroup::Myofascial => lines(&[-45.0, 45.0]),
        MarkGroup::Tone => lines(&[0.0]),
        MarkGroup::Connective => lines(&[0.0, 90.0]),
        MarkGroup::Fluid => dashes(&[0.0]),
        MarkGroup::Neuro => Hatch { dash: Some([0.0, 4.5]), ..lines(&[0.0]) },
        MarkGroup::Joint => lines(&[90.0]),
        MarkGroup::Posture => dashes(&[90.0]),
        MarkGroup::Skin => dashes(&[-45.0]),
        MarkGroup::Safety => Hatch { gap: 3.2, ..lines(&[-45.0, 45.0]) },
        MarkGroup::Treated => lines(&[45.0]),
    }
}

impl Colours {
    /// The colour, or the grey that is as light. (Rec. 709, on the values as they are coded.)
    pub fn of(self, colour: Colour) -> Colour {
        let [red, green, blue] = colour.0.map(u32::from);
        match self {
            Colours::Colour => colour,
            Colours::Grey => {
                let light = (red * 2126 + green * 7152 + blue * 722) / 10000;
                Colour([u8::try_from(light).unwrap_or(u8::MAX); 3])
            }
        }
    }
}

const fn colour(code: u32) -> Colour {
    let [_, red, green, blue] = code.to_be_bytes();
    Colour([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::{Colour, Colours, hatch, hue, tint};
    use crate::note::MarkGroup;

    const GROUPS: [MarkGroup; 11] = [
        MarkGroup::Pain,
        MarkGroup::Myofascial,
        MarkGroup::Tone,
        MarkGroup::Connective,
        MarkGroup::Fluid,
        MarkGroup::Neuro,
        MarkGroup::Joint,
        MarkGroup::Posture,
        MarkGroup::Skin,
        MarkGroup::Safety,
        MarkGroup::Treated,
    ];

    #[test]
    fn no_two_groups_are_hatched_alike() {
        for (place, group) in GROUPS.into_iter().enumerate() {
            for other in &GROUPS[place + 1..] {
                assert_ne!(hatch(group), hatch(*other), "{group:?} and {other:?}");
            }
        }
    }

    #[test]
    fn a_grey_is_as_light_as_its_colour() {
        assert_eq!(Colours::Grey.of(Colour([255, 255, 255])), Colour([255, 255, 255]));
        for group in GROUPS {
            let Colour([mark, ..]) = Colours::Grey.of(hue(group));
            let Colour([region, ..]) = Colours::Grey.of(tint(group));
            assert!(mark < 110 && region > 190, "{group:?}: {mark} on {region}");
        }
    }
}
