//! The sections of a session in words: pages, goals, measures, what speaks against a treatment.

use crate::{
    note::{
        Attribute, AttributeId, AttributeKind, Better, ContraindicationId, ContraindicationLevel, Item, Level,
        MeasureId, Measurement, Page, Referral, Section, Value, landmark, norm,
    },
    words::{Words, narrative, source, text},
};

/// The hour and minute of a time as it is written in a note.
pub fn time_of_day(time: &str) -> String {
    time.get(11..16).unwrap_or(time).to_owned()
}

impl Words {
    pub fn page(self, page: Page) -> &'static str {
        match page {
            Page::Client => self.say("Client"),
            Page::Measures => self.say("Measures"),
            Page::Plan => self.say("Plan"),
        }
    }

    /// What one of several is called: a condition with its code, a goal with its target.
    pub fn item_title(self, section: Section, item: &Item) -> String {
        let label = |id: &str| {
            let attribute = AttributeId::named(id)?;
            Some(self.label_of(attribute.row(), item.text(id)?))
        };
        let parts = match section {
            Section::Goals => [label("goal"), item.text("text").map(str::to_owned)],
            _ => [
                label("condition").or(item.text("diagnosis").map(str::to_owned)),
                item.text("icd10cm").map(str::to_owned),
            ],
        };
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        match (parts.is_empty(), section) {
            (true, Section::Goals) => self.say("A goal").to_owned(),
            (true, _) => self.say("A diagnosis").to_owned(),
            _ => parts.join(" · "),
        }
    }

    fn label_of(self, attribute: &Attribute, code: &str) -> String {
        let label = match &attribute.kind {
            AttributeKind::Choice(choices) => {
                choices.iter().find(|choice| choice.code == code).map(|choice| choice.label)
            }
            _ => None,
        };
        label.map_or(code, |label| self.say(label)).to_owned()
    }

    /// What was measured and where: "Range of motion · Lumbar spine · flexion".
    pub fn measurement_title(self, measurement: &Measurement) -> String {
        let row = measurement.measure.row();
        let place = measurement.site.as_ref().map(|place| self.site(place));
        let movement = measurement.movement.as_ref().map(|movement| self.movement(movement));
        let landmark = measurement.landmark.as_deref().and_then(landmark);
        let landmark = landmark.map(|landmark| self.say(landmark.description).to_owned());
        let name = if row.short_name.is_empty() { row.name } else { row.short_name };
        std::iter::once(self.say(name).to_owned())
            .chain(place)
            .chain(movement)
            .chain(landmark)
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// How far the joint usually goes: "usually 80° (AAOS), 60° (AMA), recalled".
    pub fn norm_of(self, measurement: &Measurement) -> Option<String> {
        let norm = norm(measurement.site.as_ref()?.structure, measurement.movement.as_ref()?)?;
        let unit = if norm.is_millimetres { " mm" } else { "°" };
        let told = |name: &str, figure: &str| (!figure.is_empty()).then(|| format!("{figure}{unit} ({name})"));
        let figures: Vec<_> = [told("AAOS", norm.aaos), told("AMA", norm.ama)].into_iter().flatten().collect();
        let figures = self.listed(&figures);
        let text = if norm.is_verified { text("Usually {figures}") } else { text("Usually {figures}, recalled") };
        Some(self.fill(text, &[("figures", &figures)]))
    }

    /// What a number means: "0 to 100%; lower is better; a real change: 12 of 100 points". None where neither way is better.
    pub fn score_meaning(self, measure: MeasureId) -> Option<String> {
        let row = measure.row();
        let AttributeKind::Number { unit, least, most, .. } = row.kind else { return None };
        let way = match row.better {
            Better::Lower => self.say("lower is better"),
            Better::Higher => self.say("higher is better"),
            Better::Neither => return None,
        };
        let says = measure.grounds().says;
        let (least, most) = (self.amount(least), narrative::measured(most, unit, self));
        let text = if says.is_empty() {
            text("{least} to {most}; {way}")
        } else {
            text("{least} to {most}; {way}; a real change: {says}")
        };
        Some(self.fill(text, &[("least", &least), ("most", &most), ("way", &way), ("says", &self.say(says))]))
    }

    /// Which way it changed and by how much, and, where it did, whether that is more than chance and error; none where two
    /// values do not stand or nobody says what is.
    pub fn change(
        self,
        measurement: &Measurement,
        first: &Value,
        last: &Value,
    ) -> Option<(String, Option<&'static str>)> {
        let row = measurement.measure.row();
        let is_real = row.is_real(first, last)?;
        let way = match row.improvement(first, last)? {
            0.0 => return Some((self.say("No change").to_owned(), None)),
            change if change > 0.0 => self.fill("Better by {n}", &[("n", &self.amount(change))]),
            change => self.fill("Worse by {n}", &[("n", &self.amount(-change))]),
        };
        Some((way, Some(self.say(if is_real { text("a real change") } else { text("less than a real change") }))))
    }

    /// The same with who says so.
    pub fn real_change(self, measurement: &Measurement, first: &Value, last: &Value) -> Option<String> {
        let (way, Some(verdict)) = self.change(measurement, first, last)? else {
            return Some(self.say("No change").to_owned());
        };
        let is_verified = measurement.measure.row().real_change?.is_verified;
        let grounds = measurement.measure.grounds();
        let text = if is_verified {
            text("{way}: {verdict} ({says}; {source})")
        } else {
            text("{way}: {verdict} ({says}; {source}, recalled)")
        };
        let source = source(grounds.source);
        Some(self.fill(
            text,
            &[("way", &way), ("verdict", &verdict), ("says", &self.say(grounds.says)), ("source", &source)],
        ))
    }

    pub fn caution_level(self, level: ContraindicationLevel) -> &'static str {
        match level {
            ContraindicationLevel::Absolute => self.say("Absolute"),
            ContraindicationLevel::Local => self.say("Local"),
            ContraindicationLevel::Precaution => self.say("Precaution"),
        }
    }

    /// What a contraindication asks for: "Absolute. Do not treat; refer. Embolism risk. Pressure 2 at most."
    pub fn caution(self, about: ContraindicationId) -> String {
        let (row, advice) = (about.row(), about.advice());
        let level = self.caution_level(row.level);
        let head = if row.red_flag { self.fill("{level}, red flag", &[("level", &level)]) } else { level.to_owned() };
        let cap = row.most_pressure.map(|most| self.fill("Pressure {n} at most", &[("n", &most)]));
        let sentences =
            [Some(head), Some(self.say(advice.action).to_owned()), Some(self.say(advice.rationale).to_owned()), cap];
        let sentences: Vec<_> = sentences.into_iter().flatten().filter(|sentence| !sentence.is_empty()).collect();
        format!("{}.", sentences.join(". "))
    }

    /// The same in one line, by its name: "Local: Varicose veins. No direct pressure 3-5; none if inflamed".
    pub fn caution_line(self, about: ContraindicationId) -> String {
        let (row, action) = (about.row(), about.advice().action);
        let action = if action.is_empty() { String::new() } else { format!(". {}", self.say(action)) };
        format!("{}: {}{action}", self.caution_level(row.level), self.say(row.name))
    }

    pub fn caution_source(self, about: ContraindicationId) -> String {
        let text = match about.row().is_recalled {
            true => text("Source: {source} (recalled, not read; guidance not reviewed)"),
            false => text("Source: {source} (guidance not reviewed)"),
        };
        self.fill(text, &[("source", &source(about.advice().source))])
    }

    /// What is known of a muscle's referral pattern.
    pub fn referral_note(self, pattern: &Referral) -> &'static str {
        self.say(match pattern.is_checked {
            true => text(
                "Usual zones, not fixed: ask the client. After Travell and Simons (another summary broadly agrees).",
            ),
            false => text("Usual zones, not fixed: ask the client. After Travell and Simons (recalled)."),
        })
    }

    /// The first and the last value in a line: "6 of 10 → 2 of 10", or the one that there is.
    pub fn compared(self, measurement: &Measurement, first: Option<&Value>, last: Option<&Value>) -> String {
        let said = |value| self.measured(measurement, value);
        match (first, last) {
            (Some(first), Some(last)) => self.from_to(&said(first), &said(last)),
            (Some(first), None) => self.fill("{value} before", &[("value", &said(first))]),
            (None, Some(last)) => self.fill("{value} after", &[("value", &said(last))]),
            (None, None) => self.say("Not measured yet").to_owned(),
        }
    }

    /// A value of a measurement with its unit.
    pub fn measured(self, measurement: &Measurement, value: &Value) -> String {
        self.measure(measurement.measure, value)
    }

    pub fn measure(self, measure: MeasureId, value: &Value) -> String {
        match (&measure.row().kind, value) {
            (AttributeKind::Number { unit, .. }, Value::Number(number)) => narrative::measured(*number, unit, self),
            (kind, value) => self.value_of_kind(kind, value),
        }
    }

    /// What a movement of a joint is called, by its code: "flexion", "lateral flexion left".
    pub fn movement(self, code: &str) -> String {
        match level_of("movement", code).filter(|_| !self.is_english()) {
            Some(level) => self.say(level.label).to_owned(),
            None => code.replace('-', " "),
        }
    }

    /// What a direction is called that a treatment may have: one of its technique's own, or one of the body.
    pub fn direction(self, direction: &'static str) -> &'static str {
        let of_the_body = level_of("direction", direction).filter(|_| !self.is_english());
        self.say(of_the_body.map_or(direction, |level| level.label))
    }
}

/// A level of an attribute's scale by its code, which is its name in English; none where the attribute has no such level.
pub(in crate::words) fn level_of(attribute: &str, code: &str) -> Option<&'static Level> {
    let AttributeKind::Scale(scale) = AttributeId::named(attribute)?.row().kind else { return None };
    scale.levels.iter().find(|level| level.code == code)
}
