//! What the element that holds the article contains besides its body.

use super::Page;
use crate::digest::{Aside, Role};
use crate::text::html::Element;
use crate::text::paste::captions;
use crate::text::paste::container::Container;

impl Page<'_> {
    /// The element that holds the body according to `roles`, if there is markup.
    pub(super) fn container(&self, roles: &[Role]) -> Option<Container> {
        let parents = &self.markup?.parents;
        Container::of(parents, &self.hints, self.blocks, self.features, roles)
    }

    /// Adds to the article what is in its element and neither a link nor marked as foreign, and the
    /// lines between the title and the body.
    pub(super) fn take_in_contained(&self, roles: &mut [Role]) {
        let Some(container) = self.container(roles) else {
            return;
        };
        let Some(first) = roles.iter().position(|role| role.is_body()) else {
            return;
        };
        let title = roles.iter().position(|&role| role == Role::Title);
        for (at, role) in roles.iter_mut().enumerate() {
            let loose = matches!(
                role,
                Role::Aside(Aside::Navigation | Aside::Related | Aside::Footer | Aside::Metadata)
            );
            let Some(hint) = self.hints[at].filter(|_| loose) else {
                continue;
            };
            let below_title = self.is_standfirst(at, title, first);
            let block = &self.features[at];
            if block.phrase.is_some()
                || !(container.holds(at) || below_title)
                || container.is_foreign(hint)
                || hint.linked * 2 > hint.span.len()
                || hint.element == Element::Control
                || block.date
                || !block.letters
                || captions::is_caption(self.text(at), block)
            {
                continue;
            }
            // Above the body, lists and lines that say something, but not a section name, a rating
            // or a reading time.
            let listed = container.holds(at)
                && title.is_some_and(|title| title < at)
                && matches!(
                    hint.element,
                    Element::ListItem | Element::Row | Element::Paragraph
                );
            if at < first && !listed && !self.says_something(at) {
                continue;
            }
            *role = self.taken_in(at);
        }
        self.take_in_headings(&container, roles);
    }

    /// Adds the headings of the lists above the body that were added.
    fn take_in_headings(&self, container: &Container, roles: &mut [Role]) {
        for at in (0..roles.len().saturating_sub(1)).rev() {
            let heads = self.hints[at].is_some_and(|hint| {
                matches!(hint.element, Element::Heading(2..))
                    && hint.linked == 0
                    && !container.is_foreign(hint)
            });
            if heads
                && container.holds(at)
                && roles[at] == Role::Aside(Aside::Navigation)
                && roles[at + 1].is_body()
                && self.features[at].phrase.is_none()
            {
                roles[at] = Role::Heading;
            }
        }
    }
}
