//! Which mentions refer to the same thing.

use lab::evaluate::linking;

/// Cases that the linker is known to get wrong.
const KNOWN: [&str; 0] = [];

#[test]
fn mentions_of_the_same_thing_are_linked_and_others_are_not() {
    assert_eq!(linking::measure().wrong, KNOWN);
}
