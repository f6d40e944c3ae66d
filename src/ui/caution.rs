//! What speaks against something, with its action and its source, and why the treatment goes on all the same.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, SectionAction, Source, Store},
    note::{
        Answer, Caution, ContraindicationLevel, Screening, Site, TechniqueId, Treatment, against_site,
        against_technique, against_treatment, placed,
    },
    ui::{
        areas::level_id,
        icon::{Icon, icon},
        press::press,
        writing::Writing,
    },
    words::{Words, text},
};

/// Reasons that one tap gives.
const REASONS: [&str; 4] =
    [text("Clearance given"), text("Lighter pressure"), text("Beside the area"), text("Client agreed")];

/// What speaks against a technique wherever it is used.
pub fn technique_cautions(words: Words, screening: &Screening, technique: TechniqueId) -> Html {
    lines(words, &against_technique(screening, technique))
}

/// The same as a text: "Precaution: Osteoporosis. No thrust, no strong pressure on ribs/spine."
pub fn technique_cautions_in_words(words: Words, screening: &Screening, technique: TechniqueId) -> String {
    let cautions = against_technique(screening, technique);
    let lines = cautions.iter().map(|caution| words.caution_line(caution.contraindication) + ".");
    lines.collect::<Vec<_>>().join(" ")
}

/// What the legend has room for.
const MOST_ENTRIES: usize = 4;

/// What each hatching on the chart stands for.
pub fn legend(words: Words, screening: &Screening) -> Html {
    let entry = |caution: &Caution| {
        let row = caution.contraindication.row();
        let level = level_id(row.level);
        let lines = match row.level {
            ContraindicationLevel::Absolute => "M2 0L16 14M10 0L20 10M-4 2L8 14M18 0L4 14M10 0L-4 14M26 0L12 14",
            ContraindicationLevel::Local => "M18 0L4 14M10 0L-4 14M26 0L12 14",
            ContraindicationLevel::Precaution => "M6 3L4 5M14 3L12 5M10 9L8 11M18 9L16 11",
        };
        html! {
            <span key={row.id} data-caution={row.id}>
                <svg class="swatch" viewBox="0 0 20 14" aria-hidden="true" focusable="false">
                    <path class="hatch" data-area={level} d={lines} />
                </svg>
                { format!("{} ({})", words.say(row.name), words.caution_level(row.level)) }
            </span>
        }
    };
    let cautions = placed(screening);
    if cautions.is_empty() {
        return Html::default();
    }
    let more = cautions.len().saturating_sub(MOST_ENTRIES);
    html! {
        <p class="legend">
            { for cautions.iter().take(MOST_ENTRIES).map(entry) }
            if more > 0 { <span>{ words.fill("and {more} more", &[("more", &more)]) }</span> }
        </p>
    }
}

/// What speaks against treating a place.
pub fn site_cautions(words: Words, screening: &Screening, site: &Site) -> Html {
    lines(words, &against_site(screening, site))
}

/// A card for each that speaks against a treatment, to say why it goes on.
pub fn treatment_cautions(store: &Rc<Store>, treatment: &Treatment, disabled: bool) -> Html {
    let words = store.words();
    let state = store.state();
    let screening = &state.note().screening;
    let card = |caution: &Caution| {
        let row = caution.contraindication.row();
        let answer = screening.answer(caution.contraindication)?;
        Some(html! {
            <article key={row.id} class="card caution" data-level={level_id(row.level)} data-caution={row.id} aria-label={words.say(row.name)}>
                <header>{ icon(Icon::Warning) }<h3>{ words.say(row.name) }</h3></header>
                <p>{ words.caution(caution.contraindication) }</p>
                { going_on(store, answer, disabled) }
                <p class="source" title={caution.contraindication.advice().source}>{ words.caution_source(caution.contraindication) }</p>
            </article>
        })
    };
    against_treatment(screening, treatment).iter().filter_map(card).collect()
}

fn lines(words: Words, cautions: &[Caution]) -> Html {
    let line = |caution: &Caution| {
        let row = caution.contraindication.row();
        html! {
            <p key={row.id} class="caution-line" data-level={level_id(row.level)} data-caution={row.id}>
                { icon(Icon::Warning) }
                <span>{ words.caution_line(caution.contraindication) }<small class="source">{ words.caution_source(caution.contraindication) }</small></span>
            </p>
        }
    };
    cautions.iter().map(line).collect()
}

/// Why it goes on: usual reasons by one tap, others in words.
pub fn going_on(store: &Rc<Store>, answer: &Answer, disabled: bool) -> Html {
    let words = store.words();
    let contraindication = answer.contraindication;
    let said = &answer.going_on_because;
    let onwrite = {
        let store = store.clone();
        Callback::from(move |because| {
            store.dispatch(Action::Say(SectionAction::GoOn { contraindication, because }), Source::User);
        })
    };
    let chip = |reason: &'static str| {
        let reason = words.say(reason);
        let mut reasons: Vec<&str> = said.split("; ").filter(|part| !part.is_empty()).collect();
        let is_said = reasons.contains(&reason);
        if is_said {
            reasons.retain(|part| *part != reason);
        } else {
            reasons.push(reason);
        }
        let because = reasons.join("; ");
        html! {
            <button type="button" class="chip" aria-pressed={is_said.to_string()} {disabled}
                onclick={press(store, Action::Say(SectionAction::GoOn { contraindication, because }))}>{ reason }</button>
        }
    };
    html! {
        <div class="field going-on" role="group" aria-label={words.say("Going on because")}>
            <span class="field-label">{ words.say("Going on because") }</span>
            <div class="chips">{ for REASONS.map(chip) }</div>
            <Writing store={store.clone()} context="going-on" label={words.say("Going on because")} placeholder={words.say("In your words")} is_line={true}
                text={said.clone()} {onwrite} {disabled} />
        </div>
    }
}
