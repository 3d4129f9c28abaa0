package io.dynamicmarket.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.quoting.model.QuotingModel;
import io.dynamicmarket.quoting.simulation.SimulatedMarket;
import io.dynamicmarket.quoting.simulation.Simulation;
import io.dynamicmarket.quoting.simulation.SimulationResult;
import io.dynamicmarket.quoting.simulation.Strategy;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a row of the tables of Avellaneda and Stoikov (2008), for these or any other parameters. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Simulate a quoting model on the market of Avellaneda and Stoikov (2008): a random walk of the"
                + " mid, fills with the chance A exp(-kappa distance) dt per side and step. Defaults are the paper's.")
final class SimulateCommand implements Callable<Integer> {
    /** The paper's own row at gamma 1 fills 2.6 % of quotes for certain: a skew of 4 per unit puts them beyond the mid. */
    private static final double NEGLIGIBLE_SHARE = 0.05;

    /** A horizon cut finer would take hours. */
    private static final int MOST_STEPS = 1_000_000;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--sigma",
            paramLabel = "S",
            defaultValue = "2",
            description = "Volatility of the mid (default ${DEFAULT-VALUE}).")
    private double sigma;

    @Option(
            names = "--dt",
            paramLabel = "D",
            defaultValue = "0.005",
            description = "Time step (default ${DEFAULT-VALUE}).")
    private double dt;

    @Option(
            names = "--horizon",
            paramLabel = "T",
            defaultValue = "1",
            description = "Time simulated (default ${DEFAULT-VALUE}).")
    private double horizon;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Runs (default ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            defaultValue = "inventory",
            description = "inventory: quote as the model says; symmetric: its average spread around the mid (default"
                    + " ${DEFAULT-VALUE}).")
    private String strategy;

    @Option(
            names = "--inventory",
            paramLabel = "Q",
            defaultValue = "0",
            description = "Inventory at the start (default ${DEFAULT-VALUE}).")
    private int inventory;

    @Option(names = "--json", description = "Print the row as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    SimulateCommand() {}

    @Override
    public Integer call() {
        Map<String, Object> row = new LinkedHashMap<>();
        SimulationResult result = result(row);
        row.put("spread", result.spread());
        row.put("profit", result.profit());
        row.put("sdProfit", result.sdProfit());
        row.put("finalQ", result.finalQ());
        row.put("sdFinalQ", result.sdFinalQ());
        row.put("quotes", result.quotes());
        row.put("clampedQuotes", result.clampedQuotes());
        refuseUnlessFinite("profit", result.profit());
        refuseUnlessFinite("sd(profit)", result.sdProfit());
        warnOfClamping(result);
        PrintWriter to = spec.commandLine().getOut();
        to.println(json ? json(row) : inWords(row, result));
        to.flush();
        return 0;
    }

    private SimulationResult result(Map<String, Object> row) {
        try {
            Strategy chosen = chosenStrategy();
            QuotingModel quoting = model.quotingModel();
            SimulatedMarket market = new SimulatedMarket(sigma, model.kappa(), model.intensity(), horizon, steps());
            describe(row);
            Simulation simulation = new Simulation(market, quoting, chosen, inventory);
            refuseTooLongSteps(market, simulation.spread());
            return simulation.run(runs, new SplittableRandom(seed));
        } catch (IllegalArgumentException refused) {
            throw new Unusable(refused.getMessage() + ".", refused);
        }
    }

    private void describe(Map<String, Object> row) {
        model.describeTo(row);
        row.put("strategy", strategy);
        row.put("sigma", sigma);
        row.put("dt", dt);
        row.put("horizon", horizon);
        row.put("inventory", inventory);
        row.put("runs", runs);
        row.put("seed", seed);
    }

    private Strategy chosenStrategy() {
        return switch (strategy) {
            case "inventory" -> Strategy.INVENTORY;
            case "symmetric" -> Strategy.SYMMETRIC;
            default -> throw new Unusable("Expected --strategy inventory or symmetric, but got " + strategy + ".");
        };
    }

    private int steps() {
        double steps = positive("--horizon", horizon) / positive("--dt", dt);
        if (steps > MOST_STEPS) {
            throw new Unusable(
                    "Expected a --dt of at least a millionth of the horizon of " + horizon + ", but got " + dt + ".");
        }
        // 1 / 0.005 and the like are whole only up to rounding
        if (steps < 0.5 || Math.abs(steps - Math.rint(steps)) > 1e-6) {
            throw new Unusable("Expected a --dt that divides the horizon of " + horizon + ", but got " + dt + ".");
        }
        return (int) Math.rint(steps);
    }

    private static double positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new Unusable("Expected " + name + " above 0 and finite, but got " + value + ".");
        }
        return value;
    }

    private static void refuseTooLongSteps(SimulatedMarket market, double spread) {
        refuseUnlessFinite("spread", spread);
        double chance = market.fillChance(spread / 2);
        if (!(chance <= 1)) {
            throw new Unusable("Expected steps so short that a quote at the average half-spread of " + spread / 2
                    + " is filled with a chance of at most 1, but got " + chance + ": choose a smaller --dt.");
        }
    }

    private static void refuseUnlessFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new Unusable("Expected parameters that give a finite " + name + ", but got " + value + ".");
        }
    }

    private void warnOfClamping(SimulationResult result) {
        if (result.clampedShare() > NEGLIGIBLE_SHARE) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    Locale.ROOT,
                    "Expected chances of a fill of at most 1, but %.2f %% of all quotes had more and were filled for"
                            + " certain: choose a smaller --dt.%n",
                    100 * result.clampedShare());
            err.flush();
        }
    }

    private static String json(Map<String, Object> row) {
        try {
            return new ObjectMapper().writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected the row to be plain JSON values, but " + e.getMessage(), e);
        }
    }

    private static String inWords(Map<String, Object> row, SimulationResult result) {
        String columns = "%-20s %-10s %8s %10s %10s %10s %8s %10s%n";
        String head = columns.formatted(
                "model", "strategy", "gamma", "spread", "profit", "sd(profit)", "final q", "sd(final q)");
        return head
                + String.format(
                        Locale.ROOT,
                        "%-20s %-10s %8s %10.2f %10.2f %10.2f %8.2f %10.2f",
                        row.get("model"),
                        row.get("strategy"),
                        row.get("gamma"),
                        result.spread(),
                        result.profit(),
                        result.sdProfit(),
                        result.finalQ(),
                        result.sdFinalQ());
    }
}
