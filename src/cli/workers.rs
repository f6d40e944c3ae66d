//! Several threads that read notes at once, each its own, and answer in the order of the input.

use std::{
    io,
    sync::{Arc, mpsc::sync_channel},
    thread::spawn,
};

use crate::{
    cli::{
        arguments::Order,
        command::Makes,
        input::{Text, read_all, refusal},
    },
    note,
};

/// What became of one note.
pub struct Done {
    /// Where it stood.
    pub place: String,
    /// What it gave, or why it gave nothing.
    pub made: Result<Made, String>,
}

/// What one note gave.
pub struct Made {
    /// What its own file would be called, without an ending.
    pub name: String,
    /// One document, or the rows for each table; empty where it was only read.
    pub parts: Vec<Vec<u8>>,
}

/// Reads the input and hands on what each note gives. Turns go round the threads, for the texts as for the answers, and
/// each holds a few batches at most: so the order stays, and the memory that is needed does not grow with the input.
pub fn work_through(order: Order, mut take: impl FnMut(Vec<Done>) -> io::Result<()>) -> io::Result<()> {
    let order = Arc::new(order);
    let (mut texts, mut answers, mut threads) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..order.jobs {
        let (give_texts, take_texts) = sync_channel::<Vec<Text>>(1);
        let (give_answers, take_answers) = sync_channel::<Vec<Done>>(1);
        let order = Arc::clone(&order);
        threads.push(spawn(move || {
            for batch in take_texts {
                let done = batch.into_iter().map(|text| done_with(text, &order)).collect();
                if give_answers.send(done).is_err() {
                    return;
                }
            }
        }));
        texts.push(give_texts);
        answers.push(take_answers);
    }
    threads.push(spawn(move || {
        let mut turns = (0..texts.len()).cycle();
        read_all(&order, |batch| turns.next().is_some_and(|turn| texts[turn].send(batch).is_ok()));
    }));
    for turn in (0..answers.len()).cycle() {
        // The first thread that has no more when it is its turn says that all is done.
        let Ok(done) = answers[turn].recv() else { break };
        // The threads are left alone where nobody takes what they make: one may wait for input that never comes.
        take(done)?;
    }
    for thread in threads {
        if let Err(panic) = thread.join() {
            std::panic::resume_unwind(panic);
        }
    }
    Ok(())
}

fn done_with(text: Text, order: &Order) -> Done {
    let read = text.text.and_then(|text| note::read(&text).map_err(|why| refusal(&why)));
    let made = read.and_then(|note| {
        let parts = match order.command.makes {
            Makes::Nothing => Vec::new(),
            Makes::Documents { make, .. } => vec![make(&note, &order.wishes)?],
            Makes::Tables => {
                let tables = order.wishes.tables.iter();
                tables.map(|table| table.rows(&note, order.wishes.client).into_bytes()).collect()
            }
        };
        Ok(Made { name: text.stem.unwrap_or_else(|| note.id.0.to_string()), parts })
    });
    Done { place: text.place, made }
}
