//! The worker's entry point: the engine, off the page's thread.

fn main() {
    #[cfg(target_arch = "wasm32")]
    pith_page::worker::engine::start();
}
