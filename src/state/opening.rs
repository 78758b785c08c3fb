//! Opening files: from the first byte awaited to the text that is read.

use crate::model::opening::{Opened, Opening, Refusal};
use crate::state::{Notice, State};

impl State {
    /// Begins to wait for a file.
    pub(super) fn open(&mut self, opening: Opening) {
        self.dragging = false;
        self.notice = None;
        self.opening = Some(opening);
    }

    /// Takes in what came of file `serial`. One that is not waited for any more changes nothing.
    pub(super) fn opened(&mut self, serial: u32, outcome: Result<Opened, Refusal>) {
        let Some(opening) = self.opening.take_if(|opening| opening.serial == serial) else {
            return;
        };
        let Opening { name, others, .. } = opening;
        let Opened { pasted, title } = match outcome {
            Ok(opened) => opened,
            Err(why) => {
                self.notice = Some(Notice::Refused { name, why });
                return;
            }
        };
        self.replace(&pasted, title.map(Into::into));
        let replaced = self.notice == Some(Notice::Replaced);
        if replaced || others > 0 {
            self.notice = Some(Notice::Opened {
                name,
                others,
                replaced,
            });
        }
    }
}
