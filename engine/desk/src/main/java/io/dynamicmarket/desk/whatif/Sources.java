package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.governance.audit.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a report says of what was replayed: enough to replay the very same again. */
final class Sources {
    private Sources() {}

    static Map<String, Object> values(WhatIfRequest request) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("seed", request.seed());
        List<Map<String, Object>> recordings = new ArrayList<>();
        for (Path recording : request.recordings()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", String.valueOf(recording.getFileName()));
            one.put("sha256", Sha256.hex(Files.readAllBytes(recording)));
            recordings.add(one);
        }
        values.put("recordings", recordings);
        MadeUp madeUp = request.madeUp();
        if (madeUp != null) {
            values.put("madeUp", Map.of("markets", (long) madeUp.markets(), "hours", (long) madeUp.hours()));
        }
        return values;
    }
}
