package io.dynamicmarket.workflows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.process.ProcessEngine;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.ProcessRecords;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.governance.process.Variables;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the runner in this process. */
class EmbeddedProcessesTest extends ProcessContract {
    @TempDir
    static Path folder;

    private static ProcessDatabase server;
    private static DataSource source;
    private long nowMillis = 1_700_000_000_000L;

    @BeforeAll
    static void startServer() throws IOException, SQLException {
        server = ProcessDatabase.start(folder);
        source = server.empty();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void isUnfinishedHereAndNotElsewhere() {
        ProcessKey key = started("incident-response", Variables.of("acknowledgeWithin", "PT1H"));
        assertTrue(new ProcessTables(source()).unfinishedHere().contains(key));
        assertEquals(List.of(), new ProcessTables(source()).unfinishedElsewhere());
    }

    @Override
    protected ProcessEngine engine(StepHandlers handlers) {
        return new Runner(source(), handlers, StepRetries.DEFAULT);
    }

    @Override
    protected ProcessRecords records() {
        return new ProcessTables(source());
    }

    @Override
    protected DataSource source() {
        return source;
    }

    @Override
    protected void prepare() {
        // each test has business keys of its own
    }

    @Override
    protected long nowMillis() {
        return nowMillis;
    }

    @Override
    protected void pass(Duration time) {
        nowMillis += time.toMillis();
        settle();
    }
}
