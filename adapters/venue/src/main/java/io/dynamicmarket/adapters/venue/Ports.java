package io.dynamicmarket.adapters.venue;

import java.io.IOException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** The sentence for a port that cannot be had. */
final class Ports {
    private Ports() {}

    static IOException refused(int port, @Nullable Throwable cause) {
        IOException refusal = cause instanceof BindException
                ? new BindException("Expected port " + port + " of 127.0.0.1 to be free for the venue, but it is taken")
                : new IOException("Expected to listen on port " + port + " of 127.0.0.1, but it failed: " + cause);
        refusal.initCause(cause);
        return refusal;
    }
}
