//! The reading order of a page's lines.
//!
//! Programs usually draw text in reading order, and know better than geometry what belongs
//! together, so their order is kept unless it jumps about. Then the page is split at its white
//! gaps, first between columns, then between blocks (XY-cut: Nagy and Seth, 1984).

use super::lines::Line;

/// Pages with more lines than this are read from top to bottom.
const MAX_CUT: usize = 4000;

/// Puts `lines` in reading order.
pub(crate) fn order(lines: Vec<Line>) -> Vec<Line> {
    if !is_scattered(&lines) && !runs_across(&lines) {
        return lines;
    }
    if lines.len() > MAX_CUT {
        let mut lines = lines;
        lines.sort_by(|a, b| {
            b.baseline
                .total_cmp(&a.baseline)
                .then(a.left.total_cmp(&b.left))
        });
        return lines;
    }
    cut(lines)
}

/// Whether lines are drawn in random order: they go up the page more often than columns would.
fn is_scattered(lines: &[Line]) -> bool {
    let jumps = lines
        .windows(2)
        .filter(|pair| pair[1].baseline > pair[0].baseline + pair[0].size)
        .count();
    jumps > 4 + lines.len() / 8
}

/// Whether lines are drawn across columns: many long ones are side by side.
fn runs_across(lines: &[Line]) -> bool {
    let is_long = |line: &Line| line.text.chars().count() >= 25;
    let pairs = lines
        .windows(2)
        .filter(|pair| {
            pair[0].is_level_with(&pair[1])
                && pair[1].left > pair[0].right
                && is_long(&pair[0])
                && is_long(&pair[1])
        })
        .count();
    pairs >= 5 && pairs * 4 > lines.len()
}

fn cut(lines: Vec<Line>) -> Vec<Line> {
    let mut ordered = Vec::with_capacity(lines.len());
    let mut waiting = vec![lines];
    while let Some(mut block) = waiting.pop() {
        if block.len() > 1
            && let Some((first, second)) = cut_beside(&mut block).or_else(|| cut_below(&mut block))
        {
            waiting.push(second);
            waiting.push(first);
        } else {
            block.sort_by(|a, b| {
                b.baseline
                    .total_cmp(&a.baseline)
                    .then(a.left.total_cmp(&b.left))
            });
            ordered.append(&mut block);
        }
    }
    ordered
}

/// Splits at the widest gap between columns, if each side has several lines.
fn cut_beside(block: &mut Vec<Line>) -> Option<(Vec<Line>, Vec<Line>)> {
    block.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut edge = f64::NEG_INFINITY;
    let mut best: Option<(usize, f64)> = None;
    for (at, line) in block.iter().enumerate() {
        let gap = line.left - edge;
        let several = at >= 3 && block.len() - at >= 3;
        if several && gap > 0.8 * line.size && best.is_none_or(|(_, widest)| gap > widest) {
            best = Some((at, gap));
        }
        edge = edge.max(line.right);
    }
    let second = block.split_off(best?.0);
    Some((std::mem::take(block), second))
}

/// Splits at the highest gap between lines.
fn cut_below(block: &mut Vec<Line>) -> Option<(Vec<Line>, Vec<Line>)> {
    block.sort_by(|a, b| b.baseline.total_cmp(&a.baseline));
    let mut best: Option<(usize, f64)> = None;
    for (at, pair) in block.windows(2).enumerate() {
        let gap = pair[0].baseline - pair[1].baseline - pair[1].size;
        if !pair[0].is_level_with(&pair[1]) && best.is_none_or(|(_, highest)| gap > highest) {
            best = Some((at + 1, gap));
        }
    }
    let second = block.split_off(best?.0);
    Some((std::mem::take(block), second))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f64, baseline: f64) -> Line {
        Line {
            text: text.to_owned(),
            left,
            right: left + 200.0,
            baseline,
            size: 10.0,
            bold: false,
        }
    }

    #[test]
    fn lines_drawn_across_two_columns_are_read_column_by_column() {
        let mut lines = vec![Line {
            right: 450.0,
            ..line("Title", 0.0, 740.0)
        }];
        for row in 0..8 {
            let y = 700.0 - 12.0 * f64::from(row);
            lines.push(line(
                &format!("left column line number {row} of eight"),
                0.0,
                y,
            ));
            lines.push(line(
                &format!("right column line number {row} of eight"),
                250.0,
                y,
            ));
        }
        let read = order(lines);
        let sides: String = read
            .iter()
            .filter_map(|line| line.text.chars().next())
            .collect();
        assert_eq!(sides, "Tllllllllrrrrrrrr");
    }

    #[test]
    fn the_drawing_order_is_kept_if_it_goes_down_the_page() {
        let lines = vec![
            line("a", 0.0, 700.0),
            line("b", 0.0, 600.0),
            line("c", 250.0, 700.0),
        ];
        assert_eq!(order(lines.clone()), lines);
    }
}
