//! Names that people go by. `nicknames.txt` holds a group to a line, the full name first; a short name can stand in several groups.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

static GROUPS: &str = include_str!("nicknames.txt");
/// Groups of one name that are kept: "Sam" and "Alex" stand in three.
pub(crate) const GROUPS_MAX: usize = 4;

/// The groups that a name stands in, by number; zero fills up.
pub(crate) fn groups(letters: &[u8]) -> [u16; GROUPS_MAX] {
    static BY_NAME: OnceLock<FxHashMap<&'static [u8], [u16; GROUPS_MAX]>> = OnceLock::new();
    let by_name = BY_NAME.get_or_init(|| {
        let mut by_name: FxHashMap<&[u8], [u16; GROUPS_MAX]> = FxHashMap::default();
        for (number, group) in (1..).zip(GROUPS.lines()) {
            for name in group.split(' ') {
                let groups = by_name.entry(name.as_bytes()).or_default();
                if let Some(free) = groups.iter_mut().find(|group| **group == 0) {
                    *free = number;
                }
            }
        }
        by_name
    });
    by_name.get(letters).copied().unwrap_or_default()
}

/// Whether two names can be one: they stand in one group.
pub(crate) fn share(one: &[u16; GROUPS_MAX], other: &[u16; GROUPS_MAX]) -> bool {
    one.iter().any(|group| *group != 0 && other.contains(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_stands_with_its_full_names() {
        let of = |name: &str| groups(name.as_bytes());
        assert!(share(&of("lizzie"), &of("elizabeth")));
        assert!(share(&of("sam"), &of("samantha")));
        assert!(share(&of("sam"), &of("samuel")));
        assert!(!share(&of("samantha"), &of("samuel")));
        assert!(!share(&of("zzz"), &of("qqq")));
    }

    #[test]
    fn no_name_stands_twice_in_one_line_and_each_line_has_two() {
        for group in GROUPS.lines() {
            let names: Vec<&str> = group.split(' ').collect();
            let different: std::collections::BTreeSet<&&str> = names.iter().collect();
            assert!(names.len() >= 2 && different.len() == names.len(), "{group}");
        }
    }
}
