//! Findings, treatments and their details in words.

use crate::{
    chart::decimal,
    note::{AttributeId, AttributeKind, Finding, Response, SessionKind, Site, Treatment, Value},
    words::site,
};

pub fn kind(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Medical => "Medical",
        SessionKind::Relaxation => "Relaxation",
    }
}

pub fn response(response: Response) -> &'static str {
    match response {
        Response::Resolved => "Gone",
        Response::Improved => "Better",
        Response::Unchanged => "Same",
        Response::Worse => "Worse",
        Response::NotReassessed => "Not checked",
    }
}

/// What was found and where: "Trigger point, active · Left upper trapezius".
pub fn finding_title(finding: &Finding) -> String {
    match &finding.site {
        Some(place) => format!("{} · {}", finding.finding.row().name, site(place)),
        None => finding.finding.row().name.to_owned(),
    }
}

/// A number without needless zeros.
pub fn amount(number: f64) -> String {
    decimal(number, 2)
}

/// A grade as short as it can stand beside a mark: "6", "2+", "IIa".
pub fn grade(attribute: AttributeId, value: &Value) -> String {
    match (&attribute.row().kind, value) {
        (AttributeKind::Scale(scale), value) => scale
            .place_of(value)
            .and_then(|place| scale.levels.get(place))
            .map_or_else(String::new, |level| short_code(level.code)),
        (_, Value::Number(number)) => amount(*number),
        (_, Value::Parts(parts)) => parts.values().map(|part| u32::from(*part)).sum::<u32>().to_string(),
        (_, Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

/// Level codes that are words are cut to their first letters.
fn short_code(code: &str) -> String {
    if code.len() <= 4 { code.to_owned() } else { code.chars().take(3).collect() }
}

/// A value in full: "6 of 10", "Grade III", "12 mm", "yes".
pub fn value(attribute: AttributeId, value: &Value) -> String {
    value_of_kind(&attribute.row().kind, value)
}

pub fn value_of_kind(kind: &AttributeKind, value: &Value) -> String {
    match (kind, value) {
        (AttributeKind::Scale(scale), value) if scale.id == "nrs-0-10" => {
            value.number().map_or_else(String::new, |number| format!("{} of 10", amount(number)))
        }
        (AttributeKind::Scale(scale), value) => scale
            .place_of(value)
            .and_then(|place| scale.levels.get(place))
            .map_or_else(String::new, |level| level.label.to_owned()),
        // What every screen announces; `narrative::measured` knows more units, and comes later.
        (AttributeKind::Number { unit, .. }, Value::Number(number)) => {
            let unit = match *unit {
                "1" => "",
                "deg" => "°",
                "Cel" => " °C",
                "d" if *number == 1.0 => " day",
                "d" => " days",
                "wk" if *number == 1.0 => " week",
                "wk" => " weeks",
                other => return format!("{} {other}", amount(*number)),
            };
            format!("{}{unit}", amount(*number))
        }
        (AttributeKind::Choice(choices), Value::Text(code)) => choices
            .iter()
            .find(|choice| choice.code == code)
            .map_or_else(|| code.clone(), |choice| choice.label.to_owned()),
        (AttributeKind::Structures, Value::List(ids)) => {
            let names = ids.iter().filter_map(|id| crate::chart::StructureId::named(id));
            names.map(|structure| structure.row().common_name).collect::<Vec<_>>().join(", ")
        }
        (AttributeKind::Choices(choices), Value::List(codes)) => {
            let label = |code: &String| choices.iter().find(|choice| choice.code == code).map(|choice| choice.label);
            codes.iter().map(|code| label(code).unwrap_or(code)).collect::<Vec<_>>().join(", ")
        }
        (_, Value::List(codes)) => codes.join(", "),
        (_, Value::Flag(true)) => "yes".to_owned(),
        (_, Value::Flag(false)) => "no".to_owned(),
        (_, Value::Parts(parts)) => parts.values().map(|part| u32::from(*part)).sum::<u32>().to_string(),
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Number(number)) => amount(*number),
    }
}

/// A finding's grades in one line: "Pain 6 → 2 · Tenderness Grade III". Empty where nothing was graded.
pub fn summary(finding: &Finding) -> String {
    let row = finding.finding.row();
    let graded = finding.before.keys().chain(finding.after.keys().filter(|key| !finding.before.contains_key(key)));
    let mut keys: Vec<AttributeId> = graded.copied().collect();
    if let Some(place) = keys.iter().position(|key| Some(*key) == row.severity) {
        keys[..=place].rotate_right(1);
    }
    let line = |key: AttributeId| {
        let label = key.row().label;
        match (finding.before.get(&key), finding.after.get(&key)) {
            (Some(before), Some(after)) => format!("{label} {} → {}", grade(key, before), grade(key, after)),
            (Some(before), None) => format!("{label} {}", value(key, before)),
            (None, Some(after)) => format!("{label} → {}", value(key, after)),
            (None, None) => String::new(),
        }
    };
    let mut parts: Vec<String> = keys.into_iter().map(line).collect();
    if let Some(answer) = finding.response {
        parts.push(response(answer).to_owned());
    }
    parts.join(" · ")
}

/// A treatment's places and amounts in one line: "Left QL (5 min), Left multifidus · 12 min · pressure 3".
pub fn treatment_summary(treatment: &Treatment) -> String {
    let mut parts = Vec::new();
    if !treatment.sites.is_empty() {
        let timed = |place: &Site| {
            let minutes = treatment.minutes_apart(place).map(|minutes| format!(" ({} min)", amount(minutes)));
            site(place) + &minutes.unwrap_or_default()
        };
        parts.push(treatment.sites.iter().map(timed).collect::<Vec<_>>().join(", "));
    }
    if let Some(minutes) = treatment.minutes {
        parts.push(format!("{} min", amount(minutes)));
    }
    if let Some(pressure) = treatment.pressure {
        parts.push(format!("pressure {pressure}"));
    }
    parts.join(" · ")
}
