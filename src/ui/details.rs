//! The details of a finding or a treatment: what is asked for first, flags in one row, the rest on demand.

use yew::prelude::*;

use crate::{
    note::{AttributeId, AttributeKind, AttributeUse},
    ui::icon::{Icon, icon},
    words::Words,
};

/// Details in the order in which they stand.
pub struct Details {
    /// The severity, then what the catalogue asks for.
    pub first: Vec<&'static AttributeUse>,
    pub flags: Vec<AttributeId>,
    pub rest: Vec<&'static AttributeUse>,
    /// How many nobody has to give, and nobody has given.
    optional: usize,
}

/// Whether details that nobody has to give are in sight.
#[derive(Clone, Debug)]
pub struct Fold {
    pub is_open: bool,
    /// Opens and closes it; none where there is room for everything.
    pub toggle: Option<Callback<MouseEvent>>,
}

impl PartialEq for Fold {
    fn eq(&self, other: &Self) -> bool {
        self.is_open == other.is_open && self.toggle.is_some() == other.toggle.is_some()
    }
}

impl Details {
    /// The details of a type that are in sight; what has a value always is.
    pub fn in_sight(
        uses: &'static [AttributeUse],
        severity: Option<AttributeId>,
        fold: &Fold,
        has_value: &dyn Fn(AttributeId) -> bool,
    ) -> Details {
        let mut details = Details { first: Vec::new(), flags: Vec::new(), rest: Vec::new(), optional: 0 };
        for use_ in uses.iter().filter(|use_| use_.fixed.is_none()) {
            let is_severity = severity == Some(use_.attribute);
            let is_asked = use_.required || is_severity;
            if !is_asked && !has_value(use_.attribute) {
                details.optional += 1;
                if !fold.is_open {
                    continue;
                }
            }
            match use_.attribute.row().kind {
                AttributeKind::Flag => details.flags.push(use_.attribute),
                // The strip puts the severity first; here it stands first as well.
                _ if is_severity => details.first.insert(0, use_),
                _ if is_asked => details.first.push(use_),
                _ => details.rest.push(use_),
            }
        }
        details
    }

    /// The button that brings the others in sight; `more` are those that the details do not know of.
    pub fn disclosure(&self, words: Words, fold: &Fold, more: usize) -> Html {
        let count = self.optional + more;
        match &fold.toggle {
            Some(onclick) if count > 0 => html! {
                <button type="button" class="disclosure" aria-expanded={fold.is_open.to_string()} {onclick}>
                    { icon(Icon::Down) }{ words.fill("More details ({count})", &[("count", &count)]) }
                </button>
            },
            _ => Html::default(),
        }
    }
}
