//! The status of unaccompanied asylum-seeking child by this year's return and by last year's, side by side: what the 205s compare.

use super::super::{Child, Day, Found, Header, Rows};

/// What one year's return says of the status.
pub struct Status<'a> {
    /// The header says that the child has it. Nobody without a header has.
    pub is: bool,
    /// The day on which it ended or will.
    pub ended: Day<'a>,
    /// The date of birth beside that day.
    pub born: Day<'a>,
}

/// Reports each row of this year's table and its header where they are `wrong` beside any of last year's.
pub fn report_where(child: &Child<'_>, found: &mut Found, wrong: impl Fn(&Status<'_>, &Status<'_>) -> bool) {
    for row in child.now.uasc {
        for header in headers_or_none(&child.now) {
            let now =
                Status { is: header.is_some_and(|header| says(&child.now, header)), ended: row.duc, born: row.dob };
            if last_statuses(&child.last).any(|last| wrong(&now, &last)) {
                found.report(row);
                found.report_all(header);
            }
        }
    }
}

/// Whether a header says that the child has the status: in XML by itself, in CSV by a row in the table.
pub fn says(rows: &Rows<'_>, header: &Header<'_>) -> bool {
    if header.uasc.is_given() { header.uasc.is("1") } else { !rows.uasc.is_empty() }
}

/// What last year's return says: of each row with each header, or once nothing when there is no row.
fn last_statuses<'r, 'a: 'r>(last: &'r Rows<'a>) -> impl Iterator<Item = Status<'a>> + 'r {
    let none = last.uasc.is_empty().then(|| Status { is: false, ended: Day::of(""), born: Day::of("") });
    let given = last.uasc.iter().flat_map(move |row| {
        headers_or_none(last).map(move |header| Status {
            is: header.is_some_and(|header| says(last, header)),
            ended: row.duc,
            born: row.dob,
        })
    });
    given.chain(none)
}

fn headers_or_none<'r, 'a>(rows: &'r Rows<'a>) -> impl Iterator<Item = Option<&'r Header<'a>>> {
    rows.headers.iter().map(Some).chain(rows.headers.is_empty().then_some(None))
}
