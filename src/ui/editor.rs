//! The one screen: bar, palette, chart, strip and inspector, laid out for the room there is.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::{
    editor::{Beside, Event, Phase, Source, State, Store},
    note::SessionKind,
    ui::{
        after_paint::AfterPaint,
        announcer::announcer,
        keyboard::shortcut,
        later::later,
        layout::Layout,
        palette::{Favourites, Palette},
        panel::use_panel,
        resize::Resize,
        stage::Stage,
        strip::strip,
        top_bar::top_bar,
    },
};

#[derive(Clone, Properties)]
pub struct NoteEditorProps {
    pub store: Rc<Store>,
    /// The order of the palette for each kind of session.
    pub favourites: Rc<dyn Fn(SessionKind) -> Favourites>,
    #[prop_or_default]
    pub leading: Html,
    #[prop_or_default]
    pub trailing: Html,
}

impl std::fmt::Debug for NoteEditorProps {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NoteEditorProps").finish_non_exhaustive()
    }
}

impl PartialEq for NoteEditorProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
            && Rc::ptr_eq(&self.favourites, &other.favourites)
            && self.leading == other.leading
            && self.trailing == other.trailing
    }
}

#[component]
pub fn NoteEditor(props: &NoteEditorProps) -> Html {
    let state = use_state_of(&props.store);
    let words = state.screen.words;
    let root = use_node_ref();
    let layout = use_layout(&root);
    let kind = state.note().session.kind;
    let favourites = {
        let favourites = props.favourites.clone();
        // Once for each note and kind: a palette that moves under the finger would be worse than a stale one.
        use_memo((state.note().id, kind, Rc::as_ptr(&favourites).cast::<()>()), move |_| favourites(kind))
    };
    let onkeydown = {
        let store = props.store.clone();
        Callback::from(move |event: KeyboardEvent| {
            let in_text = event
                .composed_path()
                .get(0)
                .dyn_ref::<Element>()
                .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"));
            if let Some(action) = shortcut(&event, in_text) {
                event.prevent_default();
                store.dispatch(action, Source::User);
            }
        })
    };
    let store = &props.store;
    let panel = use_panel(store, &state, layout);
    html! {
        <div class="palpate" ref={root} data-layout={layout.map_or("unmeasured", Layout::name)}
            data-signed={state.note().is_signed().to_string()}
            data-beside={if state.screen.beside == Beside::List { "list" } else { "page" }}
            data-phase={if state.screen.phase == Phase::After { "after" } else { "before" }} {onkeydown}>
            { top_bar(store, &state, props.leading.clone(), props.trailing.clone()) }
            if let Some(later) = later().filter(|_| state.note().is_signed()) {
                { (later.seal)(store, &state, layout) }
            }
            // In another language everything is made anew.
            if let Some(layout) = layout {
                <key={words.id()}>
                if !state.note().is_signed() {
                    <Palette store={store.clone()} tool={state.screen.tool} {favourites}
                        screening={state.note().screening.clone()} program={state.screen.arrivals.program} />
                }
                <Stage store={store.clone()} view={state.screen.view} layer={state.screen.layer}
                    phase={state.screen.phase} drawings={state.screen.arrivals.drawings} {layout} />
                { strip(store, &state) }
                { panel }
                </>
            }
            { announcer(&state) }
        </div>
    }
}

/// The store's state; the component renders again at each new one. What was just added is painted on the drawing at
/// once, where the finger and the eye are, and everything else follows one frame later.
#[hook]
fn use_state_of(store: &Rc<Store>) -> Rc<State> {
    let state = use_state(|| store.state());
    {
        let (state, store) = (state.clone(), store.clone());
        use_effect_with(Rc::as_ptr(&store), move |_| {
            state.set(store.state());
            let waiting = Rc::new(RefCell::new(None));
            let (shown, waits) = (store.clone(), waiting.clone());
            let subscription = store.subscribe(Rc::new(move |before, after, _| {
                let (was, is) = (before.happening, after.happening);
                if was.number == is.number || !matches!(is.event, Some(Event::Added(_))) {
                    state.set(after.clone());
                } else if waits.borrow().is_none() {
                    let (state, shown, waited) = (state.clone(), shown.clone(), waits.clone());
                    let show = move || {
                        waited.take();
                        state.set(shown.state());
                    };
                    *waits.borrow_mut() = Some(AfterPaint::new(show));
                }
            }));
            move || {
                drop(subscription);
                waiting.take();
            }
        });
    }
    (*state).clone()
}

/// A field that has the focus.
const TYPED_IN: &str = ":is(input, textarea):focus";

/// How the editor lays itself out, from the size of its own box; none until it is on the page.
#[hook]
fn use_layout(root: &NodeRef) -> Option<Layout> {
    let layout = use_state(|| None);
    {
        let (layout, root) = (layout.clone(), root.clone());
        use_effect_with((), move |()| {
            let observer = root.cast::<HtmlElement>().and_then(|element| {
                let measured = element.clone();
                let (last, width) = (std::cell::Cell::new(None), std::cell::Cell::new(0));
                let measure = move || {
                    let is_as_wide = width.replace(measured.client_width()) == measured.client_width();
                    // A keyboard on the screen takes of the height, and the field must stay for which it came.
                    if is_as_wide && matches!(measured.query_selector(TYPED_IN), Ok(Some(_))) {
                        return;
                    }
                    let now = Layout::of(f64::from(measured.client_width()), f64::from(measured.client_height()));
                    if last.replace(Some(now)) != Some(now) {
                        layout.set(Some(now));
                    }
                };
                measure();
                Resize::observe(&element, measure)
            });
            move || drop(observer)
        });
    }
    *layout
}
