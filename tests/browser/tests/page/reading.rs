//! What a reader does with an analysed text.

use anyhow::{Context, Result};
use browser_tests::articles::FERRY;
use browser_tests::keys::{ENTER, ESCAPE, LEFT, RIGHT, TAB};
use browser_tests::{Page, Visitor, browse};

const SUMMARY: &str = "#summary button[data-sentence]";

/// Waits until the sentence is the current one and visible.
async fn jumped_to(page: &Page, sentence: &str) -> Result<()> {
    let script = format!(
        "const found = document.querySelector('#article [data-sentence=\"{sentence}\"].current');
         if (!found) return false;
         const box = found.getBoundingClientRect();
         return box.bottom > 0 && box.top < innerHeight;"
    );
    page.until("the sentence is within sight", &script).await
}

async fn summary_has(page: &Page, sentences: usize) -> Result<()> {
    let script = format!("return document.querySelectorAll('{SUMMARY}').length === {sentences}");
    page.until("the summary has its new length", &script).await
}

/// Presses Tab until a matching element has the focus.
async fn tab_to(page: &Page, css: &str) -> Result<()> {
    let script = format!("return document.activeElement?.matches('{css}') ?? false");
    for _ in 0..60 {
        page.press(&[TAB]).await?;
        if page.js(&script).await? == true {
            return Ok(());
        }
    }
    anyhow::bail!("Tab does not lead to {css}")
}

#[test]
fn a_summary_sentence_links_to_its_place_in_the_article() -> Result<()> {
    browse(
        Visitor {
            phone: true,
            ..Visitor::default()
        },
        async |page| {
            page.paste(FERRY).await?;
            let last = "#summary li:last-child button[data-sentence]";
            let sentence = page.attribute(last, "data-sentence").await?;
            page.click(last).await?;
            jumped_to(page, &sentence).await
        },
    )
}

#[test]
fn the_chosen_sentences_are_highlighted_in_place() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let chosen = page.texts("#article .chosen[data-sentence]").await?;
        assert_eq!(chosen, page.texts(SUMMARY).await?);
        Ok(())
    })
}

#[test]
fn the_arrow_keys_change_the_length_of_the_summary() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.find("#length").await?;
        page.js("document.querySelector('#length').focus()").await?;
        page.press(&[RIGHT]).await?;
        summary_has(page, 4).await?;
        page.press(&[LEFT]).await?;
        page.press(&[LEFT]).await?;
        summary_has(page, 2).await?;
        assert_eq!(page.count("#article .chosen[data-sentence]").await?, 2);
        Ok(())
    })
}

#[test]
fn an_entitys_mentions_are_shown_one_after_the_other() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let entity = page
            .js(
                "return Array.from(document.querySelectorAll('#entities button[data-entity]'))
                     .find(button => Number(button.querySelector('.count').textContent) >= 3)
                     ?.dataset.entity",
            )
            .await?;
        let entity = entity
            .as_str()
            .context("no entity is mentioned three times")?;
        let button = format!("#entities button[data-entity='{entity}']");
        let mentions: usize = page.text(&format!("{button} .count")).await?.parse()?;

        page.click(&button).await?;
        page.find(&format!("#article mark.here[data-entity='{entity}']"))
            .await?;
        assert_eq!(page.count("#article mark.lit").await?, mentions);
        assert_eq!(
            page.count(&format!("#article mark.lit[data-entity='{entity}']"))
                .await?,
            mentions
        );
        let lit = page.style("#article mark.lit", "background-color").await?;
        let dimmed = page
            .style("#article mark:not(.lit)", "background-color")
            .await?;
        assert_ne!(lit, dimmed);

        let here = |step: usize| {
            format!(
                "const marks = [...document.querySelectorAll('#article mark.lit')];
                 const box = marks[{step}].getBoundingClientRect();
                 return marks.findIndex(mark => mark.matches('.here')) === {step}
                     && box.bottom > 0 && box.top < innerHeight;"
            )
        };
        page.until("the first mention is shown", &here(0)).await?;
        page.click(&button).await?;
        page.until("the second mention is shown", &here(1)).await?;

        page.press(&[ESCAPE]).await?;
        page.until(
            "nothing is dimmed any more",
            "return document.querySelector('#article mark.lit') === null",
        )
        .await
    })
}

#[test]
fn a_block_that_was_set_aside_can_be_restored() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let before = page.analysed().await?;
        let block = page
            .js(
                "return Array.from(document.querySelectorAll('#aside [data-block]'))
                     .find(block => block.textContent.includes('Read also'))?.dataset.block",
            )
            .await?;
        let block = block.as_str().context("nothing was set aside")?;
        page.click("#aside > summary").await?;
        page.click(&format!("#aside [data-block='{block}'] button.restore"))
            .await?;
        page.analysis_after(before).await?;
        assert!(page.text("#article").await?.contains("Read also"));
        assert!(
            !page
                .texts("#aside [data-block]")
                .await?
                .concat()
                .contains("Read also")
        );
        Ok(())
    })
}

#[test]
fn all_blocks_set_aside_for_one_reason_can_be_restored_at_once() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let menu = "Home\nMarkets\nSports\nWeather\n";
        page.paste(&format!("{menu}{FERRY}")).await?;
        let before = page.analysed().await?;
        page.click("#aside > summary").await?;
        let links = page
            .js(
                "const all = document.querySelector('#aside button.all').closest('section');
                 return Array.from(all.querySelectorAll('.set'), block => block.textContent)",
            )
            .await?;
        let links: Vec<String> = serde_json::from_value(links)?;
        assert!(links.len() > 1, "{links:?}");
        page.click("#aside button.all").await?;
        page.analysis_after(before).await?;
        let article = page.text("#article").await?;
        for link in &links {
            assert!(article.contains(link), "{link} is not restored");
        }
        Ok(())
    })
}

#[test]
fn copy_puts_the_summary_on_the_clipboard() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.click("#copy").await?;
        page.until(
            "the page says that it was copied",
            "return ['#status', '#copy'].some(css =>
                 /copied|clipboard/i.test(document.querySelector(css).textContent))",
        )
        .await?;
        let copied = page.clipboard().await?;
        for sentence in page.texts(SUMMARY).await? {
            assert!(copied.contains(&sentence), "not copied: {sentence}");
        }
        Ok(())
    })
}

#[test]
fn everything_works_with_the_keyboard_alone() -> Result<()> {
    browse(Visitor::default(), async |page| {
        tab_to(page, "#example").await?;
        page.press(&[ENTER]).await?;
        page.analysis_after(0).await?;
        tab_to(page, SUMMARY).await?;
        let sentence = page
            .js("return document.activeElement.dataset.sentence")
            .await?;
        page.press(&[ENTER]).await?;
        jumped_to(page, sentence.as_str().unwrap_or_default()).await
    })
}

#[test]
fn edit_brings_the_text_back_into_the_box() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.click("#edit").await?;
        let text = page
            .find("#paste")
            .await?
            .prop("value")
            .await?
            .unwrap_or_default();
        assert_eq!(text, FERRY);
        Ok(())
    })
}

#[test]
fn the_page_shows_what_the_native_engine_finds() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let source = FERRY.replace("\r\n", "\n");
        let digest = pith::digest(&source, &pith::Options::default());
        let summary: Vec<_> = (digest.summary.iter())
            .map(|&index| folded(digest.sentences[index].span.text(&source)))
            .collect();
        assert_eq!(page.texts(SUMMARY).await?, summary);
        let sentences = page.count("#article [data-sentence]").await?;
        assert_eq!(sentences, digest.sentences.len());
        let names = page.texts("#entities button[data-entity] .name").await?;
        let found: Vec<_> = digest.entities.iter().map(|entity| &entity.name).collect();
        assert!(!names.is_empty());
        assert!(
            names.iter().all(|name| found.contains(&name)),
            "{names:?} of {found:?}"
        );
        Ok(())
    })
}

/// Text as a browser shows it, with white space folded.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_day_relative_to_the_articles_date_is_resolved() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(
            "Lake talks open in Nairobi\n\nMarch 4, 2026\n\nThe prime minister opened the talks on \
             Tuesday. They will go on until Friday, and they will cost the host $2.5m.",
        )
        .await?;
        let dates = "#entities [data-kind='date'] .value";
        assert_eq!(page.texts(dates).await?, ["3 March 2026", "6 March 2026"]);
        page.click("#entities [data-kind='money'] button[data-entity]")
            .await?;
        assert_eq!(page.texts("#mentions .value").await?, ["2,500,000 USD"]);
        Ok(())
    })
}

/// A diary of two hundred days, one paragraph each.
const DIARY: &str = "Array.from({ length: 200 }, (_, day) =>
    `On day ${day} of the crossing the ferry made ${90 + (day * 37) % 80} miles, and the cook wrote
     down what ${['the mate', 'a passenger', 'the engineer'][day % 3]} had said of the weather.`
        .replace(/\\s+/g, ' ')).join('\\n\\n')";

#[test]
fn the_readers_place_stays_when_a_paragraph_is_set_aside() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste_made(DIARY).await?;
        page.reads("day 199").await?;
        page.js(
            "window.find = text => [...document.querySelectorAll('#article .block')]
                 .find(block => block.textContent.includes(text));
             find('On day 150 ').scrollIntoView({ block: 'start', behavior: 'instant' });",
        )
        .await?;
        let shown = page.analysed().await?;
        // From now on, checks the page in every frame.
        page.js("window.before = window.lowest = scrollY;
             const look = () => {
                 lowest = Math.min(lowest, scrollY);
                 requestAnimationFrame(look);
             };
             look();
             find('On day 150 ').querySelector('.remove').click();")
            .await?;
        page.analysis_after(shown).await?;
        page.until("the paragraph is gone", "return !find('On day 150 ')")
            .await?;
        page.until(
            "the diary is drawn to its end again",
            "return !!find('day 199')",
        )
        .await?;
        let moved = page.js("return before - lowest").await?;
        assert_eq!(moved, 0, "the page scrolled up while it was drawn again");
        let in_sight = "const box = find('On day 152 ').getBoundingClientRect();
                        return box.top >= 0 && box.bottom <= innerHeight";
        assert_eq!(page.js(in_sight).await?, true);
        Ok(())
    })
}

#[test]
fn a_short_text_in_place_of_a_book_is_all_that_is_left_and_answers_to_a_click() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste_made("'The ferry left the harbour at noon. '.repeat(15_000)")
            .await?;
        page.until(
            "much of the book is drawn",
            "return document.querySelectorAll('#article .slice').length > 70",
        )
        .await?;
        page.copy_elsewhere(FERRY).await?;
        page.paste_again().await?;
        page.until(
            "nothing of the book is left",
            "return document.querySelectorAll('#article .slice').length === 1",
        )
        .await?;
        page.click("#article mark[data-kind='place']").await?;
        page.find(".stepper").await?;
        Ok(())
    })
}
