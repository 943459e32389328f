package dev.sportello.desktop;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.sportello.desktop.settings.secrets.SecretActs;
import dev.sportello.desktop.settings.secrets.SecretParts;
import dev.sportello.architecture.ProjectRules;
import dev.sportello.architecture.TimeRules;
import java.time.format.DateTimeFormatter;

@AnalyzeClasses(packages = "dev.sportello.desktop", importOptions = ImportOption.DoNotIncludeTests.class)
class DesktopArchitectureTest {
    private static final String DESKTOP = "dev.sportello.desktop";

    @ArchTest
    static final ArchTests project = ArchTests.in(ProjectRules.class);

    @ArchTest
    static final ArchTests time = ArchTests.in(TimeRules.class);

    @ArchTest
    static final ArchRule dependenciesPointDown = slices().matching(DESKTOP + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("a view that is needed by what it needs cannot be read, tested or changed by itself");

    @ArchTest
    static final ArchRule pagesOfTheSettingsDoNotKnowEachOther = slices().matching(DESKTOP + ".settings.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(DESKTOP + ".settings.page"))
            .ignoreDependency(DescribedPredicate.alwaysTrue(), belongToAnyOf(SecretParts.class, SecretActs.class))
            .because("a new page is a package of its own and one line in the list of pages;"
                    + " only the rows of secrets stand on the pages of what needs them too");

    @ArchTest
    static final ArchRule noPageKnowsTheDialogAroundIt = noClasses()
            .that()
            .resideInAPackage(DESKTOP + ".settings.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(DESKTOP + ".settings")
            .because("the dialog knows its pages by one interface, and no page needs a dialog");

    @ArchTest
    static final ArchRule theDesktopKnowsNoRelay = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sportello.relay..")
            .because("they meet in the protocol only; the shop's relay may be of another version");

    @ArchTest
    static final ArchRule whatIsKnownNeedsNoScreen = noClasses()
            .that()
            .resideInAnyPackage(DESKTOP + ".connection..", DESKTOP + ".replica..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..")
            .because("entries are applied off the FX thread, and observable state changes on it only");

    @ArchTest
    static final ArchRule viewsDoNoInputOrOutput = noClasses()
            .that()
            .resideInAnyPackage(
                    DESKTOP + ".inbox..",
                    DESKTOP + ".thread..",
                    DESKTOP + ".ticket..",
                    DESKTOP + ".customer..",
                    DESKTOP + ".login..",
                    DESKTOP + ".settings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "java.sql..", "org.jdbi..", "com.zaxxer..", "java.nio.file..")
            .because("nothing blocks the FX thread");

    @ArchTest
    static final ArchRule onlyTheReplicaKnowsTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage(DESKTOP + ".replica..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.jdbi..", "com.zaxxer..", "org.h2..")
            .because("what is on disk and what is on screen must be the same entries, applied at one place");

    @ArchTest
    static final ArchRule onlyTheConnectionKnowsTheNetwork = noClasses()
            .that()
            .resideOutsideOfPackage(DESKTOP + ".connection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.java_websocket..")
            .because("whether the relay can be reached is shown at one place, and so it is decided at one");

    @ArchTest
    static final ArchRule datesAreWrittenInOneWay = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(DESKTOP + ".ui.Formats")
            .and()
            .resideOutsideOfPackage(DESKTOP + ".disk..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "make a format of dates",
                    call -> call.getTargetOwner().isEquivalentTo(DateTimeFormatter.class)
                            && call.getName().startsWith("of")))
            .because("dates are of the language that the words around them are in, which is decided at one place");

    @ArchTest
    static final ArchRule jsonIsTheCodecs = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "com.google.gson..")
            .because("a second mapper would have other limits and other names");
}
