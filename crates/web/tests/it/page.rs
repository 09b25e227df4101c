//! A page that came back: its words, its links, and its form as a browser would send it.

use axum::http::{HeaderMap, StatusCode, header};

pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

/// A tag of a page with its attributes.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, String)>,
    after: &'a str,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

impl Page {
    /// The page's words, without tags, spaces run together.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut rest = without(&without(&self.body, "template"), "script");
        while let Some(start) = rest.find('<') {
            text.push_str(&rest[..start]);
            text.push(' ');
            rest = rest[start..].split_once('>').map_or(String::new(), |(_, after)| after.to_owned());
        }
        text.push_str(&rest);
        unescaped(&text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Page {
        assert!(self.text().contains(words), "the page does not say “{words}” but ({}): {}", self.status, self.text());
        self
    }

    #[track_caller]
    pub fn does_not_say(&self, words: &str) -> &Page {
        assert!(!self.body.contains(words) && !self.text().contains(words), "the page says “{words}”: {}", self.text());
        self
    }

    #[track_caller]
    pub fn is(&self, status: StatusCode) -> &Page {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    #[track_caller]
    pub fn is_ok(&self) -> &Page {
        self.is(StatusCode::OK)
    }

    /// Where the browser is sent next.
    #[track_caller]
    pub fn leads_to(&self) -> String {
        let location = self.headers.get(header::LOCATION);
        location
            .unwrap_or_else(|| panic!("{} leads nowhere: {}", self.status, self.text()))
            .to_str()
            .unwrap()
            .to_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON ({}): {}", self.status, self.body))
    }

    /// Every address that the page leads, sends or loads from.
    pub fn addresses(&self) -> Vec<String> {
        let tags = tags(&self.body);
        tags.iter()
            .flat_map(|tag| {
                ["href", "action", "src", "data-suggest", "data-autosave"].iter().filter_map(|name| tag.get(name))
            })
            .map(str::to_owned)
            .collect()
    }

    /// The value of a field.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        let form = self.whole();
        form.into_iter().find(|(key, _)| key == name).unwrap_or_else(|| panic!("no field {name} on: {}", self.text())).1
    }

    /// Where the page's own form goes, and what a browser would send with it if nothing were changed.
    #[track_caller]
    pub fn form(&self) -> (String, Vec<(String, String)>) {
        let main = self.body.find("<main").map_or("", |at| &self.body[at..]);
        let is_post = |tag: &Tag<'_>| tag.name == "form" && tag.get("method") == Some("post");
        let all = without(main, "template");
        let tags = tags(&all);
        let form = tags
            .iter()
            .find(|tag| is_post(tag))
            .unwrap_or_else(|| panic!("no form on the page ({}): {}", self.status, self.text()));
        let inside = form.after.split("</form").next().unwrap_or_default();
        (form.get("action").unwrap_or_default().to_owned(), fields(inside))
    }

    fn whole(&self) -> Vec<(String, String)> {
        fields(&without(&self.body, "template"))
    }
}

fn fields(html: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for tag in tags(html) {
        let Some(name) = tag.get("name").map(str::to_owned) else { continue };
        let value = |fallback: &str| tag.get("value").unwrap_or(fallback).to_owned();
        match (tag.name, tag.get("type")) {
            ("input", Some("checkbox" | "radio")) if tag.has("checked") => fields.push((name, value("on"))),
            ("input", Some("checkbox" | "radio" | "file" | "submit")) => {}
            ("input", _) => fields.push((name, value(""))),
            ("textarea", _) => {
                let text = unescaped(tag.after.split("</textarea").next().unwrap_or_default());
                fields.push((name, text.strip_prefix('\n').unwrap_or(&text).to_owned()));
            }
            ("select", _) => {
                let options = tag.after.split("</select").next().unwrap_or_default();
                let chosen = tags(options).into_iter().find(|option| option.name == "option" && option.has("selected"));
                fields
                    .push((name, chosen.and_then(|option| option.get("value").map(str::to_owned)).unwrap_or_default()));
            }
            _ => {}
        }
    }
    fields
}

fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
        if name.is_empty() {
            continue;
        }
        let mut inside = &rest[name.len()..];
        let mut attributes = Vec::new();
        loop {
            inside = inside.trim_start();
            if inside.is_empty() || inside.starts_with('>') {
                break;
            }
            let key =
                &inside[..inside.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>')).unwrap_or(inside.len())];
            inside = &inside[key.len().max(1)..];
            if let Some(quoted) = inside.strip_prefix("=\"") {
                let (value, after) = quoted.split_once('"').unwrap_or((quoted, ""));
                attributes.push((key, unescaped(value)));
                inside = after;
            } else {
                attributes.push((key, String::new()));
            }
        }
        rest = inside.strip_prefix('>').unwrap_or(inside);
        tags.push(Tag { name, attributes, after: rest });
    }
    tags
}

/// The page without every element of this name.
fn without(html: &str, element: &str) -> String {
    let (opens, closes) = (format!("<{element}"), format!("</{element}>"));
    let mut kept = String::new();
    let mut rest = html;
    while let Some(start) = rest.find(&opens) {
        kept.push_str(&rest[..start]);
        rest = rest[start..].split_once(&closes).map_or("", |(_, after)| after);
    }
    kept + rest
}

fn unescaped(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2f;", "/"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
}
