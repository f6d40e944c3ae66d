//! Numbers with at most fifteen digits, as many as are read again for certain as they were written. The standard library
//! writes every number there is with every digit it has; that and reading one back so weigh 11 KB of the first load.

use std::fmt;

/// Powers of ten that a number holds exactly, the first of them 1.
const POWERS: usize = 23;

/// `units` divided by ten so often as there are decimals; times ten where they are less than none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    is_negative: bool,
    units: u64,
    decimals: i32,
}

impl Digits {
    /// None for what is no number, and from 1e37 on, beyond what anybody measures. Below a hundred-millionth there are fewer
    /// digits, as there are at most 22 decimals.
    pub fn of(number: f64) -> Option<Digits> {
        const MOST_UNITS: f64 = 1e15;
        let size = number.abs();
        let most = i32::try_from(POWERS).unwrap_or_default() - 1;
        let (scaled, decimals) = (-most..=most)
            .rev()
            .map(|decimals| (times_ten(size, decimals).round(), decimals))
            .find(|(scaled, _)| *scaled < MOST_UNITS)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to fifteen digits")]
        let (mut units, mut decimals) = (scaled as u64, decimals);
        while decimals > 0 && units.is_multiple_of(10) {
            (units, decimals) = (units / 10, decimals - 1);
        }
        Some(Digits { is_negative: number < 0.0 && units > 0, units, decimals })
    }

    /// The nearest number: both parts are held exactly, so one division or multiplication rounds it once.
    pub fn number(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most fifteen digits")]
        let size = times_ten(self.units as f64, -self.decimals);
        if self.is_negative { -size } else { size }
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_negative {
            f.write_str("-")?;
        }
        let mut text = self.units.to_string();
        match usize::try_from(self.decimals) {
            Ok(0) => {}
            Ok(decimals) => {
                let missing = (decimals + 1).saturating_sub(text.len());
                text.insert_str(0, &"0".repeat(missing));
                text.insert(text.len() - decimals, '.');
            }
            Err(_) => text.extend((self.decimals..0).map(|_| '0')),
        }
        f.write_str(&text)
    }
}

/// A number times ten to a power of at most 22 either way.
fn times_ten(number: f64, power: i32) -> f64 {
    const TEN: [f64; POWERS] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ];
    let ten = TEN.get(power.unsigned_abs() as usize).copied().unwrap_or(f64::NAN);
    if power < 0 { number / ten } else { number * ten }
}

#[cfg(test)]
mod tests {
    use super::Digits;

    #[test]
    fn a_number_is_written_with_fifteen_digits_and_read_again_as_it_was() {
        for (number, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (6.0, "6"),
            (-12.5, "-12.5"),
            (0.05, "0.05"),
            (0.1 + 0.2, "0.3"),
            (2.0 / 3.0, "0.666666666666667"),
            (999_999_999_999_999.9, "1000000000000000"),
            (1e-7, "0.0000001"),
            (1e22, "10000000000000000000000"),
        ] {
            let digits = Digits::of(number).unwrap();
            assert_eq!(digits.to_string(), expected);
            let read: f64 = expected.parse().unwrap();
            assert_eq!(digits.number(), read, "{expected}");
            assert_eq!(Digits::of(read), Some(digits), "{expected}");
        }
    }

    #[test]
    fn it_is_what_the_standard_library_writes_with_as_many_digits() {
        // Numbers of every size that is measured, in the steps of a simple generator.
        let mut seed = 1_u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let size = 10_f64.powi(i32::try_from(seed >> 60).unwrap() - 6);
            let number = (0.1 + (seed >> 11) as f64 / (1_u64 << 53) as f64) * size;
            let expected: f64 = format!("{number:.14e}").parse().unwrap();
            let kept = Digits::of(number).unwrap().number();
            // The last of the fifteen digits may be one off where the number stands between two.
            assert!((kept - expected).abs() <= expected.abs() * 1.01e-14, "{number:e}: {kept:e}, {expected:e}");
            assert_eq!(Digits::of(kept).unwrap().number(), kept, "{number:e}");
        }
    }

    #[test]
    fn what_nobody_measures_has_no_digits() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e40, -1e300] {
            assert_eq!(Digits::of(number), None, "{number:e}");
        }
        assert_eq!(Digits::of(1e-30).map(|digits| digits.to_string()).as_deref(), Some("0"));
    }
}
