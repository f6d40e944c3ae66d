//! `cargo xtask serve`: the app on this machine, under the strictest policy it must live with.

mod answer;
mod watch;

use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, bail};
use tiny_http::Server;

use crate::dist::{self, Profile};
use crate::workspace;

pub struct ServeOptions {
    /// The first port to try; 0 lets the system choose.
    pub port: u16,
    pub watch: bool,
    pub profile: Profile,
}

/// How many ports are tried, from the wanted one upward.
const PORTS: u16 = 50;

/// A page asks for a handful of files at once.
const THREADS: usize = 4;

/// Builds, serves and, if asked to, builds again at each change; ends only with the process.
pub fn serve(options: &ServeOptions) -> Result<()> {
    let folder = workspace::dist()?;
    dist::build(&folder, options.profile)?;
    let server = Arc::new(listen(options.port)?);
    let port = server.server_addr().to_ip().context("the server has no port")?.port();
    println!("Palpate is at http://localhost:{port}/");

    let threads: Vec<_> = (0..THREADS).map(|_| answer_all(&server, &folder)).collect();
    if options.watch {
        watch::rebuild_on_change(&folder, options.profile)?;
    }
    for thread in threads {
        if thread.join().is_err() {
            bail!("a thread of the server stopped");
        }
    }
    Ok(())
}

/// The first free port from the wanted one upward, on this machine only.
fn listen(wanted: u16) -> Result<Server> {
    for port in wanted..=wanted.saturating_add(PORTS) {
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => return Ok(server),
            Err(error) if is_taken(error.as_ref()) => {}
            Err(error) => bail!("port {port} could not be opened: {error}"),
        }
    }
    bail!("the ports {wanted} to {} are all taken", wanted.saturating_add(PORTS))
}

fn is_taken(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::AddrInUse)
}

fn answer_all(server: &Arc<Server>, folder: &Path) -> thread::JoinHandle<()> {
    let server = Arc::clone(server);
    let folder = folder.to_path_buf();
    thread::spawn(move || {
        while let Ok(request) = server.recv() {
            let response = answer::answer(&folder, request.method(), request.url());
            // The browser may have gone; the next request does not care.
            let _ = request.respond(response);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::listen;

    #[test]
    fn a_taken_port_leads_to_the_next_free_one() {
        let first = listen(0).expect("a free port");
        let taken = first.server_addr().to_ip().expect("an address").port();
        let second = listen(taken).expect("a port after the taken one");
        let next = second.server_addr().to_ip().expect("an address").port();
        assert!(next > taken, "{next} after {taken}");
    }
}
