package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamicmarket.desk.replay.Replay;
import io.dynamicmarket.desk.replay.ReplayRequest;
import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.audit.ReceiptLine;
import io.dynamicmarket.governance.checkpoint.CheckpointSettings;
import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import io.dynamicmarket.policy.LateAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay whose checkpoints are signed, as auditors get it and as forgers would hand it on. */
class AuditCommandTest {
    private static final CheckpointSettings SETTINGS = new CheckpointSettings(50, 600_000);

    @TempDir
    static Path folder;

    private static Path receipts;
    private static Path checkpoints;
    private static Path key;
    private static Path foreignKey;
    private static ForgedChain good;
    private static List<String> goodCheckpoints;

    @BeforeAll
    static void replays() throws IOException {
        key = folder.resolve("desk.pem");
        foreignKey = folder.resolve("foreign.pem");
        assertTrue(CheckpointKey.makeIfMissing(key));
        assertTrue(CheckpointKey.makeIfMissing(foreignKey));
        receipts = replay("good", 1);
        checkpoints = receipts.resolveSibling("checkpoints.jsonl");
        good = ForgedChain.read(receipts);
        goodCheckpoints = Files.readAllLines(checkpoints);
        assertTrue(goodCheckpoints.size() >= 4, () -> "Expected some checkpoints, but got " + goodCheckpoints.size());
    }

    private static Path replay(String name, long seed) throws IOException {
        Path tape =
                Tape.joined(Form.USDM, Tape.MIDNIGHT_MILLIS).wander(25_000, 11).write(folder.resolve("tape.gz"));
        ReplayRequest request =
                new ReplayRequest(List.of(tape), folder.resolve(name), seed, 0, SETTINGS, CheckpointKey.read(key));
        Replay.run(request, BundledRelease.compiled(), (read, of) -> {});
        return folder.resolve(name).resolve("receipts.jsonl");
    }

    @Test
    void findsAllWellAndSaysWhatItHasChecked() throws IOException {
        Typed typed = verify(receipts, "--checkpoints", checkpoints, "--key", known(key), "--re-execute", "--json");
        assertEquals(0, typed.status(), typed.out() + typed.err());
        JsonNode report = JsonMapper.builder().build().readTree(typed.out());
        assertEquals(
                good.lines().size(), report.path("receipts").path("receipts").asInt());
        assertEquals(
                good.lines().size(), report.path("re-executed").path("same").asInt());
        assertEquals(0, report.path("re-executed").path("different").asInt());
        assertEquals(
                goodCheckpoints.size(),
                report.path("checkpoints").path("pinned").asInt());
        assertEquals(
                good.lines().size(), report.path("checkpoints").path("covered").asInt());
        assertEquals("summary.json", report.path("head").path("source").asText());
        assertTrue(report.path("holds").asBoolean());
    }

    @Test
    void givesTheSameCheckpointsForTheSameTapeAndKey() throws IOException {
        Path again = replay("again", 1);
        assertEquals(-1, Files.mismatch(receipts, again));
        assertEquals(-1, Files.mismatch(checkpoints, again.resolveSibling("checkpoints.jsonl")));
    }

    @Test
    void namesTheReceiptThatWasEditedMovedTakenOutPutInOrCut() throws IOException {
        assertRefused("line 7, hash: ", good.copy().edited(7, line -> line.replace("\"gaps\":0", "\"gaps\":1")));
        assertRefused("line 7, input", good.copy().edited(7, line -> line.replace("\"input\":", "\"Input\":")));
        assertRefused(
                "line 7, hash: ", good.copy().edited(7, line -> line.replaceFirst("\"hash\":\"[0-9a-f]+\",", "")));
        ForgedChain swapped = good.copy();
        Collections.swap(swapped.lines(), 6, 7);
        assertRefused("line 7, sequence: Expected receipt 7, but got 8", swapped);
        ForgedChain without = good.copy();
        without.lines().remove(6);
        assertRefused("line 7, sequence: Expected receipt 7, but got 8", without);
        ForgedChain twice = good.copy();
        twice.lines().add(7, twice.lines().get(6));
        assertRefused("line 8, sequence: Expected receipt 8, but got 7", twice);
        ForgedChain other = good.copy()
                .edited(3, line -> line.replace("\"gaps\":0", "\"gaps\":2"))
                .forged();
        ForgedChain foreign = good.copy();
        foreign.lines().set(6, other.lines().get(6));
        assertRefused("line 7, previous: Expected the hash ", foreign);
        Path cut = good.write(folder.resolve("cut/receipts.jsonl"));
        Files.writeString(cut, Files.readString(cut).substring(0, (int) Files.size(cut) - 100));
        assertRefused("line " + good.lines().size() + ": Expected the line to end, but the file does", verify(cut));
        Path notUtf8 = Files.write(
                folder.resolve("cut/latin.jsonl"), new byte[] {'{', '"', 'a', 't', '"', ':', '"', (byte) 0xe4, '\n'});
        assertEquals(2, verify(notUtf8).status());
    }

    @Test
    void findsATailThatWasCutOffByCheckpointByHeadAndBySummary() throws IOException {
        ForgedChain shorter =
                new ForgedChain(good.copy().lines().subList(0, good.lines().size() - 5));
        Path file = shorter.write(folder.resolve("tail/receipts.jsonl"));
        String last = "line " + (shorter.lines().size() + 1) + ": Expected receipts up to "
                + good.lines().size();
        assertEquals(0, verify(file).status(), "the chain alone cannot know");
        assertRefused(last + " by line ", verify(file, "--checkpoints", checkpoints, "--key", known(key)));
        String hash =
                ReceiptLine.read(good.lines().get(good.lines().size() - 1)).hash();
        assertRefused(last + " by --head", verify(file, "--head", good.lines().size() + ":" + hash));
        Files.copy(receipts.resolveSibling("summary.json"), file.resolveSibling("summary.json"));
        assertRefused(last + " by summary.json", verify(file));
        Path longer = good.write(folder.resolve("longer/receipts.jsonl"));
        ReceiptLine before =
                ReceiptLine.read(shorter.lines().get(shorter.lines().size() - 1));
        assertRefused(
                "Expected the last receipt to be " + before.sequence(),
                verify(longer, "--head", before.sequence() + ":" + before.hash()));
    }

    @Test
    void findsAForgeryOfTheWholeChainByCheckpointAndBySummary() throws IOException {
        ForgedChain forged = good.copy()
                .edited(7, line -> line.replace("\"gaps\":0", "\"gaps\":1"))
                .forged();
        Path file = forged.write(folder.resolve("forged/receipts.jsonl"));
        assertEquals(0, verify(file).status(), "the chain alone cannot know");
        assertRefused(
                "checkpoints.jsonl line 1, root: Expected ",
                verify(file, "--checkpoints", checkpoints, "--key", known(key)));
        Files.copy(receipts.resolveSibling("summary.json"), file.resolveSibling("summary.json"));
        assertRefused("line " + good.lines().size() + ", hash: Expected ", verify(file));
    }

    @Test
    void takesEveryDecisionAgainAndNamesWhatDoesNotComeOut() throws IOException {
        int quoting = good.first("\"mode\":\"QUOTE\"");
        ForgedChain forged = good.copy()
                .edited(quoting, line -> line.replace("\"cancelResting\":false", "\"cancelResting\":true"))
                .edited(quoting + 1, line -> line.replaceFirst("\"volatilityBps\":[0-9.]+", "\"volatilityBps\":9999"))
                .edited(
                        quoting + 2,
                        line -> line.replaceFirst("\"fired\":\\[\"[^\"]*\"", "\"fired\":[\"market-state#none\""))
                .edited(quoting + 3, line -> line.replaceFirst("\"above\":[0-9.]*", "\"above\":1"))
                .edited(
                        quoting + 4,
                        line -> line.replace(
                                "\"release\":\"" + BundledRelease.compiled().id() + "\",\"sequence\"",
                                "\"release\":\"" + "ab".repeat(32) + "\",\"sequence\""))
                .edited(
                        quoting + 5,
                        line -> line.replaceFirst("\"heartbeatAgeMillis\":([0-9]*)", "\"heartbeatAgeMillis\":\"$1\""))
                .edited(quoting + 6, line -> permissiveButLate(line))
                .edited(quoting + 7, line -> late(line, 51))
                .edited(quoting + 8, line -> late(line, 50))
                .forged();
        Typed typed = verify(forged.write(folder.resolve("again/receipts.jsonl")), "--re-execute");
        assertEquals(1, typed.status(), typed.err());
        String out = typed.out();
        assertTrue(
                out.contains("line " + quoting + ", output.directive.cancelResting: Expected false, but got true"),
                out);
        assertTrue(out.contains("line " + (quoting + 1) + ", output."), out);
        assertTrue(out.contains("line " + (quoting + 2) + ", fired[0]: Expected "), out);
        assertTrue(out.contains("line " + (quoting + 3) + ", margins[0].inputs."), out);
        assertTrue(
                out.contains("line " + (quoting + 4) + ", release: Expected a release that is at hand, but got abab"),
                out);
        assertTrue(out.contains("line " + (quoting + 5) + ", input.health.heartbeatAgeMillis: Expected "), out);
        assertTrue(out.contains("line " + (quoting + 6) + ", output.directive."), out);
        assertTrue(!out.contains("line " + (quoting + 7) + ","), out);
        assertTrue(out.contains("line " + (quoting + 8) + ", output."), out);
        assertTrue(out.contains("1 were late and 0 failed"), out);
    }

    /** The receipt of an answer that came too late, as a forger or the desk itself would write it. */
    private static String late(String line, long tookMillis) {
        ReceiptLine receipt = ReceiptLine.read(line);
        MarketDecision decision = FactJson.read(MarketDecision.class, receipt.output());
        MarketSituation situation = FactJson.read(MarketSituation.class, receipt.input());
        MarketDecision late =
                LateAnswer.instead(decision, situation, receipt.release(), LateAnswer.ofMarket(tookMillis));
        return line.replace(receipt.output(), CanonicalJson.of(late));
    }

    private static String permissiveButLate(String line) {
        return late(line, 70).replace("\"mode\":\"HALT\"", "\"mode\":\"QUOTE\"");
    }

    @Test
    void refusesSignaturesThatWereStrippedOrAreOfAnotherKey() throws IOException {
        assertCheckpoints(
                "line 2: Expected a key with a signature",
                edited(1, line -> line.replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":\"\"")));
        assertCheckpoints(
                "line 2, signature: Expected a signature of key ",
                edited(
                        1,
                        line -> line.replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":\"\"")
                                .replaceFirst("\"key\":\"[^\"]*\"", "\"key\":\"\"")));
        assertCheckpoints(
                "line 2, signature: Expected a signature of what the checkpoint says",
                edited(1, line -> line.replaceFirst("\"root\":\"[0-9a-f]{4}", "\"root\":\"0000")));
        Path byForeigner =
                good.writeCheckpoints(folder.resolve("by-foreigner.jsonl"), SETTINGS, CheckpointKey.read(foreignKey));
        assertCheckpoints("line 1, signature: Expected a signature of key ", byForeigner);
        Path byNobody =
                good.writeCheckpoints(folder.resolve("by-nobody.jsonl"), SETTINGS, new CheckpointSigner.Nobody());
        assertCheckpoints("line 1, signature: Expected a signature of key ", byNobody);
        assertEquals(0, verify(receipts, "--checkpoints", byNobody).status());
        assertEquals(
                0,
                verify(receipts, "--checkpoints", byForeigner, "--key", known(foreignKey))
                        .status());
        assertEquals(
                0,
                verify(receipts, "--checkpoints", checkpoints, "--key", known(foreignKey), "--key", known(key))
                        .status());
    }

    @Test
    void refusesCheckpointsThatWereTakenOutMovedOrCut() throws IOException {
        List<String> lines = new ArrayList<>(goodCheckpoints);
        lines.remove(1);
        assertCheckpoints("line 2, previous: Expected the hash ", write(lines));
        lines = new ArrayList<>(goodCheckpoints);
        Collections.swap(lines, 1, 2);
        assertCheckpoints("line 2, previous: Expected the hash ", write(lines));
        assertCheckpoints(
                "line 1, previous: Expected the hash ", write(goodCheckpoints.subList(1, goodCheckpoints.size())));
        Path cut = folder.resolve("cut-checkpoints.jsonl");
        Files.writeString(cut, Files.readString(checkpoints).substring(0, 700));
        assertCheckpoints(": Expected the line to end, but the file does", cut);
    }

    @Test
    void saysWhatCannotBeUsed() throws IOException {
        assertUnusable("Expected receipts in ", verify(folder.resolve("nothing.jsonl")));
        assertUnusable("Expected receipts in " + folder + ", but it is a folder.", verify(folder));
        assertUnusable("its first line is none", verify(checkpoints));
        assertUnusable("but it is empty", verify(Files.createFile(folder.resolve("empty.jsonl"))));
        assertUnusable("Expected --key FILE with the public key", verify(receipts, "--checkpoints", checkpoints));
        assertUnusable("Expected --checkpoints with --key", verify(receipts, "--key", known(key)));
        assertUnusable("cannot be used", verify(receipts, "--checkpoints", checkpoints, "--key", key));
        assertUnusable("Expected --head as a number", verify(receipts, "--head", "7"));
        assertUnusable("A policy cannot be read.", verify(receipts, "--re-execute", "--policy", folder));
        assertUnusable("Expected --re-execute with --policy", verify(receipts, "--policy", folder));
    }

    @Test
    void provesThatAReceiptIsAmongThoseOfACheckpointAndThatCheckpointsGrow() throws IOException {
        JsonNode last = JsonMapper.builder().build().readTree(goodCheckpoints.get(goodCheckpoints.size() - 1));
        JsonNode first = JsonMapper.builder().build().readTree(goodCheckpoints.get(0));
        String root = last.path("root").asText();
        Path proof = folder.resolve("proof.json");
        Files.writeString(
                proof,
                Typed.line("audit", "prove", receipts, "--sequence", 7, "--json")
                        .out());
        Typed checked = Typed.line("audit", "check", proof, "--root", root);
        assertEquals(0, checked.status(), checked.out() + checked.err());
        assertTrue(checked.out()
                .startsWith("holds: receipt 7 with hash "
                        + ReceiptLine.read(good.lines().get(6)).hash()));
        assertEquals(
                1,
                Typed.line("audit", "check", proof, "--root", first.path("root").asText())
                        .status());
        Files.writeString(proof, Files.readString(proof).replace("\"sequence\":7", "\"sequence\":8"));
        assertEquals(1, Typed.line("audit", "check", proof, "--root", root).status());
        long size = first.path("size").asLong();
        Files.writeString(
                proof,
                Typed.line("audit", "prove", receipts, "--from-size", size, "--json")
                        .out());
        assertTrue(Files.readString(proof)
                .contains("\"firstRoot\":\"" + first.path("root").asText() + "\""));
        assertEquals(0, Typed.line("audit", "check", proof, "--root", root).status());
        Files.writeString(
                proof, Files.readString(proof).replace(first.path("root").asText(), "0".repeat(64)));
        assertEquals(1, Typed.line("audit", "check", proof, "--root", root).status());
        assertEquals(2, Typed.line("audit", "check", receipts).status());
        assertEquals(
                2,
                Typed.line("audit", "prove", receipts, "--sequence", 1_000_000).status());
    }

    @Test
    void explainsADecisionByItsRowsRulesAndMargins() throws IOException {
        int quoting = good.first("\"mode\":\"QUOTE\"");
        String words = Typed.line("explain", receipts, "--sequence", quoting).out();
        assertTrue(words.contains("Both sides are quoted"), words);
        assertTrue(words.contains("Rules that fired\n"), words);
        assertTrue(words.contains("  margin: volatilityBps "), words);
        assertTrue(words.contains("  not stress-heartbeat: heartbeatAgeMillis "), words);
        assertTrue(words.contains("Nothing at hand says who approved release "), words);
        JsonNode why = JsonMapper.builder()
                .build()
                .readTree(Typed.line("explain", receipts, "--sequence", quoting, "--json")
                        .out());
        assertEquals(quoting, why.path("sequence").asInt());
        assertEquals(5, why.path("tables").size());
        String treasury = Typed.line(
                        "explain", receipts, "--sequence", good.lines().size())
                .out();
        assertTrue(treasury.contains("Table buyback-sizing#"), treasury);
        assertEquals(2, Typed.line("explain", receipts, "--sequence", 1_000_000).status());
        Path edited = good.copy()
                .edited(3, line -> line.replace("\"gaps\":0", "\"gaps\":1"))
                .write(folder.resolve("why/receipts.jsonl"));
        assertEquals(1, Typed.line("explain", edited, "--sequence", 7).status());
    }

    @Test
    void keepsTheSecretForItsOwner() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertTrue(!CheckpointKey.makeIfMissing(key), "Expected the key that is there to stay");
    }

    private static Path known(Path secret) {
        return CheckpointKey.publicHalf(secret);
    }

    private static Path edited(int index, UnaryOperator<String> edit) throws IOException {
        List<String> lines = new ArrayList<>(goodCheckpoints);
        lines.set(index, edit.apply(lines.get(index)));
        assertTrue(!lines.equals(goodCheckpoints), "Expected an edit");
        return write(lines);
    }

    private static Path write(List<String> lines) throws IOException {
        return Files.writeString(folder.resolve("edited-checkpoints.jsonl"), String.join("\n", lines) + "\n");
    }

    private static Typed verify(Path file, Object... options) {
        Object[] words = new Object[options.length + 3];
        words[0] = "audit";
        words[1] = "verify";
        words[2] = file;
        System.arraycopy(options, 0, words, 3, options.length);
        return Typed.line(words);
    }

    private static void assertRefused(String sentence, ForgedChain chain) throws IOException {
        assertRefused(sentence, verify(chain.write(folder.resolve("tried/receipts.jsonl"))));
    }

    private static void assertCheckpoints(String sentence, Path forged) {
        assertRefused(sentence, verify(receipts, "--checkpoints", forged, "--key", known(key)));
    }

    private static void assertRefused(String sentence, Typed typed) {
        assertEquals(1, typed.status(), typed.out() + typed.err());
        assertTrue(typed.out().contains(sentence), () -> "Expected '" + sentence + "' in\n" + typed.out());
    }

    private static void assertUnusable(String sentence, Typed typed) {
        assertEquals(2, typed.status(), typed.out() + typed.err());
        assertEquals("", typed.out());
        assertTrue(typed.err().contains(sentence), () -> "Expected '" + sentence + "' in\n" + typed.err());
    }
}
