//! What the parts of the report are, for whoever has it read aloud: headings, paragraphs, tables with their heads.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagTree};

/// What a part is.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// A heading of a level from 1, with its words.
    Heading(u16, String),
    Paragraph,
    Table,
    TableHead,
    TableBody,
    Row,
    /// Of a column.
    Head,
    /// Over so many columns.
    Cell {
        spans: usize,
    },
    /// A picture, with what it shows in words.
    Figure(String),
}

/// Stands for a part of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf(usize);

/// The parts in reading order, each below another one or at the root.
#[derive(Debug, Default)]
pub struct Tree {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    role: Role,
    above: Option<usize>,
    painted: Vec<Identifier>,
}

impl Tree {
    pub fn add(&mut self, role: Role, above: Option<Leaf>) -> Leaf {
        self.parts.push(Part { role, above: above.map(|leaf| leaf.0), painted: Vec::new() });
        Leaf(self.parts.len() - 1)
    }

    /// Says that something on a page belongs to a part.
    pub fn painted(&mut self, leaf: Leaf, identifier: Identifier) {
        if let Some(part) = self.parts.get_mut(leaf.0) {
            part.painted.push(identifier);
        }
    }

    pub fn finish(self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        let mut nodes: Vec<Vec<Node>> = self.parts.iter().map(|_| Vec::new()).collect();
        let mut roots = Vec::new();
        // A part stands after the one that it is below, so from the end on all below it is known.
        for (place, part) in self.parts.into_iter().enumerate().rev() {
            let below = nodes.get_mut(place).map(std::mem::take).unwrap_or_default();
            let mut group = group(part.role);
            part.painted.into_iter().for_each(|identifier| group.push(identifier));
            below.into_iter().rev().for_each(|node| group.push(node));
            match part.above.and_then(|above| nodes.get_mut(above)) {
                Some(above) => above.push(group.into()),
                None => roots.push(group),
            }
        }
        roots.into_iter().rev().for_each(|group| tree.push(group));
        tree
    }
}

fn group(role: Role) -> TagGroup {
    match role {
        Role::Heading(level, words) => {
            TagGroup::new(Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(words)))
        }
        Role::Paragraph => TagGroup::new(Tag::P),
        Role::Table => TagGroup::new(Tag::Table),
        Role::TableHead => TagGroup::new(Tag::THead),
        Role::TableBody => TagGroup::new(Tag::TBody),
        Role::Row => TagGroup::new(Tag::TR),
        Role::Head => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
        Role::Cell { spans } => {
            let spans = u32::try_from(spans).ok().and_then(NonZeroU32::new).filter(|spans| spans.get() > 1);
            TagGroup::new(Tag::TD.with_col_span(spans))
        }
        Role::Figure(words) => TagGroup::new(Tag::Figure(Some(words))),
    }
}
