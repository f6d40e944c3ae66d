//! The one polite live region: says what happened last.

use yew::prelude::*;

use crate::editor::{EntryId, Event as Happened, State, Tool};

pub fn announcer(state: &State) -> Html {
    // A sentence that is said twice is made two by a space that is not heard.
    let again = if state.happening.number.is_multiple_of(2) { "" } else { "\u{a0}" };
    html! { <p class="visually-hidden" role="status" aria-live="polite">{ event(state) }{ again }</p> }
}

/// One sentence, or nothing where the screen's own focus says it already.
pub fn event(state: &State) -> String {
    let words = state.screen.words;
    match state.happening.event {
        Some(Happened::Added(entry)) => format!("{} {}", entry_sentence(state, entry), words.say("Undo available.")),
        Some(Happened::Changed(entry)) => entry_sentence(state, entry),
        Some(Happened::Removed) => words.say("Removed. Undo available.").to_owned(),
        Some(Happened::Undone) => words.say("Undone.").to_owned(),
        Some(Happened::Redone) => words.say("Done again.").to_owned(),
        Some(Happened::PickedUp(Tool::Finding(finding))) => words
            .fill("{finding} in hand. Tap the body where you find it.", &[("finding", &words.say(finding.row().name))]),
        Some(Happened::PickedUp(Tool::Technique(technique))) => {
            words.fill("{technique} in hand. Tap what you treat.", &[("technique", &words.say(technique.row().name))])
        }
        Some(Happened::PutDown) => words.say("Nothing in hand.").to_owned(),
        Some(Happened::Pointed) => state.screen.place.as_ref().map_or_else(String::new, |place| {
            words.fill("{place}. Choose what you found or did there.", &[("place", &words.site(place))])
        }),
        Some(Happened::Refused) => words.say("This note is open for reading only; nothing was changed.").to_owned(),
        Some(Happened::Locked) => words.say("This note is signed; nothing was changed.").to_owned(),
        Some(Happened::Signed) => words.say("Signed. The note is locked.").to_owned(),
        Some(Happened::Amended) => words.say("Added to the signed note.").to_owned(),
        Some(Happened::Turned) | None => String::new(),
    }
}

/// Such as "Trigger point, active, left upper trapezius, 6 of 10."
fn entry_sentence(state: &State, entry: EntryId) -> String {
    let words = state.screen.words;
    let parts = match entry {
        EntryId::Finding(id) => state.note().finding(id).map(|finding| {
            let grade = finding.finding.row().severity.zip(finding.severity());
            let details =
                grade.map_or_else(|| words.summary(finding), |(attribute, grade)| words.value(attribute, grade));
            let place = finding.site.as_ref().map(|place| words.within(&words.site(place)));
            [Some(words.say(finding.finding.row().name).to_owned()), place, Some(details)]
        }),
        EntryId::Treatment(id) => state.note().treatment(id).map(|treatment| {
            let name = words.say(treatment.technique.row().name).to_owned();
            [Some(name), Some(words.treatment_summary(treatment)), None]
        }),
    };
    let parts: Vec<String> = parts.into_iter().flatten().flatten().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { format!("{}.", words.listed(&parts)) }
}
