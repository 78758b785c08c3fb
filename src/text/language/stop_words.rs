//! The words that every text has.

/// Whether `word`, in lower case, is an English function word or a clitic of one.
pub(super) fn is_english(word: &str) -> bool {
    if word.contains('’') {
        return ENGLISH
            .binary_search(&word.replace('’', "'").as_str())
            .is_ok();
    }
    ENGLISH.binary_search(&word).is_ok()
}

/// Function words: articles, pronouns, prepositions, conjunctions, auxiliaries, and adverbs of so
/// little meaning that they tell nothing of a text's subject. In byte order.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "'d", "'ll", "'m", "'re", "'s", "'ve", "a", "about", "above", "across", "after", "afterwards",
    "again", "against", "all", "almost", "alone", "along", "already", "also", "although",
    "always", "am", "among", "amongst", "an", "and", "another", "any", "anybody", "anyhow",
    "anyone", "anything", "anyway", "anywhere", "are", "aren't", "around", "as", "at", "away",
    "be", "became", "because", "become", "becomes", "becoming", "been", "before", "beforehand",
    "behind", "being", "below", "beside", "besides", "between", "beyond", "both", "but", "by",
    "came", "can", "can't", "cannot", "come", "comes", "could", "couldn't", "did", "didn't", "do",
    "does", "doesn't", "doing", "don't", "done", "down", "during", "each", "either", "else",
    "elsewhere", "enough", "etc", "even", "ever", "every", "everybody", "everyone", "everything",
    "everywhere", "except", "few", "for", "from", "further", "furthermore", "gave", "get", "gets",
    "getting", "give", "given", "go", "goes", "going", "gone", "got", "gotten", "had", "hadn't",
    "has", "hasn't", "have", "haven't", "having", "he", "he'd", "he'll", "he's", "hence", "her",
    "here", "hereby", "herself", "him", "himself", "his", "how", "however", "i", "i'd", "i'll",
    "i'm", "i've", "if", "in", "indeed", "instead", "into", "is", "isn't", "it", "it'd", "it'll",
    "it's", "its", "itself", "just", "keep", "kept", "least", "less", "lest", "let", "let's",
    "like", "likely", "made", "make", "makes", "many", "may", "maybe", "me", "meanwhile", "might",
    "mine", "more", "moreover", "most", "mostly", "much", "must", "my", "myself", "n't", "namely",
    "near", "nearly", "neither", "never", "nevertheless", "next", "no", "nobody", "none",
    "nonetheless", "nor", "not", "nothing", "now", "nowhere", "of", "off", "often", "on", "once",
    "one", "ones", "only", "onto", "or", "other", "others", "otherwise", "ought", "our", "ours",
    "ourselves", "out", "over", "own", "per", "perhaps", "put", "quite", "rather", "really", "s",
    "said", "same", "say", "saying", "says", "see", "seem", "seemed", "seems", "seen", "several",
    "shall", "shan't", "she", "she'd", "she'll", "she's", "should", "shouldn't", "since", "so",
    "some", "somebody", "somehow", "someone", "something", "sometimes", "somewhat", "somewhere",
    "still", "such", "take", "taken", "takes", "than", "that", "that'd", "that'll", "that's",
    "the", "their", "theirs", "them", "themselves", "then", "thence", "there", "there's",
    "thereafter", "thereby", "therefore", "these", "they", "they'd", "they'll", "they're",
    "they've", "this", "those", "though", "through", "throughout", "thus", "to", "together",
    "told", "too", "took", "toward", "towards", "under", "unless", "unlike", "until", "up",
    "upon", "us", "use", "used", "uses", "using", "very", "via", "was", "wasn't", "we", "we'd",
    "we'll", "we're", "we've", "well", "went", "were", "weren't", "what", "what's", "whatever",
    "when", "whence", "whenever", "where", "where's", "whereas", "whereby", "wherein", "wherever",
    "whether", "which", "whichever", "while", "who", "who'd", "who'll", "who's", "whoever",
    "whole", "whom", "whose", "why", "will", "with", "within", "without", "won't", "would",
    "wouldn't", "yet", "you", "you'd", "you'll", "you're", "you've", "your", "yours", "yourself",
    "yourselves",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(ENGLISH.is_sorted());
    }

    #[test]
    fn straight_and_curly_apostrophes_are_alike() {
        assert!(is_english("don't"));
        assert!(is_english("don’t"));
        assert!(is_english("’s"));
    }
}
