//! Pages and components as a browser gets them.

mod fixtures;

use super::*;
use serde_json::json;

fn said(source: &str, context: serde_json::Value) -> Result<String, Error> {
    environment(TEMPLATES.iter().copied())?.render_str(source, Serde(context))
}

#[test]
fn what_somebody_typed_is_never_markup() {
    let typed = json!({ "note": "<script>alert('x')</script> & \"more\"" });
    let harmless = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;";
    assert_eq!(said("{{ note }}", typed.clone()).unwrap(), harmless);
    let as_html = r#"{% import "govuk/all.html" as govuk %}{{ govuk.inset_text({"html": note}) }}"#;
    assert!(said(as_html, typed.clone()).unwrap().contains(harmless));
    let as_attribute =
        r#"{% import "govuk/all.html" as govuk %}{{ govuk.input({"name": "a", "value": note}) }}"#;
    assert!(
        said(as_attribute, typed)
            .unwrap()
            .contains(&format!(r#"value="{harmless}""#))
    );
}

#[test]
fn a_page_that_forgets_a_name_fails() {
    assert!(said("{{ child.nmae }}", json!({ "child": { "name": "Amara" } })).is_err());
    assert!(said("{% for visit in vists %}{% endfor %}", json!({})).is_err());
    assert_eq!(
        said("{{ middle_name }}", json!({ "middle_name": null })).unwrap(),
        ""
    );
}

#[test]
fn days_and_moments_are_said_as_people_say_them() {
    assert_eq!(
        said("{{ '2026-03-04' | day }}", json!({})).unwrap(),
        "Wed 4 March 2026"
    );
    assert_eq!(
        said("{{ '2026-07-04T13:05:00Z' | when }}", json!({})).unwrap(),
        "Sat 4 July 2026 at 2:05pm"
    );
    assert!(said("{{ '4 March' | day }}", json!({})).is_err());
}

#[test]
fn a_field_finds_its_own_error() {
    let errors = json!({ "errors": [{ "field": "reason", "text": "Say why" }] });
    assert_eq!(
        said("{{ error(errors, 'reason').text }}", errors.clone()).unwrap(),
        "Say why"
    );
    assert_eq!(
        said("{{ 'fine' if error(errors, 'date') is none }}", errors).unwrap(),
        "fine"
    );
    assert_eq!(
        said(
            "{{ 'fine' if error(errors, 'date') is none }}",
            json!({ "errors": null })
        )
        .unwrap(),
        "fine"
    );
}

#[test]
fn no_template_has_inline_script_or_style() {
    for (name, source) in TEMPLATES {
        for (number, line) in source.lines().enumerate() {
            let inline = line.contains(" style=")
                || line.contains("<style")
                || line.contains("javascript:")
                || line.contains(" onclick=");
            let script = line.contains("<script") && !line.contains(" src=");
            assert!(
                !inline && !script,
                "{name}:{} would be refused by the content security policy",
                number + 1
            );
        }
    }
}
