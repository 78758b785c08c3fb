//! The page's entry point, and the part with the words of languages other than English.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        pith_page::i18n::load_by(|code| Box::pin(parts::words(code)));
        pith_page::start();
    }
}

#[cfg(target_arch = "wasm32")]
mod parts {
    use pith_page::i18n::{self, Words};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    type Found = Option<&'static Words>;

    #[wasm_split(words, fallible)]
    fn words_of(code: &str) -> Result<Found, SplitLoaderError> {
        Ok(match code {
            "de" => Some(i18n::german()),
            "fr" => Some(i18n::french()),
            "es" => Some(i18n::spanish()),
            _ => None,
        })
    }

    pub(crate) async fn words(code: &str) -> Found {
        words_of(code).await.ok().flatten()
    }
}
