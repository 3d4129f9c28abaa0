package io.dynamicmarket.adapters.zeebe;

import io.camunda.zeebe.client.ZeebeClient;
import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.ProcessVersion;
import io.dynamicmarket.workflows.Sql;
import io.dynamicmarket.workflows.Versions;
import java.sql.SQLException;
import java.util.Optional;

/** Kept versions on the cluster. One whose key there is not known is deployed; deployed again it keeps its key. */
record Definitions(Sql sql, ZeebeClient client) {
    /** Whether the cluster knows it has to be found out anew. */
    void forget(ProcessVersion version) throws SQLException {
        sql.run("delete from zeebe_definition where process = ? and sha256 = ?", version.process(), version.sha256());
    }

    long key(ProcessVersion version) throws SQLException {
        Optional<Long> known = sql.first(
                row -> row.getLong(1),
                "select definition_key from zeebe_definition where process = ? and sha256 = ?",
                version.process(),
                version.sha256());
        return known.isPresent() ? known.get() : deploy(version);
    }

    /** Deploys what starts from now on and is not known to be there. */
    void deployNewest() throws SQLException {
        for (ProcessVersion version : sql.list(
                row -> new ProcessVersion(row.getString("process"), row.getString("sha256")),
                "select * from (select distinct on (process) process, sha256 from process_deployment"
                        + " order by process, ordinal desc) newest where not exists (select from zeebe_definition d"
                        + " where d.process = newest.process and d.sha256 = newest.sha256)")) {
            deploy(version);
            sql.connection().commit();
        }
        sql.connection().commit();
    }

    private long deploy(ProcessVersion version) throws SQLException {
        ProcessFile file = Versions.model(sql, version).file();
        long key = client.newDeployResourceCommand()
                .addResourceStringUtf8(file.xml(), file.name())
                .send()
                .join()
                .getProcesses()
                .get(0)
                .getProcessDefinitionKey();
        sql.run(
                "insert into zeebe_definition values (?, ?, ?) on conflict (process, sha256)"
                        + " do update set definition_key = excluded.definition_key",
                version.process(),
                version.sha256(),
                key);
        return key;
    }
}
