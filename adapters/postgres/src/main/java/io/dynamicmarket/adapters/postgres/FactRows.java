package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.EpochClosed;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.SessionStarted;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.VenueId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows as the facts they were written from. */
final class FactRows {
    /** One part of the treasury's balances. */
    record Balance(String part, Amount amount) {}

    private FactRows() {}

    static Grounds grounds(ResultSet row) throws SQLException {
        return new Grounds(row.getString("source"), row.getString("sentence"));
    }

    static BreakerTripped breaker(ResultSet row) throws SQLException {
        return new BreakerTripped(
                BreakerKind.valueOf(row.getString("kind")),
                row.getLong("tripped_at_millis"),
                row.getLong("last_seen_millis"),
                row.getDouble("reading"),
                row.getDouble("threshold"),
                grounds(row));
    }

    static StateInForce state(ResultSet row) throws SQLException {
        return new StateInForce(
                new MarketId(row.getString("market")),
                MarketState.valueOf(row.getString("state")),
                row.getLong("since_millis"),
                MarketState.valueOf(row.getString("candidate")),
                row.getLong("candidate_since_millis"),
                grounds(row));
    }

    static Fill fill(ResultSet row) throws SQLException {
        return new Fill(
                row.getLong("fill_id"),
                row.getLong("quote_id"),
                row.getLong("snapshot_id"),
                new VenueId(row.getString("venue")),
                new MarketId(row.getString("market")),
                Side.valueOf(row.getString("side")),
                new Price(row.getLong("price_units")),
                new Quantity(row.getLong("quantity_units")),
                new Amount(new Asset(row.getString("fee_asset"), row.getInt("fee_decimals")), row.getLong("fee_nanos")),
                row.getLong("filled_at_millis"),
                row.getLong("quoted_at_millis"),
                new ReleaseId(row.getString("release")),
                FillPurpose.valueOf(row.getString("purpose")));
    }

    static Balance balance(ResultSet row) throws SQLException {
        return new Balance(row.getString("part"), amount(row));
    }

    static BuybackPlan plan(ResultSet row) throws SQLException {
        return new BuybackPlan.Running(
                amount(row),
                row.getInt("tranches_left"),
                row.getLong("spacing_millis"),
                row.getLong("next_due_millis"),
                row.getBoolean("accelerated"),
                row.getLong("epoch"));
    }

    static SessionStarted sessionStart(ResultSet row) throws SQLException {
        return new SessionStarted(amount(row));
    }

    static EpochClosed closed(ResultSet row) throws SQLException {
        return new EpochClosed(row.getLong("epoch"), row.getLong("closed_at_millis"), amount(row));
    }

    private static Amount amount(ResultSet row) throws SQLException {
        return new Amount(new Asset(row.getString("asset"), row.getInt("decimals")), row.getLong("nanos"));
    }

    static Optional<TreasuryBalances> balances(List<Balance> balances) {
        if (balances.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Amount> parts = balances.stream().collect(Collectors.toMap(Balance::part, Balance::amount));
        return Optional.of(new TreasuryBalances(
                part(parts, "liquid"), part(parts, "buffer"), part(parts, "tokens"), part(parts, "protected-floor")));
    }

    private static Amount part(Map<String, Amount> parts, String part) {
        Amount amount = parts.get(part);
        if (amount == null) {
            throw new DatabaseFailed(
                    "Expected the treasury balance '" + part + "', but only " + parts.keySet() + " were kept");
        }
        return amount;
    }
}
