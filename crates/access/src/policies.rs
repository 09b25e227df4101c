//! The policies as text, checked and made ready. One that does not parse, does not fit the schema or does not say what it is for
//! stops the program from starting: no policy is ever left out.

use crate::Action;
use cedar_policy::{
    ActionConstraint, Effect, Entities, Entity, EntityUid, Policy, PolicyId, PolicySet, Schema, ValidationMode,
    Validator,
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// The vocabulary of the policies.
pub(crate) const SCHEMA: &str = include_str!("../policies/kith.cedarschema");

/// Every policy, a file for each subject. Of several that match, the first gives the reason.
pub(crate) const FILES: [(&str, &str); 7] = [
    ("casework", include_str!("../policies/casework.cedar")),
    ("supervision", include_str!("../policies/supervision.cedar")),
    ("front_door", include_str!("../policies/front_door.cedar")),
    ("conflict_of_interest", include_str!("../policies/conflict_of_interest.cedar")),
    ("sensitivity", include_str!("../policies/sensitivity.cedar")),
    ("break_glass", include_str!("../policies/break_glass.cedar")),
    ("oversight", include_str!("../policies/oversight.cedar")),
];

/// More than one person can hold in their head is more than a Caldicott Guardian can vouch for.
const POLICIES_MAX: usize = 60;

/// Why the policies cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// The schema is not one.
    #[error("the vocabulary of the access policies cannot be read: {0}")]
    Schema(String),
    /// A file is not policies.
    #[error("access policies in {file} cannot be read: {problem}")]
    Syntax {
        /// The file.
        file: String,
        /// What Cedar says of it.
        problem: String,
    },
    /// A policy says nothing that the schema knows.
    #[error("access policies do not fit their vocabulary: {0}")]
    Misfit(String),
    /// A policy lacks its name, its reason or its kind of refusal, or shares a name.
    #[error(
        "access policy {policy} in {file} needs a name of its own, a reason, and if it forbids, a kind of refusal that is known"
    )]
    Unexplained {
        /// The file.
        file: String,
        /// The policy.
        policy: String,
    },
    /// More than a person can vouch for.
    #[error("there are {0} access policies, more than one person can vouch for")]
    TooMany(usize),
}

/// What kind of refusal a forbidding policy gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Forbids {
    Restricted,
    NotInvolved,
    NotYourRole,
    OwnFamily,
    OwnWork,
    NothingPending,
    GlassNotBroken,
}

impl Forbids {
    fn from_annotation(text: &str) -> Option<Self> {
        match text {
            "restricted" => Some(Forbids::Restricted),
            "not_involved" => Some(Forbids::NotInvolved),
            "not_your_role" => Some(Forbids::NotYourRole),
            "own_family" => Some(Forbids::OwnFamily),
            "own_work" => Some(Forbids::OwnWork),
            "nothing_pending" => Some(Forbids::NothingPending),
            "glass_not_broken" => Some(Forbids::GlassNotBroken),
            _ => None,
        }
    }
}

/// What a policy says, beside the condition under which it says it.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    /// Where it stands among all policies: of several that match, the first gives the reason.
    order: usize,
    pub(crate) policy: Arc<str>,
    pub(crate) words: Arc<str>,
    /// `None` if it permits.
    pub(crate) forbids: Option<Forbids>,
}

/// The policies that can matter to one action, and the action as Cedar knows it.
struct ForAction {
    policies: PolicySet,
    action: Entity,
}

/// All policies, ready to be asked.
pub(crate) struct Policies {
    for_action: BTreeMap<Action, ForAction>,
    meanings: HashMap<PolicyId, Meaning>,
    fingerprint: String,
}

impl Policies {
    /// Reads, checks and sorts policies by the action that they can matter to.
    pub(crate) fn load(schema: &str, files: &[(&str, &str)]) -> Result<Self, PolicyError> {
        let (parsed, _) =
            Schema::from_cedarschema_str(schema).map_err(|problem| PolicyError::Schema(problem.to_string()))?;
        let actions = parsed.action_entities().map_err(|problem| PolicyError::Schema(problem.to_string()))?;

        let mut all = PolicySet::new();
        let mut meanings = HashMap::new();
        for (file, text) in files {
            for (policy, meaning) in read_file(file, text, meanings.len())? {
                let id = policy.id().clone();
                let unexplained = || PolicyError::Unexplained { file: file.to_string(), policy: id.to_string() };
                all.add(policy).map_err(|_| unexplained())?;
                meanings.insert(id, meaning);
            }
        }
        if meanings.len() >= POLICIES_MAX {
            return Err(PolicyError::TooMany(meanings.len()));
        }
        let checked = Validator::new(parsed).validate(&all, ValidationMode::Strict);
        if !checked.validation_passed_without_warnings() {
            return Err(PolicyError::Misfit(checked.to_string()));
        }

        let mut for_action = BTreeMap::new();
        for action in Action::ALL {
            for_action.insert(*action, for_one_action(*action, &all, &actions)?);
        }
        let text: String = files.iter().flat_map(|(file, text)| [*file, "\n", *text]).chain([schema]).collect();
        let fingerprint = ledger::body_digest(&[0; 16], &text);
        Ok(Policies { for_action, meanings, fingerprint })
    }

    /// The policies that can matter to an action, and the action itself.
    pub(crate) fn about(&self, action: Action) -> (&PolicySet, &Entity) {
        let about = &self.for_action[&action];
        (&about.policies, &about.action)
    }

    /// What the first of these policies says.
    pub(crate) fn first<'a>(&self, matched: impl Iterator<Item = &'a PolicyId>) -> Option<&Meaning> {
        matched.filter_map(|id| self.meanings.get(id)).min_by_key(|meaning| meaning.order)
    }

    /// A digest of every word of the policies and their vocabulary, for the access log.
    pub(crate) fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    #[cfg(test)]
    pub(crate) fn all(&self) -> impl Iterator<Item = &Meaning> {
        self.meanings.values()
    }
}

/// The policies of one file in the order in which they stand there, under their own names.
fn read_file(file: &str, text: &str, before: usize) -> Result<Vec<(Policy, Meaning)>, PolicyError> {
    let parsed: PolicySet =
        text.parse().map_err(|problem| PolicyError::Syntax { file: file.into(), problem: format!("{problem}") })?;
    let mut policies = Vec::new();
    for policy in parsed.policies() {
        let unexplained = || PolicyError::Unexplained { file: file.into(), policy: policy.id().to_string() };
        let name = policy.annotation("id").ok_or_else(unexplained)?;
        let words = policy.annotation("reason").filter(|words| !words.is_empty()).ok_or_else(unexplained)?;
        let forbids = match (policy.effect(), policy.annotation("refusal")) {
            (Effect::Permit, None) => None,
            (Effect::Forbid, Some(kind)) => Some(Forbids::from_annotation(kind).ok_or_else(unexplained)?),
            (Effect::Permit, Some(_)) | (Effect::Forbid, None) => return Err(unexplained()),
        };
        let place = text.find(&format!("@id(\"{name}\")")).ok_or_else(unexplained)?;
        let meaning = Meaning { order: place, policy: name.into(), words: words.into(), forbids };
        policies.push((policy.new_id(PolicyId::new(name)), meaning));
    }
    policies.sort_by_key(|(_, meaning)| meaning.order);
    for (index, (_, meaning)) in policies.iter_mut().enumerate() {
        meaning.order = before + index;
    }
    Ok(policies)
}

/// Leaves out what Cedar would pass over anyway, because it names other actions: most of the work of a decision.
fn for_one_action(action: Action, all: &PolicySet, actions: &Entities) -> Result<ForAction, PolicyError> {
    let unknown = || PolicyError::Schema(format!("it does not know the action {}", action.code()));
    let uid: EntityUid = format!("Action::\"{}\"", action.code()).parse().map_err(|_| unknown())?;
    let entity = actions.get(&uid).ok_or_else(unknown)?.clone();
    let is = |named: &EntityUid| *named == uid || actions.is_ancestor_of(named, &uid);
    let matters = all.policies().filter(|policy| match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(named) => is(&named),
        ActionConstraint::In(named) => named.iter().any(is),
    });
    let policies =
        PolicySet::from_policies(matters.cloned()).map_err(|problem| PolicyError::Misfit(problem.to_string()))?;
    Ok(ForAction { policies, action: entity })
}
