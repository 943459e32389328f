package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.ConnectionTimes;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.window.PaneWidths;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Random;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ComboBox;
import javafx.stage.Screen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class DesktopWindowTest {
    private static final SavedSession SESSION =
            new SavedSession(URI.create("http://127.0.0.1:1"), "secret-token", ScriptedJournal.ANNA);

    @TempDir
    Path folder;

    @Test
    void whoSignsOutIsForgottenAndTheProgramCanEnd() throws Exception {
        try (var before = new Desktop(folder, new Timing(ConnectionTimes.STANDARD, Clock.systemUTC(), new Random(1)))) {
            var _ = before.enter(SESSION);
        }
        var desktop = RunningDesktop.open(folder);
        await("the workplace").atMost(RunningDesktop.PATIENCE).until(desktop::hasAccount);
        desktop.signOut();
        await("the sign-in").atMost(RunningDesktop.PATIENCE).until(desktop::asksToSignIn);
        Fx.pulses(4);
        assertThat(desktop.focused()).as("all else is filled in").isEqualTo("password");
        await("the session to be gone")
                .atMost(RunningDesktop.PATIENCE)
                .until(() -> !Files.exists(folder.resolve("session.json")));
        desktop.close();
    }

    @Test
    void theWindowIsNotEmptyWhileTheInboxIsOpened() throws Exception {
        try (var before = new Desktop(folder, new Timing(ConnectionTimes.STANDARD, Clock.systemUTC(), new Random(1)))) {
            var _ = before.enter(SESSION);
        }
        var desktop = RunningDesktop.openSlowly(folder);
        assertThat(desktop.words("#words")).isEqualTo("Opening your inbox…");
        desktop.close();
    }

    @Test
    void whatNobodyCatchesLeavesAWindowThatIsWhole() throws Exception {
        try (var before = new Desktop(folder, new Timing(ConnectionTimes.STANDARD, Clock.systemUTC(), new Random(1)))) {
            var _ = before.enter(SESSION);
        }
        var desktop = RunningDesktop.open(folder);
        await("the workplace").atMost(RunningDesktop.PATIENCE).until(desktop::hasAccount);
        var root = desktop.root();
        Platform.runLater(() -> {
            throw new IllegalStateException("a layout that broke off");
        });
        await("a new view")
                .atMost(RunningDesktop.PATIENCE)
                .until(() -> !desktop.root().equals(root));
        assertThat(desktop.hasAccount()).isTrue();
        desktop.close();
    }

    @Test
    void theWindowIsAsBigAsItWasWhenItWasClosed() {
        var place = new WindowPlace(new Point2D(-1200, 40), 1400, 900, false, new PaneWidths(300, 250));
        var file = new WindowFile(folder.resolve("window.properties"));
        assertThat(file.read()).isEqualTo(WindowPlace.FIRST);
        file.write(place);
        assertThat(file.read()).isEqualTo(place);
    }

    @Test
    void theWindowIsNotLargerThanTheScreen() {
        var laptop = new Rectangle2D(0, 0, 1366, 728);
        var large = new WindowPlace(null, 2400, 1900, true, PaneWidths.STANDARD);
        assertThat(large.within(laptop)).isEqualTo(new WindowPlace(null, 1350, 688, true, PaneWidths.STANDARD));
        assertThat(WindowPlace.FIRST.within(laptop).height()).isEqualTo(688);
        var small = new WindowPlace(null, 1000, 650, false, PaneWidths.STANDARD);
        assertThat(small.within(laptop)).isEqualTo(small);
    }

    @Test
    void aWindowSavedOnALargerScreenIsWithinThisOne() throws Exception {
        try (var before = new Desktop(folder, new Timing(ConnectionTimes.STANDARD, Clock.systemUTC(), new Random(1)))) {
            before.windowFile().write(new WindowPlace(null, 9_000, 7_000, false, PaneWidths.STANDARD));
        }
        var desktop = opened();
        var screen = Fx.get(() -> Screen.getPrimary().getVisualBounds());
        var root = desktop.root();
        var window = Fx.get(() -> root.getScene().getWindow());
        Fx.pulses(2);
        assertThat(window.getX()).isGreaterThanOrEqualTo(screen.getMinX());
        assertThat(window.getY()).isGreaterThanOrEqualTo(screen.getMinY());
        assertThat(window.getX() + window.getWidth()).isLessThanOrEqualTo(screen.getMaxX());
        assertThat(window.getY() + window.getHeight()).isLessThanOrEqualTo(screen.getMaxY());
        desktop.close();
    }

    @Test
    void aWindowWhoseScreenIsGoneIsWithinThePrimaryOne() throws Exception {
        var gone = new WindowPlace(new Point2D(-90_000, 40), 9_000, 7_000, false, PaneWidths.STANDARD);
        var here = Fx.get(() -> WindowKeeper.fitting(gone));
        assertThat(here).isEqualTo(gone.within(Fx.get(() -> Screen.getPrimary().getVisualBounds())));
    }

    @Test
    void aDamagedFileGivesTheFirstSize() throws Exception {
        var path = folder.resolve("window.properties");
        Files.writeString(path, "width=-3\nheight=many\ninbox=1e99");
        assertThat(new WindowFile(path).read()).isEqualTo(WindowPlace.FIRST);
    }

    @Test
    void anotherLanguageHoldsAtOnceAndWhatWasOpenIsOpenAgain() throws Exception {
        var before = Locale.getDefault();
        var desktop = opened();
        desktop.openSettings();
        assertThat(desktop.settingsTitle()).isEqualTo("Preferences");
        desktop.inSettings(
                ComboBox.class, "#language", list -> list.getSelectionModel().selectLast());
        await("another language")
                .atMost(RunningDesktop.PATIENCE)
                .until(() -> desktop.settingsTitle().equals("Preferenze"));
        assertThat(desktop.settingsShow("#scheme")).as("the same page").isTrue();
        assertThat(desktop.title()).startsWith("Posta in arrivo");
        desktop.close();

        var next = RunningDesktop.open(folder);
        await("the workplace").atMost(RunningDesktop.PATIENCE).until(next::hasAccount);
        assertThat(next.title()).startsWith("Posta in arrivo");
        next.close();
        Locale.setDefault(before);
    }

    @Test
    void preferencesThatCannotBeReadAreSaidOnce() throws Exception {
        opened().close();
        Files.writeString(folder.resolve("preferences.json"), "{");
        var desktop = RunningDesktop.open(folder);
        await("the workplace").atMost(RunningDesktop.PATIENCE).until(desktop::hasAccount);
        assertThat(desktop.texts(".damage #count")).containsExactly("A damaged file was set aside.");
        desktop.click(".damage #toggle");
        assertThat(desktop.texts(".damage .card .label"))
                .contains("The standard ones hold now. Choose yours again in the settings.")
                .anyMatch(text -> text.contains("preferences.set-aside-"));
        desktop.close();
        var next = RunningDesktop.open(folder);
        await("the workplace").atMost(RunningDesktop.PATIENCE).until(next::hasAccount);
        assertThat(next.texts(".damage #count")).isEmpty();
        next.close();
    }

    @Test
    void whoseSessionIsDamagedIsToldAtTheSignIn() throws Exception {
        opened().close();
        var file = folder.resolve("session.json");
        Files.writeString(file, Files.readString(file).replace("127.0.0.1", "127.0.0.9"));
        var desktop = RunningDesktop.openSignedOut(folder);
        assertThat(desktop.asksToSignIn()).isTrue();
        assertThat(desktop.text("#errorText")).startsWith("Your sign-in on this computer was damaged");
        desktop.close();
        assertThat(folder).isDirectoryContaining("glob:**session.set-aside-*.json");
    }

    private RunningDesktop opened() throws Exception {
        try (var before = new Desktop(folder, new Timing(ConnectionTimes.STANDARD, Clock.systemUTC(), new Random(1)))) {
            var _ = before.enter(SESSION);
        }
        var desktop = RunningDesktop.open(folder);
        await("the workplace").atMost(RunningDesktop.PATIENCE).until(desktop::hasAccount);
        return desktop;
    }
}
