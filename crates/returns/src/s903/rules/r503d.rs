//! 503D: another placement than the episode that was open last year.

use super::carried_over;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "503D",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first episode has another placement than the episode that was open when last year ended.",
    mend: "It is the same episode: give what last year's return gave, or correct that return.",
    looks_at: &["Episodes.PLACE", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes), Need::LastYear(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        last.episode DECOM=1/5/2025 PLACE=U1 | episode DECOM=1/5/2025 PLACE=U1
        last.episode DECOM=1/5/2025 PLACE=U1 | !episode DECOM=1/5/2025 PLACE=U2
        last.episode DECOM=1/5/2025 PLACE=U1 | !episode DECOM=1/5/2025 PLACE=
        last.episode DECOM=1/5/2025 PLACE= | !episode DECOM=1/5/2025 PLACE=U2
        last.episode DECOM=1/5/2025 PLACE= | episode DECOM=1/5/2025 PLACE=
        last.episode DECOM=1/5/2025 PLACE=U1 | episode DECOM=1/5/2025 PLACE=u1
        last.episode DECOM=1/5/2025 PLACE=U1 DEC=1/6/2025 | episode DECOM=1/5/2025 PLACE=U2
        last.episode DECOM=1/5/2025 PLACE=U1 DEC=soon | !episode DECOM=1/5/2025 PLACE=U2
        last.episode DECOM=1/5/2025 PLACE=U1 | !episode DECOM=1/5/2025 PLACE=U2 | episode DECOM=1/6/2026 PLACE=U2
        last.episode DECOM=1/4/2025 PLACE=U2 | last.episode DECOM=1/5/2025 PLACE=U1 |
            !episode DECOM=1/5/2025 PLACE=U2
        last.episode DECOM=1/5/2025 PLACE=U1 | last.episode DECOM=1/5/2025 PLACE=U2 | episode DECOM=1/5/2025 PLACE=U1
        last.episode DECOM=1/5/2025 PLACE=U1 | episode DECOM=1/5/2025 PLACE=U2 CHILD=2
        last.episode DECOM=1/5/2025 PLACE=H5 | !episode DECOM=1/5/2025 PLACE=K3
        last.episode DECOM=1/5/2025 PLACE=Z1 | !episode DECOM=1/5/2025 PLACE=Z11
        year 2026
        last.episode DECOM=1/5/2025 PLACE=H5 | !episode DECOM=1/5/2025 PLACE=K3
        last.episode DECOM=1/5/2025 PLACE=Z1 | episode DECOM=1/5/2025 PLACE=Z11
        last.episode DECOM=1/5/2025 PLACE=Z1 | episode DECOM=1/5/2025 PLACE=Z14
        last.episode DECOM=1/5/2025 PLACE=Z11 | !episode DECOM=1/5/2025 PLACE=Z1
        year 2025
        last.episode DECOM=1/5/2025 PLACE=H5 | episode DECOM=1/5/2025 PLACE=K3
        last.episode DECOM=1/5/2025 PLACE=Z1 | !episode DECOM=1/5/2025 PLACE=Z11
        last.episode DECOM=1/5/2025 PLACE=K3 | !episode DECOM=1/5/2025 PLACE=H5
        year 2024
        last.episode DECOM=1/5/2025 PLACE=H5 | episode DECOM=1/5/2025 PLACE=K3
        year 2023
        last.episode DECOM=1/5/2025 PLACE=H5 | !episode DECOM=1/5/2025 PLACE=K3
        last.episode DECOM=1/5/2025 PLACE=H5 | episode DECOM=1/5/2025 PLACE=H5
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let differs: fn(&Episode<'_>, &Episode<'_>) -> bool = match child.collection.year {
        // Supported accommodation took the place of semi-independent living on 28 October 2023.
        2024 | 2025 => |now, last| moved(now, last) && !(last.place.is("H5") && now.place.is("K3")),
        // Other placements were split into four.
        2026 => {
            |now, last| moved(now, last) && !(last.place.is("Z1") && now.place.is_any(&["Z11", "Z12", "Z13", "Z14"]))
        }
        ..=2023 | 2027.. => moved,
    };
    carried_over::report_where(child, found, differs);
}

fn moved(now: &Episode<'_>, last: &Episode<'_>) -> bool {
    !now.place.same_as(last.place)
}
