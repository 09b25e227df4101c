//! Turning a template and its context into a page. Everything is escaped unless a template says `safe`; a name that a page
//! forgot to give is an error, never a blank.

mod dates;
mod fields;
mod markup;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use serde::Serialize;
use std::path::PathBuf;

const TEMPLATES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// All pages of the product, ready to be filled in.
pub struct Pages {
    embedded: Environment<'static>,
    /// A folder to read templates from at every page instead, while someone is working on them.
    from_disk: Option<PathBuf>,
}

impl Pages {
    /// The pages carried in the binary. A debug build reads them from the folder in `KITH_TEMPLATES` instead, when that is set.
    pub fn new() -> Result<Self, Error> {
        let from_disk =
            if cfg!(debug_assertions) { std::env::var_os("KITH_TEMPLATES").map(PathBuf::from) } else { None };
        Ok(Pages { embedded: environment(TEMPLATES.iter().copied())?, from_disk })
    }

    /// The page called `name` (its path below `templates/`) with `context` filled in.
    pub fn render(&self, name: &str, context: impl Serialize) -> Result<String, Error> {
        let Some(folder) = &self.from_disk else {
            return self.embedded.get_template(name)?.render(Serde(context));
        };
        let read = TEMPLATES.iter().map(|(name, _)| std::fs::read_to_string(folder.join(name)));
        let sources = read.collect::<Result<Vec<_>, _>>().map_err(|cause| {
            Error::new(ErrorKind::TemplateNotFound, "the folder in KITH_TEMPLATES lacks a template").with_source(cause)
        })?;
        let named = TEMPLATES.iter().zip(&sources).map(|((name, _), source)| (*name, source.as_str()));
        environment(named)?.get_template(name)?.render(Serde(context))
    }
}

fn environment<'text>(templates: impl Iterator<Item = (&'text str, &'text str)>) -> Result<Environment<'text>, Error> {
    let mut environment = Environment::new();
    environment.set_debug(false); // its reports quote the context, which may be about a child
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(|out, _, value| markup::write_html(out, value).map_err(Error::from));
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    markup::add_to(&mut environment);
    dates::add_to(&mut environment);
    fields::add_to(&mut environment);
    for (name, source) in templates {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

#[cfg(test)]
mod tests;
