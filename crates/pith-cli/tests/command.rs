//! The command `pith` as people use it: its output, its errors, and its exit status.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// All of its sentences fit in a summary of three, so that the output does not depend on the
/// ranking.
const BRIDGE: &str = "Orvell closes its old bridge\n\nBy Marta Velden\n\nPublished 4 March 2019\n\n\
    The council of Orvell voted on Monday to close the old bridge for two years. The repairs will \
    cost $48 million, said Ana Costa, the mayor of Orvell. She hopes that the first lorries will \
    cross in May 2021.\n";

const FERRY: &str = "The *ferry* is late\n\nThe ferry to the islands was late again on Tuesday, \
    and 300 people had to wait & see. Nobody could say when the next one would leave.\n";

/// Names that are recognized beyond doubt.
const PARIS: &str = "Angela Merkel met Emmanuel Macron in Paris on 4 March 2019. They agreed to spend \
    $48 million on the new bridge by May 2021. Emmanuel Macron will open it.\n";

/// A folder of files to read.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.put("bridge.txt", BRIDGE);
        desk.put("ferry.txt", FERRY);
        desk.put("paris.txt", PARIS);
        desk
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pith"));
        command.args(arguments).current_dir(self.0.path());
        command.env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
        command
    }

    fn pith(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments);
        command.stdin(Stdio::null()).output().unwrap()
    }

    /// The output of a successful run.
    fn prints(&self, arguments: &[&str]) -> String {
        let output = self.pith(arguments);
        assert_eq!(said(&output), "");
        assert_eq!(output.status.code(), Some(0));
        printed(&output)
    }

    fn pipe(&self, arguments: &[&str], text: &str) -> Output {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(text.as_bytes()).unwrap();
        drop(input);
        child.wait_with_output().unwrap()
    }
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A sample file of `pith-files`.
fn sample(name: &str) -> String {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pith-files/tests/files");
    let path: PathBuf = samples.join(name);
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_text_is_summarized_with_its_title_and_byline() {
    insta::assert_snapshot!(Desk::new().prints(&["bridge.txt"]));
}

#[test]
fn names_follow_the_summary() {
    insta::assert_snapshot!(Desk::new().prints(&["paris.txt", "--names", "--width", "40"]));
}

#[test]
fn each_of_several_files_has_a_heading() {
    insta::assert_snapshot!(Desk::new().prints(&["bridge.txt", "ferry.txt"]));
}

#[test]
fn markdown_has_the_authors_own_marks_escaped() {
    let files = ["ferry.txt", "bridge.txt", "--format", "markdown"];
    insta::assert_snapshot!(Desk::new().prints(&files));
    let names = Desk::new().prints(&["paris.txt", "--format", "markdown", "--names"]);
    assert!(names.contains("\n- **Where:** Paris\n"), "{names}");
}

#[test]
fn text_is_wrapped_at_the_requested_width() {
    let desk = Desk::new();
    let narrow = desk.prints(&["bridge.txt", "--width", "30"]);
    assert!(
        narrow.lines().all(|line| line.chars().count() <= 30),
        "{narrow}"
    );
    let endless = desk.prints(&["bridge.txt", "--width", "0"]);
    let sentence = "• The council of Orvell voted on Monday to close the old bridge for two years.";
    assert!(endless.lines().any(|line| line == sentence), "{endless}");
}

#[test]
fn the_summary_has_the_requested_length() {
    let desk = Desk::new();
    let sentences = |arguments: &[&str]| desk.prints(arguments).matches('•').count();
    assert_eq!(sentences(&["bridge.txt", "--sentences", "1"]), 1);
    assert_eq!(sentences(&["bridge.txt", "-n", "2"]), 2);
    assert_eq!(sentences(&["bridge.txt", "--words", "1"]), 1);
    assert_eq!(sentences(&["bridge.txt", "--percent", "100"]), 3);
}

#[test]
fn a_summary_can_be_about_something() {
    let about = Desk::new().prints(&["bridge.txt", "--about", "lorry"]);
    assert!(about.contains("the first lorries will cross"), "{about}");
    assert!(!about.contains("voted on Monday"), "{about}");
}

#[test]
fn a_topic_that_no_sentence_is_about_is_reported() {
    let output = Desk::new().pith(&["bridge.txt", "--about", "penguins"]);
    assert_eq!(
        said(&output),
        "pith: bridge.txt: No sentence is about “penguins”. Try other words, or omit --about.\n"
    );
    assert_eq!(
        (printed(&output).as_str(), output.status.code()),
        ("", Some(1))
    );
}

#[test]
fn standard_input_is_read_if_no_file_or_a_dash_is_given() {
    let desk = Desk::new();
    let whole = printed(&desk.pipe(&[], BRIDGE));
    assert!(
        whole.starts_with("Orvell closes its old bridge\n"),
        "{whole}"
    );
    assert_eq!(printed(&desk.pipe(&["-"], BRIDGE)), whole);
    let page = "<!doctype html><title>Low water</title><p>The ferry was late again on Tuesday.</p>";
    let page = printed(&desk.pipe(&["--as-is"], page));
    assert!(
        page.contains("• The ferry was late again on Tuesday.\n"),
        "{page}"
    );
}

#[test]
fn json_is_one_object_for_one_file_and_a_list_for_several() {
    let desk = Desk::new();
    let read = |text: &str| -> serde_json::Value { serde_json::from_str(text).unwrap() };
    let one = read(&desk.prints(&["bridge.txt", "--format", "json"]));
    assert_eq!(one["format"], "pith-digest");
    assert_eq!(one["file"], "bridge.txt");
    assert_eq!(one["text"], BRIDGE);
    assert_eq!(one["summary"].as_array().unwrap().len(), 3);
    let list = read(&desk.prints(&["bridge.txt", "ferry.txt", "--format", "json"]));
    assert_eq!(list[0], one);
    assert_eq!(list[1]["file"], "ferry.txt");
    let none = desk.pith(&["no.txt", "none.txt", "--format", "json"]);
    assert_eq!(read(&printed(&none)), serde_json::json!([]));
}

#[test]
fn json_lines_has_one_line_per_file() {
    let lines = Desk::new().prints(&["bridge.txt", "ferry.txt", "--format", "jsonl"]);
    let files = lines.lines().map(|line| {
        let digest: serde_json::Value = serde_json::from_str(line).unwrap();
        digest["file"].as_str().unwrap().to_owned()
    });
    assert_eq!(files.collect::<Vec<_>>(), ["bridge.txt", "ferry.txt"]);
}

#[test]
fn a_web_page_of_several_files_links_each_sentence_to_one_place() {
    let page = Desk::new().prints(&["bridge.txt", "paris.txt", "--format", "html", "--names"]);
    let links: Vec<_> = page.split("href=\"#").skip(1).collect();
    assert_eq!(links.len(), 6, "{page}");
    for link in links {
        let name = link.split('"').next().unwrap();
        assert_eq!(page.matches(&format!("id=\"{name}\"")).count(), 1, "{name}");
    }
    assert!(page.contains("<dd>Paris</dd>"), "{page}");
}

#[test]
fn a_pdf_is_read() {
    let gist = Desk::new().prints(&[&sample("article.pdf"), "--percent", "100"]);
    assert!(
        gist.starts_with("The harbour that moved\nBy Ada Brandt, 3 May 2026\n\n• "),
        "{gist}"
    );
}

#[test]
fn an_error_names_the_file_and_says_what_to_do_and_the_rest_continues() {
    let desk = Desk::new();
    desk.put("empty.txt", "");
    fs::create_dir(desk.0.path().join("folder")).unwrap();
    let (locked, scan) = (sample("locked.pdf"), sample("scan.pdf"));
    let files = [
        "no.txt",
        "https://example.org/a",
        "folder",
        &locked,
        &scan,
        "empty.txt",
        "ferry.txt",
    ];
    let output = desk.pith(&files);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("The ferry to the islands was late again"));
    let samples = sample("");
    insta::assert_snapshot!(said(&output).replace(&samples, ""));
}

#[test]
fn an_empty_standard_input_asks_for_a_file_or_a_text() {
    let output = Desk::new().pith(&[]);
    assert_eq!(
        said(&output),
        "pith: standard input: There is no input. Name a file, as in `pith report.pdf`, or pipe \
         a text in, as in `pith < notes.txt`.\n"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn wrong_usage_has_its_own_status_and_the_message_says_what_is_right() {
    let desk = Desk::new();
    for (arguments, hint) in [
        (&["--sentences", "0"][..], "it must be 1 or more"),
        (&["--sentences", "few"], "it must be a whole number"),
        (&["--percent", "101"], "101 is not in 1..=100"),
        (
            &["--sentences", "3", "--words", "80"],
            "cannot be used with",
        ),
        (&["--language", "xx"], "Pith supports en, fr, de"),
        (&["--format", "pdf"], "text, markdown, json, jsonl, html"),
        (&["--sentence"], "--sentences"),
    ] {
        let output = desk.pith(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(hint), "{}", said(&output));
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let desk = Desk::new();
    let mut command = desk.command(&["-", "--format", "json"]);
    command.stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // The reader goes away before there is anything to read.
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    input.write_all(FERRY.repeat(100).as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (said(&output).as_str(), output.status.code()),
        ("", Some(0))
    );
}

#[test]
fn only_terminals_get_colour() {
    let desk = Desk::new();
    assert!(!desk.prints(&["bridge.txt"]).contains('\u{1b}'));
    let mut command = desk.command(&["bridge.txt"]);
    let forced = command.env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(printed(&forced).contains("\u{1b}[1mOrvell closes its old bridge\u{1b}[0m"));
    let mut command = desk.command(&["bridge.txt"]);
    let refused = command.env("NO_COLOR", "1").output().unwrap();
    assert!(!printed(&refused).contains('\u{1b}'));
}

#[test]
fn the_help_says_what_a_newcomer_needs() {
    insta::assert_snapshot!(Desk::new().prints(&["--help"]));
}
