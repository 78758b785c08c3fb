//! Where sentences end in languages other than English: by their own marks, abbreviations and
//! conventions for speech.

use pith::Span;
use pith::text::{language::Language, sentences};

/// Asserts that each of `cases` is split where it has a `|`.
fn assert_split(language: Language, cases: &[&str]) {
    let mut wrong = Vec::new();
    for case in cases {
        let text = case.replace(" | ", " ").replace('|', "");
        let expected: Vec<&str> = case.split('|').map(str::trim).collect();
        let found: Vec<&str> = sentences::split(&text, Span::of(&text), language)
            .into_iter()
            .map(|span| span.text(&text))
            .collect();
        if found != expected {
            wrong.push(format!("expected {expected:#?}\n   found {found:#?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong in {}:\n{}",
        wrong.len(),
        language.name(),
        wrong.join("\n")
    );
}

#[test]
fn french() {
    assert_split(
        Language::Fr,
        &[
            "La rivière a monté. | Deux ponts sont fermés.",
            "M. Le Goff a vu Mme. Roux et le Dr. Petit.",
            "Mlle Blanc est partie. | Elle revient demain.",
            "Quoi ? | Personne ne sait !",
            "Il a dit : « La digue tient. » | Puis il est parti.",
            "« Venez ! » cria-t-elle depuis la rive.",
            "« Est-ce fini ? » demanda le maire.",
            "Les fruits, p. ex. Pommes et poires, sont chers.",
            "Voir la p. 12 et le vol. 3, art. 7.",
            "Le fait remonte à 1200 av. J.-C. selon elle.",
            "Ils vendent des livres, des cartes, etc. | Les prix sont bas.",
            "Né le 4 janv. 1990, il vit à Lyon.",
            "J. Martin et A. B. Durand ont signé.",
            "Il a payé 3,50 euros. | C'est peu.",
            "— Tu viens ? | — Oui. | — Alors pars.",
            "Il attend… | Personne ne vient.",
            "Le roi Louis XIV. | Il régna longtemps.",
        ],
    );
}

#[test]
fn german() {
    assert_split(
        Language::De,
        &[
            "Der Fluss stieg. | Zwei Brücken sind gesperrt.",
            "Das Fest ist am 3. Oktober in Bonn.",
            "Der 2. Weltkrieg endete 1945. | Danach kam der Frieden.",
            "Karl V. regierte lange. | Er starb im Kloster.",
            "Papst Johannes XXIII. Roncalli war beliebt.",
            "Obst, z. B. Äpfel und z.B. Birnen, ist teuer.",
            "Er kommt, d. h. Maria fährt auch.",
            "Die Kosten bzw. Gebühren steigen ca. Ende Mai.",
            "Dr. Weber und Prof. Dr. Klein trafen Hr. Lang.",
            "Siehe S. 12, Abs. 3 und Nr. 7 im Bd. 2.",
            "Sie kaufte Brot, Käse usw. | Dann ging sie heim.",
            "„Der Damm hält.“ | Das sagte er gestern.",
            "»Kommst du?« | Sie nickte.",
            "„Wer war das?“, fragte die Richterin.",
            "„Geh!“ sagte er.",
            "Das waren 3,5 Mio. Euro im Jahr.",
            "Um 13.30 Uhr begann es. | Alle waren da.",
            "Die Stadt a. M. Frankfurt wuchs.",
            "Es geschah im Jahr 2019. | Berlin half sofort.",
            "Er lebte im 3. Jh. n. Chr. in Rom.",
        ],
    );
}

#[test]
fn spanish() {
    assert_split(
        Language::Es,
        &[
            "El río subió. | Cerraron dos puentes.",
            "¿Quién abrió? | ¡Nadie lo sabe!",
            "El Sr. Ruiz y la Dra. Vega llegaron.",
            "Gracias a Ud. Pudimos verlo y a Uds. También.",
            "Vive en EE. UU. desde 1990.",
            "Volvió de EE. UU. | El viaje fue largo.",
            "Ocurrió en el 44 a. C. según la pág. 12.",
            "Frutas, p. ej. Manzanas, son caras.",
            "Véase el núm. 4, cap. 2 y el art. 9.",
            "Vende libros, mapas, etc. | Los precios son bajos.",
            "«La presa resiste». | Eso dijo ayer.",
            "«¿Vienes?» preguntó ella.",
            "—¿Vienes? —preguntó Ana. | —No puedo.",
            "Cuesta 3.500 euros. | Es mucho.",
            "Salió a las 5 p. m. de casa.",
            "J. L. Borges y M. Vargas leyeron.",
            "Espera… | Nadie viene.",
        ],
    );
}

#[test]
fn italian() {
    assert_split(
        Language::It,
        &[
            "Il fiume è salito. | Due ponti sono chiusi.",
            "Il dott. Rossi e la sig.ra Bianchi sono qui.",
            "Il Prof. Neri vide l'avv. Verdi e l'ing. Gallo.",
            "Chi è stato? | Nessuno lo sa!",
            "La frutta, p. es. Mele e pere, costa molto.",
            "Vedi pag. 12, cap. 3 e fig. 4.",
            "Vende libri, mappe, ecc. | I prezzi sono bassi.",
            "«La diga tiene.» | Così disse ieri.",
            "«Vieni?» chiese Anna.",
            "Accadde nel 44 a.C. secondo gli storici.",
            "La Fiat S.p.A. Torino ha chiuso.",
            "Costa 3.500 euro. | È tanto.",
            "U. Eco e G. B. Vico scrissero molto.",
            "— Vieni? | — No. | — Peccato.",
            "Aspetta… | Nessuno arriva.",
        ],
    );
}

#[test]
fn portuguese() {
    assert_split(
        Language::Pt,
        &[
            "O rio subiu. | Duas pontes fecharam.",
            "O Sr. Silva e a Dra. Costa chegaram.",
            "A Sra. Lima viu o Prof. Melo e o Eng. Reis.",
            "Quem abriu? | Ninguém sabe!",
            "Frutas, p. ex. Maçãs, são caras.",
            "Veja a pág. 12, o cap. 3 e o art. 5.",
            "Vende livros, mapas, etc. | Os preços são baixos.",
            "«A barragem resiste.» | Foi o que disse.",
            "“Vens?” perguntou ela.",
            "— Vens? | — Não posso. | — Que pena.",
            "Ocorreu em 44 a.C. segundo eles.",
            "Custa 3.500 euros. | É muito.",
            "J. M. Eça e A. Vieira escreveram.",
            "Esperou… | Ninguém veio.",
            "A Casa Lima Ltda. Porto fechou.",
        ],
    );
}

#[test]
fn dutch() {
    assert_split(
        Language::Nl,
        &[
            "De rivier steeg. | Twee bruggen zijn dicht.",
            "Dhr. Jansen en mevr. De Vries zijn er.",
            "Dr. Bakker zag prof. Smit en drs. Kok.",
            "Fruit, bijv. Appels en bv. Peren, is duur.",
            "Hij komt, d.w.z. Anna rijdt ook.",
            "Hij komt d.w.z. morgen pas.",
            "Zie blz. 12, nr. 3 en art. 4.",
            "Zij verkoopt boeken, kaarten, enz. | De prijzen zijn laag.",
            "Wie was het? | Niemand weet het!",
            "‘De dijk houdt.’ | Dat zei hij gisteren.",
            "„Kom je?” vroeg zij.",
            "De firma Bos N.V. Utrecht sloot.",
            "Het kost 3,5 mln. Euro per jaar.",
            "J. van Dam en A. B. Mulder tekenden.",
            "Hij wacht… | Niemand komt.",
        ],
    );
}

#[test]
fn polish() {
    assert_split(
        Language::Pl,
        &[
            "Rzeka wezbrała. | Dwa mosty zamknięto.",
            "Dr Nowak spotkał prof. Kowalskiego i ks. Wilka.",
            "Owoce, np. Jabłka, są drogie.",
            "Przyjdzie, tzn. Anna też jedzie.",
            "Byli tam m. in. Ewa i m.in. Adam.",
            "Mieszka przy ul. Długiej, obok pl. Wolności.",
            "Stało się to w 1990 r. w Gdańsku.",
            "Stało się to w 1990 r. | Potem wyjechał.",
            "Zobacz str. 12, art. 3 i nr 4.",
            "Sprzedaje książki, mapy itd. | Ceny są niskie.",
            "Kto to był? | Nikt nie wie!",
            "„Tama trzyma”. | Tak powiedział wczoraj.",
            "„Idziesz?” zapytała Ewa.",
            "– Idziesz? | – Nie. | – Szkoda.",
            "Był to 2. Festiwal w mieście.",
            "Kosztuje 5 tys. zł. | To dużo.",
            "A. B. Mickiewicz i J. Słowacki pisali.",
            "Czeka… | Nikt nie przychodzi.",
        ],
    );
}

#[test]
fn russian() {
    assert_split(
        Language::Ru,
        &[
            "Река поднялась. | Два моста закрыли.",
            "А. С. Пушкин и И. А. Крылов писали.",
            "А. В. Иванов родился в г. Москве.",
            "Он придёт, т. е. Анна тоже едет.",
            "Яблоки, груши и т. д. | Цены низкие.",
            "Это т.н. Золотой век.",
            "Это было в 1990 г. в Москве.",
            "Это было в 1990 г. | Потом он уехал.",
            "Цена 500 руб. за штуку, 5 тыс. Рублей всего.",
            "См. стр. 12, гл. 3 и рис. 4.",
            "Кто это был? | Никто не знает!",
            "«Плотина держит». | Так он сказал вчера.",
            "«Идёшь?» — спросила она.",
            "— Идёшь? | — Нет. | — Жаль.",
            "— Пойдём, — сказал он. | — Уже поздно.",
            "Проф. Смирнов и акад. Павлов спорили.",
            "Он ждёт… | Никто не идёт.",
            "Он живёт на ул. Ленина, д. 5.",
        ],
    );
}

#[test]
fn chinese() {
    assert_split(
        Language::Zh,
        &[
            "河水上涨。|两座桥关闭。",
            "谁打开的？|没有人知道！|真的。",
            "他说：“大坝很稳。”|然后他走了。",
            "“你来吗？”她问。|他没有回答。",
            "“太好了！”市长说道。",
            "他喊道：“快走！水来了！”|大家都跑了。",
            "《春望》是一首诗。|很多人读过。",
            "价格上涨了3.5%。|人们很担心。",
            "他等了很久……没有人来。",
            "版本2.0发布了。|请下载。",
            "这是真的吗?|我不知道。",
            "他（曾经是矿工。后来当老师。）住在这里。",
            "河水上涨。 | 两座桥关闭。",
            "公司(ABC Inc.)在北京。|员工很多。",
            "「你好。」他说。|她笑了。",
        ],
    );
}

#[test]
fn japanese() {
    assert_split(
        Language::Ja,
        &[
            "川が増水した。|橋は閉じた。",
            "誰が開けたのか？|誰も知らない！",
            "「行く。」と彼は言った。|彼女は笑った。",
            "彼は「行く。でも遅い。」と言った。",
            "「もう帰る。」|彼女は立った。",
            "『雪国』は小説だ。|多くの人が読んだ。",
            "価格は3.5%上がった。|人々は心配した。",
            "東京（旧江戸。首都。）に住む。",
            "待っていた……誰も来ない。",
            "本当ですか？|はい。|そうです。",
            "増水した｡|閉じた｡",
            "川が増水した。 | 橋は閉じた。",
            "「危ない！」と叫んだ。|皆が逃げた。",
        ],
    );
}

#[test]
fn arabic() {
    assert_split(
        Language::Ar,
        &[
            "ارتفع النهر. | أغلق جسران.",
            "من فتح السد؟ | لا أحد يعرف!",
            "وصل د. أحمد إلى المدينة.",
            "قال أ. د. سالم إن السد قوي.",
            "هل تأتي؟ | نعم، سآتي.",
            "«هل تأتي؟» سألت الأم.",
            "قال: «السد قوي.» | ثم خرج.",
            "بلغ السعر 3.5 دولار. | هذا كثير.",
            "الكتب والخرائط إلخ. | الأسعار منخفضة.",
            "نعم؛ لقد جاء. | ثم ذهب.",
            "انظر ص. 12 في الكتاب.",
            "انتظر طويلا… | لم يأت أحد.",
            "دریا بالا آمد۔ | پل بند ہے۔",
        ],
    );
}

#[test]
fn hindi() {
    assert_split(
        Language::Hi,
        &[
            "नदी का पानी बढ़ गया। | दो पुल बंद हैं।",
            "किसने खोला? | कोई नहीं जानता!",
            "डॉ. शर्मा और प्रो. वर्मा आए।",
            "श्री. गुप्ता और पं. नेहरू मिले।",
            "रु. 500 का खर्च आया।",
            "बी.जे.पी. सरकार ने कहा। | लोग खुश हैं।",
            "उसने कहा, “बाँध मजबूत है।” | फिर वह गया।",
            "वह गाता है॥ | सब सुनते हैं॥",
            "कीमत 3.5 प्रतिशत बढ़ी। | यह बहुत है।",
            "फल, सब्जी इत्यादि. | दाम कम हैं।",
            "वह आया. | सब खुश थे.",
            "नदी बढ़ी।|पुल बंद हैं।",
        ],
    );
}

#[test]
fn other_scripts_end_sentences_with_their_own_marks() {
    assert_split(Language::El, &["Ποιος άνοιξε; | Κανείς δεν ξέρει."]);
    assert_split(Language::Hy, &["Գետը բարձրացավ։ | Կամուրջը փակ է։"]);
    assert_split(Language::Ko, &["강이 불어났다. | 다리가 닫혔다."]);
}

/// The cases of a file that are not split where it has a `|`.
fn assert_file(language: Language, cases: &str) {
    let cases: Vec<&str> = cases
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    assert_split(language, &cases);
}

#[test]
fn sentences_end_where_a_reader_of_english_sees_them_end() {
    assert_file(Language::En, include_str!("sentences/en.txt"));
}

#[test]
fn sentences_end_where_a_reader_of_german_sees_them_end() {
    assert_file(Language::De, include_str!("sentences/de.txt"));
}

#[test]
fn sentences_end_where_a_reader_of_french_sees_them_end() {
    assert_file(Language::Fr, include_str!("sentences/fr.txt"));
}

#[test]
fn sentences_end_where_a_reader_of_spanish_sees_them_end() {
    assert_file(Language::Es, include_str!("sentences/es.txt"));
}

#[test]
fn sentences_end_where_a_reader_of_italian_sees_them_end() {
    assert_file(Language::It, include_str!("sentences/it.txt"));
}

#[test]
fn sentences_end_where_a_reader_of_portuguese_sees_them_end() {
    assert_file(Language::Pt, include_str!("sentences/pt.txt"));
}

#[test]
fn swedish_abbreviations_end_no_sentence() {
    assert_split(
        Language::Sv,
        &[
            "Där fanns Anna, Erik m.fl. Gästerna kom kl. 14 och stannade t.o.m. kl. 18, dvs. hela dagen.",
            "De åt bröd, ost m.m. | Sedan gick de hem till staden igen.",
        ],
    );
}
