//! The trained classifier's verdict on blocks, after the rules'.

use super::Page;
use crate::digest::{Aside, Role};
use crate::text::html::{Element, Mark};
use crate::text::paste::clues::Vector;
use crate::text::paste::evidence::View;
use crate::text::paste::model::Model;

impl Page<'_> {
    /// The model's input for the blocks, if it is consulted: not if the paste is nothing but an
    /// article, or contains none.
    pub(crate) fn evidence(&self) -> Option<Vec<(Role, Vector)>> {
        let run = self.main_run().filter(|_| !self.plain)?;
        let roles = self.around(run);
        let vectors = self.vectors(&roles);
        Some(roles.into_iter().zip(vectors).collect())
    }

    pub(super) fn vectors(&self, roles: &[Role]) -> Vec<Vector> {
        let first = roles.iter().position(|role| role.is_body()).unwrap_or(0);
        let last = roles.iter().rposition(|role| role.is_body());
        let view = View {
            source: self.source,
            blocks: self.blocks,
            features: self.features,
            roles,
            run: first..last.map_or(first, |last| last + 1),
            hints: &self.hints,
            container: self.container(roles),
        };
        view.vectors()
    }

    /// Lets the model revise `roles`.
    pub(super) fn refine(&self, roles: &mut [Role], model: &Model) {
        if self.plain {
            return;
        }
        let weights = if self.markup.is_some() {
            &model.html
        } else {
            &model.plain
        };
        let title = roles.iter().position(|&role| role == Role::Title);
        let first = (roles.iter())
            .enumerate()
            .position(|(at, role)| role.is_body() && !self.is_standfirst(at, title, usize::MAX))
            .unwrap_or(roles.len());
        for (at, vector) in self.vectors(roles).iter().enumerate() {
            let role = roles[at];
            if matches!(role, Role::Title | Role::Byline | Role::Published)
                || self.entry.contains(&at)
            {
                continue;
            }
            let logit = weights.logit(vector);
            // A known phrase that identifies a block ("Subscribe to our newsletter") keeps it
            // aside.
            if logit > 0.0 && !role.is_article() && self.features[at].phrase.is_none() {
                roles[at] = self.taken_in(at);
            } else if logit < 0.0
                && role.is_article()
                && !self.leads_on(at, roles)
                && !self.is_standfirst(at, title, first)
            {
                roles[at] = Role::Aside(self.reason(at));
            }
        }
    }

    /// Whether a block announces the list or table that follows it in the article.
    pub(super) fn leads_on(&self, at: usize, roles: &[Role]) -> bool {
        let listed = |next: usize| self.features[next].item || self.features[next].cells >= 3;
        let next = at + 1;
        next < roles.len() && self.is_lead_in(at) && roles[next].is_article() && listed(next)
    }

    /// The role of a block that the rules set aside and the model keeps.
    pub(super) fn taken_in(&self, at: usize) -> Role {
        let block = &self.features[at];
        match self
            .hints
            .get(at)
            .copied()
            .flatten()
            .map(|hint| hint.element)
        {
            Some(Element::Heading(_)) => Role::Heading,
            Some(Element::ListItem) => Role::ListItem,
            _ if block.is_prose() || block.ends || block.item || block.cells >= 2 => self.form(at),
            _ => self.loose_line(at),
        }
    }

    /// Why the model sets a block aside.
    pub(super) fn reason(&self, at: usize) -> Aside {
        let block = &self.features[at];
        if let Some(phrase) = block.phrase {
            return phrase.aside;
        }
        let hint = self.hints.get(at).copied().flatten();
        let marked = hint.and_then(|hint| {
            const REASONS: [(Mark, Aside); 9] = [
                (Mark::Caption, Aside::Caption),
                (Mark::Comments, Aside::Comments),
                (Mark::Related, Aside::Related),
                (Mark::Newsletter, Aside::Newsletter),
                (Mark::Promotion, Aside::Advertisement),
                (Mark::Share, Aside::Share),
                (Mark::Author, Aside::AuthorNote),
                (Mark::Metadata, Aside::Metadata),
                (Mark::Figure, Aside::Caption),
            ];
            let marks = hint.marks;
            REASONS.into_iter().find(|(mark, _)| marks.has(*mark))
        });
        match marked {
            Some((_, reason)) => reason,
            None if block.date => Aside::Metadata,
            None if block.words >= 4 => Aside::Related,
            None => Aside::Navigation,
        }
    }
}
