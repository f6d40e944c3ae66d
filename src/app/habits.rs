//! Which tools the therapist takes, so that the palette can put them first.

use std::cell::RefCell;

use crate::{
    app::device::Device,
    chart::{Entries, in_order},
    editor::{State, Tool},
    note::{Change, SessionKind, changes, palette},
    ui::Favourites,
};

/// Uses of each tool on this device.
#[derive(Debug)]
pub struct Habits {
    device: Device,
    uses: RefCell<Entries<String, u32>>,
}

const KEY: &str = "habits";

impl Habits {
    /// What was learnt before; nothing where the browser keeps nothing.
    pub fn of(device: Device) -> Habits {
        let uses = RefCell::new(device.kept(KEY).unwrap_or_default());
        Habits { device, uses }
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
            let mut uses = self.uses.borrow_mut();
            let so_far = uses.get(id).copied().unwrap_or(0);
            uses.insert(id.to_owned(), so_far.saturating_add(1));
        }
        self.device.keep(KEY, &*self.uses.borrow());
    }

    /// The palette of a kind of session: the most used first, the rest in the catalogue's order.
    pub fn favourites(&self, kind: SessionKind) -> Favourites {
        let uses = self.uses.borrow();
        let rank = |tool: Tool| {
            let id = match tool {
                Tool::Finding(finding) => finding.row().id,
                Tool::Technique(technique) => technique.row().id,
            };
            u128::from(u32::MAX - uses.get(id).copied().unwrap_or(0))
        };
        let palette = palette(kind);
        Favourites {
            findings: in_order(palette.findings.to_vec(), |finding| rank(Tool::Finding(*finding))),
            techniques: in_order(palette.techniques.to_vec(), |technique| rank(Tool::Technique(*technique))),
        }
    }
}
