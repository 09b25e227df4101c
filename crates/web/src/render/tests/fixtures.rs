//! Our component macros against GOV.UK Frontend's own examples: the same options must give the same HTML.

use super::super::*;
use minijinja::value::Value;
use serde_json::Value as Json;
use std::path::Path;

/// Each macro and the folder of examples that it must match.
const COMPONENTS: [(&str, &str); 30] = [
    ("back_link", "back-link"),
    ("breadcrumbs", "breadcrumbs"),
    ("button", "button"),
    ("character_count", "character-count"),
    ("checkboxes", "checkboxes"),
    ("date_input", "date-input"),
    ("details", "details"),
    ("error_message", "error-message"),
    ("error_summary", "error-summary"),
    ("fieldset", "fieldset"),
    ("file_upload", "file-upload"),
    ("hint", "hint"),
    ("input", "input"),
    ("inset_text", "inset-text"),
    ("label", "label"),
    ("notification_banner", "notification-banner"),
    ("pagination", "pagination"),
    ("panel", "panel"),
    ("phase_banner", "phase-banner"),
    ("radios", "radios"),
    ("select", "select"),
    ("service_navigation", "service-navigation"),
    ("skip_link", "skip-link"),
    ("summary_list", "summary-list"),
    ("table", "table"),
    ("tabs", "tabs"),
    ("tag", "tag"),
    ("task_list", "task-list"),
    ("textarea", "textarea"),
    ("warning_text", "warning-text"),
];

/// Examples that we mean to differ from, each with its reason.
const EXCLUDED: &[(&str, &str, &str)] = &[];

#[test]
fn every_component_matches_the_examples_of_govuk_frontend() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/govuk-frontend/dist/govuk/components");
    assert!(folder.is_dir(), "GOV.UK Frontend is not installed. Run `npm ci` in the root of the project.");
    let environment = environment(TEMPLATES.iter().copied()).unwrap();
    let (mut differences, mut compared, mut excluded) = (Vec::new(), 0, 0);
    for (component, examples) in COMPONENTS {
        let file = std::fs::read_to_string(folder.join(examples).join("fixtures.json")).unwrap();
        let file: Json = serde_json::from_str(&file).unwrap();
        for example in file["fixtures"].as_array().unwrap() {
            let name = example["name"].as_str().unwrap();
            if EXCLUDED.iter().any(|(which, called, _)| *which == component && *called == name) {
                excluded += 1;
                continue;
            }
            compared += 1;
            let call = format!(r#"{{% import "govuk/all.html" as govuk %}}{{{{ govuk.{component}(options) }}}}"#);
            let options = Value::from_pairs([("options".to_string(), trusted(&example["options"], ""))]);
            let expected = normal(example["html"].as_str().unwrap());
            match environment.render_str(&call, options) {
                Ok(html) if normal(&html) == expected => {}
                Ok(html) => {
                    differences.push(format!("{component}, {name}:\n  theirs {expected}\n  ours   {}", normal(&html)))
                }
                Err(error) => differences.push(format!("{component}, {name}: {error:#}")),
            }
        }
    }
    assert!(differences.is_empty(), "{} of {compared} differ\n{}", differences.len(), differences.join("\n"));
    assert_eq!(excluded, EXCLUDED.len(), "an exclusion names an example that no longer exists");
    assert!(compared > 500, "only {compared} examples were found");
}

/// An example's options, with what it calls HTML marked as such; everything else is escaped when it is written.
fn trusted(options: &Json, key: &str) -> Value {
    match options {
        Json::Object(fields) => Value::from_pairs(
            fields
                .iter()
                .map(|(name, value)| (name.clone(), trusted(value, if key == "slots" { "html" } else { name }))),
        ),
        Json::Array(items) => items.iter().map(|item| trusted(item, key)).collect(),
        Json::String(text) if key == "html" || key.ends_with("Html") => Value::from_safe_string(text.clone()),
        other => Value::from(Serde(other)),
    }
}

/// HTML without the white space that cannot be seen and with one spelling for each escaped character.
fn normal(html: &str) -> String {
    let text = html.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace("> ", ">").replace(" <", "<").replace(" >", ">").replace("&#x27;", "&#39;").replace("&#x2F;", "/")
}
