package io.dynamicmarket.desk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/** Below the adapters time and chance come from the input, so that a replay gives the same receipts. */
@AnalyzeClasses(
        packages = "io.dynamicmarket",
        importOptions = {DoNotIncludeTests.class, NoTestJars.class})
class DeterminismTest {
    private static final String[] BELOW_ADAPTERS = {
        "io.dynamicmarket.facts..",
        "io.dynamicmarket.quoting..",
        "io.dynamicmarket.governance..",
        "io.dynamicmarket.policy..",
    };

    private static final Set<String> CLOCK_READINGS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.util.Calendar.getInstance",
            "java.util.Date.<init>");

    private static final Set<String> CHANCE = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.Collections.shuffle",
            "java.util.UUID.randomUUID");

    @ArchTest
    static final ArchRule nothingBelowTheAdaptersReadsAClock =
            noClasses().that().resideInAnyPackage(BELOW_ADAPTERS).should().accessTargetWhere(readsAClock());

    @ArchTest
    static final ArchRule nothingBelowTheAdaptersLeavesAnythingToChance =
            noClasses().that().resideInAnyPackage(BELOW_ADAPTERS).should().accessTargetWhere(drawsByChance());

    // Random is also the parent of SecureRandom and ThreadLocalRandom.
    @ArchTest
    static final ArchRule nothingBelowTheAdaptersHoldsAGenerator = noClasses()
            .that()
            .resideInAnyPackage(BELOW_ADAPTERS)
            .should()
            .dependOnClassesThat(JavaClass.Predicates.assignableTo(Random.class)
                    .or(JavaClass.Predicates.assignableTo(SplittableRandom.class)));

    private static DescribedPredicate<JavaAccess<?>> readsAClock() {
        return DescribedPredicate.describe("the clock is read", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            boolean javaTime = owner.startsWith("java.time.")
                    && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
            return javaTime || CLOCK_READINGS.contains(owner + "." + name);
        });
    }

    private static DescribedPredicate<JavaAccess<?>> drawsByChance() {
        return DescribedPredicate.describe(
                "chance decides",
                access -> CHANCE.contains(access.getTargetOwner().getName() + "." + access.getName()));
    }
}
