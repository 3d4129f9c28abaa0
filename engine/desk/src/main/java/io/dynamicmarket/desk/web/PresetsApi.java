package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.PresetBound;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.governance.preset.LaneAnswer;
import io.dynamicmarket.governance.preset.PresetChange;
import io.dynamicmarket.policy.CompiledRelease;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Presets of the release that decides, and the bounded lane by which quants change them for a while. */
@RestController
@RequestMapping("/api/presets")
final class PresetsApi {
    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    PresetsApi(Desk desk) {
        this.desk = desk;
    }

    /** @param bounds of the fields that quants may change alone */
    record Presets(String release, List<Preset> presets, List<PresetBound> bounds) {}

    /**
     * @param scope {@code everything} (where nothing is said) or a market
     * @param fields wanted values by name: one of a number, several of a list
     * @param until the bounds' own end, where nothing is said
     */
    record Wanted(
            @Nullable String preset,
            @Nullable String scope,
            @Nullable Map<String, List<Double>> fields,
            @Nullable String until,
            @Nullable String operator,
            @Nullable String reason) {}

    @GetMapping
    Presets presets() {
        CompiledRelease release = desk.release();
        return new Presets(
                release.id().sha256(),
                Arrays.stream(PresetName.values()).map(release::preset).toList(),
                release.presetBounds());
    }

    /** Changes fields for a while; what ruled before rules again then. Beyond the bounds it takes a proposal. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ActivationsApi.Recorded change(@RequestBody Wanted wanted, Caller caller) {
        Map<String, List<Double>> fields = wanted.fields();
        String operator = caller.acting(wanted.operator(), "operator");
        String reason = Asked.text(wanted.reason(), "reason");
        PresetChange change = Asked.fact(() -> new PresetChange(
                Asked.scope(wanted.scope()),
                preset(Asked.text(wanted.preset(), "preset")),
                fields == null ? new TreeMap<>() : new TreeMap<>(fields),
                Asked.millis(wanted.until(), "until", PresetChange.AS_LONG_AS_MAY_BE),
                operator,
                reason));
        LaneAnswer answer =
                Asked.fact(() -> desk.presetLane().change(change, desk.presetBounds(change), clock.millis()));
        if (answer instanceof LaneAnswer.Changed changed) {
            desk.changeover().nudge();
            return ActivationsApi.recorded(changed.activation());
        }
        throw new BeyondBounds(((LaneAnswer.NeedsProposal) answer).sentences());
    }

    private static PresetName preset(String name) {
        return Arrays.stream(PresetName.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "Expected a preset of " + Arrays.toString(PresetName.values()) + ", but got '" + name + "'."));
    }
}
