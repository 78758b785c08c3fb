//! WebAssembly, as far as the page's files are looked into.

use anyhow::{Context, Result, ensure};

/// What a module begins with: its magic and its version.
const HEADER: usize = 8;
/// The number of sections that have no meaning to an engine.
const CUSTOM: u8 = 0;
/// Those that nobody needs who does not debug: the names of functions weigh 39 KB, packed.
const UNNEEDED: [&[u8]; 2] = [b"name", b"producers"];

/// The module in `bytes` without the names of its functions and of the tools that made it. Cargo's `strip`
/// leaves those of some crates.
///
/// # Errors
/// If the bytes are no module.
pub fn without_names(bytes: &[u8]) -> Result<Vec<u8>> {
    let (header, mut rest) = bytes.split_at_checked(HEADER).context("too short")?;
    ensure!(header.starts_with(b"\0asm"), "this is no WebAssembly");
    let mut kept = header.to_vec();
    while let [id, after @ ..] = rest {
        let (size, content) = number(after)?;
        let (content, next) = content.split_at_checked(size).context("cut short")?;
        let section = &rest[..rest.len() - next.len()];
        if *id != CUSTOM || !is_unneeded(content)? {
            kept.extend_from_slice(section);
        }
        rest = next;
    }
    Ok(kept)
}

fn is_unneeded(custom: &[u8]) -> Result<bool> {
    let (length, rest) = number(custom)?;
    let name = rest.get(..length).context("cut short")?;
    Ok(UNNEEDED.contains(&name))
}

/// A number in LEB128 at the beginning of `bytes`, and what follows it.
fn number(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let length = bytes
        .iter()
        .take(5)
        .take_while(|byte| **byte >= 0x80)
        .count()
        + 1;
    let (number, rest) = bytes.split_at_checked(length).context("cut short")?;
    let shifted = number.iter().enumerate();
    let parts = shifted.map(|(at, byte)| usize::from(byte & 0x7F) << (7 * at));
    Ok((parts.sum(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_left_out_and_all_else_stays() {
        let section = |id: u8, content: &[u8]| {
            let size = u8::try_from(content.len()).unwrap_or_default();
            [&[id, size | 0x80, 0][..], content].concat()
        };
        let (types, own) = (section(1, &[0]), section(0, b"\x03ownx"));
        let names = section(0, b"\x04namexyz");
        let header = b"\0asm\x01\0\0\0".to_vec();
        let module = [header.clone(), types.clone(), names, own.clone()].concat();
        let lean = without_names(&module).ok();
        assert_eq!(lean, Some([header, types, own].concat()));
    }

    #[test]
    fn what_is_no_module_is_an_error() {
        for bytes in [&b""[..], b"<!doctype html>", b"\0asm\x01\0\0\0\x01\x05a"] {
            assert!(without_names(bytes).is_err());
        }
    }
}
