package io.dynamicmarket.desk.difference;

import io.dynamicmarket.policy.SituationReadings;
import io.dynamicmarket.policy.compare.Effect;
import io.dynamicmarket.policy.compare.SemanticDifference;
import io.dynamicmarket.policy.compare.Verdict;
import io.dynamicmarket.policy.table.Region;
import io.dynamicmarket.policy.table.Strictness;
import io.dynamicmarket.policy.table.Strictness.Way;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What changes in decisions, for people. */
public final class EffectWords {
    /** More regions than these nobody reads; the JSON has all of them. */
    private static final int MOST_REGIONS = 10;

    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final double LEAST_SHARE = 1e-6;

    private EffectWords() {}

    /** The verdict, then one paragraph per effect. */
    public static String inWords(SemanticDifference difference, RegionTicks ticks) {
        List<String> lines = new ArrayList<>();
        lines.add("verdict " + difference.verdict() + ": " + sentence(difference.verdict()));
        for (Way way : Way.values()) {
            difference.of(way).stream().findFirst().ifPresent(effect -> lines.add("  " + proof(effect, way)));
        }
        if (ticks.decisions() > 0) {
            lines.add("  ticks counted over " + ticks.decisions() + " decisions under the release before");
        }
        for (Effect effect : difference.effects()) {
            lines.add("");
            if (effect instanceof Effect.TableChanged changed) {
                lines.addAll(table(changed, ticks));
            } else if (effect instanceof Effect.PresetChanged preset) {
                lines.add(preset.subject() + ": " + preset.before() + "  ->  " + preset.after() + ", "
                        + word(preset.way()));
            } else if (effect instanceof Effect.Unproven unproven) {
                lines.add(unproven.subject() + ": " + unproven.sentence());
            }
        }
        return String.join("\n", lines);
    }

    static String sentence(Verdict verdict) {
        return switch (verdict) {
            case SAME -> "every table, preset and rule decides as before";
            case STRICTER ->
                "no allowed input of any table is answered more loosely, no preset is looser, rules are the same";
            case LOOSER ->
                "no allowed input of any table is answered more strictly, no preset is stricter, rules are the same";
            case MIXED -> "something is stricter and something is looser";
            case UNKNOWN -> "neither stricter nor looser is proven";
        };
    }

    /** By way of example: what changes in this way. */
    static String proof(Effect effect, Way way) {
        String start = word(way) + ", for example " + effect.subject();
        if (effect instanceof Effect.TableChanged changed) {
            Strictness.Example example = changed.examples().stream()
                    .filter(one -> one.way() == way)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Expected an example of " + way + " in " + changed));
            return start + " at " + inputs(example.inputs()) + ": before "
                    + example.before().words() + ", after " + example.after().words();
        }
        if (effect instanceof Effect.PresetChanged preset) {
            return start + ": " + preset.before() + "  ->  " + preset.after();
        }
        return start;
    }

    static String word(Way way) {
        return switch (way) {
            case STRICTER -> "stricter";
            case LOOSER -> "looser";
            case UNKNOWN -> "not proven either way";
        };
    }

    static String inputs(Map<String, Object> inputs) {
        return inputs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(input -> input.getKey() + " " + shown(input.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> table(Effect.TableChanged changed, RegionTicks ticks) {
        List<Region> regions = changed.difference().regions();
        List<String> lines = new ArrayList<>();
        lines.add(changed.subject()
                + (SituationReadings.tables().contains(changed.table()) ? ", asked at every decision" : "") + ": "
                + regions.size() + (regions.size() == 1 ? " region" : " regions") + " of inputs, "
                + percent(changed.difference().share()) + " of the space" + total(changed, ticks)
                + ", answered differently");
        int number = 0;
        for (int i : order(changed, ticks)) {
            Region region = regions.get(i);
            lines.add("  " + ++number + ". " + region.words());
            lines.add("     before " + region.before().words());
            lines.add("     after  " + region.after().words());
            lines.add("     " + percent(region.share()) + " of the space" + ticks(ticks.of(changed, i)));
        }
        if (regions.size() > number) {
            lines.add("  and " + (regions.size() - number) + " smaller ones; --json has all of them");
        }
        return lines;
    }

    /** Those that happened most often first, then the largest. */
    private static List<Integer> order(Effect.TableChanged changed, RegionTicks ticks) {
        return IntStream.range(0, changed.difference().regions().size())
                .boxed()
                .sorted(Comparator.comparingLong(
                        region -> -ticks.of(changed, region).ticks()))
                .limit(MOST_REGIONS)
                .toList();
    }

    private static String total(Effect.TableChanged changed, RegionTicks ticks) {
        long of = SituationReadings.tables().contains(changed.table()) ? ticks.decisions() : 0;
        long fell = ticks.of(changed);
        return of == 0 ? "" : " and " + fell + " of " + of + " ticks (" + percent((double) fell / of) + ")";
    }

    private static String ticks(TickShare share) {
        if (share.of() == 0) {
            return "";
        }
        TickShare.Example example = share.example();
        return ", " + share.ticks() + " of " + share.of() + " ticks (" + percent((double) share.ticks() / share.of())
                + ")"
                + (example == null
                        ? ""
                        : ", first at " + example.at() + " in " + example.recording() + " with "
                                + inputs(example.inputs()));
    }

    private static String percent(double share) {
        if (share > 0 && share < LEAST_SHARE) {
            return "under 0.0001 %";
        }
        BigDecimal percent = BigDecimal.valueOf(share * 100).round(THREE_DIGITS).stripTrailingZeros();
        return percent.toPlainString() + " %";
    }

    private static String shown(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }
}
