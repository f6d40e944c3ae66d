//! A note on a desk: short ways to say what is done to it.

use palpate::{
    chart::{Layer, Side, Spot, StructureId, View, drawing},
    editor::{Action, EntryId, Env, State, Tool, reduce},
    note::{AttributeId, Finding, FindingTypeId, Id, Mark, Note, SessionKind, Site, TechniqueId, Treatment, Value},
};

use super::clockwork::Clockwork;

pub struct Desk {
    pub state: State,
    pub env: Clockwork,
}

impl Desk {
    pub fn new() -> Desk {
        let env = Clockwork::default();
        let note = Note::new(env.new_id(), SessionKind::Medical, env.now());
        Desk { state: State::new(note), env }
    }

    pub fn act(&mut self, action: Action) -> &mut Desk {
        self.state = reduce(&self.state, action, &self.env);
        self
    }

    pub fn note(&self) -> Note {
        Note::clone(self.state.note())
    }

    /// Charts a finding and gives its id.
    pub fn find(&mut self, id: &str, site: Option<Site>) -> Id {
        self.act(Action::AddFinding { finding: finding(id), site, details: Vec::new() });
        self.last_finding().id
    }

    /// Charts a treatment and gives its id.
    pub fn treat(&mut self, id: &str, site: Option<Site>) -> Id {
        self.act(Action::AddTreatment { technique: technique(id), site, finding: None, direction: None });
        self.last_treatment().id
    }

    pub fn last_finding(&self) -> Finding {
        Finding::clone(self.state.note().findings.last().unwrap())
    }

    pub fn last_treatment(&self) -> Treatment {
        Treatment::clone(self.state.note().treatments.last().unwrap())
    }

    pub fn grade(&mut self, finding: Id, key: &str, value: impl Into<Graded>) -> &mut Desk {
        let Graded(value) = value.into();
        self.act(Action::SetDetail { entry: EntryId::Finding(finding), attribute: attribute(key), value })
    }

    pub fn recheck(&mut self, finding: Id, key: &str, value: impl Into<Graded>) -> &mut Desk {
        let Graded(value) = value.into();
        self.act(Action::Recheck { finding, attribute: attribute(key), value })
    }
}

/// A value, or none.
pub struct Graded(pub Option<Value>);

impl From<f64> for Graded {
    fn from(number: f64) -> Graded {
        Graded(Some(Value::Number(number)))
    }
}

impl From<&str> for Graded {
    fn from(text: &str) -> Graded {
        Graded(Some(Value::Text(text.to_owned())))
    }
}

pub fn finding(id: &str) -> FindingTypeId {
    FindingTypeId::named(id).unwrap()
}

pub fn technique(id: &str) -> TechniqueId {
    TechniqueId::named(id).unwrap()
}

pub fn attribute(id: &str) -> AttributeId {
    AttributeId::named(id).unwrap()
}

pub fn structure(id: &str) -> StructureId {
    StructureId::named(id).unwrap()
}

pub fn found(id: &str) -> Tool {
    Tool::Finding(finding(id))
}

pub fn did(id: &str) -> Tool {
    Tool::Technique(technique(id))
}

/// A structure taken from the list.
pub fn site(id: &str, side: Side) -> Site {
    Site::new(structure(id), side)
}

/// A structure that was tapped.
pub fn marked(id: &str, side: Side, view: View, layer: Layer, spot: Spot) -> Site {
    Site { mark: Some(Mark::at(view, layer, spot)), ..site(id, side) }
}

pub fn anchor(view: View, layer: Layer, region: &str) -> Spot {
    let [x, y] = drawing(view, layer).unwrap().region(region).unwrap().anchor.map(f64::from);
    Spot { x, y }
}
