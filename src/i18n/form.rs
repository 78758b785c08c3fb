//! The words for the form and origin of a text: links, tables and footnotes.

use super::{counted, fill, t};

/// The interface's words for the form of a text, in one language.
pub struct FormWords {
    /// Where a link leads, and that it leaves the page.
    leads_to: &'static str,
    /// Name of a table.
    pub table: &'static str,
    /// A footnote, before its number.
    pub note: &'static str,
    /// Heading of the footnotes.
    pub notes: &'static str,
    /// Link from a footnote back to the text.
    pub to_reference: &'static str,
    /// Button: correct the source of the text.
    pub edit_source: &'static str,
    /// Button: add the source of the text.
    pub add_source: &'static str,
    /// Heading of the sources of several articles.
    pub sources: &'static str,
    /// Shown if a date cannot be parsed.
    pub wrong_day: &'static str,
    /// The fields of a source: title, authors, site, day, address.
    pub fields: [&'static str; 5],
    /// Their placeholders.
    pub examples: [&'static str; 5],
    /// Button: save what was typed.
    pub save: &'static str,
    /// Button: discard what was typed.
    pub cancel: &'static str,
    /// Button: the ways to cite.
    pub cite: &'static str,
    /// Heading of the ways to cite.
    pub cite_as: &'static str,
    /// Button: copy a sentence with its source.
    pub copy_with_source: &'static str,
    /// Heading of the outline.
    pub outline: &'static str,
    /// Name of the text before the first heading.
    pub beginning: &'static str,
    /// Switch: include every section in the summary.
    pub spread: &'static str,
    /// Button: the summary by section.
    pub by_section: &'static str,
    /// Button: one more sentence of a section.
    pub more_of: &'static str,
    /// Button: one sentence fewer of a section.
    pub less_of: &'static str,
    /// Button: go to where the reader stopped last time.
    pub resume: &'static str,
    /// A page in a citation.
    pub page: &'static str,
    /// A chapter in a citation.
    pub chapter: &'static str,
}

const EN: FormWords = FormWords {
    leads_to: "Opens {0} in a new tab",
    table: "Table",
    note: "Note",
    notes: "Notes",
    to_reference: "Back to the text",
    edit_source: "Edit source",
    add_source: "Add source",
    sources: "Sources",
    wrong_day: "Write the date as YYYY-MM-DD, YYYY-MM or YYYY.",
    fields: [
        "Title",
        "Authors",
        "Site or publication",
        "Date published",
        "Web address",
    ],
    examples: [
        "",
        "Separate names with semicolons",
        "",
        "YYYY-MM-DD",
        "https://",
    ],
    save: "Save",
    cancel: "Cancel",
    cite: "Cite",
    cite_as: "Copy citation",
    copy_with_source: "Copy with source",
    outline: "Outline",
    beginning: "Beginning",
    spread: "Cover every section",
    by_section: "Summary by section",
    more_of: "More of this section",
    less_of: "Less of this section",
    resume: "Continue where you stopped",
    page: "p. {0}",
    chapter: "ch. {0}",
};

const DE: FormWords = FormWords {
    leads_to: "Öffnet {0} in einem neuen Tab",
    table: "Tabelle",
    note: "Anmerkung",
    notes: "Anmerkungen",
    to_reference: "Zurück zum Text",
    edit_source: "Quelle bearbeiten",
    add_source: "Quelle angeben",
    sources: "Quellen",
    wrong_day: "Schreiben Sie das Datum als JJJJ-MM-TT, JJJJ-MM oder JJJJ.",
    fields: [
        "Titel",
        "Autoren",
        "Website oder Publikation",
        "Erschienen am",
        "Webadresse",
    ],
    examples: [
        "",
        "Mehrere Namen mit Semikolon trennen",
        "",
        "JJJJ-MM-TT",
        "https://",
    ],
    save: "Speichern",
    cancel: "Abbrechen",
    cite: "Zitieren",
    cite_as: "Quellenangabe kopieren",
    copy_with_source: "Mit Quelle kopieren",
    outline: "Gliederung",
    beginning: "Anfang",
    spread: "Alle Abschnitte berücksichtigen",
    by_section: "Zusammenfassung nach Abschnitten",
    more_of: "Mehr aus diesem Abschnitt",
    less_of: "Weniger aus diesem Abschnitt",
    resume: "Weiterlesen, wo Sie aufgehört haben",
    page: "S. {0}",
    chapter: "Kap. {0}",
};

const FR: FormWords = FormWords {
    leads_to: "Ouvre {0} dans un nouvel onglet",
    table: "Tableau",
    note: "Note",
    notes: "Notes",
    to_reference: "Retour au texte",
    edit_source: "Modifier la source",
    add_source: "Indiquer la source",
    sources: "Sources",
    wrong_day: "Écrivez la date sous la forme AAAA-MM-JJ, AAAA-MM ou AAAA.",
    fields: [
        "Titre",
        "Auteurs",
        "Site ou publication",
        "Date de publication",
        "Adresse web",
    ],
    examples: [
        "",
        "Séparez les noms par des points-virgules",
        "",
        "AAAA-MM-JJ",
        "https://",
    ],
    save: "Enregistrer",
    cancel: "Annuler",
    cite: "Citer",
    cite_as: "Copier la référence",
    copy_with_source: "Copier avec la source",
    outline: "Plan",
    beginning: "Début",
    spread: "Couvrir toutes les sections",
    by_section: "Résumé par section",
    more_of: "Plus de cette section",
    less_of: "Moins de cette section",
    resume: "Reprendre la lecture",
    page: "p. {0}",
    chapter: "chap. {0}",
};

const ES: FormWords = FormWords {
    leads_to: "Abre {0} en una pestaña nueva",
    table: "Tabla",
    note: "Nota",
    notes: "Notas",
    to_reference: "Volver al texto",
    edit_source: "Editar la fuente",
    add_source: "Indicar la fuente",
    sources: "Fuentes",
    wrong_day: "Escriba la fecha como AAAA-MM-DD, AAAA-MM o AAAA.",
    fields: [
        "Título",
        "Autores",
        "Sitio o publicación",
        "Fecha de publicación",
        "Dirección web",
    ],
    examples: [
        "",
        "Separe los nombres con punto y coma",
        "",
        "AAAA-MM-DD",
        "https://",
    ],
    save: "Guardar",
    cancel: "Cancelar",
    cite: "Citar",
    cite_as: "Copiar la referencia",
    copy_with_source: "Copiar con la fuente",
    outline: "Esquema",
    beginning: "Inicio",
    spread: "Incluir todas las secciones",
    by_section: "Resumen por secciones",
    more_of: "Más de esta sección",
    less_of: "Menos de esta sección",
    resume: "Seguir donde lo dejó",
    page: "p. {0}",
    chapter: "cap. {0}",
};

/// The words in the current language of the interface.
#[must_use]
pub fn words() -> &'static FormWords {
    match t().code {
        "de" => &DE,
        "fr" => &FR,
        "es" => &ES,
        _ => &EN,
    }
}

/// Where a link leads, and that it leaves the page.
#[must_use]
pub fn leads_to(address: &str) -> String {
    fill(words().leads_to, &[host(address)])
}

/// The host of an address.
#[must_use]
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// The length of a section.
#[must_use]
pub fn section_words(words: usize) -> String {
    counted(words, t().word)
}
