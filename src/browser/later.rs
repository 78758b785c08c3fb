//! [`Wait`]: what is done in a later task, so that the browser can do something else first.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;

/// Something that is done later, once; never, if this is dropped before.
pub struct Wait {
    _frame: Option<AnimationFrame>,
    _task: Rc<RefCell<Option<Timeout>>>,
}

impl Wait {
    /// Does `what` in the next task.
    #[must_use]
    pub fn task(what: impl FnOnce() + 'static) -> Self {
        Self {
            _frame: None,
            _task: Rc::new(RefCell::new(Some(Timeout::new(0, what)))),
        }
    }

    /// Does `what` once the browser has laid out and painted what is in the document now. It does not
    /// while the page is not to be seen.
    #[must_use]
    pub fn paint(what: impl FnOnce() + 'static) -> Self {
        let task = Rc::new(RefCell::new(None));
        let then = Rc::clone(&task);
        // A frame's callbacks run before its paint, and the next task after.
        let frame = request_animation_frame(move |_| {
            then.replace(Some(Timeout::new(0, what)));
        });
        Self {
            _frame: Some(frame),
            _task: task,
        }
    }
}
