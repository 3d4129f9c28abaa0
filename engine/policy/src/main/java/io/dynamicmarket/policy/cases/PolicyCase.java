package io.dynamicmarket.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A case beside a table or a rule file: what is given, and what must come out. */
public sealed interface PolicyCase {
    /** Path of the cases file. */
    String file();

    String name();

    /** Rows ({@code table#row}) or ids of rules that it says answer. */
    List<String> fires();

    /**
     * A case of a table.
     *
     * @param table name of the table
     * @param inputs by name
     * @param expect outputs by name
     * @param fires the one row
     */
    record OfTable(
            String file,
            String table,
            String name,
            Map<String, Object> inputs,
            Map<String, Object> expect,
            List<String> fires)
            implements PolicyCase {
        public OfTable {
            Objects.requireNonNull(file);
            Objects.requireNonNull(name);
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
            expect = Collections.unmodifiableMap(new LinkedHashMap<>(expect));
            fires = List.copyOf(fires);
        }
    }

    /**
     * A case of the market's rules.
     *
     * @param situation differences from a quiet market
     * @param expect members of the decision
     * @param fires ids that must be among those fired
     */
    record OfMarket(String file, String name, JsonNode situation, JsonNode expect, List<String> fires)
            implements PolicyCase {
        public OfMarket {
            Objects.requireNonNull(file);
            Objects.requireNonNull(name);
            fires = List.copyOf(fires);
        }
    }

    /**
     * A case of the treasury's rules.
     *
     * @param cells text of files to be replaced first: {@code path|text} to text
     * @param inputs differences from a quiet epoch
     * @param expect every verdict in words, in order
     * @param fires exactly the rules that fire, in order of id
     */
    record OfTreasury(
            String file,
            String name,
            Map<String, String> cells,
            JsonNode inputs,
            List<String> expect,
            List<String> fires)
            implements PolicyCase {
        public OfTreasury {
            Objects.requireNonNull(file);
            Objects.requireNonNull(name);
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
            expect = List.copyOf(expect);
            fires = List.copyOf(fires);
        }
    }
}
