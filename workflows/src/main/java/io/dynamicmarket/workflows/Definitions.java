package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.ProcessVersion;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import io.dynamicmarket.workflows.token.TokenMachine;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Versions of processes, kept in the database and made ready once each. */
final class Definitions {
    private final Map<ProcessVersion, TokenMachine> ready = new ConcurrentHashMap<>();

    /** Keeps a checked process and makes it the newest. */
    ProcessVersion deploy(Sql sql, ProcessModel model, long nowMillis) throws SQLException {
        ProcessFile file = model.file();
        ProcessVersion version = new ProcessVersion(model.id(), file.sha256());
        TokenMachine machine = new TokenMachine(model);
        sql.run(
                "insert into process_definition values (?, ?, ?, ?, ?) on conflict do nothing",
                version.process(),
                version.sha256(),
                file.name(),
                file.xml(),
                Sql.at(nowMillis));
        if (newest(sql, model.id()).filter(version::equals).isEmpty()) {
            sql.run(
                    "insert into process_deployment (process, sha256, deployed_at) values (?, ?, ?)",
                    version.process(),
                    version.sha256(),
                    Sql.at(nowMillis));
        }
        ready.putIfAbsent(version, machine);
        return version;
    }

    Optional<ProcessVersion> newest(Sql sql, String process) throws SQLException {
        return sql.first(
                row -> new ProcessVersion(process, row.getString(1)),
                "select sha256 from process_deployment where process = ? order by ordinal desc limit 1",
                process);
    }

    TokenMachine machine(Sql sql, ProcessVersion version) throws SQLException {
        TokenMachine known = ready.get(version);
        if (known != null) {
            return known;
        }
        ProcessFile file = file(sql, version)
                .orElseThrow(
                        () -> new IllegalStateException("Expected process " + version + " to be kept, but it is not"));
        TokenMachine machine = new TokenMachine(ProcessModel.read(file));
        TokenMachine earlier = ready.putIfAbsent(version, machine);
        return earlier == null ? machine : earlier;
    }

    static Optional<ProcessFile> file(Sql sql, ProcessVersion version) throws SQLException {
        return sql.first(
                row -> new ProcessFile(row.getString("file"), row.getString("bpmn")),
                "select file, bpmn from process_definition where process = ? and sha256 = ?",
                version.process(),
                version.sha256());
    }
}
