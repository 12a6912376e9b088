//! From a compiled cdylib to what a browser can load: wasm-bindgen, used as a library so that no tool has to be installed.

use super::site::Site;
use super::toolchain::wasm;
use crate::shell::root;
use anyhow::{Context, Result};
use std::fs;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `{bundle}.js` and `{bundle}_bg.wasm`, unless they were made from the same wasm before.
pub fn write(bundle: &str, site: &mut Site) -> Result<()> {
    let input = wasm(bundle);
    let before = root().join(format!("target/client/{bundle}.bound.wasm"));
    let (script, module) = (format!("{bundle}.js"), format!("{bundle}_bg.wasm"));
    let bytes = fs::read(&input).with_context(|| format!("no {}", input.display()))?;
    let there = site.keep(&script) & site.keep(&module);
    if there && fs::read(&before).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    Bindgen::new()
        .input_path(&input)
        .out_name(bundle)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder.path())
        .with_context(|| format!("wasm-bindgen could not read {}", input.display()))?;
    for name in [&script, &module] {
        site.put(name, &fs::read(folder.path().join(name))?)?;
    }
    fs::write(before, bytes)?;
    Ok(())
}
