//! [`Wait`]: runs something in a later task, so that the browser can do other work first.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;

/// Something that will run later, once; never, if this is dropped first.
pub struct Wait {
    _frame: Option<AnimationFrame>,
    _task: Rc<RefCell<Option<Timeout>>>,
}

impl Wait {
    /// Runs `what` in the next task.
    #[must_use]
    pub fn task(what: impl FnOnce() + 'static) -> Self {
        Self {
            _frame: None,
            _task: Rc::new(RefCell::new(Some(Timeout::new(0, what)))),
        }
    }

    /// Runs `what` after the browser has laid out and painted the current document; not while the
    /// page is in the background.
    #[must_use]
    pub fn paint(what: impl FnOnce() + 'static) -> Self {
        let task = Rc::new(RefCell::new(None));
        let then = Rc::clone(&task);
        // A frame's callbacks run before its paint, and the next task after it.
        let frame = request_animation_frame(move |_| {
            then.replace(Some(Timeout::new(0, what)));
        });
        Self {
            _frame: Some(frame),
            _task: task,
        }
    }
}
