//! The few icons of the screen, and the catalogue's signs, as small pictures in the text's colour.

use yew::prelude::*;

use crate::chart::glyph;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Undo,
    Redo,
    Plus,
    Minus,
    Fit,
    Close,
    Search,
    Play,
    Stop,
    More,
    Bin,
    Back,
    Next,
    Check,
    Waiting,
    Warning,
    Share,
    Open,
    Down,
    Lock,
}

/// An icon beside a word, or on a button that has a name of its own.
pub fn icon(icon: Icon) -> Html {
    // Back is where the language began.
    let turns = matches!(icon, Icon::Back | Icon::Next | Icon::Undo | Icon::Redo);
    let path = match icon {
        Icon::Undo => "M8 5 4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-3",
        Icon::Redo => "m16 5 4 4-4 4M19.5 9H10a5.5 5.5 0 0 0 0 11h3",
        Icon::Plus => "M12 5v14M5 12h14",
        Icon::Minus => "M5 12h14",
        Icon::Fit => "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
        Icon::Close => "M6 6l12 12M18 6 6 18",
        Icon::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20 20",
        Icon::Play => "M8 5.5v13l11-6.5z",
        Icon::Stop => "M7 7h10v10H7z",
        Icon::More => "M5 12h.01M12 12h.01M19 12h.01",
        Icon::Bin => "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13",
        Icon::Back => "M14 6l-6 6 6 6",
        Icon::Next => "M10 6l6 6-6 6",
        Icon::Check => "M5 12.5l4.5 4.5L19 7.5",
        Icon::Waiting => "M12 4a8 8 0 1 0 8 8M12 8v4l3 2",
        Icon::Warning => "M12 4.5 3.5 19.5h17zM12 10.5v4M12 17h.01",
        Icon::Share => "M12 15V4M8 7.5 12 3.5l4 4M5 13v7h14v-7",
        Icon::Open => "M12 4v11M8 11l4 4 4-4M5 15v5h14v-5",
        Icon::Down => "M6 9l6 6 6-6",
        Icon::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    };
    html! {
        <svg class={if turns { "icon turns" } else { "icon" }} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}

/// The sign of a finding or of a technique's family.
pub fn sign(id: &str) -> Html {
    let Some(glyph) = glyph(id) else { return Html::default() };
    html! {
        <svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            if !glyph.line.is_empty() { <path class="glyph-line" d={glyph.line} /> }
            if !glyph.solid.is_empty() { <path class="glyph-solid" d={glyph.solid} /> }
        </svg>
    }
}
