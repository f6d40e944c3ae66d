//! What is measured: before the treatment and after it, against the norm, and whether a change is a real one.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    chart::{Side, StructureId},
    editor::{Action, MeasurementEdit, Phase, Phrases, SectionAction, Source, Store, learned},
    note::{
        Activity, AttributeKind, Id, Landmark, Licence, MeasureId, MeasurePlace, Measurement, Note, Site, Taken, Value,
        joints, landmark, landmarks, movements, usual_measures,
    },
    ui::{
        icon::{Icon, icon},
        press::press,
        stepper::{Stepper, stepper},
        structure_search::StructureSearch,
        writing::{Writing, chips, teach},
    },
    words::{self, ENGLISH, text},
};

#[derive(Properties)]
pub struct MeasuresProps {
    pub store: Rc<Store>,
    pub note: Rc<Note>,
    pub phase: Phase,
    pub disabled: bool,
}

impl PartialEq for MeasuresProps {
    fn eq(&self, other: &Self) -> bool {
        self.note.measures == other.note.measures
            && self.note.diagnoses == other.note.diagnoses
            && self.phase == other.phase
            && self.disabled == other.disabled
    }
}

#[component]
pub fn Measures(props: &MeasuresProps) -> Html {
    let words = props.store.words();
    // The newest is open until another is asked for.
    let open = use_state(|| None::<Id>);
    let others = use_state(|| false);
    let opened = open.or(props.note.measures.last().map(|measurement| measurement.id));
    let offered = usual_measures(&props.note);
    let rest = MeasureId::all().filter(|measure| measure.row().is_offered && !offered.contains(measure));
    let add = |measure: MeasureId| {
        let row = measure.row();
        let (store, open) = (props.store.clone(), open.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            open.set(None);
            let said = SectionAction::Measure { measure, site: None, movement: None, landmark: None };
            store.dispatch(Action::Say(said), Source::User);
        });
        html! {
            <button type="button" key={row.id} class="chip" data-measure={row.id} title={words.say(row.name)} {onclick}>
                { icon(Icon::Plus) }{ words.say(row.short_name) }
            </button>
        }
    };
    let toggle = {
        let others = others.clone();
        Callback::from(move |_: MouseEvent| others.set(!*others))
    };
    html! {
        <>
            { for props.note.measures.iter().map(|measurement| {
                let is_open = opened == Some(measurement.id);
                let (open, id) = (open.clone(), measurement.id);
                let onclick = Callback::from(move |_: MouseEvent| open.set(Some(id)));
                card(props, measurement, is_open, onclick)
            }) }
            if !props.disabled {
                <div class="chips" role="group" aria-label={words.say("Measure")}>{ for offered.iter().copied().map(add) }</div>
                <button type="button" class="disclosure" aria-expanded={others.to_string()} onclick={toggle}>{ icon(Icon::Down) }{ words.say("Other measures") }</button>
                if *others { <div class="chips">{ for rest.map(add) }</div> }
            }
        </>
    }
}

fn card(props: &MeasuresProps, measurement: &Measurement, is_open: bool, onclick: Callback<MouseEvent>) -> Html {
    let words = props.store.words();
    let title = words.measurement_title(measurement);
    let remove = press(&props.store, Action::Say(SectionAction::RemoveMeasurement(measurement.id)));
    let compared = measurement.compared();
    let (first, last) = match compared {
        Some((first, last)) => (Some(first), Some(last)),
        None => (measurement.first(), measurement.after.as_ref()),
    };
    let change = compared.and_then(|(first, last)| words.real_change(measurement, first, last));
    html! {
        <article key={measurement.id.0.to_string()} class="card" data-measured={measurement.measure.row().id}>
            <header>
                <button type="button" class="card-title" aria-expanded={is_open.to_string()} {onclick}>
                    <h3>{ title.clone() }</h3>
                    <span class="measured">{ words.compared(measurement, first, last) }</span>
                </button>
                <button type="button" class="plain" aria-label={words.fill("Remove {title}", &[("title", &title)])} disabled={props.disabled} onclick={remove}>{ icon(Icon::Bin) }</button>
            </header>
            if is_open { { editor(props, measurement) } }
            if let Some(change) = change { <p class="source" title={measurement.measure.grounds().source}>{ change }</p> }
        </article>
    }
}

fn editor(props: &MeasuresProps, measurement: &Measurement) -> Html {
    let words = props.store.words();
    let row = measurement.measure.row();
    let taken = if props.phase == Phase::After { Taken::After } else { Taken::Before };
    html! {
        <>
            { place(props, measurement) }
            if row.is_mean {
                { activities(props, measurement, taken) }
            } else {
                { for shown(measurement, taken).into_iter().map(|taken| value(props, measurement, taken)) }
            }
            if let Some(norm) = words.norm_of(measurement) { <p class="source">{ norm }</p> }
            if let Some(meaning) = words.score_meaning(measurement.measure) { <p class="source" data-meaning="true">{ meaning }</p> }
            if row.licence != Licence::Free { { version(props, measurement) } }
            { remark(props, measurement) }
        </>
    }
}

/// The value of this phase, then what stands already; the start of the course and the other side while they may be
/// wanted, before the treatment.
fn shown(measurement: &Measurement, taken: Taken) -> Vec<Taken> {
    let others = [Taken::Before, Taken::After, Taken::Baseline, Taken::OtherSide].into_iter().filter(|other| {
        let is_sided = measurement.site.as_ref().is_some_and(|site| site.structure.row().paired);
        let is_asked = match other {
            Taken::After => taken == Taken::Before,
            Taken::OtherSide => is_sided,
            Taken::Before | Taken::Baseline => true,
        };
        *other != taken && (is_asked || measurement.value(*other).is_some())
    });
    std::iter::once(taken).chain(others).collect()
}

fn edit(props: &MeasuresProps, measurement: Id, edit: MeasurementEdit) -> Callback<MouseEvent> {
    press(&props.store, Action::Say(SectionAction::EditMeasurement { measurement, edit }))
}

/// A chip that says where; `code` is what it stands for, by the catalogue.
fn chip(code: &'static str, label: &str, pressed: bool, disabled: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="chip" data-code={code} aria-pressed={pressed.to_string()} {disabled} {onclick}>{ label.to_owned() }</button>
    }
}

/// Where it is measured: a joint with its movement, a landmark, or any structure.
fn place(props: &MeasuresProps, measurement: &Measurement) -> Html {
    let words = props.store.words();
    let id = measurement.id;
    let site = measurement.site.as_ref();
    let put = |site: Option<Site>| edit(props, id, MeasurementEdit::Site(site));
    match measurement.measure.row().place {
        MeasurePlace::Nowhere => Html::default(),
        MeasurePlace::Movement => {
            html! {
                <>
                    <div class="chips" role="group" aria-label={words.say("Joint")}>
                        // What is chosen stands alone; a tap on it offers the others again.
                        if let Some(site) = site {
                            { chip(site.structure.row().id, &words.site(site), true, props.disabled, put(None)) }
                        } else {
                            { for joints().into_iter().flat_map(sides_of).map(|site| chip(site.structure.row().id, &words.site(&site), false, props.disabled, put(Some(site)))) }
                        }
                    </div>
                    if let Some(site) = site {
                        <div class="chips" role="group" aria-label={words.say("Movement")}>
                            { for movements(site.structure).into_iter().filter(|movement| measurement.movement.as_deref().is_none_or(|chosen| chosen == *movement)).map(|movement| {
                                let pressed = measurement.movement.is_some();
                                let onclick = edit(props, id, MeasurementEdit::Movement((!pressed).then(|| movement.to_owned())));
                                chip(movement, &words::sentence(&words.movement(movement)), pressed, props.disabled, onclick)
                            }) }
                        </div>
                    }
                </>
            }
        }
        MeasurePlace::Landmark => html! {
            <>
                <div class="chips" role="group" aria-label={words.say("Landmark")}>
                    { for landmarks().iter().filter(|landmark| measurement.landmark.as_deref().is_none_or(|chosen| chosen == landmark.id)).map(|landmark| landmark_chip(props, measurement, landmark)) }
                </div>
                if let Some(landmark) = measurement.landmark.as_deref().and_then(landmark) {
                    <div class="chips" role="group" aria-label={words.say("Side")}>
                        { for sides_of(landmark.region).into_iter().map(|one| {
                            let pressed = site == Some(&one);
                            chip(ENGLISH.side(one.side), words.side(one.side), pressed, props.disabled, put((!pressed).then_some(one)))
                        }) }
                    </div>
                }
            </>
        },
        MeasurePlace::Anywhere => {
            let onchoose = {
                let store = props.store.clone();
                Callback::from(move |(structure, side)| {
                    let edit = MeasurementEdit::Site(Some(Site::new(structure, side)));
                    let said = SectionAction::EditMeasurement { measurement: id, edit };
                    store.dispatch(Action::Say(said), Source::User);
                })
            };
            html! {
                <>
                    if let Some(site) = site {
                        <div class="chips">
                            <button type="button" class="chip" aria-pressed="true" aria-label={words.fill("Remove {name}", &[("name", &words.site(site))])} disabled={props.disabled}
                                onclick={edit(props, id, MeasurementEdit::Site(None))}>{ words.site(site) }{ icon(Icon::Close) }</button>
                        </div>
                    } else if !props.disabled {
                        <StructureSearch {words} label={words.say("Where")} {onchoose} />
                    }
                </>
            }
        }
    }
}

fn landmark_chip(props: &MeasuresProps, measurement: &Measurement, landmark: &'static Landmark) -> Html {
    let pressed = measurement.landmark.as_deref() == Some(landmark.id);
    let next = (!pressed).then(|| landmark.id.to_owned());
    chip(
        landmark.id,
        props.store.words().say(landmark.description),
        pressed,
        props.disabled,
        edit(props, measurement.id, MeasurementEdit::Landmark(next)),
    )
}

/// A structure on each of its sides.
fn sides_of(structure: StructureId) -> Vec<Site> {
    let sides = if structure.row().paired { &[Side::Left, Side::Right][..] } else { &[Side::Midline] };
    sides.iter().map(|side| Site::new(structure, *side)).collect()
}

fn value(props: &MeasuresProps, measurement: &Measurement, taken: Taken) -> Html {
    let words = props.store.words();
    let label = match taken {
        Taken::Baseline => words.say("At the start"),
        Taken::Before => words.say("Before"),
        Taken::After => words.say("After"),
        Taken::OtherSide => words.say("Other side"),
    };
    let (store, id) = (props.store.clone(), measurement.id);
    let set = Callback::from(move |value: Option<Value>| {
        let edit = MeasurementEdit::Value(taken, value);
        store.dispatch(Action::Say(SectionAction::EditMeasurement { measurement: id, edit }), Source::User);
    });
    let held = measurement.value(taken);
    let control = match measurement.measure.row().kind {
        AttributeKind::Scale(scale) => html! {
            <div class={if scale.levels.iter().all(|level| level.code.len() <= 3) { "levels" } else { "chips" }}>
                { for scale.levels.iter().map(|level| {
                    let value = scale.value_of(level.code);
                    let pressed = held == Some(&value);
                    let (set, next) = (set.clone(), (!pressed).then_some(value));
                    let onclick = Callback::from(move |_: MouseEvent| set.emit(next.clone()));
                    html! {
                        <button type="button" class="level" aria-pressed={pressed.to_string()} title={words.say(level.label)}
                            aria-label={format!("{label} {}", words.say(level.label))} disabled={props.disabled} {onclick}>{ level.code }</button>
                    }
                }) }
            </div>
        },
        AttributeKind::Number { unit, least, most, step, .. } => stepper(&Stepper {
            words,
            label,
            unit: words::narrative::unit(unit, held.and_then(Value::number), words).into(),
            least,
            most,
            step,
            first: None,
            leap: None,
            value: held.and_then(Value::number),
            onchange: set.reform(|number: Option<f64>| number.map(Value::Number)),
            disabled: props.disabled,
        }),
        _ => Html::default(),
    };
    html! {
        <div class="field" role="group" aria-label={label} data-taken={label}>
            <span class="field-label">{ label }</span>{ control }
        </div>
    }
}

/// What the phrases of an activity are kept under, and its label.
const HARD_TO_DO: &str = "hard-to-do";
const LABEL: &str = text("What the client finds hard");

/// Each activity with its score; a line for another.
fn activities(props: &MeasuresProps, measurement: &Measurement, taken: Taken) -> Html {
    let words = props.store.words();
    let (store, id) = (props.store.clone(), measurement.id);
    let say =
        move |edit| store.dispatch(Action::Say(SectionAction::EditMeasurement { measurement: id, edit }), Source::User);
    let add = {
        let store = props.store.clone();
        Callback::from(move |activity: String| {
            teach(&store, |known, note| learned(known, HARD_TO_DO, &activity, note));
            say(MeasurementEdit::AddActivity(activity));
        })
    };
    let onchange = {
        let add = add.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let activity = input.value().trim().to_owned();
                if !activity.is_empty() {
                    add.emit(activity);
                    input.set_value("");
                }
            }
        })
    };
    let said: String = measurement.activities.iter().map(|activity| format!("{}\n", activity.activity)).collect();
    let known = props.store.state().screen.phrases.clone();
    let offered = Phrases::read(&known).offered(HARD_TO_DO, &said);
    let offered = offered.iter().take(if props.disabled { 0 } else { 6 }).map(|phrase| phrase.text);
    html! {
        <>
            { for measurement.activities.iter().enumerate().map(|(place, activity)| {
                let held = if taken == Taken::After { activity.after } else { activity.before };
                let remove = edit(props, id, MeasurementEdit::RemoveActivity(place));
                html! {
                    <div class="field" key={place} role="group" aria-label={activity.activity.clone()}>
                        <span class="field-label">{ activity.activity.clone() }
                            <button type="button" class="plain small" aria-label={words.fill("Remove {name}", &[("name", &activity.activity)])} disabled={props.disabled} onclick={remove}>{ icon(Icon::Close) }</button>
                        </span>
                        <div class="levels">
                            { for (0..=10_u8).map(|score| {
                                let score = f64::from(score);
                                let pressed = held == Some(score);
                                let next = (!pressed).then_some(score);
                                let changed = if taken == Taken::After {
                                    Activity { after: next, ..activity.clone() }
                                } else {
                                    Activity { before: next, ..activity.clone() }
                                };
                                let onclick = edit(props, id, MeasurementEdit::Activity(place, changed));
                                html! {
                                    <button type="button" class="level" aria-pressed={pressed.to_string()} disabled={props.disabled} {onclick}>{ words.amount(score) }</button>
                                }
                            }) }
                        </div>
                    </div>
                }
            }) }
            <label class="field">
                <span class="field-label">{ words.say(LABEL) }</span>
                <input class="text" type="text" placeholder={words.say("Sitting at the desk")} {onchange} disabled={props.disabled} autocomplete="off" />
            </label>
            { chips(words, words.say(LABEL), offered, &add, None) }
        </>
    }
}

fn remark(props: &MeasuresProps, measurement: &Measurement) -> Html {
    let words = props.store.words();
    let (store, id) = (props.store.clone(), measurement.id);
    let onwrite = {
        let store = store.clone();
        Callback::from(move |text| {
            let edit = MeasurementEdit::Remark(text);
            store.dispatch(Action::Say(SectionAction::EditMeasurement { measurement: id, edit }), Source::User);
        })
    };
    html! {
        <div class="field remark">
            <Writing {store} context="measurement" label={words.say("In your words")} text={measurement.remark.clone()} {onwrite} disabled={props.disabled} />
        </div>
    }
}

/// Of an instrument that is not free only the score and its version are kept.
fn version(props: &MeasuresProps, measurement: &Measurement) -> Html {
    let words = props.store.words();
    let (store, id) = (props.store.clone(), measurement.id);
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let edit = MeasurementEdit::Version(input.value());
            store.dispatch(Action::Say(SectionAction::EditMeasurement { measurement: id, edit }), Source::User);
        }
    });
    html! {
        <label class="field">
            <span class="field-label">{ words.say("Version") }<small>{ words.say("the score only; the questions need a licence") }</small></span>
            <input class="text" type="text" value={measurement.version.clone()} {oninput} disabled={props.disabled} autocomplete="off" />
        </label>
    }
}
