use super::*;
use crate::model::highlight::Colour;
use crate::model::opening::Opening;
use crate::model::opening::{Opened, Refusal};
use crate::model::rich::{Markup, Material, Pasted};
use pith::Span;
use pith::digest::{Availability, Entity, EntityKind, Mention, Named, Role};
use pith::text::language::Language;
use pith_files::{Content, FileError, Format, Read};

const TEXT: &str = "The Rhine rose. Bridges were closed. Nobody was hurt.";

fn typed(text: &str) -> State {
    let mut state = State::resume(Ok(None), "");
    state.apply(Action::Type(text.into()));
    answer(&mut state);
    state
}

fn pasted(text: &str) -> State {
    let mut state = State::resume(Ok(None), "");
    state.apply(Action::Paste(text.into()));
    answer(&mut state);
    state
}

fn focus(state: &State) -> Option<Focus> {
    state.reading.as_ref()?.focus
}

fn target(state: &State) -> Option<Target> {
    state.reading.as_ref()?.target
}

/// Does what the worker would do.
fn answer(state: &mut State) {
    let material = Material::of(&state.document.draft.text, &state.document.draft.markup);
    let (derived, digest) = material.digest(pith::Engine::embedded(), &state.options());
    state.apply(Action::Analysed {
        revision: state.document.revision,
        derived,
        digest: Box::new(digest),
        ms: 1.0,
    });
}

/// A state whose article has one place, mentioned three times.
fn with_an_entity() -> State {
    let mut state = pasted(TEXT);
    let mut digest = pith::digest(TEXT, &Options::default());
    let mention = |start| Mention {
        span: Span::new(start, start + 3),
        kind: EntityKind::Place,
        entity: 0,
        confidence: 1.0,
    };
    digest.mentions = vec![mention(4), mention(16), mention(37)];
    digest.entities = vec![Entity {
        name: "Rhine".into(),
        kind: EntityKind::Place,
        weight: 1.0,
        mentions: vec![0, 1, 2],
        value: None,
    }];
    state.apply(Action::Analysed {
        revision: state.document.revision,
        derived: None,
        digest: Box::new(digest),
        ms: 1.0,
    });
    state
}

/// Two answers for one text: the first without its names, the second complete, in which the last
/// sentence is the most important.
fn in_two_steps(state: &mut State, between: impl FnOnce(&mut State)) {
    let complete = pith::digest(TEXT, &Options::default());
    let mut early = complete.clone();
    early.models.names = Availability::Pending;
    early.mentions.clear();
    early.entities.clear();
    let tell = |state: &mut State, digest| {
        state.apply(Action::Analysed {
            revision: state.document.revision,
            derived: None,
            digest: Box::new(digest),
            ms: 1.0,
        });
    };
    for (at, score) in [2.0, 1.0, 0.0].into_iter().enumerate() {
        early.sentences[at].score = score;
    }
    let mut late = complete;
    for (at, score) in [0.0, 1.0, 2.0].into_iter().enumerate() {
        late.sentences[at].score = score;
    }
    tell(state, early);
    between(state);
    tell(state, late);
}

#[test]
fn a_summary_stays_when_the_names_arrive() {
    let mut state = State::resume(Ok(None), "");
    state.apply(Action::Paste(TEXT.into()));
    state.apply(Action::Length(1));
    let mut shown = None;
    in_two_steps(&mut state, |state| {
        state.apply(Action::Jump(1));
        shown = state
            .reading
            .as_ref()
            .map(|reading| reading.chosen.to_vec());
    });
    let reading = state.reading.as_ref();
    assert_eq!(reading.map(|reading| reading.chosen.to_vec()), shown);
    assert!(target(&state).is_some_and(|target| target.place == Place::Sentence(1)));
    let names = reading.map(|reading| reading.analysis.digest.models.names);
    assert_eq!(names, Some(Availability::Present));
}

#[test]
fn the_next_change_of_length_uses_the_complete_analysis() {
    let mut state = State::resume(Ok(None), "");
    state.apply(Action::Paste(TEXT.into()));
    in_two_steps(&mut state, |_| {});
    state.apply(Action::Length(1));
    let chosen = state.reading.map(|reading| reading.chosen.to_vec());
    assert_eq!(chosen, Some(vec![2]));
}

#[test]
fn keeping_or_leaving_out_a_sentence_changes_the_summary_until_reverted() {
    let mut state = pasted(TEXT);
    state.apply(Action::Length(1));
    let first = state.reading.as_ref().map(|reading| reading.chosen[0]);
    let chosen = |state: &State| {
        state
            .reading
            .as_ref()
            .map(|reading| reading.chosen.to_vec())
    };
    let other = first.map_or(0, |first| usize::from(first == 0));
    state.apply(Action::DecideSentence {
        sentence: other,
        verdict: Verdict::Keep,
    });
    assert!(chosen(&state).is_some_and(|chosen| chosen.contains(&other)));
    assert_eq!(state.said_of(other), Some(true));
    state.apply(Action::DecideSentence {
        sentence: other,
        verdict: Verdict::LeaveOut,
    });
    assert!(chosen(&state).is_some_and(|chosen| !chosen.contains(&other)));
    state.apply(Action::ForgetSentences);
    assert_eq!(chosen(&state), first.map(|first| vec![first]));
    state.apply(Action::Undo);
    assert_eq!(state.said_of(other), Some(false));
}

#[test]
fn the_view_of_a_summary_is_kept_for_the_next_text() {
    let mut state = pasted(TEXT);
    state.apply(Action::Paragraph);
    state.apply(Action::ByWeight);
    state.apply(Action::Paste("Another text. It has two sentences.".into()));
    assert!(state.document.draft.view.paragraph && state.document.draft.view.by_weight);
}

#[test]
fn a_paste_is_read_at_once_and_typing_leaves_the_box_open() {
    assert!(!pasted(TEXT).desk.editing);
    assert!(typed(TEXT).desk.editing);
}

#[test]
fn only_the_newest_text_is_shown() {
    let mut state = typed("An old text.");
    let stale = state.document.revision;
    state.apply(Action::Type("A new text.".into()));
    let digest = pith::digest("An old text.", &Options::default());
    let before = state.analysed;
    state.apply(Action::Analysed {
        revision: stale,
        derived: None,
        digest: Box::new(digest),
        ms: 1.0,
    });
    assert_eq!(state.analysed, before);
}

#[test]
fn a_blank_text_shows_the_invitation() {
    let mut state = typed(TEXT);
    state.apply(Action::Type(" \n".into()));
    assert!(state.reading.is_none() && state.desk.editing);
}

#[test]
fn undo_restores_a_cleared_text_with_its_corrections() {
    let mut state = pasted(TEXT);
    let block = state
        .reading
        .as_ref()
        .expect("is read")
        .analysis
        .digest
        .blocks[0]
        .span;
    state.apply(Action::DecideBlock {
        block,
        part: Part::Aside,
    });
    state.apply(Action::Clear);
    assert!(state.document.draft.is_blank());
    assert_eq!(state.notices.current, Some(Notice::Cleared));
    state.apply(Action::Undo);
    assert_eq!(&*state.document.draft.text, TEXT);
    assert_eq!(state.document.decided(block), Some(false));
}

#[test]
fn all_blocks_of_a_reason_are_restored_at_once_and_the_newer_decision_counts() {
    let mut state = pasted(TEXT);
    let reading = state.reading.as_ref().expect("is read");
    let blocks = reading.analysis.digest.blocks.iter();
    let blocks: Vec<Span> = blocks.map(|block| block.span).collect();
    state.apply(Action::DecideBlock {
        block: blocks[0],
        part: Part::Aside,
    });
    state.apply(Action::RestoreBlocks(blocks.clone()));
    for block in blocks {
        assert_eq!(state.document.decided(block), Some(true));
    }
    assert_eq!(
        state.document.draft.overrides.len(),
        state
            .reading
            .as_ref()
            .map_or(0, |reading| reading.analysis.digest.blocks.len())
    );
}

#[test]
fn undo_restores_the_text_that_a_paste_replaced() {
    let mut state = typed(TEXT);
    state.apply(Action::Paste("Another text.".into()));
    state.apply(Action::Undo);
    assert_eq!(&*state.document.draft.text, TEXT);
}

#[test]
fn pasting_nothing_changes_nothing() {
    let mut state = pasted(TEXT);
    state.apply(Action::Paste(" \n ".into()));
    assert_eq!(&*state.document.draft.text, TEXT);
    assert_eq!(state.notices.current, Some(Notice::NoText));
}

#[test]
fn text_typed_early_is_taken_over_and_the_stored_draft_is_not_lost() {
    let mut state = State::resume(Ok(Some(Draft::of("Kept."))), "Typed.");
    assert_eq!(&*state.document.draft.text, "Typed.");
    state.apply(Action::Undo);
    assert_eq!(&*state.document.draft.text, "Kept.");
}

#[test]
fn the_stored_draft_is_opened_on_the_next_visit() {
    let state = State::resume(Ok(Some(Draft::of(TEXT))), "");
    assert!(!state.desk.editing);
    assert_eq!(state.document.revision, 1);
}

#[test]
fn a_change_of_length_chooses_again_without_a_new_analysis() {
    let mut state = pasted(TEXT);
    let revision = state.document.revision;
    state.apply(Action::Length(1));
    let reading = state.reading.as_ref().expect("is read");
    assert_eq!(
        reading.chosen.len(),
        reading.analysis.digest.sentences.len().min(1)
    );
    assert_eq!(state.document.revision, revision);
}

#[test]
fn stepping_through_an_entity_wraps_around() {
    let mut state = with_an_entity();
    state.apply(Action::Focus(0));
    assert_eq!(focus(&state), Some(Focus { entity: 0, step: 0 }));
    state.apply(Action::Step(Direction::Previous));
    assert_eq!(focus(&state), Some(Focus { entity: 0, step: 2 }));
    state.apply(Action::Focus(0));
    assert_eq!(focus(&state), Some(Focus { entity: 0, step: 0 }));
    state.apply(Action::Unfocus);
    assert_eq!(focus(&state), None);
}

#[test]
fn showing_an_entity_of_a_hidden_kind_shows_that_kind() {
    let mut state = with_an_entity();
    state.apply(Action::Toggle(EntityKind::Place));
    assert!(state.appearance.hidden.contains(&EntityKind::Place));
    state.apply(Action::Focus(0));
    assert!(!state.appearance.hidden.contains(&EntityKind::Place));
}

#[test]
fn a_second_jump_to_the_same_sentence_counts() {
    let mut state = pasted(TEXT);
    state.apply(Action::Jump(0));
    let first = target(&state);
    state.apply(Action::Jump(0));
    assert_ne!(target(&state), first);
}

#[test]
fn leaving_the_box_waits_for_an_analysis() {
    let mut state = State::resume(Ok(None), "");
    state.apply(Action::Read);
    assert!(state.desk.editing);
    let mut state = typed(TEXT);
    state.apply(Action::Read);
    assert!(!state.desk.editing);
    state.apply(Action::Edit);
    assert!(state.desk.editing);
    assert_eq!(&*state.document.draft.text, TEXT);
}

/// The example's paragraphs as a page, with a menu above them.
fn rich() -> String {
    let menu = "<nav><ul><li><a href='/'>News</a><li><a href='/m'>Money</a></ul></nav>";
    let paragraphs = EXAMPLE.split("\n\n");
    let body: String = paragraphs.map(|text| format!("<p>{text}</p>")).collect();
    format!("{menu}<article>{body}</article>")
}

fn pasted_html(html: &str) -> State {
    let mut state = pasted(TEXT);
    state.apply(Action::Paste(Pasted {
        text: String::new(),
        html: Some(html.into()),
    }));
    answer(&mut state);
    state
}

#[test]
fn a_rich_paste_is_analysed_with_its_markup_even_after_a_decision() {
    let mut state = pasted_html(&rich());
    let blocks = |state: &State| {
        let reading = state.reading.as_ref().expect("is read");
        reading.analysis.digest.blocks.clone()
    };
    let menu = blocks(&state)[0];
    assert!(matches!(menu.role, Role::Aside(_)));
    state.apply(Action::DecideBlock {
        block: menu.span,
        part: Part::Article,
    });
    answer(&mut state);
    assert!(blocks(&state)[0].role.is_article());
    assert!(matches!(state.document.draft.markup, Markup::Read(_)));
}

#[test]
fn undo_restores_a_rich_paste_with_its_markup() {
    let mut state = pasted_html(&rich());
    let draft = state.document.draft.clone();
    state.apply(Action::Paste("Another text.".into()));
    state.apply(Action::Undo);
    assert_eq!(state.document.draft, draft);
}

#[test]
fn a_clipboard_with_only_a_picture_changes_nothing() {
    let state = pasted_html("<img src='ferry.jpg'>");
    assert_eq!(&*state.document.draft.text, TEXT);
    assert_eq!(state.notices.current, Some(Notice::NoText));
    assert!(!state.document.past.iter().any(|draft| &*draft.text == TEXT));
}

#[test]
fn a_first_paste_of_only_a_picture_leaves_the_invitation() {
    let mut state = State::resume(Ok(None), "");
    state.apply(Action::Paste(Pasted {
        text: String::new(),
        html: Some("<img src='ferry.jpg'>".into()),
    }));
    answer(&mut state);
    assert!(state.desk.editing && state.document.draft.is_blank());
    assert_eq!(state.notices.current, Some(Notice::NoText));
}

fn opening(serial: u32, others: usize) -> Action {
    Action::Open(Opening {
        serial,
        name: "a.txt".into(),
        others,
    })
}

fn opened(serial: u32, content: Result<&str, Refusal>) -> Action {
    Action::Opened {
        serial,
        outcome: content.map(|text| {
            Opened::from(Read {
                content: Content::Text(text.into()),
                title: Some("High water".into()),
                format: Format::Text,
                form: pith::Form::default(),
                origin: pith::Origin::default(),
            })
        }),
    }
}

#[test]
fn a_file_replaces_the_text_and_undo_restores_it() {
    let mut state = pasted(TEXT);
    state.apply(opening(1, 2));
    assert_eq!(&*state.document.draft.text, TEXT);
    state.apply(opened(1, Ok("Another text.")));
    assert_eq!(&*state.document.draft.text, "Another text.");
    assert_eq!(state.options().title.as_deref(), Some("High water"));
    assert_eq!(
        state.notices.current,
        Some(Notice::Opened {
            name: "a.txt".into(),
            others: 2,
            replaced: true
        })
    );
    state.apply(Action::Undo);
    assert_eq!(&*state.document.draft.text, TEXT);
}

#[test]
fn a_file_that_cannot_be_read_only_shows_a_notice() {
    let mut state = pasted(TEXT);
    let draft = state.document.draft.clone();
    state.apply(opening(1, 0));
    let error = FileError::Encrypted(Format::Pdf);
    let why = Refusal::Useless(error, error.to_string());
    state.apply(opened(1, Err(why.clone())));
    assert_eq!(state.document.draft, draft);
    let name = "a.txt".into();
    assert_eq!(state.notices.current, Some(Notice::Refused { name, why }));
}

#[test]
fn a_file_is_no_longer_waited_for_after_another_or_a_paste() {
    let mut state = pasted(TEXT);
    state.apply(opening(1, 0));
    state.apply(opening(2, 0));
    state.apply(opened(1, Ok("The first file.")));
    assert_eq!(&*state.document.draft.text, TEXT);
    state.apply(Action::Paste("A paste.".into()));
    state.apply(opened(2, Ok("The second file.")));
    assert_eq!(&*state.document.draft.text, "A paste.");
}

#[test]
fn a_chosen_language_is_stored_with_the_draft_and_requested() {
    let mut state = pasted(TEXT);
    let revision = state.document.revision;
    state.apply(Action::Language(Some(Language::De)));
    assert!(state.document.revision > revision);
    assert_eq!(state.options().language, Some(Language::De));
    state.apply(Action::Paste("Another text.".into()));
    assert_eq!(state.options().language, None);
}

#[test]
fn correcting_a_name_requires_an_analysis_and_can_be_undone() {
    let mut state = with_an_entity();
    let before = (state.document.revision, state.document.draft.clone());
    state.apply(Action::Correct(Correction::Remove {
        of: Named {
            name: "Rhine".to_owned(),
            kind: EntityKind::Place,
        },
    }));
    assert!(state.document.revision > before.0);
    assert_eq!(state.options().corrections.len(), 1);
    assert!(
        state
            .notices
            .current
            .as_ref()
            .is_some_and(Notice::can_be_undone)
    );
    state.apply(Action::Undo);
    assert_eq!(state.document.draft, before.1);
    assert!(state.reading.is_some(), "the text stays in view");
}

#[test]
fn a_draft_of_a_newer_build_is_reported_and_not_opened() {
    let state = State::resume(Err(Unreadable::Newer), "");
    assert!(state.desk.editing && state.document.draft.is_blank());
    assert_eq!(state.notices.current, Some(Notice::DraftNewer));
}

#[test]
fn everything_that_refers_to_a_reading_is_discarded_with_it() {
    let mut state = with_an_entity();
    state.apply(Action::Focus(0));
    state.apply(Action::Clear);
    state.apply(Action::Undo);
    answer(&mut state);
    assert_eq!((focus(&state), target(&state)), (None, None));
}

#[test]
fn clicking_a_name_does_not_change_the_summary() {
    let mut state = with_an_entity();
    let before = state.reading.as_ref().map(|reading| reading.chosen.clone());
    state.apply(Action::Focus(0));
    let reading = state.reading.as_ref().expect("is read");
    assert_eq!(reading.topic, None);
    assert_eq!(Some(reading.chosen.clone()), before);
    state.apply(Action::AboutEntity(0));
    let reading = state.reading.as_ref().expect("is read");
    assert_eq!(reading.topic, Some(Topic::Entity(0)));
}

#[test]
fn a_correction_reports_how_many_mentions_it_changes() {
    let mut state = with_an_entity();
    let of = Named {
        name: "Rhine".to_owned(),
        kind: EntityKind::Place,
    };
    state.apply(Action::Reword {
        of,
        words: "The Rhine".to_owned(),
    });
    assert_eq!(state.notices.current, Some(Notice::Corrected(Some(3))));
    assert_eq!(state.document.draft.corrections.len(), 2);
    state.apply(Action::Undo);
    assert!(state.document.draft.corrections.is_empty());
}

#[test]
fn an_added_article_can_be_removed_again() {
    let mut state = pasted(TEXT);
    state.apply(Action::NextText(Destination::Add));
    state.apply(Action::Paste("Schools stayed open.".into()));
    assert_eq!(state.notices.current, Some(Notice::Added(2)));
    state.apply(Action::RemoveArticle(1));
    assert_eq!(&*state.document.draft.text, TEXT);
    assert!(state.document.draft.further.is_empty());
    state.apply(Action::Undo);
    assert_eq!(state.document.draft.further.len(), 1);
}

/// Highlights `words` of the current text.
fn highlight(state: &mut State, words: &str, open: bool) {
    let start = state
        .document
        .draft
        .text
        .find(words)
        .expect("the words stand in the text");
    let span = Span::new(start, start + words.len());
    let colour = Colour::Blue;
    state.apply(Action::Highlight(Highlighting::Add { span, colour, open }));
}

fn notes(state: &State) -> Vec<(&str, &str)> {
    let highlights = state.document.draft.highlights.iter();
    highlights.map(|one| (&*one.words, &*one.note)).collect()
}

#[test]
fn undo_reverts_each_change_of_a_highlight() {
    let mut state = pasted(TEXT);
    let revision = state.document.revision;
    let word = TEXT.split_whitespace().next().unwrap();
    highlight(&mut state, word, true);
    assert_eq!(state.appearance.colour, Colour::Blue);
    for note in ["w", "wh", "why"] {
        let note = note.to_owned();
        state.apply(Action::Highlight(Highlighting::Note { at: 0, note }));
    }
    assert_eq!(notes(&state), [(word, "why")]);
    state.apply(Action::Highlight(Highlighting::Remove(0)));
    assert_eq!(state.notices.current, Some(Notice::Unhighlighted));
    assert!(notes(&state).is_empty());
    state.apply(Action::Undo);
    assert_eq!(notes(&state), [(word, "why")]);
    state.apply(Action::Undo);
    assert_eq!(notes(&state), [(word, "")]);
    state.apply(Action::Undo);
    assert!(notes(&state).is_empty());
    assert_eq!(
        state.document.revision, revision,
        "nothing is to be analysed again"
    );
}

#[test]
fn stepping_through_highlights_wraps_around() {
    let mut state = pasted(TEXT);
    let words: Vec<_> = TEXT.split_whitespace().collect();
    highlight(&mut state, words[0], false);
    highlight(&mut state, words[words.len() - 1], false);
    state.apply(Action::Highlight(Highlighting::Open(1)));
    let place = |state: &State| target(state).map(|target| target.place);
    assert_eq!(place(&state), Some(Place::Highlight(1)));
    state.apply(Action::Highlight(Highlighting::Step(Direction::Next)));
    assert_eq!(place(&state), Some(Place::Highlight(0)));
    state.apply(Action::Unfocus);
    assert_eq!(
        state.reading.as_ref().and_then(|reading| reading.opened),
        None
    );
}

#[test]
fn a_summary_of_highlights_has_the_sentences_that_contain_them() {
    let mut state = pasted(TEXT);
    let sentences = state
        .reading
        .as_ref()
        .unwrap()
        .analysis
        .digest
        .sentences
        .clone();
    let last = sentences.len() - 1;
    let words = sentences[last].span.text(TEXT).to_owned();
    highlight(&mut state, &words, false);
    state.apply(Action::SumUpHighlights);
    let chosen = |state: &State| {
        state
            .reading
            .as_ref()
            .map(|reading| reading.chosen.to_vec())
    };
    assert_eq!(chosen(&state), Some(vec![last]));
    let first = sentences[0].span.text(TEXT).to_owned();
    highlight(&mut state, &first, false);
    assert_eq!(chosen(&state), Some(vec![0, last]));
    state.apply(Action::Highlight(Highlighting::Remove(0)));
    state.apply(Action::Highlight(Highlighting::Remove(0)));
    assert_eq!(
        state
            .reading
            .as_ref()
            .and_then(|reading| reading.topic.clone()),
        None
    );
}

fn said_of(state: &State, article: usize) -> Option<String> {
    state.document.draft.origin(article).site
}

#[test]
fn correcting_a_source_needs_no_analysis_and_can_be_undone() {
    let mut state = pasted(TEXT);
    let revision = state.document.revision;
    let origin = pith::Origin {
        site: Some("The Gauge".into()),
        ..pith::Origin::default()
    };
    state.apply(Action::Source {
        article: 0,
        origin: Box::new(origin),
    });
    assert_eq!(said_of(&state, 0).as_deref(), Some("The Gauge"));
    assert_eq!(state.document.revision, revision);
    state.apply(Action::Undo);
    assert_eq!(said_of(&state, 0), None);
}

#[test]
fn a_pages_source_is_kept_when_another_article_is_added() {
    let mut state = State::resume(Ok(None), "");
    let html = "<meta property='og:site_name' content='The Gauge'><h1>Low water</h1>\
        <p>The ferry was late on Monday. Nobody knows when the tide will turn.</p>";
    state.apply(Action::Paste(Pasted {
        text: String::new(),
        html: Some(html.to_owned()),
    }));
    answer(&mut state);
    state.apply(Action::NextText(Destination::Add));
    state.apply(Action::Paste(TEXT.into()));
    answer(&mut state);
    assert_eq!(said_of(&state, 0).as_deref(), Some("The Gauge"));
    state.apply(Action::Source {
        article: 1,
        origin: Box::new(pith::Origin {
            site: Some("The Islander".into()),
            ..pith::Origin::default()
        }),
    });
    state.apply(Action::RemoveArticle(0));
    answer(&mut state);
    assert_eq!(said_of(&state, 0).as_deref(), Some("The Islander"));
}

#[test]
fn more_of_a_section_is_one_more_sentence_and_can_be_undone() {
    let day = |day| {
        format!("The river rose on {day} and took a bridge. No {day} was so wet before it.\n\n")
    };
    let days = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
    ];
    let mut state = pasted(&days.map(day).concat());
    let chosen = |state: &State| state.reading.as_ref().unwrap().chosen.to_vec();
    let before = chosen(&state);
    let length = state.document.draft.view.length;
    state.apply(Action::WeighSection {
        sentences: 8..10,
        more: true,
    });
    assert_eq!(chosen(&state).len(), before.len() + 1);
    assert!(chosen(&state).iter().any(|at| (8..10).contains(at)));
    state.apply(Action::Undo);
    assert_eq!(chosen(&state), before);
    assert_eq!(state.document.draft.view.length, length);
}
