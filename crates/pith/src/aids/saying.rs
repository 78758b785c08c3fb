//! The words by which speech is attributed.

/// Whether a word, in lower case, is a verb by which speech is attributed.
pub(super) fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "say"
            | "saying"
            | "told"
            | "tells"
            | "added"
            | "adds"
            | "adding"
            | "asked"
            | "asks"
            | "wrote"
            | "writes"
            | "writing"
            | "explained"
            | "explains"
            | "argued"
            | "argues"
            | "insisted"
            | "insists"
            | "warned"
            | "warns"
            | "admitted"
            | "admits"
            | "claimed"
            | "claims"
            | "stated"
            | "states"
            | "noted"
            | "notes"
            | "replied"
            | "replies"
            | "answered"
            | "announced"
            | "declared"
            | "recalled"
            | "recalls"
            | "continued"
            | "tweeted"
            | "posted"
            | "testified"
            | "joked"
            | "quipped"
            | "shouted"
            | "cried"
            | "whispered"
            | "concluded"
            | "concludes"
            | "observed"
            | "remarked"
            | "suggested"
            | "acknowledged"
            | "urged"
            | "promised"
            | "vowed"
            | "pledged"
            | "denied"
            | "complained"
            | "commented"
            | "confirmed"
            | "agreed"
            | "responded"
            | "recounted"
            | "conceded"
            | "stressed"
            | "called"
            | "described"
    )
}

/// Whether a word, in lower case, is a pronoun that may speak.
pub(super) fn is_speaking_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it")
}

/// Words that may stand between a speaker and the verb, or between the verb and the speaker.
pub(super) fn is_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly")
        || matches!(
            word,
            "also" | "then" | "later" | "once" | "has" | "had" | "have"
        )
}

/// Prepositions: a name after one is not who speaks ("told reporters in Rome").
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "to"
            | "by"
            | "with"
            | "in"
            | "at"
            | "from"
            | "for"
            | "on"
            | "against"
            | "about"
            | "near"
            | "after"
            | "before"
            | "under"
            | "over"
            | "between"
            | "into"
            | "than"
            | "told"
            | "asked"
            | "like"
    )
}
