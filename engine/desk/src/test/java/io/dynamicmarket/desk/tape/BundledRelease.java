package io.dynamicmarket.desk.tape;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;

/** The release that the desk starts with, compiled once for all tests of a JVM, since that takes seconds. */
public final class BundledRelease {
    private static final class Holder {
        private static final CompiledRelease COMPILED = CompiledRelease.compile(release());
    }

    private BundledRelease() {}

    public static Release release() {
        return Release.bundled(BundledRelease.class.getClassLoader());
    }

    public static CompiledRelease compiled() {
        return Holder.COMPILED;
    }
}
