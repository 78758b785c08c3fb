//! The summary as plain text.

use super::Export;

impl Export<'_> {
    /// The title, the credit and the sentences of the summary, a paragraph each.
    #[must_use]
    pub fn text(self) -> String {
        let head = self.title().into_iter().chain(self.credit());
        head.chain(self.sentences())
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    /// The same with the sentences in one paragraph.
    #[must_use]
    pub fn paragraph(self) -> String {
        let body = self.sentences().collect::<Vec<_>>().join(" ");
        let head = self.title().into_iter().chain(self.credit());
        head.chain([body]).collect::<Vec<_>>().join("\n\n")
    }
}
