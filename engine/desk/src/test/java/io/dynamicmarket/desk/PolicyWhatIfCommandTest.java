package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be used is refused in a sentence before anything is compiled. */
class PolicyWhatIfCommandTest {
    @TempDir
    Path folder;

    @Test
    void refusesARecordingThatIsNotThere() {
        refused("Expected a readable recording", "--recording", folder.resolve("none.gz"), "--after", folder);
    }

    /** A report that nothing differs over nothing would be signed like any other. */
    @Test
    void refusesARecordingWithoutAnythingToDecideOn() throws IOException {
        Path key =
                Files.writeString(folder.resolve("key.pem"), "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n");
        String sentence = "but none of its lines led to a decision";
        Path release = Path.of("..", "..");
        refused(sentence, "--recording", key, "--after", release);
        refused(sentence, "--recording", key, "--sweep", "market-state#defensive-volatility:volatilityBps=20..60/3");
        assertFalse(Files.exists(folder.resolve("out").resolve("whatif.json")));
    }

    @Test
    void refusesACellThatIsNotThere() {
        refused(
                "Expected a row no-such-row in market-state",
                "--generate",
                "1,1",
                "--sweep",
                "market-state#no-such-row:volatilityBps=20..60/5");
    }

    @Test
    void refusesWhatSaysTooLittle() {
        refused("Expected recordings or made-up markets", "--after", folder);
        refused("Expected --after with a release", "--generate", "1,1");
        refused("Expected markets and hours like 10,48", "--generate", "ten", "--after", folder);
    }

    private void refused(String sentence, Object... options) {
        Object[] words = new Object[options.length + 4];
        words[0] = "policy";
        words[1] = "whatif";
        words[2] = "--out";
        words[3] = folder.resolve("out");
        System.arraycopy(options, 0, words, 4, options.length);
        Typed typed = Typed.line(words);
        assertEquals(2, typed.status());
        assertTrue(typed.err().contains(sentence), typed.err());
    }
}
