package io.dynamicmarket.desk.changeover;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.activation.InForce;
import io.dynamicmarket.governance.activation.Order;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.activation.Ruling;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/**
 * The release that a desk is started with. It decides only if nothing is in force in the store yet: otherwise what people
 * have activated does.
 *
 * @param offered from the jar or a folder
 * @param source where it is from, in words
 * @param compile compiles the releases of this desk and decides with them until deciding is fast
 */
public record PolicyStart(Release offered, String source, Function<Release, CompiledRelease> compile) {
    private static final String AUTHOR = "bootstrap";

    public PolicyStart {
        Objects.requireNonNull(offered);
        Objects.requireNonNull(source);
        Objects.requireNonNull(compile);
    }

    /**
     * What the desk begins with.
     *
     * @param release in force
     * @param sentence for people: what was imported, activated or left aside; empty if there is nothing to say
     */
    public record Begun(Release release, String sentence) {}

    /** Imports the offered release, activates it if it is the first, and tells what is in force for everything. */
    public Begun begin(Releases releases, long nowMillis) {
        ReleaseId id = offered.id();
        releases.keepImported(offered, AUTHOR, "Imported from " + source, nowMillis);
        InForce inForce = releases.everything(nowMillis, nowMillis);
        if (inForce instanceof InForce.Valid valid) {
            ReleaseId ruling = valid.period().release();
            String since = Instant.ofEpochMilli(valid.period().fromMillis()).toString();
            return ruling.equals(id)
                    ? new Begun(offered, "")
                    : new Begun(
                            releases.release(ruling),
                            "Release " + ruling + " is in force since " + since + ". Release " + id + " of " + source
                                    + " was imported and is not in force: it has to be activated.");
        }
        releases.activate(
                Order.forGood(new Scope.Everything(), new Ruling.Use(id), AUTHOR, "First start with " + source),
                nowMillis);
        return new Begun(
                offered,
                "First start: release " + id + " of " + source + " was imported and activated for everything by "
                        + AUTHOR + ".");
    }
}
