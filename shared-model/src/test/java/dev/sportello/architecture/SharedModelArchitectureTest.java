package dev.sportello.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

@AnalyzeClasses(packages = "dev.sportello", importOptions = ImportOption.DoNotIncludeTests.class)
class SharedModelArchitectureTest {

    @ArchTest
    static final ArchTests project = ArchTests.in(ProjectRules.class);

    @ArchTest
    static final ArchTests time = ArchTests.in(TimeRules.class);

    @ArchTest
    static final ArchRule theModelNeedsNothing = classes()
            .that()
            .resideInAPackage("dev.sportello.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sportello.model..",
                    "dev.sportello.hours..",
                    "dev.sportello.colour..",
                    "dev.sportello.logo..",
                    "dev.sportello.site..",
                    "dev.sportello.wording..",
                    "java..",
                    "com.fasterxml.uuid..",
                    "org.jspecify..")
            .because("the rules of a ticket are the same for whoever stores, sends or shows it");

    @ArchTest
    static final ArchRule theModelDoesNoInputOrOutput = noClasses()
            .that()
            .resideInAPackage("dev.sportello.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net.http..", "java.nio..", "java.sql..", "java.util.concurrent..")
            .because("what an entry does to a ticket is a pure function, which both sides can repeat");

    @ArchTest
    static final ArchRule officeHoursNeedNothingButTheCalendar = classes()
            .that()
            .resideInAPackage("dev.sportello.hours..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.sportello.hours..", "java.lang..", "java.time..", "java.util..", "org.jspecify..")
            .because("whether the shop is open follows from hours, zone and instant alone, wherever it is asked");

    @ArchTest
    static final ArchRule officeHoursHaveNoClock = noClasses()
            .that()
            .resideInAPackage("dev.sportello.hours..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("who asks says for which instant, and so can an admin who asks for any other");

    @ArchTest
    static final ArchRule onlyTheCodecKnowsJson = noClasses()
            .that()
            .haveNameNotMatching(
                    "dev\\.sportello\\.wire\\.(Codec|JsonTree|NamedKinds|KindReader|ConstantReader|Ids|TextValues|Hours)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..")
            .because("what comes in is checked at one place, and the model stays free of annotations");
}
