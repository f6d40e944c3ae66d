//! What stands above a signed note: who signed it and when, or that it is not what was signed.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    editor::{Action, Beside, State, Store},
    note::{Note, Verdict},
    ui::{
        icon::{Icon, icon},
        layout::Layout,
        press::press,
    },
    words,
};

pub fn seal(store: &Rc<Store>, state: &Rc<State>, layout: Option<Layout>) -> Html {
    let screen = &state.screen;
    // On a phone the page may be folded away.
    let is_finish = screen.beside == Beside::Finish
        && screen.selection.is_none()
        && screen.place.is_none()
        && layout != Some(Layout::Narrow);
    html! { <Seal store={store.clone()} note={state.note().clone()} {is_finish} /> }
}

#[derive(Properties)]
pub struct SealProps {
    store: Rc<Store>,
    note: Rc<Note>,
    /// True where the page that it leads to is in sight.
    is_finish: bool,
}

impl PartialEq for SealProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
            && Rc::ptr_eq(&self.note, &other.note)
            && self.is_finish == other.is_finish
    }
}

#[component]
fn Seal(props: &SealProps) -> Html {
    let words = props.store.words();
    let note = &props.note;
    let verdict = use_verdict(note);
    let Some(signature) = note.record.first() else { return Html::default() };
    let way = |name: &'static str| {
        let Some(go) = (!props.is_finish).then(|| press(&props.store, Action::TurnTo(Beside::Finish))) else {
            return Html::default();
        };
        html! { <button type="button" class="chip" onclick={go}>{ name }</button> }
    };
    if let Verdict::Broken { at, .. } = &*verdict {
        return html! {
            <div class="seal" data-holds="false" role="alert">
                { icon(Icon::Warning) }
                <p><b>{ words.say("This signed note does not hold. ") }</b>{ words.broken(note, *at) }{ words.say(" It can still be read.") }</p>
                { way(words.say("See what")) }
            </div>
        };
    }
    html! {
        <div class="seal" data-holds="true">
            { icon(Icon::Lock) }
            <p>{ words.fill("Signed {moment} by {author}", &[("moment", &words.moment(signature.at)), ("author", &words::author(&signature.by))]) }</p>
            { way(words.say("Add an addendum")) }
        </div>
    }
}

/// What the hashes say of a note, reckoned once for each state of it.
#[hook]
pub fn use_verdict(note: &Rc<Note>) -> Rc<Verdict> {
    use_memo(ThisVery(note.clone()), |note| note.0.verdict())
}

struct ThisVery(Rc<Note>);

impl PartialEq for ThisVery {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
