//! The splitter's loader, read and written anew.

use std::collections::BTreeSet;
use std::fmt::Write;

/// What the loader says.
pub struct Loader {
    /// Its functions.
    head: String,
    /// The rooms, each with the shared chunks that it loads.
    rooms: Vec<(String, Vec<String>)>,
}

/// How the definition of a room begins and goes on.
const ROOM: &str = "export const __wasm_split_load_";
/// How the definitions begin, of which the first is a shared chunk's.
const FIRST: &str = "\n/* ";
/// How a module of the set is loaded.
const LOAD: &str = "\
const load = (name, deps) => makeLoad(() => {
    const src = fetch(new URL(`./${name}.wasm`, import.meta.url));
    src.catch(() => {});
    return (imports) => WebAssembly.instantiateStreaming(src, imports);
}, deps);
";
/// Under which name joined pieces take memory, table and stack pointer: the loader's
/// own is resolved away in them.
pub const BASE: &str = "m";

impl Loader {
    /// Reads the loader; none when it is of another form.
    pub fn parse(script: &str) -> Option<Self> {
        let starts = [FIRST, &format!("\n{ROOM}")];
        let start = starts
            .iter()
            .filter_map(|start| script.find(*start))
            .min()?;
        let (head, definitions) = script.split_at_checked(start + 1)?;
        let mut rooms = Vec::new();
        for definition in definitions.split(ROOM).skip(1) {
            let (name, rest) = definition.split_once(" = wrapAsyncCb(makeLoad(")?;
            let (_, rest) = rest.split_once(", [")?;
            let (chunks, _) = rest.split_once("]));")?;
            let chunks = chunks.split(", ").filter(|chunk| !chunk.is_empty());
            let chunks = chunks.map(|chunk| Some(chunk.strip_prefix("__")?.to_owned()));
            rooms.push((name.to_owned(), chunks.collect::<Option<_>>()?));
        }
        let shared = "Object.assign(sharedImports.__wasm_split,";
        (head.contains(shared) && head.contains("function makeLoad(")).then(|| Self {
            head: head.to_owned(),
            rooms,
        })
    }

    /// The shared chunks, in the order of their names.
    pub fn chunks(&self) -> Vec<String> {
        let chunks = self.rooms.iter().flat_map(|(_, chunks)| chunks.clone());
        chunks.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The rooms.
    pub fn rooms(&self) -> Vec<&str> {
        self.rooms.iter().map(|(room, _)| room.as_str()).collect()
    }

    /// The rooms that load a chunk, a bit for each.
    pub fn rooms_of(&self, chunk: &String) -> u64 {
        let rooms = self.rooms.iter().enumerate();
        let rooms = rooms.filter(|(_, (_, chunks))| chunks.contains(chunk));
        rooms.fold(0, |all, (room, _)| all | 1 << room)
    }

    /// The loader of the joined pieces; each has the name of its first chunk.
    pub fn joined(&self, pieces: &[Vec<String>]) -> String {
        let mut script = self.head.replace(
            "sharedImports = { __wasm_split: {  } };",
            &format!("sharedImports = {{ __wasm_split: {{}} }};\n        sharedImports.{BASE} = sharedImports.__wasm_split;"),
        );
        script.push_str(LOAD);
        for name in pieces.iter().filter_map(|piece| piece.first()) {
            // Writing to a text does not fail.
            let _ = writeln!(script, "const __{name} = load(\"{name}\", []);");
        }
        for (room, chunks) in &self.rooms {
            let loads = |piece: &&Vec<String>| piece.iter().any(|chunk| chunks.contains(chunk));
            let names = pieces
                .iter()
                .filter(loads)
                .filter_map(|piece| piece.first());
            let names: Vec<String> = names.map(|name| format!("__{name}")).collect();
            let _ = writeln!(
                script,
                "{ROOM}{room} = wrapAsyncCb(load(\"split_{room}\", [{}]));",
                names.join(", ")
            );
        }
        script
    }
}

#[cfg(test)]
mod tests {
    use super::Loader;

    const SCRIPT: &str = "\
let sharedImports = undefined;\n\
function getSharedImports() {\n\
        sharedImports = { __wasm_split: {  } };\n\
        Object.assign(sharedImports.__wasm_split, { memory,  });\n\
}\n\
function makeLoad(fetcher, deps) {\n}\n\
/* masks, relief */\n\
const __chunk_8 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_8.wasm\", import.meta.url));\n}\n, []);\n\
/* config, masks */\n\
const __chunk_9 = makeLoad(() => {\n}\n, []);\n\
export const __wasm_split_load_masks = wrapAsyncCb(makeLoad(() => {\n}\n, [__chunk_8, __chunk_9]));\n\
export const __wasm_split_load_relief = wrapAsyncCb(makeLoad(() => {\n}\n, [__chunk_8]));\n\
export const __wasm_split_load_forum = wrapAsyncCb(makeLoad(() => {\n}\n, []));\n";

    #[test]
    fn the_loader_says_which_rooms_load_what() {
        let loader = Loader::parse(SCRIPT).unwrap();
        assert_eq!(loader.chunks(), ["chunk_8", "chunk_9"]);
        assert_eq!(loader.rooms(), ["masks", "relief", "forum"]);
        assert_eq!(loader.rooms_of(&"chunk_8".to_owned()), 0b011);
        assert_eq!(loader.rooms_of(&"chunk_9".to_owned()), 0b001);
    }

    #[test]
    fn a_joined_piece_is_loaded_by_whoever_needs_a_part_of_it() {
        let loader = Loader::parse(SCRIPT).unwrap();
        let script = loader.joined(&[vec!["chunk_8".to_owned(), "chunk_9".to_owned()]]);
        assert!(script.contains("sharedImports.m = sharedImports.__wasm_split;"));
        assert!(script.contains("const __chunk_8 = load(\"chunk_8\", []);"));
        assert!(!script.contains("chunk_9"));
        assert!(script.contains("load_relief = wrapAsyncCb(load(\"split_relief\", [__chunk_8]));"));
        assert!(script.contains("load_forum = wrapAsyncCb(load(\"split_forum\", []));"));
    }

    #[test]
    fn another_form_is_seen() {
        assert!(Loader::parse("export {};").is_none());
        assert!(Loader::parse(&SCRIPT.replace("makeLoad(() =>", "load(() =>")).is_none());
    }
}
