//! Which tools the therapist takes, so that the palette can put them first.

use std::{cell::RefCell, collections::HashMap};

use crate::{
    editor::{State, Tool},
    note::{Change, SessionKind, changes, palette},
    ui::Favourites,
};

/// Uses of each tool on this device.
#[derive(Debug, Default)]
pub struct Habits {
    uses: RefCell<HashMap<String, u32>>,
}

const KEY: &str = "palpate.habits";

impl Habits {
    /// What was learnt before; nothing where the browser keeps nothing.
    pub fn of_this_device() -> Habits {
        let text = local_storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let uses = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Habits { uses: RefCell::new(uses) }
    }

    /// Counts what an action added to the note.
    pub fn learn(&self, before: &State, after: &State) {
        if before.note().id != after.note().id {
            return;
        }
        let added: Vec<&str> = changes(before.note(), after.note())
            .iter()
            .filter_map(|change| match change {
                Change::PutFinding(_, finding) if before.note().finding(finding.id).is_none() => {
                    Some(finding.finding.row().id)
                }
                Change::PutTreatment(_, treatment) if before.note().treatment(treatment.id).is_none() => {
                    Some(treatment.technique.row().id)
                }
                _ => None,
            })
            .collect();
        if added.is_empty() {
            return;
        }
        for id in added {
            *self.uses.borrow_mut().entry(id.to_owned()).or_default() += 1;
        }
        if let (Some(storage), Ok(text)) = (local_storage(), serde_json::to_string(&*self.uses.borrow())) {
            // A full or forbidden storage costs the order of the palette, and nothing else.
            let _ = storage.set_item(KEY, &text);
        }
    }

    /// The palette of a kind of session: the most used first, the rest in the catalogue's order.
    pub fn favourites(&self, kind: SessionKind) -> Favourites {
        let uses = self.uses.borrow();
        let rank = |tool: Tool| {
            let id = match tool {
                Tool::Finding(finding) => finding.row().id,
                Tool::Technique(technique) => technique.row().id,
            };
            std::cmp::Reverse(uses.get(id).copied().unwrap_or(0))
        };
        let palette = palette(kind);
        let mut findings = palette.findings.to_vec();
        let mut techniques = palette.techniques.to_vec();
        // Stable: what was used equally often keeps its order.
        findings.sort_by_key(|finding| rank(Tool::Finding(*finding)));
        techniques.sort_by_key(|technique| rank(Tool::Technique(*technique)));
        Favourites { findings, techniques }
    }
}

fn local_storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
