package dev.sportello.desktop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.demo.SampleRelay;
import dev.sportello.relay.rig.Browser;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An admin sets office hours in the desktop, and a shopper in a browser gets the automatic replies that follow, in the
/// language of their profile.
@Tag("browser")
class SettingsAtTheRelayTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private static final int MOST_HOURS = 3;

    private final JumpingClock clock = new JumpingClock();

    @Test
    void officeHoursBringAutomaticRepliesUntilTheyAreDeleted(@TempDir Path folder) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(RunningDesktop.PATIENCE.toMillis());
        var config = RelayConfig.parse(Map.of(), "--demo", "--port=0", "--data=" + folder.resolve("relay"));
        try (var browser = Browser.open();
                var relay = Relay.start(config, clock);
                var desktop = RunningDesktop.signIn(
                                folder.resolve("desktop"),
                                relay.address(),
                                "anna@bottega.example",
                                SampleRelay.PASSWORD)
                        .awaitInbox();
                var shop = ShopPage.signIn(browser, relay.address(), "1002")) {
            eventually(() -> assertThat(desktop.text("#linkText")).isEmpty());
            openSettings();
            var opens =
                    clock.instant().atZone(ROME).truncatedTo(ChronoUnit.HOURS).plusHours(MOST_HOURS);
            everyDay(opens.getHour() + ":00", opens.getHour() + ":30");
            shop.send("Where is my parcel?");
            shop.send("Hello?");
            assertThat(shop.bubbles()).hasCount(3);
            assertThat(shop.bubbles().nth(1)).containsText("We are closed now");

            shop.beginAnew();
            clock.moveTo(opens.plusMinutes(10).toInstant());
            shop.send("Are you there?");
            shop.send("At all?");
            assertThat(shop.bubbles()).hasCount(3);
            assertThat(shop.bubbles().nth(1)).containsText("in a few minutes");

            shop.beginAnew();
            removeAllHours();
            save();
            shop.send("One more question");
            eventually(() -> assertThat(desktop.firstLine().preview()).isEqualTo("One more question"));
            assertThat(shop.bubbles()).hasCount(1);
        }
    }

    /// Begins now, since the browser's clock cannot be moved along, and jumps forward.
    private static final class JumpingClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void moveTo(Instant to) {
            ahead = Duration.between(Clock.systemUTC().instant(), to);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static void everyDay(String start, String end) throws Exception {
        removeAllHours();
        fire("#MONDAY .add-hours");
        Fx.run(() -> {
            var fields = ((Parent) find("#MONDAY .range-line")).getChildrenUnmodifiable();
            ((TextField) fields.get(0)).setText(start);
            ((TextField) fields.get(2)).setText(end);
            ((MenuButton) find("#MONDAY .dots")).getItems().get(2).fire();
        });
        save();
    }

    private static void openSettings() throws Exception {
        fire("#settings");
        eventually(() -> assertThat(Fx.get(() -> find("#save").isVisible())).isTrue());
    }

    private static void removeAllHours() throws Exception {
        for (var bin = bin(); bin != null; bin = bin()) {
            var next = bin;
            Fx.run(((ButtonBase) next)::fire);
        }
    }

    private static Node bin() throws Exception {
        return Fx.get(() -> find("#MONDAY").getScene().lookup(".day-row .icon-button"));
    }

    private static void save() throws Exception {
        eventually(() -> assertThat(Fx.get(() -> find("#save").isDisabled())).isFalse());
        fire("#save");
        eventually(() ->
                assertThat(Fx.get(() -> ((Labeled) find("#state")).getText())).startsWith("Saved"));
    }

    private static void fire(String selector) throws Exception {
        Fx.run(() -> ((ButtonBase) find(selector)).fire());
    }

    private static Node find(String selector) {
        return Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll(selector).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError(selector));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(RunningDesktop.PATIENCE).untilAsserted(assertion);
    }
}
