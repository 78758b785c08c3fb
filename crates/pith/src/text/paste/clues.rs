//! The numbers that the model sees for each block, by name.

use crate::text::html::Mark;

/// Declares [`Clue`], the list of its variants, and the name of each in a model file.
macro_rules! clues {
    ($($(#[$doc:meta])+ $clue:ident $name:literal,)+) => {
        /// One number of a block's vector, from 0 to 1. If it is a statement, 1 means true.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Clue {
            $($(#[$doc])+ $clue,)+
        }

        impl Clue {
            /// All of them, in the order of the vector.
            pub const ALL: &[Self] = &[$(Self::$clue,)+];

            /// The number of clues.
            pub const COUNT: usize = Self::ALL.len();

            /// Its name in a model file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$clue => $name,)+
                }
            }
        }
    };
}

clues! {
    /// Always 1; its weight is the intercept.
    Bias "bias",
    /// The rules keep it in the article's body.
    RuleBody "rule-body",
    /// The rules keep it as a heading of the article.
    RuleHeading "rule-heading",
    /// The rules set it aside as navigation; likewise for the other reasons.
    RuleNavigation "rule-navigation",
    /// As links to other articles.
    RuleRelated "rule-related",
    /// As share buttons.
    RuleShare "rule-share",
    /// As an invitation to subscribe, a paywall or a cookie notice.
    RuleNewsletter "rule-newsletter",
    /// As an advertisement.
    RuleAdvertisement "rule-advertisement",
    /// As a caption.
    RuleCaption "rule-caption",
    /// As readers' comments.
    RuleComments "rule-comments",
    /// As metadata.
    RuleMetadata "rule-metadata",
    /// As a note about the author.
    RuleAuthorNote "rule-author-note",
    /// As the page's footer.
    RuleFooter "rule-footer",
    /// As repeated text.
    RuleRepeated "rule-repeated",
    /// It precedes the run from the first to the last block of the rules' body.
    BeforeRun "before-run",
    /// It follows the run.
    AfterRun "after-run",
    /// It is the first block of the run.
    FirstOfRun "first-of-run",
    /// It is the last block of the run.
    LastOfRun "last-of-run",
    /// It is one of the last blocks of the run.
    NearEndOfRun "near-end-of-run",
    /// It has one word or none.
    Words1 "words-1",
    /// It has 2 or 3 words.
    Words3 "words-3",
    /// It has 4 to 6 words.
    Words6 "words-6",
    /// It has 7 to 12 words.
    Words12 "words-12",
    /// It has 13 to 25 words.
    Words25 "words-25",
    /// It has 26 to 50 words.
    Words50 "words-50",
    /// It has more than 50 words.
    WordsMore "words-more",
    /// It reads like prose.
    Prose "prose",
    /// It ends like a sentence.
    Ends "ends",
    /// It has two or more sentences.
    TwoSentences "two-sentences",
    /// It is capitalized like a headline.
    TitleCase "title-case",
    /// It is all in capitals.
    Shouts "shouts",
    /// It starts like a list item.
    ListItem "list-item",
    /// It starts with a speaker and a colon.
    Speaker "speaker",
    /// It has bars, arrows or dots between words.
    Separators "separators",
    /// It has three or more cells.
    Cells "cells",
    /// An earlier block has the same words.
    Repeats "repeats",
    /// It is a date, or a line about one.
    Date "date",
    /// It contains a foreign phrase.
    Phrase "phrase",
    /// It consists of such a phrase.
    PhraseWhole "phrase-whole",
    /// It has no letters.
    NoLetters "no-letters",
    /// It starts with a lower-case letter.
    LowerCaseStart "lower-case-start",
    /// It ends with a colon.
    Colon "colon",
    /// It ends with an ellipsis.
    CutOff "cut-off",
    /// It contains a URL or an e-mail address.
    Address "address",
    /// It starts with a quotation mark.
    Quoted "quoted",
    /// Twice the share of digits, at most 1.
    Digits "digits",
    /// It is an English line of some length with few stop words.
    FewStopWords "few-stop-words",
    /// The rules keep the previous block in the body.
    PreviousBody "previous-body",
    /// The rules keep the next block in the body.
    NextBody "next-body",
    /// The previous block reads like prose.
    PreviousProse "previous-prose",
    /// The next block reads like prose.
    NextProse "next-prose",
    /// The share of the rules' body among the blocks around it.
    NearBody "near-body",
    /// It is one of three or more loose lines in a row.
    LinesInARow "lines-in-a-row",
    /// It is one of three or more table rows in a row.
    RowsInARow "rows-in-a-row",
    /// The previous block ends with a colon.
    AfterColon "after-colon",
    /// The previous block contains a foreign phrase.
    AfterPhrase "after-phrase",
    /// The rules keep the previous block as a heading.
    AfterHeading "after-heading",
    /// It is a line of code.
    Code "code",
    /// It is between two paragraphs with nothing from the page between them.
    BetweenProse "between-prose",
    /// Its element is a paragraph.
    Paragraph "paragraph",
    /// Its element is a heading of level 1 or 2.
    HighHeading "high-heading",
    /// Its element is a heading of a lower level.
    LowHeading "low-heading",
    /// Its element is a list item.
    ItemElement "item-element",
    /// Its element is a table row.
    RowElement "row-element",
    /// Its element is a caption.
    CaptionElement "caption-element",
    /// Its element is preformatted.
    Preformatted "preformatted",
    /// Its element is a control or a time.
    Control "control",
    /// The share of its text that is in links.
    Linked "linked",
    /// All or nearly all of it is in links.
    AllLinked "all-linked",
    /// The share of the rules' body among the words with the same parent.
    SiblingsBody "siblings-body",
    /// The share of the rules' body among the words of elements of the same make.
    MakeBody "make-body",
    /// Its parent holds more of the rules' body than any other parent.
    MainParent "main-parent",
    /// Its make has more of the rules' body than any other make.
    MainMake "main-make",
    /// It is prose whose parent and make differ from those of most of the body.
    ApartProse "apart-prose",
    /// By its markup, it is a paragraph in the body, but it is not prose.
    LooseParagraph "loose-paragraph",
    /// It is prose with the parent or make of most of the body, and not mainly a link.
    MainProse "main-prose",
    /// The same, but the rules set it aside.
    MainProseSetAside "main-prose-set-aside",
    /// It is mainly a link, and its parent differs from that of most of the body.
    LinkedElsewhere "linked-elsewhere",
    /// It is in the article's element, and neither a link nor foreign.
    Contained "contained",
    /// The same, but it is not prose.
    ContainedLine "contained-line",
    /// It is in a part of that element that is mostly links.
    InLinkedPart "in-linked-part",
    /// Its markup has [`Mark::Navigation`]; likewise for the other marks.
    InNav "in-nav",
    /// [`Mark::Aside`].
    InAside "in-aside",
    /// [`Mark::Footer`].
    InFooter "in-footer",
    /// [`Mark::Header`].
    InHeader "in-header",
    /// [`Mark::Form`].
    InForm "in-form",
    /// [`Mark::Article`].
    InArticle "in-article",
    /// [`Mark::Main`].
    InMain "in-main",
    /// [`Mark::Quote`].
    InQuote "in-quote",
    /// [`Mark::List`].
    InList "in-list",
    /// [`Mark::Table`].
    InTable "in-table",
    /// [`Mark::Figure`].
    InFigure "in-figure",
    /// [`Mark::AriaHidden`].
    InAriaHidden "in-aria-hidden",
    /// [`Mark::Body`].
    InBody "in-body",
    /// [`Mark::Title`].
    InTitle "in-title",
    /// [`Mark::Author`].
    InAuthor "in-author",
    /// [`Mark::Metadata`].
    InMetadata "in-metadata",
    /// [`Mark::Caption`].
    InCaption "in-caption",
    /// [`Mark::Comments`].
    InComments "in-comments",
    /// [`Mark::Share`].
    InShare "in-share",
    /// [`Mark::Related`].
    InRelated "in-related",
    /// [`Mark::Newsletter`].
    InNewsletter "in-newsletter",
    /// [`Mark::Promotion`].
    InPromotion "in-promotion",
    /// [`Mark::Cookies`].
    InCookies "in-cookies",
    /// [`Mark::Overlay`].
    InOverlay "in-overlay",
}

impl Clue {
    /// The clue with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|clue| clue.name() == name)
    }

    /// The clue for `mark`.
    #[must_use]
    pub const fn of_mark(mark: Mark) -> Self {
        match mark {
            Mark::Navigation => Self::InNav,
            Mark::Aside => Self::InAside,
            Mark::Footer => Self::InFooter,
            Mark::Header => Self::InHeader,
            Mark::Form => Self::InForm,
            Mark::Article => Self::InArticle,
            Mark::Main => Self::InMain,
            Mark::Quote => Self::InQuote,
            Mark::List => Self::InList,
            Mark::Table => Self::InTable,
            Mark::Figure => Self::InFigure,
            Mark::AriaHidden => Self::InAriaHidden,
            Mark::Body => Self::InBody,
            Mark::Title => Self::InTitle,
            Mark::Author => Self::InAuthor,
            Mark::Metadata => Self::InMetadata,
            Mark::Caption => Self::InCaption,
            Mark::Comments => Self::InComments,
            Mark::Share => Self::InShare,
            Mark::Related => Self::InRelated,
            Mark::Newsletter => Self::InNewsletter,
            Mark::Promotion => Self::InPromotion,
            Mark::Cookies => Self::InCookies,
            Mark::Overlay => Self::InOverlay,
        }
    }
}

/// What the model sees of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vector(pub [f32; Clue::COUNT]);

impl Default for Vector {
    fn default() -> Self {
        Self([0.0; Clue::COUNT])
    }
}

impl Vector {
    pub(super) fn set(&mut self, clue: Clue, value: f32) {
        self.0[clue as usize] = value;
    }

    pub(super) fn flag(&mut self, clue: Clue, flag: bool) {
        self.set(clue, f32::from(u8::from(flag)));
    }
}
