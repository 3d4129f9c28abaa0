package io.dynamicmarket.governance.process;

/** What happened to an instance. */
public enum HistoryKind {
    STARTED,
    ENTERED,
    LEFT,
    TASK_OPENED,
    TASK_DONE,
    TASK_WITHDRAWN,
    REMINDED,
    STEP_QUEUED,
    STEP_DONE,
    STEP_FAILED,
    STEP_GIVEN_UP,
    STEP_RETRIED,
    STEP_WITHDRAWN,
    MESSAGE_KEPT,
    MESSAGE_TAKEN,
    MESSAGE_UNUSED,
    TIMER_SET,
    TIMER_FIRED,
    STOPPED,
    RESUMED,
    ENDED,
    CANCELLED
}
