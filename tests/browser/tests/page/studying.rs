//! What people who read for work need: highlights and notes, names to check, tables, listening.

use anyhow::{Context, Result};
use browser_tests::articles::FERRY;
use browser_tests::{Page, Visitor, browse, keys};
use serde_json::json;

/// Selects words of the article, as with a mouse.
pub(crate) async fn select(page: &Page, words: &str) -> Result<()> {
    page.reads(words).await?;
    page.js_with(
        "const walker = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_TEXT);
         const nodes = [];
         for (let node; (node = walker.nextNode());) nodes.push(node);
         const all = nodes.map(node => node.data).join('');
         const start = all.indexOf(arguments[0]), end = start + arguments[0].length;
         let from = 0, first, last;
         for (const node of nodes) {
             const to = from + node.data.length;
             if (!first && start < to) first = [node, start - from];
             if (!last && end <= to) last = [node, end - from];
             from = to;
         }
         first[0].parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
         getSelection().setBaseAndExtent(...first, ...last);",
        json!(words),
    )
    .await?;
    page.find("#marker").await?;
    Ok(())
}

/// Waits until this many highlights are listed.
pub(crate) async fn listed(page: &Page, count: usize) -> Result<()> {
    page.until(
        &format!("{count} highlights are listed"),
        &format!("return document.querySelectorAll('#highlights li').length === {count}"),
    )
    .await
}

/// The highlighted words of the article.
async fn inked(page: &Page) -> Result<String> {
    Ok(page.texts("#article .ink").await?.join(""))
}

#[test]
fn selected_words_are_highlighted_by_a_key_annotated_and_kept_over_a_reload() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        select(page, "ten electric boats").await?;
        page.press(&['h']).await?;
        listed(page, 1).await?;
        assert_eq!(inked(page).await?, "ten electric boats");
        page.click("#highlights .leads").await?;
        page.type_into("#note", "How many sail today?").await?;
        page.press(&[keys::ESCAPE]).await?;
        page.until(
            "the note is listed",
            "return document.querySelector('#highlights .noted')?.textContent === 'How many sail today?'",
        )
        .await?;
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        page.reload().await?;
        page.analysis_after(0).await?;
        listed(page, 1).await?;
        assert_eq!(inked(page).await?, "ten electric boats");
        assert_eq!(
            page.text("#highlights .noted").await?,
            "How many sail today?"
        );
        Ok(())
    })
}

#[test]
fn a_colour_is_chosen_at_the_selection_at_every_width() -> Result<()> {
    for width in [1440, 768, 390, 320] {
        browse(Visitor::at(width), async |page| {
            page.paste(FERRY).await?;
            if width < 992 {
                page.click("#panes button:nth-child(3)").await?;
            }
            select(page, "ten electric boats").await?;
            let fits = "const { left, right, bottom } = document.querySelector('#marker').getBoundingClientRect();
                 return left >= 0 && right <= innerWidth && bottom <= innerHeight
                     && document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(page.js(fits).await?, json!(true), "at {width} px");
            page.click("#marker [data-colour='green'].colour").await?;
            page.find("#article .ink[data-colour='green']").await?;
            page.click("#article .ink").await?;
            page.find("#highlight").await?;
            page.click("#highlight [data-colour='pink'].colour").await?;
            page.find("#article .ink[data-colour='pink']").await?;
            page.click("#unhighlight").await?;
            page.until(
                "it is gone",
                "return document.querySelector('#article .ink') === null",
            )
            .await?;
            page.click("#undo").await?;
            page.find("#article .ink[data-colour='pink']").await?;
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn highlights_survive_an_edit_and_lost_ones_are_reported() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        for words in ["ten electric boats", "Other cities are watching"] {
            select(page, words).await?;
            page.press(&['h']).await?;
        }
        listed(page, 2).await?;
        let without = FERRY.replace("Other cities are watching", "Nobody else looked on");
        let before = page.analysed().await?;
        page.click("#edit").await?;
        page.js_with(
            "const box = document.querySelector('#paste');
             box.value = arguments[0];
             box.dispatchEvent(new Event('input', { bubbles: true }));",
            json!(without),
        )
        .await?;
        page.analysis_after(before).await?;
        assert!(page.text("#lost").await?.starts_with('1'));
        assert_eq!(inked(page).await?, "ten electric boats");
        Ok(())
    })
}

#[test]
fn the_highlighted_sentences_can_be_the_summary_and_go_into_its_copy() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        select(page, "ten electric boats").await?;
        page.press(&['3']).await?;
        page.find("#article .ink[data-colour='blue']").await?;
        page.click("#sum-up-highlights").await?;
        page.until(
            "the summary is one sentence",
            "const all = document.querySelectorAll('#summary .points [data-sentence]');
             return all.length === 1 && all[0].textContent.includes('ten electric boats')",
        )
        .await?;
        page.click("#copy").await?;
        let copied = page.clipboard().await?;
        assert!(copied.contains("“ten electric boats”"), "{copied}");
        Ok(())
    })
}

#[test]
fn single_keys_do_nothing_while_typing_or_when_turned_off() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.click("#appearance").await?;
        page.js("const list = document.querySelector('select[name=keys]');
             list.value = 'off';
             list.dispatchEvent(new Event('change', { bubbles: true }));")
            .await?;
        page.press(&[keys::ESCAPE]).await?;
        select(page, "ten electric boats").await?;
        page.press(&['h']).await?;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(page.count("#article .ink").await?, 0);
        Ok(())
    })
}

const DOUBTFUL: &str = "Bram Oost met the Lindqvist Group on Tuesday. Oost said that Arvo Stoll had left Marrowfield \
    for Kestrel Bay. The Harrowgate Seven met again in Tull. Nobody at Orrin & Vale knew of the Blue Ledger, said Mirela \
    Dunn. Zephyr Hollow is closed. Quill reported it first, and Thorne agreed with the Penhallow Trust.";

#[test]
fn names_to_check_are_stepped_through_and_accepted_by_keys() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(DOUBTFUL).await?;
        page.find("#to-check .entity").await?;
        let count = page.count("#to-check .entity").await?;
        let unsure = page.count("#article mark[data-unsure]").await?;
        assert!(unsure >= count.min(8), "{unsure} marks of {count} names");
        page.js("document.activeElement.blur()").await?;
        page.press(&['c']).await?;
        page.find("#accept").await?;
        let first = page.text("#mentions .stepper-name").await?;
        page.press(&['a']).await?;
        page.until(
            "the next one is in turn, or none is left",
            &format!(
                "return document.querySelector('#mentions .stepper-name')?.textContent !== {}",
                json!(first)
            ),
        )
        .await?;
        let listed = page.texts("#to-check .name").await?;
        assert!(!listed.contains(&first), "{listed:?}");
        page.reload().await?;
        page.analysis_after(0).await?;
        let listed = page.texts("#to-check .name").await?;
        assert!(!listed.contains(&first), "{listed:?}");
        Ok(())
    })
}

#[test]
fn a_correction_for_every_text_holds_in_the_next_one_until_it_is_turned_off() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste("The Orca sailed at noon. Maria Santos saw it leave the harbour of Lisbon.")
            .await?;
        page.find("#article mark").await?;
        page.click("#article mark[data-kind='person']").await?;
        page.click("#correct").await?;
        page.click("#always").await?;
        let before = page.analysed().await?;
        page.click("#correct-sheet [data-kind='work']").await?;
        page.analysis_after(before).await?;
        page.copy_elsewhere("A ship was late. Maria Santos waited for it in Lisbon all day.")
            .await?;
        page.paste_again().await?;
        page.find("#entities [data-kind='work'] .name").await?;
        page.click("#rules summary").await?;
        assert_eq!(page.texts("#rules li .name").await?, ["Maria Santos"]);
        let before = page.analysed().await?;
        page.click("#rules-on").await?;
        page.analysis_after(before).await?;
        page.until(
            "she is a person again",
            "return document.querySelector(`#entities [data-kind='work'] .name`) === null",
        )
        .await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        assert_eq!(page.texts("#rules li .name").await?, ["Maria Santos"]);
        Ok(())
    })
}

#[test]
fn names_that_appear_together_are_listed_and_lead_to_each_other() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(DOUBTFUL).await?;
        page.click("#article mark[data-kind='person']").await?;
        page.click("#company").await?;
        let with = page.text("#company-sheet [data-with] .name").await?;
        page.click("#company-sheet [data-with]").await?;
        page.until(
            "the other name is in turn",
            &format!(
                "return document.querySelector('#mentions .stepper-name')?.textContent === {}",
                json!(with)
            ),
        )
        .await
    })
}

#[test]
fn a_table_is_saved_as_csv_and_copied_with_tabs() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.find("#article mark[data-kind='person']").await?;
        page.js("URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return '#'; }")
            .await?;
        page.click("#export").await?;
        page.click("#export-sheet [data-save='names']").await?;
        page.until("a file is given", "return window.saved !== undefined")
            .await?;
        let saved = page.js("return window.saved").await?;
        let saved = saved.as_str().context("a file is text")?;
        assert!(
            saved
                .trim_start_matches('\u{feff}')
                .starts_with("Kind,Name,Count,"),
            "{saved}"
        );
        page.click("#export").await?;
        page.click("#export-sheet [data-copy='names']").await?;
        page.find(".notice").await?;
        let copied = page.clipboard().await?;
        assert!(copied.starts_with("Kind\tName\tCount\t"), "{copied}");
        Ok(())
    })
}

/// Adds fake voices to the page: they record what is spoken, and continue when the test says so.
const VOICES: &str = "
    window.said = [];
    const synthesis = new EventTarget();
    synthesis.getVoices = () => arguments[0];
    synthesis.speak = utterance => { said.push(utterance.text); window.now = utterance; };
    synthesis.cancel = () => { window.now = null; };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };";

#[test]
fn the_summary_is_read_aloud_sentence_by_sentence_and_the_sentence_is_lit() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let voices = json!([
            { "lang": "en-US", "localService": false, "default": true, "name": "far" },
            { "lang": "en-GB", "localService": true, "default": false, "name": "near" },
        ]);
        page.js_with(VOICES, voices).await?;
        page.paste(FERRY).await?;
        let summary = page.texts("#summary .points [data-sentence]").await?;
        page.click("#listen").await?;
        page.until("the first sentence is read", "return said.length === 1")
            .await?;
        assert_eq!(page.js("return now.voice.name").await?, json!("near"));
        assert_eq!(page.texts("[data-spoken]").await?, [summary[0].clone()]);
        page.js("now.onend()").await?;
        page.until("the second is read", "return said.length === 2")
            .await?;
        assert_eq!(page.js("return said").await?, json!(summary[..2]));
        assert_eq!(page.texts("[data-spoken]").await?, [summary[1].clone()]);
        page.click("#play").await?;
        page.until("it is silent", "return now === null").await?;
        page.click("#player .previous").await?;
        page.click("#play").await?;
        page.until("it goes on", "return now !== null && now.text === said[0]")
            .await?;
        page.js("const list = document.querySelector('#player-speed');
             list.value = '150';
             list.dispatchEvent(new Event('change', { bubbles: true }));")
            .await?;
        page.until("it is faster", "return now?.rate === 1.5")
            .await?;
        page.click("#player-close").await?;
        page.until("it is silent", "return now === null").await?;
        assert_eq!(page.count("[data-spoken]").await?, 0);
        Ok(())
    })
}

#[test]
fn listening_is_not_offered_without_a_voice_for_the_language() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let voices = json!([
            { "lang": "en-US", "localService": false, "default": true, "name": "far" },
            { "lang": "de-DE", "localService": true, "default": false, "name": "other" },
        ]);
        page.js_with(VOICES, voices).await?;
        page.paste(FERRY).await?;
        page.find("#copy").await?;
        assert_eq!(page.count("#listen").await?, 0);
        Ok(())
    })
}

#[test]
fn typeface_and_spacing_are_chosen_and_remembered() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.click("#appearance").await?;
        for (name, value) in [
            ("typeface", "sans"),
            ("leading", "wider"),
            ("letters", "wider"),
            ("spaces", "wide"),
        ] {
            page.js_with(
                "const list = document.querySelector(`select[name=${arguments[0][0]}]`);
                 list.value = arguments[0][1];
                 list.dispatchEvent(new Event('change', { bubbles: true }));",
                json!([name, value]),
            )
            .await?;
        }
        let spaced = "const { letterSpacing, lineHeight, fontSize } = getComputedStyle(document.querySelector('#article'));
             const size = parseFloat(fontSize);
             return parseFloat(letterSpacing) >= 0.12 * size - 0.01 && parseFloat(lineHeight) >= 1.5 * size";
        page.until("the text is spaced", spaced).await?;
        page.reload().await?;
        page.analysis_after(0).await?;
        page.until("the text is spaced still", spaced).await
    })
}
