package io.dynamicmarket.desk.process;

import io.dynamicmarket.adapters.zeebe.Gateway;
import io.dynamicmarket.adapters.zeebe.ZeebeEngine;
import io.dynamicmarket.governance.process.ProcessEngine;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.StepHandlers;
import io.dynamicmarket.governance.process.StepRetries;
import io.dynamicmarket.workflows.ProcessTables;
import io.dynamicmarket.workflows.Runner;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** What runs the processes of a desk. All of them keep what people see in the same tables. */
public sealed interface EngineChoice {
    /** Brings it up, with these steps, on the desk's database. */
    ProcessEngine engine(DataSource source, StepHandlers steps);

    /** Unfinished instances in this database that it did not begin and cannot go on with. */
    List<ProcessKey> foreign(DataSource source);

    /** The desk's own process. */
    record Embedded() implements EngineChoice {
        @Override
        public ProcessEngine engine(DataSource source, StepHandlers steps) {
            return new Runner(source, steps, StepRetries.DEFAULT);
        }

        @Override
        public List<ProcessKey> foreign(DataSource source) {
            return new ProcessTables(source).unfinishedElsewhere();
        }

        @Override
        public String toString() {
            return "embedded";
        }
    }

    /** A Zeebe cluster, which need not be there yet. */
    record Zeebe(Gateway gateway) implements EngineChoice {
        public Zeebe {
            Objects.requireNonNull(gateway);
        }

        @Override
        public ProcessEngine engine(DataSource source, StepHandlers steps) {
            return new ZeebeEngine(source, gateway, steps, StepRetries.DEFAULT);
        }

        @Override
        public List<ProcessKey> foreign(DataSource source) {
            return new ProcessTables(source).unfinishedHere();
        }

        @Override
        public String toString() {
            return "zeebe";
        }
    }
}
