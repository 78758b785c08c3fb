//! Splits the page's programs into what is needed at once and parts that are loaded on demand.
//!
//! A function with the attribute `wasm_split` names the part that it belongs to; whatever it needs and nothing else
//! uses moves there with it. Programs are split after linking and before wasm-bindgen, and Trunk runs one right after
//! the other. So Trunk is given this program under wasm-bindgen's name: [`stand_in`] splits the program, then runs
//! the real wasm-bindgen on what is left.

use std::convert::Infallible;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, anyhow, bail};
use wasm_encoder::Module;
use wasm_encoder::reencode::{self, Reencode};
use wasmparser::{CustomSectionReader, Parser};

use crate::{build_id, glue, models, packing, process, workspace};

/// The name of the program that this one stands in for.
pub const NAME: &str = "wasm-bindgen";

/// The environment variable that says where the real one is.
const REAL: &str = "PITH_WASM_BINDGEN";

/// Keeps the table of functions, which parts share, and removes sections that no browser reads, such as the names of
/// functions.
const OPTIONS: [&str; 3] = [
    "--keep-lld-exports",
    "--remove-name-section",
    "--remove-producers-section",
];

/// Occurs in programs that have parts: the functions that are split off have names that begin so.
const MARK: &[u8] = b"__wasm_split_00";

/// The parts that a first visit loads, in the order in which they are needed; the others are loaded on demand.
const AT_ONCE: [&str; 3] = ["summary", "reading", "engine_rest"];

/// Where the parts are kept until Trunk has finished.
fn folder() -> PathBuf {
    workspace::target().join("parts")
}

/// Makes `command`, which runs wasm-bindgen, run this program instead. `real` is the real wasm-bindgen.
///
/// # Errors
/// If this program cannot be copied.
pub fn stand_in_for(real: &Path, command: &mut Command) -> Result<()> {
    let _ = fs::remove_dir_all(folder());
    let home = workspace::tools().join("stand-in");
    fs::create_dir_all(&home)?;
    fs::copy(env::current_exe()?, process::executable(&home, NAME))?;
    let rest = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([home].into_iter().chain(env::split_paths(&rest)))?;
    command.env("PATH", path).env(REAL, real);
    Ok(())
}

/// Whether this program was started under wasm-bindgen's name.
#[must_use]
pub fn is_stand_in() -> bool {
    let program = env::args_os().next().map(PathBuf::from);
    program.is_some_and(|path| path.file_stem().is_some_and(|name| name == NAME))
}

/// Does what wasm-bindgen does, but splits the program first.
///
/// # Errors
/// If the program cannot be read or split, or wasm-bindgen cannot be run.
pub fn stand_in() -> Result<ExitCode> {
    let real = env::var_os(REAL).with_context(|| format!("{REAL} is not set"))?;
    let mut arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let is_program = |argument: &&mut OsString| {
        Path::new(argument)
            .extension()
            .is_some_and(|extension| extension == "wasm")
    };
    if let Some(program) = arguments.iter_mut().find(is_program) {
        let name = Path::new(program).file_stem().unwrap_or_default();
        let main = cut(Path::new(program), &name.to_string_lossy())?;
        *program = main.into();
        arguments.extend(OPTIONS.map(OsString::from));
    }
    let status = Command::new(real).args(&arguments).status()?;
    if status.success()
        && let (Some(out), Some(name)) = (
            value(&arguments, "--out-dir"),
            value(&arguments, "--out-name"),
        )
    {
        glue::shorten(Path::new(&out), &name)?;
    }
    Ok(status
        .code()
        .map_or(ExitCode::FAILURE, |code| ExitCode::from(code as u8)))
}

/// The value of the option `name` among `arguments`.
fn value(arguments: &[OsString], name: &str) -> Option<String> {
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    let value = arguments.find_map(|argument| {
        let rest = argument.strip_prefix(name)?;
        Some(rest.strip_prefix('=').map(str::to_owned))
    })?;
    value.or_else(|| arguments.next().map(Into::into))
}

/// Splits the program of this `name` and returns the path of what is left of it. The names of the parts, and of the
/// script that loads them, contain the program's hash.
fn cut(program: &Path, name: &str) -> Result<PathBuf> {
    let bytes = fs::read(program)?;
    if !bytes.windows(MARK.len()).any(|window| window == MARK) {
        return Ok(program.to_owned());
    }
    let hash = models::hash(&bytes);
    let home = folder().join(name);
    fs::create_dir_all(&home)?;
    let main = folder().join(format!("{name}.wasm"));
    let link = format!("./{name}-parts-{hash}.js");
    let id = build_id::of(&workspace::root())?;
    let script = format!("./{name}.js?{id}");
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = &home;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &script;
    let made = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}"))?;
    let loader = home.join(&link);
    if made.split_modules.is_empty() {
        return Ok(fs::remove_file(loader).map(|()| main)?);
    }
    let mut text = fs::read_to_string(&loader)?;
    for part in made.split_modules {
        let old = part
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let users = made
            .prefetch_map
            .iter()
            .filter(|(_, files)| files.contains(&old));
        let stem = stem(&old, users.map(|(user, _)| user.as_str()).collect());
        let new = format!("{name}-{stem}-{hash}.wasm");
        let (from, to) = (format!("\"./{old}.wasm\""), format!("\"./{new}\""));
        if !text.contains(&from) {
            bail!("{} does not load {old}", loader.display());
        }
        text = text.replace(&from, &to);
        let lean = lean(&fs::read(&part)?).with_context(|| format!("{old} is not WebAssembly"))?;
        fs::write(home.join(new), lean)?;
        fs::remove_file(part)?;
    }
    fs::write(loader, text)?;
    Ok(main)
}

/// The name of a part. What several parts share is named after the one of them that is needed first.
fn stem(file: &str, mut users: Vec<&str>) -> String {
    if let Some(part) = file.strip_prefix("split_") {
        return part.to_owned();
    }
    let place = |user: &str| AT_ONCE.iter().position(|part| *part == user);
    users.sort_by_key(|user| (place(user).unwrap_or(AT_ONCE.len()), *user));
    let number = file.trim_start_matches(|c: char| !c.is_ascii_digit());
    format!("{}_{number}", users.first().unwrap_or(&"shared"))
}

/// A part without the sections that no browser reads, and with numbers in their shortest encoding.
fn lean(bytes: &[u8]) -> Result<Vec<u8>> {
    struct Lean;
    impl Reencode for Lean {
        type Error = Infallible;

        fn parse_custom_section(
            &mut self,
            _: &mut Module,
            _: CustomSectionReader<'_>,
        ) -> Result<(), reencode::Error<Infallible>> {
            Ok(())
        }
    }
    let mut module = Module::new();
    Lean.parse_core_module(&mut module, Parser::new(0), bytes)?;
    Ok(module.finish())
}

/// Copies the parts into the page in `dist`.
///
/// # Errors
/// If a file cannot be read or written.
pub fn write(dist: &Path) -> Result<()> {
    for file in packing::files_below(&folder())? {
        if file.parent() == Some(&folder()) {
            continue;
        }
        let target = dist.join(file.file_name().unwrap_or_default());
        if file.extension().is_some_and(|extension| extension == "js") {
            fs::write(target, renamed(&fs::read_to_string(file)?, dist)?)?;
        } else {
            fs::copy(file, target)?;
        }
    }
    Ok(())
}

/// `script`, which loads parts, with the name that Trunk has given to the script of the page's program.
fn renamed(script: &str, dist: &Path) -> Result<String> {
    let page = "./page.js?";
    let Some((before, after)) = script.split_once(page) else {
        return Ok(script.to_owned());
    };
    let (_, after) = after
        .split_once('"')
        .context("a name in a script is not closed")?;
    let mut files = packing::files_below(dist)?.into_iter().filter_map(|file| {
        let name = file.file_name()?.to_str()?;
        let is_own = name.starts_with("page-") && !name.contains("-parts-");
        (is_own && name.ends_with(".js")).then(|| name.to_owned())
    });
    let own = files.next().context("the page has no script")?;
    Ok(format!("{before}./{own}\"{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_share_is_named_after_the_one_that_is_needed_first() {
        assert_eq!(
            stem("split_engine_html", vec!["engine_html"]),
            "engine_html"
        );
        let shared = vec!["engine_export", "engine_rest"];
        assert_eq!(stem("chunk_7", shared), "engine_rest_7");
        let shared = vec!["reading", "summary", "tools"];
        assert_eq!(stem("chunk_2", shared), "summary_2");
        let shared = vec!["engine_html", "engine_export"];
        assert_eq!(stem("chunk_5", shared), "engine_export_5");
    }

    #[test]
    fn the_script_of_the_page_is_imported_under_the_name_that_trunk_gave_it() -> Result<()> {
        let dist = tempfile::tempdir()?;
        for name in ["page-12ab.js", "page-parts-34cd.js", "worker.js"] {
            fs::write(dist.path().join(name), "")?;
        }
        let script = "import { initSync } from \"./page.js?id\";\nload();";
        let named = renamed(script, dist.path())?;
        assert_eq!(
            named,
            "import { initSync } from \"./page-12ab.js\";\nload();"
        );
        let worker = "import { initSync } from \"./worker.js?id\";";
        assert_eq!(renamed(worker, dist.path())?, worker);
        Ok(())
    }
}
