//! The one polite live region: says what happened last.

use yew::prelude::*;

use crate::{
    editor::{EntryId, Event as Happened, State, Tool},
    words::{site, summary, treatment_summary, value},
};

pub fn announcer(state: &State) -> Html {
    // A sentence that is said twice is made two by a space that is not heard.
    let again = if state.happening.number.is_multiple_of(2) { "" } else { "\u{a0}" };
    html! { <p class="visually-hidden" role="status" aria-live="polite">{ event(state) }{ again }</p> }
}

/// One sentence, or nothing where the screen's own focus says it already.
pub fn event(state: &State) -> String {
    match state.happening.event {
        Some(Happened::Added(entry)) => format!("{} Undo available.", entry_sentence(state, entry)),
        Some(Happened::Changed(entry)) => entry_sentence(state, entry),
        Some(Happened::Removed) => "Removed. Undo available.".to_owned(),
        Some(Happened::Undone) => "Undone.".to_owned(),
        Some(Happened::Redone) => "Done again.".to_owned(),
        Some(Happened::PickedUp(Tool::Finding(finding))) => {
            format!("{} in hand. Tap the body where you find it.", finding.row().name)
        }
        Some(Happened::PickedUp(Tool::Technique(technique))) => {
            format!("{} in hand. Tap what you treat.", technique.row().name)
        }
        Some(Happened::PutDown) => "Nothing in hand.".to_owned(),
        Some(Happened::Pointed) => state
            .screen
            .place
            .as_ref()
            .map_or_else(String::new, |place| format!("{}. Choose what you found or did there.", site(place))),
        Some(Happened::Refused) => "This note is open for reading only; nothing was changed.".to_owned(),
        Some(Happened::Locked) => "This note is signed; nothing was changed.".to_owned(),
        Some(Happened::Signed) => "Signed. The note is locked.".to_owned(),
        Some(Happened::Amended) => "Added to the signed note.".to_owned(),
        Some(Happened::Turned) | None => String::new(),
    }
}

fn entry_sentence(state: &State, entry: EntryId) -> String {
    let words = match entry {
        EntryId::Finding(id) => state.note().finding(id).map(|finding| {
            let place = finding.site.as_ref().map(|place| format!(", {}", site(place).to_ascii_lowercase()));
            let severity = finding.finding.row().severity.zip(finding.severity());
            let grade = severity.map(|(attribute, grade)| format!(", {}", value(attribute, grade)));
            let details = if grade.is_some() { String::new() } else { summary(finding) };
            let details = if details.is_empty() { details } else { format!(", {details}") };
            let name = finding.finding.row().name;
            format!("{name}{}{}{details}.", place.unwrap_or_default(), grade.unwrap_or_default())
        }),
        EntryId::Treatment(id) => state.note().treatment(id).map(|treatment| {
            let details = treatment_summary(treatment);
            let name = treatment.technique.row().name;
            if details.is_empty() { format!("{name}.") } else { format!("{name}, {details}.") }
        }),
    };
    words.unwrap_or_default()
}
