package dev.sportello.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/// What holds in the programs of all three modules.
public final class ProjectRules {

    @ArchTest
    static final ArchRule everyPackagePromisesNoNulls = classes()
            .should(lieInANullMarkedPackage())
            .because("NullAway looks only where a package-info.java says @NullMarked, and is silent elsewhere");

    @ArchTest
    static final ArchRule onlyAMainEndsTheProcess = noClasses()
            .that(haveNoMain())
            .should()
            .callMethodWhere(Calls.to(System.class, "exit"))
            .orShould()
            .callMethodWhere(Calls.to(Runtime.class, "exit"))
            .orShould()
            .callMethodWhere(Calls.to(Runtime.class, "halt"))
            .because("whoever ends the process skips what others have to close: tell main instead");

    @ArchTest
    static final ArchRule onlyAMainWritesToTheConsole = noClasses()
            .that(haveNoMain())
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethodWhere(Calls.to(Throwable.class, "printStackTrace"))
            .because("an operator reads one log, with levels and times; the console belongs to the command line");

    @ArchTest
    static final ArchRule onlyAMainAsksTheMachineForTheTime = noClasses()
            .that(haveNoMain())
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethodWhere(Calls.to(System.class, "currentTimeMillis"))
            .orShould()
            .callMethodWhere(Calls.to(Clock.class, "systemUTC"))
            .orShould()
            .callMethodWhere(Calls.to(Clock.class, "systemDefaultZone"))
            .because("a Clock is passed in, so that a test can move it");

    @ArchTest
    static final ArchRule nobodyKeepsStaticState = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("two relays in one process, as tests have them, would share it");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Service|Dto|Bean)")
            .because("such a name fits every class and so tells of none: find the noun");

    /// Neither they nor the class in which they are nested.
    public static DescribedPredicate<JavaClass> haveNoMain() {
        return DescribedPredicate.describe(
                "have no main method",
                type -> outermost(type).getMethods().stream()
                        .noneMatch(method -> method.getName().equals("main")
                                && method.getModifiers().contains(JavaModifier.STATIC)));
    }

    /// The class of the file in which a class stands.
    static JavaClass outermost(JavaClass type) {
        var outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost;
    }

    private static ArchCondition<JavaClass> lieInANullMarkedPackage() {
        return new ArchCondition<>("lie in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    var message = type.getName() + " lies in a package without @NullMarked: add a package-info.java.";
                    events.add(SimpleConditionEvent.violated(type, message));
                }
            }
        };
    }

    private ProjectRules() {}
}
