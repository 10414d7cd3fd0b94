//! Not built yet.

pub fn run(_: std::net::SocketAddr) -> anyhow::Result<()> {
    anyhow::bail!("not built yet")
}
