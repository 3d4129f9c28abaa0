package io.dynamicmarket.desk;

import io.dynamicmarket.desk.replay.SummaryJson;
import io.dynamicmarket.quoting.pool.ConstantProductPool;
import io.dynamicmarket.quoting.pool.PoolQuote;
import io.dynamicmarket.quoting.pool.PoolQuote.NotProfitable;
import io.dynamicmarket.quoting.pool.PoolQuote.Quoted;
import io.dynamicmarket.quoting.pool.PoolQuoter;
import io.dynamicmarket.quoting.pool.PoolSwap;
import io.dynamicmarket.quoting.pool.PoolTerms;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a constant-product pool gives, and from which size on a swap pays. */
@Command(
        name = "pool",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Print what a constant-product pool gives for an input, to the unit, and with a price the smallest"
                        + " and the best input that pay. All amounts are whole smallest units.")
final class QuotePoolCommand implements Callable<Integer> {
    @Option(
            names = "--reserve-in",
            paramLabel = "N",
            required = true,
            description = "What the pool holds of the token that goes in.")
    private BigInteger reserveIn;

    @Option(
            names = "--reserve-out",
            paramLabel = "N",
            required = true,
            description = "What the pool holds of the token that comes out.")
    private BigInteger reserveOut;

    @Option(
            names = "--lp-fee",
            paramLabel = "N",
            defaultValue = "0",
            description = "Fee of the liquidity providers, 1/10000 of the input (default ${DEFAULT-VALUE}).")
    private int lpFee;

    @Option(
            names = "--protocol-fee",
            paramLabel = "N",
            defaultValue = "0",
            description = "Fee of the protocol, 1/10000 of the output (default ${DEFAULT-VALUE}).")
    private int protocolFee;

    @Option(
            names = "--ref-fee",
            paramLabel = "N",
            defaultValue = "0",
            description = "Fee of the referrer, 1/10000 of the output (default ${DEFAULT-VALUE}).")
    private int referrerFee;

    @Option(names = "--in", paramLabel = "N", description = "Input to swap.")
    private @Nullable BigInteger amountIn;

    @Option(
            names = "--price",
            paramLabel = "P",
            description = "Value of one unit of output in units of input; asks for the sizes that pay.")
    private @Nullable BigDecimal price;

    @Option(
            names = "--gas",
            paramLabel = "N",
            defaultValue = "0",
            description = "Cost of a swap on chain, units of input (default ${DEFAULT-VALUE}).")
    private BigInteger gas;

    @Option(
            names = "--floor-bps",
            paramLabel = "BPS",
            defaultValue = "0",
            description = "What a swap has to earn beyond its costs, bps of the input (default ${DEFAULT-VALUE}).")
    private int floorBps;

    @Option(
            names = "--max-in",
            paramLabel = "N",
            description = "Largest input allowed (default: what the pool holds of it).")
    private @Nullable BigInteger maximumIn;

    @Option(names = "--json", description = "Print JSON, and nothing else; amounts are strings, for they are long.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    QuotePoolCommand() {}

    @Override
    public Integer call() {
        Map<String, Object> answers = new LinkedHashMap<>();
        try {
            ConstantProductPool pool = new ConstantProductPool(reserveIn, reserveOut, lpFee, protocolFee, referrerFee);
            BigInteger input = amountIn;
            BigDecimal reference = price;
            if (input == null && reference == null) {
                throw new Unusable("Expected --in, --price or both, but got neither.");
            }
            if (input != null) {
                answers.put("swap", swap(pool.swap(input)));
            }
            if (reference != null) {
                answers.put("quote", quote(PoolQuoter.quote(pool, terms(reference))));
            }
        } catch (IllegalArgumentException refused) {
            throw new Unusable(refused.getMessage() + ".", refused);
        }
        PrintWriter to = spec.commandLine().getOut();
        to.println(json ? SummaryJson.write(answers) : inWords(answers));
        to.flush();
        return 0;
    }

    private PoolTerms terms(BigDecimal reference) {
        BigInteger largest = maximumIn;
        return new PoolTerms(reference, gas, floorBps, largest == null ? reserveIn : largest);
    }

    private static Map<String, Object> swap(PoolSwap swap) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("amountIn", swap.amountIn().toString());
        fields.put("baseOut", swap.baseOut().toString());
        fields.put("protocolFeeOut", swap.protocolFeeOut().toString());
        fields.put("referrerFeeOut", swap.referrerFeeOut().toString());
        fields.put("amountOut", swap.amountOut().toString());
        return fields;
    }

    private static Map<String, Object> quote(PoolQuote quote) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (quote instanceof Quoted quoted) {
            fields.put("profitable", true);
            fields.put("minimumProfitableIn", quoted.minimumProfitableIn().toString());
            fields.put("minimumProfitableOut", quoted.minimumProfitableOut().toString());
            fields.put("minimumProfit", quoted.minimumProfit().toString());
            fields.put("bestIn", quoted.amountIn().toString());
            fields.put("bestOut", quoted.amountOut().toString());
            fields.put("bestProfit", quoted.profit().toString());
        } else if (quote instanceof NotProfitable none) {
            fields.put("profitable", false);
            fields.put("reason", none.reason().name());
            fields.put("because", none.reason().words());
        }
        return fields;
    }

    private static String inWords(Map<String, Object> answers) {
        return answers.values().stream()
                .flatMap(answer -> ((Map<?, ?>) answer).entrySet().stream())
                .map(field -> String.format("%-22s %s", field.getKey(), field.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
