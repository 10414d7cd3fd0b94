//! How the parts went, as a table.

/// How a part ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    PassedBefore,
    Failed,
    Blocked,
}

/// One line of the table.
pub struct Report {
    name: &'static str,
    outcome: Outcome,
    seconds: f64,
}

impl Report {
    /// A part that ran.
    pub fn new(name: &'static str, outcome: Outcome, seconds: f64) -> Self {
        Self {
            name,
            outcome,
            seconds,
        }
    }

    /// A part that could not run, since the app did not build.
    pub fn blocked(name: &'static str) -> Self {
        Self::new(name, Outcome::Blocked, 0.0)
    }

    /// Whether the part counts as failed.
    pub fn failed(&self) -> bool {
        matches!(self.outcome, Outcome::Failed | Outcome::Blocked)
    }

    /// Whether this was the build of the app, and it failed.
    pub fn left_no_app(&self) -> bool {
        self.name == "build" && self.failed()
    }
}

/// All parts with their results and seconds.
pub fn table(reports: &[Report]) -> String {
    let mut text = format!("{:<14} {:<22} {:>8}\n", "part", "result", "seconds");
    for report in reports {
        let result = match report.outcome {
            Outcome::Passed => "passed",
            Outcome::PassedBefore => "passed before",
            Outcome::Failed => "FAILED",
            Outcome::Blocked => "FAILED: no app to test",
        };
        text.push_str(&format!(
            "{:<14} {result:<22} {:>8.1}\n",
            report.name, report.seconds
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_run_has_failed() {
        let reports = [
            Report::new("fmt", Outcome::Passed, 1.25),
            Report::new("build", Outcome::Failed, 60.0),
            Report::blocked("e2e"),
        ];
        let failed: Vec<bool> = reports.iter().map(Report::failed).collect();
        assert_eq!(failed, [false, true, true]);
        assert!(reports[1].left_no_app());
        let text = table(&reports);
        assert!(
            text.contains("build          FAILED                     60.0"),
            "{text}"
        );
    }
}
