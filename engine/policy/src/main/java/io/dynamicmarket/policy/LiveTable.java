package io.dynamicmarket.policy;

import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.policy.table.BoundTable;
import io.dynamicmarket.policy.table.Hit;
import io.dynamicmarket.policy.table.Margin;
import io.dynamicmarket.policy.table.Reading;
import io.dynamicmarket.policy.table.Table;
import io.dynamicmarket.policy.table.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table that is asked at every decision, with the fact and the name of every row made beforehand.
 *
 * @param <T> the fact
 */
final class LiveTable<T> {
    private final Tables tables;
    private final @Nullable BoundTable<MarketSituation> table;
    private final Map<String, Answer<T>> answersByRow;

    /** The answer given last; a table mostly answers by the row that it answered by before. */
    private @Nullable Given<T> given;

    /** Seen whole by every thread or not at all. */
    private record Given<T>(Hit hit, Answer<T> answer) {}

    /** What a row stands for: its fact, and its name in the list of what fired. */
    private record Answer<T>(T fact, String source) {}

    private LiveTable(Tables tables, @Nullable BoundTable<MarketSituation> table, Map<String, Answer<T>> answersByRow) {
        this.tables = tables;
        this.table = table;
        this.answersByRow = answersByRow;
    }

    /** Reads one; where a finding was noted the release is refused before anything asks it. */
    static <T> LiveTable<T> read(String name, Class<T> type, Tables tables, FactTables rows, List<Finding> findings) {
        return read(name, type, tables, rows, findings, Indicators.ALL);
    }

    /** Reads one that may ask for more than the situation says. */
    static <T> LiveTable<T> read(
            String name,
            Class<T> type,
            Tables tables,
            FactTables rows,
            List<Finding> findings,
            Map<String, Reading<MarketSituation>> readings) {
        Map<String, Answer<T>> answers = new HashMap<>();
        rows.byRow(name, type).forEach((row, fact) -> answers.put(row, new Answer<>(fact, Hit.source(name, row))));
        if (!tables.has(name)) {
            return new LiveTable<>(tables, null, answers);
        }
        try {
            Table table = tables.get(name);
            if (table.hitPolicy().collects()) {
                throw new IllegalArgumentException(
                        "Expected a table of which one row answers, but got " + table.hitPolicy());
            }
            return new LiveTable<>(tables, new BoundTable<>(table, readings), answers);
        } catch (IllegalArgumentException refused) {
            findings.add(new Finding("dmn/" + name + ".dmn", "", String.valueOf(refused.getMessage())));
            return new LiveTable<>(tables, null, answers);
        }
    }

    /** The same table, of which each row stands for something made of its fact. */
    <U> LiveTable<U> as(Function<T, U> made) {
        Map<String, Answer<U>> others = new HashMap<>();
        answersByRow.forEach(
                (row, answer) -> others.put(row, new Answer<>(made.apply(answer.fact()), answer.source())));
        return new LiveTable<>(tables, table, others);
    }

    Hit hit(MarketSituation situation) {
        return bound().decide(situation);
    }

    T fact(Hit hit) {
        return answer(hit).fact();
    }

    /** Name of the row that answered: {@code market-state#calm}. */
    String source(Hit hit) {
        return answer(hit).source();
    }

    private Answer<T> answer(Hit hit) {
        Given<T> last = given;
        if (last != null && last.hit() == hit) {
            return last.answer();
        }
        Answer<T> answer = answersByRow.get(hit.row());
        if (answer == null) {
            throw new IllegalStateException("Expected a fact for " + hit.source() + ", but there is none");
        }
        given = new Given<>(hit, answer);
        return answer;
    }

    /** How far each input alone is from another answer. */
    List<Margin> margins(MarketSituation situation) {
        return bound().margins(situation);
    }

    /** The answer with margins and with the reason why each other row did not answer. */
    AskedTable explain(MarketSituation situation) {
        return new AskedTable(bound().inputs(situation), bound().explain(situation));
    }

    /** Asks the DMN engine too; a disagreement is an {@link IllegalStateException}. */
    void compareWithEngine(Hit hit, MarketSituation situation) {
        tables.compareWithEngine(hit, bound().inputs(situation));
    }

    private BoundTable<MarketSituation> bound() {
        if (table == null) {
            throw new IllegalStateException("Expected a table without faults, but it was refused");
        }
        return table;
    }
}
