package io.dynamicmarket.policy;

/** Decides often enough, on made-up calm and broken markets, that classes are loaded and constraints are compiled. */
final class WarmUp {
    private WarmUp() {}

    static void run(CompiledRelease release) {
        release.marketPolicy().close();
    }
}
