package dev.sportello.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.platform.commons.annotation.Testable;

/// How tests are written so that they are really run.
public final class TestRules {

    @ArchTest
    static final ArchRule everyTestIsFoundByTheBuild = methods()
            .that()
            .areMetaAnnotatedWith(Testable.class)
            .should(standInAClassThatEndsWithTest())
            .because("the build runs the classes that are called …Test, and passes over all others without a word");

    private static ArchCondition<JavaMethod> standInAClassThatEndsWithTest() {
        return new ArchCondition<>("stand in a class whose name ends with Test") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var name = ProjectRules.outermost(method.getOwner()).getSimpleName();
                // A measurement is run by its name only.
                if (!name.endsWith("Test") && !name.endsWith("Measurement")) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " is never run: rename its class to …Test."));
                }
            }
        };
    }

    private TestRules() {}
}
