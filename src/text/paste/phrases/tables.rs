//! The phrases, by the place where they must stand in a block. Where several match, the first
//! counts, so that what is surer stands first.

use crate::digest::Aside;
use Aside::{
    Advertisement, AuthorNote, Caption, Comments, Cookies, Footer, Metadata, Navigation,
    Newsletter, Paywall, Related, Share,
};

/// Phrases by the reason for which they set a block aside.
pub(super) type Table = &'static [(Aside, &'static [&'static str])];

/// The whole of the block.
#[rustfmt::skip]
pub(super) const WHOLE: Table = &[
    (Navigation, &[
        "skip to content", "skip to main content", "skip to navigation", "skip to site index", "menu", "main menu",
        "search", "home", "sections", "log in", "login", "sign in", "sign up", "register", "my account", "subscribe now",
        "back to top", "scroll back to top", "close", "back to gallery", "next", "previous", "next article",
        "previous article", "all news", "see all", "view all", "show more", "load more", "view more", "more...",
        "continue reading the main story", "you are here", "you are at", "contents", "table of contents", "live tv",
        "listen live", "log out", "sign out", "toggle navigation", "explore further", "go back", "edition", "archives",
        "read more", "learn more", "read full article", "continue reading", "go to home page", "watch live",
    ]),
    (Related, &[
        "related", "related articles", "related stories", "related topics", "related content", "related posts",
        "related news", "related links", "related coverage", "related reading", "related video", "related videos",
        "related story", "related article", "most popular", "most read", "most viewed", "most shared", "trending",
        "trending now", "trending news", "popular", "popular now", "popular posts", "recent posts", "latest news",
        "latest", "latest stories", "latest posts", "our latest stories", "more news", "more stories", "more from",
        "more on this story", "more on this", "more like this", "more", "see also", "read also", "also read",
        "you may also like", "you might also like", "you may like", "recommended", "recommended for you",
        "recommended stories", "recommended articles", "recommends", "editor's picks", "editors' picks",
        "editor's choice", "don't miss", "in this article", "in this story", "what to read next", "read next",
        "up next", "top stories", "top news", "must read", "must reads", "other stories", "from around the web",
        "around the web", "from the web", "on our radar", "in case you missed it", "popular categories", "in the news",
        "more in", "elsewhere on the web", "promoted stories", "breaking news", "more great stories", "similar articles",
        "similar posts", "further reading", "more articles", "previous articles", "similar stories", "related roundups",
        "featured", "featured stories", "what others are reading", "people also read", "keep reading", "read this next",
        "latest from", "today's top stories", "más leídas", "articles similaires", "das könnte sie auch interessieren",
        "leia também", "veja também", "baca juga", "читайте также", "материалы по теме", "potrebbe interessarti anche",
    ]),
    (Share, &[
        "share", "share this", "shares", "share this story", "share this article", "share this post", "share on",
        "share via", "facebook", "twitter", "pinterest", "linkedin", "whatsapp", "reddit", "flipboard",
        "email", "e-mail", "print", "tumblr", "instagram", "youtube", "telegram", "google+", "messenger", "copy link",
        "tweet", "pin it", "pin", "mix", "stumbleupon", "follow us", "follow", "sharing is caring", "print this article",
        "save", "bookmark", "share it with friends", "facebook messenger", "view on instagram", "view on twitter",
        "connect with us", "join the discussion", "share permalink", "copy this link", "close share panel", "blogger",
        "snapchat", "tiktok", "mail", "like", "like this", "rss", "line", "viber", "skype", "digg", "vkontakte", "ok",
        "teilen", "drucken", "compartir", "imprimir", "condividi", "stampa", "поделиться", "share full article",
    ]),
    (Newsletter, &[
        "newsletter", "newsletters", "subscribe", "sign up for our newsletter", "get it", "subscribe to our newsletter",
        "email address", "your email address", "enter your email", "enter your email address", "thanks for signing up",
        "thank you for subscribing", "get the app", "download the app", "download our app", "sign up here", "get alerts",
        "subscribe to our mailing list", "join our mailing list", "email newsletters",
    ]),
    (Paywall, &[
        "subscribe to read more", "subscribe to continue reading", "subscribe to continue", "already a subscriber",
        "for subscribers only", "subscriber only", "premium", "members only", "try it free", "start your free trial",
        "subscriber exclusive",
    ]),
    (Cookies, &["accept", "accept all", "accept cookies", "i accept", "i agree", "got it", "cookie settings",
        "manage cookies", "cookie policy", "privacy settings", "reject all"]),
    (Advertisement, &[
        "advertisement", "advertisements", "advertising", "ad", "ads", "sponsored", "sponsored content", "promoted",
        "paid content", "anzeige", "publicidad", "publicité", "pubblicità", "реклама", "story continues below advertisement",
        "story continues", "advertisement - continue reading below", "sponsored by", "article continues below",
        "article continues below this ad", "scroll to continue", "loading", "powered by", "shop now", "buy now",
        "play now", "report this ad", "skip ad", "advertise", "adchoices", "why this ad",
    ]),
    (Caption, &[
        "photo", "photos", "video", "image", "picture", "pictures", "gallery", "caption", "enlarge", "enlarge image",
        "hide caption", "toggle caption", "credit", "credit...", "getty", "getty images", "reuters", "play video",
        "watch", "watch video", "play", "pause", "mute", "slideshow", "view gallery", "full screen", "fullscreen",
        "media playback is unsupported on your device", "view photos", "now playing", "listen", "listen to this article",
        "view larger image", "click to enlarge", "photo gallery", "фото", "audio", "volume", "transcript", "ap",
        "loading video", "click to expand", "open image modal", "view image", "embed",
    ]),
    (Comments, &[
        "comments", "comment", "leave a reply", "leave a comment", "post a comment", "post comment", "add a comment",
        "add comment", "write a comment", "join the conversation", "join the discussion", "show comments",
        "view comments", "hide comments", "your comment", "discussion", "conversation", "what do you think", "reply",
        "cancel reply", "top rated comments", "reader comments", "comments are closed", "no comments", "no comment",
        "no comments yet", "be the first to comment", "comment on this story", "submit comment", "discuss", "replies",
        "responses", "your name", "submit a comment", "leave your comment", "facebook comments", "disqus",
        "commenting policy", "kommentare", "comentarios", "commentaires", "commenti", "nessun commento", "comentários",
        "комментарии", "leave a reply cancel reply", "comments (+)", "view all comments", "see all comments",
    ]),
    (Metadata, &[
        "tags", "tag", "topics", "topic", "categories", "category", "filed under", "filed to", "updated", "published",
        "posted", "published by", "posted by", "related tags", "keywords", "source", "sources", "published on", "теги",
        "schlagworte", "keyword", "labels", "in this section",
    ]),
    (AuthorNote, &["about the author", "about the authors", "about author", "author", "written by", "contributor",
        "contributors", "more from this author", "author bio", "meet the author", "view all posts", "staff writer"]),
    (Footer, &[
        "about us", "about", "contact", "contact us", "privacy", "privacy policy", "terms", "terms of use",
        "terms of service", "terms & conditions", "terms and conditions", "careers", "site map", "sitemap", "help",
        "faq", "legal", "imprint", "impressum", "datenschutz", "accessibility", "corrections", "copyright", "masthead",
        "jobs", "feedback", "company", "disclaimer", "all rights reserved", "do not sell my personal information",
        "closed captioning", "ad choices", "customer service", "corporate", "licensing", "permissions", "editorial guidelines",
    ]),
];

/// The first words of a short block.
#[rustfmt::skip]
pub(super) const STARTS: Table = &[
    (Comments, &[
        "leave a reply", "leave a comment", "please enter your comment", "please enter your name", "your email address will not",
        "save my name", "notify me of", "log in to comment", "sign in to comment", "you must be logged in",
        "login to comment", "if you would like to add a comment", "please log in or register to", "post a comment",
        "comments are closed", "comments are moderated", "be the first to comment", "view all comments", "report comment",
        "you need to be logged in", "required fields are marked", "you have entered an incorrect email",
        "please enter your email", "show comments", "read all comments", "join the conversation", "enter your comment",
    ]),
    (Related, &[
        "read also", "also read", "see also", "read more:", "more:", "related:", "read next", "watch:",
        "also see", "read more about", "read more on", "read the full", "see more:", "more on", "more from", "up next:",
        "recommended:", "don't miss:", "related article", "related stories", "related story", "related post",
        "related roundup", "click here to read", "click here for", "more great", "more news from", "similar posts",
        "you may also", "you might also", "must read:", "in pics:", "in pictures:", "see full", "next story",
        "previous story", "next post", "previous post", "next:", "previous:", "prev", "further reading:",
        "for more on", "explore more", "trending:", "most read", "lesen sie auch", "lire aussi", "a lire aussi",
        "à lire aussi", "lee también", "lea también", "leia também", "leggi anche", "baca juga", "читайте также",
        "lees ook", "more stories", "top stories", "latest news", "view more", "show more", "more in", "more about",
        "recommended reading", "read this:", "what to read", "(view all)", "view all", "keep up with",
    ]),
    (Share, &[
        "share on", "share this", "share to", "share via", "share the", "share with", "share article", "tweet this",
        "follow us", "follow @", "follow on", "follow him on", "follow her on", "follow the", "like us on", "find us on",
        "join us on", "join our", "email this", "print this", "click to share", "send to", "subscribe on", "pin this",
        "add us on", "connect with", "watch on youtube", "view this post on", "a post shared by", "save to",
        "like this article", "share link", "post to", "save this", "check us out on", "follow me",
        "facebook twitter", "share facebook", "twitter facebook",
    ]),
    (Newsletter, &[
        "sign up", "signup", "subscribe to", "get our", "get the latest", "get the day", "get breaking", "get top news", "download our app", "download the", "want the latest", "want more", "enter your email", "receive our",
        "join our newsletter", "our newsletter", "newsletter:", "delivered by", "delivered to your", "stay up to date",
        "stay informed", "stay on top", "never miss", "keep up to date", "register for", "thanks for subscribing",
        "thank you for signing up", "please check the opt-in", "check your inbox", "don't miss out", "click here to get",
        "click here to subscribe", "click here to sign", "by signing up", "by subscribing", "i agree that", "get a daily",
        "i would like to receive", "you can unsubscribe", "we'll never share", "subscribe for", "text alerts",
        "be the first to know", "get updates", "sent to your inbox",
    ]),
    (Paywall, &[
        "you have reached your", "you've reached your", "you have read", "you've read", "already a subscriber",
        "already have an account", "already subscribed", "to continue reading", "to read the full", "to read more",
        "subscribe now", "subscribe today", "become a member", "become a subscriber", "support our journalism",
        "support independent", "this article is for", "this content is", "this article is reserved", "sign in to",
        "log in to", "create a free account", "unlock", "start your", "get unlimited", "enjoy unlimited",
        "subscribe for", "for full access", "exclusive to subscribers", "not a subscriber", "free trial",
    ]),
    (Cookies, &["we use cookies", "this site uses cookies", "this website uses cookies", "our website uses cookies",
        "we and our partners", "by continuing to", "by using this site", "by clicking", "manage consent",
        "we value your privacy", "your privacy", "to give you the best possible experience"]),
    (Advertisement, &[
        "advertisement", "sponsored", "promoted by", "paid post", "ad feedback", "story continues below",
        "article continues below", "this post contains affiliate", "this post may contain", "if you buy something",
        "we may earn", "when you buy", "when you purchase", "ftc:", "buy now", "shop the", "shop now", "order now",
        "buyer's guide", "check price", "view deal", "this post is sponsored", "presented by", "brought to you by",
        "disclosure:", "continue reading below", "scroll down to continue", "use code", "learn more about our affiliate",
    ]),
    (Caption, &[
        "photo:", "photos:", "photo by", "photos by", "photo courtesy", "photograph:", "photograph by", "photographs by",
        "image:", "images:", "image credit", "image copyright", "image caption", "image source", "image courtesy",
        "image by", "images by", "image 1 of", "image via", "media caption", "credit:", "credits:",
        "photo credit", "picture:", "pictures:", "picture credit", "picture by", "file photo", "file picture", "file image",
        "video:", "video caption", "courtesy of", "courtesy:", "screenshot:", "screengrab", "illustration:",
        "illustration by", "caption:", "© reuters", "© ap", "© afp", "© getty", "© provided by", "(photo", "(image",
        "(ap photo", "(picture", "getty images", "ap photo", "reuters/", "afp/", "afp via", "watch the video",
        "watch now", "watch the latest", "click here to view", "media playback", "foto:", "bild:",
        "фото:", "fotos:", "listen:", "artist's impression", "an artist's", "artist's rendering",
    ]),
    (Metadata, &[
        "tags:", "tag:", "topics:", "topic:", "categories:", "category:", "filed under", "filed to", "updated:",
        "updated on", "updated at", "this page was last", "last updated", "last modified", "first published", "first posted", "originally published",
        "posted in", "posted under", "posted on", "posted at", "reading time", "estimated reading", "published:",
        "published on", "published at", "keywords:", "source:", "sources:", "post views", "posted:", "tempo de leitura",
        "in this section", "dateline:", "date:", "citation:", "doi:", "share your", "views:", "print edition",
        "a version of this article", "this article was originally published", "this story was originally published",
        "read the original", "this article originally appeared", "this article first appeared", "this story has been updated",
        "this article has been updated", "provided by",
    ]),
    (AuthorNote, &[
        "about the author", "follow him", "follow her", "contact the author", "email the author", "reach him at",
        "reach her at", "reach the author", "contact him", "contact her", "more by", "view all posts by", "see all posts by",
        "all posts by", "more articles by", "more stories by", "posts by", "about author", "about the writer",
        "written by", "view author",
    ]),
    (Footer, &[
        "©", "copyright", "(c) 20", "(c) 19", "all rights reserved", "all content ©", "privacy policy", "terms of",
        "about us", "contact us", "site map", "powered by", "proudly powered", "built with", "designed by", "theme by",
        "theme:", "website by", "developed by", "developed and", "hosted by", "a division of", "registered in",
        "do not sell", "this material may not be", "this document is subject to copyright", "this site is protected",
        "quotes delayed", "our standards:", "market data provided", "privacy notice", "your use of this site", "powered and implemented", "these are external links", "registered office",
        "the views and opinions expressed", "the views expressed",
    ]),
    (Navigation, &[
        "skip to", "you are here", "home >", "home »", "home /", "home ›",
        "search for", "search:", "something went wrong", "page not found", "open menu", "close menu", "hi,", "welcome back", "please enable javascript",
        "javascript", "your browser", "this browser", "view comments", "your account", "report a", "report this",
        "print subscription", "get in touch", "switch to",
    ]),
];

/// Words anywhere in a block that is not long.
#[rustfmt::skip]
pub(super) const ANYWHERE: Table = &[
    (Paywall, &[
        "of this article left to read", "reserved for subscribers", "remaining to read", "free articles left",
        "free articles remaining", "articles this month", "subscribe to read", "subscribe to continue",
        "subscribe to unlock", "already a subscriber", "to continue reading", "to read this article in full",
        "article is available to subscribers", "exclusively for subscribers", "log in or subscribe",
        "this is a premium article", "only available to subscribers", "register to read", "sign in to read",
        "full access to", "unlimited access to", "subscription to continue",
    ]),
    (Cookies, &["uses cookies", "use of cookies", "use cookies", "our cookie policy", "cookies policy", "cookies to improve",
        "cookies and similar technologies", "accept our use"]),
    (Newsletter, &[
        "sign up for our", "sign up to our", "sign up to receive", "subscribe to our", "subscribe to the",
        "our newsletter", "your inbox", "email newsletter", "weekly newsletter", "daily newsletter", "newsletter sign", "news alerts",
        "on google play", "download the app", "our free app", "processing your subscription", "our mobile app",
        "opt out at any time", "an unexpected error has occurred", "unsubscribe at any time",
    ]),
    (Comments, &[
        "letters to the editor", "comments section below", "in the comments below", "let us know in the comments",
        "leave a comment", "comments on this article", "comments are subject to", "our community guidelines",
        "commenting guidelines", "all comments are", "comments powered by", "log in or register to", "sign in or register",
        "please enter your comment", "post your comment", "discuss this article", "to post a comment",
    ]),
    (Share, &[
        "follow us on", "like us on facebook", "find us on facebook", "follow her on twitter", "follow him on twitter",
        "join us on facebook", "on twitter and facebook", "on facebook and twitter", "(opens in new window)",
        "share on facebook", "share on twitter", "share this on", "on facebook, twitter", "on twitter, facebook",
        "follow @",
    ]),
    (Advertisement, &[
        "affiliate links", "affiliate commission", "may earn a commission", "may get a share of the sale",
        "a small commission", "our advertisers", "advertise with us", "this is a sponsored",
        "% off your", "promo code",
    ]),
    (Footer, &[
        "all rights reserved", "rights reserved", "©", "may not be published, broadcast", "may not be reproduced",
        "without permission", "registered trademark", "terms of use", "terms of service", "privacy policy",
        "terms and conditions", "terms & conditions", "limited liability", "associated press contributed",
        "contributed to this report", "contributed reporting", "reporting by ", "editing by ", "stock quotes",
        "delayed at least 15 minutes", "the views expressed", "do not necessarily reflect", "do not necessarily represent",
        "for informational purposes only", "contact us at", "do not edit or", "standards and ethics", "trust principles",
        "user agreement", "creative commons", "licensed under", "无断", "무단전재",
    ]),
    (Caption, &[
        "(ap photo", "image caption", "media caption", ", left, ", ", right, ", ", center, ", ", centre, ", "(left)", "(right)", "/ap)", "/ap photo", "ap photo/", "/getty images", "via getty", "getty images)", "(getty", "/afp", "/reuters", "photo by ", "photo credit", "(photo:", "photo courtesy", "image courtesy", "(image:",
        "(credit:", "image credit", "image copyright", "file photo", "photo: ", "image: ", "credit: ", "photograph: ",
        "(pictured", "poses for a photo", "pose for a photo", "in this photo", "this image",
        "shutterstock", "unsplash", "wikimedia commons", "pixabay", "istock", "(file photo", "(screenshot", "artist's impression",
        "in a file photo", "in this file", "associated press)", "handout", "(screengrab", "picture alliance",
    ]),
    (AuthorNote, &[
        "is a staff writer", "is a freelance", "is a reporter for", "is a reporter at", "is a senior reporter", "is the author of", "is a journalist",
        "is a contributor to", "is a contributing", "can be reached at", "is a correspondent", "is a columnist",
        "is an editor at", "is a senior editor", "is a writer based", "is a journalist based", "covers politics for", "is a writer for", "you can follow him", "you can follow her",
        "follow him on", "follow her on", "reach him at", "reach her at", "email her at", "email him at",
        "opinion columnist", "is professor of", "is a professor",
    ]),
];
