package io.dynamicmarket.desk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which part may know which: dependencies point down, towards the facts. */
@AnalyzeClasses(
        packages = "io.dynamicmarket",
        importOptions = {DoNotIncludeTests.class, NoTestJars.class})
class ArchitectureTest {
    private static final String FACTS = "io.dynamicmarket.facts..";
    private static final String QUOTING = "io.dynamicmarket.quoting..";
    private static final String GOVERNANCE = "io.dynamicmarket.governance..";
    private static final String WORKFLOWS = "io.dynamicmarket.workflows..";
    private static final String POLICY = "io.dynamicmarket.policy..";
    private static final String AUDIT = "io.dynamicmarket.audit..";
    private static final String ADAPTERS = "io.dynamicmarket.adapters..";
    private static final String ZEEBE = "io.dynamicmarket.adapters.zeebe..";

    @ArchTest
    static final ArchRule factsKnowTheJdkOnly = classes()
            .that()
            .resideInAPackage(FACTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(FACTS, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule quotingKnowsFactsOnly = classes()
            .that()
            .resideInAPackage(QUOTING)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(QUOTING, FACTS, "java..", "org.jspecify..", "org.apache.commons.math3..");

    @ArchTest
    static final ArchRule governanceKnowsFactsOnly = classes()
            .that()
            .resideInAPackage(GOVERNANCE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(GOVERNANCE, FACTS, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule workflowsKnowGovernanceAndFactsOnly = noClasses()
            .that()
            .resideInAPackage(WORKFLOWS)
            .should()
            .dependOnClassesThat(oursOutside(WORKFLOWS, GOVERNANCE, FACTS));

    @ArchTest
    static final ArchRule policyKnowsGovernanceAndFactsOnly = noClasses()
            .that()
            .resideInAPackage(POLICY)
            .should()
            .dependOnClassesThat(oursOutside(POLICY, GOVERNANCE, FACTS));

    @ArchTest
    static final ArchRule policyNeedsNoSpring = noClasses()
            .that()
            .resideInAPackage(POLICY)
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework.."));

    @ArchTest
    static final ArchRule auditKnowsPolicyGovernanceAndFactsOnly = noClasses()
            .that()
            .resideInAPackage(AUDIT)
            .should()
            .dependOnClassesThat(oursOutside(AUDIT, POLICY, GOVERNANCE, FACTS));

    @ArchTest
    static final ArchRule auditNeedsNoSpring = noClasses()
            .that()
            .resideInAPackage(AUDIT)
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework.."));

    @ArchTest
    static final ArchRule adaptersKnowQuotingGovernanceAndFactsOnly = noClasses()
            .that()
            .resideInAPackage(ADAPTERS)
            .and()
            .resideOutsideOfPackage(ZEEBE)
            .should()
            .dependOnClassesThat(oursOutside(ADAPTERS, QUOTING, GOVERNANCE, FACTS));

    /** It runs the files of workflows on another engine, and keeps what people see in the same tables. */
    @ArchTest
    static final ArchRule zeebeKnowsWorkflowsGovernanceAndFactsOnly = noClasses()
            .that()
            .resideInAPackage(ZEEBE)
            .should()
            .dependOnClassesThat(oursOutside(ZEEBE, WORKFLOWS, GOVERNANCE, FACTS));

    @ArchTest
    static final ArchRule onlyTheZeebeAdapterSpeaksZeebe = noClasses()
            .that()
            .resideInAPackage("io.dynamicmarket..")
            .and()
            .resideOutsideOfPackage(ZEEBE)
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.camunda..", "io.grpc.."));

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther =
            slices().matching("io.dynamicmarket.adapters.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesOfQuotingFormNoCircle =
            slices().matching("io.dynamicmarket.quoting.(*)..").should().beFreeOfCycles();

    private static DescribedPredicate<JavaClass> oursOutside(String... packages) {
        return resideInAPackage("io.dynamicmarket..")
                .and(not(resideInAnyPackage(packages)))
                .as("are ours and reside outside of %s", String.join(", ", packages));
    }
}
