package dev.sportello.relay;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.sportello.architecture.Calls;
import dev.sportello.architecture.ProjectRules;
import dev.sportello.architecture.TimeRules;
import java.time.ZoneId;
import java.util.Timer;
import java.util.concurrent.ScheduledExecutorService;

@AnalyzeClasses(packages = "dev.sportello.relay", importOptions = ImportOption.DoNotIncludeTests.class)
class RelayArchitectureTest {
    private static final String RELAY = "dev.sportello.relay";

    @ArchTest
    static final ArchTests project = ArchTests.in(ProjectRules.class);

    @ArchTest
    static final ArchTests time = ArchTests.in(TimeRules.class);

    @ArchTest
    static final ArchRule dependenciesPointDown = slices().matching(RELAY + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that is needed by what it needs cannot be read, tested or changed by itself");

    @ArchTest
    static final ArchRule nobodyKnowsWhoWiresThem = noClasses()
            .that()
            .resideOutsideOfPackage(RELAY)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("dev\\.sportello\\.relay\\.(Relay|Routes)(\\$.*)?")
            .because("the composition root is read from top to bottom; nothing reaches back into it");

    @ArchTest
    static final ArchRule theRelayKnowsNoDesktop = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sportello.desktop..", "javafx..")
            .because("a shop runs the relay on a machine without a screen, and a desktop of another version with it");

    @ArchTest
    static final ArchRule theJournalKnowsNoRules = noClasses()
            .that()
            .resideInAnyPackage(RELAY + ".journal..", RELAY + ".storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    RELAY + ".ticket..",
                    RELAY + ".shopper..",
                    RELAY + ".agent..",
                    RELAY + ".team..",
                    RELAY + ".customer..",
                    RELAY + ".settings..",
                    RELAY + ".secret..",
                    RELAY + ".foundation..",
                    RELAY + ".live..",
                    RELAY + ".follow..",
                    RELAY + ".http..")
            .because("what writes the order must not care what is written; another feature is another entry to it");

    @ArchTest
    static final ArchRule followersKnowNoRules = noClasses()
            .that()
            .resideInAPackage(RELAY + ".follow..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(RELAY + "..")
                    .and(resideOutsideOfPackages(RELAY + ".follow..", RELAY + ".journal..", RELAY + ".storage..")))
            .because("how work after the commit is retried must not depend on what it is");

    @ArchTest
    static final ArchRule liveKnowsFramesNotRules = noClasses()
            .that()
            .resideInAPackage(RELAY + ".live..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    RELAY + ".ticket..",
                    RELAY + ".shopper..",
                    RELAY + ".agent..",
                    RELAY + ".team..",
                    RELAY + ".customer..",
                    RELAY + ".settings..",
                    RELAY + ".storage..",
                    "org.jdbi..")
            .because("who may see an entry is decided once, by the change itself, and not again for each listener");

    @ArchTest
    static final ArchRule theRulesKnowNoSockets = noClasses()
            .that()
            .resideInAnyPackage(
                    RELAY + ".ticket..",
                    RELAY + ".journal..",
                    RELAY + ".follow..",
                    RELAY + ".search..",
                    RELAY + ".storage..",
                    RELAY + ".live..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
            .because("a message by SMS or over the HTTP fallback is the same message");

    @ArchTest
    static final ArchRule theFoundationKnowsNoFeatures = noClasses()
            .that()
            .resideInAnyPackage(RELAY + ".foundation..", RELAY + ".periodic..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    RELAY + ".ticket..",
                    RELAY + ".shopper..",
                    RELAY + ".agent..",
                    RELAY + ".team..",
                    RELAY + ".customer..",
                    RELAY + ".settings..",
                    RELAY + ".secret..",
                    RELAY + ".live..")
            .because("every endpoint is built on it: a new feature must not change what all the others are given");

    @ArchTest
    static final ArchRule theTeamIsBelowWhatItDoes = noClasses()
            .that()
            .resideInAPackage(RELAY + ".team..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    RELAY + ".ticket..",
                    RELAY + ".settings..",
                    RELAY + ".customer..",
                    RELAY + ".agent..",
                    RELAY + ".shopper..",
                    RELAY + ".live..",
                    RELAY + ".foundation..")
            .because("tickets and settings ask who works here and who is an admin, as part of one transaction");

    @ArchTest
    static final ArchRule onePlaceRunsWhatIsPeriodic = noClasses()
            .that()
            .resideOutsideOfPackage(RELAY + ".periodic..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ScheduledExecutorService.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Timer.class)
            .because("a timer of one's own is one more thing to stop, to watch and to keep alive after a failure");

    @ArchTest
    static final ArchRule shoppersAndAgentsHaveSeparateEndpoints = noClasses()
            .that()
            .resideInAPackage(RELAY + ".shopper..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(RELAY + ".agent..")
            .because("what guards the agents' endpoints must not come to depend on those that are open to anybody");

    @ArchTest
    static final ArchRule agentsDoNotUseTheShoppersEndpoints = noClasses()
            .that()
            .resideInAPackage(RELAY + ".agent..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(RELAY + ".shopper..")
            .because("see the other way round");

    @ArchTest
    static final ArchRule onlyStorageKnowsHowToConnect = noClasses()
            .that()
            .resideOutsideOfPackage(RELAY + ".storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.zaxxer..", "org.flywaydb..", "org.h2..", "org.postgresql..")
            .because("where H2 and PostgreSQL differ, one place says so");

    @ArchTest
    static final ArchRule onlySearchKnowsTheIndex = noClasses()
            .that()
            .resideOutsideOfPackage(RELAY + ".search..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.lucene..", "com.ibm.icu..")
                    .and(not(nameMatching(".*\\.IDNA(\\$.*)?"))))
            .because("which words a text has is decided in one place, for what is written and what is searched");

    @ArchTest
    static final ArchRule onlyChannelsAndWebhooksGoOut = noClasses()
            .that()
            .resideOutsideOfPackages(RELAY + ".network..", RELAY + ".outgoing..", RELAY + ".sms..", RELAY + ".demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "java.net.http..")
            .because("whatever the relay connects to is checked against the networks to which it may go");

    @ArchTest
    static final ArchRule onlyMailKnowsTheMailLibrary = noClasses()
            .that()
            .resideOutsideOfPackage(RELAY + ".mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..", "org.jsoup..")
            .because("what may stand in a header, and what is believed of one, is decided in one place");

    @ArchTest
    static final ArchRule jsonIsTheCodecs = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "com.google.gson..")
            .because("a second mapper would have other limits and other names");

    @ArchTest
    static final ArchRule theMachinesZoneMeansNothing = noClasses()
            .should()
            .callMethodWhere(Calls.to(ZoneId.class, "systemDefault"))
            .because("the shop has a zone of its own; the relay's machine may stand anywhere");

    @ArchTest
    static final ArchRule sampleDataStayOutOfTheWay = noClasses()
            .that()
            .resideOutsideOfPackages(RELAY, RELAY + ".demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(RELAY + ".demo..")
            .because("a relay that serves a real shop never runs a line of the demo");
}
