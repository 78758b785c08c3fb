//! The command line as its users meet it: the binary is run on small inputs.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// Runs the binary with `arguments`, feeding it `input`.
fn lab(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lab"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // On a thread, because the output may fill its pipe before all input is read.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn errors(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A folder for one test, inside Cargo's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

const ARTICLE: &str = "The café by the harbour will close in May.\n\n\
    Its owner, Ines Morales, told regulars on Tuesday that the rent had doubled.";

#[test]
fn a_digest_has_exactly_the_documented_fields() {
    let input = json!({"id": "a", "text": ARTICLE, "title": "A café closes"}).to_string();
    let output = lab(&["digest", "--as-is"], input.as_bytes());
    assert!(output.status.success(), "{}", errors(&output));
    let digest = &lines(&output)[0];
    let fields: Vec<&str> = digest
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = vec![
        "id",
        "title",
        "language",
        "body",
        "set_aside",
        "sentences",
        "summary",
        "entities",
        "keywords",
    ];
    expected.sort_unstable();
    assert_eq!(fields, expected);
    assert_eq!(digest["id"], "a");
    assert_eq!(digest["title"], "A café closes");
    assert_eq!(digest["language"], "en");
    let body: Vec<&str> = ARTICLE.split("\n\n").collect();
    assert_eq!(digest["body"], json!(body));
    assert_eq!(digest["set_aside"], json!([]));
    assert!(digest["entities"].is_array() && digest["keywords"].is_array());
}

#[test]
fn dates_amounts_and_speech_are_included_if_there_are_any() {
    let text = "March 4, 2026\n\n“The rent has doubled again,” Ines Morales said on Tuesday. It is now \
                $2.5m.";
    let input = json!({"id": 1, "text": text, "title": "A café closes"}).to_string();
    let digest = &lines(&lab(&["digest"], input.as_bytes()))[0];
    assert_eq!(digest["published"], "2026-03-04");
    let value = |name: &str| {
        let entities = digest["entities"].as_array().unwrap();
        let entity = entities.iter().find(|entity| entity["name"] == name);
        entity
            .map(|entity| entity["value"].clone())
            .unwrap_or_default()
    };
    assert_eq!(
        value("Tuesday"),
        json!({"iso": "2026-03-03", "resolved": true})
    );
    assert_eq!(value("$2.5m"), json!({"amount": "2500000", "unit": "USD"}));
    assert_eq!(digest["quotes"][0]["entity"], "Ines Morales");
    assert_eq!(digest["timeline"][0]["name"], "Tuesday");
}

#[test]
fn sentences_are_byte_ranges_of_the_text_and_the_summary_is_the_selected_ones() {
    let input = json!({"id": 1, "text": ARTICLE}).to_string();
    let output = lab(&["digest", "--as-is", "--sentences", "1"], input.as_bytes());
    let digest = &lines(&output)[0];
    let sentences = digest["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), 2);
    let mut selected = Vec::new();
    for sentence in sentences {
        let fields: Vec<&str> = sentence
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(fields, ["end", "score", "selected", "start", "text"]);
        let [start, end] = ["start", "end"].map(|key| sentence[key].as_u64().unwrap() as usize);
        assert_eq!(sentence["text"], ARTICLE[start..end]);
        assert!(sentence["score"].is_number());
        if sentence["selected"] == true {
            selected.push(sentence["text"].clone());
        }
    }
    assert_eq!(selected.len(), 1);
    assert_eq!(digest["summary"], json!(selected));
}

#[test]
fn ids_come_back_as_they_were_given() {
    let ids = [
        "\"x-1\"",
        "7",
        "12345678901234567890123",
        "1.50",
        "\"caf\\u00e9\"",
        "null",
    ];
    let input: String = ids
        .map(|id| format!("{{\"id\": {id}, \"text\": \"Rain fell.\"}}\n"))
        .concat();
    let output = lab(&["digest"], input.as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    for (line, id) in text.lines().zip(ids) {
        assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
    }
    assert_eq!(text.lines().count(), ids.len());
}

#[test]
fn order_is_kept_over_thousands_of_articles_of_unequal_length() {
    let input: String = (0..3_000)
        .map(|id| {
            let text = "Rain fell on the town. ".repeat(1 + (id * 7_919) % 40);
            format!("{}\n", json!({"id": id, "text": text}))
        })
        .collect();
    let output = lab(&["digest"], input.as_bytes());
    let ids: Vec<u64> = lines(&output)
        .iter()
        .map(|line| line["id"].as_u64().unwrap())
        .collect();
    assert_eq!(ids, (0..3_000).collect::<Vec<u64>>());
}

#[test]
fn a_bad_line_is_reported_by_number_and_the_rest_continues() {
    let mut input = b"{\"id\": 1, \"text\": \"Rain fell.\"}\n\
        not json\n\
        \n\
        {\"id\": 4}\n\
        {\"id\": 5, \"text\": null}\n\
        {\"id\": 6, \"text\": 12}\n\
        {\"id\": 7, \"text\": \"\\ud83d alone\"}\n\
        [8]\n\
        {\"id\": [9], \"text\": \"Rain fell.\"}\n"
        .to_vec();
    input.extend(b"{\"id\": 10, \"text\": \"\xff\"}\n{\"id\": 11, \"text\": \"It stopped.\"}");
    let output = lab(&["digest"], &input);
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<Value> = lines(&output)
        .iter()
        .map(|line| line["id"].clone())
        .collect();
    assert_eq!(ids, [1, 11]);
    let told: Vec<&str> = errors(&output)
        .lines()
        .map(|line| line.split_once(':').unwrap().0)
        .collect();
    let expected = [2, 4, 5, 6, 7, 8, 9, 10].map(|number| format!("line {number}"));
    assert_eq!(told, expected);
}

#[test]
fn unknown_fields_are_ignored_whatever_they_hold() {
    let input = r#"{"url": {"a": [1]}, "html": 3, "x": "\ud800", "id": 1, "text": "Rain fell.", "title": null}"#;
    let output = lab(&["digest", "--as-is"], input.as_bytes());
    assert!(output.status.success(), "{}", errors(&output));
    let digest = &lines(&output)[0];
    assert_eq!(digest["body"], json!(["Rain fell."]));
    assert_eq!(digest["title"], Value::Null);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_accepted() {
    let input =
        "\u{feff}{\"id\": 1, \"text\": \"Rain fell.\"}\r\n\r\n{\"id\": 2, \"text\": \"\"}\r\n";
    let output = lab(&["digest"], input.as_bytes());
    assert!(output.status.success(), "{}", errors(&output));
    assert_eq!(lines(&output).len(), 2);
}

#[test]
fn a_line_is_answered_before_the_next_is_sent() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lab"))
        .arg("digest")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(stdin, "{}", json!({"id": id, "text": "Rain fell."})).unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn empty_input_gives_no_output_and_no_error() {
    let output = lab(&["digest"], b"");
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty());
}

#[test]
fn html_output_includes_the_text_that_its_offsets_refer_to() {
    let input =
        json!({"id": 1, "html": "<p>Rain fell.</p><p>It stopped.</p>", "text": 5}).to_string();
    let output = lab(&["html", "--as-is"], input.as_bytes());
    assert!(output.status.success(), "{}", errors(&output));
    let digest = &lines(&output)[0];
    let text = digest["text"].as_str().unwrap();
    assert!(text.contains("Rain fell."));
    for sentence in digest["sentences"].as_array().unwrap() {
        let [start, end] = ["start", "end"].map(|key| sentence[key].as_u64().unwrap() as usize);
        assert_eq!(sentence["text"], text[start..end]);
    }
    assert_eq!(digest.as_object().unwrap().len(), 10);
    let output = lab(&["html"], br#"{"id": 1, "text": "Rain fell."}"#);
    assert_eq!(errors(&output), "line 1: no \"html\"\n");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn tag_prints_three_columns_and_keeps_the_lines_in_place() {
    let path = folder("tag").join("file.conll");
    let text = "# doc one\nMaria\tB-Person\nSilva\tI-Person\nspoke\tO\nFriday\tB-Date\n\n\
        Danes\tB-NORP\n\n\n# doc two\n#\tO\nOslo\tI-Location\n";
    write(&path, text);
    let output = lab(&["tag", path.to_str().unwrap()], b"");
    assert!(output.status.success(), "{}", errors(&output));
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(printed.lines().count(), text.lines().count());
    let mut gold = Vec::new();
    for (line, original) in printed.lines().zip(text.lines()) {
        if let Some((word, _)) = original.split_once('\t') {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!((columns.len(), columns[0]), (3, word));
            let known = ["PER", "LOC", "ORG", "MISC"];
            let tag = columns[2];
            assert!(tag == "O" || known.contains(&&tag[2..]), "{tag}");
            gold.push(columns[1].to_owned());
        } else {
            assert_eq!(line, original);
        }
    }
    assert_eq!(gold, ["B-PER", "I-PER", "O", "O", "B-MISC", "O", "B-LOC"]);
}

#[test]
fn tag_names_a_missing_file() {
    let output = lab(&["tag", "no-such-file.conll"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("no-such-file.conll"));
}

/// A small data set in the layout that `evaluate` expects.
fn data(name: &str) -> PathBuf {
    let data = folder(name);
    let article = |id: usize, dup: Value| {
        json!({
            "id": id, "title": null, "text": ARTICLE, "publisher": "herald", "dup_of": dup,
            "summary": ["A café will close.", "Its rent doubled."],
        })
    };
    let articles = [
        article(1, Value::Null),
        article(2, Value::Null),
        article(3, json!("1")),
    ];
    write(
        &data.join("summaries/herald_dev.jsonl"),
        &articles.map(|article| format!("{article}\n")).concat(),
    );
    write(
        &data.join("entities/a.dev.conll"),
        "Oslo\tB-LOC\n\nMaria\tB-PER\n",
    );
    write(&data.join("entities/a.train.conll"), "Bergen\tB-LOC\n");
    let page = json!({"id": "p", "pasted": format!("Menu\nShare\n\n{ARTICLE}"), "body": ARTICLE});
    write(&data.join("pastes/dev.jsonl"), &page.to_string());
    write(
        &data.join("editors/own.jsonl"),
        include_str!("fixtures/editors.jsonl"),
    );
    let html = std::fs::File::create({
        std::fs::create_dir_all(data.join("pastes/html")).unwrap();
        data.join("pastes/html/p.html.gz")
    });
    let mut gzip = flate2::write::GzEncoder::new(html.unwrap(), flate2::Compression::default());
    gzip.write_all(format!("<p>{ARTICLE}</p>").as_bytes())
        .unwrap();
    gzip.finish().unwrap();
    std::fs::create_dir_all(data.join("extraction")).unwrap();
    let pages = std::fs::File::create(data.join("extraction/pages_dev.jsonl.gz"));
    let mut gzip = flate2::write::GzEncoder::new(pages.unwrap(), flate2::Compression::default());
    let page = json!({
        "id": "http://herald.example/1", "html": format!("<p>{ARTICLE}</p>"), "pasted": ARTICLE,
        "with": [&ARTICLE[..20]], "without": ["Share this"],
    });
    writeln!(gzip, "{page}").unwrap();
    gzip.finish().unwrap();
    data
}

#[test]
fn evaluate_measures_every_part() {
    let data = data("evaluate");
    let output = lab(
        &["evaluate", "--json", "--data", data.to_str().unwrap()],
        b"",
    );
    assert!(output.status.success(), "{}", errors(&output));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = report["summaries"]["files"].as_array().unwrap();
    let file = files
        .iter()
        .find(|file| file["name"] == "herald_dev")
        .unwrap();
    assert_eq!(file["duplicates"], 1);
    assert_eq!(file["all"]["articles"], 2);
    assert_eq!(file["publishers"]["herald"]["articles"], 2);
    let systems: Vec<&Value> = file["all"]["systems"].as_array().unwrap().iter().collect();
    let names: Vec<&str> = systems
        .iter()
        .map(|row| row["system"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["pith", "lead", "lexrank", "oracle"]);
    // The oracle maximizes the sum of the first two figures.
    let sum = |row: &Value| row["rouge1"].as_f64().unwrap() + row["rouge2"].as_f64().unwrap();
    let best = sum(systems[3]);
    assert!(systems.iter().all(|row| sum(row) <= best + 1e-9));

    let groups = report["editors"]["groups"].as_array().unwrap();
    let all = groups.iter().find(|group| group["name"] == "all").unwrap();
    assert_eq!(all["articles"], 3);
    let lead = &all["systems"].as_array().unwrap()[1];
    assert_eq!(lead["system"], "lead");
    assert!((lead["value"]["mean"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-9);

    let files = report["entities"]["files"].as_array().unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0]["scored"], json!(["PER", "LOC"]));
    assert_eq!(files[0]["micro"]["gold"], 2);

    let raw = &report["pastes"]["systems"][0];
    assert_eq!(raw["recall"], 1.0);
    assert!(raw["precision"].as_f64().unwrap() < 1.0);
}

#[test]
fn evaluate_prints_tables_and_can_be_limited() {
    let data = data("tables");
    let data = data.to_str().unwrap();
    let output = lab(
        &["evaluate", "summaries", "--limit", "1", "--data", data],
        b"",
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("## Summaries: herald_dev, 1 articles, at most 3 sentences\n"));
    assert!(!text.contains("## Entities"));
    let again = lab(
        &["evaluate", "summaries", "--limit", "1", "--data", data],
        b"",
    );
    assert_eq!(text.as_bytes(), again.stdout);
}

#[test]
fn missing_data_is_named_and_the_error_says_what_to_do() {
    let empty = folder("empty");
    let missing = empty.join("nowhere");
    for (path, said) in [
        (&missing, "no folder"),
        (&empty, "--data must be the folder that holds"),
    ] {
        let output = lab(&["evaluate", "--data", path.to_str().unwrap()], b"");
        assert_eq!(output.status.code(), Some(1));
        let errors = errors(&output);
        assert!(
            errors.contains(said) && errors.contains(path.to_str().unwrap()),
            "{errors}"
        );
    }
}
