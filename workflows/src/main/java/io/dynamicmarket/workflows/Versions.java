package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.ProcessVersion;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Versions of processes as they are kept in the database, read once each. */
public final class Versions {
    /** Files by their digest never change, and reading one costs far more than looking it up. */
    private static final Map<ProcessVersion, ProcessModel> READ = new ConcurrentHashMap<>();

    private Versions() {}

    /** Keeps a checked process and makes it the newest. */
    public static ProcessVersion keep(Sql sql, ProcessModel model, long nowMillis) throws SQLException {
        ProcessFile file = model.file();
        ProcessVersion version = new ProcessVersion(model.id(), file.sha256());
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
        READ.putIfAbsent(version, model);
        return version;
    }

    static Optional<ProcessVersion> newest(Sql sql, String process) throws SQLException {
        return sql.first(
                row -> new ProcessVersion(process, row.getString(1)),
                "select sha256 from process_deployment where process = ? order by ordinal desc limit 1",
                process);
    }

    /** The model of a version that an instance has, so that it is kept. */
    public static ProcessModel model(Sql sql, ProcessVersion version) throws SQLException {
        ProcessModel known = READ.get(version);
        if (known != null) {
            return known;
        }
        ProcessModel model = ProcessModel.read(file(sql, version)
                .orElseThrow(
                        () -> new IllegalStateException("Expected process " + version + " to be kept, but it is not")));
        READ.putIfAbsent(version, model);
        return model;
    }

    static Optional<ProcessFile> file(Sql sql, ProcessVersion version) throws SQLException {
        return sql.first(
                row -> new ProcessFile(row.getString("file"), row.getString("bpmn")),
                "select file, bpmn from process_definition where process = ? and sha256 = ?",
                version.process(),
                version.sha256());
    }
}
