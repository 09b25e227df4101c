//! 180: the SDQ score is not a number from 0 to 40.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "180",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The strengths and difficulties (SDQ) score is not a whole number from 0 to 40.",
    mend: "Give the total score, or leave it blank and give the reason for having none.",
    looks_at: &["OC2.SDQ_SCORE"],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        oc2 SDQ_SCORE=0
        oc2 SDQ_SCORE=40
        oc2 SDQ_SCORE=
        !oc2 SDQ_SCORE=41
        !oc2 SDQ_SCORE=-1
        !oc2 SDQ_SCORE=12.5
        !oc2 SDQ_SCORE=ten
    ",
};

/// The sum of twenty answers of up to two points.
const SCORE_MAX: f64 = 40.0;

fn check(child: &Child<'_>, found: &mut Found) {
    let is_score = |score: f64| (0.0..=SCORE_MAX).contains(&score) && score.fract() == 0.0;
    found.report_all(
        child.now.oc2.iter().filter(|row| row.sdq_score.is_given() && !row.sdq_score.number().is_some_and(is_score)),
    );
}
