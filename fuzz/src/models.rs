//! Files of models: damaged, swapped, of another version, and intact around nonsense.

use pith::digest::{Availability, Options};
use pith::hash::Fnv;
use pith::text::language::Language;
use pith::{Engine, Models};

use crate::fields::{Dice, split};
use crate::sound;

/// Models that Pith ships, to be damaged.
const SHIPPED: [&[u8]; 3] = [
    include_bytes!("../../models/article.bin"),
    include_bytes!("../../models/summary.bin"),
    include_bytes!("../../models/names.da.bin"),
];

/// A text that passes through every stage of the engine.
const TEXT: &str = "Home\n\nNy bro over Marnen åbner\n\nBorgmester Ana Costa fra Orvell åbnede den nye bro \
                    mandag den 4. marts 2019. “Den kostede 48 millioner kroner,” sagde Costa. Broen er 300 \
                    meter lang.\n\nLæs også: Færgen sejler igen";

/// Position of the checksum in a file, and of what comes after it.
const CHECKSUM: std::ops::Range<usize> = 14..22;

/// Fields: bytes that decide what is done to which model, and a replacement for what follows the
/// header.
pub fn models(input: &[u8]) {
    let [dice, own] = split(input);
    let dice = &mut Dice(dice);
    let mut file = SHIPPED[dice.below(SHIPPED.len())].to_vec();
    if !own.is_empty() {
        file.truncate(CHECKSUM.end);
        file.extend(own);
    }
    // The job, the language and the version, which are in front of the checksum.
    for _ in 0..dice.below(4) {
        let at = 4 + dice.below(6);
        file[at] = dice.below(256) as u8;
    }
    for _ in 0..dice.below(8) {
        let at = CHECKSUM.end + dice.below(file.len() - CHECKSUM.end);
        if let Some(byte) = file.get_mut(at) {
            *byte = dice.below(256) as u8;
        }
    }
    if dice.once_in(4) {
        file.truncate(dice.below(file.len()));
    }
    let is_sealed = !dice.once_in(4);
    if is_sealed {
        seal(&mut file);
    }
    let mut models = Models::new();
    let added = models.add(&file);
    if let Err(error) = added {
        assert!(!error.to_string().is_empty());
    }
    let intact = SHIPPED.contains(&&*file);
    assert!(added.is_ok() || !intact, "a model that is shipped is read");

    // Whatever was in the file, the engine works with it.
    let engine = Engine::new(models);
    let options = Options {
        language: Some(Language::Da),
        ..Options::default()
    };
    let digest = engine.digest(TEXT, &options);
    sound::digest(TEXT, &digest);
    assert_eq!(engine.digest(TEXT, &options), digest, "the same every time");
    let states = [
        digest.models.article,
        digest.models.summary,
        digest.models.names,
    ];
    let present = states
        .iter()
        .filter(|&&state| state == Availability::Present);
    if added.is_err() {
        assert_eq!(present.count(), 0, "nothing of a refused model is used");
    }
}

/// Makes the length and the checksum of `file` right.
fn seal(file: &mut [u8]) {
    let Some(length) = file.len().checked_sub(CHECKSUM.end) else {
        return;
    };
    file[10..CHECKSUM.start].copy_from_slice(&(length as u32).to_le_bytes());
    let sum = Fnv::EMPTY
        .with(&file[..CHECKSUM.start])
        .with(&file[CHECKSUM.end..])
        .get();
    file[CHECKSUM].copy_from_slice(&sum.to_le_bytes());
}
