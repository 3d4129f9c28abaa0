package io.dynamicmarket.governance.signoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.audit.Sha256;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a signer is shown holds everything that is signed. */
class PayloadWordsTest {
    private static final Pattern LEAF = Pattern.compile(":(\"([^\"]*)\"|-?[0-9.]+)");

    static Stream<Payload> payloads() {
        PolicyOverride override = new PolicyOverride(
                "calm-down",
                PolicyOverride.Authority.GOVERNANCE,
                new PolicyOverride.Effect.UsePreset(PresetName.DEFENSIVE),
                1_790_000_000_000L,
                1_790_003_600_000L,
                "macro news");
        Amount amount = Amount.of(new Asset("USDT", 9), new BigDecimal("12.5"), RoundingMode.UNNECESSARY);
        return Stream.of(
                payload(
                        SignOffAction.RELEASE_LOOSER,
                        new Content.ActivateRelease(new ReleaseId("0b".repeat(32)), new ReleaseId("0a".repeat(32)))),
                payload(
                        SignOffAction.RESUME,
                        new Content.Resume(
                                new MarketId("BTC-USDT"),
                                BreakerKind.KILL_SWITCH,
                                1_789_999_000_000L,
                                "incident-7",
                                Sha256.hex("checklist"))),
                payload(SignOffAction.OVERRIDE_TIGHTER, new Content.Override(override, "to the ops channel")),
                payload(SignOffAction.OVERRIDE_END, new Content.EndOverride(Sha256.hex("override"), "calm-down")),
                payload(
                        SignOffAction.OPERATIONS,
                        new Content.TreasuryAction("transfer", amount, "EQB-address", "invoice 7")),
                payload(SignOffAction.SIGNER_SET, new Content.ChangeSigners(new Council().set(2, 7))));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void showsEveryMemberThatIsSigned(Payload payload) {
        String shown = String.join("\n", PayloadWords.of(payload));
        String json = payload.json();
        Matcher leaf = LEAF.matcher(json);
        int seen = 0;
        while (leaf.find()) {
            String value = leaf.group(2) == null ? leaf.group(1) : leaf.group(2);
            String text = value.replace("\\n", "\n");
            assertTrue(shown.contains(text), () -> "Expected " + text + " in\n" + shown);
            seen++;
        }
        assertTrue(seen >= 15, "Expected the members of the payload, but saw " + seen);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void isReadAsItWasWritten(Payload payload) {
        assertEquals(payload, Payload.read(payload.json()));
    }

    private static Payload payload(SignOffAction action, Content content) {
        return new Payload(
                action,
                new PersonId("rita"),
                content,
                1_790_600_000_000L,
                "nonce-1",
                1_790_000_000_000L,
                4,
                "because of this",
                Payload.NO_REPORT,
                Role.GOVERNOR,
                "everything",
                Sha256.hex("set"),
                432_000_000,
                Sha256.hex("desk"),
                172_800_000,
                Payload.VERSION);
    }

    /** A day is a day: the durations are those of the figures. */
    @Test
    void showsTheTimelockInHours() {
        List<String> lines = PayloadWords.of(payloads().findFirst().orElseThrow());
        assertTrue(lines.contains("timelock millis: 172800000 (48 h 0 min 0 s)"), lines::toString);
        assertTrue(lines.contains("proposed at millis: 1790000000000 (2026-09-21T14:13:20Z)"), lines::toString);
    }
}
