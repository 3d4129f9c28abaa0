package io.dynamicmarket.desk.web;

/**
 * A point of the charts; statistics, not postings. What is missing is NaN, which reads as a gap.
 *
 * @param atMillis market time
 * @param mid in the quote asset
 * @param bid our best resting bid
 * @param ask our best resting ask
 * @param inventory signed holding in whole units
 * @param softRatio holding over the tighter soft limit, signed
 * @param hardRatio holding over the tighter hard limit, signed
 * @param pnl total of the session in the settlement asset
 */
public record HistoryPoint(
        long atMillis,
        double mid,
        double bid,
        double ask,
        double inventory,
        double softRatio,
        double hardRatio,
        double pnl) {}
