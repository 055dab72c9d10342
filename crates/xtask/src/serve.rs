//! Builds the hosted page and serves it on this machine only.
//! A static server for development and tests; it is not meant to face a network.

use crate::manifest::{self, Product};
use crate::{dist, workspace};
use anyhow::{Context, Result, anyhow, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use tiny_http::{Header, Response, Server};

/// Port unless told: free on most machines.
const PORT: u16 = 8137;

struct Options {
    port: u16,
    build_only: bool,
}

/// `cargo xtask serve`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let options = options(arguments)?;
    dist::build(&manifest::read()?, &[Product::Site])?;
    let folder = workspace::dist().join("site");
    if options.build_only {
        println!("built {}", folder.display());
        return Ok(());
    }
    let served = folder_at(&folder, options.port)?;
    println!("\nTigang: {}   (Ctrl+C stops)", served.address);
    served.thread.join().map_err(|_| anyhow!("the server stopped"))
}

/// A folder being served.
pub(crate) struct Served {
    /// `http://127.0.0.1:PORT/`
    pub(crate) address: String,
    pub(crate) thread: JoinHandle<()>,
}

/// Serves the files that are in `folder` now, on the loopback address, until the process ends.
pub(crate) fn folder_at(folder: &Path, port: u16) -> Result<Served> {
    let files = files_below(folder)?;
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| anyhow!("cannot listen on 127.0.0.1:{port}: {error}; try --port 0"))?;
    let port = server.server_addr().to_ip().context("no port was given")?.port();
    let thread = std::thread::spawn(move || {
        for request in server.incoming_requests() {
            let address = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
            // A reader who has gone away is no error of the server's.
            let _gone = match files.get(&address) {
                Some(path) => match fs::read(path) {
                    Ok(bytes) => request.respond(response(path, bytes)),
                    Err(_) => request.respond(Response::empty(404)),
                },
                None => request.respond(Response::empty(404)),
            };
        }
    });
    Ok(Served {
        address: format!("http://127.0.0.1:{port}/"),
        thread,
    })
}

/// Address to file: only what is listed here can be asked for.
fn files_below(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![(folder.to_path_buf(), "/".to_owned())];
    while let Some((folder, address)) = waiting.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            if path.is_dir() {
                waiting.push((path.clone(), format!("{address}{name}/")));
            } else {
                if name == "index.html" {
                    files.insert(address.clone(), path.clone());
                }
                files.insert(format!("{address}{name}"), path);
            }
        }
    }
    Ok(files)
}

fn response(path: &Path, bytes: Vec<u8>) -> Response<std::io::Cursor<Vec<u8>>> {
    let kind = match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    };
    let mut response = Response::from_data(bytes);
    // Other pages may embed the element from here; nothing here is secret.
    for (name, value) in [
        ("Content-Type", kind),
        ("Access-Control-Allow-Origin", "*"),
        ("Cache-Control", "no-cache"),
    ] {
        response.add_header(Header::from_bytes(name, value).expect("name and value are ASCII"));
    }
    response
}

fn options(arguments: &[String]) -> Result<Options> {
    let mut options = Options {
        port: PORT,
        build_only: false,
    };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--build-only" => options.build_only = true,
            "--port" => {
                let value = arguments.next().context("--port needs a number")?;
                options.port = value.parse().with_context(|| format!("`{value}` is no port"))?;
            }
            other => bail!("serve has no option `{other}`; it takes --port N and --build-only"),
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Options> {
        options(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_read_and_wrong_ones_refused() {
        let options = parse(&["--port", "0", "--build-only"]).expect("both are options");
        assert!(options.port == 0 && options.build_only);
        assert!(parse(&["--port", "x"]).is_err());
        assert!(parse(&["--open"]).is_err());
    }
}
