package io.dynamicmarket.desk.web;

import java.util.List;

/** A wish that takes a proposal; nothing was changed. The message holds every bound that it goes beyond. */
final class BeyondBounds extends RuntimeException {
    private static final long serialVersionUID = 1;

    BeyondBounds(List<String> sentences) {
        super(String.join(". ", sentences) + ". That takes a proposal: nothing was changed.");
    }
}
