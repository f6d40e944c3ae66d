//! Findings, treatments and their details in words.

use crate::{
    note::{
        AttributeId, AttributeKind, Finding, FindingCategory, Level, Response, SessionKind, Site, Treatment, Value,
    },
    words::{Words, sentence, text},
};

impl Words {
    pub fn kind(self, kind: SessionKind) -> &'static str {
        match kind {
            SessionKind::Medical => self.say("Medical"),
            SessionKind::Relaxation => self.say("Relaxation"),
        }
    }

    pub fn response(self, response: Response) -> &'static str {
        match response {
            Response::Resolved => self.say("Gone"),
            Response::Improved => self.say("Better"),
            Response::Unchanged => self.say("Same"),
            Response::Worse => self.say("Worse"),
            Response::NotReassessed => self.say("Not checked"),
        }
    }

    /// What was found and where: "Trigger point, active · Left upper trapezius".
    pub fn finding_title(self, finding: &Finding) -> String {
        match &finding.site {
            Some(place) => format!("{} · {}", self.say(finding.finding.row().name), self.site(place)),
            None => self.say(finding.finding.row().name).to_owned(),
        }
    }

    /// A grade as short as it can stand beside a mark: "6", "2+", "IIa".
    pub fn grade(self, attribute: AttributeId, value: &Value) -> String {
        match (&attribute.row().kind, value) {
            (AttributeKind::Scale(scale), value) => scale
                .place_of(value)
                .and_then(|place| scale.levels.get(place))
                .map_or_else(String::new, |level| self.short_code(level)),
            (_, Value::Number(number)) => self.amount(*number),
            (_, Value::Parts(parts)) => parts.values().map(|part| u32::from(*part)).sum::<u32>().to_string(),
            (_, Value::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }

    /// Level codes that are words are cut to the first letters, in another language to those of its own word.
    fn short_code(self, level: &Level) -> String {
        match level.code {
            code if code.len() <= 4 && (self.is_english() || !code.bytes().all(|byte| byte.is_ascii_lowercase())) => {
                code.to_owned()
            }
            code if self.is_english() => code.chars().take(3).collect(),
            _ => self.say(level.label).chars().take(3).collect(),
        }
    }

    /// A value in full: "6 of 10", "Grade III", "12 mm", "yes".
    pub fn value(self, attribute: AttributeId, value: &Value) -> String {
        self.value_of_kind(&attribute.row().kind, value)
    }

    pub fn value_of_kind(self, kind: &AttributeKind, value: &Value) -> String {
        match (kind, value) {
            (AttributeKind::Scale(scale), value) if scale.id == "nrs-0-10" => {
                value.number().map_or_else(String::new, |number| self.fill("{n} of 10", &[("n", &self.amount(number))]))
            }
            (AttributeKind::Scale(scale), value) => scale
                .place_of(value)
                .and_then(|place| scale.levels.get(place))
                .map_or_else(String::new, |level| self.say(level.label).to_owned()),
            // What every screen announces; `narrative::measured` knows more units, and comes later.
            (AttributeKind::Number { unit, .. }, Value::Number(number)) => self.measured_in(*number, unit),
            (AttributeKind::Choice(choices), Value::Text(code)) => choices
                .iter()
                .find(|choice| choice.code == code)
                .map_or_else(|| code.clone(), |choice| self.say(choice.label).to_owned()),
            (AttributeKind::Structures, Value::List(ids)) => {
                let names = ids.iter().filter_map(|id| crate::chart::StructureId::named(id));
                self.listed(&names.map(|structure| self.structure(structure)).collect::<Vec<_>>())
            }
            (AttributeKind::Choices(choices), Value::List(codes)) => {
                let label = |code: &String| {
                    choices.iter().find(|choice| choice.code == code).map(|choice| self.say(choice.label))
                };
                self.listed(&codes.iter().map(|code| label(code).unwrap_or(code)).collect::<Vec<_>>())
            }
            (_, Value::List(codes)) => self.listed(codes),
            (_, Value::Flag(true)) => self.say("yes").to_owned(),
            (_, Value::Flag(false)) => self.say("no").to_owned(),
            (_, Value::Parts(parts)) => parts.values().map(|part| u32::from(*part)).sum::<u32>().to_string(),
            (_, Value::Text(text)) => text.clone(),
            (_, Value::Number(number)) => self.amount(*number),
        }
    }

    /// A finding's grades in one line: "Pain 6 → 2 · Tenderness Grade III". Empty where nothing was graded.
    pub fn summary(self, finding: &Finding) -> String {
        let row = finding.finding.row();
        let graded = finding.before.keys().chain(finding.after.keys().filter(|key| !finding.before.contains_key(key)));
        let mut keys: Vec<AttributeId> = graded.copied().collect();
        if let Some(place) = keys.iter().position(|key| Some(*key) == row.severity) {
            keys[..=place].rotate_right(1);
        }
        let line = |key: AttributeId| {
            let label = self.say(key.row().label);
            match (finding.before.get(&key), finding.after.get(&key)) {
                (Some(before), Some(after)) => {
                    format!("{label} {}", self.from_to(&self.grade(key, before), &self.grade(key, after)))
                }
                (Some(before), None) => format!("{label} {}", self.value(key, before)),
                (None, Some(after)) => self.from_to(label, &self.value(key, after)),
                (None, None) => String::new(),
            }
        };
        let mut parts: Vec<String> = keys.into_iter().map(line).collect();
        if let Some(answer) = finding.response {
            parts.push(self.response(answer).to_owned());
        }
        parts.join(" · ")
    }

    /// A treatment's places and amounts in one line: "Left QL (5 min), Left multifidus · 12 min · pressure 3".
    pub fn treatment_summary(self, treatment: &Treatment) -> String {
        let mut parts = Vec::new();
        if !treatment.sites.is_empty() {
            let timed = |place: &Site| {
                let minutes = treatment.minutes_apart(place).map(|minutes| format!(" ({})", self.minutes_of(minutes)));
                self.site(place) + &minutes.unwrap_or_default()
            };
            parts.push(self.listed(&treatment.sites.iter().map(timed).collect::<Vec<_>>()));
        }
        if let Some(minutes) = treatment.minutes {
            parts.push(self.minutes_of(minutes));
        }
        if let Some(pressure) = treatment.pressure {
            parts.push(self.fill("pressure {n}", &[("n", &pressure)]));
        }
        parts.join(" · ")
    }

    /// Such as "12 min".
    pub fn minutes_of(self, minutes: f64) -> String {
        self.fill("{n} min", &[("n", &self.amount(minutes))])
    }

    /// A number with the unit that every screen announces; `narrative::measured` knows more of them, and comes later.
    pub(in crate::words) fn measured_in(self, number: f64, unit: &str) -> String {
        let amount = self.amount(number);
        let whole = number.round().abs() as usize;
        match unit {
            "1" => amount,
            "deg" => format!("{amount}°"),
            "Cel" => format!("{amount} °C"),
            "d" if number.fract() == 0.0 => self.count("{n} day|{n} days", whole),
            "wk" if number.fract() == 0.0 => self.count("{n} week|{n} weeks", whole),
            "d" => self.fill("{n} days", &[("n", &amount)]),
            "wk" => self.fill("{n} weeks", &[("n", &amount)]),
            other => format!("{amount} {other}"),
        }
    }

    /// The heading over findings of a kind.
    pub fn category(self, category: FindingCategory) -> String {
        let heading = match category {
            FindingCategory::Myofascial => text("Myofascial"),
            FindingCategory::Tone => text("Tone"),
            FindingCategory::ConnectiveTissue => text("Connective tissue"),
            FindingCategory::Fluid => text("Fluid"),
            FindingCategory::Pain => text("Pain"),
            FindingCategory::Neuro => text("Neuro"),
            FindingCategory::Joint => text("Joint"),
            FindingCategory::Function => text("Function"),
            FindingCategory::Posture => text("Posture"),
            FindingCategory::Skin => text("Skin"),
            FindingCategory::Safety => text("Safety"),
            FindingCategory::Global => text("Global"),
        };
        self.say(heading).to_owned()
    }

    /// The heading over techniques of a family, such as `deep-tissue`.
    pub fn family(self, family: &'static str) -> String {
        sentence(&match self.is_english() {
            true => family.replace('-', " "),
            false => self.say(family).to_owned(),
        })
    }
}
