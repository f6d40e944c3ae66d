//! From pointers to intentions: a tap, a slide, a stroke, a pan, a pinch, or a palm that means nothing.

use crate::{editor::Drag, note::StrokeKind};

/// A pointer event, as far as gestures look at it. Lengths are CSS pixels, time is milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Touch {
    pub pointer: i32,
    pub x: f64,
    pub y: f64,
    pub time: f64,
    /// The larger side of the contact; 0 or 1 where the device does not say.
    pub contact: f64,
}

/// What the fingers ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Gesture {
    Tap {
        x: f64,
        y: f64,
        twice: bool,
    },
    /// Slid this far upwards from where it was pressed.
    Slide {
        x: f64,
        y: f64,
        up: f64,
    },
    SlideEnd {
        x: f64,
        y: f64,
        up: f64,
    },
    Stroke(Vec<(f64, f64)>),
    StrokeEnd {
        points: Vec<(f64, f64)>,
        kind: StrokeKind,
    },
    Pan {
        across: f64,
        down: f64,
    },
    Pinch {
        x: f64,
        y: f64,
        factor: f64,
        across: f64,
        down: f64,
    },
    /// What had begun is not meant: a palm, a second finger, a lost pointer.
    Cancel,
}

/// How far a finger may move and still tap.
const SLOP: f64 = 10.0;
/// How long a press is a pause, after which a drag slides.
const PAUSE: f64 = 250.0;
/// How soon, and how near, a second tap makes two.
const TWICE_WITHIN: f64 = 320.0;
const TWICE_NEAR: f64 = 28.0;
/// A contact larger than this is a palm or a forearm.
const PALM: f64 = 70.0;

#[derive(Debug, Default)]
pub struct Gestures {
    state: State,
    last_tap: Option<(f64, f64, f64)>,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Idle,
    Pressed {
        first: Touch,
    },
    Dragging {
        first: Touch,
        last: (f64, f64),
        drag: Drag,
        points: Vec<(f64, f64)>,
    },
    Pinching {
        one: Touch,
        other: Touch,
    },
    /// Waits until every finger is up.
    Ignoring {
        fingers: usize,
    },
}

impl Gestures {
    pub fn down(&mut self, touch: Touch) -> Option<Gesture> {
        if touch.contact > PALM {
            self.state = State::Ignoring { fingers: 1 };
            return Some(Gesture::Cancel);
        }
        let (state, gesture) = match std::mem::take(&mut self.state) {
            State::Idle => (State::Pressed { first: touch }, None),
            State::Pressed { first } => (State::Pinching { one: first, other: touch }, None),
            State::Dragging { first, last: (x, y), .. } => {
                (State::Pinching { one: Touch { x, y, ..first }, other: touch }, Some(Gesture::Cancel))
            }
            State::Pinching { .. } => (State::Ignoring { fingers: 3 }, Some(Gesture::Cancel)),
            State::Ignoring { fingers } => (State::Ignoring { fingers: fingers + 1 }, None),
        };
        self.state = state;
        gesture
    }

    /// `drag` says what a drag means now, told whether the finger paused before it moved.
    pub fn moved(&mut self, touch: Touch, drag: &dyn Fn(bool) -> Drag) -> Option<Gesture> {
        match &mut self.state {
            State::Pressed { first } if first.pointer == touch.pointer => {
                let first = *first;
                if (touch.x - first.x).hypot(touch.y - first.y) <= SLOP {
                    return None;
                }
                let drag = drag(touch.time - first.time >= PAUSE);
                let points = vec![(first.x, first.y)];
                self.state = State::Dragging { first, last: (first.x, first.y), drag, points };
                self.moved(touch, &|_| drag)
            }
            State::Dragging { first, last, drag, points } if first.pointer == touch.pointer => {
                let (across, down) = (touch.x - last.0, touch.y - last.1);
                *last = (touch.x, touch.y);
                Some(match drag {
                    Drag::Pan => Gesture::Pan { across, down },
                    Drag::Slide => Gesture::Slide { x: first.x, y: first.y, up: first.y - touch.y },
                    Drag::Draw(_) => {
                        points.push((touch.x, touch.y));
                        Gesture::Stroke(points.clone())
                    }
                })
            }
            State::Pinching { one, other } => {
                let (moving, still) = if touch.pointer == one.pointer {
                    (one, other)
                } else if touch.pointer == other.pointer {
                    (other, one)
                } else {
                    return None;
                };
                let apart = |touch: &Touch| (touch.x - still.x).hypot(touch.y - still.y).max(1.0);
                let gesture = Gesture::Pinch {
                    x: f64::midpoint(touch.x, still.x),
                    y: f64::midpoint(touch.y, still.y),
                    factor: apart(&touch) / apart(moving),
                    across: (touch.x - moving.x) / 2.0,
                    down: (touch.y - moving.y) / 2.0,
                };
                *moving = touch;
                Some(gesture)
            }
            _ => None,
        }
    }

    pub fn up(&mut self, touch: Touch) -> Option<Gesture> {
        let (state, gesture) = match std::mem::take(&mut self.state) {
            State::Pressed { first } if first.pointer == touch.pointer => {
                let (x, y, time) = (first.x, first.y, touch.time);
                let twice = self.last_tap.is_some_and(|(last_x, last_y, last_time)| {
                    time - last_time <= TWICE_WITHIN && (x - last_x).hypot(y - last_y) <= TWICE_NEAR
                });
                self.last_tap = if twice { None } else { Some((x, y, time)) };
                (State::Idle, Some(Gesture::Tap { x, y, twice }))
            }
            State::Dragging { first, drag, points, .. } if first.pointer == touch.pointer => {
                let gesture = match drag {
                    Drag::Pan => None,
                    Drag::Slide => Some(Gesture::SlideEnd { x: first.x, y: first.y, up: first.y - touch.y }),
                    Drag::Draw(kind) => Some(Gesture::StrokeEnd { points, kind }),
                };
                (State::Idle, gesture)
            }
            State::Pinching { .. } => (State::Ignoring { fingers: 1 }, None),
            State::Ignoring { fingers } if fingers > 1 => (State::Ignoring { fingers: fingers - 1 }, None),
            State::Ignoring { .. } => (State::Idle, None),
            other => (other, None),
        };
        self.state = state;
        gesture
    }

    /// The browser took the pointer away.
    pub fn lost(&mut self) -> Option<Gesture> {
        match std::mem::take(&mut self.state) {
            State::Idle => None,
            _ => Some(Gesture::Cancel),
        }
    }
}
