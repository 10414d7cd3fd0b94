//! Shortens the names under which the wasm imports its glue: each ends in a hash
//! that no packer can shorten, twice for each of some three hundred functions.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

use super::{read, write};

/// The module that wasm-bindgen's glue is to the wasm.
const GLUE: &[u8] = b"./app_bg.js";
/// Number of the import section in a wasm module.
const IMPORTS: u8 = 2;

/// Renames the imports from the glue in `app_bg.wasm` and in `app.js` alike.
pub fn shorten(out: &Path) -> Result<()> {
    let (wasm, script) = (out.join("app_bg.wasm"), out.join("app.js"));
    let module = std::fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let mut names = BTreeMap::new();
    let module = rename(&module, &mut names).context("app_bg.wasm is not a wasm module")?;
    let mut glue = String::new();
    let text = read(&script)?;
    let mut rest = text.as_str();
    while let Some(start) = rest.find("__wb") {
        let (before, name) = rest.split_at(start);
        let end = name.find(|c: char| !c.is_alphanumeric() && c != '_');
        let (name, after) = name.split_at(end.unwrap_or(name.len()));
        glue.push_str(before);
        glue.push_str(names.get(name).map_or(name, String::as_str));
        rest = after;
    }
    glue.push_str(rest);
    write(&script, glue)?;
    write(&wasm, module)
}

/// The module with short names; `names` learns which they stand for.
fn rename(module: &[u8], names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut reader = Reader(module);
    let mut out = reader.take(8)?.to_vec();
    while let Some(id) = reader.byte() {
        let size = reader.number()?;
        let mut section = Reader(reader.take(size)?);
        let content = match id {
            IMPORTS => imports(&mut section, names)?,
            _ => section.0.to_vec(),
        };
        out.push(id);
        put_number(&mut out, content.len());
        out.extend(content);
    }
    Some(out)
}

fn imports(section: &mut Reader, names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let count = section.number()?;
    let mut out = Vec::new();
    put_number(&mut out, count);
    for _ in 0..count {
        let module = section.bytes()?;
        let name = String::from_utf8(section.bytes()?.to_vec()).ok()?;
        let next = format!("_{}", names.len());
        let name = match module {
            GLUE => names.entry(name).or_insert(next).clone(),
            _ => name,
        };
        for text in [module, name.as_bytes()] {
            put_number(&mut out, text.len());
            out.extend(text);
        }
        out.extend(section.import_type()?);
    }
    Some(out)
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// A number in LEB128.
    fn number(&mut self) -> Option<usize> {
        let (mut value, mut shift) = (0usize, 0u32);
        loop {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
            shift += 7;
        }
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    /// What is imported, as it stands: function, table, memory, global or tag.
    fn import_type(&mut self) -> Option<&'a [u8]> {
        let whole = self.0;
        match self.byte()? {
            0 => drop(self.number()?),
            kind @ (1 | 2) => {
                if kind == 1 {
                    self.byte()?;
                }
                let has_most = self.number()? & 1 == 1;
                self.number()?;
                if has_most {
                    self.number()?;
                }
            }
            3 => drop(self.take(2)?),
            4 => {
                self.byte()?;
                self.number()?;
            }
            _ => return None,
        }
        whole.get(..whole.len() - self.0.len())
    }
}

fn put_number(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let byte = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            out.push(byte);
            return;
        }
        out.push(byte | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports one function from the glue and one from elsewhere.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\
        \x01\x04\x01\x60\0\0\
        \x02\x29\x02\x0b./app_bg.js\x0a__wbg_a_ff\0\0\x07./other\x04kept\0\0\
        \x03\x02\x01\0";

    #[test]
    fn only_names_of_the_glue_become_short() {
        let mut names = BTreeMap::new();
        let renamed = rename(MODULE, &mut names).expect("a module");
        assert_eq!(names["__wbg_a_ff"], "_0");
        let text = String::from_utf8_lossy(&renamed);
        assert!(text.contains("./app_bg.js\x02_0") && text.contains("kept"));
        assert_eq!(renamed.len(), MODULE.len() - 8);
        assert!(renamed.ends_with(b"\x03\x02\x01\0"));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        for length in 9..MODULE.len() - 1 {
            let cut = &MODULE[..length];
            let whole_sections = [14, 57].contains(&length);
            assert_eq!(
                rename(cut, &mut BTreeMap::new()).is_some(),
                whole_sections,
                "{length}"
            );
        }
    }
}
