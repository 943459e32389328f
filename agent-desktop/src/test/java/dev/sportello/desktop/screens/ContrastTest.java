package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Change;
import dev.sportello.model.TicketId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every word of the window can be read on what it stands on: 4.5:1, as WCAG's AA asks for.
@Tag("long")
class ContrastTest {
    private static final TicketId MARIA = new TicketId(1042);
    private static final TicketId LUCA = new TicketId(1051);
    private static final TicketId CHLOE = new TicketId(1003);

    @ParameterizedTest
    @EnumSource
    void everyWordCanBeReadOnWhatItStandsOn(ColorScheme scheme) throws Exception {
        try (var desk = new SampleDesk(BusyDay.busy())) {
            var window = SampleWindow.show(new Look(scheme, Locale.UK, 1, 1280, 800), desk, MARIA);
            assertThat(tooFaint(window)).isEmpty();
            window.open(LUCA);
            window.write("On its way");
            window.open(MARIA);
            window.pointAt(LUCA);
            assertThat(tooFaint(window)).as("a draft, and the mouse over it").isEmpty();
            await().atMost(SampleDesk.PATIENCE)
                    .until(() -> Fx.get(
                            () -> window.shown(".entry.event").findFirst().isPresent()));
            for (var place : List.of("#mine", ".entry.event")) {
                pointAt(window, place);
                assertThat(tooFaint(window)).as("the mouse over " + place).isEmpty();
            }
            desk.shop().enter(LUCA, Duration.ZERO, new Change.TicketSnoozed(Staff.ANNA.party(), null));
            desk.shop().enter(MARIA, Duration.ZERO, new Change.TicketSnoozed(Staff.ANNA.party(), Shop.NOW));
            window.filter("snoozed");
            assertThat(tooFaint(window)).as("snoozed").isEmpty();
            window.filter("closedItem");
            window.open(CHLOE);
            assertThat(tooFaint(window)).as("closed").isEmpty();
            desk.loseRelay();
            window.settle();
            assertThat(tooFaint(window)).as("without a link").isEmpty();
            window.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsFoundCanBeReadUnderTheMouse(ColorScheme scheme) throws Exception {
        try (var desk = new SampleDesk(BusyDay.busy())) {
            var window = SampleWindow.show(new Look(scheme, Locale.UK, 1, 1280, 800), desk, MARIA);
            desk.relay().queries.customers =
                    List.of(Shoppers.maria(), Shoppers.stranger(Shoppers.profile("Luca Ferrari"), "Luca Ferrari"));
            window.key(Shortcut.FIND_CUSTOMER);
            Fx.run(() -> ((TextField) window.find("#customerQuery")).setText("a"));
            await().atMost(SampleDesk.PATIENCE)
                    .until(() -> Fx.get(() -> window.shown(".found-cell:filled").count()) == 2);
            pointAt(window, ".found-cell:filled:odd");
            assertThat(tooFaint(window)).isEmpty();
            window.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsDisabledAndWhatIsPastCanBeRead(ColorScheme scheme) throws Exception {
        var screen = SettingsOnScreen.open(new Look(scheme, Locale.UK, 1, 1280, 800), true);
        assertThat(tooFaint(screen.root())).as("exceptions that are past").isEmpty();
        screen.go("team");
        screen.awaitAnswers();
        assertThat(tooFaint(screen.root())).as("who is disabled").isEmpty();
        screen.close();
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatIsNotUsedCanBeRead(ColorScheme scheme) throws Exception {
        var screen = SettingsOnScreen.open(new Look(scheme, Locale.UK, 1, 1280, 800), true);
        screen.go("web-chat");
        screen.fire("#off");
        assertThat(screen.shows(".preview:unused .words")).isTrue();
        assertThat(tooFaint(screen.root())).isEmpty();
        screen.close();
    }

    private static void pointAt(SampleWindow window, String selector) throws Exception {
        Fx.run(() -> {
            var place = window.shown(selector).findFirst().orElseThrow();
            var bounds = place.localToScreen(place.getBoundsInLocal());
            window.keyboard().mouseMove(bounds.getMinX() + 30, bounds.getMinY() + 8);
        });
        Fx.pulses(2);
    }

    private static List<String> tooFaint(SampleWindow window) throws Exception {
        return tooFaint((Parent) window.find(".window"));
    }

    private static List<String> tooFaint(Parent root) throws Exception {
        return Fx.get(
                () -> Stream.concat(words(root), previews(root)).distinct().toList());
    }

    /// The words in the rows of the list and in bubbles, which are no labels.
    private static Stream<String> previews(Parent root) {
        return Stream.of(".one-line .words", ".preview-bubble .words")
                .flatMap(selector -> shown(root, selector))
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(one -> !one.getText().isBlank())
                .filter(one -> contrast(one, one.getFill()) < 4.5)
                .map(one -> "%.2f: %s".formatted(contrast(one, one.getFill()), one.getText()));
    }

    private static Stream<Node> shown(Parent root, String selector) {
        return root.lookupAll(selector).stream()
                .filter(node -> Stream.iterate(node, Objects::nonNull, (Node one) -> one.getParent())
                        .allMatch(Node::isVisible));
    }

    private static Stream<String> words(Parent root) {
        return Stream.of(".label", ".button", ".toggle-button", ".menu-button")
                .flatMap(selector -> shown(root, selector))
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(one -> !one.isDisabled() && !one.getText().isBlank())
                .filter(one -> contrast(one) < 4.5)
                .map(one -> "%.2f: %s %s".formatted(contrast(one), one.getText(), one.getStyleClass()));
    }

    private static double contrast(Labeled words) {
        return contrast(words, words.getTextFill());
    }

    /// With what makes all of a row fainter.
    private static double contrast(Node node, Paint ink) {
        var opacity = Stream.iterate(node, Objects::nonNull, (Node one) -> one.getParent())
                .mapToDouble(Node::getOpacity)
                .reduce(1, (one, other) -> one * other);
        var behind = behind(node);
        return contrast(behind.interpolate((Color) ink, opacity), behind);
    }

    private static double contrast(Color one, Color other) {
        var light = Math.max(luminance(one), luminance(other));
        var dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    /// WCAG 2.2, relative luminance.
    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static Color behind(Node node) {
        return Stream.iterate(node, Objects::nonNull, (Node one) -> one.getParent())
                .filter(Region.class::isInstance)
                .map(one -> ((Region) one).getBackground())
                .filter(Objects::nonNull)
                .flatMap(background -> background.getFills().reversed().stream())
                .map(fill -> fill.getFill())
                .filter(Color.class::isInstance)
                .map(Color.class::cast)
                .filter(Color::isOpaque)
                .findFirst()
                .orElse(Color.WHITE);
    }
}
