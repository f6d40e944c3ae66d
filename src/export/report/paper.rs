//! The paper that a report is set on.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperSize {
    /// 8.5 by 11 inches.
    Letter,
    /// 210 by 297 millimetres.
    A4,
}

/// Where paper is letter: `paperSize` in Unicode CLDR, supplemental data. Everywhere else it is A4.
const LETTER: [&str; 14] = ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"];

impl PaperSize {
    pub const ALL: [PaperSize; 2] = [PaperSize::Letter, PaperSize::A4];

    /// The paper of the region that a language tag names. English alone is that of the United States, as in CLDR.
    ///
    /// ```
    /// use palpate::export::report::PaperSize;
    ///
    /// assert_eq!(PaperSize::usual("fr-CA"), PaperSize::Letter);
    /// assert_eq!(PaperSize::usual("en-GB"), PaperSize::A4);
    /// ```
    pub fn usual(language: &str) -> PaperSize {
        let mut parts = language.split(['-', '_']);
        let is_english = parts.next().is_some_and(|first| first.eq_ignore_ascii_case("en"));
        // What has one letter begins an extension, and no region stands after it.
        let region = parts.take_while(|part| part.len() > 1).find(|part| is_region(part));
        let is_letter = match region {
            Some(region) => LETTER.iter().any(|letter| letter.eq_ignore_ascii_case(region)),
            None => is_english,
        };
        if is_letter { PaperSize::Letter } else { PaperSize::A4 }
    }

    pub fn name(self) -> &'static str {
        match self {
            PaperSize::Letter => "letter",
            PaperSize::A4 => "A4",
        }
    }
}

/// A country, or a number for a larger part of the world.
fn is_region(part: &str) -> bool {
    part.len() == 2 || (part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
}
