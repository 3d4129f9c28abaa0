package io.dynamicmarket.desk.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.desk.access.Lease;
import io.dynamicmarket.desk.run.Desk;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends the page to whoever watches, three times a second. Each watcher has a thread of its own, so that a slow one
 * holds up itself alone; the page is rendered once for all of them.
 */
final class PageStream implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PageStream.class);
    private static final long PERIOD_MILLIS = 333;
    private static final int MOST_WATCHERS = 32;

    private final Desk desk;
    private final InstantSource clock;
    private final ObjectMapper json;
    private final ExecutorService watchers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "page-stream");
        thread.setDaemon(true);
        return thread;
    });
    private final Semaphore seats = new Semaphore(MOST_WATCHERS);
    private volatile boolean running;
    private String rendered = "";
    private long renderedAtNanos;

    PageStream(Desk desk, InstantSource clock, ObjectMapper json) {
        this.desk = desk;
        this.clock = clock;
        this.json = json;
    }

    DeskPage page() {
        return PageOf.page(desk, clock.instant());
    }

    /**
     * Sends pages as long as the lease of whoever watches holds.
     *
     * @throws TooManyWatchers if all seats are taken
     */
    SseEmitter open(Lease lease) {
        if (!seats.tryAcquire()) {
            throw new TooManyWatchers("Expected at most " + MOST_WATCHERS + " open pages, but there is one more.");
        }
        SseEmitter emitter = new SseEmitter(0L);
        watchers.execute(() -> watch(emitter, lease));
        return emitter;
    }

    private void watch(SseEmitter emitter, Lease lease) {
        try {
            while (running && lease.holds()) {
                emitter.send(SseEmitter.event().data(rendered(), MediaType.APPLICATION_JSON));
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // the watcher has left
            LOG.debug("a page was closed: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            LOG.error("the page could not be shown", e);
            emitter.completeWithError(e);
        } finally {
            seats.release();
        }
    }

    private synchronized String rendered() throws JsonProcessingException {
        long now = System.nanoTime();
        if (rendered.isEmpty() || now - renderedAtNanos > TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS / 2)) {
            rendered = json.writeValueAsString(page());
            renderedAtNanos = now;
        }
        return rendered;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        watchers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops with the desk: an open page would hold up the end of the server. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
