package io.dynamicmarket.facts;

/**
 * The named parts of a feed's confidence, each 0 (worthless) .. 1 (perfect); the score is their product.
 *
 * @param staleness how long the venue has been silent
 * @param gaps how recently sequence numbers were missing
 * @param missingLevels how many of the wanted levels the book has; 0 while the book is not valid
 * @param staleTrades how long no trade has come
 * @param venueDisagreement how far the mid is from the other venues' mids; 1 where there is no other venue
 */
public record ConfidenceParts(
        double staleness, double gaps, double missingLevels, double staleTrades, double venueDisagreement) {
    public ConfidenceParts {
        staleness = share(staleness);
        gaps = share(gaps);
        missingLevels = share(missingLevels);
        staleTrades = share(staleTrades);
        venueDisagreement = share(venueDisagreement);
    }

    public double score() {
        return Six.decimals(staleness * gaps * missingLevels * staleTrades * venueDisagreement);
    }

    private static double share(double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("Expected a confidence part in 0..1, but got " + part);
        }
        return Six.decimals(part);
    }
}
