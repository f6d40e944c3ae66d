//! What every store of notes does, whichever it is.

use palpate::{
    editor::{Env, State, reduce},
    note::changes,
    storage::{Journal, Key, NoteStore, Opened, Row, Snapshot, StorageError, Summary, create, delete, list, open},
};

use crate::session::{Counting, find, new_note};

/// Everything that a store is asked, in the order of a day.
pub async fn keeps_the_contract(store: &dyn NoteStore) {
    let env = Counting::from(0);
    assert_eq!(list(store).await.unwrap(), []);

    let note = new_note(&env);
    let id = note.id;
    let mut sitting = Sitting::of(create(store, note.clone(), &env).await.unwrap());
    let other = create(store, new_note(&env), &env).await.unwrap().note;
    assert_eq!(open(store, id, &env).await.unwrap().note, note, "an empty note is kept");

    for step in 0..4 {
        sitting.find(store, &env, step).await;
        let opened = open(store, id, &env).await.unwrap();
        assert_eq!((&opened.note, opened.damage), (&**sitting.state.note(), vec![]), "after step {step}");
    }
    let listed = list(store).await.unwrap();
    assert_eq!(
        listed.iter().map(|summary| (summary.id, summary.findings)).collect::<Vec<_>>(),
        [(id, 4), (other.id, 0)]
    );

    keeps_two_snapshots(store, &env, &mut sitting).await;
    leaves_a_stale_snapshot_unwritten(store, &env, &mut sitting).await;
    spares_what_it_is_told_to(store, &env, &mut sitting).await;

    delete(store, id).await.unwrap();
    assert_eq!(store.load(id).await.unwrap(), Default::default(), "nothing is left of a deleted note");
    let missing = open(store, id, &env).await.unwrap_err();
    assert_eq!(missing, StorageError::Missing { note: id.0.to_string() });
    assert_eq!(open(store, other.id, &env).await.unwrap().note, other, "another note stays");
    assert_eq!(list(store).await.unwrap().len(), 1);
}

async fn keeps_two_snapshots(store: &dyn NoteStore, env: &Counting, sitting: &mut Sitting) {
    let mut taken = Vec::new();
    for step in 0..3 {
        sitting.find(store, env, step).await;
        taken.push(sitting.take_snapshot(store, env).await);
        sitting.find(store, env, step).await;
    }
    let loaded = store.load(sitting.state.note().id).await.unwrap();
    assert_eq!(keys(&loaded.snapshots), taken[1..], "the last two snapshots are kept");
    let left = sequences(&loaded.records);
    assert_eq!(
        left,
        (taken[1].sequence + 1..=taken[2].sequence + 1).collect::<Vec<_>>(),
        "what the older covers is gone"
    );
    assert_eq!(open(store, sitting.state.note().id, env).await.unwrap().note, **sitting.state.note());
}

async fn leaves_a_stale_snapshot_unwritten(store: &dyn NoteStore, env: &Counting, sitting: &mut Sitting) {
    let id = sitting.state.note().id;
    let mut stale = Sitting::of(open(store, id, env).await.unwrap());
    sitting.find(store, env, 1).await;
    sitting.take_snapshot(store, env).await;
    stale.find(store, env, 2).await;
    let before = store.load(id).await.unwrap();
    stale.take_snapshot(store, env).await;
    assert_eq!(store.load(id).await.unwrap(), before, "a snapshot that lacks what another covers changes nothing");

    let both = open(store, id, env).await.unwrap();
    for finding in sitting.state.note().findings.iter().chain(&stale.state.note().findings) {
        assert!(both.note.finding(finding.id).is_some(), "{:?} is lost", finding.id);
    }
    *sitting = Sitting::of(both);
    sitting.find(store, env, 3).await;
    let newest = sitting.take_snapshot(store, env).await;
    assert!(keys(&store.load(id).await.unwrap().snapshots).contains(&newest), "who knows of both may write one");
}

async fn spares_what_it_is_told_to(store: &dyn NoteStore, env: &Counting, sitting: &mut Sitting) {
    let id = sitting.state.note().id;
    let damaged = Row { key: sitting.journal.record(Vec::new()).key, text: "{".to_owned() };
    store.append(id, vec![damaged.clone()], sitting.summary(env)).await.unwrap();
    let opened = open(store, id, env).await.unwrap();
    assert_eq!(opened.damage.len(), 1, "{:?}", opened.damage);
    *sitting = Sitting::of(opened);
    for step in 0..4 {
        sitting.find(store, env, step).await;
        sitting.take_snapshot(store, env).await;
    }
    let loaded = store.load(id).await.unwrap();
    assert!(loaded.records.contains(&damaged), "{:?}", keys(&loaded.records));
    assert_eq!(loaded.snapshots.len(), 2);
    assert!(loaded.snapshots.iter().all(|row| Snapshot::read(&row.text).is_ok()));
}

/// One opening of a note that is written to by hand.
pub struct Sitting {
    pub state: State,
    pub journal: Journal,
}

impl Sitting {
    pub fn of(opened: Opened) -> Sitting {
        Sitting { state: State::new(opened.note), journal: opened.journal }
    }

    /// Charts one finding and keeps it.
    pub async fn find(&mut self, store: &dyn NoteStore, env: &Counting, step: u8) {
        let next = reduce(&self.state, find(step), env);
        let record = self.journal.record(changes(self.state.note(), next.note()));
        self.state = next;
        store.append(self.state.note().id, vec![record], self.summary(env)).await.unwrap();
    }

    pub async fn take_snapshot(&mut self, store: &dyn NoteStore, env: &Counting) -> Key {
        let snapshot = self.journal.snapshot(self.state.note()).unwrap();
        let (key, spare) = (snapshot.key, self.journal.spare().to_vec());
        store.put_snapshot(self.state.note().id, snapshot, spare, self.summary(env)).await.unwrap();
        key
    }

    fn summary(&self, env: &Counting) -> String {
        Summary::of(self.state.note(), env.now()).text()
    }
}

pub fn keys(rows: &[Row]) -> Vec<Key> {
    let mut keys: Vec<_> = rows.iter().map(|row| row.key).collect();
    keys.sort();
    keys
}

pub fn sequences(rows: &[Row]) -> Vec<u32> {
    keys(rows).iter().map(|key| key.sequence).collect()
}
