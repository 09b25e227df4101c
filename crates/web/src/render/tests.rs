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
    let as_attribute = r#"{% import "govuk/all.html" as govuk %}{{ govuk.input({"name": "a", "value": note}) }}"#;
    assert!(said(as_attribute, typed).unwrap().contains(&format!(r#"value="{harmless}""#)));
}

#[test]
fn a_page_that_forgets_a_name_fails() {
    assert!(said("{{ child.nmae }}", json!({ "child": { "name": "Amara" } })).is_err());
    assert!(said("{% for visit in vists %}{% endfor %}", json!({})).is_err());
    assert_eq!(said("{{ middle_name }}", json!({ "middle_name": null })).unwrap(), "");
}

#[test]
fn days_and_moments_are_said_as_people_say_them() {
    assert_eq!(said("{{ '2026-03-04' | day }}", json!({})).unwrap(), "Wed 4 March 2026");
    assert_eq!(said("{{ '2026-07-04T13:05:00Z' | when }}", json!({})).unwrap(), "Sat 4 July 2026 at 2:05pm");
    assert!(said("{{ '4 March' | day }}", json!({})).is_err());
}

#[test]
fn a_field_finds_its_own_error() {
    let errors = json!({ "errors": [{ "field": "reason", "text": "Say why" }] });
    assert_eq!(said("{{ error(errors, 'reason').text }}", errors.clone()).unwrap(), "Say why");
    assert_eq!(said("{{ 'fine' if error(errors, 'date') is none }}", errors).unwrap(), "fine");
    assert_eq!(said("{{ 'fine' if error(errors, 'date') is none }}", json!({ "errors": null })).unwrap(), "fine");
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
            assert!(!inline && !script, "{name}:{} would be refused by the content security policy", number + 1);
        }
    }
}

fn shell() -> serde_json::Value {
    json!({
        "service": "Kith", "authority": "Aldermoor", "version": "0.1.0", "made_up": true, "token": "t",
        "person": { "name": "Ruth Haines", "role": "Family Help lead practitioner" },
        "navigation": [{ "text": "My work", "href": "/work", "current": true }, { "text": "Front door", "href": "/front-door" }],
        "notice": null,
    })
}

fn identity() -> serde_json::Value {
    json!({
        "href": "/families/1", "name": "Okonjo family", "stage": "Family Help", "clock": "day 31 of 45",
        "restricted": false, "warnings": 1, "warnings_href": "/families/1/warnings",
        "children": [{ "name": "Amara", "age": "9", "href": "/people/1" }, { "name": "Kai", "age": "6", "href": "/people/2" }],
        "lead": "R. Haines (Family Help)", "team": "4 from 3 agencies", "seen": "both, 6 days ago",
        "record": [{ "text": "Visit", "href": "/families/1/visit" }],
    })
}

/// A page with words in the named blocks, drawn in the shell.
fn page(blocks: &str, context: serde_json::Value) -> String {
    let mut all = json!({ "shell": shell() });
    all.as_object_mut().unwrap().extend(context.as_object().unwrap().clone());
    said(&format!(r#"{{% extends "layout.html" %}}{blocks}"#), all).unwrap()
}

#[test]
fn an_ordinary_page_has_its_title_landmarks_and_one_column() {
    let html =
        page("{% block title %}My work{% endblock %}{% block content %}<h1>My work</h1>{% endblock %}", json!({}));
    assert!(html.starts_with("<!DOCTYPE html>"), "{}", &html[..80]);
    assert!(html.contains("<title>My work – Kith</title>"));
    for landmark in
        ["<header", "<nav", r#"<main class="govuk-main-wrapper" id="main">"#, "<footer", r##"href="#main""##]
    {
        assert!(html.contains(landmark), "{landmark}");
    }
    assert_eq!(html.matches("<h1>").count(), 1);
    assert!(!html.contains("kith-columns") && !html.contains("kith-identity") && !html.contains("kith-as-known"));
}

#[test]
fn pages_find_the_components_without_importing_them() {
    let html = page(r#"{% block content %}{{ govuk.button({"text": "Save"}) }}{% endblock %}"#, json!({}));
    assert!(html.contains(r#"data-module="govuk-button">Save"#));
}

#[test]
fn a_page_with_a_side_has_two_columns() {
    let html = page("{% block content %}wide{% endblock %}{% block side %}narrow{% endblock %}", json!({}));
    assert!(html.contains(r#"<div class="kith-columns__wide">wide</div>"#));
    assert!(html.contains(r#"<div class="kith-columns__narrow">narrow</div>"#));
}

#[test]
fn errors_come_first_in_the_title_and_link_to_their_fields() {
    let errors = json!([{ "field": "reason", "text": "Say why", "href": "#reason" }]);
    let html = page("{% block title %}Decide{% endblock %}", json!({ "errors": errors }));
    assert!(html.contains("<title>Error: Decide – Kith</title>"));
    assert!(html.contains(r##"<a href="#reason">Say why</a>"##));
    assert!(!page("{% block title %}Decide{% endblock %}", json!({ "errors": [] })).contains("There is a problem"));
}

#[test]
fn the_identity_bar_names_the_family_and_offers_recording() {
    let html = page("", json!({ "identity": identity() }));
    assert!(
        html.contains("Okonjo family")
            && html.contains("day 31 of 45")
            && html.contains("1<span class=\"kith-mark__word\"> warning</span></a>")
    );
    assert!(html.contains(r#"href="/families/1/visit""#));
    assert!(!html.contains("Restricted"));
    let mut restricted = identity();
    restricted["restricted"] = json!(true);
    assert!(page("", json!({ "identity": restricted })).contains("Restricted"));
}

#[test]
fn nothing_can_be_recorded_in_the_past() {
    let then = json!({ "date": "2026-03-04", "leave": "/families/1" });
    let html = page("", json!({ "identity": identity(), "as_known_on": then }));
    assert!(html.contains("As known on Wed 4 March 2026."));
    assert!(!html.contains(r#"href="/families/1/visit""#));
}

#[test]
fn only_a_demonstration_says_that_nobody_is_real_and_only_the_signed_in_can_sign_out() {
    let open = page("", json!({}));
    assert!(open.contains("Nobody here is real") && open.contains("Sign out"));
    let mut closed = shell();
    closed["made_up"] = json!(false);
    closed["person"] = json!(null);
    let html = page("", json!({ "shell": closed }));
    assert!(!html.contains("Nobody here is real") && !html.contains("Sign out"));
}

#[test]
fn what_was_just_done_is_said() {
    let mut done = shell();
    done["notice"] = json!({ "text": "Visit recorded", "success": true });
    assert!(page("", json!({ "shell": done })).contains("govuk-notification-banner--success"));
}
