package dev.sportello.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StartTest {
    /// Of the class files that Java 8 reads (JVMS, table 4.1-A).
    private static final int JAVA_8 = 52;

    @Test
    void anOldJavaCanReadTheClassThatTellsItSo() throws IOException {
        try (var file = new DataInputStream(Objects.requireNonNull(Start.class.getResourceAsStream("Start.class")))) {
            file.skipNBytes(6);
            assertThat(file.readUnsignedShort()).isLessThanOrEqualTo(JAVA_8);
        }
        assertThat(Start.class.getNestMembers()).as("no class beside it").containsExactly(Start.class);
    }
}
