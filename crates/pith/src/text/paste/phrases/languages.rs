//! The phrases of pages in German, French, Spanish, Italian, Portuguese and Dutch, in this order within each
//! kind. Words that these languages' own sentences begin with are left out.

use super::tables::Table;
use crate::digest::Aside;
use Aside::{
    Advertisement, AuthorNote, Caption, Comments, Cookies, Footer, Metadata, Navigation,
    Newsletter, Paywall, Related, Share,
};

/// The whole of the block.
#[rustfmt::skip]
pub(super) const WHOLE: Table = &[
    (Paywall, &[
        "nur für abonnenten", "exklusiv für abonnenten", "bereits abonnent", "sie sind bereits abonnent", "jetzt weiterlesen",
        "article réservé aux abonnés", "réservé aux abonnés", "réservé à nos abonnés", "contenu réservé aux abonnés",
        "déjà abonné", "abonnés", "pour les abonnés", "solo para suscriptores", "exclusivo para suscriptores",
        "exclusivo suscriptores", "contenido exclusivo", "ya soy suscriptor", "ya eres suscriptor", "riservato agli abbonati",
        "articolo riservato agli abbonati", "contenuto per gli abbonati", "solo per abbonati", "sei già abbonato",
        "hai già un abbonamento", "exclusivo para assinantes", "conteúdo exclusivo para assinantes", "já é assinante",
        "já sou assinante", "alleen voor abonnees", "voor abonnees", "al abonnee", "heb je al een abonnement",
    ]),
    (Navigation, &[
        "menü", "suche", "startseite", "zur startseite", "anmelden", "abmelden", "registrieren", "mein konto", "zum inhalt springen",
        "zum hauptinhalt springen", "direkt zum inhalt", "nach oben", "schließen", "zurück", "alle anzeigen", "mehr anzeigen",
        "mehr laden", "zur merkliste hinzufügen", "merken", "inhaltsverzeichnis", "weiterlesen", "mehr erfahren",
        "aller au contenu", "aller au contenu principal", "accueil", "rechercher", "se connecter", "s'inscrire", "mon compte",
        "fermer", "suivant", "précédent", "retour en haut", "voir plus", "afficher plus", "en savoir plus", "lire la suite",
        "offrir l'article", "ajouter à vos sélections", "ajouter à mes favoris", "sommaire", "menú", "buscar", "inicio",
        "iniciar sesión", "inicia sesión", "registrarse", "regístrate", "mi cuenta", "cerrar", "siguiente", "saltar al contenido",
        "ir al contenido", "ver más", "ver todo", "leer más", "seguir leyendo", "saber más", "vai al contenuto", "accedi",
        "registrati", "cerca", "chiudi", "leggi tutto", "leggi di più", "continua a leggere", "mostra altro", "torna su",
        "pular para o conteúdo", "ir para o conteúdo", "início", "entrar", "cadastre-se", "minha conta", "fechar", "leia mais",
        "ver mais", "continue lendo", "saiba mais", "voltar ao topo", "ga naar inhoud", "naar hoofdinhoud", "zoeken", "inloggen",
        "mijn account", "sluiten", "lees meer", "lees verder", "meer laden", "naar boven",
    ]),
    (Related, &[
        "mehr zum thema", "lesen sie auch", "lesen sie mehr", "auch interessant", "meistgelesen", "meistgelesene artikel",
        "ähnliche artikel", "weitere artikel", "mehr lesen", "das könnte sie interessieren", "neueste artikel", "verwandte artikel",
        "verwandte themen", "empfehlungen der redaktion", "beliebte artikel", "aktuelle nachrichten", "à lire aussi", "lire aussi",
        "sur le même sujet", "sur le même thème", "les plus lus", "le plus lu", "à lire également", "à voir aussi", "voir aussi",
        "articles liés", "articles recommandés", "vous aimerez aussi", "vous pourriez aussi aimer", "dans la même rubrique",
        "dernières actualités", "nos recommandations", "pour aller plus loin", "lo más leído", "lo más visto", "te puede interesar",
        "también te puede interesar", "le puede interesar", "te recomendamos", "le recomendamos", "noticias relacionadas",
        "artículos relacionados", "temas relacionados", "contenido relacionado", "relacionados", "más información",
        "lee también", "lea también", "últimas noticias", "más noticias", "más sobre este tema", "leggi anche", "articoli correlati",
        "ti potrebbe interessare", "i più letti", "più letti", "le notizie più lette", "ultime notizie", "altre notizie",
        "notizie correlate", "correlati", "veja mais", "mais lidas", "mais lidos", "notícias relacionadas",
        "matérias relacionadas", "artigos relacionados", "últimas notícias", "conteúdo relacionado", "você pode gostar",
        "recomendado para você", "lees ook", "meest gelezen", "gerelateerde artikelen", "gerelateerd", "meer nieuws", "aanbevolen",
        "aanbevolen voor jou", "bekijk ook", "laatste nieuws", "meer over dit onderwerp",
    ]),
    (Share, &[
        "artikel teilen", "link kopieren", "folgen", "partager", "partager cet article", "partager l'article", "copier le lien",
        "lien copié", "suivre", "comparte", "copiar enlace", "guardar", "síguenos", "seguir", "copia link", "copia il link", "segui",
        "salva", "seguici", "compartilhar", "compartilhe", "partilhar", "copiar link", "salvar", "siga-nos", "delen",
        "deel dit artikel", "kopieer link", "bewaren",
    ]),
    (Newsletter, &[
        "abonnieren", "jetzt abonnieren", "abonnement", "abo", "newsletter abonnieren", "s'abonner", "je m'abonne", "abonnez-vous",
        "suscríbete", "suscribirse", "suscripción", "boletines", "abbonati", "abbonamenti", "iscriviti", "iscriviti alla newsletter",
        "assine", "assinar", "inscreva-se", "abonneren", "word abonnee", "neem een abonnement", "nieuwsbrief",
    ]),
    (Cookies, &[
        "akzeptieren", "alle akzeptieren", "alle ablehnen", "zustimmen", "cookie-einstellungen", "datenschutzeinstellungen",
        "accepter", "tout accepter", "accepter et continuer", "tout refuser", "refuser", "continuer sans accepter",
        "gérer les cookies", "gestion des cookies", "aceptar", "aceptar todo", "aceptar cookies", "rechazar", "rechazar todo",
        "configurar cookies", "accetta", "accetta tutto", "accetta e continua", "rifiuta", "rifiuta tutto", "gestisci cookie",
        "aceitar", "aceitar todos", "aceitar cookies", "rejeitar", "accepteren", "alles accepteren", "akkoord", "weigeren",
        "cookie-instellingen",
    ]),
    (Advertisement, &[
        "werbung", "gesponsert", "annonce", "contenu sponsorisé", "la suite après la publicité", "anuncio", "patrocinado",
        "contenido patrocinado", "annuncio pubblicitario", "contenuto sponsorizzato", "continua após a publicidade",
        "continua depois da publicidade", "publicidade", "conteúdo patrocinado", "advertentie", "advertenties", "gesponsord",
    ]),
    (Caption, &[
        "bild vergrößern", "bild", "bilder", "foto", "fotos", "artikel anhören", "bildergalerie", "agrandir l'image", "vidéo",
        "écouter l'article", "lire la vidéo", "diaporama", "ampliar", "ampliar foto", "vídeo", "escuchar artículo", "galería",
        "ingrandisci", "guarda il video", "ascolta l'articolo", "ouvir notícia", "luister naar dit artikel",
    ]),
    (Comments, &[
        "kommentieren", "kommentar schreiben", "kommentar verfassen", "diskutieren sie mit", "antworten",
        "alle kommentare anzeigen", "commenter", "réagir", "réactions", "laisser un commentaire", "répondre",
        "voir les commentaires", "lire les commentaires", "comentar", "responder", "deja un comentario", "deja una respuesta",
        "ver comentarios", "commenta", "rispondi", "lascia un commento", "deixe um comentário", "deixe uma resposta", "reacties",
        "reageer", "reageren", "plaats een reactie", "geef een reactie", "laat een reactie achter",
    ]),
    (AuthorNote, &[
        "über den autor", "über die autorin", "zum autor", "zur autorin", "à propos de l'auteur", "sobre el autor",
        "sobre la autora", "sull'autore", "sobre o autor", "sobre a autora", "over de auteur",
    ]),
    (Footer, &[
        "kontakt", "agb", "nutzungsbedingungen", "datenschutzerklärung", "über uns", "mediadaten", "barrierefreiheit",
        "mentions légales", "nous contacter", "politique de confidentialité", "conditions générales",
        "conditions générales d'utilisation", "plan du site", "qui sommes-nous", "données personnelles", "aviso legal", "contacto",
        "política de privacidad", "política de cookies", "quiénes somos", "términos y condiciones", "condiciones de uso", "mapa web",
        "contatti", "chi siamo", "note legali", "informativa privacy", "informativa sulla privacy", "termini e condizioni",
        "lavora con noi", "contato", "quem somos", "política de privacidade", "termos de uso", "expediente", "fale conosco", "anuncie",
        "over ons", "privacybeleid", "algemene voorwaarden", "colofon", "cookiebeleid", "gebruiksvoorwaarden",
    ]),
];

/// The first words of a short block.
#[rustfmt::skip]
pub(super) const STARTS: Table = &[
    (Comments, &[
        "ihre e-mail-adresse wird nicht", "deine e-mail-adresse wird nicht", "erforderliche felder", "schreiben sie einen kommentar",
        "schreibe einen kommentar", "votre adresse e-mail ne sera pas", "les champs obligatoires", "laisser un commentaire",
        "connectez-vous pour commenter", "tu dirección de correo electrónico no será", "los campos obligatorios",
        "inicia sesión para comentar", "il tuo indirizzo email non sarà", "i campi obbligatori", "o seu endereço de e-mail não será",
        "o seu endereço de email não será", "campos obrigatórios", "je e-mailadres wordt niet", "het e-mailadres wordt niet",
        "vereiste velden",
    ]),
    (Related, &[
        "mehr zum thema", "lesen sie hier", "lesen sie mehr", "lesen sie dazu", "mehr dazu:", "zum thema:", "das könnte sie auch",
        "à lire également", "lire également", "à voir aussi", "voir aussi", "sur le même sujet", "te puede interesar",
        "también te puede interesar", "le puede interesar", "te recomendamos", "le recomendamos", "ver también", "lee más",
        "más información:", "mirá también", "potrebbe interessarti", "ti potrebbe interessare", "vedi anche", "leia mais",
        "veja também", "saiba mais", "confira também", "lees meer", "bekijk ook", "zie ook",
    ]),
    (Share, &[
        "auf facebook", "teilen auf", "folgen sie uns", "partager sur", "suivez-nous", "suivez nous", "compartir en", "síguenos",
        "condividi su", "seguici", "compartilhar no", "compartilhe no", "siga-nos", "delen via", "deel op", "volg ons",
    ]),
    (Newsletter, &[
        "abonnieren sie", "newsletter abonnieren", "melden sie sich für", "melden sie sich hier", "hier können sie den newsletter",
        "inscrivez-vous", "abonnez-vous", "recevez chaque", "recevez toute", "recevoir la newsletter", "téléchargez notre application",
        "téléchargez l'application", "suscríbete", "suscríbase", "recibe en tu", "apúntate a", "descarga nuestra app",
        "descarga la app", "iscriviti alla", "iscriviti al", "ricevi la newsletter", "scarica l'app", "resta aggiornato",
        "assine nossa", "assine a newsletter", "inscreva-se", "receba no seu", "receba as notícias", "baixe o app", "schrijf je in",
        "meld je aan", "abonneer je", "ontvang elke", "ontvang het laatste", "download de app",
    ]),
    (Paywall, &[
        "sie haben bereits ein", "jetzt registrieren", "jetzt abonnieren", "testen sie jetzt", "vous avez déjà un compte",
        "connectez-vous", "créez un compte", "inicia sesión para", "ya tienes una cuenta", "abbonati per", "accedi per",
        "assine para", "faça login", "log in om", "neem een abonnement",
    ]),
    (Advertisement, &["la suite après la publicité", "continua após a publicidade", "el artículo continúa"]),
    (Caption, &[
        "archivbild", "symbolbild", "symbolfoto", "crédit photo", "crédits photo", "crédit :", "crédits :", "photo :",
        "photo d'illustration", "imagen:", "imagen de archivo", "foto de archivo", "foto d'archivio", "imagem:", "beeld:",
    ]),
    (Metadata, &[
        "lesezeit", "zuletzt aktualisiert", "schlagwörter:", "quelle:", "temps de lecture", "mis à jour le", "tiempo de lectura",
        "etiquetas:", "archivado en", "fuente:", "tempo di lettura", "ultimo aggiornamento", "fonte:", "argomenti:", "leestijd",
        "laatst bijgewerkt", "bron:",
    ]),
    (Footer, &["alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "tutti i diritti riservati"]),
];

/// Words anywhere in a block that is not long.
#[rustfmt::skip]
pub(super) const ANYWHERE: Table = &[
    (Paywall, &[
        "exklusiv für abonnent", "nur für abonnent", "abonnenten vorbehalten", "bereits abonnent", "testen und weiterlesen",
        "de cet article à lire", "réservée aux abonnés", "réservé aux abonnés", "réservé à nos abonnés", "pour lire la suite",
        "déjà abonné ?", "exclusivo para suscriptores", "solo para suscriptores", "para seguir leyendo", "para continuar leyendo",
        "ya eres suscriptor", "riservato agli abbonati", "per continuare a leggere", "sei già abbonato", "hai già un abbonamento",
        "exclusivo para assinantes", "para continuar lendo", "já é assinante", "alleen voor abonnees", "om verder te lezen",
        "al een abonnement",
    ]),
    (Cookies, &[
        "verwendet cookies", "verwenden cookies", "nutzen cookies", "nutzt cookies", "utilise des cookies", "utilisons des cookies",
        "utilisation de cookies", "dépôt de cookies", "utiliza cookies", "utilizamos cookies", "usamos cookies", "uso de cookies",
        "utilizza cookie", "utilizziamo cookie", "utilizza i cookie", "uso dei cookie", "usa cookies", "gebruikt cookies",
        "gebruiken cookies", "gebruik van cookies",
    ]),
    (Newsletter, &[
        "unseren newsletter", "unserem newsletter", "notre newsletter", "à la newsletter", "dans votre boîte mail",
        "nuestro boletín", "nuestra newsletter", "nostra newsletter", "alla newsletter", "nossa newsletter", "onze nieuwsbrief",
    ]),
    (Footer, &[
        "alle rechte vorbehalten", "tous droits réservés", "reproduction interdite", "todos los derechos reservados",
        "prohibida la reproducción", "tutti i diritti riservati", "riproduzione riservata", "todos os direitos reservados",
        "proibida a reprodução", "alle rechten voorbehouden",
    ]),
    (Caption, &["(foto:", "/ dpa", "/dpa", "imago images", "(photo :", "crédit photo", "(foto di "]),
];
