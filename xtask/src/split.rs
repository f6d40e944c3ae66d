//! The program in three files: palpate.wasm with the first screen, later.wasm with what is opened after it, and
//! report.wasm with what makes a report. The last is packed: it is large, many servers pack no WebAssembly, and nobody waits
//! for it to be compiled while it comes.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use walrus::{ExportItem, Module, ModuleConfig};
use wasm_split_cli_support::Options;
use zopfli::{Format, Options as Packing};

use crate::{
    dist::{self, Files, Profile},
    joined::joined,
    merged::{alike_together, merged},
    names,
};

/// The files beside the first, as npm/later.js asks for them.
pub const LATER: &str = "later.wasm";
pub const REPORT: &str = "report.wasm.gz";

/// Parts a program that was linked with its relocations, and binds the first part to JavaScript.
pub fn bind_in_parts(wasm: &Path) -> Result<Files> {
    let whole = dist::read(wasm)?;
    let folder = wasm.with_file_name("palpate-parted");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} could not be emptied", folder.display()))?;
    }
    let first = folder.join("palpate.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &first;
    // The first file asks this script for the others; it is written by hand and not the one written here.
    options.link_name = "./later.js";
    let parted =
        wasm_split_cli_support::transform(options).map_err(|why| anyhow!("the program was not parted: {why:#}"))?;
    let parts = Parts::of(&parted.split_modules)?;

    let memory = memory_of_this_build(&whole);
    let mut files = dist::bind(&first, Profile::Release)?;
    let first = files.get("palpate.wasm").context("no palpate.wasm was bound")?;
    let script = files.get("palpate.js").context("no palpate.js was bound")?;
    let (first, script) = named(first, str::from_utf8(script)?, &memory)?;
    files.insert("palpate.wasm".into(), first);
    files.insert("palpate.js".into(), script.into_bytes());
    files.insert(LATER.into(), asking_for_memory(&parts.later, &memory)?);
    files.insert(REPORT.into(), packed(&asking_for_memory(&parts.report, &memory)?)?);
    Ok(files)
}

/// What the first part can have brought.
struct Parts {
    later: Vec<u8>,
    report: Vec<u8>,
}

impl Parts {
    /// The splitter puts what two parts share into a file of its own. Nothing but what is in the later part asks for a
    /// report, so the later part is always there first, and what they share belongs to it.
    fn of(files: &[PathBuf]) -> Result<Parts> {
        let (mut later, mut report, mut shared) = (None, None, None);
        for file in files {
            let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
            let place = match name {
                "split_later" => &mut later,
                "split_report" => &mut report,
                _ if name.starts_with("chunk_") => &mut shared,
                _ => bail!("found a part {name} beside the first one, expected later, report and what they share"),
            };
            if place.replace(dist::read(file)?).is_some() {
                bail!("found a second part {name}, expected one");
            }
        }
        let mut later = later.context("found no later part beside the first one")?;
        if let Some(shared) = shared {
            later = joined(&later, &shared)?;
        }
        Ok(Parts { later, report: report.context("found no part for the report beside the first one")? })
    }
}

/// A name for the memory that no other build gives it: so a part of another build, which would write over the data of
/// this one, finds no memory.
fn memory_of_this_build(whole: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(whole);
    format!("memory_{:x}", hasher.finish())
}

/// The first part and its script, with short names for each other and that one for the memory.
fn named(wasm: &[u8], script: &str, memory_name: &str) -> Result<(Vec<u8>, String)> {
    let mut module = parse(wasm)?;
    let script = names::shorten(&mut module, script);
    let memory = module.memories.iter().next().context("palpate.wasm has no memory")?.id();
    module.exports.add(memory_name, ExportItem::Memory(memory));
    Ok((written(&mut module)?, script))
}

/// Written anew it is also smaller: the splitter leaves places as wide as relocations need them, and names.
fn asking_for_memory(wasm: &[u8], name: &str) -> Result<Vec<u8>> {
    let mut module = parse(wasm)?;
    let import = module.imports.iter_mut().find(|import| import.name == "memory");
    name.clone_into(&mut import.context("a later part imports no memory")?.name);
    walrus::passes::gc::run(&mut module);
    written(&mut module)
}

fn written(module: &mut Module) -> Result<Vec<u8>> {
    alike_together(&merged(module.emit_wasm())?)
}

/// The same each time, as nothing of the file system stands in it.
pub fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    // More rounds than these gain less than a thousandth, and so do more blocks; the usual 15 blocks are 2 % more.
    let packing = Packing {
        iteration_count: NonZeroU64::new(5).unwrap_or(NonZeroU64::MIN),
        maximum_block_splits: 120,
        ..Packing::default()
    };
    let mut packed = Vec::new();
    zopfli::compress(packing, Format::Gzip, bytes, &mut packed).context("a file could not be packed")?;
    Ok(packed)
}

fn parse(wasm: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config.parse(wasm).map_err(|why| anyhow!("a part of the program could not be read: {why:#}"))
}
