//! The chart's place on the screen: the drawings in sight, the strip of the others, the layer and the zoom.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    chart::{Layer, View, decimal, frame},
    editor::{Action, Arrival, Phase, Source, Store},
    ui::{
        chart_view::{ChartView, ZoomRequest},
        icon::{Icon, icon},
        layout::Layout,
    },
    words::text,
};

/// Views that are looked at together where there is room.
const SPREADS: [(&str, &[View]); 7] = [
    (text("Body"), &[View::Anterior, View::Posterior]),
    (text("Sides"), &[View::LateralLeft, View::LateralRight]),
    (text("Head"), &[View::HeadSideRight, View::HeadFront, View::HeadSideLeft]),
    (text("Palms"), &[View::HandPalmarRight, View::HandPalmarLeft]),
    (text("Hands"), &[View::HandDorsalLeft, View::HandDorsalRight]),
    (text("Feet"), &[View::FootDorsalRight, View::FootDorsalLeft]),
    (text("Soles"), &[View::FootPlantarRight, View::FootPlantarLeft]),
];

#[derive(Properties)]
pub struct StageProps {
    pub store: Rc<Store>,
    pub view: View,
    pub layer: Layer,
    pub phase: Phase,
    pub drawings: Arrival,
    pub layout: Layout,
}

impl PartialEq for StageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
            && self.view == other.view
            && self.layer == other.layer
            && self.phase == other.phase
            && self.drawings == other.drawings
            && self.layout == other.layout
    }
}

#[component]
pub fn Stage(props: &StageProps) -> Html {
    let words = props.store.words();
    let zoom = use_state(|| ZoomRequest { number: 0, factor: 0.0 });
    let spread = spread_of(props.view);
    let in_sight: &[View] = if props.layout == Layout::Wide { spread.1 } else { std::slice::from_ref(&props.view) };
    let layer = if props.view.is_whole_body() { props.layer } else { Layer::Surface };

    let ask = |factor: f64| {
        let zoom = zoom.clone();
        Callback::from(move |_: MouseEvent| zoom.set(ZoomRequest { number: zoom.number + 1, factor }))
    };
    let look = |view: View, layer: Layer| {
        let store = props.store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::LookAt { view, layer }, Source::User))
    };

    let thumbs = if props.layout == Layout::Wide {
        SPREADS
            .iter()
            .map(|(name, views)| {
                thumb(words.say(name), views, views.contains(&props.view), look(views[0], props.layer))
            })
            .collect::<Html>()
    } else {
        SPREADS
            .iter()
            .flat_map(|(_, views)| *views)
            .map(|view| thumb(words.view(*view), &[*view], *view == props.view, look(*view, props.layer)))
            .collect::<Html>()
    };

    html! {
        <section class="stage" part="chart" aria-label={words.say("Body chart")} data-spread={spread.0.to_ascii_lowercase()} data-count={in_sight.len().to_string()}>
            <nav class="views" aria-label={words.say("Views")}>{ thumbs }</nav>
            <div class="charts">
                { for in_sight.iter().map(|view| html! {
                    <ChartView key={view.id()} store={props.store.clone()} view={*view} {layer} drawings={props.drawings} zoom={*zoom} />
                }) }
                if props.drawings == Arrival::Failed {
                    <p class="missing" role="status">
                        { icon(Icon::Warning) }<span>{ words.say("The other drawings could not be loaded yet.") }</span>
                    </p>
                }
                <div class="layers segmented" role="group" aria-label={words.say("Layer")} hidden={!props.view.is_whole_body()}>
                    { for [Layer::Surface, Layer::Deep].map(|each| html! {
                        <button type="button" aria-pressed={(each == layer).to_string()}
                            onclick={look(props.view, each)}>{ words.layer(each) }</button>
                    }) }
                </div>
                <div class="zoom" role="group" aria-label={words.say("Zoom")}>
                    <button type="button" aria-label={words.say("Zoom in")} onclick={ask(1.6)}>{ icon(Icon::Plus) }</button>
                    <button type="button" aria-label={words.say("Zoom out")} onclick={ask(1.0 / 1.6)}>{ icon(Icon::Minus) }</button>
                    <button type="button" aria-label={words.say("Show the whole drawing")} onclick={ask(0.0)}>{ icon(Icon::Fit) }</button>
                </div>
            </div>
        </section>
    }
}

fn spread_of(view: View) -> &'static (&'static str, &'static [View]) {
    SPREADS.iter().find(|(_, views)| views.contains(&view)).unwrap_or(&SPREADS[0])
}

fn thumb(name: &str, views: &[View], current: bool, onclick: Callback<MouseEvent>) -> Html {
    let pictures = views.iter().filter_map(|view| {
        let frame = frame(*view, Layer::Surface)?;
        Some(html! {
            <svg viewBox={frame.view_box.map(|number| decimal(number.into(), 1)).join(" ")} aria-hidden="true" focusable="false">
                <path d={frame.silhouette} transform={frame.mirrored.then_some("scale(-1 1)")} />
            </svg>
        })
    });
    html! {
        <button type="button" class="thumb" aria-pressed={current.to_string()} aria-label={name.to_owned()} title={name.to_owned()} {onclick}>
            <span class="thumb-pictures">{ for pictures }</span>
            <span class="thumb-name">{ name.to_owned() }</span>
        </button>
    }
}
