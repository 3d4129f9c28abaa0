package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.ProcessVersion;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import io.dynamicmarket.workflows.token.TokenMachine;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Versions of processes, made ready to run once each. */
final class Definitions {
    private final Map<ProcessVersion, TokenMachine> ready = new ConcurrentHashMap<>();

    /** Keeps a checked process that can be made ready, and makes it the newest. */
    ProcessVersion deploy(Sql sql, ProcessModel model, long nowMillis) throws SQLException {
        TokenMachine machine = new TokenMachine(model);
        ProcessVersion version = Versions.keep(sql, model, nowMillis);
        ready.putIfAbsent(version, machine);
        return version;
    }

    TokenMachine machine(Sql sql, ProcessVersion version) throws SQLException {
        TokenMachine known = ready.get(version);
        if (known != null) {
            return known;
        }
        TokenMachine machine = new TokenMachine(Versions.model(sql, version));
        TokenMachine earlier = ready.putIfAbsent(version, machine);
        return earlier == null ? machine : earlier;
    }
}
