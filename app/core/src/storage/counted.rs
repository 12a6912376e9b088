//! Which statements something runs: how many must not grow with the number of rows, and none may read a growing table whole.

use std::cell::{Cell, RefCell};

tokio::task_local! {
    static STATEMENTS: Cell<u64>;
    static TEXTS: RefCell<Vec<&'static str>>;
}

/// Does `work` and gives how many statements it ran on the pool of readers.
pub async fn counted<T>(work: impl Future<Output = T>) -> (T, u64) {
    let counting = async {
        let done = work.await;
        (done, STATEMENTS.with(Cell::get))
    };
    STATEMENTS.scope(Cell::new(0), counting).await
}

/// Does `work` and gives the text of every statement that it ran.
pub async fn recorded<T>(work: impl Future<Output = T>) -> (T, Vec<&'static str>) {
    let recording = async {
        let done = work.await;
        (done, TEXTS.with(RefCell::take))
    };
    TEXTS.scope(RefCell::default(), recording).await
}

/// One more, where somebody counts.
pub(super) fn count() {
    // Outside of `counted` there is nothing to count into.
    let _ = STATEMENTS.try_with(|statements| statements.set(statements.get() + 1));
}

/// Its text, where somebody records.
pub(crate) fn record(sql: &'static str) {
    let _ = TEXTS.try_with(|texts| texts.borrow_mut().push(sql));
}
