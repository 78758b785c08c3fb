//! What happened when: the article's dates in chronological order.

use crate::digest::{Dated, Entity, Mention, Sentence, Value};
use crate::entities::quantities;
use crate::sort;

/// The dates with known years that the body mentions, earliest first, equal ones in text order;
/// each with the sentence that first mentions it. `mentions` and `sentences` must be in order.
#[must_use]
pub fn of(entities: &[Entity], mentions: &[Mention], sentences: &[Sentence]) -> Vec<Dated> {
    let mut dated: Vec<((i32, u8, u8), Dated)> = Vec::new();
    for (entity, thing) in entities.iter().enumerate() {
        let Some(Value::Moment { iso, .. }) = &thing.value else {
            continue;
        };
        let Some(start) = quantities::start_of(iso) else {
            continue;
        };
        let first = thing.mentions.iter().find_map(|&mention| {
            let span = mentions.get(mention)?.span;
            let at = sentences.partition_point(|sentence| sentence.span.end() <= span.start());
            let holds = sentences.get(at)?.span.contains(span);
            holds.then_some(at)
        });
        if let Some(sentence) = first {
            dated.push((start, Dated { entity, sentence }));
        }
    }
    sort::by_key(&mut dated, |&(start, date)| {
        (start, date.sentence, date.entity)
    });
    dated.into_iter().map(|(_, date)| date).collect()
}
