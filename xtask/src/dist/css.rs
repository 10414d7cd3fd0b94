//! Bundles and minifies the style sheets.

use std::path::Path;

use anyhow::Result;

use crate::{env, process};

/// `style/main.css` becomes the app's style sheet, `style/critical.css` what the
/// static pages carry inline; both import the components' own sheets.
pub fn bundle(root: &Path) -> Result<()> {
    for (source, output) in [("main.css", "app.css"), ("critical.css", "critical.css")] {
        process::quiet(
            "lightningcss",
            env::wasm("lightningcss")?
                .args(["--bundle", "--minify", "--targets", ">= 0.25%"])
                .arg(root.join("style").join(source))
                .arg("-o")
                .arg(root.join("target/style").join(output)),
        )?;
    }
    Ok(())
}
