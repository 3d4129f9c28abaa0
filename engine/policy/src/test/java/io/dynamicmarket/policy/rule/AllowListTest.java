package io.dynamicmarket.policy.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule may not do, by everything that somebody might try. */
class AllowListTest {
    private static final String HEAD = """
            package io.dynamicmarket.rules.breaker;

            import io.dynamicmarket.facts.EscalationRaised;
            import io.dynamicmarket.facts.Grounds;
            import io.dynamicmarket.facts.MarketSituation;
            import io.dynamicmarket.facts.QuoteLimit;
            import java.util.List;

            """;
    private static final String WHEN = "    MarketSituation( $now : asOfMillis, health.lateIntervals >= 2 )";
    private static final String THEN =
            "    insert( new EscalationRaised( \"latency\", $now, new Grounds( \"ESC-999\", \"late\" ) ) );";

    @Test
    void allowsEveryRuleOfTheDefaultRelease() {
        for (DrlFile file :
                DrlFile.readAll(Release.fromFolder(Path.of("..", "..")).files())) {
            assertEquals(List.of(), file.findings());
            assertFalse(file.ruleIds().isEmpty());
        }
    }

    @Test
    void allowsTheRuleThatTheOthersHereAreMadeOf() {
        assertEquals(List.of(), findings(HEAD + rule(WHEN, THEN)));
    }

    /** The engine would bind the first property and drop the rest without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"$half : asOfMillis / 2", "$sum : ( asOfMillis + asOfMillis )", "$less : asOfMillis - 1"})
    void refusesAVariableForWhatIsReckoned(String binding) {
        List<Finding> findings = findings(HEAD + rule(WHEN + "\n    MarketSituation( " + binding + " )", THEN));

        assertTrue(
                findings.stream()
                        .anyMatch(finding -> finding.toString().contains("Expected a variable for a property")),
                findings::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit( 1 );",
                "java.lang.Runtime.getRuntime().exec( \"id\" );",
                "insert( Runtime.getRuntime() );",
                "insert( $now.getClass() );",
                "insert( new Grounds( \"A\", \"\" + $now.getClass().forName( \"java.lang.System\" ) ) );",
                "insert( new Thread() );",
                "insert( new java.io.File( \"/\" ) );",
                "insert( Thread.currentThread() );",
                "while ( true ) { }",
                "for ( ; ; ) { }",
                "do { } while ( true );",
                "if ( $now > 0 ) { insert( $now ); }",
                "try { insert( $now ); } finally { }",
                "throw new RuntimeException();",
                "return;",
                "update( $now );",
                "modify( $now ) { }",
                "delete( $now );",
                "retract( $now );",
                "drools.halt();",
                "kcontext.getKieRuntime();",
                "insert( drools.getWorkingMemory() );",
                "insert( new Grounds( \"A\", \"b\" ) { } );",
                "Runnable r = () -> $now; insert( r );",
                "List list = List.of(); list.forEach( x -> x );",
                "insert( List.of( Grounds::new ) );",
                "insert( $now ); insert( $now )",
                "insert( $now = 1 );",
                "long[] big = new long[ 999999999 ]; insert( big );",
                "synchronized ( $now ) { }",
                "@Deprecated Grounds g = $now;",
                "\\u0053ystem.exit( 1 );",
                "insert( \"\\u0022 + System.getenv() + \\u0022\" );",
                "insert( $now ).toString();",
                "insert( Class.forName( \"x\" ) );",
                "insert( Math.random() );",
                "insert( QuoteLimit.class );"
            })
    void refusesAConsequenceThatDoesMoreThanInsert(String consequence) {
        // The last statement but one shows that the rule above it is fine in itself.
        boolean refused = !findings(HEAD + rule(WHEN, "    " + consequence)).isEmpty();
        assertEquals(!consequence.equals("insert( $now ); insert( $now )"), refused, consequence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    MarketSituation( System.exit( 1 ) == null )",
                "    MarketSituation( java.lang.System.currentTimeMillis() > 0 )",
                "    MarketSituation( features.class.name == \"x\" )",
                "    MarketSituation( features.getClass() != null )",
                "    MarketSituation( this.class != null )",
                "    MarketSituation( eval( true ) )",
                "    eval( true )",
                "    Object()",
                "    String( length > 3 )",
                "    $x : Grounds() from List.of( 1 )",
                "    MarketSituation() from entry-point \"outside\"",
                "    MarketSituation() over window:time( 1m )",
                "    MarketSituation( health#Object.toString() == \"x\" )",
                "    java.lang.Thread()",
                "    $n : Number() from accumulate( Grounds(), init( int n = 0; ), action( n++; ), result( n ) )"
            })
    void refusesAConditionThatLooksBeyondFacts(String condition) {
        assertFalse(findings(HEAD + rule(condition, "    insert( new Grounds( \"ESC-999\", \"late\" ) );"))
                .isEmpty());
    }

    @Test
    void refusesWhatStandsBesideRules() {
        String sound = rule(WHEN, THEN);
        assertRefused(HEAD + "import java.io.File;\n" + sound, "but got java.io.File");
        assertRefused(HEAD + "import io.dynamicmarket.facts.*;\n" + sound, "but got io.dynamicmarket.facts.*");
        assertRefused(HEAD + "import io.dynamicmarket.policy.CompiledRelease;\n" + sound, "CompiledRelease");
        assertRefused(HEAD + "import static java.lang.System.exit;\n" + sound, "import of functions");
        assertRefused(HEAD + "import function java.lang.System.exit;\n" + sound, "import of functions");
        assertRefused(HEAD + "global java.util.List all;\n" + sound, "a global");
        assertRefused(HEAD + "function void f() { System.exit( 1 ); }\n" + sound, "a function");
        assertRefused(HEAD + "query q()\n    MarketSituation()\nend\n" + sound, "the query q");
        assertRefused(HEAD + "declare Fact\n    x : int\nend\n" + sound, "declared type");
        assertRefused(HEAD + "dialect \"mvel\"\n" + sound, "attribute of the whole file");
        assertRefused(sound.replace("agenda-group", "package java.lang;\nagenda-group"), "");
        assertRefused(HEAD.replace("io.dynamicmarket.rules.breaker", "java.lang") + sound, "Expected a package");
    }

    @Test
    void refusesAttributesAndNamesThatAreNotOurs() {
        String sound = rule(WHEN, THEN);
        for (String attribute : List.of(
                "salience 10",
                "no-loop true",
                "dialect \"mvel\"",
                "timer ( int: 1s )",
                "duration 5",
                "enabled false",
                "auto-focus true",
                "lock-on-active true",
                "activation-group \"x\"",
                "date-effective \"01-Jan-2030\"")) {
            assertRefused(
                    HEAD + sound.replace("agenda-group", attribute + "\nagenda-group"),
                    "Expected no attribute but agenda-group");
        }
        assertRefused(HEAD + sound.replace("\"observe\"", "\"later\""), "Expected an agenda-group out of");
        assertRefused(HEAD + sound.replace("agenda-group \"observe\"\n", ""), "but got none");
        assertRefused(HEAD + sound.replace("ESC-999 ", "late "), "Expected a rule name like");
        assertRefused(HEAD + sound.replace("sentence\"", "sentence\" extends \"ESC-001 x\""), "extends");
    }

    @Test
    void refusesAnIdThatTwoFilesShare() {
        byte[] text = (HEAD + rule(WHEN, THEN)).getBytes(StandardCharsets.UTF_8);
        List<DrlFile> files = DrlFile.readAll(new TreeMap<>(Map.of("a.drl", text, "b.drl", text)));
        assertEquals(List.of(), files.get(0).findings());
        assertTrue(files.get(1).findings().get(0).sentence().contains("ESC-999 stands in a.drl already"));
    }

    @Test
    void refusesTextThatIsNotUtf8AndNamesItsLine() {
        String sound = HEAD + rule(WHEN, THEN);
        byte[] marked = ("\uFEFF" + sound).getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "Expected UTF-8 without a byte order mark, but got one",
                DrlFile.read("a.drl", marked).findings().get(0).sentence());
        byte[] latin = (sound + "// caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
        Finding finding = DrlFile.read("a.drl", latin).findings().get(0);
        assertEquals("Expected UTF-8, but got bytes that are none", finding.sentence());
        assertEquals("line " + (sound.lines().count() + 1), finding.place());
    }

    @Test
    void takesRulesForTheSameOnlyWhereBlanksAndCommentsDiffer() {
        assertTrue(same("a( b > 1 ) // c", "a(b>1)/* d */"));
        assertFalse(same("a( \"b // c\" )", "a( \"b // d\" )"));
        assertFalse(same("a( \"b  c\" )", "a( \"b c\" )"));
        assertFalse(same("a( 'b  c' )", "a( 'b c' )"));
        // an escape that tokens do not know: what follows // is text, not comment
        assertFalse(same("a( \"b\\r // c\" )", "a( \"b\\r // d\" )"));
        assertFalse(same("a b", "ab"));
        // a comment ends with its line, however that ends: nothing hides behind it
        assertFalse(same("a // b\r c", "a // b\r d"));
        assertTrue(same("a // b\r\nc", "a // d\nc"));
    }

    private static boolean same(String one, String other) {
        return DrlFile.saysTheSame(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesRulesThatFeedThemselvesWithoutEnd() {
        String again = WHEN + "\n    EscalationRaised()";
        assertRefused(HEAD + rule(again, THEN), "these insert what lets them fire again, without end: [ESC-999]");
        String grounds = "    Grounds()";
        String two = rule(grounds, THEN.replace("$now", "1"))
                + rule("    EscalationRaised()", "    insert( new Grounds( \"A\", \"b\" ) );")
                        .replace("999", "998");
        assertRefused(HEAD + two, "[ESC-999, ESC-998]");
        assertEquals(List.of(), findings(HEAD + rule(WHEN + "\n    not EscalationRaised()", THEN)));
    }

    private static void assertRefused(String text, String words) {
        List<Finding> findings = findings(text);
        assertTrue(findings.stream().anyMatch(one -> one.sentence().contains(words)), () -> words + ": " + findings);
    }

    private static List<Finding> findings(String text) {
        return DrlFile.readAll(new TreeMap<>(Map.of("rules/policy/x.drl", text.getBytes(StandardCharsets.UTF_8))))
                .get(0)
                .findings();
    }

    private static String rule(String when, String then) {
        return "rule \"ESC-999 a sentence\"\nagenda-group \"observe\"\nwhen\n" + when + "\nthen\n" + then + "\nend\n\n";
    }
}
