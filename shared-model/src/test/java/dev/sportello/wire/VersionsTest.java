package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1, 1", "1, 3, 2, 5, 3", "2, 5, 1, 3, 3", "1, 9, 4, 4, 4", "1, 2, 3, 4,", "3, 4, 1, 2,"})
    void theNewestVersionThatBothSidesSpeakIsSpoken(int from, int to, int otherFrom, int otherTo, Integer common) {
        assertThat(new Versions(from, to).common(new Versions(otherFrom, otherTo)))
                .isEqualTo(common);
        assertThat(new Versions(otherFrom, otherTo).common(new Versions(from, to)))
                .isEqualTo(common);
    }

    @Test
    void whoHasNoVersionInCommonIsToldWhichSideIsTheOlder() {
        var newer = refusal("{\"kind\":\"hello\",\"versions\":{\"from\":2,\"to\":3},\"token\":\"t\"}");
        assertThat(newer.error()).isEqualTo(ErrorKind.UNSUPPORTED_VERSION);
        assertThat(newer.sentence())
                .isEqualTo("The relay is the older: it speaks version 1 of the protocol, this program versions 2 to 3."
                        + " Upgrade the relay.");
        assertThat(newer.versions()).isEqualTo(Protocol.VERSIONS);
        assertThat(Refusal.ofVersions(new Versions(4, 5), new Versions(1, 1)).sentence())
                .isEqualTo("This program is the older: it speaks version 1 of the protocol, the relay versions 4 to 5."
                        + " Upgrade this program.");
    }

    @Test
    void aNewerProgramThatStillSpeaksTheOldVersionIsWelcome() throws RefusedFrame {
        var frame = new Codec().clientFrame("{\"kind\":\"hello\",\"versions\":{\"from\":1,\"to\":7},\"token\":\"t\"}");
        assertThat(((ClientFrame.Hello) frame).version()).isEqualTo(1);
    }

    private static Refusal refusal(String hello) {
        return catchThrowableOfType(RefusedFrame.class, () -> new Codec().clientFrame(hello))
                .refusal();
    }
}
