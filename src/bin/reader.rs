//! The entry point of the worker that reads files.

fn main() {
    #[cfg(target_arch = "wasm32")]
    pith::page::reader::start();
}
