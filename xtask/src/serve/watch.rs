//! Builds again when a source changes, once for each burst of changes.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, RecursiveMode, Watcher};

use crate::dist::{self, Profile};
use crate::workspace;

/// What the deployable folder is made of.
const FOLDERS: [&str; 3] = ["src", "npm", "assets"];
const FILES: [&str; 3] = ["index.html", "Cargo.toml", "Cargo.lock"];

/// An editor saves in several steps, a branch switch in hundreds; the build waits for this much quiet.
const QUIET: Duration = Duration::from_millis(200);

/// Never returns while changes can be seen; a failed build is told, and the folder stays as it was.
pub fn rebuild_on_change(out: &Path, profile: Profile) -> Result<()> {
    let root = workspace::root()?;
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender).context("changes cannot be watched")?;
    // The single files are watched through their folder, since editors replace a file when they save it.
    watcher.watch(&root, RecursiveMode::NonRecursive).context("the repository cannot be watched")?;
    for folder in FOLDERS.map(|name| root.join(name)).iter().filter(|folder| folder.is_dir()) {
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .with_context(|| format!("{} cannot be watched", folder.display()))?;
    }
    while let Ok(first) = changes.recv() {
        let burst = std::iter::once(first).chain(until_quiet(&changes));
        // Not `any`: the whole burst must be taken from the channel.
        if burst.filter(|change| is_source(&root, change)).count() == 0 {
            continue;
        }
        match dist::build(out, profile) {
            Ok(()) => eprintln!("Reload the page to see the change"),
            Err(error) => eprintln!("{error:#}"),
        }
    }
    Ok(())
}

fn until_quiet(changes: &Receiver<notify::Result<Event>>) -> impl Iterator<Item = notify::Result<Event>> {
    std::iter::from_fn(|| changes.recv_timeout(QUIET).ok())
}

fn is_source(root: &Path, change: &notify::Result<Event>) -> bool {
    let Ok(event) = change else { return false };
    // Building reads every source; reading is no change.
    !event.kind.is_access()
        && event.paths.iter().filter_map(|path| path.strip_prefix(root).ok()).any(|path| {
            FILES.iter().any(|file| path == Path::new(file)) || FOLDERS.iter().any(|folder| path.starts_with(folder))
        })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use notify::event::{AccessKind, CreateKind, ModifyKind};
    use notify::{Event, EventKind};

    use super::is_source;

    #[test]
    fn only_a_change_to_a_source_starts_a_build() {
        let changed = EventKind::Modify(ModifyKind::Any);
        for (path, kind, expected) in [
            ("/repository/src/note.rs", changed, true),
            ("/repository/assets/clinical/findings.csv", EventKind::Create(CreateKind::File), true),
            ("/repository/index.html", changed, true),
            ("/repository/src/note.rs", EventKind::Access(AccessKind::Read), false),
            ("/repository/dist/index.html", changed, false),
            ("/repository/README.md", changed, false),
            ("/elsewhere/src/note.rs", changed, false),
        ] {
            let event = Event::new(kind).add_path(path.into());
            assert_eq!(is_source(Path::new("/repository"), &Ok(event)), expected, "{path} {kind:?}");
        }
    }
}
