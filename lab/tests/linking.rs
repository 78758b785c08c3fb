//! Which mentions are of one thing.

use lab::evaluate::linking;

/// Cases that the linker is known to get wrong.
const KNOWN: [&str; 0] = [];

#[test]
fn mentions_of_one_thing_are_linked_and_of_two_are_not() {
    assert_eq!(linking::measure().wrong, KNOWN);
}
