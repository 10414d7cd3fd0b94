//! Datasets: path, length, hash, and form by the schema that the index names.

use std::collections::BTreeMap;

use jsonschema::Validator;
use madang_api::{Dataset, FamilyIndex};

use super::{Report, schema};
use crate::api_dir::{Files, FilesError, is_inside};

/// A family's datasets, with those payloads that are the ones the index names.
pub(super) struct Datasets<'a> {
    index_path: &'a str,
    index: &'a FamilyIndex,
    validators: BTreeMap<&'a str, Option<Validator>>,
    pub(super) sound: Vec<(&'a Dataset, Vec<u8>)>,
}

impl<'a> Datasets<'a> {
    pub(super) fn new(index_path: &'a str, index: &'a FamilyIndex) -> Self {
        Self {
            index_path,
            index,
            validators: BTreeMap::new(),
            sound: Vec::new(),
        }
    }

    pub(super) fn check(
        &mut self,
        files: &impl Files,
        report: &mut Report,
    ) -> Result<(), FilesError> {
        for dataset in &self.index.datasets {
            if !self.paths_are_inside(report, dataset) {
                continue;
            }
            self.load_schema(files, report, &dataset.schema)?;
            self.check_payload(files, report, dataset)?;
        }
        Ok(())
    }

    fn paths_are_inside(&self, report: &mut Report, dataset: &Dataset) -> bool {
        let outside = [&dataset.path, &dataset.schema]
            .into_iter()
            .find(|path| !is_inside(path));
        if let Some(path) = outside {
            let name = &dataset.name;
            report.problem(
                self.index_path,
                format!("dataset {name}: path {path:?} leaves the API"),
            );
        }
        outside.is_none()
    }

    fn load_schema(
        &mut self,
        files: &impl Files,
        report: &mut Report,
        path: &'a str,
    ) -> Result<(), FilesError> {
        if self.validators.contains_key(path) {
            return Ok(());
        }
        report.files += 1;
        let validator = match files.read(path)? {
            None => Err("missing, though a dataset names it".to_owned()),
            Some(text) => schema::validator(&text),
        };
        let validator = validator
            .map_err(|problem| report.problem(path, problem))
            .ok();
        self.validators.insert(path, validator);
        Ok(())
    }

    fn check_payload(
        &mut self,
        files: &impl Files,
        report: &mut Report,
        dataset: &'a Dataset,
    ) -> Result<(), FilesError> {
        let path = &dataset.path;
        report.files += 1;
        let Some(bytes) = files.read(path)? else {
            report.problem(path, "missing, though the index names it");
            return Ok(());
        };
        if let Err(error) = dataset.verify(&bytes) {
            // The error names the path itself; the report does so already.
            let text = error.to_string();
            let text = text.strip_prefix(&format!("{path}: ")).unwrap_or(&text);
            report.problem(path, text);
            return Ok(());
        }
        let hash: String = dataset.sha256.chars().take(16).collect();
        if !path.contains(&hash) {
            report.problem(path, format!("the path does not carry the hash {hash}"));
        }
        if let Some(Some(validator)) = self.validators.get(dataset.schema.as_str()) {
            schema::check(report, path, &bytes, validator);
        }
        self.sound.push((dataset, bytes));
        Ok(())
    }
}
