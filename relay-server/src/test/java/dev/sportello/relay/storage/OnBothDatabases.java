package dev.sportello.relay.storage;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// The base of a test that runs on H2 and on PostgreSQL. The quick lane leaves PostgreSQL out.
@ParameterizedClass
@Execution(ExecutionMode.CONCURRENT)
@MethodSource("dev.sportello.relay.storage.TestDatabase#tested")
public abstract class OnBothDatabases extends OnADatabase {

    @Parameter
    protected TestDatabase kind = TestDatabase.H2;

    @Override
    protected final TestDatabase kind() {
        return kind;
    }
}
