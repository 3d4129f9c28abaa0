package io.dynamicmarket.policy.rule;

import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;

/**
 * A rule file, parsed but not compiled.
 *
 * @param path in the release
 * @param text as written
 * @param content what the parser made of it; empty where it made nothing
 * @param findings what the parser or the allow-list has against it
 */
public record DrlFile(String path, String text, PackageDescr content, List<Finding> findings) {
    public DrlFile {
        findings = List.copyOf(findings);
    }

    /** Reads every rule file of a release; an id that two rules share is a finding of the later one. */
    public static List<DrlFile> readAll(SortedMap<String, byte[]> files) {
        List<DrlFile> all = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        files.forEach((path, bytes) -> {
            if (path.endsWith(".drl")) {
                all.add(read(path, bytes, owners));
            }
        });
        return List.copyOf(all);
    }

    private static DrlFile read(String path, byte[] bytes, Map<String, String> owners) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<Finding> findings = new ArrayList<>(Utf8.faults(path, bytes));
        PackageDescr content = findings.isEmpty() ? parsed(path, text, findings) : new PackageDescr();
        if (findings.isEmpty()) {
            findings.addAll(new AllowList(path).check(content));
            for (RuleDescr rule : content.getRules()) {
                String id = RuleSession.id(rule.getName());
                String owner = owners.putIfAbsent(id, path);
                if (owner != null) {
                    findings.add(new Finding(
                            path,
                            "line " + rule.getLine(),
                            "Expected a rule id of its own, but " + id + " stands in " + owner + " already"));
                }
            }
        }
        return new DrlFile(path, text, content, findings);
    }

    private static PackageDescr parsed(String path, String text, List<Finding> findings) {
        DrlParser parser = new DrlParser();
        PackageDescr content = null;
        try {
            content = parser.parse(false, text);
        } catch (DroolsParserException e) {
            findings.add(new Finding(path, "", "Expected DRL, but got: " + e.getMessage()));
        }
        parser.getErrors()
                .forEach(error -> findings.add(new Finding(
                        path, error.getLines().length == 0 ? "" : "line " + error.getLines()[0], error.getMessage())));
        if (content == null && findings.isEmpty()) {
            findings.add(new Finding(path, "", "Expected rules, but the file has none"));
        }
        return content == null ? new PackageDescr() : content;
    }

    /** One file by itself; what it shares with others is not looked at. */
    public static DrlFile read(String path, byte[] bytes) {
        return read(path, bytes, new HashMap<>());
    }

    /**
     * Whether two texts are the same to the parser: they differ in blanks and comments only. A quote that is no token's
     * begins a text that is not cut as the parser cuts it, and what looks like a comment may be within it; with any of
     * these only equal texts are the same.
     */
    public static boolean saysTheSame(byte[] one, byte[] other) {
        List<String> words = words(one);
        boolean cut = !words.contains("'") && !words.contains("\"");
        return Arrays.equals(one, other) || cut && words.equals(words(other));
    }

    private static List<String> words(byte[] text) {
        return Token.of(new String(text, StandardCharsets.UTF_8)).stream()
                .map(Token::text)
                .toList();
    }

    /** Whether its rules decide about the treasury: they and the market's never fire in one session. */
    public boolean ofTreasury() {
        return content.getRules().stream().anyMatch(rule -> {
            AttributeDescr phase = rule.getAttributes().get("agenda-group");
            return phase != null && String.valueOf(phase.getValue()).startsWith("treasury-");
        });
    }

    /** Ids of the rules, in the order of the file. */
    public List<String> ruleIds() {
        return content.getRules().stream()
                .map(rule -> RuleSession.id(rule.getName()))
                .toList();
    }
}
