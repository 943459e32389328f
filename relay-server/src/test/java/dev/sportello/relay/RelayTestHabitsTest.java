package dev.sportello.relay;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.sportello.architecture.TestRules;
import dev.sportello.architecture.TimeRules;

@AnalyzeClasses(packages = "dev.sportello.relay", importOptions = ImportOption.OnlyIncludeTests.class)
class RelayTestHabitsTest {

    @ArchTest
    static final ArchTests time = ArchTests.in(TimeRules.class);

    @ArchTest
    static final ArchTests tests = ArchTests.in(TestRules.class);
}
