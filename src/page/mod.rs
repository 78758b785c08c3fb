//! The Yew page. Compiled for WebAssembly only.
