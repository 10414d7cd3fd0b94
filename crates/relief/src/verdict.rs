//! What is certain under the answers.

use crate::diagram::{Diagram, Leaf, Ref, value};
use crate::resolve::Range;
use crate::{Answers, Compiled, Rulebook};

/// What is certain under the answers: exactly what all their completions agree on,
/// over the facts' domains and without combinations that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Entitled, however the open answers turn out, to this.
    Eligible(Amounts),
    /// Not entitled, however they turn out.
    NotEligible,
    /// Nobody can say, however they turn out: no source settles it. If so, this.
    Confirm(Amounts),
    /// It depends on open answers.
    Open {
        /// Whether some make it a yes.
        yes: bool,
        /// Whether some make it a no.
        no: bool,
        /// Whether some leave it to be confirmed.
        confirm: bool,
        /// What is paid where it is not a no.
        amounts: Amounts,
    },
    /// The answers cannot be so together.
    Impossible,
}

/// What is paid under all completions that pay.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amounts {
    /// The least and the greatest, in won, of those that sources give.
    pub known: Option<(i64, i64)>,
    /// Whether it may be one that no source gives.
    pub unknown: bool,
}

impl Verdict {
    /// Whether no answer can change it or the amount any more.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        match self {
            Self::Eligible(amounts) | Self::Confirm(amounts) => amounts.is_one(),
            Self::NotEligible | Self::Impossible => true,
            Self::Open { .. } => false,
        }
    }
}

impl Amounts {
    /// Whether it is one amount, or certainly one that no source gives.
    #[must_use]
    pub fn is_one(self) -> bool {
        match self.known {
            Some((least, most)) => least == most && !self.unknown,
            None => true,
        }
    }
}

impl Compiled {
    /// What is certain under the answers.
    #[must_use]
    pub fn verdict(&self, book: &Rulebook, answers: &Answers) -> Verdict {
        self.verdict_within(book, &answers.bounds(book))
    }

    pub(crate) fn verdict_within(&self, book: &Rulebook, bounds: &[Range]) -> Verdict {
        if book.rules_out(bounds) {
            return Verdict::Impossible;
        }
        let mut amounts = Amounts::default();
        let (mut yes, mut no, mut confirm) = (false, false, false);
        for leaf in self.diagram.leaves(self.root, bounds) {
            match value(leaf) {
                Some((Leaf::No, _)) => no = true,
                Some((Leaf::Yes, _)) => yes = true,
                Some((Leaf::Confirm, _)) => confirm = true,
                _ => continue,
            }
            self.widen(book, bounds, leaf, &mut amounts);
        }
        match (yes, no, confirm) {
            (false, false, false) => Verdict::Impossible,
            (true, false, false) => Verdict::Eligible(amounts),
            (false, true, false) => Verdict::NotEligible,
            (false, false, true) => Verdict::Confirm(amounts),
            _ => Verdict::Open {
                yes,
                no,
                confirm,
                amounts,
            },
        }
    }

    fn widen(&self, book: &Rulebook, bounds: &[Range], leaf: Ref, amounts: &mut Amounts) {
        let diagram: &Diagram = &self.diagram;
        let Some((Leaf::Yes | Leaf::Confirm, place)) = value(leaf) else {
            return;
        };
        let formula = diagram
            .formula(place)
            .filter(|formula| !formula.is_unknown());
        let Some(formula) = formula else {
            amounts.unknown = true;
            return;
        };
        let facts = formula.facts.iter();
        let levels: Vec<u32> = facts.map(|fact| book.level(*fact)).collect();
        let Some((least, most)) = diagram.extremes(self.root, bounds, leaf, (formula, &levels))
        else {
            return;
        };
        amounts.known = Some(match amounts.known {
            Some((low, high)) => (low.min(least), high.max(most)),
            None => (least, most),
        });
    }
}
