//! Opening files, from the request to the text.

use crate::model::opening::{Opened, Opening, Refusal};
use crate::model::rich::Markup;
use crate::state::{Drag, Notice, State};

impl State {
    /// Starts waiting for a file.
    pub(in crate::state) fn open(&mut self, opening: Opening) {
        self.desk.drag = Drag::None;
        self.notices.dismiss();
        self.desk.opening = Some(opening);
    }

    /// Handles the result of file `serial`, unless it is no longer waited for.
    pub(in crate::state) fn opened(&mut self, serial: u32, outcome: Result<Opened, Refusal>) {
        let expected = |opening: &mut Opening| opening.serial == serial;
        let Some(opening) = self.desk.opening.take_if(expected) else {
            return;
        };
        let Opening { name, others, .. } = opening;
        let Opened {
            pasted,
            title,
            markup,
        } = match outcome {
            Ok(opened) => opened,
            Err(why) => return self.notices.tell(Notice::Refused { name, why }),
        };
        self.replace(&pasted, title.map(Into::into));
        // Beside another article, or with other line ends, it is a different text.
        if let Some(markup) = markup
            && *self.document.draft.text == *pasted.text
        {
            self.document.draft.markup = Markup::Read(markup.into());
        }
        let replaced = self.notices.current == Some(Notice::Replaced);
        if replaced || others > 0 {
            self.notices.tell(Notice::Opened {
                name,
                others,
                replaced,
            });
        }
    }
}
