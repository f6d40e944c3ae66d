//! What fingers, keys and wheels do on a drawing: gestures become actions, and move what is in sight.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use crate::{
    chart::{Layer, REACH, Region, Spot, View, decimal},
    editor::{Action, EntryId, Phase, Source, State, Store, Tool, drag, draw, tap},
    note::Value,
    ui::{
        camera::Camera,
        canvas::Canvas,
        dom::set_property,
        gesture::{Gesture, Gestures, Touch},
        later::later,
        neighbour::{Direction, neighbour},
        slide::slid,
    },
};

pub struct Hand {
    store: Rc<Store>,
    host: HtmlElement,
    /// Shows a severity while it is slid to.
    bubble: HtmlElement,
    pub canvas: RefCell<Canvas>,
    gestures: RefCell<Gestures>,
}

impl Hand {
    pub fn new(store: Rc<Store>, host: HtmlElement, bubble: HtmlElement, canvas: Canvas) -> Hand {
        Hand { store, host, bubble, canvas: RefCell::new(canvas), gestures: RefCell::default() }
    }

    pub fn show(&self, state: &Rc<State>) {
        self.canvas.borrow_mut().show(state);
    }

    pub fn pointer(&self, event: &Event, step: fn(&mut Gestures, Touch) -> Option<Gesture>) {
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

    pub fn pointer_moved(&self, event: &Event) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        let state = self.store.state();
        let gesture = self.gestures.borrow_mut().moved(touch(pointer), &|paused| drag(&state, paused));
        self.act(gesture);
    }

    pub fn lost(&self) {
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
                self.dispatch(|state, view, layer, reach| {
                    let drained = later().and_then(|later| (later.drain)(state, view, layer, &spots, reach));
                    drained.or_else(|| draw(state, view, layer, &spots, kind, reach))
                });
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
        self.bubble.set_text_content(Some(&self.store.words().grade(attribute, &value)));
        self.bubble.set_hidden(false);
        set_property(&self.bubble, "left", &format!("{}px", decimal(x - around.left(), 0)));
        set_property(&self.bubble, "top", &format!("{}px", decimal((y - around.top()).max(96.0), 0)));
    }

    fn hide_slide(&self) {
        self.bubble.set_hidden(true);
    }

    pub fn key(self: &Rc<Self>, event: &Event) {
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
    pub fn click(self: &Rc<Self>, event: &Event) {
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

    pub fn wheel(self: &Rc<Self>, event: &Event) {
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
