//! How large a module wants memory and table to be.

use crate::dist::reader::{IMPORTS, Reader};

/// Least sizes: memory in pages of 64 KiB, the table in functions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limits {
    pub memory: usize,
    pub table: usize,
}

impl Limits {
    /// Those of a module's imports; none when it is no module.
    pub fn of(module: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(module);
        reader.take(8)?;
        let mut limits = Self::default();
        while let Some(id) = reader.byte() {
            let size = reader.number()?;
            let section = reader.take(size)?;
            if id == IMPORTS {
                limits.read(Reader::new(section))?;
            }
        }
        Some(limits)
    }

    /// What both want.
    pub fn max(self, other: Self) -> Self {
        Self {
            memory: self.memory.max(other.memory),
            table: self.table.max(other.table),
        }
    }

    fn read(&mut self, mut imports: Reader) -> Option<()> {
        for _ in 0..imports.number()? {
            let (_, _) = (imports.bytes()?, imports.bytes()?);
            let mut import = Reader::new(imports.import_type()?);
            match import.byte()? {
                // After the type of its elements.
                1 => {
                    import.take(2)?;
                    self.table = self.table.max(import.number()?);
                }
                2 => {
                    import.take(1)?;
                    self.memory = self.memory.max(import.number()?);
                }
                _ => {}
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;

    #[test]
    fn memory_and_table_are_found_among_the_imports() {
        let module = b"\0asm\x01\0\0\0\
            \x02\x18\x03\x01m\x01a\x02\0\x12\
            \x01m\x01b\x01\x70\0\xf9\x24\
            \x01m\x01c\x03\x7f\x01";
        let limits = Limits::of(module).unwrap();
        assert_eq!((limits.memory, limits.table), (18, 4729));
        assert_eq!(Limits::of(&module[..module.len() - 1]), None);
    }
}
