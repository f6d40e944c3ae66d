//! Clocks that run on the screen.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use yew::prelude::*;

use crate::{editor::Store, note::Timestamp};

#[derive(Properties)]
pub struct RunningClockProps {
    pub store: Rc<Store>,
    pub since: Timestamp,
}

impl PartialEq for RunningClockProps {
    fn eq(&self, other: &Self) -> bool {
        self.since == other.since && Rc::ptr_eq(&self.store, &other.store)
    }
}

/// After these hours it is no longer the same day's work, and the moment itself says more.
const LONGEST: i64 = 12;

/// Minutes and seconds since a moment. Not a live region: a clock that speaks every second helps nobody.
#[component]
pub fn RunningClock(props: &RunningClockProps) -> Html {
    let words = props.store.words();
    let tick = use_force_update();
    use_effect_with(props.since, move |_| {
        let interval = Interval::new(1000, move || tick.force_update());
        move || drop(interval)
    });
    let seconds = (props.store.env().now().0 - props.since.0).whole_seconds().max(0);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let text = if hours >= LONGEST {
        words.moment(props.since)
    } else if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    };
    html! { <span class="time" role="timer">{ text }</span> }
}
