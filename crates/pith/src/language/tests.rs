use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

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
    let mut code = String::new();
    read_code(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code)
        .expect("the engine's sources can be read");
    for section in Section::ALL {
        assert!(
            code.contains(&format!("Section::{section:?}")),
            "nothing reads [{}]",
            section.name()
        );
    }
}

/// Appends the text of every Rust file below `folder`.
fn read_code(folder: impl AsRef<Path>, code: &mut String) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_code(path, code)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(path)?);
        }
    }
    Ok(())
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
