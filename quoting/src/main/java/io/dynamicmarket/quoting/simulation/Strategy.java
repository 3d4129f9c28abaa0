package io.dynamicmarket.quoting.simulation;

import io.dynamicmarket.quoting.model.QuotingModel;

/** What the dealer of a simulation does with a model. */
public enum Strategy {
    /** Quotes where the model says for the inventory held and the time left. */
    INVENTORY {
        @Override
        QuotingModel over(QuotingModel model, double spread) {
            return model;
        }
    },
    /** The paper's benchmark: quotes the same spread all the time, around the mid. */
    SYMMETRIC {
        @Override
        QuotingModel over(QuotingModel model, double spread) {
            return new AroundMid(spread / 2);
        }
    };

    /**
     * @param spread time average of the model's spread, price units
     */
    abstract QuotingModel over(QuotingModel model, double spread);

    private record AroundMid(double half) implements QuotingModel {
        @Override
        public double reservationOffset(double inventory, double volatility, double timeLeft) {
            return 0;
        }

        @Override
        public double halfSpread(double inventory, double volatility, double timeLeft) {
            return half;
        }
    }
}
