//! A council's own questions, added to national forms by a TOML file. They can add; they can never change what a national
//! question means, which is what keeps returns comparable.

use super::{Answer, Choice, Choices, Days, Question};
use serde::Deserialize;

/// The most questions a council may add to all forms: beyond that the burden is the council's own doing.
const LOCAL_QUESTIONS_MAX: usize = 60;

/// A council's own questions, by form.
#[derive(Clone, Debug, Default)]
pub struct LocalQuestions(Vec<(String, Question)>);

/// Something wrong with the file of local questions, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct LocalProblem(pub String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    question: Vec<Asked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    form: String,
    name: String,
    label: String,
    #[serde(default)]
    hint: String,
    answer: String,
    #[serde(default)]
    choices: Vec<String>,
}

impl LocalQuestions {
    /// Reads `[[question]]` tables with `form`, `name`, `label`, `answer` (`line`, `text`, `day`, `yes_no`, `tick`, `one`, `many`) and,
    /// for the last two, `choices`. All problems come at once.
    pub fn read(toml: &str, forms: &[&str]) -> Result<Self, Vec<LocalProblem>> {
        let file: File = toml::from_str(toml).map_err(|error| vec![LocalProblem(error.message().to_owned())])?;
        let mut problems = Vec::new();
        let mut questions: Vec<(String, Question)> = Vec::new();
        if file.question.len() > LOCAL_QUESTIONS_MAX {
            problems.push(LocalProblem(format!(
                "There are {} questions. Keep at most {LOCAL_QUESTIONS_MAX}.",
                file.question.len()
            )));
        }
        for asked in file.question {
            let place = format!("Question “{}”", asked.name);
            if !forms.contains(&asked.form.as_str()) {
                problems.push(LocalProblem(format!(
                    "{place}: there is no form “{}”. The forms are {}.",
                    asked.form,
                    forms.join(", ")
                )));
            }
            if asked.name.is_empty()
                || !asked.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            {
                problems.push(LocalProblem(format!("{place}: use small letters, digits and _ in a name.")));
            }
            if asked.label.trim().is_empty() {
                problems.push(LocalProblem(format!("{place}: say what is asked in `label`.")));
            }
            if questions.iter().any(|(form, question)| *form == asked.form && question.name == asked.name) {
                problems.push(LocalProblem(format!("{place}: the form “{}” has it twice.", asked.form)));
            }
            match answer(&asked) {
                Ok(answer) => {
                    questions.push((asked.form, Question::new(asked.name, asked.label, answer).hint(asked.hint)))
                }
                Err(says) => problems.push(LocalProblem(format!("{place}: {says}"))),
            }
        }
        if problems.is_empty() { Ok(LocalQuestions(questions)) } else { Err(problems) }
    }

    /// The questions added to a form.
    pub fn of(&self, form: &str) -> impl Iterator<Item = &Question> {
        self.0.iter().filter(move |(of, _)| of == form).map(|(_, question)| question)
    }
}

fn answer(asked: &Asked) -> Result<Answer, String> {
    let choices = || match asked.choices.as_slice() {
        [] => Err("say which `choices` there are.".to_owned()),
        choices => Ok(Choices::These(choices.iter().map(|label| Choice::new(label, label)).collect())),
    };
    match asked.answer.as_str() {
        "line" => Ok(Answer::Line),
        "text" => Ok(Answer::Text(4)),
        "day" => Ok(Answer::Day(Days::Any)),
        "yes_no" => Ok(Answer::YesNo),
        "tick" => Ok(Answer::Tick),
        "one" => choices().map(Answer::One),
        "many" => choices().map(Answer::Many),
        other => Err(format!("the answer “{other}” is not one of line, text, day, yes_no, tick, one, many.")),
    }
}
