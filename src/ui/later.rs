//! What of the program the first screen does not need: in a browser it comes in a file of its own, after the rest.

use std::rc::Rc;
#[cfg(feature = "split")]
use std::sync::OnceLock;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use crate::{
    chart::{Drawing, Layer, Spot, View},
    editor::{Action, Arrival, State, Store, drain},
    note::{Note, Screening, TechniqueId, Treatment},
    ui::{
        caution::{legend, technique_cautions, technique_cautions_in_words},
        details::Fold,
        doing::doing,
        drainage::{Painter, drainage},
        handing::blob_of,
        icon::{Icon, icon},
        inspector::{inspector, peek},
        language::languages,
        layout::Layout,
        lead::{lead_to_share, print_report},
        seal::seal,
        style,
        tool_sheet::{ToolSheetProps, tool_sheet},
    },
    words::Words,
};

/// The ways into that file. What the program reaches only through them is in it, texts and tables too, so nothing else
/// may name what they lead to.
#[derive(Debug)]
pub struct Later {
    /// The style sheet of what it shows, to stand after that of the first screen.
    pub style: &'static str,
    /// What stands beside the chart.
    pub inspector: fn(&Rc<Store>, &Rc<State>, Layout, Fold) -> Html,
    /// One line of it.
    pub peek: fn(&State) -> String,
    pub tool_sheet: fn(ToolSheetProps) -> Html,
    pub languages: fn(Words, &Callback<(String, bool)>) -> Html,
    pub seal: fn(&Rc<Store>, &Rc<State>, Option<Layout>) -> Html,
    /// Shows where the note is handed on.
    pub lead_to_share: fn(&Rc<Store>, &MouseEvent),
    pub print_report: fn(&Rc<Store>, Element),
    /// A promise of the note in the shape that is named, as a Blob; in the language of the screen, or one that is here.
    pub blob_of: fn(Words, Vec<Words>, Rc<Note>, String, JsValue) -> Promise,
    pub legend: fn(Words, &Screening) -> Html,
    pub technique_cautions: fn(Words, &Screening, TechniqueId) -> Html,
    pub technique_cautions_in_words: fn(Words, &Screening, TechniqueId) -> String,
    /// The strip below the chart while a treatment is selected.
    pub doing: fn(&Rc<Store>, &Treatment, bool) -> Html,
    /// Shows the ways of lymph on a drawing.
    pub drainage: fn(&'static Drawing, &Element, &str) -> Option<Painter>,
    /// Lets a stroke follow them.
    pub drain: fn(&State, View, Layer, &[Spot], f64) -> Option<Action>,
}

/// The ways, or nothing before the file has come. Where the program is one file, they are there at once.
#[cfg(not(feature = "split"))]
pub fn later() -> Option<&'static Later> {
    ways().ok()
}

#[cfg(not(feature = "split"))]
pub async fn take_later() -> bool {
    true
}

#[cfg(feature = "split")]
static LATER: OnceLock<&'static Later> = OnceLock::new();

/// The ways, or nothing before the file has come.
#[cfg(feature = "split")]
pub fn later() -> Option<&'static Later> {
    LATER.get().copied()
}

/// Asks for the file, unless it is here; true once it is. After a failure it can be asked for again.
#[cfg(feature = "split")]
pub async fn take_later() -> bool {
    let Ok(ways) = ways().await else { return false };
    LATER.get_or_init(|| ways);
    true
}

/// Where the program is parted first: all that is reached from here alone goes into the other file.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(later, fallible))]
fn ways() -> Result<&'static Later, Missing> {
    static WAYS: Later = Later {
        style: style::LATER,
        inspector,
        peek,
        tool_sheet,
        languages,
        seal,
        lead_to_share,
        print_report,
        blob_of,
        legend,
        technique_cautions,
        technique_cautions_in_words,
        doing,
        drainage,
        drain,
    };
    Ok(&WAYS)
}

/// A file of the program could not be loaded; npm/later.js knows why.
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Missing {
        Missing
    }
}

/// What stands where that file will show something.
pub fn waiting(words: Words, program: Arrival) -> Html {
    let (busy, says) = match program {
        Arrival::Failed => ("false", words.say("This part could not be loaded yet; it is tried again.")),
        Arrival::Coming | Arrival::Here => ("true", words.say("One moment.")),
    };
    html! { <p class="empty" role="status" aria-busy={busy}>{ says }</p> }
}

/// The same for a sheet, which can be closed again.
pub fn waiting_sheet(words: Words, program: Arrival, onclose: Callback<()>) -> Html {
    let close = Callback::from(move |_: MouseEvent| onclose.emit(()));
    html! {
        <div class="sheet" role="region" aria-label={words.say("On its way")}>
            <header>
                { waiting(words, program) }
                <button type="button" class="plain" aria-label={words.say("Close")} onclick={close}>{ icon(Icon::Close) }</button>
            </header>
        </div>
    }
}
