//! The sessions with the same client that are on this device.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::{
    app::Shared,
    course::Course,
    editor::{Action, Source, Store},
    note::Note,
    storage::{list, open},
};

/// How many are looked at: of a course, and of what came before it.
const MOST: usize = 12;

/// Tells the editor of them, now and whenever the client has another name.
pub fn follow(store: &Rc<Store>, shared: &Shared) {
    let (store, shared) = (Rc::downgrade(store), shared.clone());
    spawn_local(async move {
        let Some(note) = store.upgrade().map(|store| store.state().note().clone()) else { return };
        let course = course_of(&shared, &note).await;
        // The name may have gone on meanwhile, and then this is about somebody else.
        if let Some(store) = store.upgrade().filter(|store| store.state().note().session.client == note.session.client)
        {
            store.dispatch(Action::SetCourse(course), Source::Host);
        }
    });
}

/// Those before a note whose client is called the same; none where the client has no name. What cannot be read is left
/// out: it is told of where it is opened.
async fn course_of(shared: &Shared, note: &Note) -> Rc<Course> {
    let client = note.session.client.trim();
    let mut notes = Vec::new();
    if !client.is_empty() {
        let known = list(&*shared.notes).await.unwrap_or_default();
        let others = known.iter().filter(|other| other.id != note.id && other.client.trim() == client);
        for other in others.take(MOST) {
            if let Ok(opened) = open(&*shared.notes, other.id, &*shared.env).await {
                notes.push(opened.note.into());
            }
        }
    }
    Rc::new(Course::new(notes))
}
