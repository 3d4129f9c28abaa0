package io.dynamicmarket.desk.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A sound recording with every fault that a line can have put into it, each twice, and one lost update. */
final class FaultyTape {
    private static final String LEVEL_HEAD =
            "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":9000000,\"u\":9000001,\"pu\":9000000,\"a\":[],\"b\":";
    private static final String TICKER_HEAD = "{\"u\":9000000,\"s\":\"BTCUSDT\",\"B\":\"1\",\"A\":\"1\",\"b\":";

    private static final Map<String, String> FAULTS = new LinkedHashMap<>();
    /** Two frames that open the book, 20 of each second of calm and four trades, the faults, the gap with its snapshot. */
    static final int LINES;

    private static final int FIRST_FAULT = 2 + 20 + 4 + 1;

    static {
        FAULTS.put("BROKEN_JSON", "{\"e\":\"depthUpdate\",\"b\":[[\"1");
        FAULTS.put("UNKNOWN_STREAM", "{\"e\":\"forceOrder\",\"s\":\"BTCUSDT\"}");
        FAULTS.put("MISSING_FIELD", "{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":1,\"b\":[],\"a\":[]}");
        FAULTS.put("OTHER_MARKET", LEVEL_HEAD.replace("BTCUSDT", "ETHUSDT") + "[]}");
        FAULTS.put("BAD_NUMBER", LEVEL_HEAD + "[[\"sixty\",\"1\"]]}");
        FAULTS.put("NEGATIVE_SIZE", LEVEL_HEAD + "[[\"60000.0\",\"-1\"]]}");
        FAULTS.put("ABSURD_SIZE", LEVEL_HEAD + "[[\"60000.0\",\"99999999999999999\"]]}");
        FAULTS.put("DUPLICATE_SEQUENCE", LEVEL_HEAD.replace("9000001", "5").replace("9000000", "4") + "[]}");
        FAULTS.put("CROSSED_TICKER", TICKER_HEAD + "\"60001.0\",\"a\":\"60000.0\"}");
        FAULTS.put(
                "CROSSED_SNAPSHOT",
                "{\"lastUpdateId\":9,\"bids\":[[\"60001.0\",\"1\"]],\"asks\":[[\"60000.0\",\"1\"]]}");
        LINES = FIRST_FAULT - 1 + 2 * (FAULTS.size() + 3) + 20 + 4 + 2;
    }

    private FaultyTape() {}

    static Path write(Path file) throws IOException {
        Tape tape = Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).calm(2_000);
        for (int i = 0; i < 2; i++) {
            FAULTS.values().forEach(tape::raw);
            tape.raw((Tape.MIDNIGHT_MILLIS + 1_000) * 1_000_000, "{}");
            tape.raw((Tape.MIDNIGHT_MILLIS + 1_000_000_000_000L) * 1_000_000, "{}");
            tape.junk("not a line");
        }
        return tape.lose().calm(4_000).snapshot().at(4_050).touch().write(file);
    }

    static ObjectNode refused() {
        ObjectNode refused = JsonNodeFactory.instance.objectNode();
        FAULTS.keySet().forEach(reason -> refused.put(reason, 2));
        refused.put("TIME_BACKWARDS", 2).put("TIME_JUMP", 2).put("BAD_LINE", 2);
        return refused;
    }

    static int lineOf(String reason) {
        int at = FIRST_FAULT;
        for (String each : FAULTS.keySet()) {
            if (each.equals(reason)) {
                return at;
            }
            at++;
        }
        return at
                + switch (reason) {
                    case "TIME_BACKWARDS" -> 0;
                    case "TIME_JUMP" -> 1;
                    default -> 2;
                };
    }
}
