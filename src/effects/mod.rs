//! Hooks: what listens to the browser, and what lasts longer than one drawing of a component.

pub mod files;
pub mod listen;
pub mod offline;
