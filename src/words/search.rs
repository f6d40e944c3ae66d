//! Finds by what it is called: "levator l" is the left levator scapulae, "counterstrain" is positional release. The names
//! of the language are searched, and the English ones with them: textbooks and colleagues use both.

use crate::{
    chart::{Side, StructureId, in_order},
    note::{Choice, ContraindicationId, FindingTypeId, TechniqueId},
    words::Words,
};

/// The most answers.
const MOST: usize = 12;

/// The most choices that are found.
const MOST_CHOICES: usize = 8;

impl Words {
    /// The choices whose label or code holds every word, at most eight.
    pub fn search_choices(self, wanted: &str, choices: &'static [Choice]) -> Vec<&'static Choice> {
        let wanted = folded(wanted);
        let fits =
            |choice: &&Choice| holds(&format!("{} {} {}", self.say(choice.label), choice.label, choice.code), &wanted);
        if wanted.trim().is_empty() { Vec::new() } else { choices.iter().filter(fits).take(MOST_CHOICES).collect() }
    }

    pub fn search_findings(self, wanted: &str) -> Vec<FindingTypeId> {
        let names = |id: FindingTypeId| {
            let (row, gloss) = (id.row(), id.gloss());
            format!("{} {}", self.both(&[row.name, row.short_name]), gloss.abbreviation)
        };
        let definition = |id: FindingTypeId| self.both(&[id.gloss().definition]);
        by_words(wanted, &FindingTypeId::all().collect::<Vec<_>>(), &names, &definition)
    }

    pub fn search_techniques(self, wanted: &str) -> Vec<TechniqueId> {
        let names = |id: TechniqueId| {
            let (row, gloss) = (id.row(), id.gloss());
            format!("{} {} {}", self.both(&[row.name, row.short_name]), gloss.abbreviation, gloss.synonyms)
        };
        let definition = |id: TechniqueId| self.both(&[id.gloss().definition]);
        by_words(wanted, &TechniqueId::all().collect::<Vec<_>>(), &names, &definition)
    }

    pub fn search_contraindications(self, wanted: &str) -> Vec<ContraindicationId> {
        let all: Vec<_> = ContraindicationId::all().collect();
        by_words(wanted, &all, &|id| self.both(&[id.row().name]), &|_| String::new())
    }

    /// The structures whose names hold every word, the closest first; a paired one stands once for each side
    /// unless the words name a side.
    pub fn search(self, wanted: &str) -> Vec<(StructureId, Side)> {
        let wanted = folded(wanted);
        let mut side = None;
        let mut words = Vec::new();
        for word in wanted.split_whitespace() {
            match self.side_called(word) {
                Some(named) => side = Some(named),
                None => words.push(word),
            }
        }
        if words.is_empty() {
            return Vec::new();
        }
        let wanted = words.join(" ");
        let found: Vec<(u32, StructureId)> = StructureId::all()
            .filter_map(|structure| {
                let row = structure.row();
                let names = [
                    self.structure(structure),
                    self.say(row.common_name),
                    self.say(row.name),
                    row.common_name,
                    row.name,
                ];
                let names = names.map(folded);
                if !holds_folded(&format!("{} {}", names.join(" "), row.id.replace('-', " ")), &wanted) {
                    return None;
                }
                let starts = names.iter().any(|name| name.starts_with(words[0]));
                // Who typed the whole name means it, however seldom it is charted: "SPI" is no spine.
                let cost =
                    if names.contains(&wanted) { 0 } else { u32::from(row.tier) * 4 + if starts { 1 } else { 3 } };
                Some((cost, structure))
            })
            .collect();
        let found = in_order(found, |(cost, structure)| {
            u128::from(*cost) << 32 | self.structure(*structure).chars().count() as u128
        });
        let sides = |structure: StructureId| match (structure.row().paired, side) {
            (false, _) => vec![Side::Midline],
            (true, Some(side)) => vec![side],
            (true, None) => vec![Side::Left, Side::Right],
        };
        found
            .into_iter()
            .flat_map(|(_, structure)| sides(structure).into_iter().map(move |side| (structure, side)))
            .take(MOST)
            .collect()
    }

    /// The side that a word of a search names: by its name, or as it is charted by hand.
    fn side_called(self, word: &str) -> Option<Side> {
        match word {
            "l" | "left" | "lt" => return Some(Side::Left),
            "r" | "right" | "rt" => return Some(Side::Right),
            "both" | "bilateral" | "b" => return Some(Side::Bilateral),
            _ => {}
        }
        let called = [
            (Side::Left, self.say("left; l")),
            (Side::Right, self.say("right; r")),
            (Side::Bilateral, self.say("both; bilateral")),
        ];
        called.into_iter().find(|(_, names)| names.split("; ").any(|name| folded(name) == word)).map(|(side, _)| side)
    }

    /// In the language and in English.
    fn both(self, english: &[&'static str]) -> String {
        let own = english.iter().map(|text| self.say(text));
        own.chain(english.iter().copied().filter(|_| !self.is_english())).collect::<Vec<_>>().join(" ")
    }
}

/// In the catalogue's order those that hold every word in their names, or, where none does, in what they are. All where
/// nothing is wanted.
fn by_words<T: Copy>(wanted: &str, all: &[T], names: &dyn Fn(T) -> String, definition: &dyn Fn(T) -> String) -> Vec<T> {
    let wanted = folded(wanted);
    let named: Vec<T> = all.iter().copied().filter(|id| holds(&names(*id), &wanted)).collect();
    if named.is_empty() { all.iter().copied().filter(|id| holds(&definition(*id), &wanted)).collect() } else { named }
}

/// True where the text holds every one of the words, which are folded.
fn holds(text: &str, wanted: &str) -> bool {
    holds_folded(&folded(text), wanted)
}

fn holds_folded(text: &str, wanted: &str) -> bool {
    wanted.split_whitespace().all(|word| text.contains(word))
}

/// Without capitals, without the accents of our languages, and in Arabic without vowel marks and with one form of each
/// letter: as it is typed in a hurry.
pub(in crate::words) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
            'á' | 'à' | 'â' | 'ä' | 'Á' | 'À' | 'Â' | 'Ä' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => folded.push('e'),
            'í' | 'î' | 'ï' | 'Í' | 'Î' | 'Ï' => folded.push('i'),
            'ó' | 'ô' | 'ö' | 'Ó' | 'Ô' | 'Ö' => folded.push('o'),
            'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => folded.push('u'),
            'ñ' | 'Ñ' => folded.push('n'),
            'ç' | 'Ç' => folded.push('c'),
            'ß' => folded.push_str("ss"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'أ' | 'إ' | 'آ' => folded.push('ا'),
            'ى' => folded.push('ي'),
            'ة' => folded.push('ه'),
            // Where a long word may be parted is not typed either.
            '\u{64b}'..='\u{652}' | 'ـ' | '\u{ad}' => {}
            other => folded.push(other),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::folded;
    use crate::{
        chart::Side,
        words::{ENGLISH, Language, Words},
    };

    #[test]
    fn a_name_is_found_as_it_is_typed_in_a_hurry() {
        for (name, typed) in [
            ("Músculo elevador", "musculo elevador"),
            ("Nœud lymphatique axillaire gauche", "noeud lymphatique axillaire gauche"),
            ("Gelenk\u{ad}mobilisation der großen Zehe", "gelenkmobilisation der grossen zehe"),
            ("العضلةُ شبه المنحرفة", "العضله شبه المنحرفه"),
        ] {
            assert_eq!(folded(name), folded(typed), "{name}");
        }
    }

    #[test]
    fn a_structure_is_found_by_its_name_in_the_language_in_english_and_in_latin_with_its_side() {
        let file = "@language\tde\nQL\tLendenquadrat\nleft; l\tlinks; li\nright; r\trechts; re";
        let latin = "@language\tla\nquadratus-lumborum\tMusculus quadratus lumborum";
        let read = |file: &str| Language::read(file.to_owned()).ok();
        let words = Words::new(read(file), read(latin));
        for (typed, side) in [
            ("lendenqu li", Side::Left),
            ("Lendenquadrat rechts", Side::Right),
            ("ql l", Side::Left),
            ("musculus quadratus lumborum r", Side::Right),
        ] {
            let found = words.search(typed);
            let (structure, found_side) = found.first().copied().unwrap_or_else(|| panic!("nothing is {typed}"));
            assert_eq!((structure.row().id, found_side), ("quadratus-lumborum", side), "{typed}");
        }
        assert!(ENGLISH.search("lendenqu").is_empty());
    }
}
