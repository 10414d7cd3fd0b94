//! The area of an edition outside Korea: its frame and its regions.

use madang_api::FamilyIndex;
use madang_masks::import::{County, Form};
use madang_masks::wire::{AreaFile, AreaRegion, Frame};

use super::draft::FAMILY;
use super::stores::Stores;
use crate::edition::{About, Draft, Source};
use crate::publish::Error;
use crate::schemas;

/// The name of the area's dataset.
pub const AREA: &str = "area";

/// Whose form an edition's data had.
pub(super) fn form_of(index: &FamilyIndex) -> Form {
    match index.dataset(AREA) {
        Some(_) => Form::Taiwan,
        None => Form::Korea,
    }
}

/// Adds the area of new outlets; Korea's is the base map's, and is not said.
pub(super) fn add(
    draft: &mut Draft,
    form: Form,
    stores: &[Stores],
    source: Source<'_>,
) -> Result<(), Error> {
    let regions: Vec<AreaRegion> = stores.iter().filter_map(region).collect();
    let frame = regions
        .iter()
        .map(|region| region.frame)
        .reduce(Frame::with);
    let (Form::Taiwan, Some(frame)) = (form, frame) else {
        return Ok(());
    };
    let file = AreaFile {
        frame,
        utc_offset_min: form.utc_offset_min(),
        regions,
    };
    let generated_at = stores.first().map(|stores| stores.dataset.generated_at);
    let about = About {
        name: AREA,
        stem: &format!("{FAMILY}/{AREA}"),
        generated_at: generated_at.unwrap_or_default(),
        schema: schemas::MASKS_AREA,
        source,
    };
    Ok(draft.add(about, &file)?)
}

/// The region of a stores' file; none when all its outlets departed.
fn region(stores: &Stores) -> Option<AreaRegion> {
    let code = &stores.file.sido;
    let county = County::by_code(code)?;
    Some(AreaRegion {
        code: code.clone(),
        name: county.name(),
        frame: Frame::around(&stores.file)?,
    })
}
