package io.dynamicmarket.desk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Names that say what a type is, and packages in which null has to be declared. */
@AnalyzeClasses(packages = "io.dynamicmarket", importOptions = DoNotIncludeTests.class)
class HouseStyleTest {
    @ArchTest
    static final ArchRule noTypeIsNamedForItsKind = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Service|Utils?|Helper|Impl|Dto)")
            .because("such a name says nothing of the desk's world");

    @ArchTest
    static final ArchRule everyPackageDeclaresWhereNullMayBe = classes().should(resideInANullMarkedPackage());

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                String found = "Expected package %s of %s to be @NullMarked, but it is not"
                        .formatted(type.getPackageName(), type.getName());
                events.add(new SimpleConditionEvent(type, marked, found));
            }
        };
    }
}
