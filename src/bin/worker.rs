//! The entry point of the worker that runs the engine, and the parts that it is split into.

fn main() {
    #[cfg(target_arch = "wasm32")]
    pith_page::worker::engine::start::<parts::InParts>();
}

#[cfg(target_arch = "wasm32")]
mod parts {
    use std::cell::RefCell;

    use pith::text::language::{Language, others};
    use pith::{Digest, Engine, Options};
    use pith_page::export::Written;
    use pith_page::model::rich::Prepared;
    use pith_page::worker::engine::{self, Parts, Writing};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    type Loaded<T> = Result<T, SplitLoaderError>;

    #[wasm_split(engine_html, fallible)]
    fn prepare_html(html: String, plain: String) -> Loaded<Prepared> {
        Ok(Prepared::of_html(&html, plain))
    }

    #[wasm_split(engine_languages, fallible)]
    fn provide_languages() -> Loaded<()> {
        others::provide();
        Ok(())
    }

    #[wasm_split(engine_rest, fallible, preload(load_rest))]
    fn digest(engine: &RefCell<Engine>, prepared: &Prepared, options: &Options) -> Loaded<Digest> {
        Ok(engine::digest(engine, prepared, options))
    }

    #[wasm_split(engine_rest, fallible)]
    fn add_names(engine: &RefCell<Engine>, language: Language, bytes: &[u8]) -> Loaded<()> {
        engine::add_names(engine, language, bytes);
        Ok(())
    }

    #[wasm_split(engine_rest, fallible)]
    fn relevance(
        engine: &RefCell<Engine>,
        prepared: &Prepared,
        options: &Options,
        words: &str,
    ) -> Loaded<Vec<f32>> {
        Ok(engine::relevance(engine, prepared, options, words))
    }

    #[wasm_split(engine_export, fallible)]
    fn write(work: Writing) -> Loaded<Written> {
        Ok(engine::write(work))
    }

    pub(crate) struct InParts;

    impl Parts for InParts {
        async fn prepare_html(html: String, plain: String) -> Loaded<Prepared> {
            prepare_html(html, plain).await
        }

        async fn provide_languages() -> Loaded<()> {
            provide_languages().await
        }

        async fn load_rest() -> Loaded<()> {
            load_rest().await
        }

        async fn digest(
            engine: &RefCell<Engine>,
            prepared: &Prepared,
            options: &Options,
        ) -> Loaded<Digest> {
            digest(engine, prepared, options).await
        }

        async fn add_names(
            engine: &RefCell<Engine>,
            language: Language,
            bytes: &[u8],
        ) -> Loaded<()> {
            add_names(engine, language, bytes).await
        }

        async fn relevance(
            engine: &RefCell<Engine>,
            prepared: &Prepared,
            options: &Options,
            words: &str,
        ) -> Loaded<Vec<f32>> {
            relevance(engine, prepared, options, words).await
        }

        async fn write(work: Writing) -> Loaded<Written> {
            write(work).await
        }
    }
}
