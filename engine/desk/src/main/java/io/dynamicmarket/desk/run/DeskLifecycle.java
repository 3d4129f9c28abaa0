package io.dynamicmarket.desk.run;

import org.springframework.context.SmartLifecycle;

/** Starts the desk once all is there to watch it, and stops it before anything that it needs or that shows it. */
final class DeskLifecycle implements SmartLifecycle {
    private final Desk desk;
    private volatile boolean running;

    DeskLifecycle(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void start() {
        desk.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        desk.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Last to start, first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
