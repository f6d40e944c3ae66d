//! Numbers as short text.

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

#[cfg(test)]
mod tests {
    use super::decimal;

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
