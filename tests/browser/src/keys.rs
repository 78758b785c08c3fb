//! Keys by their WebDriver code points, for [`Page::press`](crate::Page::press).

/// Backspace.
pub const BACKSPACE: char = '\u{e003}';
/// Tab.
pub const TAB: char = '\u{e004}';
/// Enter.
pub const ENTER: char = '\u{e007}';
/// Shift.
pub const SHIFT: char = '\u{e008}';
/// Escape.
pub const ESCAPE: char = '\u{e00c}';
/// The left arrow.
pub const LEFT: char = '\u{e012}';
/// The right arrow.
pub const RIGHT: char = '\u{e014}';

/// The modifier for copying and pasting with C and V: Command on macOS, Control elsewhere.
pub const SHORTCUT: char = if cfg!(target_os = "macos") {
    '\u{e03d}'
} else {
    '\u{e009}'
};
