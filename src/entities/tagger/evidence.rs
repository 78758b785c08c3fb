//! What speaks for each kind of name.
//!
//! Every rule adds a weight to one kind or takes it away. Weights near 5 settle a name alone,
//! weights near 1 only lean.

use std::ops::Range;

use super::words::{Passage, Word};
use crate::digest::EntityKind;
use crate::entities::gazetteers::{Cues, Senses};

const KINDS: [EntityKind; 7] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Work,
    EntityKind::Product,
];

/// A weight for each kind of name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Score([f32; 7]);

impl Score {
    pub fn add(&mut self, kind: EntityKind, weight: f32) {
        for (slot, of) in self.0.iter_mut().zip(KINDS) {
            if of == kind {
                *slot += weight;
            }
        }
    }

    /// Adds another score, each of its weights times `factor`.
    pub fn add_all(&mut self, other: &Self, factor: f32) {
        for (slot, weight) in self.0.iter_mut().zip(other.0) {
            *slot += weight * factor;
        }
    }

    /// No weight further from 0 than `limit`.
    pub fn clamp(self, limit: f32) -> Self {
        Self(self.0.map(|weight| weight.clamp(-limit, limit)))
    }

    /// The kind with the greatest weight (the first of equals), and the weight.
    pub fn best(&self) -> (EntityKind, f32) {
        let mut best = (KINDS[0], self.0[0]);
        for (kind, &weight) in KINDS.into_iter().zip(&self.0).skip(1) {
            if weight > best.1 {
                best = (kind, weight);
            }
        }
        best
    }
}

/// What the name itself says.
pub(super) fn name(passage: &Passage, span: Range<usize>) -> Score {
    use EntityKind::{Event, Group, Organization, Person, Place, Product, Work};
    let mut score = Score::default();
    let Some(words) = passage.words.get(span.clone()) else {
        return score;
    };
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return score;
    };
    let senses = passage.senses(span.clone());
    let doubt = if senses.any(Senses::AMBIGUOUS) {
        0.4
    } else {
        1.0
    };
    for (sense, kind, weight) in [
        (Senses::COUNTRY, Place, 6.0),
        (Senses::REGION, Place, 5.0),
        (Senses::CITY, Place, 4.0),
        (Senses::GROUP, Group, 6.0),
        (Senses::ORGANIZATION, Organization, 5.0),
        (Senses::EVENT, Event, 6.0),
        (Senses::PRODUCT, Product, 4.0),
    ] {
        if senses.any(sense) {
            score.add(kind, weight * doubt);
        }
    }
    if words.len() == 1 {
        if senses.any(Senses::GIVEN) {
            score.add(Person, 2.6 * doubt);
        }
        if first.is_acronym() && senses.is_empty() {
            score.add(Organization, 2.5);
            score.add(Person, -3.0);
        } else if senses.is_empty() {
            single_word(first, &mut score);
        }
        return score;
    }
    let given = passage.senses(span.start..span.start + 1);
    if given.any(Senses::GIVEN) && !last.is_head() {
        score.add(
            Person,
            if given.any(Senses::AMBIGUOUS) {
                2.5
            } else {
                4.0
            },
        );
    }
    if words.iter().any(is_initial) && !last.is_head() {
        score.add(Person, 2.0);
    }
    let inner = words.get(1..words.len() - 1).unwrap_or_default();
    if inner
        .iter()
        .any(|word| word.cues.any(Cues::PARTICLE) && !word.capital)
        && !last.is_head()
    {
        score.add(Person, 2.0);
    }
    let settled = Senses::PLACE | Senses::ORGANIZATION | Senses::EVENT | Senses::GROUP;
    if senses.any(settled) && !senses.any(Senses::AMBIGUOUS) {
        return score;
    }
    for (cue, kind, weight) in [
        (Cues::ORGANIZATION_HEAD, Organization, 5.0),
        (Cues::PLACE_HEAD, Place, 5.0),
        (Cues::EVENT_HEAD, Event, 4.5),
        (Cues::WORK_HEAD, Work, 4.0),
    ] {
        if last.cues.any(cue) {
            score.add(kind, weight);
        }
        if words
            .windows(2)
            .any(|pair| pair[0].cues.any(cue) && matches!(pair[1].text, "of" | "for"))
        {
            score.add(kind, weight + 0.5);
        }
    }
    if first.cues.any(Cues::PLACE_OPENER) {
        score.add(Place, 3.5);
    }
    if first.cues.any(Cues::EVENT_OPENER) {
        score.add(Event, 5.0);
    }
    if first.cues.any(Cues::DIRECTION) && !last.is_head() {
        score.add(Place, 3.0);
    }
    if words.iter().any(|word| word.text == "&") {
        score.add(Organization, 3.0);
    }
    let plain = words
        .iter()
        .filter(|word| word.is_common() && word.capital)
        .count();
    let capitals = words.iter().filter(|word| word.capital).count();
    if senses.is_empty() && (2..=3).contains(&words.len()) && plain == 0 {
        score.add(Person, if words.len() == 2 { 1.8 } else { 1.4 });
    }
    if plain > 0 && !given.any(Senses::GIVEN) {
        score.add(Organization, 0.7);
        score.add(Person, -1.0);
    }
    if plain == capitals && senses.is_empty() && !given.any(Senses::GIVEN) {
        score.add(Organization, -0.7);
    }
    score
}

/// The shape of a word that nobody knows.
fn single_word(word: &Word, score: &mut Score) {
    let lower = word.lower.as_str();
    let ends = |endings: &[&str]| {
        endings
            .iter()
            .any(|ending| lower.len() > ending.len() + 2 && lower.ends_with(ending))
    };
    if lower.contains('-') {
        let mut parts = word.form.split('-');
        if parts.any(|part| {
            crate::entities::gazetteers::get()
                .senses(part)
                .any(Senses::GROUP)
        }) {
            score.add(EntityKind::Group, 4.0);
            return;
        }
        if lower.starts_with("al-") || lower.starts_with("el-") {
            score.add(EntityKind::Person, 1.5);
        }
    }
    if word.is_common() || word.is_head() {
        score.add(EntityKind::Organization, -1.0);
        score.add(EntityKind::Person, -1.0);
        return;
    }
    if ends(&[
        "stan", "ville", "shire", "burgh", "abad", "grad", "pur", "polis", "ford", "bury",
        "chester",
    ]) {
        score.add(EntityKind::Place, 1.5);
    }
    if ends(&["ists", "ians", "ese"]) {
        score.add(EntityKind::Group, 2.0);
    }
    score.add(EntityKind::Person, 0.7);
    score.add(EntityKind::Organization, 0.6);
    score.add(EntityKind::Place, 0.5);
}

/// What the words around a name say.
pub(super) fn context(passage: &Passage, span: Range<usize>) -> Score {
    let mut score = Score::default();
    left(passage, span.start, &mut score);
    right(passage, &span, &mut score);
    score
}

fn left(passage: &Passage, start: usize, score: &mut Score) {
    use EntityKind::{Group, Organization, Person, Place};
    let Some(before) = passage.before(start, 1) else {
        return;
    };
    if before.is_title() {
        score.add(Person, if before.capital { 4.0 } else { 2.5 });
    }
    if before.text == "," {
        // ", the foreign minister, X": an office in apposition, at most a few words long.
        let office = (2..=4).any(|back| passage.before(start, back).is_some_and(Word::is_title));
        score.add(Person, if office { 1.0 } else { 0.0 });
        let placed = (2..=4).find_map(|back| {
            passage
                .before(start, back)
                .filter(|word| word.cues.any(Cues::PLACE_PREPOSITION))
        });
        if placed.is_some() {
            score.add(Place, 1.2);
        }
    }
    if before.cues.any(Cues::SPEECH) && !before.capital {
        score.add(Person, 1.0);
    }
    match before.lower.as_str() {
        "in" | "near" | "across" | "throughout" | "outside" | "inside" => {
            score.add(Place, 2.5);
            score.add(Person, -1.0);
        }
        "at" | "from" | "around" | "into" | "toward" | "towards" | "via" | "within" | "off" => {
            score.add(Place, 1.0);
            score.add(Organization, 0.3);
        }
        "to" => score.add(Place, 0.6),
        "the" => {
            score.add(Organization, 0.8);
            score.add(Place, 0.2);
            score.add(Group, 0.4);
            score.add(Person, -1.8);
        }
        "of" => {
            let head = passage.before(start, 2);
            if head.is_some_and(|word| word.cues.any(Cues::PLACE_CUE)) {
                score.add(Place, 3.0);
            } else {
                score.add(Place, 0.3);
            }
        }
        "by" | "with" | "that" | "and" => score.add(Person, 0.3),
        _ => {}
    }
    let company = before.cues.any(Cues::ORGANIZATION_CUE) && !before.capital;
    if company {
        score.add(Organization, 1.5);
    }
}

fn right(passage: &Passage, span: &Range<usize>, score: &mut Score) {
    use EntityKind::{Event, Group, Organization, Person, Place, Product};
    let Some(next) = passage.get(span.end) else {
        return;
    };
    if next.cues.any(Cues::SPEECH) && !next.capital {
        score.add(Person, 2.0);
        score.add(Organization, 0.8);
    }
    match next.lower.as_str() {
        "'s" | "’s" => {
            let owned = passage.get(span.end + 1);
            if owned.is_some_and(|word| word.cues.any(Cues::ORGANIZATION_CUE | Cues::TITLE)) {
                score.add(Organization, 0.6);
                score.add(Place, 0.6);
            }
            if owned.is_some_and(|word| {
                matches!(
                    word.text,
                    "capital" | "largest" | "government" | "economy" | "parliament"
                )
            }) {
                score.add(Place, 2.0);
            }
        }
        "," => comma(passage, span.end + 1, score),
        "(" => {
            let inside = passage.get(span.end + 1);
            if inside.is_some_and(|word| word.is_acronym()) {
                score.add(Organization, 2.0);
                if abbreviates(passage, span, span.end + 1) {
                    score.add(Organization, 2.0);
                }
            }
        }
        "who" | "whose" => score.add(Person, 2.0),
        _ => {}
    }
    if !next.capital {
        if next.cues.any(Cues::PLACE_CUE) {
            score.add(Place, 2.0);
        }
        if next.cues.any(Cues::ORGANIZATION_CUE) {
            score.add(Organization, 1.5);
        }
        if matches!(
            next.text,
            "users"
                | "app"
                | "device"
                | "smartphone"
                | "phone"
                | "model"
                | "missile"
                | "rifle"
                | "vaccine"
        ) {
            score.add(Product, 1.5);
        }
        if matches!(
            next.text,
            "people" | "community" | "language" | "nationals" | "minority" | "tribe" | "citizens"
        ) {
            score.add(Group, 2.0);
        }
        if matches!(
            next.text,
            "final" | "champion" | "winner" | "tournament" | "semifinal" | "qualifier"
        ) {
            score.add(Event, 1.2);
        }
    }
    if passage
        .before(span.start, 1)
        .is_some_and(|word| word.text == "(")
        && next.text == ")"
        && span.len() == 1
    {
        let word = passage.get(span.start);
        if word.is_some_and(Word::is_acronym) && passage.senses(span.clone()).is_empty() {
            score.add(Organization, 1.0);
        }
    }
}

/// After a name and a comma: an age or a role is a person's, a country a place's.
fn comma(passage: &Passage, at: usize, score: &mut Score) {
    let Some(word) = passage.get(at) else { return };
    let age = word.text.len() == 2 && word.text.parse::<u32>().is_ok();
    if age
        && passage
            .get(at + 1)
            .is_some_and(|next| matches!(next.text, "," | "." | "and"))
    {
        score.add(EntityKind::Person, 3.0);
        return;
    }
    if word.text == "who" || word.text == "whose" {
        score.add(EntityKind::Person, 2.0);
        return;
    }
    if let Some((_, senses)) = passage.longest_known(at)
        && senses.any(Senses::COUNTRY | Senses::REGION)
    {
        score.add(EntityKind::Place, 2.0);
        return;
    }
    // ", the US secretary of …", ", a professor at": the role within four words, before a comma.
    let article = word.lower_cues.any(Cues::FUNCTION);
    for offset in usize::from(article)..=4 {
        let Some(next) = passage.get(at + offset) else {
            return;
        };
        if next.is_title() {
            score.add(EntityKind::Person, 2.0);
            return;
        }
        if next.lower_cues.any(Cues::ORGANIZATION_CUE) && article {
            score.add(EntityKind::Organization, 1.5);
            return;
        }
        if matches!(next.text, "," | "." | "of" | "in" | "and") {
            return;
        }
    }
}

/// Whether an acronym is made of a name's initials, the small words' left out or not.
fn abbreviates(passage: &Passage, span: &Range<usize>, acronym: usize) -> bool {
    let Some(acronym) = passage.get(acronym) else {
        return false;
    };
    let initials = |all: bool| -> String {
        passage
            .words
            .get(span.clone())
            .unwrap_or_default()
            .iter()
            .filter(|word| all || word.capital)
            .flat_map(|word| word.text.split('-'))
            .filter_map(|part| part.chars().next())
            .flat_map(char::to_uppercase)
            .collect()
    };
    let letters: String = acronym.text.chars().filter(|c| c.is_alphabetic()).collect();
    letters == initials(false) || letters == initials(true)
}

fn is_initial(word: &Word) -> bool {
    let mut chars = word.text.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.next() == Some('.')
        && chars.next().is_none()
}
