//! How many statements something takes: what must not grow with the number of rows.

use std::cell::Cell;

tokio::task_local! {
    static STATEMENTS: Cell<u64>;
}

/// Does `work` and gives how many statements it ran on the pool of readers.
pub async fn counted<T>(work: impl Future<Output = T>) -> (T, u64) {
    let counting = async {
        let done = work.await;
        (done, STATEMENTS.with(Cell::get))
    };
    STATEMENTS.scope(Cell::new(0), counting).await
}

/// One more, where somebody counts.
pub(super) fn count() {
    // Outside of `counted` there is nothing to count into.
    let _ = STATEMENTS.try_with(|statements| statements.set(statements.get() + 1));
}
