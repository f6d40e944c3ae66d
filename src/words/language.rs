//! A language: the texts of the interface and the names of the catalogue by what they are in English, the forms that
//! follow a number, and how a number is written.

use std::{borrow::Borrow, fmt, sync::OnceLock};

use crate::{
    chart::{StructureId, decimal},
    note::{Slots, filled},
    words::chart::{lowered, within_a_sentence, within_any_sentence},
};

/// The language that something is said in. What it has no text for is said in English.
#[derive(Clone, Copy, Default)]
pub struct Words(Option<&'static Choice>);

#[derive(Debug)]
struct Choice {
    /// None for English.
    language: Option<&'static Language>,
    /// The Latin names of the structures, where they are wanted.
    latin: Option<&'static Language>,
    /// What other choices of it are, once each has been asked for: see the methods that make them.
    plain: OnceLock<Words>,
    daily: OnceLock<Words>,
    english: OnceLock<Words>,
}

/// What the program speaks before any other language has come, and what its records are written in.
pub const ENGLISH: Words = Words(None);

/// The languages that there are words for, each in itself, so that it is found by who reads no other.
pub const LANGUAGES: [(&str, &str); 5] =
    [("en", "English"), ("es", "Español"), ("fr", "Français"), ("de", "Deutsch"), ("ar", "العربية")];

/// The texts of one language, each behind its English one. A file of `assets/words/` as `cargo xtask build` sends it.
#[derive(Debug)]
pub struct Language {
    /// By the English text; what is said of the language itself begins with `@`.
    texts: Vec<(&'static str, &'static str)>,
    /// True where a name of the catalogue has no capital within a sentence, unless its row says otherwise.
    lowers: bool,
}

/// What stands between the forms of a counted text, in English and in every other language.
const FORMS: char = '|';

/// Keeps a sign at the left of its number, and a unit at its right, where all else is read from right to left.
pub(in crate::words) const LEFT_TO_RIGHT: &str = "\u{200e}";

/// Where a word may be parted at the end of a line.
const SOFT_HYPHEN: char = '\u{ad}';

impl Language {
    /// Reads a file: a text a line, its English before the tab, in the order of the English ones. It is kept for as long as
    /// the program runs.
    pub fn read(file: String) -> Result<&'static Language, String> {
        let file: &'static str = file.leak();
        let mut texts = Vec::new();
        for line in file.lines() {
            let Some(text) = line.split_once('\t') else {
                return Err(format!(
                    "Found the line \"{line}\" in a file of words; expected a text, a tab and a text."
                ));
            };
            if texts.last().is_some_and(|last: &(&str, &str)| last.0 >= text.0) {
                let late = text.0;
                return Err(format!(
                    "Found \"{late}\" out of its order in a file of words; expected the texts sorted."
                ));
            }
            texts.push(text);
        }
        let mut language = Language { texts, lowers: false };
        language.lowers = language.text("@lowers").is_some();
        match language.text("@language") {
            Some(_) => Ok(Box::leak(Box::new(language))),
            None => Err("Found a file of words that does not say its language; expected a line @language.".to_owned()),
        }
    }

    fn is_hyphenated(&self) -> bool {
        self.texts.iter().any(|(_, text)| text.contains(SOFT_HYPHEN))
    }

    fn plain(&self) -> &'static Language {
        let plain = |text: &'static str| -> &'static str {
            if text.contains(SOFT_HYPHEN) { text.replace(SOFT_HYPHEN, "").leak() } else { text }
        };
        let texts = self.texts.iter().map(|(english, text)| (*english, plain(text))).collect();
        Box::leak(Box::new(Language { texts, lowers: self.lowers }))
    }

    /// Such as `de`.
    pub fn tag(&self) -> &'static str {
        self.text("@language").unwrap_or_default()
    }

    fn text(&self, english: &str) -> Option<&'static str> {
        let place = self.texts.binary_search_by(|(known, _)| (*known).cmp(english)).ok()?;
        self.texts.get(place).map(|(_, text)| *text)
    }

    /// A text that is said otherwise than its English alone would tell, by what it is of.
    fn text_of(&self, of: &str, english: &str) -> Option<&'static str> {
        self.text(&format!("{of}: {english}"))
    }

    /// Only a file for a test asks for the mark.
    fn missing(&self, english: &'static str) -> &'static str {
        if self.text("@mark-missing").is_some() { format!("⟦{english}⟧").leak() } else { english }
    }
}

/// By its language: the texts of one fill thousands of lines.
impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.id())
    }
}

impl Eq for Words {}

impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        match (self.0, other.0) {
            (Some(own), Some(other)) => std::ptr::eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        }
    }
}

/// Marks a text that is said later, where it stands in a table.
pub const fn text(english: &'static str) -> &'static str {
    english
}

impl Words {
    /// A choice of a language and of what structures are called. Each is kept for as long as the program runs, so whoever
    /// asks keeps them too, and asks once for each.
    pub fn new(language: Option<&'static Language>, latin: Option<&'static Language>) -> Words {
        if language.is_none() && latin.is_none() {
            return ENGLISH;
        }
        let choice =
            Choice { language, latin, plain: OnceLock::new(), daily: OnceLock::new(), english: OnceLock::new() };
        Words(Some(Box::leak(Box::new(choice))))
    }

    /// The same for what is kept, copied and sent: long words in a sheet say where a screen may part them.
    pub fn plain(self) -> Words {
        let Some(choice) = self.0 else { return self };
        *choice.plain.get_or_init(|| match choice.language.filter(|language| language.is_hyphenated()) {
            Some(language) => Words::new(Some(language.plain()), choice.latin),
            None => self,
        })
    }

    /// The same with structures called as everybody calls them.
    pub fn daily(self) -> Words {
        let Some(choice) = self.0.filter(|choice| choice.latin.is_some()) else { return self };
        *choice.daily.get_or_init(|| Words::new(choice.language, None))
    }

    /// English, with structures called as they are here.
    pub fn in_english(self) -> Words {
        let Some(choice) = self.0.filter(|choice| choice.language.is_some()) else { return self };
        *choice.english.get_or_init(|| Words::new(None, choice.latin))
    }

    /// True where it is this choice.
    pub fn speaks(self, language: Option<&Language>, latin: Option<&Language>) -> bool {
        let tag = |language: Option<&Language>| language.map(Language::tag);
        tag(self.own()) == tag(language) && tag(self.latin()) == tag(latin)
    }

    fn own(self) -> Option<&'static Language> {
        self.0?.language
    }

    fn latin(self) -> Option<&'static Language> {
        self.0?.latin
    }

    /// The tag of the language, such as `de`.
    pub fn language(self) -> &'static str {
        self.own().map_or("en", Language::tag)
    }

    /// What tells it from others, by its language and by how structures are called.
    pub fn id(self) -> String {
        [self.language(), self.latin().map_or("", Language::tag)].concat()
    }

    pub fn is_right_to_left(self) -> bool {
        self.language() == "ar"
    }

    pub fn is_latin(self) -> bool {
        self.latin().is_some()
    }

    pub fn is_english(self) -> bool {
        self.own().is_none()
    }

    fn of_language(self, what: &str) -> Option<&'static str> {
        self.own()?.text(what)
    }

    /// What an English text is in this language.
    pub fn say(self, english: &'static str) -> &'static str {
        let Some(language) = self.own() else { return english };
        language.text(english).unwrap_or_else(|| language.missing(english))
    }

    /// A pattern of a sentence. What it is of stands before it in the sheet, as "at {value}" is a place and a temperature.
    pub fn pattern(self, of: &str, english: &'static str) -> &'static str {
        let Some(language) = self.own() else { return english };
        language.text_of(of, english).unwrap_or_else(|| language.missing(english))
    }

    /// A name of the catalogue as it is written within a sentence: by the rule of the language, unless its sheet says
    /// otherwise under "within: ".
    pub fn inside(self, english: &'static str) -> String {
        let Some(language) = self.own() else { return within_a_sentence(english) };
        match language.text_of("within", english) {
            Some(text) => text.to_owned(),
            None if language.lowers => within_any_sentence(self.say(english)),
            None => self.say(english).to_owned(),
        }
    }

    /// The same with what stands for its slots: "Remove {name}".
    pub fn fill(self, english: &'static str, slots: Slots<'_>) -> String {
        filled(self.say(english), slots)
    }

    /// The same as a function, for the layers that know no language.
    pub fn filler(self) -> impl Fn(&'static str, Slots<'_>) -> String {
        move |english, slots| self.fill(english, slots)
    }

    /// In the form for so many: "{n} finding|{n} findings".
    pub fn count(self, english: &'static str, n: usize) -> String {
        let text = self.say(english);
        let forms = text.split(FORMS).count();
        let form = plural(if text == english { "en" } else { self.language() }, n).min(forms.saturating_sub(1));
        filled(text.split(FORMS).nth(form).unwrap_or(text), &[("n", &n)])
    }

    /// A number without needless zeros, as the language writes it.
    pub fn amount(self, number: f64) -> String {
        let mut amount = decimal(number, 2);
        if let Some(mark) = self.of_language("@decimal") {
            amount = amount.replace('.', mark);
        }
        if number < 0.0 && self.is_right_to_left() { [LEFT_TO_RIGHT, &amount].concat() } else { amount }
    }

    /// One after the other, with what the language puts between them.
    pub fn listed<T: Borrow<str>>(self, items: &[T]) -> String {
        items.join(self.say(", "))
    }

    /// What stands between the last two of several. Spanish says "e" before the sound of an i.
    pub(in crate::words) fn and_before(self, last: &str) -> &'static str {
        let is_before_i = || {
            let last = lowered(last);
            let begins = |with: &[&str]| with.iter().any(|start| last.starts_with(start));
            begins(&["i", "í", "hi", "hí"]) && !begins(&["hia", "hie", "ia", "ie"])
        };
        self.of_language("@and-before-i").filter(|_| is_before_i()).unwrap_or_else(|| self.say(" and "))
    }

    /// True where it joins two things already.
    pub(in crate::words) fn joins(self, text: &str) -> bool {
        let ands = [Some(self.say(" and ")), self.of_language("@and-before-i")];
        // A language that joins its "and" to the next word has it within words too.
        ands.into_iter().flatten().any(|and| and.ends_with(' ') && text.contains(and))
    }

    /// What was and what is: "6 → 2", along the way in which the language is read.
    pub fn from_to(self, first: &str, last: &str) -> String {
        [first, self.say(" → "), last].concat()
    }

    /// What a structure is called in daily words, or in Latin where that is wanted.
    pub fn structure(self, structure: StructureId) -> &'static str {
        let row = structure.row();
        self.latin().and_then(|latin| latin.text(row.id)).unwrap_or_else(|| self.say(row.common_name))
    }

    /// A name of the catalogue where it follows other words: English has no capital there.
    pub fn within(self, name: &str) -> String {
        if self.0.is_none() { within_a_sentence(name) } else { name.to_owned() }
    }
}

/// True where a pattern says something beside its slots, or within one, behind its name.
pub fn has_words(pattern: &str) -> bool {
    let mut rest = pattern;
    loop {
        let (plain, after) = rest.split_once('{').unwrap_or((rest, ""));
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        let said = slot.split_once([':', '?']).map_or("", |(_, said)| said);
        if [plain, said].iter().any(|text| text.contains(char::is_alphabetic)) {
            return true;
        }
        if after.is_empty() {
            return false;
        }
        rest = after;
    }
}

/// Which of its forms a language uses for so many things, in the order of Unicode's plural categories (CLDR): one and
/// other; in Arabic zero, one, two, few, many and other. The form for whole millions in Spanish and French is left out:
/// nothing here is counted so far.
fn plural(language: &str, n: usize) -> usize {
    match language {
        "ar" => match (n, n % 100) {
            (0..=2, _) => n,
            (_, 3..=10) => 3,
            (_, 11..) => 4,
            _ => 5,
        },
        "fr" => usize::from(n > 1),
        _ => usize::from(n != 1),
    }
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, Language, Words, has_words};

    fn words(file: &str) -> Words {
        Words::new(Some(Language::read(file.to_owned()).unwrap()), None)
    }

    #[test]
    fn a_text_is_said_in_its_language_and_otherwise_in_english() {
        let german = words("@decimal\t,\n@language\tde\nRemove {name}\t{name} entfernen\nSide\tSeite");
        assert_eq!(german.say("Side"), "Seite");
        assert_eq!(german.say("Both sides"), "Both sides");
        assert_eq!(german.fill("Remove {name}", &[("name", &"Ödem")]), "Ödem entfernen");
        assert_eq!(german.amount(2.5), "2,5");
        let arabic = words("@decimal\t٫\n@language\tar");
        assert_eq!(arabic.amount(-2.5), "\u{200e}-2٫5");
        assert_eq!((ENGLISH.say("Side"), ENGLISH.language()), ("Side", "en"));
    }

    #[test]
    fn a_name_within_a_sentence_is_written_as_its_language_writes_it() {
        let german = words("@language\tde\nActive\tAktiv\nFibrosis\tFibrose\nwithin: Active\taktiv");
        assert_eq!([german.inside("Active"), german.inside("Fibrosis")], ["aktiv", "Fibrose"]);
        assert_eq!(german.say("Active"), "Aktiv");
        let spanish = words(
            "@language\tes\n@lowers\tyes\nPNF\tFNP\nScar\tCicatriz\nTrendelenburg\tTrendelenburg\nwithin: Trendelenburg\tTrendelenburg",
        );
        let inside = ["Scar", "PNF", "Trendelenburg"].map(|name| spanish.inside(name));
        assert_eq!(inside, ["cicatriz", "FNP", "Trendelenburg"]);
        assert_eq!(ENGLISH.inside("Scar"), "scar");
    }

    #[test]
    fn what_is_kept_has_no_hyphens_for_a_screen() {
        let german = words("@language\tde\nLymphedema\tLymph\u{ad}ödem");
        assert_eq!([german.say("Lymphedema"), german.plain().say("Lymphedema")], ["Lymph\u{ad}ödem", "Lymphödem"]);
        assert!(german.plain() == german.plain().plain() && ENGLISH.plain() == ENGLISH);
    }

    #[test]
    fn a_pattern_is_looked_for_by_what_it_is_of() {
        let german = words("@language\tde\nlevel: at {only}\tauf Höhe {only}\ntempC: at {value}\tbei {value}");
        assert_eq!(german.pattern("level", "at {only}"), "auf Höhe {only}");
        assert_eq!(german.pattern("tempC", "at {value}"), "bei {value}");
        for pattern in ["{only:/10}", "({only}; {tests})", "{value} × {holdSeconds}"] {
            assert!(!has_words(pattern), "{pattern}");
        }
        for pattern in ["at {value}", "{value: set| sets}", "[{present?|, not at hand}]"] {
            assert!(has_words(pattern), "{pattern}");
        }
    }

    #[test]
    fn what_a_test_asks_to_be_marked_is_marked_where_it_is_missing() {
        assert_eq!(words("@language\tde\n@mark-missing\tyes").say("Side"), "⟦Side⟧");
    }

    #[test]
    fn a_number_is_followed_by_the_form_that_its_language_has_for_it() {
        let arabic = words("@language\tar\n{n} finding|{n} findings\tصفر|واحد|اثنان|{n} قليل|{n} كثير|{n} سائر");
        let counted = |words: Words, n| words.count("{n} finding|{n} findings", n);
        for (n, english, arab) in [
            (0, "0 findings", "صفر"),
            (1, "1 finding", "واحد"),
            (2, "2 findings", "اثنان"),
            (10, "10 findings", "10 قليل"),
            (11, "11 findings", "11 كثير"),
            (100, "100 findings", "100 سائر"),
            (103, "103 findings", "103 قليل"),
        ] {
            assert_eq!(counted(ENGLISH, n), english);
            assert_eq!(counted(arabic, n), arab);
        }
        let french = words("@language\tfr\n{n} finding|{n} findings\t{n} constat|{n} constats");
        assert_eq!(counted(french, 0), "0 constat");
        // What is missing follows the English forms.
        assert_eq!(counted(words("@language\tar"), 0), "0 findings");
    }

    #[test]
    fn a_file_that_is_none_of_words_is_refused_by_name() {
        for (file, expected) in [
            ("", "does not say its language"),
            ("@language", "expected a text, a tab and a text"),
            ("Side\tSeite\n@language\tde", "out of its order"),
        ] {
            let why = Language::read(file.to_owned()).unwrap_err();
            assert!(why.contains(expected), "{why}");
        }
    }
}
