//! The position of an element, and what its authors called it.

use serde::{Deserialize, Serialize};

/// Something that the markup may say about a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Inside `nav`, or named like one.
    Navigation,
    /// Inside `aside`, or named as a sidebar.
    Aside,
    /// Inside `footer`, or named like one.
    Footer,
    /// Inside `header`, or named like one.
    Header,
    /// Inside `form`.
    Form,
    /// Inside `article`, or marked as one.
    Article,
    /// Inside `main`, or marked as it.
    Main,
    /// Inside `blockquote`.
    Quote,
    /// Inside `ul`, `ol` or `dl`.
    List,
    /// Inside `table`.
    Table,
    /// Inside `figure`, or named as a picture or gallery.
    Figure,
    /// Hidden from screen readers.
    AriaHidden,
    /// Named as the article's body.
    Body,
    /// Named as a title or headline.
    Title,
    /// Named as a byline or author.
    Author,
    /// Named as metadata: date, tags, section.
    Metadata,
    /// Named as a caption or credit.
    Caption,
    /// Named as comments.
    Comments,
    /// Named as sharing or social.
    Share,
    /// Named as related, recommended or popular.
    Related,
    /// Named as a newsletter or subscription.
    Newsletter,
    /// Named as an advertisement, promotion or sponsor.
    Promotion,
    /// Named as a cookie or consent notice.
    Cookies,
    /// Named as a pop-up, modal, banner or overlay.
    Overlay,
}

impl Mark {
    /// Marks of what is beside an article, not part of it.
    pub const BESIDE: [Self; 6] = [
        Self::Navigation,
        Self::Aside,
        Self::Footer,
        Self::Comments,
        Self::Related,
        Self::Promotion,
    ];

    /// Every mark.
    pub const ALL: [Self; 24] = [
        Self::Navigation,
        Self::Aside,
        Self::Footer,
        Self::Header,
        Self::Form,
        Self::Article,
        Self::Main,
        Self::Quote,
        Self::List,
        Self::Table,
        Self::Figure,
        Self::AriaHidden,
        Self::Body,
        Self::Title,
        Self::Author,
        Self::Metadata,
        Self::Caption,
        Self::Comments,
        Self::Share,
        Self::Related,
        Self::Newsletter,
        Self::Promotion,
        Self::Cookies,
        Self::Overlay,
    ];
}

/// A set of marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Marks(u32);

impl Marks {
    /// Whether `mark` is in the set.
    #[must_use]
    pub const fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u32) != 0
    }

    /// The set with `mark`.
    #[must_use]
    pub const fn with(self, mark: Mark) -> Self {
        Self(self.0 | (1 << mark as u32))
    }

    /// The set without `mark`.
    #[must_use]
    pub const fn without(self, mark: Mark) -> Self {
        Self(self.0 & !(1 << mark as u32))
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The union of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The marks of an element's name.
pub(super) fn of_element(name: &str) -> Marks {
    let mark = match name {
        "nav" | "menu" => Mark::Navigation,
        "aside" => Mark::Aside,
        "footer" => Mark::Footer,
        "header" => Mark::Header,
        "form" => Mark::Form,
        "article" => Mark::Article,
        "main" => Mark::Main,
        "blockquote" => Mark::Quote,
        "ul" | "ol" | "dl" => Mark::List,
        "table" => Mark::Table,
        "figure" | "picture" => Mark::Figure,
        "figcaption" | "caption" => Mark::Caption,
        "dialog" => Mark::Overlay,
        _ => return Marks::default(),
    };
    Marks::default().with(mark)
}

/// The marks of an element's role.
pub(super) fn of_role(role: &str) -> Marks {
    let mark = match role {
        "navigation" | "menu" | "menubar" => Mark::Navigation,
        "complementary" => Mark::Aside,
        "contentinfo" => Mark::Footer,
        "banner" => Mark::Header,
        "search" | "form" => Mark::Form,
        "article" => Mark::Article,
        "main" => Mark::Main,
        "dialog" | "alertdialog" => Mark::Overlay,
        _ => return Marks::default(),
    };
    Marks::default().with(mark)
}

/// Words in classes and ids by meaning; they must match whole words, in lower case.
#[rustfmt::skip]
const WORDS: &[(Mark, &[&str])] = &[
    (Mark::Navigation, &[
        "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "pagination", "pager", "toc", "masthead",
        "topbar", "skip",
    ]),
    (Mark::Aside, &["sidebar", "rail", "aside", "widget", "widgets"]),
    (Mark::Footer, &["footer", "foot", "colophon", "copyright", "legal"]),
    (Mark::Header, &["header"]),
    (Mark::Figure, &["figure", "image", "images", "img", "photo", "photos", "gallery", "slideshow", "carousel", "slide", "media", "video", "player"]),
    (Mark::Body, &[
        "articlebody", "entry", "storybody", "articletext", "postbody", "articlecontent", "storytext", "bodytext",
        "postcontent", "storycontent",
    ]),
    (Mark::Title, &["title", "headline", "heading", "hed"]),
    (Mark::Author, &["author", "authors", "byline", "bio", "contributor"]),
    (Mark::Metadata, &["meta", "metadata", "date", "dateline", "timestamp", "published", "tags", "tag", "category", "categories", "topics", "time", "keywords"]),
    (Mark::Caption, &["caption", "captions", "credit", "credits", "attribution", "figcaption", "cutline"]),
    (Mark::Comments, &["comment", "comments", "commentlist", "disqus", "respond", "reply", "replies", "discussion"]),
    (Mark::Share, &["share", "sharing", "shares", "social", "facebook", "twitter", "addthis", "sharedaddy", "follow"]),
    (Mark::Related, &[
        "related", "recommended", "recommendation", "recommendations", "recirc", "recirculation", "popular", "trending",
        "more", "teaser", "teasers", "readmore", "outbrain", "taboola", "similar", "latest", "mostread", "recent",
        "promoted", "next", "read",
    ]),
    (Mark::Newsletter, &["newsletter", "subscribe", "subscription", "signup", "mailchimp", "optin", "paywall", "piano"]),
    (Mark::Promotion, &["ad", "ads", "advert", "advertisement", "promo", "promotion", "sponsor", "sponsored", "banner", "dfp", "affiliate", "donate", "donation", "cta"]),
    (Mark::Cookies, &["cookie", "cookies", "consent", "gdpr"]),
    (Mark::Overlay, &["modal", "popup", "overlay", "lightbox", "tooltip", "dialog", "dropdown"]),
];

/// Maximum length of a class or id that is read, in bytes.
const LONGEST_ATTRIBUTE: usize = 400;

/// Pairs of words in class names for the article's body ("article-body", "post__content").
const WHOLES: &[&str] = &["article", "story", "post", "entry", "news", "page", "blog"];
const PARTS: &[&str] = &["body", "content", "text", "main"];

/// The marks of an element's class or id.
pub(super) fn of_name(name: &str) -> Marks {
    let name = &name[..name.floor_char_boundary(LONGEST_ATTRIBUTE)];
    let mut marks = Marks::default();
    for single in name.split_whitespace() {
        let words = words(single);
        for word in &words {
            for (mark, known) in WORDS {
                if known.contains(&word.as_str()) {
                    marks = marks.with(*mark);
                }
            }
        }
        let body = words
            .windows(2)
            .any(|pair| WHOLES.contains(&pair[0].as_str()) && PARTS.contains(&pair[1].as_str()));
        if body {
            marks = marks.with(Mark::Body);
        }
    }
    marks
}

/// The words of a class or id, separated by punctuation or by capitals ("relatedPosts").
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for c in name.chars() {
        if (c.is_uppercase() && lower) || !c.is_alphabetic() {
            words.push(String::new());
        }
        lower = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphabetic()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_read_word_by_word() {
        assert!(of_name("relatedPosts").has(Mark::Related));
        assert!(of_name("c-share__bar wide").has(Mark::Share));
        assert!(of_name("post-content").has(Mark::Body));
        assert_eq!(of_name("adventure headlinesque broad"), Marks::default());
    }
}
