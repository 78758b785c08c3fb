//! The words of a text's own form and origin: links, tables and footnotes.

use super::{fill, t};

/// What the interface says of a text's form, in one language.
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
}

const EN: FormWords = FormWords {
    leads_to: "Opens {0} in a new tab",
    table: "Table",
    note: "Note",
    notes: "Notes",
    to_reference: "Back to the text",
};

const DE: FormWords = FormWords {
    leads_to: "Öffnet {0} in einem neuen Tab",
    table: "Tabelle",
    note: "Anmerkung",
    notes: "Anmerkungen",
    to_reference: "Zurück zum Text",
};

const FR: FormWords = FormWords {
    leads_to: "Ouvre {0} dans un nouvel onglet",
    table: "Tableau",
    note: "Note",
    notes: "Notes",
    to_reference: "Retour au texte",
};

const ES: FormWords = FormWords {
    leads_to: "Abre {0} en una pestaña nueva",
    table: "Tabla",
    note: "Nota",
    notes: "Notas",
    to_reference: "Volver al texto",
};

/// The words in the language that the interface has now.
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
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    fill(words().leads_to, &[host])
}
