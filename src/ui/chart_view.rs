//! One drawing as a component: puts it on the page, hands its events to the hand and states to the canvas.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::{Event, HtmlElement};
use yew::prelude::*;

use crate::{
    chart::{Drawing, Layer, View, drawing},
    editor::{Arrival, Store, Subscription},
    ui::{camera::Camera, canvas::Canvas, gesture::Gestures, hand::Hand, resize::Resize},
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
    pub drawings: Arrival,
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
    let words = props.store.words();
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
            <figcaption>{ words.view(props.view) }</figcaption>
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

impl Surface {
    fn open(host: HtmlElement, bubble: HtmlElement, drawing: &'static Drawing, store: Rc<Store>) -> Option<Surface> {
        let canvas = Canvas::new(&host, drawing, store.words())?;
        let svg = canvas.svg.clone();
        let hand = Rc::new(Hand::new(store.clone(), host, bubble, canvas));
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
