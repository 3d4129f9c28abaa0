package io.dynamicmarket.policy;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.rule.DrlFile;
import io.dynamicmarket.policy.rule.RuleBase;
import io.dynamicmarket.policy.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A release compiled part by part, as far as it goes: what is sound can be tried even where something else is not, and
 * what a change does not touch need not be compiled again.
 */
public final class ReleaseParts implements AutoCloseable {
    /** Tells rule bases of changed releases apart within the process; nothing that is decided depends on it. */
    private static final AtomicLong CHANGES = new AtomicLong();

    private final ReleaseId id;
    private final SortedMap<String, byte[]> files;
    private final List<DrlFile> drl;
    private final Tables tables;
    private final @Nullable RuleBase rules;
    private final boolean ownsRules;
    private final MarketFacts facts;
    private final List<Finding> findings;

    private ReleaseParts(
            ReleaseId id,
            SortedMap<String, byte[]> files,
            List<DrlFile> drl,
            Tables tables,
            @Nullable RuleBase rules,
            boolean ownsRules,
            MarketFacts facts,
            List<Finding> findings) {
        this.id = id;
        this.files = files;
        this.drl = drl;
        this.tables = tables;
        this.rules = rules;
        this.ownsRules = ownsRules;
        this.facts = facts;
        this.findings = List.copyOf(findings);
    }

    /** Compiles every part; rules only where the allow-list lets them, since compiling them is the way to run them. */
    public static ReleaseParts compile(Release release) {
        SortedMap<String, byte[]> files = release.files();
        List<Finding> findings = new ArrayList<>();
        List<DrlFile> drl = DrlFile.readAll(files);
        RuleBase rules = rules(release.id().sha256(), files, drl, findings);
        Tables tables = Tables.compile(files, findings);
        MarketFacts facts = MarketFacts.read(tables, files, findings);
        return new ReleaseParts(release.id(), files, drl, tables, rules, true, facts, findings);
    }

    private static @Nullable RuleBase rules(
            String version, SortedMap<String, byte[]> files, List<DrlFile> drl, List<Finding> findings) {
        List<Finding> forbidden =
                drl.stream().flatMap(file -> file.findings().stream()).toList();
        findings.addAll(forbidden);
        return forbidden.isEmpty() ? RuleBase.compile(version, files, findings) : null;
    }

    /**
     * The same with other text in some files, which are there already. Changed tables are asked of the DMN engine too.
     *
     * @param changed bytes by path
     */
    public ReleaseParts with(SortedMap<String, byte[]> changed) {
        return changed(changed, true);
    }

    /** The same, but changed tables are not asked of the DMN engine: for trying many changes, never for deciding. */
    public ReleaseParts sketch(SortedMap<String, byte[]> changed) {
        return changed(changed, false);
    }

    private ReleaseParts changed(SortedMap<String, byte[]> changed, boolean engine) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.putAll(changed);
        // Faults of tables and rules that stay are kept; those of facts are found again.
        List<Finding> found = new ArrayList<>();
        boolean otherRules = changed.keySet().stream().anyMatch(path -> path.endsWith(".drl"));
        List<DrlFile> newDrl = otherRules ? DrlFile.readAll(all) : drl;
        RuleBase newRules =
                otherRules ? rules(id.sha256() + "-" + CHANGES.incrementAndGet(), all, newDrl, found) : rules;
        SortedMap<String, byte[]> dmn = changed.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".dmn"))
                .collect(Collectors.toMap(e -> e.getKey(), e -> e.getValue(), (one, other) -> other, TreeMap::new));
        Tables newTables = tables.with(dmn, engine, found);
        boolean factsStay = found.isEmpty()
                && changed.keySet().stream().allMatch(path -> path.endsWith(".drl") || path.endsWith(".cases.json"));
        MarketFacts newFacts = factsStay ? facts : MarketFacts.read(newTables, all, found);
        return new ReleaseParts(id, all, newDrl, newTables, newRules, otherRules, newFacts, found);
    }

    public ReleaseId id() {
        return id;
    }

    /** Bytes by path; not to be changed. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /** Every rule file as parsed. */
    public List<DrlFile> drl() {
        return drl;
    }

    /** The tables that are sound. */
    public Tables tables() {
        return tables;
    }

    /** Every fault found. */
    public List<Finding> findings() {
        return findings;
    }

    /** Whether there are rules to run and facts to run them on. */
    public boolean sound() {
        return rules != null && findings.isEmpty();
    }

    /**
     * The release, compiled. It is closed with its parts or by itself.
     *
     * @throws PolicyRefused with every fault found
     */
    public CompiledRelease compiled() {
        if (rules == null || !findings.isEmpty()) {
            throw new PolicyRefused(findings);
        }
        return new CompiledRelease(id, tables, rules, facts);
    }

    @Override
    public void close() {
        if (rules != null && ownsRules) {
            rules.close();
        }
    }
}
