package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.PolicyOverride.Authority;
import io.dynamicmarket.facts.PolicyOverride.Effect;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.governance.activation.InForce;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.override.SignedOverride;
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.SignerSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request wants to be signed, as the content that will be. */
record WantedContent(Desk desk) {
    /**
     * Exactly one of the last five says what is to be done.
     *
     * @param scope {@code everything}, where nothing is said, or a market
     * @param nonce names the purpose; a later proposal with it replaces this one
     * @param report SHA-256 of what the signers shall have seen
     * @param release id of the release that shall rule
     * @param endOverride proposal of an override that shall end now; {@code scope} is the override's own, where nothing is
     *     said
     */
    record Wanted(
            @Nullable String scope,
            @Nullable String nonce,
            @Nullable String reason,
            @Nullable String report,
            @Nullable String release,
            @Nullable Override override,
            @Nullable String endOverride,
            @Nullable Treasury treasury,
            @Nullable List<SignersApi.WantedSigner> signers) {}

    /**
     * @param effect {@code UsePreset}, {@code CapQuoting}, {@code WidenSpread}, {@code PauseBuyback} or {@code PauseBurn}
     * @param value preset, quoting mode or factor; none for a pause
     * @param from now, where nothing is said
     * @param until when it ends by itself
     * @param communication what is told to whom
     */
    record Override(
            @Nullable String id,
            @Nullable String effect,
            @Nullable String value,
            @Nullable String from,
            @Nullable String until,
            @Nullable String communication) {}

    /** @param action {@code OPERATIONS}, where nothing is said, {@code STRATEGIC_RESERVE} or {@code CONTRACT_CHANGE} */
    record Treasury(
            @Nullable SignOffAction action,
            @Nullable String deed,
            @Nullable String asset,
            @Nullable BigDecimal amount,
            @Nullable String recipient,
            @Nullable String memo) {}

    Content content(Wanted wanted, long nowMillis) {
        Override override = wanted.override();
        Treasury treasury = wanted.treasury();
        long said = Stream.of(wanted.release(), override, wanted.endOverride(), treasury, wanted.signers())
                .filter(Objects::nonNull)
                .count();
        if (said != 1) {
            throw new BadInput(
                    "Expected exactly one of 'release', 'override', 'endOverride', 'treasury' and 'signers', but got "
                            + said + ".");
        }
        if (override != null) {
            return override(override, Asked.text(wanted.reason(), "reason"), nowMillis);
        }
        if (wanted.endOverride() != null) {
            return end(wanted.endOverride());
        }
        if (treasury != null) {
            return treasury(treasury);
        }
        return wanted.release() != null ? release(wanted, nowMillis) : signers(wanted);
    }

    private Content release(Wanted wanted, long nowMillis) {
        Scope scope = Asked.scope(wanted.scope());
        InForce inForce = scope instanceof Scope.OneMarket one
                ? desk.releases().inForce(one.market(), nowMillis)
                : desk.releases().everything(nowMillis, nowMillis);
        ReleaseId before = inForce.release()
                .orElseThrow(
                        () -> new BadInput("Expected a release in force to take the place of, but there is none."));
        ReleaseId release = Asked.release(wanted.release(), "release");
        desk.releases().stored(release);
        return new Content.ActivateRelease(release, before);
    }

    private static Content override(Override wanted, String reason, long nowMillis) {
        PolicyOverride override = new PolicyOverride(
                Asked.text(wanted.id(), "override.id"),
                Authority.GOVERNANCE,
                effect(Asked.text(wanted.effect(), "override.effect"), wanted.value()),
                Asked.millis(wanted.from(), "override.from", nowMillis),
                Asked.millis(Asked.text(wanted.until(), "override.until"), "override.until", nowMillis),
                reason);
        return new Content.Override(override, Asked.text(wanted.communication(), "override.communication"));
    }

    private Content end(String proposal) {
        return new Content.EndOverride(
                proposal, begun(proposal).map(each -> each.override().id()).orElseThrow(() -> notBegun(proposal)));
    }

    private Optional<SignedOverride> begun(String proposal) {
        return desk.signing().overrides().find(proposal);
    }

    private static BadInput notBegun(String proposal) {
        return new BadInput(
                "Expected the proposal of an override that was begun as 'endOverride', but got '" + proposal + "'.");
    }

    /** Of what is wanted: an end has the scope of what it ends. */
    Scope scope(Wanted wanted) {
        String proposal = wanted.endOverride();
        return proposal == null || wanted.scope() != null
                ? Asked.scope(wanted.scope())
                : begun(proposal).orElseThrow(() -> notBegun(proposal)).scope();
    }

    private static Effect effect(String effect, @Nullable String value) {
        return switch (effect) {
            case "UsePreset" -> new Effect.UsePreset(PresetName.valueOf(Asked.text(value, "override.value")));
            case "CapQuoting" -> new Effect.CapQuoting(QuotingMode.valueOf(Asked.text(value, "override.value")));
            case "WidenSpread" -> new Effect.WidenSpread(Double.parseDouble(Asked.text(value, "override.value")));
            case "PauseBuyback" -> new Effect.PauseBuyback();
            case "PauseBurn" -> new Effect.PauseBurn();
            default ->
                throw new BadInput("Expected UsePreset, CapQuoting, WidenSpread, PauseBuyback or PauseBurn as"
                        + " 'override.effect', but got '" + effect + "'.");
        };
    }

    private static Content treasury(Treasury wanted) {
        BigDecimal amount = wanted.amount();
        if (amount == null) {
            throw new BadInput("Expected the number 'treasury.amount', but there is none.");
        }
        Asset asset = new Asset(Asked.text(wanted.asset(), "treasury.asset"), Amount.DECIMALS);
        return new Content.TreasuryAction(
                Asked.text(wanted.deed(), "treasury.deed"),
                Amount.of(asset, amount, RoundingMode.UNNECESSARY),
                Asked.text(wanted.recipient(), "treasury.recipient"),
                Asked.text(wanted.memo(), "treasury.memo"));
    }

    private Content signers(Wanted wanted) {
        long number =
                desk.signing().proposals().signerSet().map(SignerSet::number).orElse(0L);
        return new Content.ChangeSigners(SignersApi.set(number + 1, wanted.signers()));
    }
}
