package dev.sportello.desktop;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.sportello.architecture.TestRules;
import dev.sportello.architecture.TimeRules;

@AnalyzeClasses(packages = "dev.sportello.desktop", importOptions = ImportOption.OnlyIncludeTests.class)
class DesktopTestHabitsTest {

    @ArchTest
    static final ArchTests time = ArchTests.in(TimeRules.class);

    @ArchTest
    static final ArchTests tests = ArchTests.in(TestRules.class);
}
