//! The entry point of the worker that reads files.

fn main() {
    #[cfg(target_arch = "wasm32")]
    pith_page::worker::reader::start();
}
