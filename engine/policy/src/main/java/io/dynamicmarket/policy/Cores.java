package io.dynamicmarket.policy;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;

/**
 * Where parallel streams that compile or decide run. The threads of the common pool see the classes of the system alone:
 * in an executable jar, whose classes have a loader of their own, the rule engine would not find its parts there.
 */
public final class Cores {
    private Cores() {}

    /**
     * Does some work, the parallel streams in it on all cores, with the class loader of the calling thread.
     *
     * @throws RuntimeException whatever the work throws
     */
    public static <T> T all(Callable<T> work) {
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        ForkJoinWorkerThreadFactory threads = pool -> {
            var thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
            thread.setContextClassLoader(classes);
            return thread;
        };
        ForkJoinPool pool = new ForkJoinPool(Runtime.getRuntime().availableProcessors(), threads, null, false);
        try {
            return pool.submit(work).join();
        } finally {
            pool.shutdown();
        }
    }
}
