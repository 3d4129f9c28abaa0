package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.governance.automation.AutomationStore;
import io.dynamicmarket.governance.automation.AutomationTurn;
import io.dynamicmarket.governance.automation.AutomationTurn.Outcome;
import io.dynamicmarket.governance.automation.AutomationWord;
import io.dynamicmarket.governance.automation.AutomationWord.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Words on automations and their turns in PostgreSQL, append-only. */
public final class PostgresAutomations implements AutomationStore {
    /** The key of the lock, "automate" in ASCII: words follow each other. */
    private static final long WORD_LOCK = 0x6175746f_6d617465L;

    private final Database database;

    public PostgresAutomations(Database database) {
        this.database = database;
    }

    @Override
    public boolean say(AutomationWord word) {
        return database.together(() -> {
            Update.in(database, "say a word", "select pg_advisory_xact_lock(" + WORD_LOCK + ")");
            Act before = lastWord(word.automation()).map(AutomationWord::act).orElse(Act.RESUMED);
            return before != word.act() && insert(word) == 1;
        });
    }

    private int insert(AutomationWord word) {
        return Update.in(
                database,
                "keep that " + word.automation() + " was " + word.act(),
                "insert into automation_word (automation, act, by_whom, reason, at) values (?, ?, ?, ?, ?)",
                word.automation().name(),
                word.act().name(),
                word.by(),
                word.reason(),
                Moments.ofMillis(word.atMillis()));
    }

    @Override
    public Optional<AutomationWord> lastWord(Automation automation) {
        return Query.of(
                        database,
                        "select * from automation_word where automation = ? order by number desc limit 1",
                        automation.name())
                .list(PostgresAutomations::word)
                .stream()
                .findFirst();
    }

    @Override
    public boolean note(AutomationTurn turn) {
        return Update.in(
                        database,
                        "keep what became of " + turn.automation() + " of " + turn.period(),
                        "insert into automation_turn (automation, period, outcome, source, sentence, at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                        turn.automation().name(),
                        turn.period(),
                        turn.outcome().name(),
                        turn.grounds().source(),
                        turn.grounds().sentence(),
                        Moments.ofMillis(turn.atMillis()))
                == 1;
    }

    @Override
    public Optional<AutomationTurn> lastTurn(Automation automation) {
        return Query.of(
                        database,
                        "select * from automation_turn where automation = ? order by period desc, number desc limit 1",
                        automation.name())
                .list(PostgresAutomations::turn)
                .stream()
                .findFirst();
    }

    @Override
    public List<AutomationWord> words(int limit) {
        return Query.of(database, "select * from automation_word order by number desc limit ?", limit)
                .list(PostgresAutomations::word);
    }

    @Override
    public List<AutomationTurn> turns(int limit) {
        return Query.of(database, "select * from automation_turn order by number desc limit ?", limit)
                .list(PostgresAutomations::turn);
    }

    private static AutomationWord word(ResultSet row) throws SQLException {
        return new AutomationWord(
                Automation.valueOf(row.getString("automation")),
                Act.valueOf(row.getString("act")),
                row.getString("by_whom"),
                row.getString("reason"),
                Moments.millis(row, "at"));
    }

    private static AutomationTurn turn(ResultSet row) throws SQLException {
        return new AutomationTurn(
                Automation.valueOf(row.getString("automation")),
                row.getString("period"),
                Outcome.valueOf(row.getString("outcome")),
                new Grounds(row.getString("source"), row.getString("sentence")),
                Moments.millis(row, "at"));
    }
}
