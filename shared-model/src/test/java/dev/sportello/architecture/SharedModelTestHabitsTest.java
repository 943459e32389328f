package dev.sportello.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

@AnalyzeClasses(packages = "dev.sportello", importOptions = ImportOption.OnlyIncludeTests.class)
class SharedModelTestHabitsTest {

    @ArchTest
    static final ArchTests time = ArchTests.in(TimeRules.class);

    @ArchTest
    static final ArchTests tests = ArchTests.in(TestRules.class);
}
