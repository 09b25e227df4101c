//! Goals of a plan as pages show them: the line from 0 to 10 with where it began and where it is, and the same in words.

use casework::family_help::{ActionStanding, GoalStanding, PlanStanding};
use jiff::civil::Date;
use serde_json::{Value, json};

/// The best that a goal can stand at.
const BEST: u8 = 10;

/// Every goal of a plan, on a day.
pub fn shown(plan: &PlanStanding, today: Date) -> Vec<Value> {
    plan.goals.iter().map(|goal| one(goal, today)).collect()
}

fn one(standing: &GoalStanding, today: Date) -> Value {
    let goal = &standing.goal;
    let first = standing.moved.first().map(|(_, to)| (*to).min(BEST));
    let last = standing.moved.last().map(|(_, to)| (*to).min(BEST));
    let percent = |to: u8| format!("{}%", u32::from(to) * 10);
    let (done, late) = match standing.action {
        ActionStanding::Done(on) => (Some(policy::short_day(on, today)), false),
        ActionStanding::Open => (None, goal.by.is_some_and(|by| by < today)),
    };
    json!({
        "name": goal.name,
        "goal": goal.goal,
        "action": goal.action,
        "who": goal.who,
        "by": goal.by.map(|by| by_when(by, today)),
        "done": done,
        "late": late,
        "then": first.map(percent),
        "now": last.map(percent),
        "movement": movement(standing, today),
        "steps": standing.moved.iter().map(|(on, to)| json!({ "on": on.to_string(), "to": to })).collect::<Vec<_>>(),
    })
}

/// "by Tue 4 Mar", "3 days overdue".
fn by_when(by: Date, today: Date) -> String {
    match (today - by).get_days() {
        1 => format!("1 day overdue, was due {}", policy::short_day(by, today)),
        days @ 2.. => format!("{days} days overdue, was due {}", policy::short_day(by, today)),
        _ => format!("by {}", policy::short_day(by, today)),
    }
}

/// The line in words: "From 2 to 6 of 10 since Tue 4 Mar".
fn movement(standing: &GoalStanding, today: Date) -> String {
    match standing.moved.as_slice() {
        [] => "Not scored yet".into(),
        [(on, to)] => format!("{to} of 10 on {}", policy::short_day(*on, today)),
        [(since, from), .., (_, to)] if from == to => format!("{to} of 10, as on {}", policy::short_day(*since, today)),
        [(since, from), .., (_, to)] => format!("From {from} to {to} of 10 since {}", policy::short_day(*since, today)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::family_help::Goal;
    use jiff::civil::date;

    fn sleep(moved: Vec<(Date, u8)>, action: ActionStanding) -> GoalStanding {
        let goal = Goal {
            name: "1".into(),
            goal: "Kai sleeps through the night".into(),
            action: "Bath and story at seven".into(),
            who: Some("Mum".into()),
            by: Some(date(2026, 3, 1)),
        };
        GoalStanding { goal, moved, action }
    }

    #[test]
    fn a_goal_says_in_words_how_far_it_has_come() {
        let today = date(2026, 3, 4);
        let words = |moved: Vec<(Date, u8)>| {
            one(&sleep(moved, ActionStanding::Open), today)["movement"].as_str().unwrap().to_owned()
        };
        assert_eq!(words(vec![]), "Not scored yet");
        assert_eq!(words(vec![(date(2026, 2, 3), 2)]), "2 of 10 on Tue 3 Feb");
        assert_eq!(
            words(vec![(date(2026, 2, 3), 2), (date(2026, 2, 10), 1), (date(2026, 2, 24), 6)]),
            "From 2 to 6 of 10 since Tue 3 Feb"
        );
        assert_eq!(words(vec![(date(2026, 2, 3), 2), (date(2026, 2, 24), 2)]), "2 of 10, as on Tue 3 Feb");
    }

    #[test]
    fn an_action_past_its_day_says_that_it_is_overdue_until_it_is_done() {
        let today = date(2026, 3, 4);
        let open = one(&sleep(vec![], ActionStanding::Open), today);
        assert_eq!(
            (open["late"].as_bool(), open["by"].as_str()),
            (Some(true), Some("3 days overdue, was due Sun 1 Mar"))
        );
        let done = one(&sleep(vec![], ActionStanding::Done(date(2026, 3, 3))), today);
        assert_eq!((done["late"].as_bool(), done["done"].as_str()), (Some(false), Some("Tue 3 Mar")));
    }

    #[test]
    fn a_score_beyond_ten_stays_on_the_line() {
        let far = one(&sleep(vec![(date(2026, 2, 3), 200)], ActionStanding::Open), date(2026, 3, 4));
        assert_eq!(far["now"], "100%");
    }
}
