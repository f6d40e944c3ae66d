//! What a new snapshot makes dispensable: all but the last two, and the records that both of these cover.

use crate::{
    chart::in_order,
    note::Id,
    storage::{Covers, Key},
};

/// How many snapshots of a note are kept.
const KEPT: usize = 2;

/// What is to be removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pruning {
    pub snapshots: Vec<Key>,
    pub records: Vec<Range>,
}

/// Records of one epoch, the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub epoch: Id,
    pub first: u32,
    pub last: u32,
}

impl Range {
    pub fn holds(&self, key: Key) -> bool {
        key.epoch == self.epoch && (self.first..=self.last).contains(&key.sequence)
    }
}

/// What goes when a snapshot comes. None where the snapshot itself must not come: it does not know a
/// record that an older one covers, and that may be gone. So every snapshot covers what those before it
/// do, also where two tabs write without knowing of each other.
pub fn prune(kept: &[(Key, Covers)], new: (Key, &Covers), spare: &[Key]) -> Option<Pruning> {
    let kept: Vec<_> = kept.iter().filter(|(key, _)| *key != new.0 && !spare.contains(key)).collect();
    if !kept.iter().all(|(_, covers)| new.1.holds_all(covers)) {
        return None;
    }
    // Each ordering keeps what the one before it made of equals, so the last one counts first.
    let kept = in_order(kept, |(key, _)| key.sequence.into());
    let kept = in_order(kept, |(key, _)| key.epoch.0.as_u128());
    let kept = in_order(kept, |(_, covers)| covers.count().into());
    let Some((_, older)) = kept.last() else { return Some(Pruning::default()) };
    let surplus = kept.len() - (KEPT - 1);
    Some(Pruning {
        snapshots: kept[..surplus].iter().map(|(key, _)| *key).collect(),
        records: older.last_keys().flat_map(|last| around(last, spare)).collect(),
    })
}

/// All records of an epoch up to one, without those that are spared.
fn around(last: Key, spare: &[Key]) -> Vec<Range> {
    let spared = spare.iter().filter(|key| key.epoch == last.epoch).map(|key| key.sequence).collect();
    let spared = in_order(spared, |sequence: &u32| (*sequence).into());
    let mut ranges = Vec::new();
    let mut first = 1;
    for sequence in spared.into_iter().filter(|sequence| (1..=last.sequence).contains(sequence)) {
        ranges.push(Range { epoch: last.epoch, first, last: sequence - 1 });
        first = sequence + 1;
    }
    ranges.push(Range { epoch: last.epoch, first, last: last.sequence });
    ranges.retain(|range| range.first <= range.last);
    ranges
}
