package dev.sportello.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.TimeZone;

/// How programs and tests deal with time.
public final class TimeRules {
    private static final Set<Class<?>> IN_SOME_ZONE =
            Set.of(LocalDate.class, LocalTime.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethodWhere(Calls.to(Thread.class, "sleep"))
            .because("a sleep is too long or too short: wait for the thing itself");

    @ArchTest
    static final ArchRule nobodyKeepsOldDates = noFields()
            .should()
            .haveRawType(JavaClass.Predicates.assignableTo(Date.class))
            .orShould()
            .haveRawType(JavaClass.Predicates.assignableTo(Calendar.class))
            .because("they are mutable or hide a zone; a library that insists on one gets it made on the spot");

    @ArchTest
    static final ArchRule nobodyMakesDatesOfNow = noClasses()
            .should()
            .callConstructor(Date.class)
            .orShould()
            .callMethodWhere(Calls.to(Calendar.class, "getInstance"))
            .because("java.time says what it means");

    @ArchTest
    static final ArchRule nobodyAnswersInTheMachinesZone = noClasses()
            .should()
            .callMethodWhere(Calls.to(TimeZone.class, "getDefault"))
            .orShould()
            .callMethodWhere(askTheMachineForADay())
            .because("an answer must not depend on where the machine stands");

    private static DescribedPredicate<JavaMethodCall> askTheMachineForADay() {
        return DescribedPredicate.describe(
                "ask for now in the machine's zone",
                call -> call.getName().equals("now")
                        && call.getTarget().getRawParameterTypes().isEmpty()
                        && IN_SOME_ZONE.stream().anyMatch(call.getTargetOwner()::isEquivalentTo));
    }

    private TimeRules() {}
}
