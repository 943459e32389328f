package dev.sportello.desktop.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.disk.DamagedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesFileTest {
    private static final Preferences CHOSEN = new Preferences(
            Scheme.DARK,
            Language.ITALIAN,
            TextSize.LARGE,
            Density.COMPACT,
            SendKey.SHORTCUT_ENTER,
            NotificationMode.SILENT,
            Preview.HIDDEN,
            Optional.of(new QuietHours(LocalTime.of(22, 30), LocalTime.of(7, 0))),
            Guide.DISMISSED);

    @TempDir
    Path folder;

    private final DamagedFiles damaged = new DamagedFiles(Clock.systemUTC());
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("preferences.json");
    }

    static Stream<Preferences> eachValue() {
        return Stream.of(
                        Arrays.stream(Scheme.values()).map(Preferences.STANDARD::with),
                        Arrays.stream(Language.values()).map(Preferences.STANDARD::with),
                        Arrays.stream(TextSize.values()).map(Preferences.STANDARD::with),
                        Arrays.stream(Density.values()).map(Preferences.STANDARD::with),
                        Arrays.stream(SendKey.values()).map(Preferences.STANDARD::with),
                        Arrays.stream(NotificationMode.values()).map(Preferences.STANDARD::with),
                        Arrays.stream(Preview.values()).map(Preferences.STANDARD::with),
                        Arrays.stream(Guide.values()).map(Preferences.STANDARD::with),
                        Stream.of(Optional.<QuietHours>empty(), Optional.of(QuietHours.NIGHT))
                                .map(Preferences.STANDARD::with))
                .flatMap(values -> values);
    }

    @Test
    void withoutAFileTheStandardHolds() {
        assertThat(read()).isEqualTo(Preferences.STANDARD);
    }

    @ParameterizedTest
    @MethodSource("eachValue")
    void whatWasWrittenIsRead(Preferences preferences) throws IOException {
        file().write(preferences);
        assertThat(read()).isEqualTo(preferences);
    }

    @Test
    void whatEveryVersionHasWrittenIsReadByThisOne() throws IOException {
        Files.writeString(file, """
                {"theme":"dark","language":"it","textSize":"large","density":"compact","sendKey":"shortcut-enter",
                "notifications":"silent","notificationText":"hidden","quietHours":"22:30/07:00","guide":"dismissed"}""");
        assertThat(read()).isEqualTo(CHOSEN);
    }

    @Test
    void whatANewerVersionKnowsStaysWhileOtherThingsAreChosen() throws IOException {
        Files.writeString(file, """
                {"theme":"sepia","sound":{"on":true,"volume":0.5},"quiet":["22:00",null],"language":"it"}""");
        var opened = file();
        var preferences = opened.read();
        assertThat(preferences).isEqualTo(Preferences.STANDARD.with(Language.ITALIAN));
        opened.write(preferences.with(TextSize.LARGE));
        assertThat(file).content().isEqualTo("""
                {"theme":"sepia","sound":{"on":true,"volume":0.5},"quiet":["22:00",null],"language":"it",\
                "textSize":"large"}""");
    }

    @Test
    void aValueOfANewerVersionGivesWayToOneThatIsChosen() throws IOException {
        Files.writeString(file, """
                {"theme":"sepia"}""");
        var opened = file();
        opened.write(opened.read().with(Scheme.LIGHT));
        assertThat(file).content().isEqualTo("""
                {"theme":"light"}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{\"theme\":\"da", "[]", "\"dark\"", "null", "{\"theme\":\"dark\",\"theme\":\"light\"}"})
    void aDamagedFileIsSetAsideAndSaidOnce(String content) throws IOException {
        Files.writeString(file, content);
        assertThat(read()).isEqualTo(Preferences.STANDARD);
        assertThat(damaged.unread())
                .singleElement()
                .satisfies(aside -> assertThat(aside.file()).content().isEqualTo(content));
        assertThat(read()).isEqualTo(Preferences.STANDARD);
        assertThat(damaged.unread()).hasSize(1);
    }

    @Test
    void bytesThatAreNoTextAreADamagedFile() throws IOException {
        Files.write(file, new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});
        assertThat(read()).isEqualTo(Preferences.STANDARD);
        assertThat(damaged.unread()).hasSize(1);
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        file().write(CHOSEN);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private Preferences read() {
        return file().read();
    }

    private PreferencesFile file() {
        return new PreferencesFile(file, damaged);
    }
}
