//! The worker's entry point: the engine, off the page's thread.

fn main() {
    #[cfg(target_arch = "wasm32")]
    pith::page::worker::start();
}
