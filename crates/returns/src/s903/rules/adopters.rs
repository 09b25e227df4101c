//! Who adopts: the adopters' legal status and sexes, which must fit each other. What 514 and 517 to 524 compare.

use super::prelude::*;

/// Reports the adoptions by adopters of this status whose sexes are none of these.
pub fn report_unless(child: &Child<'_>, found: &mut Found, status: &str, sexes: &[&str]) {
    let misfit =
        |adoption: &&super::super::Ad1<'_>| adoption.ls_adoptr.is(status) && !adoption.sex_adoptr.is_any(sexes);
    found.report_all(child.now.ad1.iter().filter(misfit));
}
