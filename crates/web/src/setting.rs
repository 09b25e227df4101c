//! What a form can offer on a family's record: its people, the workers, the council's own questions.

use crate::{call::Call, identity::Whole, site::Directory};
use casework::form::{Choice, Named, Setting};

/// The setting of a form on a family's record.
pub fn of_family<'a>(
    call: &'a Call,
    whole: &Whole,
    directory: &Directory,
    offered: Vec<(&'static str, Vec<Choice>)>,
) -> Setting<'a> {
    let today = call.today();
    let named = |member: &casework::people::Member| Named {
        id: member.person.id,
        name: member.person.called(),
        child: member.person.is_child(today),
    };
    Setting { people: whole.members.iter().map(named).collect(), offered, ..of_nobody(call, directory) }
}

/// The setting of a form that is about nobody yet.
pub fn of_nobody<'a>(call: &'a Call, directory: &Directory) -> Setting<'a> {
    let workers = directory.0.iter().map(|(id, listed)| {
        let team = listed.teams.first().map(|team| format!(" ({team})")).unwrap_or_default();
        (*id, format!("{}{team}", listed.name))
    });
    Setting {
        today: call.today(),
        policy: policy::national(),
        people: Vec::new(),
        workers: workers.collect(),
        offered: Vec::new(),
        local: &call.site.local,
    }
}
