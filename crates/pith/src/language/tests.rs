use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

#[test]
fn every_folder_is_of_a_language_that_pith_knows() {
    for (code, file, _) in FILES {
        assert!(
            code.is_empty()
                || Language::ALL
                    .iter()
                    .any(|language| language.code() == *code),
            "{code}/{file}: add the language to the table in text/language/known.rs"
        );
    }
}

#[test]
fn every_line_is_in_a_named_section() {
    for (code, file, text) in FILES {
        for (name, line) in entries(text) {
            assert!(
                Section::ALL.iter().any(|section| section.name() == name),
                "{code}/{file}: [{name}] is no section; add it in language/mod.rs (at {line:?})"
            );
        }
    }
}

#[test]
fn a_section_occurs_once_per_folder() {
    let mut seen = BTreeSet::new();
    for (code, file, text) in FILES {
        let headings = text.lines().filter(|line| line.starts_with('['));
        for heading in headings {
            assert!(
                seen.insert((code, heading)),
                "{code}/{file}: {heading} stands twice"
            );
        }
    }
}

#[test]
fn the_languages_that_pith_knows_well_have_every_required_section() {
    for language in COMPLETE {
        for &section in Section::ALL {
            assert!(
                !section.is_required() || table(language).lines(section).next().is_some(),
                "language/{}: [{}] is missing or empty",
                language.code(),
                section.name()
            );
        }
    }
}

#[test]
fn every_section_is_read_by_the_engine() {
    let code: String = engine_files().into_iter().map(|(_, code)| code).collect();
    for section in Section::ALL {
        assert!(
            code.contains(&format!("Section::{section:?}")),
            "nothing reads [{}]",
            section.name()
        );
    }
}

/// Files whose strings are not words of a language, but names in HTML, names of languages and
/// sections, or error messages.
const OTHER_WORDS: [&str; 4] = [
    "/text/html/",
    "/text/language/known.rs",
    "/language/mod.rs",
    "/models/file.rs",
];

#[test]
fn the_code_contains_no_stop_word_month_or_weekday_of_any_language() {
    let mut listed: BTreeSet<String> = BTreeSet::new();
    for table in COMPLETE.map(table) {
        let dates = [Section::Months, Section::Weekdays].into_iter();
        let named = dates.flat_map(|section| table.rows(section).flat_map(|row| row.forms(1)));
        listed.extend(
            table
                .words(Section::StopWords)
                .chain(named)
                .map(str::to_lowercase),
        );
    }
    // A word of two letters may just as well be a code or a symbol ("in" is an inch).
    listed.retain(|word| word.chars().count() > 2);
    for (path, code) in engine_files() {
        let path = path.to_string_lossy().replace('\\', "/");
        if OTHER_WORDS.iter().any(|other| path.contains(other)) || path.ends_with("tests.rs") {
            continue;
        }
        let code = code
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        let is_code = |line: &&str| {
            let line = line.trim_start();
            !["//", "#[", "reason ="]
                .iter()
                .any(|opening| line.starts_with(opening))
        };
        for line in code.lines().filter(is_code) {
            // Every second part between quotation marks is a string.
            let plain = line.replace("\\\"", "").replace("'\"'", "");
            let mut words = plain
                .split('"')
                .skip(1)
                .step_by(2)
                .flat_map(str::split_whitespace);
            let found = words.find(|word| listed.contains(&word.to_lowercase()));
            assert_eq!(
                found, None,
                "{path}: put words of a language into a table, see language/mod.rs (at {line:?})"
            );
        }
    }
}

/// The engine's Rust files, with their text.
fn engine_files() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the engine's sources can be read") {
            let path = entry.expect("the engine's sources can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let code = fs::read_to_string(&path).expect("the engine's sources can be read");
                files.push((path, code));
            }
        }
    }
    files
}

#[test]
fn columns_are_separated_by_bars_and_forms_by_commas() {
    let row = Row("1 | January , Jan |");
    assert_eq!(row.column(0), "1");
    assert_eq!(row.forms(1).collect::<Vec<_>>(), ["January", "Jan"]);
    assert_eq!(row.forms(2).count(), 0);
    assert_eq!(row.column(7), "");
}

#[test]
fn comments_and_empty_lines_are_not_entries() {
    let table = Table::read(["# About.\n\n[stop_words]\nthe of\n# More.\nwas\n"].into_iter());
    assert_eq!(table.lines(Section::StopWords).count(), 2);
    let words: Vec<_> = table.words(Section::StopWords).collect();
    assert_eq!(words, ["the", "of", "was"]);
    assert_eq!(table.rows(Section::StopWords).count(), 2);
}

#[test]
fn a_language_without_a_folder_has_empty_tables() {
    assert_eq!(table(Language::Other).words(Section::StopWords).count(), 0);
}

#[test]
fn a_column_can_be_found_by_its_tag() {
    let row = Row("EUR | *: €, EUR | en: euro, euros");
    assert_eq!(row.tagged("en").collect::<Vec<_>>(), ["euro", "euros"]);
    assert_eq!(row.tagged("de").count(), 0);
}

#[test]
fn shared_tables_are_read_from_beside_the_folders() {
    for section in [Section::Currencies, Section::Units, Section::Zones] {
        assert!(shared().rows(section).count() > 10, "{section:?}");
    }
}
