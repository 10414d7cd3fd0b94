//! What the module holds.

use madang_mydata::{
    Held, IssuerKeys, Issuing, Prepared, SALT_BYTES, SIGNATURE_BYTES, Unbound, Unsigned, Value,
    VerifyJob, prepare,
};

use crate::task::{Task, Terms};

/// What the module holds.
pub struct State {
    pub text: Vec<u8>,
    pub salts: Vec<[u8; SALT_BYTES]>,
    pub signature: [u8; SIGNATURE_BYTES],
    pub result: String,
    /// The keys of the signatures to verify.
    pub points: Vec<[u8; 65]>,
    task: Option<Task>,
    terms: Option<Terms>,
    unsigned: Option<Unsigned>,
    unbound: Option<Unbound>,
    prepared: Option<Prepared>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            text: Vec::new(),
            salts: Vec::new(),
            signature: [0; SIGNATURE_BYTES],
            result: String::new(),
            points: Vec::new(),
            task: None,
            terms: None,
            unsigned: None,
            unbound: None,
            prepared: None,
        }
    }
}

impl State {
    pub fn read_task(&mut self) -> Option<()> {
        let task = Task::read(&Value::parse(&self.text).ok()?).ok()?;
        self.salts = vec![[0; SALT_BYTES]; issuing(&task).salts_needed()];
        self.task = Some(task);
        Some(())
    }

    pub fn read_terms(&mut self) -> Option<()> {
        self.terms = Some(Terms::read(&Value::parse(&self.text).ok()?).ok()?);
        Some(())
    }

    pub fn prepare_issue(&mut self) -> Option<()> {
        let unsigned = issuing(self.task.as_ref()?).prepare(&self.salts).ok()?;
        self.result = unsigned.job().input;
        self.unsigned = Some(unsigned);
        Some(())
    }

    pub fn finish_issue(&mut self) -> Option<()> {
        self.result = self.unsigned.take()?.finish(&self.signature);
        Some(())
    }

    pub fn prepare_present(&mut self) -> Option<()> {
        let (task, terms) = (self.task.as_ref()?, self.terms.as_ref()?);
        let held = Held::read(std::str::from_utf8(&self.text).ok()?).ok()?;
        let presentation = held.present(&held.select(&task.paths).ok()?);
        let unbound = presentation.bind(&terms.audience, &terms.nonce, terms.now);
        self.result = unbound.job().input;
        self.unbound = Some(unbound);
        Some(())
    }

    pub fn finish_present(&mut self) -> Option<()> {
        self.result = self.unbound.take()?.finish(&self.signature);
        Some(())
    }

    pub fn prepare_verify(&mut self) -> Option<usize> {
        let terms = self.terms.as_ref()?;
        let token = std::str::from_utf8(&self.text).ok()?;
        let prepared = prepare(token, IssuerKeys::One(&terms.issuer), &terms.policy);
        let jobs = prepared.jobs();
        self.points = jobs.iter().map(|job| job.key.point()).collect();
        let count = jobs.len();
        self.prepared = Some(prepared);
        Some(count)
    }

    pub fn job(&self, job: usize) -> Option<&VerifyJob> {
        self.prepared.as_ref()?.jobs().get(job)
    }

    pub fn finish_verify(&mut self, good: u32) -> Option<i32> {
        let prepared = self.prepared.take()?;
        let count = prepared.jobs().len();
        let good: Vec<bool> = (0..count).map(|job| good >> job & 1 == 1).collect();
        let report = prepared.finish(&good);
        self.result = report
            .payload
            .map_or_else(String::new, |payload| payload.write());
        Some(report.verdict as i32)
    }
}

fn issuing(task: &Task) -> Issuing<'_> {
    Issuing {
        claims: &task.claims,
        frame: &task.frame,
        holder: Some(&task.holder),
        kid: None,
    }
}
