package io.dynamicmarket.desk.run;

import io.dynamicmarket.adapters.postgres.DatabaseFailed;
import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.desk.loop.ControlCommand;
import io.dynamicmarket.governance.audit.Verification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the whole chain of receipts beside the running desk, since a long one takes a while; its end was verified
 * before the desk started. A desk whose past was tampered with does not quote.
 */
final class ChainCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ChainCheck.class);

    private static final int LONGEST_REASON = 500;

    private final PostgresStore store;
    private final LiveMarket market;

    ChainCheck(PostgresStore store, LiveMarket market) {
        this.store = store;
        this.market = market;
    }

    void start() {
        Thread thread = new Thread(this::verify, "chain-check");
        thread.setDaemon(true);
        thread.start();
    }

    private void verify() {
        try {
            Verification verification = store.verify();
            if (verification instanceof Verification.Broken broken) {
                String sentence =
                        "The chain of receipts is broken at receipt " + broken.line() + ": " + broken.sentence();
                LOG.error(sentence);
                market.control(new ControlCommand.Kill(
                        "chain-check", sentence.substring(0, Math.min(sentence.length(), LONGEST_REASON))));
            } else if (verification instanceof Verification.Unbroken unbroken) {
                LOG.info("chain of receipts verified up to {}", unbroken.head().sequence());
            }
        } catch (DatabaseFailed e) {
            LOG.error("The chain of receipts could not be verified: {}", e.getMessage());
        }
    }
}
