package dev.sportello.relay.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class FileFailureTest {
    static final Arguments[] FAILURES = {
        Arguments.of(new AccessDeniedException("/a.zip"), "this user may not read or write /a.zip"),
        Arguments.of(new NoSuchFileException("/a.zip"), "there is no /a.zip"),
        Arguments.of(new FileSystemException("/a.zip"), "/a.zip cannot be used"),
        Arguments.of(new FileSystemException("/a", "/b", null), "/a cannot be used"),
        Arguments.of(
                new FileSystemException("/a.zip", null, "No space left on device"), "/a.zip: No space left on device"),
        Arguments.of(new IOException("No space left on device"), "No space left on device")
    };

    @ParameterizedTest
    @FieldSource("FAILURES")
    void theOperatorLearnsWhatIsWrongWithTheFile(IOException failure, String reason) {
        assertThat(FileFailure.reason(failure)).isEqualTo(reason);
    }
}
