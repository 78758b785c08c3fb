//! The page's entry point, and the parts that its program is split into.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        pith_page::i18n::load_by(|code| Box::pin(parts::words(code)));
        pith_page::components::part::load_by(|part| Box::pin(parts::contents(part)));
        pith_page::start();
    }
}

#[cfg(target_arch = "wasm32")]
mod parts {
    use pith_page::components::contents;
    use pith_page::components::part::{Contents, ReadingPart, SummaryPart, Tools};
    use pith_page::i18n::{self, Words};
    use pith_page::state::ProgramPart;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    type Loaded<T> = Result<T, SplitLoaderError>;
    type Found = Option<&'static Words>;

    #[wasm_split(words, fallible)]
    fn words_of(code: &str) -> Loaded<Found> {
        Ok(match code {
            "de" => Some(i18n::german()),
            "fr" => Some(i18n::french()),
            "es" => Some(i18n::spanish()),
            _ => None,
        })
    }

    #[wasm_split(summary, fallible)]
    fn summary() -> Loaded<&'static SummaryPart> {
        Ok(&contents::SUMMARY)
    }

    #[wasm_split(reading, fallible)]
    fn reading() -> Loaded<&'static ReadingPart> {
        Ok(&contents::READING)
    }

    #[wasm_split(tools, fallible)]
    fn tools() -> Loaded<&'static Tools> {
        Ok(&contents::TOOLS)
    }

    pub(crate) async fn words(code: &str) -> Found {
        words_of(code).await.ok().flatten()
    }

    pub(crate) async fn contents(part: ProgramPart) -> Option<Contents> {
        Some(match part {
            ProgramPart::Summary => Contents::Summary(summary().await.ok()?),
            ProgramPart::Reading => Contents::Reading(reading().await.ok()?),
            ProgramPart::Tools => Contents::Tools(tools().await.ok()?),
        })
    }
}
