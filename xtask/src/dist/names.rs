//! Shortens the names under which the wasm imports its glue: each ends in a hash
//! that no packer can shorten, twice for each of some three hundred functions.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

use super::reader::{IMPORTS, Reader};
use super::{read, write};

/// The module that wasm-bindgen's glue is to the wasm.
const GLUE: &[u8] = b"./app_bg.js";

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
    let mut reader = Reader::new(module);
    let mut out = reader.take(8)?.to_vec();
    while let Some(id) = reader.byte() {
        let size = reader.number()?;
        let section = reader.take(size)?;
        let content = match id {
            IMPORTS => imports(&mut Reader::new(section), names)?,
            _ => section.to_vec(),
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
