//! The rules of SSDA903, one file each, named by their numbers.

use super::Rule;

macro_rules! rules {
    ($($module:ident)+) => {
        $(mod $module;)+

        /// Every rule of every year, in the order of their numbers.
        pub static RULES: &[&Rule] = &[$(&$module::RULE),+];
    };
}

mod adoption;
mod against_header;
mod carried_over;
mod handover;
mod health_items;
mod latest;
mod liberty;
mod once;
mod outside_care;
mod overlaps;
mod partly_known_day;
mod same_day;

rules! {
    r101
    r102
    r142
    r334
    r444
    r503a
    r542
    r543
    r544
    r545
    r546
    r547
    r550
    r551
    r552
    r553
    r554
    r555
    r556
    r557
    r558
    r559
    r560
    r561
    r562
    r563
    r564
    r565
    r566
    r567
    r570
    r571
    r574
    r575
    r576
    r577
    r578
    r579
    r580
    r581
    r582
    r583
    r584
    r586
    r601
    r602
    r607
    r611
    r612
    r620
    r621
    r624
    r625
    r626
    r628
    r630
    r631
    r632
    r633
    r634
    r635
    r700
    r701
    r702
    r703
    r704
    r705
    r706
    r707
    r708
    r709
    r710
    r3001
    repi
    rint01
    rint02
    rint03
    rint04
    rint05
    rint06
    rint07
    rint08
    rint09
    rint11
    rint12
    rint13
    rint14
    rint15
    rint16
    rint17
    rint18
    rint21
    rint31
    rint32
    rint33
    rint34
    rint35
    rint36
    rnoe
    rsw01stg1
    rsw01astg1
    rsw01bstg1
    rsw02stg1
    rsw03stg1
    rsw04stg1
    rsw05stg1
    rsw06stg2
    rsw07stg2
    rsw08stg2
    rsw09stg2
    rsw10stg2
    rsw10astg2
    rsw10bstg2
    rsw11astg2
    rsw11bstg2
    rsw12stg2
    rsw13stg1
    rsw14stg2
    rsw17stg2
    rsw18stg2
    rsw19stg2
}

/// What nearly every rule file uses.
mod prelude {
    pub(super) use super::super::value::{days_after, days_between, months_after, years_after};
    pub(super) use super::super::{
        Cell, Check, Child, Collection, Day, Episode, Form, Found, Header, Location, Need, Oc2, Row, Rule, Table,
        Whole, codes,
    };
    pub(super) use crate::{Severity, Years};
    pub(super) use jiff::civil::{Date, date};
}

#[cfg(test)]
mod tests;
