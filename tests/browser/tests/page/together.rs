//! Several articles read together.

use anyhow::Result;
use browser_tests::articles::FERRY;
use browser_tests::{Visitor, browse};

const SECOND: &str = "Islanders take council to court

The Island League filed a suit against the council on Friday. It wants the old ferries to stay \
until the new ones have been tried in winter. The court will hear the case in April.";

#[test]
fn a_second_article_is_added_and_each_sentence_names_its_source() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        assert_eq!(page.count(".source").await?, 0);
        page.copy_elsewhere(SECOND).await?;
        page.click("#add-article").await?;
        page.click("#paste").await?;
        page.paste_again().await?;
        let text = page.text("#article").await?;
        assert!(text.contains("ten electric boats") && text.contains("Island League"));
        let sources = page.texts(".source").await?;
        assert!(sources.iter().any(|source| source.starts_with('1')));
        assert!(
            sources
                .iter()
                .any(|source| source.contains("Islanders take council to court")),
            "{sources:?}"
        );
        page.reload().await?;
        page.analysis_after(0).await?;
        assert_eq!(page.texts(".source").await?, sources);
        Ok(())
    })
}

#[test]
fn undo_takes_the_second_article_away() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        let alone = page.texts("#summary [data-sentence]").await?;
        page.click("#add-article").await?;
        page.type_into("#paste", "A second text. It is short.")
            .await?;
        page.click("#add-confirm").await?;
        page.analysis_after(1).await?;
        page.click("#undo").await?;
        page.analysis_after(2).await?;
        assert_eq!(page.texts("#summary [data-sentence]").await?, alone);
        assert_eq!(page.count(".source").await?, 0);
        Ok(())
    })
}

const GERMAN: &str = "Fähre nach Altmünde fährt wieder

Im Sommer fährt die Fähre nach Altmünde wieder. Bürgermeister Peter Brandt sagte am Donnerstag, \
die Stadt habe einen neuen Betreiber gefunden. Im Herbst werden die Brücken der Insel geprüft.

Von Mai an soll die Fähre auch am Abend fahren. Mehr Fahrten kosten die Stadt 1,5 Millionen Euro.";

#[test]
fn a_second_article_in_another_language_is_read_in_its_own() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        page.click("#add-article").await?;
        page.type_into("#paste", GERMAN).await?;
        page.click("#add-confirm").await?;
        let people = "#article .block[lang=de] mark[data-kind='person']";
        page.until(
            "names in the German article",
            &format!("return document.querySelector(\"{people}\") !== null"),
        )
        .await?;
        let people = page.texts(people).await?;
        assert!(
            people.iter().any(|name| name.contains("Peter Brandt")),
            "{people:?}"
        );
        for words in ["Im", "Von", "Mehr"] {
            assert!(
                !people.iter().any(|name| name.contains(words)),
                "{people:?}"
            );
        }
        assert_eq!(
            page.text("#language option:checked").await?,
            "Detected: English, German"
        );
        assert_eq!(page.count("#names-missing").await?, 0);
        Ok(())
    })
}

const OTHER_SUM: &str = "Ferries for the Tagus\n\nThe ten electric boats of the city of Lisbon will cost 110 \
                         million euros, and the first of them is to sail in a year, a ministry said. \
                         “People do not love their cars; they love knowing when they will get home,” \
                         the mayor said again.";

#[test]
fn differences_and_agreements_of_two_articles_are_shown_with_both_places() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.paste(FERRY).await?;
        assert_eq!(page.count("#comparison").await?, 0);
        page.copy_elsewhere(OTHER_SUM).await?;
        page.click("#add-article").await?;
        page.click("#paste").await?;
        page.paste_again().await?;
        page.click("#comparison .aid-switch").await?;
        let headings = page.texts("#comparison h4").await?;
        assert_eq!(headings[0], "Different amounts");
        assert!(
            headings.contains(&"The same words quoted".to_owned()),
            "{headings:?}"
        );
        let figures = page.texts("#comparison section:first-child b").await?;
        assert_eq!(figures, ["96 million euros", "110 million euros"]);
        page.click("#comparison section:first-child .leads:last-child")
            .await?;
        page.until(
            "the other article's sentence is the current one",
            "return document.querySelector('#article .current')?.textContent.includes('110')",
        )
        .await
    })
}
