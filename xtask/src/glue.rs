//! Shortens the names by which a program and wasm-bindgen's script for it know each other. Each of some hundred
//! functions has its hash in its name, which no compression shortens: 10 KB of the page.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ImportSection, Imports, Module};
use wasmparser::{Import, Parser, Payload};

/// The prefix of the names that wasm-bindgen makes up.
const MADE_UP: &str = "__wb";

/// Shortens the names in `{name}_bg.wasm` and `{name}.js` in the folder `out`.
///
/// # Errors
/// If a file cannot be read or written, or is not what wasm-bindgen writes.
pub fn shorten(out: &Path, name: &str) -> Result<()> {
    let (program, script) = (
        out.join(format!("{name}_bg.wasm")),
        out.join(format!("{name}.js")),
    );
    let bytes = fs::read(&program)?;
    let module = format!("./{name}_bg.js");
    let names = names(&bytes, &module)?;
    let mut shortened = Module::new();
    Short {
        module: &module,
        names: &names,
    }
    .parse_core_module(&mut shortened, Parser::new(0), &bytes)
    .map_err(|error| anyhow!("{error}"))
    .with_context(|| format!("cannot rewrite {}", program.display()))?;
    fs::write(&script, renamed(&fs::read_to_string(&script)?, &names))?;
    Ok(fs::write(&program, shortened.finish())?)
}

type Names<'a> = HashMap<&'a str, String>;

/// A short name for each made-up name that the program imports from `module`.
fn names<'a>(program: &'a [u8], module: &str) -> Result<Names<'a>> {
    let mut names = Names::new();
    for payload in Parser::new(0).parse_all(program) {
        let Payload::ImportSection(section) = payload? else {
            continue;
        };
        for import in section.into_imports() {
            let Import {
                module: from, name, ..
            } = import?;
            if from == module && name.starts_with(MADE_UP) {
                let number = names.len();
                names.entry(name).or_insert_with(|| format!("_{number}"));
            }
        }
    }
    Ok(names)
}

/// `script` with every identifier that is among `names` replaced.
fn renamed(script: &str, names: &Names<'_>) -> String {
    let in_identifier = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let mut short = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let end = rest.find(|c| !in_identifier(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        short.push_str(names.get(word).map_or(word, String::as_str));
        let end = after.find(in_identifier).unwrap_or(after.len());
        let (between, after) = after.split_at(end);
        short.push_str(between);
        rest = after;
    }
    short
}

struct Short<'a> {
    module: &'a str,
    names: &'a Names<'a>,
}

impl Reencode for Short<'_> {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: wasmparser::Imports<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let wasmparser::Imports::Single(_, import) = imports else {
            return reencode::utils::parse_imports(self, section, imports);
        };
        let short = self
            .names
            .get(import.name)
            .filter(|_| import.module == self.module);
        section.imports(Imports::Single(wasm_encoder::Import {
            module: import.module,
            name: short.map_or(import.name, String::as_str),
            ty: self.entity_type(import.ty)?,
        }));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, TypeSection};

    fn program(module: &str, imports: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut section = ImportSection::new();
        for name in imports {
            section.import(module, name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&section);
        module.finish()
    }

    #[test]
    fn a_program_and_its_script_still_know_each_other() -> Result<()> {
        let out = tempfile::tempdir()?;
        let program = program("./page_bg.js", &["__wbg_log_0123456789abcdef", "load"]);
        fs::write(out.path().join("page_bg.wasm"), program)?;
        let script = "const made = { __wbg_log_0123456789abcdef: 1, __wbg_log_0: 2, load };";
        fs::write(out.path().join("page.js"), script)?;
        shorten(out.path(), "page")?;
        let short = fs::read_to_string(out.path().join("page.js"))?;
        assert_eq!(short, "const made = { _0: 1, __wbg_log_0: 2, load };");
        let bytes = fs::read(out.path().join("page_bg.wasm"))?;
        let imports: Vec<_> = Parser::new(0)
            .parse_all(&bytes)
            .filter_map(|payload| match payload {
                Ok(Payload::ImportSection(section)) => Some(section.into_imports()),
                _ => None,
            })
            .flatten()
            .map(|import| import.map(|import| import.name.to_owned()))
            .collect::<Result<_, _>>()?;
        assert_eq!(imports, ["_0", "load"]);
        Ok(())
    }
}
