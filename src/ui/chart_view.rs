//! One drawing as a component: hands fingers and keys to the editor, and states to the canvas.

use std::{cell::RefCell, rc::Rc};

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use yew::prelude::*;

use crate::{
    chart::{Drawing, Layer, REACH, Region, Spot, View, decimal, drawing},
    editor::{Action, Drawings, EntryId, Phase, Source, State, Store, Subscription, Tool, drag, draw, tap},
    note::Value,
    ui::{
        camera::Camera,
        canvas::Canvas,
        dom::set_property,
        gesture::{Gesture, Gestures, Touch},
        neighbour::{Direction, neighbour},
        resize::Resize,
        slide::slid,
    },
    words,
};

/// How the zoom buttons ask the drawings for another sight; each press is a number of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ZoomRequest {
    pub number: u32,
    /// 0 goes back to the whole drawing.
    pub factor: f64,
}

#[derive(Properties)]
pub struct ChartViewProps {
    pub store: Rc<Store>,
    pub view: View,
    pub layer: Layer,
    pub drawings: Drawings,
    pub zoom: ZoomRequest,
}

impl PartialEq for ChartViewProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
            && self.view == other.view
            && self.layer == other.layer
            && self.drawings == other.drawings
            && self.zoom == other.zoom
    }
}

#[component]
pub fn ChartView(props: &ChartViewProps) -> Html {
    let host = use_node_ref();
    let bubble = use_node_ref();
    let surface = use_mut_ref(|| None::<Surface>);
    // Only the whole body has a deep layer; a close-up stays on its surface.
    let layer = if props.view.is_whole_body() { props.layer } else { Layer::Surface };
    let is_here = drawing(props.view, layer).is_some();

    {
        let (host, bubble, surface, store) = (host.clone(), bubble.clone(), surface.clone(), props.store.clone());
        use_effect_with((props.view, layer, is_here, Rc::as_ptr(&props.store)), move |(view, layer, ..)| {
            if let (Some(host), Some(bubble)) = (host.cast::<HtmlElement>(), bubble.cast::<HtmlElement>()) {
                *surface.borrow_mut() =
                    drawing(*view, *layer).and_then(|drawing| Surface::open(host, bubble, drawing, store));
            }
            move || drop(surface.borrow_mut().take())
        });
    }
    {
        let surface = surface.clone();
        use_effect_with(props.zoom, move |zoom| {
            if zoom.number > 0
                && let Some(surface) = &*surface.borrow()
            {
                surface.zoom(zoom.factor);
            }
        });
    }

    html! {
        <figure class="chart" data-figure={props.view.id()} aria-busy={(!is_here).then_some("true")}>
            <div class="chart-host" ref={host} />
            <output class="slide-value" ref={bubble} hidden=true aria-hidden="true" />
            <figcaption>{ words::view(props.view) }</figcaption>
        </figure>
    }
}

/// A canvas with its listeners; dropping it takes everything off the page.
struct Surface {
    hand: Rc<Hand>,
    _listeners: Vec<EventListener>,
    _subscription: Subscription,
    _resize: Option<Resize>,
}

struct Hand {
    store: Rc<Store>,
    host: HtmlElement,
    bubble: HtmlElement,
    canvas: RefCell<Canvas>,
    gestures: RefCell<Gestures>,
}

impl Surface {
    fn open(host: HtmlElement, bubble: HtmlElement, drawing: &'static Drawing, store: Rc<Store>) -> Option<Surface> {
        let canvas = Canvas::new(&host, drawing)?;
        let svg = canvas.svg.clone();
        let hand = Rc::new(Hand {
            store: store.clone(),
            host,
            bubble,
            canvas: RefCell::new(canvas),
            gestures: RefCell::new(Gestures::default()),
        });
        hand.show(&store.state());

        let listen = |name: &'static str, handler: fn(&Rc<Hand>, &Event)| {
            let hand = hand.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&svg, name, options, move |event| handler(&hand, event))
        };
        let listeners = vec![
            listen("pointerdown", |hand, event| hand.pointer(event, Gestures::down)),
            listen("pointermove", |hand, event| hand.pointer_moved(event)),
            listen("pointerup", |hand, event| hand.pointer(event, Gestures::up)),
            listen("pointercancel", |hand, _| hand.lost()),
            listen("keydown", Hand::key),
            listen("wheel", Hand::wheel),
            listen("contextmenu", |_, event| event.prevent_default()),
            // The pointer's events say it all: no mouse is played to the page after a touch, and nothing looked up for it.
            listen("touchstart", |_, event| event.prevent_default()),
            listen("click", Hand::click),
        ];
        let subscription = {
            let hand = Rc::downgrade(&hand);
            store.subscribe(Rc::new(move |_, after, _| {
                if let Some(hand) = hand.upgrade() {
                    hand.show(after);
                }
            }))
        };
        let resize = {
            let hand = Rc::downgrade(&hand);
            Resize::observe(&svg, move || {
                if let Some(hand) = hand.upgrade() {
                    hand.canvas.borrow_mut().fit();
                }
            })
        };
        Some(Surface { hand, _listeners: listeners, _subscription: subscription, _resize: resize })
    }

    fn zoom(&self, factor: f64) {
        let mut canvas = self.hand.canvas.borrow_mut();
        let camera =
            if factor == 0.0 { Camera::new(canvas.drawing.view_box) } else { canvas.camera.zoomed_at_middle(factor) };
        canvas.aim(camera);
    }
}

impl Drop for Surface {
    fn drop(&mut self) {
        self.hand.canvas.borrow().clear();
    }
}

impl Hand {
    fn show(&self, state: &Rc<State>) {
        self.canvas.borrow_mut().show(state);
    }

    fn pointer(&self, event: &Event, step: fn(&mut Gestures, Touch) -> Option<Gesture>) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        if pointer.type_() == "pointerdown" {
            if pointer.button() != 0 {
                return;
            }
            // Keeps the pointer's moves coming when the finger leaves the drawing.
            let _ = self.canvas.borrow().svg.set_pointer_capture(pointer.pointer_id());
            self.end_typing();
        }
        let gesture = step(&mut self.gestures.borrow_mut(), touch(pointer));
        self.act(gesture);
    }

    /// What is being typed belongs to what is selected now: it is taken over before the finger selects anything else.
    fn end_typing(&self) {
        // The root is a document or a shadow, which have this in common and no type.
        let focused = js_sys::Reflect::get(&self.host.get_root_node(), &"activeElement".into());
        if let Some(field) = focused.ok().and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
            let _ = field.blur();
        }
    }

    fn pointer_moved(&self, event: &Event) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        let state = self.store.state();
        let gesture = self.gestures.borrow_mut().moved(touch(pointer), &|paused| drag(&state, paused));
        self.act(gesture);
    }

    fn lost(&self) {
        let gesture = self.gestures.borrow_mut().lost();
        self.act(gesture);
    }

    fn act(&self, gesture: Option<Gesture>) {
        match gesture {
            None => {}
            Some(Gesture::Tap { x, y, twice }) => self.tap(x, y, twice),
            Some(Gesture::Slide { x, y, up }) => self.show_slide(x, y, up),
            Some(Gesture::SlideEnd { x, y, up }) => {
                self.hide_slide();
                if let Some(spot) = self.spot(x, y) {
                    let severity = self.severity(up);
                    self.dispatch(|state, view, layer, reach| tap(state, view, layer, spot, reach, severity.clone()));
                }
            }
            Some(Gesture::Stroke(points)) => self.canvas.borrow().show_stroke(&self.spots(&points)),
            Some(Gesture::StrokeEnd { points, kind }) => {
                self.canvas.borrow().show_stroke(&[]);
                let spots = self.spots(&points);
                self.dispatch(|state, view, layer, reach| draw(state, view, layer, &spots, kind, reach));
            }
            Some(Gesture::Pan { across, down }) => {
                let mut canvas = self.canvas.borrow_mut();
                if let Some(unit) = canvas.units_per_pixel().filter(|_| !canvas.camera.is_home()) {
                    let camera = canvas.camera.panned(-across * unit, -down * unit);
                    canvas.aim(camera);
                }
            }
            Some(Gesture::Pinch { x, y, factor, across, down }) => {
                let spot = self.spot(x, y);
                let mut canvas = self.canvas.borrow_mut();
                if let (Some(spot), Some(unit)) = (spot, canvas.units_per_pixel()) {
                    let camera = canvas.camera.zoomed(factor, spot).panned(-across * unit, -down * unit);
                    canvas.aim(camera);
                }
            }
            Some(Gesture::Cancel) => {
                self.hide_slide();
                self.canvas.borrow().show_stroke(&[]);
            }
        }
    }

    fn tap(&self, x: f64, y: f64, twice: bool) {
        let Some(spot) = self.spot(x, y) else { return };
        let state = self.store.state();
        // After the treatment two quick taps are two marks that lie side by side.
        if twice && state.screen.tool.is_none() && state.screen.phase == Phase::Before {
            let mut canvas = self.canvas.borrow_mut();
            let camera = if canvas.camera.zoom() > 2.0 {
                Camera::new(canvas.drawing.view_box)
            } else {
                canvas.camera.zoomed(2.5, spot)
            };
            canvas.aim(camera);
            return;
        }
        self.dispatch(|state, view, layer, reach| tap(state, view, layer, spot, reach, None));
    }

    fn dispatch(&self, ask: impl FnOnce(&State, View, Layer, f64) -> Option<Action>) {
        let (view, layer, reach) = {
            let canvas = self.canvas.borrow();
            let reach = REACH * canvas.units_per_pixel().unwrap_or(1.0);
            (canvas.drawing.view, canvas.drawing.layer, reach)
        };
        let state = self.store.state();
        if let Some(action) = ask(&state, view, layer, reach) {
            self.store.dispatch(action, Source::User);
        }
    }

    fn spot(&self, x: f64, y: f64) -> Option<Spot> {
        self.canvas.borrow().spot(x, y)
    }

    fn spots(&self, points: &[(f64, f64)]) -> Vec<Spot> {
        let canvas = self.canvas.borrow();
        points.iter().filter_map(|(x, y)| canvas.spot(*x, *y)).collect()
    }

    fn severity(&self, up: f64) -> Option<Value> {
        match self.store.state().screen.tool {
            Some(Tool::Finding(finding)) => finding.row().severity.and_then(|attribute| slid(attribute, up)),
            _ => None,
        }
    }

    fn show_slide(&self, x: f64, y: f64, up: f64) {
        let Some(Tool::Finding(finding)) = self.store.state().screen.tool else { return };
        let Some((attribute, value)) = finding.row().severity.zip(self.severity(up)) else { return };
        let around = self.host.get_bounding_client_rect();
        self.bubble.set_text_content(Some(&words::grade(attribute, &value)));
        self.bubble.set_hidden(false);
        set_property(&self.bubble, "left", &format!("{}px", decimal(x - around.left(), 0)));
        set_property(&self.bubble, "top", &format!("{}px", decimal((y - around.top()).max(96.0), 0)));
    }

    fn hide_slide(&self) {
        self.bubble.set_hidden(true);
    }

    fn key(self: &Rc<Self>, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.ctrl_key() || key.meta_key() || key.alt_key() {
            return;
        }
        let direction = match key.key().as_str() {
            "ArrowUp" => Direction::Up,
            "ArrowDown" => Direction::Down,
            "ArrowLeft" => Direction::Left,
            "ArrowRight" => Direction::Right,
            other => {
                if self.other_key(other) {
                    event.prevent_default();
                }
                return;
            }
        };
        event.prevent_default();
        let mut canvas = self.canvas.borrow_mut();
        if let Some(place) = neighbour(canvas.drawing, canvas.focused(), direction) {
            canvas.focus(place);
        }
    }

    /// A screen reader presses a region without a pointer.
    fn click(self: &Rc<Self>, event: &Event) {
        if event.dyn_ref::<MouseEvent>().is_none_or(|click| click.detail() != 0) {
            return;
        }
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(id) = pressed.and_then(|region| region.get_attribute("data-region")) {
            let drawing = self.canvas.borrow().drawing;
            self.press(drawing.region(&id));
        }
    }

    /// Takes a region as a tap on its anchor would, and nothing beside it.
    fn press(&self, region: Option<&'static Region>) {
        let Some(region) = region else { return };
        self.dispatch(|state, view, layer, _| tap(state, view, layer, region.middle(), 0.0, None));
    }

    fn other_key(&self, key: &str) -> bool {
        match key {
            "Enter" | " " => {
                let focused = {
                    let canvas = self.canvas.borrow();
                    canvas.drawing.regions.get(canvas.focused())
                };
                self.press(focused);
                focused.is_some()
            }
            "Delete" | "Backspace" => {
                let selection: Option<EntryId> = self.store.state().screen.selection;
                selection.map(|entry| self.store.dispatch(Action::Remove(entry), Source::User)).is_some()
            }
            "+" | "=" => self.zoom_key(1.5),
            "-" => self.zoom_key(1.0 / 1.5),
            "0" => self.zoom_key(0.0),
            _ => false,
        }
    }

    fn zoom_key(&self, factor: f64) -> bool {
        let mut canvas = self.canvas.borrow_mut();
        let region = canvas.drawing.regions.get(canvas.focused());
        let camera = match region {
            Some(region) if factor > 0.0 => canvas.camera.zoomed(factor, region.middle()),
            _ => Camera::new(canvas.drawing.view_box),
        };
        canvas.aim(camera);
        true
    }

    fn wheel(self: &Rc<Self>, event: &Event) {
        let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
        // A plain wheel scrolls the page; with Ctrl, and from a trackpad's pinch, it zooms.
        if !wheel.ctrl_key() {
            return;
        }
        event.prevent_default();
        if let Some(spot) = self.spot(f64::from(wheel.client_x()), f64::from(wheel.client_y())) {
            let mut canvas = self.canvas.borrow_mut();
            let camera = canvas.camera.zoomed(if wheel.delta_y() < 0.0 { 1.15 } else { 1.0 / 1.15 }, spot);
            canvas.aim(camera);
        }
    }
}

fn touch(event: &PointerEvent) -> Touch {
    Touch {
        pointer: event.pointer_id(),
        x: f64::from(event.client_x()),
        y: f64::from(event.client_y()),
        time: event.time_stamp(),
        contact: f64::from(event.width().max(event.height())),
    }
}
