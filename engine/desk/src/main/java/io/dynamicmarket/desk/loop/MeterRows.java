package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.QualityTarget;
import io.dynamicmarket.facts.QuoteCare;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.attribution.QualityMeter;
import io.dynamicmarket.quoting.fill.QuoteCareMeter;
import java.util.List;

/**
 * The rows of a release that say over what the meters of trading measure.
 *
 * @param care rows of quote age, slippage and toxic flow
 * @param quality targets of drift, realized spread and quotes per gas
 */
record MeterRows(List<QuoteCare> care, List<QualityTarget> quality) {
    static MeterRows of(CompiledRelease release) {
        return new MeterRows(
                List.of(
                        release.quoteCare("quoteAge"),
                        release.quoteCare("slippageShare"),
                        release.quoteCare("toxicFlow")),
                List.of(
                        release.qualityTarget("inventoryDriftShare"),
                        release.qualityTarget("realizedSpreadShare"),
                        release.qualityTarget("quotesPerGasRatio")));
    }

    QuoteCareMeter careMeter(LoopSettings settings) {
        return new QuoteCareMeter(care.get(0), care.get(1), care.get(2), settings.fillQuality());
    }

    QualityMeter qualityMeter(Instrument instrument, LoopSettings settings) {
        return new QualityMeter(instrument, settings.quality(), quality.get(0), quality.get(1), quality.get(2));
    }
}
