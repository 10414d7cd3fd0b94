//! Not built yet.

pub fn run(_: &[String], _: bool) -> anyhow::Result<std::process::ExitCode> {
    anyhow::bail!("not built yet")
}
