//! Not built yet.

pub fn run() -> anyhow::Result<()> {
    anyhow::bail!("not built yet")
}
