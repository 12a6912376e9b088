//! The folder that the server embeds: written only where something changed, each text beside its brotli copy.

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// `target/site` while it is being filled.
pub struct Site {
    folder: PathBuf,
    files: BTreeSet<String>,
}

impl Site {
    /// Opens the folder, or makes it.
    pub fn open(folder: PathBuf) -> Result<Self> {
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self { folder, files: BTreeSet::new() })
    }

    /// Puts a file there, unless the same bytes already lie there.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let (plain, packed) = (self.folder.join(name), self.folder.join(format!("{name}.br")));
        self.keep(name);
        if packed.exists() && fs::read(&plain).is_ok_and(|old| old == bytes) {
            return Ok(());
        }
        fs::create_dir_all(plain.parent().context("a file without a folder")?)?;
        fs::write(&packed, brotli(bytes)?)?;
        fs::write(&plain, bytes).with_context(|| format!("cannot write {}", plain.display()))?;
        eprintln!("  {name}: {} bytes, {} as brotli", bytes.len(), packed.metadata()?.len());
        Ok(())
    }

    /// Keeps what an earlier run put there; false when it has to be made again.
    pub fn keep(&mut self, name: &str) -> bool {
        self.files.extend([name.to_owned(), format!("{name}.br")]);
        self.folder.join(name).exists() && self.folder.join(format!("{name}.br")).exists()
    }

    /// Removes what no longer belongs, so that the server does not ship it.
    pub fn finish(self) -> Result<()> {
        for file in super::files(&self.folder)? {
            if !self.files.contains(file.strip_prefix(&self.folder)?.to_string_lossy().as_ref()) {
                fs::remove_file(file)?;
            }
        }
        Ok(())
    }
}

/// Brotli at its best (quality 11): packed once here, sent many times.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 64 * 1024, 11, 22);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(packed)
}
