//! Numbers as short text, and back.

/// A number with at most so many decimals, and no needless zeros: 6, 2.5, -0.25. Numbers beyond nine
/// quadrillion, and what is no number, are written as such.
pub fn decimal(number: f64, decimals: u32) -> String {
    const MOST: f64 = 9.0e15;
    let scale = 10_u64.pow(decimals.min(6));
    #[expect(clippy::cast_precision_loss, reason = "a power of ten below a million")]
    let scaled = (number * scale as f64).round();
    if !scaled.is_finite() || scaled.abs() > MOST {
        return if number.is_nan() { "NaN".to_owned() } else { "a number too large to show".to_owned() };
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    let units = scaled.abs() as u64;
    let (whole, part) = (units / scale, units % scale);
    let sign = if scaled < 0.0 { "-" } else { "" };
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let mut text = format!("{sign}{whole}.{part:0width$}", width = decimals.min(6) as usize);
    text.truncate(text.trim_end_matches('0').len());
    text
}

/// The nearest number from `least` to `most`. `f64::clamp` panics where those two are the wrong way round.
pub fn limited(number: f64, least: f64, most: f64) -> f64 {
    if number < least {
        least
    } else if number > most {
        most
    } else {
        number
    }
}

/// The number that a text of at most fifteen digits says, such as 6, 2.5 or -.25; none for anything else. What people
/// and tables write needs no more, and reading every number that there is would weigh several kilobytes.
pub fn number(text: &str) -> Option<f64> {
    const DIGITS: u32 = 15;
    let (sign, rest) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let (whole, part) = rest.split_once('.').unwrap_or((rest, ""));
    let mut units = 0_u64;
    let mut count = 0;
    for digit in whole.bytes().chain(part.bytes()) {
        if !digit.is_ascii_digit() || count == DIGITS {
            return None;
        }
        units = units * 10 + u64::from(digit - b'0');
        count += 1;
    }
    let decimals = u32::try_from(part.len()).ok()?;
    // Both are whole numbers that an `f64` holds exactly, so the quotient is the nearest there is.
    #[expect(clippy::cast_precision_loss, reason = "below ten to the fifteenth")]
    let number = units as f64 / 10_u64.pow(decimals) as f64;
    (count > 0).then_some(sign * number)
}

#[cfg(test)]
mod tests {
    use super::{decimal, number};

    #[test]
    fn a_number_is_read_as_it_is_written() {
        let cases = [
            ("6", Some(6.0)),
            ("2.5", Some(2.5)),
            ("-.25", Some(-0.25)),
            ("-0.1", Some(-0.1)),
            ("7.", Some(7.0)),
            ("123456789012.345", Some(123_456_789_012.345)),
            ("1234567890123456", None),
            ("", None),
            ("-", None),
            (".", None),
            ("1e3", None),
            ("1.2.3", None),
            ("12 ", None),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let cases = [
            (6.0, 2, "6"),
            (2.5, 2, "2.5"),
            (-0.254, 2, "-0.25"),
            (-0.001, 2, "0"),
            (0.05, 1, "0.1"),
            (1200.0, 0, "1200"),
            (-17.0, 3, "-17"),
            (0.005, 2, "0.01"),
            (f64::NAN, 2, "NaN"),
            (1e300, 2, "a number too large to show"),
        ];
        for (number, decimals, text) in cases {
            assert_eq!(decimal(number, decimals), text, "{number} with {decimals}");
        }
    }
}
