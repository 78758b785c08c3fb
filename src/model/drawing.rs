//! [`Drawing`]: how much of the article has been drawn. It proceeds slice by slice, so that no text
//! stalls the page.

use std::rc::Rc;

use crate::model::analysis::Analysis;

/// How many slices of the previous text are removed at a time.
const SLICES_REMOVED_AT_ONCE: usize = 32;

/// The slices that are drawn. When a new analysis of the same text arrives (a block was set aside,
/// a name corrected), each slice is replaced in turn, starting with the visible one, so that the
/// reader's place does not move.
#[derive(Default)]
pub struct Drawing {
    newest: Option<Rc<Analysis>>,
    /// The sentences of the newest analysis that are in the summary.
    chosen: Rc<Vec<usize>>,
    slices: Vec<Drawn>,
    /// Counts the texts.
    text: u32,
    /// The slices of the previous text.
    leaving: Vec<Drawn>,
    /// The slice that was updated first.
    first: usize,
    /// The number of slices that have been updated.
    fresh: usize,
    newest_drawn: u32,
}

/// A slice as it is drawn.
#[derive(Clone, PartialEq)]
pub struct Drawn {
    /// The analysis that it belongs to.
    pub analysis: Rc<Analysis>,
    /// If that is no longer the newest: the sentences that were in the summary then.
    pub outdated: Option<Rc<Vec<usize>>>,
}

impl Drawing {
    /// Switches to `analysis` with `chosen` in the summary. If it is a new analysis of the text
    /// that is drawn, the slice `in_sight` is updated first, if there is one.
    pub fn turn_to(
        &mut self,
        analysis: &Rc<Analysis>,
        chosen: &Rc<Vec<usize>>,
        in_sight: impl FnOnce() -> Option<usize>,
    ) {
        if self.newest.as_ref() == Some(analysis) {
            self.chosen = Rc::clone(chosen);
            return;
        }
        for drawn in &mut self.slices {
            let outdated = &mut drawn.outdated;
            outdated.get_or_insert_with(|| Rc::clone(&self.chosen));
        }
        let of_same_text = |drawn: &Drawn| drawn.analysis.source == analysis.source;
        if !self.slices.first().is_some_and(of_same_text) {
            self.leaving = std::mem::take(&mut self.slices);
            self.text += 1;
        }
        let most = self.slices.len().min(analysis.slices.len());
        let in_sight = (most > 0).then(in_sight).flatten();
        self.first = in_sight.filter(|&at| at < most).unwrap_or_default();
        self.fresh = 0;
        self.newest = Some(Rc::clone(analysis));
        self.chosen = Rc::clone(chosen);
    }

    /// Draws the next slice of the newest analysis, and removes part of the previous text.
    pub fn step(&mut self) {
        let left = self.leaving.len().saturating_sub(SLICES_REMOVED_AT_ONCE);
        self.leaving.truncate(left);
        let Some(newest) = &self.newest else { return };
        let total = newest.slices.len();
        if self.fresh >= total {
            return;
        }
        let drawn = Drawn {
            analysis: Rc::clone(newest),
            outdated: None,
        };
        match self.slices.get_mut((self.first + self.fresh) % total) {
            Some(slice) => *slice = drawn,
            None => self.slices.push(drawn),
        }
        self.fresh += 1;
        self.newest_drawn = newest.number;
        if self.fresh == total {
            self.slices.truncate(total);
        }
    }

    /// Whether all of the newest analysis is drawn, and nothing else.
    #[must_use]
    pub fn is_done(&self) -> bool {
        let newest = self.newest.as_ref();
        self.leaving.is_empty() && newest.is_none_or(|newest| self.fresh >= newest.slices.len())
    }

    /// Whether part of an older analysis is still drawn. Then the entity numbers in a slice may not
    /// be those of the newest analysis.
    #[must_use]
    pub fn is_mixed(&self) -> bool {
        let mut slices = self.slices.iter();
        !self.leaving.is_empty() || slices.any(|drawn| drawn.outdated.is_some())
    }

    /// How many slices of the newest analysis are drawn.
    #[must_use]
    pub fn fresh(&self) -> usize {
        self.fresh
    }

    /// The number of the latest analysis of which a slice has been drawn; 0 if none.
    #[must_use]
    pub fn newest_drawn(&self) -> u32 {
        self.newest_drawn
    }

    /// The slices that are drawn, in order.
    #[must_use]
    pub fn slices(&self) -> &[Drawn] {
        &self.slices
    }

    /// The slices of the previous text that are still in the document. Removing all of a book at
    /// once would be a long task.
    #[must_use]
    pub fn leaving(&self) -> &[Drawn] {
        &self.leaving
    }

    /// Which text is drawn, counted from 1.
    #[must_use]
    pub fn text(&self) -> u32 {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Text;
    use pith::Options;

    /// An analysis of a text of several slices.
    fn analysis(number: u32, source: &Text) -> Rc<Analysis> {
        let options = Options {
            as_is: true,
            ..Options::default()
        };
        let digest = pith::digest(&**source, &options);
        Rc::new(Analysis::new(number, source.clone(), digest, 0.0))
    }

    fn long(sentence: &str) -> Text {
        format!("{sentence}\n\n").repeat(500).into()
    }

    fn draw(drawing: &mut Drawing, analysis: &Rc<Analysis>, in_sight: Option<usize>) {
        drawing.turn_to(analysis, &Rc::default(), || in_sight);
        finish(drawing);
    }

    fn finish(drawing: &mut Drawing) {
        while !drawing.is_done() {
            drawing.step();
        }
    }

    /// The drawing of the first analysis of `text`.
    fn drawn(text: &Text) -> Drawing {
        let mut drawing = Drawing::default();
        draw(&mut drawing, &analysis(1, text), None);
        drawing
    }

    fn numbers(drawing: &Drawing) -> Vec<u32> {
        let slices = drawing.slices().iter();
        slices.map(|drawn| drawn.analysis.number).collect()
    }

    #[test]
    fn a_new_text_is_drawn_from_the_beginning() {
        let (river, road) = (long("The river rose again."), long("The road was closed."));
        let mut drawing = drawn(&river);
        let road = analysis(2, &road);
        drawing.turn_to(&road, &Rc::default(), || Some(2));
        assert!(drawing.slices().is_empty());
        assert_eq!(drawing.newest_drawn(), 1);
        drawing.step();
        assert_eq!(numbers(&drawing), [2]);
        assert_eq!(drawing.newest_drawn(), 2);
    }

    #[test]
    fn a_replaced_text_is_removed_gradually() {
        let mut long = Analysis::clone(&analysis(1, &long("The river rose again.")));
        long.slices = vec![long.slices[0].clone(); 3 * SLICES_REMOVED_AT_ONCE];
        let mut drawing = Drawing::default();
        draw(&mut drawing, &Rc::new(long), None);
        let short = analysis(2, &"The road was closed.".into());
        drawing.turn_to(&short, &Rc::default(), || None);
        for left in [3, 2, 1, 0] {
            assert_eq!(drawing.leaving().len(), left * SLICES_REMOVED_AT_ONCE);
            assert_eq!(drawing.is_done(), left == 0);
            drawing.step();
        }
        assert_eq!(numbers(&drawing), [2]);
    }

    #[test]
    fn a_new_analysis_of_the_same_text_replaces_the_visible_slice_first() {
        let text = long("The river rose again.");
        let mut drawing = drawn(&text);
        let all = drawing.slices().len();
        assert!(all > 3, "{all} slices");
        drawing.turn_to(&analysis(2, &text), &Rc::default(), || Some(2));
        assert_eq!(numbers(&drawing), vec![1; all]);
        drawing.step();
        assert_eq!(&numbers(&drawing)[..4], [1, 1, 2, 1]);
        assert!(drawing.slices()[2].outdated.is_none());
        assert!(drawing.slices()[1].outdated.is_some());
        finish(&mut drawing);
        assert_eq!(numbers(&drawing), vec![2; all]);
    }

    #[test]
    fn a_shorter_analysis_leaves_no_extra_slices() {
        let text = long("The river rose again.");
        let mut drawing = drawn(&text);
        let all = drawing.slices().len();
        let mut shorter = Analysis::clone(&analysis(2, &text));
        shorter.slices.truncate(2);
        draw(&mut drawing, &Rc::new(shorter), Some(all - 1));
        assert_eq!(numbers(&drawing), [2, 2]);
        draw(&mut drawing, &analysis(3, &text), Some(1));
        assert_eq!(numbers(&drawing), vec![3; all]);
    }
}
