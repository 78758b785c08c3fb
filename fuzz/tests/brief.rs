//! Runs each target over its stored inputs and some mutations, the same every time. For longer
//! runs, use `cargo fuzz run TARGET`.

use fuzz::{TARGETS, Target, brief};

/// How many mutations to try.
const LIKE: u64 = 150;

fn runs_over_what_was_found_and_its_like(name: &str) {
    let target: &Target = TARGETS
        .iter()
        .find(|one| one.name == name)
        .expect("a target");
    let seeds = brief::kept(target);
    for (path, input) in &seeds {
        println!("{}", path.display());
        (target.run)(input);
    }
    for number in 0..LIKE {
        println!("number {number}");
        (target.run)(&brief::like(&seeds, number));
    }
}

/// A test for each target.
macro_rules! tests {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            runs_over_what_was_found_and_its_like(stringify!($name));
        }
    )*
        #[test]
        fn every_target_is_run() {
            let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}

tests! {
    text html rich draft library rules highlights models marks outline citations tables messages
    docx odt epub rtf pdf pdf_page subtitles email markdown bytes
}
